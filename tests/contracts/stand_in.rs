//! That the stand-in for a Meilisearch server answers in the shapes in which a real one (1.50) was seen to answer: status,
//! keys and codes of everything the program asks for. Where `MEILI_URL` names a real server, it is held to the same list.

use std::env;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::support::meilisearch::{KEY, StandIn, fresh_name};

/// Patience with work on a busy server.
const TRIES: u32 = 500;

/// What is asked, and the shape of the answer.
struct Shape {
    method: &'static str,
    path: &'static str,
    body: Value,
    status: u16,
    /// Keys that must be there, nested ones with dots; `key=text` tells what stands there.
    keys: &'static [&'static str],
}

fn shape(method: &'static str, path: &'static str, body: Value, status: u16, keys: &'static [&'static str]) -> Shape {
    Shape { method, path, body, status, keys }
}

const TASK: &[&str] = &["taskUid", "indexUid", "status=enqueued", "type", "enqueuedAt"];
const DONE: &[&str] = &["status=succeeded", "error", "duration", "details", "uid", "finishedAt"];

fn settings() -> Value {
    json!({
        "searchableAttributes": ["a", "b"], "filterableAttributes": ["kind", "age", "_geo"],
        "sortableAttributes": ["_geo", "age"], "typoTolerance": { "enabled": false },
        "pagination": { "maxTotalHits": 5000 }, "faceting": { "maxValuesPerFacet": 5000 },
    })
}

fn documents() -> Value {
    json!([
        { "id": "een", "a": "vogels kijken", "b": "buiten", "kind": ["x", "y"], "age": 8, "_geo": { "lat": 52.0, "lng": 5.9 } },
        { "id": "twee", "a": "koken", "b": "vogels", "kind": ["x"], "age": 70 },
    ])
}

#[rustfmt::skip]
fn shapes() -> Vec<Shape> {
    let search = "/indexes/{index}/search";
    vec![
        shape("GET", "/version", Value::Null, 200, &["pkgVersion"]),
        shape("GET", "/indexes/{index}", Value::Null, 404, &["code=index_not_found", "type=invalid_request", "message", "link"]),
        shape("POST", search, json!({ "q": "x" }), 404, &["code=index_not_found"]),
        shape("POST", "/indexes", json!({ "uid": "{index}", "primaryKey": "id" }), 202, TASK),
        shape("TASK", "", Value::Null, 200, DONE),
        shape("POST", "/indexes", json!({ "uid": "{index}", "primaryKey": "id" }), 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=failed", "error.code=index_already_exists"]),
        shape("PATCH", "/indexes/{index}/settings", json!({ "searchableAttribute": [] }), 400, &["code=bad_request"]),
        shape("PATCH", "/indexes/{index}/settings", settings(), 202, TASK),
        shape("TASK", "", Value::Null, 200, DONE),
        shape("GET", "/indexes/{index}/settings", Value::Null, 200, &["searchableAttributes", "typoTolerance.enabled=false", "pagination.maxTotalHits=5000", "faceting.sortFacetValuesBy", "rankingRules"]),
        shape("POST", "/indexes/{index}/documents", json!([{ "a": "zonder sleutel" }]), 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=failed", "error.code=missing_document_id"]),
        shape("POST", "/indexes/{index}/documents", json!([{ "id": "met spatie" , "a": "" }, { "id": "een spatie" }]), 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=failed", "error.code=invalid_document_id"]),
        shape("POST", "/indexes/{index}/documents", json!([{ "id": "drie", "_geo": { "lat": "noord", "lng": 5 } }]), 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=failed", "error.code=invalid_document_geo_field"]),
        shape("POST", "/indexes/{index}/documents", documents(), 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=succeeded", "details.receivedDocuments=2", "details.indexedDocuments=2"]),
        shape("GET", "/indexes/{index}", Value::Null, 200, &["updatedAt", "createdAt", "primaryKey=id"]),
        shape("POST", search, json!({ "q": "vogels", "attributesToSearchOn": ["a"], "showRankingScore": true, "attributesToRetrieve": ["id"] }), 200, &["hits.0.id=een", "hits.0._rankingScore", "estimatedTotalHits=1", "limit=20", "offset=0"]),
        shape("POST", search, json!({ "hitsPerPage": 1, "page": 1, "facets": ["kind"] }), 200, &["totalHits=2", "totalPages=2", "hitsPerPage=1", "facetDistribution.kind.x=2", "facetDistribution.kind.y=1"]),
        shape("POST", search, json!({ "hitsPerPage": 1, "filter": "(kind IN [\"y\", \"z\"]) AND (age <= 8)" }), 200, &["totalHits=1", "hits.0.id=een"]),
        shape("POST", search, json!({ "hitsPerPage": 1, "filter": "NOT (age <= 8)" }), 200, &["totalHits=1", "hits.0.id=twee"]),
        shape("POST", search, json!({ "hitsPerPage": 1, "filter": "_geoRadius(52, 5.9, 100)" }), 200, &["totalHits=1", "hits.0.id=een"]),
        shape("POST", search, json!({ "sort": ["age:desc"], "limit": 1 }), 200, &["hits.0.id=twee"]),
        shape("POST", search, json!({ "sort": ["_geoPoint(52, 5.9):asc", "age:desc"], "limit": 1 }), 200, &["hits.0.id=een"]),
        shape("POST", search, json!({ "filter": "kind = \"x\\\" OR age > 0\"", "hitsPerPage": 1 }), 200, &["totalHits=0"]),
        shape("POST", search, json!({ "filter": "naam = \"x\"" }), 400, &["code=invalid_search_filter"]),
        shape("POST", search, json!({ "filter": "kind = \"x\" AND" }), 400, &["code=invalid_search_filter"]),
        shape("POST", search, json!({ "filter": "_geoRadius(151, 5, 10)" }), 400, &["code=invalid_search_filter"]),
        shape("POST", search, json!({ "q": "x", "onbekend": 1 }), 400, &["code=bad_request"]),
        shape("POST", "/multi-search", json!({ "queries": [{ "indexUid": "{index}", "q": "vogels", "limit": 1 }, { "indexUid": "{index}", "hitsPerPage": 1, "page": 1 }] }), 200, &["results.0.indexUid={index}", "results.0.estimatedTotalHits", "results.1.totalHits=2"]),
        shape("POST", "/indexes/{index}/documents/delete-batch", json!(["een", "niemand"]), 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=succeeded", "details.deletedDocuments=1", "details.providedIds=2"]),
        shape("POST", "/indexes", json!({ "uid": "{index}-next", "primaryKey": "id" }), 202, TASK),
        shape("TASK", "", Value::Null, 200, DONE),
        shape("POST", "/swap-indexes", json!([{ "indexes": ["{index}", "{index}-next"] }]), 202, &["taskUid", "type=indexSwap", "indexUid=null"]),
        shape("TASK", "", Value::Null, 200, DONE),
        shape("DELETE", "/indexes/{index}-next", Value::Null, 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=succeeded", "details.deletedDocuments=1"]),
        shape("DELETE", "/indexes/{index}", Value::Null, 202, TASK),
        shape("TASK", "", Value::Null, 200, DONE),
        shape("DELETE", "/indexes/{index}", Value::Null, 202, TASK),
        shape("TASK", "", Value::Null, 200, &["status=failed", "error.code=index_not_found"]),
        shape("GET", "/tasks/99999999", Value::Null, 404, &["code=task_not_found"]),
    ]
}

fn send(method: &str, url: &str, key: Option<&str>, body: &Value) -> (u16, Value) {
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).proxy(None).build().into();
    let mut request = ureq::http::Request::builder().method(method).uri(url).header("Content-Type", "application/json");
    if let Some(key) = key {
        request = request.header("Authorization", format!("Bearer {key}"));
    }
    let answer = match body {
        Value::Null => agent.run(request.body(()).unwrap()),
        body => agent.run(request.body(body.to_string()).unwrap()),
    };
    let mut answer = answer.unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), serde_json::from_str(&text).unwrap_or_else(|_| panic!("no JSON: {text}")))
}

/// The task when it is done, whichever way.
fn ended(server: &str, key: Option<&str>, uid: u64) -> (u16, Value) {
    for _ in 0..TRIES {
        let (status, task) = send("GET", &format!("{server}/tasks/{uid}"), key, &Value::Null);
        if !["enqueued", "processing"].contains(&task["status"].as_str().unwrap()) {
            return (status, task);
        }
        thread::sleep(Duration::from_millis(20));
    }
    panic!("task {uid} does not end");
}

fn holds(server: &str, key: Option<&str>) {
    let (index, mut task) = (fresh_name(), 0);
    for shape in shapes() {
        let named = |text: &str| text.replace("{index}", &index);
        let body = serde_json::from_str(&named(&shape.body.to_string())).unwrap();
        let (status, answer) = match shape.method {
            "TASK" => ended(server, key, task),
            method => send(method, &format!("{server}{}", named(shape.path)), key, &body),
        };
        let told = format!("{} {} {body} at {server}: {answer}", shape.method, shape.path);
        assert_eq!(status, shape.status, "{told}");
        task = answer["taskUid"].as_u64().unwrap_or(task);
        for wanted in shape.keys {
            let wanted = named(wanted);
            let (name, text) =
                wanted.split_once('=').map_or((wanted.as_str(), None), |(name, text)| (name, Some(text)));
            let found = answer.pointer(&format!("/{}", name.replace('.', "/")));
            let found = found.unwrap_or_else(|| panic!("{name} is missing in {told}"));
            let plain = found.as_str().map_or_else(|| found.to_string(), str::to_owned);
            assert!(text.is_none_or(|text| text == plain), "{wanted}: {told}");
        }
    }
}

#[test]
fn the_stand_in_answers_in_the_shapes_of_a_real_server() {
    holds(&format!("http://{}", StandIn::shared().address), Some(KEY));
    if let Ok(url) = env::var("MEILI_URL") {
        holds(url.trim_end_matches('/'), env::var("MEILI_KEY").ok().as_deref());
    }
}

#[test]
fn the_stand_in_wants_its_key() {
    let server = format!("http://{}", StandIn::shared().address);
    let told = |key| send("GET", &format!("{server}/version"), key, &Value::Null);
    let (status, answer) = told(None);
    assert_eq!(
        (status, &answer["code"], &answer["type"]),
        (401, &json!("missing_authorization_header"), &json!("auth"))
    );
    let (status, answer) = told(Some("een-andere"));
    assert_eq!((status, &answer["code"], &answer["type"]), (403, &json!("invalid_api_key"), &json!("auth")));
}
