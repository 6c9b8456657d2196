//! A coach finds nothing fitting and logs the question: filled in from the search, checked by the guard, shown what there
//! is, and kept once.

use sociale_kaart::questions::{Outcome, Reason};

use crate::support::client::Client;
use crate::support::house::House;
use crate::support::http::{send_form, send_json};

const KEY: &str = "6f1c2d3e-0000-4000-8000-000000000001";

/// What a coach sends who changes nothing: nothing fitting, because it is full.
const FULL: [(&str, &str); 7] = [
    ("key", KEY),
    ("wijk", "WK999901"),
    ("themes", "geld"),
    ("outcome", "unmet"),
    ("reason", "full"),
    ("deployed", "none"),
    ("collectable", "yes"),
];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

#[test]
fn a_search_leads_to_a_form_that_is_filled_in() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    assert!(coach.page("/zoeken?q=schulden").text().contains("Niets passends"));
    assert!(!house.page("/zoeken?q=schulden").text().contains("Niets passends"), "others have nothing to log");
    let form = coach.submit("/hulpvragen/nieuw", &[("q", "vrouw van 82 met schulden"), ("wijk", "Molenwijk")]);
    assert_eq!(form.field("text").as_deref(), Some("vrouw van 82 met schulden"));
    assert_eq!(form.field("wijk").as_deref(), Some("WK999902"));
    assert_eq!(form.field("age").as_deref(), Some("80+"));
    assert_eq!(form.field("themes").as_deref(), Some("geld-schulden"), "{:?}", form.typed());
    assert_eq!(form.field("outcome").as_deref(), Some("unmet"));
}

#[test]
fn a_question_is_kept_once_however_often_it_is_sent() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    let kept = coach.submit("/hulpvragen", &FULL);
    assert!(kept.text().contains("Bewaard"), "{}", kept.text());
    assert!(coach.submit("/hulpvragen", &FULL).text().contains("Bewaard"));
    let questions = house.questions();
    assert_eq!(questions.len(), 1);
    assert_eq!((questions[0].outcome, questions[0].reason), (Outcome::Unmet, Some(Reason::Full)));
    assert!(questions[0].coach.is_some());
}

#[test]
fn only_coaches_and_those_who_connect_log() {
    let house = House::voorbeeld();
    assert_eq!(house.get("/hulpvragen/nieuw").status, 401);
    let policy = house.sign_in("Beleidsmedewerker");
    assert_eq!(policy.get("/hulpvragen/nieuw").status, 403);
    assert_eq!(policy.post("/hulpvragen", &FULL).status, 403);
    assert_eq!(house.sign_in("Verbinder").post("/hulpvragen", &FULL).status, 303);
    let from_elsewhere = send_form(house.address, "/hulpvragen", &[("Sec-Fetch-Site", "cross-site")], &FULL);
    assert_eq!(from_elsewhere.status, 403);
    assert_eq!(house.questions().len(), 1);
}

#[test]
fn a_session_that_is_over_loses_nothing_that_was_typed() {
    let house = House::voorbeeld();
    let nobody = Client::new(house.address);
    let form = nobody.submit("/hulpvragen", &with(&FULL, &[("text", "zoekt hulp met post")]));
    assert_eq!((form.status, form.field("text").as_deref()), (401, Some("zoekt hulp met post")));
    assert_eq!(form.field("key").as_deref(), Some(KEY));
    assert!(form.text().contains("U bent uitgelogd"), "{}", form.text());
    assert_eq!(house.questions(), []);
}

#[test]
fn a_text_about_somebody_is_marked_rewritten_and_never_stored() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    let said = with(&FULL, &[("text", "mw Zwirbelkwast, 06-24681357, heeft schulden")]);
    let form = coach.submit("/hulpvragen", &said);
    assert_eq!(form.status, 400);
    assert!(form.text().contains("Dit mag er niet in staan") && form.text().contains("er is niets bewaard"));
    assert_eq!(form.field("text").as_deref(), Some("mw Zwirbelkwast, 06-24681357, heeft schulden"));
    assert_eq!(house.questions(), []);
    let rewritten = coach.submit("/hulpvragen", &with(&said, &[("rewrite", "all")]));
    let text = rewritten.field("text").unwrap();
    assert!(text.contains("heeft schulden") && !text.contains("Zwirbel") && !text.contains("2468"), "{text}");
    assert_eq!(coach.post("/hulpvragen", &with(&FULL, &[("text", &text)])).status, 303);
    assert_eq!(house.questions().len(), 1);
    assert_eq!(house.files_with("Zwirbelkwast"), [] as [String; 0]);
    assert_eq!(house.files_with("24681357"), [] as [String; 0]);
    assert_ne!(house.files_with("heeft schulden"), [] as [String; 0], "what may be kept is found where it is kept");
}

#[test]
fn before_something_is_called_absent_the_coach_sees_what_there_is() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    let absent = with(&FULL, &[("reason", "absent"), ("text", "hulp bij schulden")]);
    let offer = coach.submit("/hulpvragen", &absent);
    assert!(offer.heading().contains("Kende u deze al?"), "{}", offer.text());
    assert_eq!(house.questions(), []);
    let slug = offer.buttons("service").remove(0);
    let picked = with(&absent, &[("looked", "1"), ("service", &slug)]);
    assert!(coach.submit("/hulpvragen", &picked).text().contains("Bewaard"));
    let question = house.questions().remove(0);
    assert_eq!((question.outcome, question.reason, question.was_unknown), (Outcome::Matched, None, true));
}

#[test]
fn none_of_these_keeps_it_as_absent() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    let absent = with(&FULL, &[("reason", "absent"), ("looked", "1")]);
    assert!(coach.submit("/hulpvragen", &absent).text().contains("Bewaard"));
    assert_eq!(house.questions()[0].reason, Some(Reason::Absent));
}

#[test]
fn every_mistake_has_a_sentence_at_its_field() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    let wrong = [("wijk", "Nergens"), ("themes", "onzin"), ("outcome", "unmet"), ("reason", "zomaar"), ("age", "oud")];
    let form = coach.submit("/hulpvragen", &wrong);
    assert_eq!(form.status, 400);
    let fields: Vec<String> = form.mistakes().into_iter().map(|(_, anchor)| anchor).collect();
    for field in ["veld-wijk", "veld-themes", "veld-reason", "veld-age"] {
        assert!(fields.iter().any(|anchor| anchor.ends_with(field)), "{field} in {fields:?}");
    }
    let long = "a ".repeat(5_000);
    let form = coach.submit("/hulpvragen", &with(&FULL, &[("text", &long)]));
    assert!(form.text().contains("ten hoogste 1000 tekens"), "{}", form.text());
    assert_eq!(house.questions(), []);
}

#[test]
fn the_entries_of_another_team_are_not_for_every_coach() {
    let house = House::demo();
    let coaches = house.page("/inloggen").labels("account");
    let coaches: Vec<_> = coaches.iter().filter(|(name, _)| name.starts_with("Coach")).collect();
    assert!(coaches.len() > 1);
    let house = House::voorbeeld();
    let kept = house.sign_in("Coach").post("/hulpvragen", &FULL);
    let address = kept.header("location").unwrap().to_owned();
    assert_eq!(house.sign_in("Verbinder").get(&address).status, 200);
    assert_eq!(house.sign_in("Beleidsmedewerker").get(&address).status, 403);
    assert_eq!(house.get(&address).status, 401);
}

#[test]
fn a_program_logs_as_the_form_does() {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    let body =
        |more: &str| format!(r#"{{"id": "{KEY}", "wijk": "Kerkdorp", "themes": ["geld"], "outcome": "unmet"{more}}}"#);
    let send = |body: &str| coach.post_json("/api/v1/questions", body);
    let offered = send(&body(r#", "reason": "absent""#));
    assert_eq!((offered.status, offered.json()["kept"].as_bool()), (200, Some(false)));
    assert!(!offered.json()["didYouKnow"].as_array().unwrap().is_empty());
    assert_eq!(send(&body(r#", "reason": "absent", "looked": true"#)).status, 201);
    assert_eq!(send(&body(r#", "reason": "absent", "looked": true"#)).status, 201, "twice is once");
    assert_eq!(house.questions().len(), 1);
    let wrong = send(r#"{"wijk": "Nergens", "themes": [], "outcome": "misschien"}"#);
    let fields: Vec<String> =
        wrong.json()["errors"].as_array().unwrap().iter().map(|e| e["field"].to_string()).collect();
    assert_eq!((wrong.status, fields.len()), (400, 3), "{fields:?}");
    assert_eq!(send(r#"{"wijk": "Kerkdorp", "naam": "iemand"}"#).status, 400);
    assert_eq!(send_json(house.address, "/api/v1/questions", &body("")).status, 401);
}

#[test]
fn a_text_is_looked_at_and_never_repeated() {
    let house = House::voorbeeld();
    let answer = send_json(house.address, "/api/v1/questions/check", r#"{"text": "é, bel mw Zwirbelkwast"}"#);
    assert_eq!(answer.status, 200);
    let span = &answer.json()["spans"][0];
    assert_eq!((span["start"].as_u64(), span["kind"].as_str()), (Some(10), Some("name")), "{}", answer.body);
    assert!(!answer.body.contains("Zwirbelkwast"));
    let bad = send_json(house.address, "/api/v1/questions/check", r#"{"text": Zwirbelkwast"#);
    assert!(bad.status == 400 && !bad.body.contains("Zwirbel"), "{}", bad.body);
}
