//! `check-text`: one answer a line in code points, a sentence for each bad line, and figures on request.

use crate::support::program::Program;

#[test]
fn every_text_gets_one_line_with_ranges_in_code_points() {
    let program = Program::new();
    let file = program.file(
        "texts.jsonl",
        "{\"id\":\"een\",\"text\":\"café: bel 06-24681357\"}\n\n{\"id\":\"twee\",\"text\":\"wil zwemmen\"}\n",
    );
    let said = program.run(&["check-text", &file]);
    assert_eq!(
        said.out,
        "{\"id\":\"een\",\"spans\":[{\"start\":10,\"end\":21,\"kind\":\"phone\"}]}\n{\"id\":\"twee\",\"spans\":[]}\n"
    );
    assert_eq!(said.code, 0, "{said:?}");
}

#[test]
fn a_bad_line_is_named_and_the_others_are_answered() {
    let program = Program::new();
    let long = "x".repeat(300_000);
    let lines = format!(
        "geen json\n{{\"id\":1,\"text\":\"a\"}}\n{{\"id\":\"lang\",\"text\":\"{long}\"}}\n{{\"id\":\"goed\",\"text\":\"wil zwemmen\"}}"
    );
    let said = program.run(&["check-text", &program.file("texts.jsonl", &lines)]);
    assert_eq!(said.out, "{\"id\":\"goed\",\"spans\":[]}\n");
    for (number, what) in [(1, "geen JSON"), (2, "verwacht een object"), (3, "langer dan")] {
        assert!(said.beside.contains(&format!("regel {number}: ")) && said.beside.contains(what), "{said:?}");
    }
    assert_eq!(said.code, 1);
}

#[test]
fn the_score_tells_recall_for_each_kind_and_what_was_marked_in_vain() {
    let program = Program::new();
    let lines = concat!(
        "{\"id\":\"a\",\"text\":\"bel 06-24681357\",\"spans\":[{\"start\":4,\"end\":15,\"kind\":\"phone\"}]}\n",
        "{\"id\":\"b\",\"text\":\"wil zwemmen\",\"spans\":[{\"start\":0,\"end\":3,\"kind\":\"name\"}]}\n",
        "{\"id\":\"c\",\"text\":\"wil zwemmen\",\"spans\":[]}\n",
    );
    let said = program.run(&["check-text", "--score", "--misses", &program.file("marked.jsonl", lines)]);
    assert!(said.out.contains("phone") && said.out.contains("1 van    2 = 0.500"), "{said:?}");
    assert!(said.out.contains("gemist: b name (0-3)"), "{said:?}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let said = Program::new().run(&["check-text", "nergens.jsonl"]);
    assert!(said.beside.contains("nergens.jsonl openen") && said.code == 1, "{said:?}");
}
