//! A protected address is a matter of life and death: whatever an import line held of it, nothing that the service
//! shows, answers, exports or keeps has more than the wijk.

use std::fs;

use serde_json::json;

use crate::support::line::{Line, file, line};
use crate::support::page::Page;
use crate::support::program::Program;

const STREET: &str = "Schuilhofpad";
const POSTCODE: (&str, &str) = ("9991 ZQ", "9991ZQ");
const LAT: f64 = 53.364_317;
const LON: f64 = 6.611_943;

/// Three ways in which a maker of a file marks an address as protected, each with everything that must not get out.
fn lines() -> Vec<Line> {
    let place = |street: &str| json!({ "wijk": "Kerkdorp", "name": "Blijf van Huis", "street": street, "postcode": POSTCODE.0, "lat": LAT, "lon": LON });
    let mut outright = place(&format!("{STREET} 77"));
    outright["protected"] = json!(true);
    let times = json!([{ "day": "ma", "from": "09:00", "to": "17:00", "every": "week" }]);
    let shelter = |id: &str| line(id).named("Veilig wonen").of_kind("specialistisch").with("schedule", times.clone());
    vec![
        shelter("veilig-geheim").with("place", place(&format!("{STREET} 77 (geheim)"))),
        shelter("veilig-op-aanvraag").with("place", place("Adres op aanvraag")).with("lat", LAT).with("lon", LON),
        shelter("veilig-gezegd").with("place", outright),
    ]
}

/// What gives the address away, written out.
fn words() -> Vec<String> {
    let near = |degrees: f64| format!("{degrees:.3}");
    vec![STREET.to_owned(), POSTCODE.0.to_owned(), POSTCODE.1.to_owned(), near(LAT), near(LON)]
}

fn assert_silent(what: &str, text: &str) {
    for word in words() {
        assert!(!text.contains(&word), "{what} gives {word} away");
    }
}

#[test]
fn a_protected_address_gets_out_nowhere() {
    let program = Program::voorbeeld();
    let said = program.run(&["import", "catalogue", &program.file("opvang.jsonl", &file(&lines()))]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(
        said.beside.contains("Dit is een beschermd adres. Straat, postcode en coördinaten zijn niet bewaard"),
        "{said:?}"
    );
    assert_silent("the report of the import", &(said.out + &said.beside));

    let serving = program.serve(&[]);
    let slugs = ["veilig-geheim", "veilig-op-aanvraag", "veilig-gezegd"];
    let list = slugs.map(|slug| format!("s={slug}")).join("&");
    let searches = [
        "q=veilig+wonen",
        "q=veilig+wonen&wijk=Kerkdorp",
        "q=veilig+wonen&wijk=9991&radius=300",
        "q=veilig&lat=53.3631&lon=6.6101&radius=500",
    ];
    let mut targets: Vec<String> = searches
        .iter()
        .flat_map(|query| {
            [
                format!("/zoeken?{query}"),
                format!("/zoeken/punten?{query}"),
                format!("/api/v1/search?{query}&facets=kind"),
            ]
        })
        .collect();
    targets.extend(slugs.iter().flat_map(|slug| {
        [format!("/voorziening/{slug}"), format!("/voorziening/{slug}/agenda.ics"), format!("/api/v1/services/{slug}")]
    }));
    targets.extend([
        format!("/lijst?{list}"),
        format!("/lijst/afdruk?{list}"),
        format!("/vergelijken?{list}"),
        "/api/v1/suggestions?q=schuil".into(),
        "/api/v1/suggestions?q=veilig".into(),
        "/".into(),
    ]);
    for target in targets {
        let answer = serving.get(&target);
        assert_eq!(answer.status, 200, "{target}: {}", answer.body);
        assert_silent(&target, &answer.body);
    }
    for street in [STREET, "9991 ZQ", "9991ZQ"] {
        let found = serving.get(&format!("/api/v1/search?q={}&exact=1", crate::support::http::escaped(street))).json();
        assert!(
            found["results"]
                .as_array()
                .unwrap()
                .iter()
                .all(|result| !slugs.contains(&result["slug"].as_str().unwrap())),
            "{street} can be searched"
        );
    }
    drop(serving);

    let export = program.run(&["export"]);
    assert!(export.out.contains("veilig-geheim"));
    assert_silent("the export", &export.out);
}

#[test]
fn nothing_that_the_service_keeps_holds_a_protected_address() {
    let program = Program::voorbeeld();
    program.run(&["import", "catalogue", &program.file("opvang.jsonl", &file(&lines()))]);
    let numbers = [LAT, LON].map(f64::to_ne_bytes).into_iter().chain([LAT, LON].map(f64::to_be_bytes));
    let mut secrets: Vec<Vec<u8>> = numbers.map(Vec::from).collect();
    secrets.extend(words().into_iter().flat_map(|word| [word.to_lowercase().into_bytes(), word.into_bytes()]));
    let kept = program.kept();
    assert!(kept.len() > 3, "the database and the index are there: {kept:?}");
    let mut open = false;
    for path in kept {
        let bytes = fs::read(&path).unwrap();
        open |= holds(&bytes, b"Zeedijk 3");
        for secret in &secrets {
            assert!(!holds(&bytes, secret), "{} holds {:?}", path.display(), String::from_utf8_lossy(secret));
        }
    }
    assert!(open, "an open address is found in this way, so a protected one would be too");
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[test]
fn a_protected_service_is_found_in_its_wijk_without_a_distance_and_without_a_pin() {
    let program = Program::voorbeeld();
    let serving = program.serve(&[]);
    let page: Page = serving.page("/zoeken?q=geweld&wijk=Kerkdorp&radius=500");
    let found = page.result("Veilige plek bij geweld thuis");
    assert!(found.text.contains("Kerkdorp, adres op aanvraag"), "{}", found.text);
    assert!(found.reasons.contains(&"Afstand niet bekend: adres op aanvraag".to_owned()), "{:?}", found.reasons);
    let points = serving.get("/zoeken/punten?q=geweld&wijk=Kerkdorp&radius=500").body;
    assert!(!points.contains("veilige-plek-voorbeeld"), "{points}");
    let sheet = serving.page("/lijst/afdruk?s=veilige-plek-voorbeeld").text();
    assert!(sheet.contains("Adres op aanvraag (Kerkdorp)") && !sheet.contains("op de kaart"), "{sheet}");
    let place = &serving.get("/api/v1/services/veilige-plek-voorbeeld").json()["place"];
    let nothing = serde_json::Value::Null;
    assert_eq!(
        *place,
        json!({ "name": nothing, "street": nothing, "postcode": nothing, "city": nothing, "wijk": "WK999901", "lat": nothing, "lon": nothing, "protected": true })
    );
}
