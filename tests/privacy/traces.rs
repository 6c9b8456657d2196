//! A refused text leaves nothing behind: not in what the types print, not in an error, not in what the program says.

use crate::support::program::Program;
use sociale_kaart::questions::{Guard, LONGEST};

const MARKER: &str = "Zwirbelkwast";

#[test]
fn a_refusal_prints_where_and_what_and_never_the_text() {
    let text = format!("mw {MARKER} belt op 06-24681357");
    let refused = Guard::new([]).safe(&text).unwrap_err();
    let cause: Box<dyn std::error::Error> = Box::new(refused.clone());
    let said = [format!("{refused}"), format!("{refused:?}"), format!("{refused:#?}"), format!("{cause:?}")].join("\n");
    assert_eq!(refused.traces.len(), 2);
    assert!(said.contains("een naam en een telefoonnummer"), "{said}");
    assert!(!said.contains(MARKER) && !said.contains("2468"), "{said}");
}

#[test]
fn safe_text_is_kept_as_written_and_prints_only_its_length() {
    let safe = Guard::new([]).safe("wil graag zwemmen in de ochtend").unwrap();
    assert_eq!(format!("{safe:?}"), "SafeText(31 letters)");
    assert_eq!(safe.as_str(), "wil graag zwemmen in de ochtend");
}

#[test]
fn a_text_that_is_too_long_is_refused_as_a_whole() {
    let refused = Guard::new([]).safe(&"zwemmen ".repeat(LONGEST / 8 + 1)).unwrap_err();
    assert!(refused.too_long && refused.to_string().contains("te lang"));
}

#[test]
fn the_program_never_repeats_a_text_or_a_bad_line() {
    let program = Program::new();
    let lines = format!(
        "{{\"id\": \"a\", \"text\": \"mw {MARKER} belt\"}}\n{{\"id\": \"b\", \"text\": {MARKER}\n{{\"id\": \"c\", \"text\": [\"{MARKER}\"]}}\n"
    );
    let said = program.run(&["--log", "trace", "check-text", &program.file("texts.jsonl", &lines)]);
    assert!(said.out.contains("\"kind\":\"name\""), "{said:?}");
    assert!(!said.out.contains(MARKER) && !said.beside.contains(MARKER), "{said:?}");
    assert!(!program.data().exists());
}
