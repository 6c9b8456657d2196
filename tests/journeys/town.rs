//! Another municipality with another seed folder: the program belongs to no place. And its data: kept over a restart,
//! with an index that may be lost at any time.

use std::fs;
use std::time::{Duration, Instant};

use super::visitor::walk;
use crate::support::house::House;
use crate::support::program::Program;

#[test]
fn no_page_of_gemeente_voorbeeld_mentions_another_town() {
    let house = House::voorbeeld();
    let visited = walk(|target| house.get(target));
    assert!(visited.len() > 60, "{} addresses were visited", visited.len());
    for (target, answer) in visited {
        assert_eq!(answer.status, 200, "{target}");
        let body = answer.body.to_lowercase();
        for foreign in ["arnhem", "klarendal", "presikhaaf", "gm0202", "wk0202", "026 000"] {
            assert!(!body.contains(foreign), "{target} mentions {foreign}");
        }
    }
    let front = house.page("/");
    assert!(front.title().contains("Sociale kaart Voorbeeld"), "{}", front.title());
    assert!(house.get("/static/municipality.css").body.contains("#3d348b"), "its own colours");
    assert!(house.api("/openapi.json")["info"]["title"].as_str().unwrap().contains("Voorbeeld"));
}

#[test]
fn a_second_start_is_quick_and_keeps_the_data() {
    let program = Program::voorbeeld();
    program.run(&[
        "import",
        "catalogue",
        &program.file("extra.jsonl", &crate::support::line::file(&[crate::support::line::line("extra")])),
    ]);
    let began = Instant::now();
    let serving = program.serve(&["--demo"]);
    let health = serving.get("/gezond").json();
    let took = began.elapsed();
    assert_eq!(
        (&health["services"], &health["indexed"]),
        (&9.into(), &9.into()),
        "--demo fills an empty database only"
    );
    // A second is the promise for the release on a quiet machine; here many tests run beside it.
    assert!(took < Duration::from_secs(10), "the second start took {took:?}");
}

#[test]
fn an_index_that_is_lost_broken_or_foreign_is_made_again() {
    let program = Program::voorbeeld();
    let index = program.data().join("index");
    let total = || {
        let serving = program.serve(&[]);
        serving.get("/api/v1/search").json()["total"].as_u64()
    };
    assert_eq!(total(), Some(8));
    let files = || {
        fs::read_dir(&index)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .collect::<Vec<_>>()
    };

    fs::remove_dir_all(&index).unwrap();
    assert_eq!(total(), Some(8), "lost");
    fs::write(index.join("meta.json"), "dit is geen json").unwrap();
    assert_eq!(total(), Some(8), "unreadable");
    files()
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "store"))
        .for_each(|path| fs::write(path, "x").unwrap());
    assert_eq!(total(), Some(8), "half a file");
    files().iter().filter(|path| !path.ends_with("meta.json")).for_each(|path| fs::remove_file(path).unwrap());
    assert_eq!(total(), Some(8), "files are missing");

    let other = Program::voorbeeld();
    other.run(&[
        "import",
        "catalogue",
        &other.file("extra.jsonl", &crate::support::line::file(&[crate::support::line::line("extra")])),
    ]);
    fs::remove_dir_all(&index).unwrap();
    fs::rename(other.data().join("index"), &index).unwrap();
    assert_eq!(total(), Some(8), "of another catalogue");
    assert!(!program.run(&["search", "extra", "--json"]).out.contains("\"slug\":\"extra\""));
}

#[test]
fn a_seed_folder_that_is_wrong_is_told_and_nothing_starts() {
    let program = Program::new();
    let said = program.run(&["demo", "--seed", "/no/such/folder"]);
    assert_eq!(said.code, 1);
    assert!(said.beside.contains("Het bestand municipality.toml is niet te lezen."), "{said:?}");
}
