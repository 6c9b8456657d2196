//! What makes questions alike, and that the holes planted in the invented log come back as proposals.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::proposals::among;
use super::*;
use crate::geography::{Area, Level, Outline};
use crate::id::QuestionId;
use crate::questions::choices::Outcome;
use crate::questions::demonstration;

/// Wijken in a row, each touching the next; team and side as the demonstration wants them.
fn places(count: usize) -> Places {
    let area = |at: usize| {
        let (west, east) = (5.0 + at as f64 * 0.02, 5.02 + at as f64 * 0.02);
        let ring = serde_json::json!([[[west, 52.0], [east, 52.0], [east, 52.02], [west, 52.02], [west, 52.0]]]);
        let square = serde_json::json!({ "type": "Polygon", "coordinates": ring });
        Area {
            code: format!("WK9999{at:02}"),
            name: format!("Wijk {at}"),
            level: Level::Wijk,
            district: Some(format!("Team {}", at / 3)),
            side: None,
            parent_code: None,
            inhabitants: Some(8_000),
            households: None,
            figures: BTreeMap::new(),
            outline: Outline::from_geometry(&square).unwrap(),
        }
    };
    Places::new((0..count).map(area), [])
}

fn taxonomies() -> Taxonomies {
    let mut themes = Taxonomy::new(Taxonomy::THEME, "Thema");
    for line in include_str!("../../../seed/themes.jsonl").lines() {
        let term: serde_json::Value = serde_json::from_str(line).unwrap();
        themes.add(term["code"].as_str().unwrap(), term["name"].as_str().unwrap(), term["parent"].as_str());
    }
    [themes].into_iter().collect()
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

fn question(number: i32, wijk: &str, themes: &[&str], audiences: &[&str], text: &str) -> Stored {
    Stored {
        number,
        id: QuestionId::derived("test", &number.to_string()),
        asked_on: day(),
        area_code: wijk.to_owned(),
        theme: themes[0].to_owned(),
        other_themes: themes[1..].iter().copied().collect(),
        audiences: audiences.iter().copied().collect(),
        text: Some(text.to_owned()).filter(|text| !text.is_empty()),
        outcome: Outcome::Unmet,
        reason: None,
        collective_id: None,
    }
}

fn alike(one: Stored, other: Stored) -> f64 {
    Likeness::of(&[one, other], &places(4), &taxonomies()).between(0, 1)
}

/// The invented log over twelve wijken, the latest first.
fn log() -> Vec<Stored> {
    let codes: Vec<String> = places(12).wijken().map(|wijk| wijk.code.clone()).collect();
    let wijk = |code| demonstration::Wijk { code, inhabitants: 8_000, team: "Team", ..demonstration::Wijk::default() };
    let wijken: Vec<_> = codes.iter().map(|code| wijk(code)).collect();
    let taxonomies = taxonomies();
    let themes: Vec<&str> = taxonomies.terms(Taxonomy::THEME).map(|term| term.code.as_str()).collect();
    let town = demonstration::Town { wijken: &wijken, themes: &themes };
    let stored = |(number, line): (i32, demonstration::Line)| {
        let themes: Vec<&str> = line.themes.iter().map(String::as_str).collect();
        let audiences: Vec<&str> = line.audience.iter().map(String::as_str).collect();
        let outcome = line.outcome.parse().unwrap();
        Stored { outcome, ..question(number, &line.wijk, &themes, &audiences, &line.text) }
    };
    let mut all: Vec<Stored> = (1..).zip(demonstration::lines(&town, day(), 7, 2_500)).map(stored).collect();
    all.reverse();
    all
}

#[test]
fn questions_of_another_theme_or_a_wijk_further_on_are_not_alike() {
    let text = "zoekt een plek om samen te eten";
    let one = |wijk, theme| question(1, wijk, &[theme], &["ouderen"], text);
    assert!(alike(one("WK999900", "ontmoeten"), one("WK999901", "ontmoeten")) >= ALIKE);
    assert_eq!(alike(one("WK999900", "ontmoeten"), one("WK999901", "geld")), 0.0);
    assert_eq!(alike(one("WK999900", "ontmoeten"), one("WK999902", "ontmoeten")), 0.0);
}

#[test]
fn the_same_narrower_theme_for_the_same_people_is_enough_without_words() {
    let one = |themes: &[&str], audience| question(1, "WK999900", themes, &[audience], "");
    assert!(alike(one(&["geld", "geld-schulden"], "jongeren"), one(&["geld-schulden"], "jongeren")) >= ALIKE);
    assert!(alike(one(&["geld", "geld-schulden"], "jongeren"), one(&["geld", "geld-schulden"], "ouderen")) < ALIKE);
    assert!(alike(one(&["geld", "geld-schulden"], "jongeren"), one(&["geld", "geld-energie"], "jongeren")) < ALIKE);
}

#[test]
fn words_bring_together_what_nothing_else_says() {
    let one = |text| question(1, "WK999900", &["dag"], &[], text);
    let (knits, knitting) = ("mevrouw rond de 80 wil handwerken in een groepje", "zoekt groepje voor handwerken");
    assert!(alike(one(knits), one(knitting)) > alike(one(knits), one("wil leren zwemmen")));
    assert!(alike(one(knits), one(knits)) >= ALIKE);
    assert!(alike(one(""), one("")) < ALIKE, "nothing is known of either");
}

#[test]
fn a_proposal_is_never_a_chain() {
    // Each is like the next one, and the ends are not alike at all.
    let chain: Vec<Stored> = (0..4)
        .map(|at| question(at, &format!("WK9999{at:02}"), &["geld", "geld-schulden"], &["jongeren"], ""))
        .collect();
    let found = among(chain, &places(4), &taxonomies());
    assert_eq!(found.iter().map(|one| one.questions.len()).collect::<Vec<_>>(), [3]);
}

#[test]
fn proposals_are_about_one_theme_and_hold_every_question_once() {
    let (places, taxonomies) = (places(12), taxonomies());
    let found = among(log(), &places, &taxonomies);
    assert!(found.len() >= 18, "{}", found.len());
    let mut seen = BTreeSet::new();
    for proposal in &found {
        assert!((SMALLEST_GROUP..=30).contains(&proposal.questions.len()));
        for question in &proposal.questions {
            assert!(seen.insert(question.number), "{question:?} twice");
            assert_eq!(top_theme(&taxonomies, &question.theme), proposal.theme);
        }
    }
    assert!(found.windows(2).all(|two| two[0].worth >= two[1].worth), "the best first");
    assert_eq!(among(log(), &places, &taxonomies), found, "the same log gives the same proposals");
}

#[test]
fn the_planted_holes_come_back_as_proposals() {
    let found = among(log(), &places(12), &taxonomies());
    let first: Vec<(&str, &str)> = found
        .iter()
        .take(20)
        .map(|one| (one.theme.as_str(), one.audiences.first().map_or("", String::as_str)))
        .collect();
    for hole in [("ontmoeten", "ouderen"), ("dag", "ouderen"), ("taal", "nieuwkomers")] {
        assert!(first.contains(&hole), "{hole:?} is not among {first:?}");
    }
}
