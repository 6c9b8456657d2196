//! What an operator asks in a terminal: supply within reach for a table, and the ranking of a log.

use serde_json::Value;

use crate::support::program::Program;

/// Two places, two services; worked out by hand.
const CASES: &str = r#"{"cases": [
 {"name": "met de hand", "demand": {"a": 100, "b": 300, "c": 50}, "supply": {"x": 8, "y": 6},
  "cost": [["a", "x", 5], ["b", "x", 10], ["b", "y", 3], ["c", "y", 99]], "max_cost": 10, "decay": {"kind": "none"}},
 {"name": "met zones", "demand": {"1": 10, "2": 10}, "supply": {"1": 3}, "cost": [[1, 1, 10], [2, 1, 11]],
  "max_cost": 60, "decay": {"kind": "step", "steps": [[10, 1.0], [30, 0.5]]}},
 {"name": "fout", "demand": {"a": 1}, "supply": {"x": 1}, "cost": [["a", "z", 5]], "decay": {"kind": "none"}},
 {"name": "oneindig", "demand": {"a": 1}, "supply": {"x": 1}, "cost": [["a", "x", 0]],
  "decay": {"kind": "gravity", "scale": 1, "alpha": -1}}
]}"#;

fn question(wijk: &str, theme: &str, outcome: &str, reason: &str) -> String {
    format!(
        r#"{{"asked_on": "2026-03-01", "wijk": "{wijk}", "themes": ["{theme}"], "outcome": "{outcome}", "reason": {reason}, "deployed": "none", "coach": "coach-1"}}"#
    )
}

#[test]
fn accessibility_prints_a_line_for_each_case_and_names_the_bad_ones() {
    let program = Program::new();
    let file = program.file("cases.json", CASES);
    let said = program.run(&["accessibility", &file]);
    assert_eq!(said.code, 1, "a case that cannot be computed is no success: {said:?}");
    let lines: Vec<Value> = said.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{said:?}");
    // x serves 400 people and y 300: a has 8/400, b that and 6/300 more, c nothing.
    let value = |line: usize, place: &str| lines[line]["two_step"][place].as_f64();
    assert!((value(0, "a").unwrap() - 0.02).abs() < 1e-12 && (value(0, "b").unwrap() - 0.04).abs() < 1e-12);
    assert!(lines[0]["two_step"]["c"].is_null() && lines[0]["two_step"].as_object().unwrap().contains_key("c"));
    assert!((value(1, "1").unwrap() - 0.2).abs() < 1e-12 && (value(1, "2").unwrap() - 0.1).abs() < 1e-12);
    assert!(said.beside.contains("fout: De tabel cost noemt «z», maar supply kent die plek niet."), "{said:?}");
    assert!(said.beside.contains("oneindig: ") && said.beside.contains("min_dist"), "{said:?}");
}

#[test]
fn a_file_that_is_no_table_gets_a_sentence() {
    let program = Program::new();
    let file = program.file("cases.json", "hallo");
    let said = program.run(&["accessibility", &file]);
    assert_eq!(said.code, 1);
    assert!(said.beside.contains("is geen JSON met cases"), "{said:?}");
}

#[test]
fn gaps_ranks_a_log_over_the_catalogue_and_names_bad_lines() {
    let program = Program::voorbeeld();
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..12 {
        lines.push(question("WK999901", "geld", "unmet", r#""absent""#));
        lines.push(question("WK999902", "geld", "matched", "null"));
        lines.push(question("WK999902", "geld", "matched", "null"));
    }
    lines.push(question("WK000000", "geld", "matched", "null"));
    lines.push("{".to_owned());
    let file = program.file("log.jsonl", &lines.join("\n"));
    let said = program.run(&["gaps", "--questions", &file, "--json"]);
    assert_eq!(said.code, 0, "{said:?}");
    let rows: Value = serde_json::from_str(&said.out).unwrap();
    let first = &rows[0];
    assert_eq!((first["wijk"].as_str(), first["theme"].as_str()), (Some("WK999901"), Some("geld")), "{rows}");
    assert_eq!(first["kind"], "missing");
    assert!(first["score"].as_f64().unwrap() > 0.0 && first["probability"].as_f64().unwrap() > 0.5, "{rows}");
    assert!(said.beside.contains("regel 37: Wijk «WK000000» kennen wij niet."), "{said:?}");
    assert!(said.beside.contains("2 van de 38 regels tellen niet mee"), "{said:?}");
    let teams = program.run(&["gaps", "--questions", &file, "--level", "wijkteam"]);
    assert_eq!(teams.code, 0, "{teams:?}");
    let wrong = program.run(&["gaps", "--questions", &file, "--from", "2026-05", "--to", "2026-04"]);
    assert!(wrong.code != 0 && wrong.beside.contains("ligt na de laatste"), "{wrong:?}");
}

#[test]
fn a_line_that_is_no_text_is_named_and_the_others_are_counted() {
    let program = Program::voorbeeld();
    let file = program.file("log.jsonl", "");
    std::fs::write(&file, b"\xff\xfe\n{}\n").unwrap();
    let said = program.run(&["gaps", "--questions", &file, "--json"]);
    assert!(said.beside.contains("regel 1: De regel is geen UTF-8"), "{said:?}");
    assert!(said.beside.contains("regel 2: Dit is geen hulpvraag"), "{said:?}");
    assert_eq!(said.code, 0, "{said:?}");
}
