//! The state of a listing is seen wherever it is shown: overdue, closed for a while, full, stopped.

use crate::support::house::House;
use crate::support::line::{Line, line};

fn states() -> Vec<Line> {
    let soup = |id: &str| line(id).named(&format!("Soep {id}"));
    vec![
        soup("vers"),
        soup("verlopen").of_kind("buurtinitiatief").with("verified_on", "2026-05-16"),
        soup("net-goed").of_kind("buurtinitiatief").with("verified_on", "2026-05-17"),
        soup("een-jaar").with("verified_on", "2025-11-16"),
        soup("gesloten").with("status", "tijdelijk-gesloten").with("alert", "We zijn dicht tot 5 januari."),
        soup("vol").with("capacity", serde_json::json!({ "places": 8, "available": 0, "waiting_weeks": 3 })),
        soup("gestopt").with("status", "gestopt"),
    ]
}

#[test]
fn when_a_listing_was_confirmed_is_on_its_card_and_overdue_is_told() {
    let page = House::with(&states()).page("/zoeken?q=soep");
    let text = |slug: &str| page.result(&format!("Soep {slug}")).text;
    assert!(text("vers").contains("Bevestigd op 1 november 2026"), "{}", text("vers"));
    // Six months for an initiative of residents, twelve for the others.
    for (slug, overdue) in [("vers", false), ("verlopen", true), ("net-goed", false), ("een-jaar", true)] {
        assert_eq!(text(slug).contains("Controleer dit eerst."), overdue, "{slug}: {}", text(slug));
    }
}

#[test]
fn closed_for_a_while_and_full_are_seen_on_card_page_list_and_in_the_api() {
    let house = House::with(&states());
    let states = [
        ("gesloten", "Tijdelijk gesloten. We zijn dicht tot 5 januari."),
        ("vol", "Nu vol. Vraag naar de wachtlijst."),
    ];
    for (slug, sentence) in states {
        for target in ["/zoeken?q=soep".to_owned(), format!("/voorziening/{slug}"), format!("/lijst?s={slug}")] {
            assert!(house.page(&target).text().contains(sentence), "{target}: {}", house.page(&target).text());
        }
    }
    let (closed, full) = (house.api("/services/gesloten"), house.api("/services/vol"));
    assert_eq!((&closed["temporarilyClosed"], &closed["full"]), (&true.into(), &false.into()));
    assert_eq!((&full["temporarilyClosed"], &full["full"]), (&false.into(), &true.into()));
}

#[test]
fn what_nobody_can_use_now_goes_after_what_people_can_use() {
    let slugs = House::with(&states()).page("/zoeken?q=soep").slugs();
    let place = |slug: &str| slugs.iter().position(|own| own == slug).unwrap();
    for shut in ["gesloten", "vol"] {
        assert!(place("vers") < place(shut) && place("net-goed") < place(shut), "{slugs:?}");
    }
}

#[test]
fn a_service_that_has_stopped_is_nowhere() {
    let house = House::with(&states());
    assert!(!house.page("/zoeken?q=soep").slugs().contains(&"gestopt".to_owned()));
    for gone in ["/voorziening/gestopt", "/voorziening/gestopt/agenda.ics", "/api/v1/services/gestopt"] {
        assert_eq!(house.get(gone).status, 404, "{gone}");
    }
    let list = house.page("/lijst?s=vers&s=gestopt").text();
    assert!(
        list.contains("Eén voorziening van deze lijst bestaat niet meer.") && !list.contains("Soep gestopt"),
        "{list}"
    );
    assert!(
        !house.page("/voorziening/vers").text().contains("Soep gestopt"),
        "it is no other service of the organization"
    );
    let suggestions = house.api("/suggestions?q=soep")["suggestions"].to_string();
    assert!(suggestions.contains("Soep vers") && !suggestions.contains("Soep gestopt"), "{suggestions}");
}

#[test]
fn open_now_is_what_is_open_at_this_moment_on_this_day() {
    // The house stands still on Tuesday 10.30 uur.
    let slot = |day: &str, from: &str, to: &str, every: &str| serde_json::json!([{ "day": day, "from": from, "to": to, "every": every }]);
    let house = House::with(&[
        line("nu").with("schedule", slot("di", "10:00", "11:00", "week")),
        line("straks").with("schedule", slot("di", "10:31", "12:00", "week")),
        line("net-dicht").with("schedule", slot("di", "09:00", "10:30", "week")),
        line("morgen").with("schedule", slot("wo", "10:00", "11:00", "week")),
        line("misschien").with("schedule", slot("di", "10:00", "11:00", "maand")),
        line("nacht").with("schedule", slot("ma", "22:00", "06:00", "week")),
    ]);
    let own = ["nu", "straks", "net-dicht", "morgen", "misschien", "nacht"];
    let open = |query: &str| {
        let mut slugs = house.page(&format!("/zoeken?open={query}")).slugs();
        slugs.retain(|slug| own.contains(&slug.as_str()));
        slugs.sort();
        slugs
    };
    assert_eq!(open("now"), ["nu"], "once a month is too uncertain for today");
    assert_eq!(open("di+10:00"), ["misschien", "net-dicht", "nu"]);
    assert_eq!(open("di+05:59"), ["nacht"], "a night that began on Monday");
    assert_eq!(open("2026-11-18T10:30"), ["morgen"]);
}
