//! Judge, keep and hand over: the page of a service, comparing, the shortlist, and the sheet for the resident.

use crate::support::house::House;
use crate::support::line::line;

const KOFFIE: &str = "koffie-in-de-kerkekamer";
const TAAL: &str = "taalcafe-de-wiek";
const MAATJE: &str = "maatje-aan-zee";

#[test]
fn the_page_of_a_service_tells_everything_in_the_order_of_the_conversation() {
    let page = House::voorbeeld().page(&format!("/voorziening/{TAAL}"));
    assert_eq!(page.heading(), "Taalcafé De Wiek");
    let wanted = [
        "Voor wie",
        "Wat gebeurt er",
        "Waar",
        "Wanneer",
        "Hoe komt u binnen",
        "Kosten",
        "Wachttijd",
        "Talen",
        "Toegankelijk",
        "Contact",
    ];
    let headings = page.headings();
    let places: Vec<_> = wanted.iter().map(|one| headings.iter().position(|own| own == one)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{headings:?}");
    let facts = [
        ("Voor wie", "18 jaar en ouder"),
        ("Waar", "Molenlaan 12"),
        ("Waar", "9992 BB Voorbeeld"),
        ("Wanneer", "Elke donderdag van 19.00 tot 21.00 uur"),
        ("Hoe komt u binnen", "U meldt zich eerst zelf aan."),
        ("Kosten", "Gratis"),
        ("Talen", "Nederlands, Engels"),
        ("Contact", "0595 000 003"),
    ];
    for (heading, words) in facts {
        assert!(page.fact(heading).contains(words), "{heading}: {}", page.fact(heading));
    }
    assert_eq!(page.link("0595 000 003"), "tel:0595000003");
    assert!(page.link("Route met de fiets").contains("53.35200%2C6.66100"));
    assert!(page.fact("Ook van Welzijn Voorbeeld").contains("Formulierenhulp Molenwijk"));
}

#[test]
fn services_that_are_alike_are_shown_and_are_not_the_same_one() {
    let page = House::demo().page("/voorziening/taalpunt-de-veerpont-taalcafe-klarendal");
    let alike = page.fact("Lijkt hierop");
    assert!(alike.to_lowercase().contains("taal"), "{alike}");
    assert!(!alike.contains("Taalcafé Klarendal"), "{alike}");
}

#[test]
fn the_times_of_a_service_go_into_a_calendar() {
    let house = House::voorbeeld();
    let link = house.page(&format!("/voorziening/{TAAL}")).link("Zet in uw agenda");
    let file = house.get(&link);
    assert_eq!((file.status, file.header("content-type")), (200, Some("text/calendar; charset=utf-8")));
    // RFC 5545 folds long lines; the fold is no part of the text.
    let lines = file.body.replace("\r\n ", "");
    let expected = [
        "BEGIN:VCALENDAR",
        "SUMMARY:Taalcafé De Wiek",
        "RRULE:FREQ=WEEKLY;BYDAY=TH",
        "DTSTART;TZID=Europe/Amsterdam:20261119T190000",
        "DTEND;TZID=Europe/Amsterdam:20261119T210000",
        "Molenlaan 12",
    ];
    for words in expected {
        assert!(lines.contains(words), "{words} in {lines}");
    }
    assert_eq!(house.get(&format!("/voorziening/{MAATJE}/agenda.ics")).status, 404, "by appointment has no times");
}

#[test]
fn opening_hours_are_told_in_plain_words() {
    let slot =
        |day: &str, every: &str| serde_json::json!({ "day": day, "from": "09:30", "to": "12:00", "every": every });
    let house = House::with(&[
        line("week").with("schedule", vec![slot("ma", "week"), slot("do", "week")]),
        line("twee-weken").with("schedule", vec![slot("wo", "2 weken")]),
        line("maand").with("schedule", vec![slot("vr", "maand")]),
        line("afspraak"),
    ]);
    let told = [
        ("week", "Elke maandag en donderdag van 9.30 tot 12.00 uur"),
        ("twee-weken", "Om de week op woensdag van 9.30 tot 12.00 uur"),
        ("maand", "keer per maand op vrijdag van 9.30 tot 12.00 uur"),
        ("afspraak", "Op afspraak."),
    ];
    for (slug, words) in told {
        let when = house.page(&format!("/voorziening/{slug}")).fact("Wanneer");
        assert!(when.contains(words), "{slug}: {when}");
    }
}

#[test]
fn two_services_stand_side_by_side_and_what_differs_is_marked() {
    let page = House::voorbeeld().page(&format!("/vergelijken?s={KOFFIE}&s={TAAL}"));
    assert_eq!(page.heading(), "Vergelijk");
    assert_eq!(page.columns(), ["Koffie in de Kerkekamer", "Taalcafé De Wiek"]);
    let rows = page.rows();
    let row = |label: &str| {
        rows.iter().find(|(own, _)| own.starts_with(label)).unwrap_or_else(|| panic!("{label} in {rows:?}"))
    };
    let (wanneer, cells) = row("Wanneer");
    assert!(wanneer.contains("verschilt"), "{wanneer}");
    assert!(cells[0].contains("dinsdag") && cells[1].contains("donderdag"), "{cells:?}");
    assert!(!row("Kosten").0.contains("verschilt"), "both are free");
}

#[test]
fn comparing_more_than_three_or_one_says_what_to_do() {
    let house = House::voorbeeld();
    let many = house.page(&format!("/vergelijken?s={KOFFIE}&s={TAAL}&s={MAATJE}&s=wandelclub-zeezicht"));
    assert_eq!(many.columns().len(), 3);
    assert!(many.text().contains("U kunt er drie tegelijk vergelijken"));
    assert!(house.page(&format!("/vergelijken?s={KOFFIE}")).text().contains("Kies twee of drie voorzieningen"));
}

#[test]
fn a_shortlist_becomes_a_sheet_for_the_resident() {
    let house = House::voorbeeld();
    let list = house.page(&format!("/lijst?s={TAAL}&s={MAATJE}"));
    assert_eq!(list.heading(), "Mijn lijst");
    assert!(list.headings().iter().any(|heading| heading.contains("Taalcafé De Wiek")));
    let sheet = house.page(&list.link("Maak een blad voor de bewoner"));
    assert_eq!(sheet.heading(), "Voor u uitgezocht");
    let text = sheet.text();
    let told = [
        "Oefen Nederlands praten met een kop thee erbij.",
        "Een vrijwilliger komt elke week bij je langs.",
        "Dinsdag 17 november 2026",
        "0595 000 003",
        "Elke donderdag van 19.00 tot 21.00 uur",
        "Molenlaan 12",
    ];
    for words in told {
        assert!(text.contains(words), "{words} in {text}");
    }
    let professional = "Er zijn geen boeken en geen toetsen";
    assert!(!text.contains(professional), "the text for professionals is not for the sheet");
    // Whoever opens the link of the sheet sees the same list.
    let shared = sheet.link("http://kaart.example/lijst?s=taalcafe-de-wiek&s=maatje-aan-zee");
    assert_eq!(shared, format!("http://kaart.example/lijst?s={TAAL}&s={MAATJE}"));
}

#[test]
fn the_order_of_a_shortlist_can_be_changed_without_scripts() {
    let house = House::voorbeeld();
    let list = house.page(&format!("/lijst?s={KOFFIE}&s={TAAL}&s={MAATJE}"));
    assert_eq!(list.link("Hoger: Taalcafé De Wiek"), format!("/lijst?s={TAAL}&s={KOFFIE}&s={MAATJE}"));
    assert_eq!(list.link("Lager: Taalcafé De Wiek"), format!("/lijst?s={KOFFIE}&s={MAATJE}&s={TAAL}"));
    assert_eq!(list.link("Haal weg: Taalcafé De Wiek"), format!("/lijst?s={KOFFIE}&s={MAATJE}"));
}

#[test]
fn what_is_on_the_list_travels_along_with_a_search() {
    let page = House::voorbeeld().page(&format!("/zoeken?q=koffie&s={TAAL}"));
    assert!(page.typed().contains(&("s".to_owned(), TAAL.to_owned())), "{:?}", page.typed());
}

#[test]
fn a_list_with_services_that_are_gone_shows_the_rest_and_says_so() {
    let house = House::voorbeeld();
    let list = house.page(&format!("/lijst?s={KOFFIE}&s=bestaat-niet-meer"));
    assert!(list.text().contains("Eén voorziening van deze lijst bestaat niet meer."));
    assert!(list.text().contains("Koffie in de Kerkekamer"));
    assert!(house.page("/lijst").text().contains("Er staat nog niets op uw lijst."));
    assert!(house.page("/lijst/afdruk").text().contains("Er staat nog niets op deze lijst."));
    let slugs: String = (0..40).map(|number| format!("&s=x{number}")).collect();
    assert_eq!(house.get(&format!("/lijst?s={KOFFIE}{slugs}")).status, 200);
}
