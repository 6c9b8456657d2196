//! An empty page is not the end: what to let go of, what the neighbours have, and where to tell that it is missing.

use crate::support::house::House;
use crate::support::line::line;

/// Searches without a result because of one filter, or of several.
const NARROW: [&str; 6] = [
    "q=koffie&language=uk&cost=eigen-bijdrage",
    "q=taal&waiting=0&part=avond&day=za",
    "q=biljart&wijk=Centrum&age=70",
    "q=breien&exact=1&wijk=Elden&radius=500",
    "q=boomgaard&kind=specialistisch&access=inloop",
    "q=klaverjassen&open=zo+03:00&accessibility=lift",
];

#[test]
fn nothing_found_says_which_filter_to_loosen_and_by_how_many() {
    let house = House::demo();
    let mut followed = 0;
    for query in NARROW {
        let page = house.page(&format!("/zoeken?{query}"));
        assert_eq!(page.count(), 0, "{query}");
        assert_eq!(page.slugs(), [""; 0], "{query}");
        for way in page.ways("Laat iets los") {
            assert!(way.text.starts_with("Zonder "), "{way:?}");
            assert_eq!(house.page(&way.href).count(), way.count, "{query}: {way:?}");
            assert!(way.count > 0, "{query}: {way:?}");
            followed += 1;
        }
    }
    assert!(followed >= 5, "{followed} ways out were followed");
}

#[test]
fn nothing_found_offers_the_neighbouring_wijken_with_their_numbers() {
    let house = House::with(&[
        line("zwaluwnesten").named("Zwaluwnesten").serving(&["Molenwijk"]),
        line("zingen").named("Zingen").serving(&["Zeezicht"]),
    ]);
    let page = house.page("/zoeken?q=zwaluwnesten&wijk=Kerkdorp");
    let ways = page.ways("Kijk in een wijk ernaast");
    let told: Vec<_> = ways.iter().map(|way| (way.text.as_str(), way.count)).collect();
    assert_eq!(told, [("Molenwijk", 1)]);
    assert_eq!(house.page(&ways[0].href).names(), ["Zwaluwnesten"]);
    // Zeezicht does not touch Kerkdorp, so its choir is no neighbour.
    assert_eq!(house.page("/zoeken?q=zingen&wijk=Kerkdorp").ways("Kijk in een wijk ernaast"), []);
}

#[test]
fn the_neighbours_of_a_narrowed_search_have_the_numbers_that_are_told() {
    let house = House::demo();
    let mut followed = 0;
    for query in [
        "q=biljart&wijk=Centrum",
        "q=klaverjassen&wijk=Centrum&kind=buurtinitiatief",
        "q=boomgaard&wijk=De+Laar",
        "q=breien&exact=1&wijk=Elden&radius=500",
    ] {
        let page = house.page(&format!("/zoeken?{query}"));
        assert_eq!(page.count(), 0, "{query}");
        for way in page.ways("Kijk in een wijk ernaast") {
            assert_eq!(house.page(&way.href).count(), way.count, "{query}: {way:?}");
            followed += 1;
        }
    }
    assert!(followed >= 1, "{followed} neighbours were visited");
}

#[test]
fn a_question_without_an_answer_can_be_told_without_its_words() {
    let page = House::demo().page("/zoeken?q=kwantumfysica&age=30");
    assert_eq!(page.count(), 0);
    let tell = page.link("Meld dat hier niets past");
    assert!(tell.starts_with("mailto:"), "{tell}");
    assert!(!tell.contains("kwantum"), "what was typed may be about a person: {tell}");
}
