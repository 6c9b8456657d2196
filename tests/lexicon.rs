//! The lexicon inside the program: every line can be read, every code exists, all themes are covered.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sociale_kaart::lexicon::{built_in, help_lines};
use sociale_kaart::search::Facet;

fn codes(file: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("seed").join(file)).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    lines.map(|line| line["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_line_can_be_read_and_every_code_exists() {
    let (book, mistakes) = built_in();
    assert_eq!(mistakes, []);
    let known = BTreeMap::from([
        ("theme", codes("themes.jsonl")),
        ("audience", codes("audiences.jsonl")),
        ("form", codes("forms.jsonl")),
    ]);
    for mark in book.marks() {
        match known.get(mark.name.as_str()) {
            Some(codes) => assert!(codes.contains(&mark.value), "{mark:?}"),
            None => {
                let filter = Facet::ALL.iter().any(|facet| facet.name() == mark.name);
                assert!(filter || ["near", "soon"].contains(&mark.name.as_str()), "{mark:?}");
            }
        }
    }
}

#[test]
fn all_themes_have_many_entries() {
    let (book, _) = built_in();
    assert!(book.len() >= 400, "{}", book.len());
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for mark in book.marks().filter(|mark| mark.name == "theme") {
        *lines.entry(mark.value.split('-').next().unwrap()).or_default() += 1;
    }
    let broad = codes("themes.jsonl").into_iter().filter(|code| !code.contains('-'));
    for theme in broad {
        assert!(lines.get(theme.as_str()).copied().unwrap_or_default() >= 20, "{theme}: {lines:?}");
    }
}

#[test]
fn the_national_lines_are_there() {
    let phones: Vec<&str> = help_lines().map(|line| line.phone.as_str()).collect();
    for phone in ["113", "0800-2000", "112", "0800-0432"] {
        assert!(phones.contains(&phone), "{phone}: {phones:?}");
    }
}
