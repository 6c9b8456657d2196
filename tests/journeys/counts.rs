//! The numbers beside the filters: each is the number of results that choosing it gives, to the last one.

use crate::support::house::House;
use crate::support::page::Choice;

/// Searches with every kind of limit in them.
const SEARCHES: [&str; 7] = [
    "",
    "q=samen+eten",
    "wijk=Klarendal&age=78",
    "q=hulp+bij+geld&wijk=6841&radius=2500&kind=voorliggend",
    "theme=psychisch,gezin&language=en&accessibility=rolstoel",
    "lat=51.98&lon=5.91&radius=1000&day=di,do&part=middag",
    "waiting=8&access=aanmelden&audience=jongeren&open=di+14:00",
];

#[test]
fn each_filter_count_is_the_number_of_results_that_choosing_it_gives() {
    let house = House::demo();
    let mut walked = 0;
    for search in SEARCHES {
        let page = house.page(&format!("/zoeken?{search}"));
        assert_eq!(page.count(), house.total(search), "{search}");
        for choice in page.choices() {
            let Some(printed) = choice.count else { continue };
            let narrowed = choosing(search, &choice);
            assert_eq!(printed, house.total(&narrowed), "{narrowed}");
            walked += 1;
        }
    }
    assert!(walked > 300, "{walked} choices were walked");
}

#[test]
fn a_page_of_a_narrowed_search_tells_the_number_that_the_filter_promised() {
    let house = House::demo();
    let page = house.page("/zoeken?q=koffie");
    for choice in page.choices().iter().filter(|choice| ["kind", "access", "part"].contains(&choice.filter.as_str())) {
        let narrowed = house.page(&format!("/zoeken?{}", choosing("q=koffie", choice)));
        assert_eq!(Some(narrowed.count()), choice.count, "{choice:?}");
        assert!(
            narrowed.choices().iter().any(|other| other.value == choice.value && other.checked),
            "{choice:?} is shown as chosen"
        );
    }
}

#[test]
fn the_api_counts_as_the_page_does() {
    let house = House::demo();
    let names = [
        "kind",
        "theme",
        "age",
        "audience",
        "access",
        "cost",
        "form",
        "day",
        "part",
        "open",
        "language",
        "waiting",
        "accessibility",
        "intensity",
    ];
    let query = "q=samen+eten&wijk=Klarendal";
    let facets = house.api(&format!("/search?{query}&facets={}", names.join(",")))["facets"].clone();
    let mut compared = 0;
    for choice in house.page(&format!("/zoeken?{query}")).choices() {
        if let Some(printed) = choice.count.filter(|count| *count > 0) {
            assert_eq!(facets[&choice.filter][&choice.value], printed, "{choice:?}");
            compared += 1;
        }
    }
    assert!(compared > 40, "{compared} choices were compared");
}

#[test]
fn the_count_of_each_wijk_is_what_choosing_it_gives() {
    let house = House::demo();
    for query in ["q=koffie", "kind=specialistisch&age=30", "q=taal&wijk=Klarendal"] {
        let counts = house.api(&format!("/search?{query}&facets=wijk"))["facets"]["wijk"].clone();
        let counts = counts.as_object().unwrap();
        assert!(counts.len() > 20, "{counts:?}");
        for (code, count) in counts {
            let narrowed =
                choosing(query, &Choice { filter: "wijk".into(), value: code.clone(), count: None, checked: false });
            assert_eq!(*count, house.total(&narrowed), "{narrowed}");
        }
    }
}

/// The search with this choice instead of what was chosen there; where all values are needed, as well as that.
fn choosing(search: &str, choice: &Choice) -> String {
    let kept = search
        .split('&')
        .filter(|pair| choice.filter == "accessibility" || !pair.starts_with(&format!("{}=", choice.filter)));
    kept.chain([format!("{}={}", choice.filter, choice.value).as_str()])
        .filter(|pair| !pair.is_empty())
        .collect::<Vec<_>>()
        .join("&")
}
