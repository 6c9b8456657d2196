//! The OpenAPI description says what the code answers: every route, every parameter, every member.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sociale_kaart::search::NAMES;

use crate::support::house::House;
use crate::support::http::send_json;

fn description() -> Value {
    House::demo().api("/openapi.json")
}

fn parameters(description: &Value, path: &str) -> Vec<Value> {
    description["paths"][path]["get"]["parameters"].as_array().cloned().unwrap_or_default()
}

fn names(list: &[Value]) -> BTreeSet<&str> {
    list.iter().map(|one| one["name"].as_str().unwrap()).collect()
}

/// A value that each parameter takes.
fn example(name: &str) -> &'static str {
    match name {
        "q" => "koffie",
        "wijk" => "Klarendal",
        "lat" => "51.98&lon=5.91",
        "lon" => "5.91&lat=51.98",
        "radius" => "1000&wijk=6822",
        "kind" => "voorliggend,buurtinitiatief",
        "theme" => "geld,geld-schulden",
        "audience" => "ouderen",
        "age" => "12-17",
        "access" => "inloop",
        "form" => "aan-huis",
        "language" => "nl,ar",
        "cost" => "gratis",
        "accessibility" => "rolstoel,toilet",
        "day" => "ma,di",
        "part" => "avond",
        "open" => "2026-11-17T14:00",
        "waiting" => "4",
        "intensity" => "licht",
        "not" => "age.82-82",
        "exact" => "1",
        "limit" => "5",
        "offset" => "5",
        "facets" => {
            "kind,theme,audience,age,access,form,language,cost,accessibility,day,part,open,waiting,intensity,wijk"
        }
        other => panic!("give an example of {other}"),
    }
}

#[test]
fn every_route_of_the_code_is_described_and_answers() {
    let description = description();
    assert_eq!(description["openapi"], "3.1.0");
    let source = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/api.rs")).unwrap();
    let of = |call: &'static str| source.split(call).skip(1).filter_map(|rest| rest.split('"').next());
    let routes: BTreeSet<&str> = of("get(\"").chain(of("post(\"")).filter(|path| *path != "/openapi.json").collect();
    let described: BTreeSet<&str> = description["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    assert!(routes.len() >= 5, "{routes:?}");
    assert_eq!(described, routes);
    for path in described {
        if of("post(\"").any(|posted| posted == path) {
            let answers = description["paths"][path]["post"]["responses"].as_object().unwrap();
            assert!(["200", "400", "403", "415"].iter().all(|status| answers.contains_key(*status)), "{path}");
            let answer = send_json(House::demo().address, &format!("/api/v1{path}"), "{}");
            assert!(answers.contains_key(&answer.status.to_string()), "{path}: {}", answer.status);
            continue;
        }
        let target = path.replace("{slug}", "een-paar-uur-lucht");
        let answer = House::demo().get(&format!("/api/v1{target}"));
        let kinds = description["paths"][path]["get"]["responses"]["200"]["content"].as_object().unwrap();
        assert_eq!(answer.status, 200, "{path}");
        assert!(kinds.contains_key(answer.header("content-type").unwrap()), "{path}: {kinds:?}");
    }
}

#[test]
fn every_parameter_that_a_search_takes_is_described() {
    let (description, of_pages) = (description(), ["page"]);
    let list = parameters(&description, "/search");
    let taken: BTreeSet<&str> = NAMES.into_iter().filter(|name| !of_pages.contains(name)).collect();
    assert_eq!(names(&list), taken);
}

#[test]
fn every_described_parameter_is_taken() {
    let description = description();
    for parameter in parameters(&description, "/search") {
        let name = parameter["name"].as_str().unwrap();
        let answer = House::demo().get(&format!("/api/v1/search?{name}={}", example(name)));
        assert_eq!(answer.status, 200, "{name}: {}", answer.body);
        assert!(parameter["description"].is_string(), "{name} is explained");
    }
    let given = example("facets").split(',').map(str::to_owned).collect::<BTreeSet<_>>();
    let facets = House::demo().api(&format!("/search?facets={}", example("facets")))["facets"].clone();
    assert_eq!(facets.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>(), given);
}

#[test]
fn the_bounds_that_are_described_are_the_bounds_that_hold() {
    let description = description();
    let place = |name: &str| if name == "radius" { "&wijk=Klarendal" } else { "" };
    let status =
        |name: &str, value: f64| House::demo().get(&format!("/api/v1/search?{name}={value}{}", place(name))).status;
    let mut checked = 0;
    for parameter in parameters(&description, "/search") {
        let (name, schema) = (parameter["name"].as_str().unwrap(), &parameter["schema"]);
        let (Some(least), Some(most)) = (schema["minimum"].as_f64(), schema["maximum"].as_f64()) else { continue };
        if ["lat", "lon"].contains(&name) {
            continue;
        }
        assert_eq!([status(name, least), status(name, most)], [200, 200], "{name}: {schema}");
        assert_eq!(status(name, most + 1.0), 400, "{name}: {schema}");
        checked += 1;
    }
    assert!(checked >= 4, "{checked} parameters have bounds");
}

#[test]
fn every_member_of_an_answer_is_described() {
    let description = description();
    let house = House::demo();
    let answers = [
        ("SearchAnswer", house.api("/search?q=koffie&limit=3&facets=kind")),
        ("SearchResult", house.api("/search?q=koffie&wijk=Klarendal&limit=1")["results"][0].clone()),
        ("PlaceAnswer", house.api("/search?form=inloop&limit=1")["results"][0]["place"].clone()),
        ("ServiceAnswer", house.api("/services/een-paar-uur-lucht")),
        ("ThemesAnswer", house.api("/themes")),
        ("ThemeAnswer", house.api("/themes")["themes"][0].clone()),
        ("SuggestionsAnswer", house.api("/suggestions?q=taal")),
        ("AreasAnswer", house.api("/areas")),
        ("GapsAnswer", house.api("/gaps")),
        ("Problem", house.get("/api/v1/search?age=x").json()),
    ];
    for (schema, answer) in answers {
        let known = members(&description, &description["components"]["schemas"][schema]);
        assert!(!known.is_empty(), "{schema} is described");
        for name in answer.as_object().unwrap_or_else(|| panic!("{schema}: {answer}")).keys() {
            assert!(known.contains(name), "{schema} does not describe {name}: {known:?}");
        }
    }
}

/// The names of a schema, those that it takes over from others included.
fn members(description: &Value, schema: &Value) -> BTreeSet<String> {
    let mut names: BTreeSet<String> =
        schema["properties"].as_object().into_iter().flat_map(|own| own.keys().cloned()).collect();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        names.extend(members(description, part));
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        names.extend(members(description, &description["components"]["schemas"][name]));
    }
    names
}
