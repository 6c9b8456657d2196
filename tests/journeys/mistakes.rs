//! Whatever is typed: a sentence that says what is wrong and what to do, at the field and in the summary, with everything
//! typed kept. Programs get the same as problem+json, all errors at once.

use serde_json::Value;

use crate::support::house::House;
use crate::support::http::{escaped, send};

/// The page of a search with one mistake says it in the summary and at the field, and keeps what was typed.
fn told(query: &str, field: &str, words: &str) {
    let page = House::demo().page_of(&format!("/zoeken?{query}"));
    assert_eq!(page.status, 400, "{query}");
    let mistakes = page.mistakes();
    let (sentence, anchor) = mistakes
        .iter()
        .find(|(_, anchor)| *anchor == format!("#veld-{field}"))
        .unwrap_or_else(|| panic!("{query}: {mistakes:?}"));
    assert!(sentence.contains(words), "{query}: {sentence}");
    assert_eq!(page.at_field(anchor), [sentence.as_str()], "{query}: at the field");
    let typed = page.typed();
    for (name, value) in form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| ["q", "wijk", "age", "radius"].contains(&name.as_ref()))
    {
        assert!(typed.contains(&(name.to_string(), value.to_string())), "{query}: {name}={value} is kept in {typed:?}");
    }
    errors(&format!("/api/v1/search?{query}"), &[(field, words)]);
}

/// The API refuses with these errors and no others.
fn errors(target: &str, expected: &[(&str, &str)]) {
    let answer = House::demo().get(target);
    assert_eq!(answer.status, 400, "{target}: {}", answer.body);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{target}");
    let body = answer.json();
    assert_eq!(
        (&body["status"], body["title"].is_string(), body["detail"].is_string()),
        (&400.into(), true, true),
        "{body}"
    );
    let found: Vec<(&str, &str)> =
        body["errors"].as_array().unwrap().iter().map(|one| (text(one, "field"), text(one, "reason"))).collect();
    assert_eq!(found.len(), expected.len(), "{target}: {found:?}");
    for (field, words) in expected {
        assert!(
            found.iter().any(|(own, reason)| own == field && reason.contains(words)),
            "{target}: {field} {words} in {found:?}"
        );
    }
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

#[test]
fn an_unknown_wijk_is_told_with_a_suggestion() {
    told("q=koffie&wijk=Klarendaal&age=40", "wijk", "Bedoelt u Klarendal?");
    told("wijk=Atlantis", "wijk", "Kies een wijk uit de lijst of typ een postcode.");
}

#[test]
fn a_postcode_outside_the_area_is_told() {
    told("q=taal&wijk=1012+AB", "wijk", "Postcode 1012 hoort niet bij dit gebied.");
}

#[test]
fn an_age_that_is_none_is_told() {
    told("q=taal&age=abc", "age", "‘abc’ is geen leeftijd. Vul een getal in van 0 tot en met 120.");
    told("age=-1", "age", "‘-1’ is geen leeftijd.");
    told("age=121", "age", "‘121’ is geen leeftijd.");
    told("age=40-20", "age", "‘40-20’ is geen leeftijd.");
}

#[test]
fn a_radius_that_is_none_is_told() {
    told("wijk=Klarendal&radius=0", "radius", "Vul een aantal meters in");
    told("wijk=Klarendal&radius=1000000000", "radius", "Vul een aantal meters in van 1 tot en met 300000.");
    errors("/api/v1/search?wijk=Klarendal&radius=NaN", &[("radius", "‘NaN’ is geen goede afstand.")]);
    told("q=koffie&radius=1000", "radius", "Een afstand werkt alleen met een plek.");
}

#[test]
fn a_text_that_is_too_long_or_unreadable_is_told() {
    told(
        &format!("q={}", "x".repeat(10_000)),
        "q",
        "Uw tekst is te lang: 10000 tekens. Gebruik ten hoogste 2000 tekens.",
    );
    let page = House::demo().page_of("/zoeken?q=koffie%00%07&wijk=Klarendal");
    assert_eq!(page.status, 400);
    assert!(page.mistakes()[0].0.contains("tekens die niet te lezen zijn"), "{:?}", page.mistakes());
    errors("/api/v1/search?q=koffie%00%07", &[("q", "tekens die niet te lezen zijn")]);
}

#[test]
fn a_filter_or_code_that_does_not_exist_is_told() {
    errors("/api/v1/search?kleur=rood", &[("kleur", "Het filter ‘kleur’ bestaat niet.")]);
    let page = House::demo().page_of("/zoeken?q=koffie&kleur=rood");
    assert_eq!((page.status, page.count() > 0), (400, true), "the rest of the search goes on");
    assert!(page.mistakes().iter().any(|(sentence, _)| sentence.contains("Het filter ‘kleur’ bestaat niet.")));
    for (query, field, words) in [
        ("kind=gratis", "kind", "‘gratis’ is geen keuze"),
        ("theme=geld,tijd", "theme", "‘tijd’ is geen keuze"),
        ("access=brutaal", "access", "‘brutaal’ is geen keuze"),
        ("audience=marsmannen", "audience", "‘marsmannen’ is geen keuze"),
        ("form=vierkant", "form", "‘vierkant’ is geen keuze"),
        ("language=Nederlands", "language", "‘Nederlands’ is geen keuze"),
        ("cost=duur", "cost", "‘duur’ is geen keuze"),
        ("accessibility=trap", "accessibility", "‘trap’ is geen keuze"),
        ("intensity=erg", "intensity", "‘erg’ is geen keuze"),
        ("day=maandag", "day", "Kies een dag: ma, di, wo, do, vr, za of zo"),
        ("part=nacht", "part", "Kies een deel van de dag"),
        ("open=morgen", "open", "‘morgen’ is geen tijdstip"),
        ("waiting=lang", "waiting", "Vul een heel getal in van 0 tot en met 104."),
    ] {
        told(query, field, words);
    }
    errors("/api/v1/search?facets=kind,kleur", &[("facets", "Van ‘kleur’ zijn geen aantallen te geven.")]);
}

#[test]
fn half_a_position_and_one_in_another_country_are_told() {
    errors("/api/v1/search?lat=51.98", &[("lon", "Geef zowel ‘lat’ als ‘lon’.")]);
    errors("/api/v1/search?lon=5.9", &[("lat", "Geef zowel ‘lat’ als ‘lon’.")]);
    errors("/api/v1/search?lat=48.85&lon=2.35", &[("lat", "Deze plek ligt niet in Nederland.")]);
    errors(
        "/api/v1/search?lat=noord&lon=190",
        &[("lat", "‘noord’ is geen goede plek"), ("lon", "‘190’ is geen goede plek")],
    );
    let page = House::demo().page_of("/zoeken?q=koffie&lat=48.85&lon=2.35");
    assert_eq!(page.status, 400);
    assert!(
        page.mistakes().iter().any(|(sentence, _)| sentence.contains("Kies een wijk of typ een postcode.")),
        "{:?}",
        page.mistakes()
    );
}

#[test]
fn a_page_past_the_end_says_which_is_the_last() {
    let house = House::demo();
    let page = house.page_of("/zoeken?q=koffie&page=400");
    assert_eq!(page.status, 400);
    let last = house.page("/zoeken?q=koffie").count().div_ceil(20);
    assert!(page.mistakes()[0].0.contains(&format!("De laatste is pagina {last}.")), "{:?}", page.mistakes());
    assert!(!house.page(&format!("/zoeken?q=koffie&page={last}")).slugs().is_empty());
    for page in ["0", "-1", "x", "501", "99999999999999999999"] {
        let refused = house.page_of(&format!("/zoeken?q=koffie&page={page}"));
        assert_eq!(refused.status, 400, "page {page}");
        assert!(
            refused.mistakes()[0].0.contains("Vul een heel getal in van 1 tot en met 500."),
            "{:?}",
            refused.mistakes()
        );
    }
    // A program that pages on gets an empty list, not an error.
    assert_eq!(house.api("/search?q=koffie&offset=9000")["results"], Value::Array(Vec::new()));
    errors(
        "/api/v1/search?limit=0&offset=10001",
        &[("limit", "van 1 tot en met 100"), ("offset", "van 0 tot en met 10000")],
    );
}

#[test]
fn a_program_hears_of_all_mistakes_at_once() {
    let wrong = "wijk=Atlantis&age=abc&radius=0&kind=x&theme=y&open=z&waiting=q&limit=900&kleur=rood";
    errors(
        &format!("/api/v1/search?{wrong}"),
        &[
            ("wijk", "Atlantis"),
            ("age", "abc"),
            ("radius", "‘0’"),
            ("kind", "‘x’"),
            ("theme", "‘y’"),
            ("open", "‘z’"),
            ("waiting", "‘q’"),
            ("limit", "‘900’"),
            ("kleur", "kleur"),
        ],
    );
    let page = House::demo().page_of("/zoeken?q=koffie&wijk=Atlantis&age=abc&kind=x");
    assert_eq!(page.mistakes().len(), 3, "{:?}", page.mistakes());
}

#[test]
fn what_was_typed_comes_back_as_text_and_never_as_markup() {
    let attack = escaped("\"><script>alert(1)</script><b>");
    for target in [
        format!("/zoeken?q={attack}"),
        format!("/zoeken?wijk={attack}"),
        format!("/zoeken?age={attack}&kind={attack}"),
        format!("/zoeken?{attack}=1"),
        format!("/lijst?s={attack}"),
        format!("/voorziening/{attack}"),
    ] {
        let body = House::demo().get(&target).body;
        assert!(!body.contains("<script>alert") && !body.contains("<b>"), "{target}");
    }
}

#[test]
fn another_method_is_refused_with_the_ones_that_can_be_used() {
    let house = House::demo();
    for (method, target) in [
        ("POST", "/zoeken"),
        ("DELETE", "/"),
        ("PUT", "/api/v1/search"),
        ("PATCH", "/voorziening/x"),
        ("POST", "/api/v1/themes"),
        ("TRACE", "/zoeken"),
        ("OPTIONS", "/lijst"),
    ] {
        let answer = send(house.address, method, target, &[("Content-Length", "0")]);
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method} {target}");
        let kind = if target.starts_with("/api/v1") { "application/problem+json" } else { "text/html" };
        assert!(
            answer.header("content-type").is_some_and(|own| own.starts_with(kind)),
            "{method} {target}: {answer:?}"
        );
    }
}

#[test]
fn a_page_or_service_that_is_not_there_is_a_page_with_a_way_onward() {
    for target in [
        "/bestaat-niet",
        "/voorziening/bestaat-niet",
        "/voorziening/bestaat-niet/agenda.ics",
        "/zoeken/",
        "/voorziening/",
        "/static/x/y.css",
        "/voorziening/%00",
        "/.git/config",
    ] {
        let page = House::demo().page_of(target);
        let service = target.starts_with("/voorziening/");
        let heading = if service { "Deze voorziening is er niet" } else { "Deze pagina bestaat niet" };
        assert_eq!((page.status, page.heading().as_str()), (404, heading), "{target}");
        assert_eq!(page.link("Zoek in de sociale kaart"), "/zoeken", "{target}");
    }
    for target in ["/api/v1/nope", "/api/v1/services/bestaat-niet", "/api/v1/search/", "/api/v1/"] {
        let answer = House::demo().get(target);
        assert_eq!((answer.status, answer.header("content-type")), (404, Some("application/problem+json")), "{target}");
        assert_eq!(answer.json()["title"], "Deze pagina bestaat niet");
    }
}

#[test]
fn the_map_beside_a_wrong_search_shows_the_rest_of_it() {
    let points = House::demo().get("/zoeken/punten?q=koffie&age=abc&wijk=Atlantis");
    assert_eq!(points.status, 200);
    assert!(!points.json()["features"].as_array().unwrap().is_empty());
}
