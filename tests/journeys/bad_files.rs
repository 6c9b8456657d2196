//! Files with something wrong in them: every refused row is told with file, line and field, the rest is stored, or
//! nothing with `--strict`. Nothing panics and nothing is lost.

use serde_json::{Value, json};

use crate::support::line::{Line, file, line};
use crate::support::program::{Program, Said};

/// What an import of these lines says.
fn import(program: &Program, lines: &[Line], more: &[&str]) -> Said {
    import_text(program, &file(lines), more)
}

fn import_text(program: &Program, text: &str, more: &[&str]) -> Said {
    let path = program.file("bron.jsonl", text);
    let said = program.run(&[&["import", "catalogue", &path], more].concat());
    assert!(!said.beside.contains("panicked"), "{said:?}");
    said
}

fn exported(program: &Program) -> Vec<Value> {
    program.run(&["export"]).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn has(program: &Program, id: &str) -> bool {
    exported(program).iter().any(|line| line["id"] == id)
}

#[test]
fn a_broken_field_refuses_its_row_and_imports_the_rest() {
    let program = Program::voorbeeld();
    let said = import(
        &program,
        &[line("goed"), line("slecht").with("themes", json!(["gld"])).with("min_age", "veertig"), line("ook-goed")],
        &[],
    );
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.out.contains("3 gelezen, 2 nieuw") && said.out.contains("1 geweigerd."), "{said:?}");
    assert!(said.beside.contains("bron.jsonl, regel 2, veld min_age: \"veertig\" is niet een heel getal."), "{said:?}");
    assert!(has(&program, "goed") && has(&program, "ook-goed") && !has(&program, "slecht"));
}

#[test]
fn each_broken_field_is_told_with_what_to_do() {
    let place = |key: &str, value: Value| {
        let mut place = line("x").json()["place"].clone();
        place[key] = value;
        line("x").with("place", place)
    };
    let slot = |from: &str, to: &str| json!([{ "day": "ma", "from": from, "to": to, "every": "week" }]);
    let broken: Vec<(Line, &str, &str)> = vec![
        (line("Geen Slug"), "id", "Gebruik kleine letters, cijfers en streepjes."),
        (line("x").with("kind", "gratis"), "kind", "Kies uit: buurtinitiatief, voorliggend, specialistisch."),
        (line("x").with("name", Value::Null), "name", "Dit veld ontbreekt of is leeg."),
        (line("x").with("themes", json!(["gld"])), "themes", "gld"),
        (line("x").with("serves", json!(["Atlantis"])), "serves", "Atlantis"),
        (line("x").with("min_age", 70).with("max_age", 60), "min_age", "Draai ze om."),
        (line("x").with("schedule", slot("12:00", "09:00")), "schedule[1].to", "Draai de tijden om of verbeter ze."),
        (line("x").with("schedule", slot("25:00", "26:00")), "schedule[1].from", "Schrijf een tijd als 09:30."),
        (line("x").with("languages", json!(["Nederlands"])), "languages", "Schrijf een code als nl of ar."),
        (line("x").with("contact", json!({ "url": "javascript:alert(1)" })), "contact.url", "begint niet met https://"),
        (line("x").with("verified_on", "31-12-2026"), "verified_on", "Schrijf een datum als 2026-03-31."),
        (line("x").with("kleur", "rood"), "kleur", "Dit veld kennen wij niet."),
        (line("x").with("summary", "a\u{0}b"), "summary", "onzichtbaar stuurteken"),
        (
            place("lat", json!(52.0)).with("place", json!({ "wijk": "Kerkdorp", "lat": 53.35 })),
            "place.lat",
            "Lat en lon horen bij elkaar.",
        ),
        (place("postcode", json!("99 ZZ")), "place.postcode", "Schrijf een postcode als 1234 AB."),
        (place("lat", json!(48.85)), "place.lat", "Nederland"),
    ];
    let program = Program::voorbeeld();
    let lines: Vec<Line> = broken.iter().map(|(line, _, _)| line.clone()).collect();
    let said = import(&program, &lines, &[]);
    assert_eq!(said.code, 1);
    for (at, (line, field, words)) in broken.iter().enumerate() {
        let start = format!("regel {}, veld {field}: ", at + 1);
        let told = said.beside.lines().find(|sentence| sentence.contains(&start));
        assert!(
            told.is_some_and(|sentence| sentence.contains(words)),
            "{start}{words} for {}: {told:?}\n{}",
            line.json(),
            said.beside
        );
    }
    assert!(said.out.contains(&format!("{} geweigerd", broken.len())), "{said:?}");
    assert_eq!(exported(&program).len(), 8, "nothing of them is stored");
}

#[test]
fn two_services_with_one_id_are_told_and_the_first_counts() {
    let program = Program::voorbeeld();
    let said = import(&program, &[line("koffie").named("De eerste"), line("koffie").named("De tweede")], &[]);
    assert_eq!(said.code, 1);
    assert!(said.beside.contains("regel 2, veld id: \"koffie\" staat ook op regel 1. Regel 1 telt."), "{said:?}");
    let names: Vec<Value> =
        exported(&program).into_iter().filter(|line| line["id"] == "koffie").map(|line| line["name"].clone()).collect();
    assert_eq!(names, ["De eerste"]);
}

#[test]
fn a_place_in_the_sea_is_refused() {
    let program = Program::voorbeeld();
    let said = import(&program, &[line("nat").at("Kerkdorp", 53.5, 4.2), line("droog")], &[]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.beside.contains("regel 1, veld place.lat: "), "{said:?}");
    assert!(!has(&program, "nat") && has(&program, "droog"));
}

#[test]
fn strict_stores_nothing_of_a_file_with_a_fault() {
    let program = Program::voorbeeld();
    let lines = [line("goed"), line("slecht").with("kind", "x")];
    let said = import(&program, &lines, &["--strict"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("Er is niets opgeslagen, want er zijn fouten."), "{said:?}");
    assert!(!has(&program, "goed"));
    assert_eq!(import(&program, &lines[..1], &["--strict"]).code, 0);
    assert!(has(&program, "goed"));
}

#[test]
fn text_that_is_no_line_at_all_is_told() {
    let program = Program::voorbeeld();
    let good = file(&[line("goed")]);
    let said = import_text(&program, &format!("{{\"id\": \n[1, 2]\n\n{}\n{good}", "x".repeat(1_000_001)), &[]);
    assert_eq!(said.code, 1);
    for words in [
        "regel 1: De regel is geen geldige JSON",
        "regel 2: De regel is geen JSON-object",
        "regel 4: De regel is langer dan 1 MB",
    ] {
        assert!(said.beside.contains(words), "{words} in {}", said.beside);
    }
    assert!(has(&program, "goed"));
    let empty = import_text(&program, "", &[]);
    assert!(empty.code == 1 && empty.beside.contains("Het bestand is leeg."), "{empty:?}");
    let missing = program.run(&["import", "catalogue", "bestaat-niet.jsonl"]);
    assert!(
        missing.code == 1 && missing.beside.contains("het bestand bestaat-niet.jsonl is niet te openen"),
        "{missing:?}"
    );
}

fn area(code: &str, name: &str, ring: &Value) -> Value {
    json!({ "type": "Feature", "properties": { "code": code, "name": name }, "geometry": { "type": "Polygon", "coordinates": [ring] } })
}

fn import_areas(program: &Program, features: &[Value], more: &[&str]) -> Said {
    let path =
        program.file("wijken.geojson", &json!({ "type": "FeatureCollection", "features": features }).to_string());
    program.run(&[&["import", "areas", &path], more].concat())
}

#[test]
fn an_outline_that_crosses_itself_or_lies_in_the_sea_is_refused_and_the_old_one_stays() {
    let program = Program::voorbeeld();
    let before = program.serve(&[]).get("/api/v1/areas").body;
    let bow = json!([[6.60, 53.33], [6.64, 53.37], [6.64, 53.33], [6.60, 53.37], [6.60, 53.33]]);
    let sea = json!([[4.0, 53.5], [4.1, 53.5], [4.1, 53.6], [4.0, 53.6], [4.0, 53.5]]);
    let said = import_areas(&program, &[area("WK999901", "Kerkdorp", &bow), area("WK999902", "Molenwijk", &sea)], &[]);
    assert_eq!(said.code, 1, "{said:?}");
    assert!(said.beside.contains("veld features[1].geometry: De grens kruist zichzelf"), "{said:?}");
    assert!(said.beside.contains("veld features[2].geometry: Een punt van de grens (4, 53.5) klopt niet."), "{said:?}");
    assert_eq!(program.serve(&[]).get("/api/v1/areas").body, before);
}

#[test]
fn a_good_outline_beside_a_bad_one_is_taken_in_unless_strict() {
    let program = Program::voorbeeld();
    let bow = json!([[6.60, 53.33], [6.64, 53.37], [6.64, 53.33], [6.60, 53.37], [6.60, 53.33]]);
    let larger = json!([[6.68, 53.33], [6.74, 53.33], [6.74, 53.37], [6.68, 53.37], [6.68, 53.33]]);
    let features = [area("WK999901", "Kerkdorp", &bow), area("WK999903", "Zeezicht", &larger)];
    let withheld = import_areas(&program, &features, &["--strict"]);
    assert!(withheld.code == 1 && withheld.out.contains("Er is niets opgeslagen"), "{withheld:?}");
    let outlines = || program.serve(&[]).get("/api/v1/areas").body;
    assert!(!outlines().contains("6.74"));
    assert_eq!(import_areas(&program, &features, &[]).code, 1);
    assert!(outlines().contains("6.74"));
}
