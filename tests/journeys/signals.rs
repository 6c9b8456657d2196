//! A policy officer makes a signal of a gap, others follow it, and in the end offer answers it; and the monthly letter
//! that tells so.

use crate::support::client::Client;
use crate::support::house::House;
use crate::support::program::Program;

/// A form that is filled in well.
const GOOD: [(&str, &str); 8] = [
    ("wijk", "WK999901"),
    ("thema", "ontmoeten"),
    ("doelgroep", "ouderen"),
    ("titel", "Samen eten in de avond"),
    ("organisatie", "Welzijn Rondom"),
    ("functie", "opbouwwerker"),
    ("datum", "2027-03-31"),
    ("notitie", "Na vijven is alles dicht."),
];

/// The form with another value in one field.
fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let others = GOOD.into_iter().filter(|(name, _)| *name != field);
    others.chain([(field, value)]).collect()
}

/// Makes a signal; answers its address.
fn made(client: &Client) -> String {
    let answer = client.post("/signalen/nieuw", &GOOD);
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").unwrap().to_owned()
}

/// The form on the page of a signal, with another value in some fields.
fn changed<'a>(client: &Client, address: &str, fields: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    let page = client.page(address);
    let names = ["revisie", "status", "organisatie", "functie", "datum", "reden", "notitie"];
    let stored = names.iter().filter(|name| fields.iter().all(|(own, _)| own != *name));
    let stored = stored.map(|name| ((*name).to_owned(), page.field(name).unwrap_or_default()));
    stored.chain(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
}

fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn a_gap_becomes_a_signal_that_colleagues_can_follow() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    let form = policy.page("/signalen/nieuw?wijk=WK999901&thema=ontmoeten&doelgroep=ouderen");
    for (field, code) in [("wijk", "WK999901"), ("thema", "ontmoeten"), ("doelgroep", "ouderen")] {
        assert_eq!(form.field(field).as_deref(), Some(code), "filled in from a row of the report");
    }
    let address = made(&policy);
    let page = policy.page(&address);
    assert_eq!(page.heading(), "Samen eten in de avond");
    for words in ["Kerkdorp, Ontmoeten", "Gesignaleerd", "opbouwwerker", "31 maart 2027", "Na vijven is alles dicht."] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let coach = house.sign_in("Coach");
    assert!(coach.page("/signalen").text().contains("Samen eten in de avond"));
    let read = coach.page(&address);
    assert!(read.text().contains("opbouwwerker") && !read.text().contains("Werk bij"), "a coach only reads");
}

#[test]
fn the_same_form_sent_twice_is_one_signal() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    let key = policy.page("/signalen/nieuw").field("sleutel").unwrap();
    let form: Vec<(&str, &str)> = GOOD.into_iter().chain([("sleutel", key.as_str())]).collect();
    let first = policy.post("/signalen/nieuw", &form);
    let second = policy.post("/signalen/nieuw", &form);
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(policy.page("/signalen").text().matches("Samen eten in de avond").count(), 1);
}

#[test]
fn who_is_not_signed_in_sees_nothing_and_who_may_not_edit_changes_nothing() {
    let house = House::voorbeeld();
    let address = made(&house.sign_in("Beleidsmedewerker"));
    let letter = "/brief/2026-10";
    for target in ["/signalen", "/signalen/nieuw", &address, letter] {
        let page = house.page_of(target);
        assert_eq!(page.status, 401, "{target}");
        assert!(!page.text().contains("Samen eten"), "{target}");
    }
    let coach = house.sign_in("Coach");
    assert_eq!(coach.page_of("/signalen/nieuw").status, 403);
    assert_eq!(coach.post("/signalen/nieuw", &GOOD).status, 403);
    for target in [address.clone(), format!("{address}/antwoord")] {
        assert_eq!(coach.post(&target, &[("status", "opgepakt"), ("revisie", "1")]).status, 403, "{target}");
    }
    assert!(coach.page(&address).text().contains("Gesignaleerd"));
}

#[test]
fn a_mistake_is_told_at_the_field_and_in_the_summary_and_nothing_typed_is_lost() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    let long = "lang ".repeat(60);
    for (field, value, words) in [
        ("wijk", "", "Kies een wijk."),
        ("wijk", "Atlantis", "kennen wij niet"),
        ("thema", "", "Kies een thema."),
        ("thema", "gld", "kennen wij niet"),
        ("doelgroep", "reuzen", "kennen wij niet"),
        ("titel", "   ", "Schrijf in een paar woorden"),
        ("titel", long.as_str(), "te lang"),
        ("titel", "Hulp voor mevrouw Jansen, 06-12345678", "er is niets bewaard"),
        ("organisatie", "", "welke organisatie"),
        ("functie", "Fatima Yilmaz", "Haal dat weg"),
        ("notitie", "Bel jan@voorbeeld.example", "Haal dat weg"),
        ("datum", "", "wanneer"),
        ("datum", "morgen", "geen datum"),
        ("datum", "2026-11-16", "al voorbij"),
        ("datum", "2126-11-16", "vijf jaar"),
    ] {
        let page = policy.submit("/signalen/nieuw", &with(field, value));
        assert_eq!(page.status, 400, "{field}={value}");
        let mistakes = page.mistakes();
        let [(sentence, anchor)] = mistakes.as_slice() else { panic!("{field}={value}: {mistakes:?}") };
        assert!(sentence.contains(words), "{field}={value}: {sentence}");
        assert_eq!(anchor, &format!("#veld-{field}"));
        assert_eq!(page.at_field(anchor), [sentence.as_str()]);
        for (name, typed) in with(field, value).into_iter().filter(|(name, _)| *name != field) {
            assert_eq!(page.field(name).as_deref(), Some(typed), "{field}={value}: {name} is kept");
        }
        if ["titel", "organisatie", "functie", "notitie", "datum"].contains(&field) {
            assert_eq!(page.field(field).unwrap_or_default().trim(), value.trim(), "{field} is kept");
        }
    }
    assert!(!policy.page("/signalen").text().contains("Samen eten in de avond"), "nothing was kept");
}

#[test]
fn a_signal_goes_from_hand_to_hand_and_its_log_tells_so() {
    let house = House::voorbeeld();
    let (policy, verbinder) = (house.sign_in("Beleidsmedewerker"), house.sign_in("Verbinder"));
    let address = made(&policy);
    let step = [("status", "opgepakt"), ("functie", "teamleider"), ("notitie", "Er is een keuken.")];
    let page = verbinder.submit(&address, &pairs(&changed(&verbinder, &address, &step)));
    assert_eq!(page.status, 200);
    for words in ["Opgepakt", "Wie het oppakt: Welzijn Rondom, teamleider", "Er is een keuken.", "door verbinder"] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let refused = policy.submit(&address, &pairs(&changed(&policy, &address, &[("status", "afgewezen")])));
    assert_eq!(refused.status, 400);
    assert_eq!(
        refused.mistakes(),
        [("Schrijf waarom dit signaal wordt afgewezen.".to_owned(), "#veld-reden".to_owned())]
    );
    assert_eq!(refused.field("status").as_deref(), Some("afgewezen"), "the choice is kept");
    let declined = [("status", "afgewezen"), ("reden", "Het wijkrestaurant gaat langer open.")];
    let page = policy.submit(&address, &pairs(&changed(&policy, &address, &declined)));
    assert!(page.text().contains("Het wijkrestaurant gaat langer open."));
    assert_eq!(page.labels("status").len(), 2, "it can only stay, or be opened again");
}

#[test]
fn who_was_later_sees_both_versions_and_saves_again() {
    let house = House::voorbeeld();
    let (policy, verbinder) = (house.sign_in("Beleidsmedewerker"), house.sign_in("Verbinder"));
    let address = made(&policy);
    let late = changed(&policy, &address, &[("organisatie", "Gemeente"), ("notitie", "Wij doen het zelf.")]);
    verbinder.submit(&address, &pairs(&changed(&verbinder, &address, &[("status", "opgepakt")])));
    let page = policy.submit(&address, &pairs(&late));
    assert_eq!(page.status, 409);
    assert!(page.text().contains("Iemand was u voor"), "{}", page.text());
    let rows = page.rows();
    let row = |field: &str| rows.iter().find(|(own, _)| own == field).map(|(_, cells)| cells.clone());
    assert_eq!(row("Status"), Some(vec!["Opgepakt".to_owned(), "Gesignaleerd".to_owned()]));
    assert_eq!(row("Organisatie"), Some(vec!["Welzijn Rondom".to_owned(), "Gemeente".to_owned()]));
    assert_eq!(page.field("notitie").as_deref(), Some("Wij doen het zelf."), "what was typed is kept");
    assert_eq!(page.field("revisie").as_deref(), Some("2"), "so that it can be saved after all");
    assert!(policy.page(&address).text().contains("Welzijn Rondom"), "nothing was overwritten");
}

#[test]
fn a_service_that_is_on_the_map_answers_a_signal() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    let address = made(&policy);
    let answer = format!("{address}/antwoord");
    for (typed, words) in [("", "Kies de voorziening"), ("bestaat-niet", "kennen wij niet")] {
        let page = policy.submit(&answer, &[("revisie", "1"), ("andere", typed)]);
        assert_eq!(page.status, 400, "{typed}");
        let (sentence, anchor) = page.mistakes().remove(0);
        assert!(sentence.contains(words) && page.at_field(&anchor) == [sentence.as_str()], "{sentence}");
        assert_eq!(page.field("andere").as_deref(), Some(typed));
    }
    let linked = "http://kaart.example/voorziening/koffie-in-de-kerkekamer";
    let page = policy.submit(&answer, &[("revisie", "1"), ("andere", linked)]);
    assert_eq!(page.link("Koffie in de Kerkekamer"), "/voorziening/koffie-in-de-kerkekamer");
    assert!(page.text().contains("Gerealiseerd"));
    assert!(page.text().contains("nog te weinig vragen om iets te zeggen"), "no figure without a base");
    let letter = policy.page("/brief/2026-11");
    assert!(letter.text().contains("nu is er Koffie in de Kerkekamer"), "{}", letter.text());
}

#[test]
fn the_board_shows_what_was_asked_for_and_says_what_it_does_not_know() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    made(&policy);
    let shows = |query: &str| policy.page(&format!("/signalen?{query}")).text().contains("Samen eten in de avond");
    assert!(shows("wijk=WK999901") && shows("thema=ontmoeten") && shows("wijk=WK999901&thema=ontmoeten"));
    assert!(!shows("wijk=WK999902") && !shows("thema=geld"));
    let page = policy.page_of("/signalen?wijk=Atlantis&thema=gld");
    assert_eq!(page.status, 400);
    let anchors: Vec<String> = page.mistakes().into_iter().map(|(_, anchor)| anchor).collect();
    assert_eq!(anchors, ["#veld-wijk", "#veld-thema"]);
    assert!(page.text().contains("Samen eten in de avond"), "a filter nobody knows hides nothing");
}

#[test]
fn who_is_signed_out_while_writing_finds_everything_on_the_page() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    let address = made(&policy);
    let form = changed(&policy, &address, &[("notitie", "Een lang verhaal.")]);
    policy.post("/uitloggen", &[]);
    let page = policy.submit(&address, &pairs(&form));
    assert_eq!(page.status, 401);
    assert!(page.text().contains("Een lang verhaal."));
    assert_eq!(page.field("revisie").as_deref(), Some("1"));
    assert!(!page.text().contains("Kerkdorp"), "of the signal itself nothing is told");
    let new = policy.submit("/signalen/nieuw", &GOOD);
    assert_eq!((new.status, new.field("titel").as_deref()), (401, Some("Samen eten in de avond")));
}

#[test]
fn an_address_that_is_no_signal_is_not_found() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    for target in ["/signalen/niets", "/signalen/00000000-0000-0000-0000-000000000000"] {
        assert_eq!(policy.page_of(target).status, 404, "{target}");
        assert_eq!(policy.post(target, &[("revisie", "1")]).status, 404, "{target}");
    }
}

#[test]
fn the_letter_of_a_month_is_a_page_and_plain_text() {
    let house = House::voorbeeld();
    let policy = house.sign_in("Beleidsmedewerker");
    made(&policy);
    let page = policy.page("/brief/2026-11");
    assert_eq!(page.heading(), "Brief van november 2026");
    assert!(page.text().contains("Zo stond het op 17 november 2026."), "the month is not over");
    assert!(page.text().contains("Samen eten in de avond"));
    assert!(page.text().contains("nog geen rapport van tekorten"));
    let text = policy.get("/brief/2026-11?vorm=tekst");
    assert_eq!(text.header("content-type"), Some("text/plain; charset=utf-8"));
    for words in ["Brief van november 2026", "* Samen eten in de avond (Kerkdorp", "http://kaart.example/signalen/"] {
        assert!(text.body.contains(words), "{words}: {}", text.body);
    }
    for (target, words) in [
        ("/brief/2026-12", "nog niet begonnen"),
        ("/brief/2014-12", "vanaf 2015"),
        ("/brief/oktober", "bijvoorbeeld"),
        ("/brief/2026-11?vorm=pdf", "Deze vorm is er niet"),
    ] {
        let page = policy.page_of(target);
        assert_eq!(page.status, 400, "{target}");
        assert!(page.text().contains(words), "{target}: {}", page.text());
    }
}

#[test]
fn an_organization_follows_a_theme_and_nobody_learns_who_else_does() {
    let house = House::voorbeeld();
    let partner = Client::new(house.address);
    assert!(partner.page("/brief/aanmelden").text().contains("Nu sturen wij nog niets"));
    let wish = [("email", "info@welzijn.example"), ("thema", "geld")];
    let (first, second) = (partner.submit("/brief/aanmelden", &wish), partner.submit("/brief/aanmelden", &wish));
    assert_eq!((first.status, first.text()), (200, second.text()));
    let known = partner.submit("/brief/afmelden", &[("email", "info@welzijn.example")]);
    let unknown = partner.submit("/brief/afmelden", &[("email", "ander@welzijn.example")]);
    assert_eq!((known.status, known.text()), (200, unknown.text()));
    for (form, field, words) in [
        (vec![("email", "geen adres"), ("thema", "geld")], "email", "geen e-mailadres"),
        (vec![("email", ""), ("thema", "geld")], "email", "Vul het e-mailadres"),
        (vec![("email", "info@welzijn.example")], "wijk", "Kies een wijk, een thema, of allebei."),
        (vec![("email", "info@welzijn.example"), ("wijk", "Atlantis")], "wijk", "kennen wij niet"),
    ] {
        let page = partner.submit("/brief/aanmelden", &form);
        let mistakes = page.mistakes();
        assert_eq!((page.status, mistakes.len()), (400, 1), "{mistakes:?}");
        assert!(mistakes[0].0.contains(words) && mistakes[0].1 == format!("#veld-{field}"), "{mistakes:?}");
        assert_eq!(page.field("email").as_deref(), Some(form[0].1), "what was typed is kept");
    }
    let page = partner.submit("/brief/afmelden", &[("email", "geen adres")]);
    assert_eq!(page.mistakes()[0].1, "#veld-afmelden");
}

#[test]
fn the_operator_prints_the_letter() {
    let program = Program::voorbeeld();
    let html = program.run(&["letter", "2020-01"]);
    assert_eq!(html.code, 0, "{html:?}");
    assert!(html.out.contains("<h1>Brief van januari 2020</h1>"), "{}", html.out);
    let text = program.run(&["letter", "2020-01", "--text", "--address", "https://kaart.example/"]);
    assert!(text.out.contains("Brief van januari 2020") && !text.out.contains('<'), "{}", text.out);
    let bad = program.run(&["letter", "2026-13"]);
    assert!(bad.code != 0 && bad.beside.contains("2026-13"), "{bad:?}");
    let future = program.run(&["letter", "2999-01"]);
    assert!(future.code != 0 && future.beside.contains("nog niet begonnen"), "{future:?}");
}
