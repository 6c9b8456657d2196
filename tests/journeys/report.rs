//! What is missing: what a visitor reads before the first figures are published, and what is never told.

use crate::support::house::House;

const PAGES: [&str; 4] = ["/tekorten", "/tekorten/wijk/WK020207", "/tekorten/thema/geld", "/tekorten/afdruk"];

#[test]
fn before_the_first_release_every_page_says_when_figures_come() {
    for target in PAGES {
        let page = House::demo().page(target);
        assert!(page.text().contains("Er zijn nog geen cijfers"), "{target}: {}", page.text());
        assert!(page.text().contains("januari 2027"), "{target}: the quarter of November ends with the year");
    }
}

#[test]
fn the_overview_is_named_after_the_town_and_is_found_from_every_page() {
    let house = House::voorbeeld();
    assert_eq!(house.page("/tekorten").heading(), "Wat ontbreekt in Voorbeeld?");
    assert!(house.page("/").addresses().iter().any(|address| address == "/tekorten"));
}

#[test]
fn how_it_is_counted_can_be_read_before_there_is_anything_to_count() {
    let text = House::demo().page("/tekorten/methode").text();
    for said in ["< 10", "lijkt gezond", "is niet ‘geen tekort’", "anderhalf keer"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn a_wijk_or_theme_that_is_not_there_is_not_found() {
    let house = House::demo();
    for target in ["wijk/WK999999", "wijk/BU02020701", "wijk/x", "thema/onzin", "thema/geld-schulden"] {
        assert_eq!(house.get(&format!("/tekorten/{target}")).status, 404, "{target}");
    }
}

#[test]
fn files_and_api_hold_no_figure_that_is_not_published() {
    let house = House::demo();
    let table = house.get("/tekorten/cijfers.csv");
    assert_eq!(table.body, "\u{feff}van;tot en met;niveau;code;gebied;thema;wat;aantal\r\n");
    assert_eq!(table.header("content-type"), Some("text/csv; charset=utf-8"));
    let all = house.get("/tekorten/cijfers.json").json();
    assert_eq!((&all["periods"], &all["gaps"]["wijk"]), (&serde_json::json!([]), &serde_json::json!([])));
    let list = house.api("/gaps?level=wijkteam");
    assert_eq!((&list["gaps"], &list["nextRelease"]), (&serde_json::json!([]), &"2027-01".into()));
    assert_eq!(house.get("/api/v1/gaps?level=straat").status, 400);
}
