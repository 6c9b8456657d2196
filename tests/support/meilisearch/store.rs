//! What the stand-in keeps, and its answer to every request that the program makes. Work is accepted first and done
//! later, in order, as a real server does; here that is when its task is looked at for the second time.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::expression::Expression;
use super::search;

/// Settings that a server knows, besides those that have a default here.
const OTHER_SETTINGS: [&str; 14] = [
    "stopWords",
    "nonSeparatorTokens",
    "separatorTokens",
    "dictionary",
    "synonyms",
    "distinctAttribute",
    "proximityPrecision",
    "embedders",
    "searchCutoffMs",
    "localizedAttributes",
    "facetSearch",
    "prefixSearch",
    "chat",
    "foreignKeys",
];

#[derive(Debug, Clone, Default)]
pub struct Index {
    pub documents: BTreeMap<String, Map<String, Value>>,
    pub settings: Map<String, Value>,
    changed: u64,
}

pub struct Store {
    key: String,
    pub version: String,
    pub indexes: BTreeMap<String, Index>,
    tasks: Vec<Job>,
    /// Work of this type fails, with this code.
    pub failing: Option<(&'static str, &'static str)>,
    /// Every request, as `METHOD path`.
    pub asked: Vec<String>,
    clock: u64,
}

struct Job {
    kind: &'static str,
    index: Option<String>,
    body: Value,
    looked: bool,
    done: Option<Result<Value, (String, String)>>,
}

impl Store {
    pub fn new(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            version: "1.50.0".to_owned(),
            indexes: BTreeMap::new(),
            tasks: Vec::new(),
            failing: None,
            asked: Vec::new(),
            clock: 0,
        }
    }

    pub fn answer(&mut self, method: &str, path: &str, key: Option<&str>, body: &[u8]) -> (u16, Value) {
        self.asked.push(format!("{method} {path}"));
        match self.try_answer(method, path, key, body) {
            Ok(answer) => answer,
            Err((status, code, message)) => (status, refusal(&code, &message)),
        }
    }

    fn try_answer(&mut self, method: &str, path: &str, key: Option<&str>, body: &[u8]) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        if parts != ["health"] {
            match key {
                None => return no(401, "missing_authorization_header", "The header with the key is missing."),
                Some(key) if key != self.key => return no(403, "invalid_api_key", "The key is not valid."),
                Some(_) => {}
            }
        }
        let body: Value = match body {
            [] => Value::Null,
            body => serde_json::from_slice(body)
                .map_err(|error| (400, "malformed_payload".to_owned(), format!("Not JSON: {error}")))?,
        };
        match (method, parts.as_slice()) {
            ("GET", ["health"]) => yes(json!({ "status": "available" })),
            ("GET", ["version"]) => {
                yes(json!({ "commitSha": "0", "commitDate": "2026-01-01T00:00:00Z", "pkgVersion": self.version }))
            }
            ("GET", ["tasks", uid]) => self.look(uid.parse().unwrap()),
            ("GET", ["indexes"]) => {
                let all: Vec<Value> = self.indexes.iter().map(|(uid, index)| index.told(uid)).collect();
                yes(json!({ "results": all, "offset": 0, "limit": 1000, "total": all.len() }))
            }
            ("POST", ["indexes"]) => self.accept("indexCreation", body["uid"].as_str(), body.clone()),
            ("GET", ["indexes", uid]) => yes(self.index(uid)?.told(uid)),
            ("DELETE", ["indexes", uid]) => self.accept("indexDeletion", Some(uid), Value::Null),
            ("GET", ["indexes", uid, "settings"]) => yes(self.index(uid)?.all_settings().into()),
            ("PATCH", ["indexes", uid, "settings"]) => {
                known_settings(&body)?;
                self.accept("settingsUpdate", Some(uid), body)
            }
            ("POST" | "PUT", ["indexes", uid, "documents"]) => {
                assert!(query.is_empty() || query == "primaryKey=id", "{query}");
                self.accept("documentAdditionOrUpdate", Some(uid), body)
            }
            ("POST", ["indexes", uid, "documents", "delete-batch"]) => self.accept("documentDeletion", Some(uid), body),
            ("POST", ["indexes", uid, "search"]) => yes(self.search(uid, &body)?),
            ("POST", ["multi-search"]) => {
                let queries = body["queries"].as_array().cloned().unwrap_or_default();
                let mut results = Vec::new();
                for mut query in queries {
                    let uid = query.as_object_mut().unwrap().remove("indexUid").unwrap();
                    let mut result = self.search(uid.as_str().unwrap(), &query)?;
                    result["indexUid"] = uid;
                    results.push(result);
                }
                yes(json!({ "results": results }))
            }
            ("POST", ["swap-indexes"]) => self.accept("indexSwap", None, body),
            _ => no(404, "not_found", "No such route."),
        }
    }

    fn index(&self, uid: &str) -> Result<&Index, Refusal> {
        self.indexes.get(uid).ok_or_else(|| (404, "index_not_found".to_owned(), format!("Index `{uid}` not found.")))
    }

    fn search(&self, uid: &str, query: &Value) -> Result<Value, Refusal> {
        search::answer(self.index(uid)?, query).map_err(|(code, message)| (400, code, message))
    }

    fn accept(&mut self, kind: &'static str, index: Option<&str>, body: Value) -> Answer {
        let index = index.map(str::to_owned);
        self.tasks.push(Job { kind, index: index.clone(), body, looked: false, done: None });
        let told = json!({
            "taskUid": self.tasks.len() - 1, "indexUid": index, "status": "enqueued", "type": kind,
            "enqueuedAt": "2026-11-21T22:06:58.760381295Z",
        });
        Ok((202, told))
    }

    fn look(&mut self, uid: usize) -> Answer {
        if uid >= self.tasks.len() {
            return no(404, "task_not_found", "No such task.");
        }
        if std::mem::replace(&mut self.tasks[uid].looked, true) {
            self.work(uid);
        }
        let job = &self.tasks[uid];
        let mut told = json!({
            "uid": uid, "batchUid": null, "indexUid": job.index, "status": "processing", "type": job.kind,
            "canceledBy": null, "details": null, "error": null, "duration": null,
            "enqueuedAt": "2026-11-21T22:06:58.760381295Z", "startedAt": "2026-11-21T22:06:58.761891327Z", "finishedAt": null,
        });
        if let Some(done) = &job.done {
            told["duration"] = "PT0.005881894S".into();
            told["finishedAt"] = "2026-11-21T22:06:58.767773221Z".into();
            match done {
                Ok(details) => (told["status"], told["details"]) = ("succeeded".into(), details.clone()),
                Err((code, message)) => (told["status"], told["error"]) = ("failed".into(), refusal(code, message)),
            }
        }
        yes(told)
    }

    /// Does all work up to and including this task.
    fn work(&mut self, last: usize) {
        for uid in 0..=last {
            if self.tasks[uid].done.is_none() {
                let done = self.carry_out(uid);
                self.tasks[uid].done = Some(done);
            }
        }
    }

    fn carry_out(&mut self, uid: usize) -> Result<Value, (String, String)> {
        let (kind, index, body) = (self.tasks[uid].kind, self.tasks[uid].index.clone(), self.tasks[uid].body.clone());
        if let Some((_, code)) = self.failing.filter(|(failing, _)| *failing == kind) {
            return fail(code, "It went wrong, as was asked.");
        }
        self.clock += 1;
        let changed = self.clock;
        let uid = index.unwrap_or_default();
        let missing = || fail("index_not_found", &format!("Index `{uid}` not found."));
        match kind {
            "indexCreation" if self.indexes.contains_key(&uid) => {
                fail("index_already_exists", &format!("Index `{uid}` already exists."))
            }
            "indexCreation" => {
                self.indexes.insert(uid, Index { changed, ..Index::default() });
                Ok(json!({ "primaryKey": "id" }))
            }
            "indexDeletion" => match self.indexes.remove(&uid) {
                Some(index) => Ok(json!({ "deletedDocuments": index.documents.len() })),
                None => missing(),
            },
            "indexSwap" => {
                let names = body[0]["indexes"].as_array().unwrap();
                let [a, b] = [names[0].as_str().unwrap(), names[1].as_str().unwrap()].map(str::to_owned);
                let (Some(first), Some(second)) = (self.indexes.remove(&a), self.indexes.remove(&b)) else {
                    return fail("index_not_found", "One of the two is not there.");
                };
                self.indexes.extend([(a, second), (b, first)]);
                Ok(json!({ "swaps": body }))
            }
            // Settings and documents make an index that is not there; deleting does not.
            "documentDeletion" if !self.indexes.contains_key(&uid) => missing(),
            _ => {
                let index = self.indexes.entry(uid).or_default();
                index.changed = changed;
                index.change(kind, body)
            }
        }
    }
}

impl Index {
    fn told(&self, uid: &str) -> Value {
        let changed = format!("2026-11-21T22:06:58.{:09}Z", self.changed);
        json!({ "uid": uid, "createdAt": "2026-11-21T22:06:58Z", "updatedAt": changed, "primaryKey": "id" })
    }

    fn change(&mut self, kind: &str, body: Value) -> Result<Value, (String, String)> {
        match kind {
            "settingsUpdate" => {
                self.settings.extend(body.as_object().unwrap().clone());
                Ok(body)
            }
            "documentAdditionOrUpdate" => {
                let documents = body.as_array().unwrap();
                let mut added = BTreeMap::new();
                for document in documents {
                    added.insert(key_of(document)?, document.as_object().unwrap().clone());
                }
                self.documents.extend(added);
                Ok(json!({ "receivedDocuments": documents.len(), "indexedDocuments": documents.len() }))
            }
            "documentDeletion" => {
                let keys = body.as_array().unwrap();
                let gone = keys.iter().filter(|key| self.documents.remove(key.as_str().unwrap()).is_some()).count();
                Ok(json!({ "providedIds": keys.len(), "deletedDocuments": gone, "originalFilter": null }))
            }
            other => panic!("no such work: {other}"),
        }
    }

    /// The settings with what a server says when nothing was set.
    pub fn all_settings(&self) -> Map<String, Value> {
        let mut all = json!({
            "displayedAttributes": ["*"], "searchableAttributes": ["*"], "filterableAttributes": [],
            "sortableAttributes": [], "rankingRules": ["words", "typo", "proximity", "attributeRank", "sort", "wordPosition", "exactness"],
            "stopWords": [], "synonyms": {}, "distinctAttribute": null, "proximityPrecision": "byWord",
            "typoTolerance": { "enabled": true, "minWordSizeForTypos": { "oneTypo": 5, "twoTypos": 9 }, "disableOnWords": [], "disableOnAttributes": [], "disableOnNumbers": false },
            "faceting": { "maxValuesPerFacet": 100, "sortFacetValuesBy": { "*": "alpha" } },
            "pagination": { "maxTotalHits": 1000 }, "embedders": {}, "searchCutoffMs": null, "localizedAttributes": null,
        });
        for (name, value) in &self.settings {
            match (all[name].as_object_mut(), value.as_object()) {
                (Some(own), Some(new)) => {
                    own.extend(new.iter().filter(|(_, value)| !value.is_null()).map(|(k, v)| (k.clone(), v.clone())));
                }
                _ => all[name] = value.clone(),
            }
        }
        all.as_object().unwrap().clone()
    }

    /// The list under a setting.
    pub fn list(&self, name: &str) -> Vec<String> {
        let list = self.settings.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        list.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
    }

    /// Reads a filter, and refuses one over an attribute that cannot be filtered.
    pub fn expression(&self, text: &str) -> Result<Expression, (String, String)> {
        let bad = |message: String| ("invalid_search_filter".to_owned(), message);
        let expression = Expression::parse(text).map_err(bad)?;
        let filterable = self.list("filterableAttributes");
        match expression.attributes().into_iter().find(|name| !filterable.contains(name)) {
            Some(name) => Err(bad(format!("Attribute `{name}` is not filterable."))),
            None => Ok(expression),
        }
    }
}

fn key_of(document: &Value) -> Result<String, (String, String)> {
    let Some(key) = document["id"].as_str() else {
        return fail("missing_document_id", "A document has no `id`.");
    };
    if key.is_empty() || !key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        return fail("invalid_document_id", "The key of a document holds a wrong character.");
    }
    let geo = &document["_geo"];
    if !geo.is_null() && (geo["lat"].as_f64().is_none() || geo["lng"].as_f64().is_none()) {
        return fail("invalid_document_geo_field", "The place of a document is no pair of numbers.");
    }
    Ok(key.to_owned())
}

fn known_settings(body: &Value) -> Result<(), Refusal> {
    let known = Index::default().all_settings();
    let unknown = |name: &&String| !known.contains_key(*name) && !OTHER_SETTINGS.contains(&name.as_str());
    match body.as_object().unwrap().keys().find(unknown) {
        Some(name) => Err((400, "bad_request".to_owned(), format!("Unknown field `{name}`."))),
        None => Ok(()),
    }
}

type Refusal = (u16, String, String);
type Answer = Result<(u16, Value), Refusal>;

fn yes(json: Value) -> Answer {
    Ok((200, json))
}

fn no(status: u16, code: &str, message: &str) -> Answer {
    Err((status, code.to_owned(), message.to_owned()))
}

fn fail<T>(code: &str, message: &str) -> Result<T, (String, String)> {
    Err((code.to_owned(), message.to_owned()))
}

fn refusal(code: &str, message: &str) -> Value {
    let auth = ["missing_authorization_header", "invalid_api_key"].contains(&code);
    let kind = if auth { "auth" } else { "invalid_request" };
    json!({ "message": message, "code": code, "type": kind, "link": format!("https://docs.meilisearch.com/errors#{code}") })
}
