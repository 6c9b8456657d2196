//! The one who keeps the service running: fills, imports, exports, reindexes and searches in a terminal.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::http::escaped;
use crate::support::line::{file, line};
use crate::support::program::Program;

fn of_the_project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_demonstration_fills_an_empty_folder_and_refuses_a_full_one() {
    let program = Program::new();
    let said = program.run(&["demo"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.starts_with("450 voorzieningen staan klaar in "), "{said:?}");
    let again = program.run(&["demo"]);
    assert_eq!(again.code, 1);
    assert!(again.beside.contains("is niet leeg. Kies met --data een andere map"), "{again:?}");

    // What was exported says what the seed said, service by service.
    let export = program.run(&["export"]);
    assert_eq!((export.code, export.beside.trim()), (0, "450 voorzieningen geschreven"));
    let mut seed = BTreeMap::new();
    for file in ["noord", "zuid-en-stad", "specialistisch"] {
        seed.extend(by_id(&fs::read_to_string(of_the_project(&format!("seed/catalogue/{file}.jsonl"))).unwrap()));
    }
    let exported = by_id(&export.out);
    assert_eq!(exported.len(), 450);
    let mut protected = 0;
    for (id, mut line) in seed {
        if exported[&id]["place"]["street"] == "Adres op aanvraag" {
            // Of a protected place the address stays behind.
            protected += 1;
            line["place"]["street"] = "Adres op aanvraag".into();
            let place = line["place"].as_object_mut().unwrap();
            place.retain(|key, _| !["postcode", "lat", "lon"].contains(&key.as_str()));
        }
        assert_eq!(exported[&id], line, "{id} comes back as it was");
    }
    assert!((1..20).contains(&protected), "{protected} places are protected");
}

fn by_id(lines: &str) -> BTreeMap<String, Value> {
    let read = |line: &str| serde_json::from_str::<Value>(line).unwrap();
    lines.lines().map(read).map(|line| (line["id"].as_str().unwrap().to_owned(), line)).collect()
}

#[test]
fn an_export_can_be_imported_elsewhere_and_again_without_a_change() {
    let (from, to) = (Program::voorbeeld(), Program::voorbeeld());
    let file = to.file("export.jsonl", "");
    assert_eq!(from.run(&["export", "--output", &file]).code, 0);
    let again = to.run(&["import", "catalogue", &file]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(again.out.contains("8 gelezen, 0 nieuw, 0 gewijzigd, 8 ongewijzigd"), "{again:?}");
    assert_eq!(from.run(&["export"]).out, to.run(&["export"]).out);
}

#[test]
fn a_search_in_the_terminal_is_that_of_the_page() {
    let program = Program::voorbeeld();
    let said =
        program.run(&["search", "samen koffie drinken", "--json", "--filter", "wijk=Kerkdorp", "--filter", "age=70"]);
    assert_eq!(said.code, 0, "{said:?}");
    let answer: Value = serde_json::from_str(&said.out).unwrap();
    let slugs = |answer: &Value| {
        answer["results"].as_array().unwrap().iter().map(|result| result["slug"].clone()).collect::<Vec<_>>()
    };
    let serving = program.serve(&[]);
    let page =
        serving.get(&format!("/api/v1/search?q={}&wijk=Kerkdorp&age=70", escaped("samen koffie drinken"))).json();
    assert_eq!((&answer["total"], slugs(&answer)), (&page["total"], slugs(&page)));
    assert_eq!(answer["results"][0]["slug"], "koffie-in-de-kerkekamer");
    assert!(
        answer["results"][0]["reasons"]
            .as_array()
            .unwrap()
            .iter()
            .any(|reason| reason["aspect"] == "wijk" && reason["verdict"] == "fits")
    );

    let plain = program.run(&["search", "koffie", "--filter", "wijk=Kerkdorp"]);
    assert!(plain.out.contains("Koffie in de Kerkekamer (Buurtgroep Kerkdorp, buurtinitiatief, "), "{plain:?}");
    let wrong = program.run(&["search", "koffie", "--filter", "kleur=rood", "--filter", "age=abc"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(
        wrong.beside.contains("Het filter ‘kleur’ bestaat niet.") && wrong.beside.contains("‘abc’ is geen leeftijd."),
        "{wrong:?}"
    );
}

#[test]
fn a_new_index_holds_everything() {
    let program = Program::voorbeeld();
    let said = program.run(&["reindex"]);
    assert_eq!((said.code, said.out.trim()), (0, "8 voorzieningen zijn opnieuw doorzoekbaar gemaakt"));
}

#[test]
fn synthetic_services_can_be_imported_and_found() {
    let program = Program::voorbeeld();
    let many = program.file("veel.jsonl", "");
    assert_eq!(program.run(&["synthesize", "300", "--output", &many]).code, 0);
    let said = program.run(&["import", "catalogue", &many]);
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.out.contains("300 nieuw"), "{said:?}");
    assert_eq!(program.serve(&[]).get("/api/v1/search").json()["total"], 308);
    let same = program.file("zelfde.jsonl", "");
    let other = Program::voorbeeld();
    assert_eq!(other.run(&["synthesize", "300", "--output", &same]).code, 0);
    assert_eq!(
        fs::read_to_string(many).unwrap(),
        fs::read_to_string(same).unwrap(),
        "the same number gives the same services"
    );
}

#[test]
fn help_lists_every_command_and_every_setting_with_its_environment_name() {
    let program = Program::new();
    let help = program.run(&["--help"]);
    assert_eq!(help.code, 0);
    for command in ["serve", "demo", "import", "export", "reindex", "search", "gaps", "release", "synthesize"] {
        assert!(
            help.out.lines().any(|line| line.trim_start().starts_with(&format!("{command} "))),
            "{command} in {}",
            help.out
        );
        let own = program.run(&[command, "--help"]);
        assert_eq!(own.code, 0, "{own:?}");
        assert!(
            own.out.contains("SOCIALE_KAART_DATA") && own.out.contains("SOCIALE_KAART_DATABASE"),
            "{command}: {}",
            own.out
        );
        // Whoever can set something by a flag can set it by the environment, for the settings of a service.
        for flag in ["--listen", "--public-url", "--workers", "--demo", "--development-sign-in"]
            .iter()
            .filter(|_| command == "serve")
        {
            let name = format!("SOCIALE_KAART_{}", flag.trim_start_matches("--").replace('-', "_").to_uppercase());
            assert!(own.out.contains(flag) && own.out.contains(&name), "{flag} and {name} in {}", own.out);
        }
    }
    let import = program.run(&["import", "--help"]).out;
    for what in ["catalogue", "areas", "figures", "postcodes", "questions", "taxonomy", "--strict"] {
        assert!(import.contains(what), "{what} in {import}");
    }
    let wrong = program.run(&["dans"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""), "{wrong:?}");
    assert_eq!(program.run(&["--version"]).code, 0);
}

#[test]
fn every_environment_name_in_the_code_is_told_by_help() {
    let program = Program::new();
    let helps: String = ["serve", "demo", "import", "export", "search"]
        .iter()
        .map(|command| program.run(&[command, "--help"]).out)
        .collect();
    let mut names = 0;
    for path in files(&of_the_project("src")) {
        let text = fs::read_to_string(&path).unwrap();
        for rest in text.split("\"SOCIALE_KAART_").skip(1) {
            let name = format!("SOCIALE_KAART_{}", rest.split('"').next().unwrap());
            assert!(helps.contains(&name), "{} reads {name}, which no help tells", path.display());
            names += 1;
        }
    }
    assert!(names >= 6, "{names} names");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn what_is_imported_while_the_service_runs_is_found_soon() {
    let program = Program::voorbeeld();
    let serving = program.serve(&[]);
    assert_eq!(serving.get("/api/v1/search").json()["total"], 8);
    let said = program.run(&[
        "import",
        "catalogue",
        &program.file("nieuw.jsonl", &file(&[line("vers-brood").named("Vers brood")])),
    ]);
    assert_eq!(said.code, 0, "{said:?}");
    let began = Instant::now();
    while serving.get("/api/v1/search?q=brood&exact=1").json()["total"] != 1 {
        assert!(began.elapsed() < Duration::from_secs(20), "the running service does not find it");
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(serving.get("/voorziening/vers-brood").status, 200);
}

#[test]
fn the_official_outlines_of_wijken_and_buurten_replace_ours() {
    let folder = of_the_project("../shared/data/geo");
    if !folder.is_dir() {
        // Not a failure with CI=true either: that folder is no part of the project.
        writeln!(std::io::stderr(), "skipped: ../shared is not there").unwrap();
        return;
    }
    let program = Program::new();
    assert_eq!(program.run(&["demo"]).code, 0);
    for (file, read) in [("arnhem-wijken.geojson", 24), ("arnhem-buurten.geojson", 80)] {
        let path = folder.join(file);
        let features = serde_json::from_str::<Value>(&fs::read_to_string(&path).unwrap()).unwrap()["features"]
            .as_array()
            .unwrap()
            .len();
        assert!(features >= read, "{file} has {features} areas");
        let said = program.run(&["import", "areas", path.to_str().unwrap()]);
        assert_eq!(said.code, 0, "{said:?}");
        assert!(said.out.contains(&format!("{features} gelezen")) && said.out.contains(" 0 geweigerd."), "{said:?}");
    }
    let serving = program.serve(&[]);
    assert_eq!(serving.get("/api/v1/areas").json()["features"].as_array().unwrap().len(), 24, "buurten are no wijken");
    assert_eq!(serving.get("/api/v1/search?wijk=Klarendal-Noord").status, 200, "a buurt is a place to search in");
}
