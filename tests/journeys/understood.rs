//! What a sentence tells beside its words: shown, to be taken away, and the lines for somebody in danger.

use crate::support::house::House;
use crate::support::line::line;

#[test]
fn what_was_read_in_a_sentence_is_shown_and_can_be_taken_away() {
    let house = House::demo();
    let sentence = "q=mw+82+uit+Klarendal,+geen+groep,+liefst+'s+avonds";
    let answer = house.api(&format!("/search?{sentence}"));
    let read: Vec<&str> =
        answer["understood"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    for expected in ["82 jaar", "Klarendal", "avond", "niet: groep"] {
        assert!(read.contains(&expected), "{expected}: {read:?}");
    }
    assert!(!read.contains(&"groep"), "{read:?}");
    let page = house.page(&format!("/zoeken?{sentence}"));
    assert!(page.text().contains("Dit lezen wij in uw zin"));
    let without = house.api(&format!("/search?{sentence}&not=no-form.groep,wijk"));
    let left = without["understood"].to_string();
    assert!(!left.contains("niet: groep") && !left.contains("Klarendal") && left.contains("82 jaar"), "{left}");
}

#[test]
fn a_sentence_about_danger_brings_the_national_line_above_the_results() {
    let house = House::demo();
    let page = house.page("/zoeken?q=dhr+zegt+dat+hij+er+niet+meer+wil+zijn");
    assert!(page.text().contains("113"), "{}", page.text());
    assert!(house.page("/zoeken?q=mijn+man+slaat+me").text().contains("0800-2000"));
    assert!(!house.page("/zoeken?q=cursus+zelfverdediging").text().contains("Bel 0800"));
}

#[test]
fn whatever_is_typed_gives_a_page() {
    let house = House::demo();
    let long = "woord%20".repeat(240);
    for text in [
        "",
        "de+het+een",
        "%3F%21%2E%2E%2E",
        "%F0%9F%98%80%F0%9F%98%80",
        "%E2%80%AE%D7%A9%D7%9C%D7%95%D7%9D",
        "'%3B+DROP+TABLE+service%3B--",
        "theme%3Dgeld+AND+%28kind%3A1%29",
        &long,
    ] {
        let page = house.page(&format!("/zoeken?q={text}"));
        assert!(page.text().contains("voorziening"), "{text}");
    }
    let unreadable = house.page_of("/zoeken?q=a%00b%07c");
    assert!(unreadable.status == 400 && unreadable.text().contains("die niet te lezen zijn"));
}

#[test]
fn another_language_finds_dutch_offer() {
    let house = House::demo();
    for question in [
        "mam+d%C5%82ugi+i+komornika",
        "bor%C3%A7lar%C4%B1m+var",
        "%D0%B1%D0%BE%D1%80%D0%B3%D0%B8",
        "%D8%AF%D9%8A%D9%88%D9%86",
    ] {
        let answer = house.api(&format!("/search?q={question}"));
        let about_money = answer["results"]
            .as_array()
            .unwrap()
            .iter()
            .take(5)
            .any(|one| one["themes"].to_string().contains("\"geld\""));
        assert!(about_money, "{question}: {}", answer["results"]);
    }
}

#[test]
fn a_word_that_no_offer_holds_is_told_above_the_results() {
    let house = House::with(&[line("koor").named("Zingen met buren").serving(&["Molenwijk"])]);
    let page = house.get("/zoeken?q=zingen+met+een+xylofonist").body;
    assert!(page.contains("Geen enkel aanbod noemt ‘xylofonist’"), "{page}");
    assert!(!house.get("/zoeken?q=zingen").body.contains("Geen enkel aanbod noemt"));
}

#[test]
fn what_an_offer_says_not_to_be_goes_after_what_is_that() {
    let house = House::with(&[
        line("sport")
            .named("Sporten voor iedereen")
            .with("description", "Bewegen in de zaal. Dit is geen xylofoonles en geen koor."),
        line("les").named("Muziekschool").with("description", "Hier leert u spelen, ook met xylofoonles."),
    ]);
    let slugs = house.page("/zoeken?q=xylofoonles").slugs();
    assert_eq!(slugs, ["les", "sport"], "found, and last");
}

#[test]
fn a_repaired_word_is_told_as_people_write_it() {
    let page = House::demo().get("/zoeken?q=schuldhulpmaatej").body;
    assert!(page.contains("We zochten op ‘<strong>schuldhulpmaatje</strong>’"), "{page}");
}

#[test]
fn signs_and_small_words_alone_show_everything_and_say_why() {
    let house = House::demo();
    for text in ["%3F%21...+---", "ik+wil+graag+de+het+een"] {
        let page = house.get(&format!("/zoeken?q={text}")).body;
        assert!(page.contains("Wij lezen hier geen woorden in"), "{text}");
    }
    for text in ["", "koffie", "82+jaar"] {
        assert!(!house.get(&format!("/zoeken?q={text}")).body.contains("Wij lezen hier geen woorden in"), "{text}");
    }
}
