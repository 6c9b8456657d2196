//! A wijkcoach during an intake: types what is needed, chooses a wijk, and sees what fits and why.

use sociale_kaart::geography::{Point, distance};

use crate::support::house::House;
use crate::support::http::escaped;
use crate::support::line::line;

#[test]
fn an_intake_sentence_finds_offer_in_the_own_wijk_with_reasons() {
    let sentence =
        escaped("mevrouw is alleen sinds haar man overleed en wil graag onder de mensen, koffie drinken of samen eten");
    let page = House::demo().page(&format!("/zoeken?q={sentence}&wijk=Klarendal&age=78"));
    assert_eq!(page.heading(), "Zoek een voorziening");
    let results = page.results();
    assert!(page.count() >= 5 && results.len() >= 5, "{:?}", page.names());
    for shown in &results {
        let wijk = shown.reasons.iter().find(|reason| reason.starts_with("Wijk past: werkt in "));
        assert!(wijk.is_some(), "{}: {:?}", shown.name, shown.reasons);
        assert!(
            shown.reasons.iter().any(|reason| reason.starts_with("Leeftijd past: ")),
            "{}: {:?}",
            shown.name,
            shown.reasons
        );
    }
    assert!(results.iter().any(|shown| shown.reasons.iter().any(|reason| reason == "Wijk past: werkt in Klarendal")));
}

#[test]
fn everything_that_was_asked_is_judged_on_every_result() {
    let asked = "wijk=Presikhaaf-West&age=40&access=inloop&language=nl&day=di&cost=gratis&radius=5000&waiting=4";
    let page = House::demo().page(&format!("/zoeken?{asked}"));
    assert!(page.count() > 0);
    for shown in page.results() {
        let aspects: Vec<&str> = shown.reasons.iter().filter_map(|reason| reason.split(' ').next()).collect();
        assert_eq!(
            aspects,
            ["Leeftijd", "Wijk", "Toegang", "Taal", "Dag", "Kosten", "Afstand", "Wachttijd"],
            "{}",
            shown.name
        );
    }
}

#[test]
fn the_name_of_the_page_tells_what_was_asked_and_where() {
    let title = House::demo().page("/zoeken?q=samen+eten&wijk=Klarendal").title();
    assert!(title.contains("samen eten in Klarendal"), "{title}");
}

#[test]
fn a_postcode_is_a_place_too() {
    let page = House::demo().page("/zoeken?q=koffie&wijk=6822+AB");
    let by_name = House::demo().page("/zoeken?q=koffie&wijk=Klarendal");
    assert!(page.count() > 0);
    assert_eq!(page.count(), by_name.count(), "6822 lies in Klarendal");
}

#[test]
fn voorliggend_goes_before_a_specialist_that_fits_equally() {
    let twin = |id: &str, kind: &str| line(id).named("Steun bij rouw").of_kind(kind);
    let near = |line: crate::support::line::Line| line.at("Kerkdorp", 53.3501, 6.6201);
    let house = House::with(&[
        near(twin("rouw-specialist", "specialistisch")),
        twin("rouw-voorliggend", "voorliggend"),
        twin("rouw-buurt", "buurtinitiatief"),
    ]);
    for query in ["q=steun+bij+rouw&wijk=Kerkdorp", "q=steun+bij+rouw", "wijk=Kerkdorp&theme=ontmoeten"] {
        let slugs = house.page(&format!("/zoeken?{query}")).slugs();
        let place =
            |slug: &str| slugs.iter().position(|own| own == slug).unwrap_or_else(|| panic!("{slug} in {slugs:?}"));
        assert!(place("rouw-voorliggend") < place("rouw-specialist"), "{query}: {slugs:?}");
        assert!(place("rouw-buurt") < place("rouw-specialist"), "{query}: {slugs:?}");
    }
}

#[test]
fn the_nearest_goes_first_among_equals() {
    let twin = |id: &str, lon: f64| line(id).named("Samen breien").at("Kerkdorp", 53.35, lon);
    let house =
        House::with(&[twin("breien-ver", 6.66), twin("breien-dichtbij", 6.6205), twin("breien-halverwege", 6.635)]);
    let page = house.page("/zoeken?q=breien&wijk=9991");
    assert_eq!(page.slugs(), ["breien-dichtbij", "breien-halverwege", "breien-ver"]);
}

#[test]
fn what_comes_to_people_is_not_lost_by_the_radius() {
    let house = House::voorbeeld();
    let page = house.page("/zoeken?wijk=Kerkdorp&radius=500");
    let maatje = page.result("Maatje aan zee");
    assert!(
        maatje.reasons.contains(&"Afstand past: thuis, aan de telefoon of online".to_owned()),
        "{:?}",
        maatje.reasons
    );
    page.result("Begeleiding thuis bij psychische klachten");
    let names = page.names();
    assert!(!names.contains(&"Taalcafé De Wiek".to_owned()), "the taalcafé is 3 km away: {names:?}");
}

#[test]
fn without_a_radius_everything_that_serves_the_wijk_is_there_wherever_its_office_is() {
    let house = House::voorbeeld();
    let names = house.page("/zoeken?wijk=Kerkdorp").names();
    for there in
        ["Taalcafé De Wiek", "Koffie in de Kerkekamer", "Maatje aan zee", "Kliniek voor ernstige eetstoornissen"]
    {
        assert!(names.contains(&there.to_owned()), "{there} serves Kerkdorp: {names:?}");
    }
    assert!(!names.contains(&"Wandelclub Zeezicht".to_owned()), "it serves other wijken: {names:?}");
}

#[test]
fn a_specialist_outside_the_region_is_found_by_expertise_with_distance_and_waiting_time() {
    let page = House::voorbeeld().page("/zoeken?q=eetstoornis&wijk=Kerkdorp");
    let kliniek = page.result("Kliniek voor ernstige eetstoornissen");
    assert!(kliniek.text.contains("Assen") && kliniek.text.contains("41 km"), "{}", kliniek.text);
    assert!(kliniek.text.contains("Ongeveer 14 weken wachten"), "{}", kliniek.text);
    assert!(kliniek.reasons.contains(&"Wijk past: werkt in de hele regio".to_owned()), "{:?}", kliniek.reasons);
}

#[test]
fn the_search_by_position_orders_by_distance() {
    let (lat, lon) = (51.9904, 5.9243);
    let answer = House::demo().api(&format!("/search?lat={lat}&lon={lon}&radius=1500&form=inloop&limit=100"));
    let here = Point { lat, lon };
    let mut away = Vec::new();
    for result in answer["results"].as_array().unwrap() {
        let place = &result["place"];
        let (Some(lat), Some(lon)) = (place["lat"].as_f64(), place["lon"].as_f64()) else { continue };
        let metres = distance(here, Point { lat, lon });
        if let Some(told) = result["distance"].as_f64() {
            assert!((told - metres).abs() <= 1.0, "{told} is told and {metres} is measured");
            assert!(metres <= 1500.0);
            away.push(metres);
        }
    }
    assert!(away.len() > 5, "there is a lot within reach of Klarendal: {away:?}");
    let half = away.len() / 2;
    let mean = |metres: &[f64]| metres.iter().sum::<f64>() / metres.len() as f64;
    assert!(mean(&away[..half]) < mean(&away[half..]), "the first half is nearer: {away:?}");
}

#[test]
fn what_almost_fits_is_a_group_of_its_own_that_differs_in_that_alone() {
    let house = House::with(&[
        line("knutselen-jong").named("Knutselen").with("min_age", 4).with("max_age", 12),
        line("knutselen-oud").named("Knutselen").with("min_age", 60),
    ]);
    let page = house.page("/zoeken?q=knutselen&wijk=Kerkdorp&age=58");
    assert_eq!(page.count(), 0);
    let almost = page.almost();
    let (heading, cards) = &almost[0];
    assert_eq!(heading, "Past bijna: alleen de leeftijd verschilt");
    assert_eq!(cards.len(), 2);
    for card in cards {
        let differs: Vec<_> = card.reasons.iter().filter(|reason| reason.contains("past niet")).collect();
        assert_eq!(differs.len(), 1, "{:?}", card.reasons);
        assert!(differs[0].starts_with("Leeftijd past niet"), "{:?}", card.reasons);
    }
}

#[test]
fn every_group_of_what_almost_fits_is_told_in_its_reasons() {
    // Aspects that have a reason of their own on the card.
    let aspects =
        [("de leeftijd", "Leeftijd"), ("de toegang", "Toegang"), ("de taal", "Taal"), ("de kosten", "Kosten")];
    let mut groups = 0;
    for query in [
        "q=schaken&age=8&cost=gratis",
        "q=zwemmen&age=4&wijk=Elden",
        "q=koffie&language=uk&access=aanmelden",
        "q=rouw&age=10&cost=gratis&access=inloop",
    ] {
        for (heading, cards) in House::demo().page(&format!("/zoeken?{query}")).almost() {
            let Some((_, aspect)) = aspects.iter().find(|(words, _)| heading.contains(words)) else { continue };
            groups += 1;
            for card in cards {
                let differs =
                    card.reasons.iter().filter(|reason| reason.contains("past niet") || reason.contains("niet bekend"));
                let differs: Vec<_> = differs.collect();
                assert!(
                    differs.len() == 1 && differs[0].starts_with(aspect),
                    "{query}: {heading}: {}: {:?}",
                    card.name,
                    card.reasons
                );
            }
        }
    }
    assert!(groups >= 3, "the searches above have things that almost fit");
}

#[test]
fn a_mistyped_word_is_repaired_and_told() {
    let page = House::demo().page("/zoeken?q=sjulden");
    let exact = House::demo().page("/zoeken?q=sjulden&exact=1");
    assert_eq!(exact.count(), 0);
    if page.count() > 0 {
        assert!(page.text().contains("Zoek toch op ‘sjulden’"), "{}", page.text());
    }
    let page = House::demo().page("/zoeken?q=schuldne");
    assert!(page.count() > 0 && page.text().contains("We zochten op"), "{}", page.text());
    assert_eq!(House::demo().page(&page.link("Zoek toch op ‘schuldne’")).count(), 0);
}
