//! The log of questions on both databases: a file comes in once and past the guard, the ledger follows, a quarter is
//! published once, and hands are forgotten.

use chrono::NaiveDate;
use sociale_kaart::app::Town;
use sociale_kaart::db::Database;
use sociale_kaart::gaps::{Frame, Ledger, Month, NotPublished, Release, Rules, publish};
use sociale_kaart::interchange::{self, ImportOptions, Report, SeedFolder};
use sociale_kaart::questions::{self, Guard, Known, Stored};

use crate::support::database::on_both;
use crate::support::house::{now, voorbeeld};

fn today() -> NaiveDate {
    now().date_naive()
}

fn filled(database: &Database) -> Town {
    interchange::fill(database, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
    Town::load(database).unwrap()
}

fn line(number: usize, more: &str) -> String {
    format!(
        r#"{{"id": "q-{number}", "asked_on": "2026-0{}-11", "wijk": "WK99990{}", "themes": ["geld"], "outcome": "unmet", "reason": "full", "coach": "coach-{}"{more}}}"#,
        number % 9 + 1,
        number % 3 + 1,
        number % 7
    )
}

fn import(database: &Database, town: &Town, text: &str, strict: bool) -> Report {
    let guard = database.read(|conn| Guard::of_catalogue(conn, &town.places)).unwrap();
    let known = Known { places: &town.places, taxonomies: &town.taxonomies, guard: &guard, today: today() };
    let options = ImportOptions { strict, licence: None };
    questions::import(database, "log.jsonl", text.as_bytes(), &options, &known).unwrap()
}

fn ledger(database: &Database, town: &Town) -> Ledger {
    let mut ledger = Ledger::over(Frame::of_wijken(&town.places, &town.taxonomies));
    database.read(|conn| ledger.follow(conn)).unwrap();
    ledger
}

#[test]
fn one_bad_line_among_ten_thousand_is_named_and_the_others_are_kept_once() {
    on_both(|database| {
        let town = filled(database);
        let mut lines: Vec<String> = (0..10_000).map(|number| line(number, "")).collect();
        lines[6_000] = line(6_000, r#", "text": "mw Zwirbelkwast zoekt hulp""#);
        let text = lines.join("\n");
        let report = import(database, &town, &text, true);
        assert!(report.withheld && ledger(database, &town).entries().is_empty(), "{report}");
        let report = import(database, &town, &text, false);
        assert_eq!((report.read, report.created, report.refused), (10_000, 9_999, 1));
        let said: Vec<String> = report.sentences().collect();
        assert!(said[0].contains("regel 6001, veld text") && !said[0].contains("Zwirbel"), "{said:?}");
        let again = import(database, &town, &text, false);
        assert_eq!((again.created, again.unchanged), (0, 9_999));
        assert_eq!(ledger(database, &town).entries().len(), 9_999);
    });
}

#[test]
fn a_line_without_a_key_is_known_by_its_whole() {
    on_both(|database| {
        let town = filled(database);
        let text = r#"{"asked_on": "2026-02-03", "wijk": "WK999901", "themes": ["geld"], "outcome": "matched"}"#;
        assert_eq!(import(database, &town, text, false).created, 1);
        assert_eq!(import(database, &town, text, false).created, 0);
    });
}

#[test]
fn bad_days_areas_themes_and_texts_get_a_sentence_each() {
    on_both(|database| {
        let town = filled(database);
        let long = format!(
            r#"{{"wijk": "WK999901", "themes": ["geld"], "outcome": "matched", "text": "{}"}}"#,
            "a ".repeat(5_000)
        );
        let cases = [
            (r#"{"asked_on": "2027-01-01", "wijk": "WK999901", "themes": ["geld"], "outcome": "matched"}"#, "toekomst"),
            (
                r#"{"asked_on": "2014-12-31", "wijk": "WK999901", "themes": ["geld"], "outcome": "matched"}"#,
                "voor 2015",
            ),
            (r#"{"asked_on": "gisteren", "wijk": "WK999901", "themes": ["geld"], "outcome": "matched"}"#, "geen datum"),
            (r#"{"wijk": "WK000000", "themes": ["geld"], "outcome": "matched"}"#, "kennen wij niet"),
            (r#"{"wijk": "WK999901", "themes": ["vliegen"], "outcome": "matched"}"#, "kennen wij niet"),
            (r#"{"wijk": "WK999901", "themes": [], "outcome": "matched"}"#, "Kies een thema"),
            (r#"{"wijk": "WK999901", "themes": ["geld"]}"#, "Kies of er iets passends was"),
            (r#"{"wijk": "WK999901", "themes": ["geld"], "outcome": "matched", "reason": "full"}"#, "andere uitkomst"),
            (long.as_str(), "ten hoogste 1000"),
            ("{", "geen hulpvraag in JSON"),
        ];
        for (text, sentence) in cases {
            let report = import(database, &town, text, false);
            let said: Vec<String> = report.sentences().collect();
            assert!(said.len() == 1 && said[0].contains(sentence), "{sentence}: {said:?}");
        }
        let blank = r#"{"wijk": "WK999901", "themes": ["geld"], "outcome": "matched", "text": " \t ", "age": "82"}"#;
        assert_eq!(import(database, &town, blank, false).created, 1, "only blanks is no text");
        let mixed = r#"{"wijk": "Kerkdorp", "themes": ["geld"], "outcome": "matched", "text": "zoekt تعلم Nederlands, говорит по-русски"}"#;
        assert_eq!(import(database, &town, mixed, false).created, 1);
    });
}

#[test]
fn the_ledger_takes_over_what_was_added_and_nothing_twice() {
    on_both(|database| {
        let town = filled(database);
        let mut ledger = ledger(database, &town);
        import(database, &town, &line(1, ""), false);
        assert!(database.read(|conn| ledger.follow(conn)).unwrap());
        assert!(!database.read(|conn| ledger.follow(conn)).unwrap());
        import(database, &town, &format!("{}\n{}", line(1, ""), line(2, "")), false);
        assert!(database.read(|conn| ledger.follow(conn)).unwrap());
        assert_eq!(ledger.entries().len(), 2);
    });
}

#[test]
fn a_quarter_is_published_once_and_a_whole_year_forgets_its_hands() {
    on_both(|database| {
        let town = filled(database);
        let text: Vec<String> = (0..900).map(|number| line(number, "").replace("2026-", "2025-")).collect();
        import(database, &town, &text.join("\n"), false);
        let publish = |month: u32| {
            let month = Month::new(2025, month).unwrap();
            database.write(|conn| {
                let mut ledger = Ledger::over(Frame::of_wijken(&town.places, &town.taxonomies));
                ledger.follow(conn)?;
                publish(conn, &ledger, &town.places, &Rules::default(), month, today())
            })
        };
        let first = publish(1).unwrap();
        assert!(matches!(publish(2), Err(NotPublished::Unsafe(_))), "the same quarter");
        assert_eq!(database.read(Release::all).unwrap(), [first]);
        let named = || {
            ledger(database, &town).entries().iter().map(|e| e.coach).collect::<std::collections::HashSet<_>>().len()
        };
        assert_eq!(named(), 7);
        for month in [4, 7, 10] {
            publish(month).unwrap();
        }
        assert_eq!(named(), 900, "every question is a hand of its own");
        assert_eq!(database.write(|conn| Stored::forget_hands(conn, today())).unwrap(), 0);
    });
}
