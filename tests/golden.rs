//! Golden searches: what a colleague expects among the first three. A change in ranking shows as a readable difference.
//! The searches themselves are in `golden/searches.toml`; what the order is made of is in `src/search/rank.rs`.

use std::io::Write;

use serde::Deserialize;

use crate::support::house::House;
use crate::support::http::escaped;

/// How many results a colleague looks at.
const LOOKED_AT: usize = 3;

#[derive(Deserialize)]
struct Golden {
    search: Vec<Search>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    q: String,
    wijk: Option<String>,
    age: Option<u8>,
    /// At least one of these stands among the first three.
    first_three: Vec<String>,
    #[serde(default)]
    known_miss: bool,
}

impl Search {
    fn query(&self) -> String {
        let wijk = self.wijk.as_ref().map(|wijk| format!("&wijk={}", escaped(wijk))).unwrap_or_default();
        let age = self.age.map(|age| format!("&age={age}")).unwrap_or_default();
        format!("q={}{wijk}{age}", escaped(&self.q))
    }

    fn hit(&self, first: &[String]) -> bool {
        first.iter().any(|slug| self.first_three.contains(slug))
    }
}

fn searches() -> Vec<Search> {
    toml::from_str::<Golden>(include_str!("golden/searches.toml")).unwrap().search
}

/// The first three services, and the best place of an expected one when it comes later.
fn found(search: &Search) -> (Vec<String>, Option<usize>) {
    let answer = House::demo().api(&format!("/search?{}&limit=100", search.query()));
    let results = answer["results"].as_array().unwrap().iter();
    let slugs: Vec<String> = results.map(|result| result["slug"].as_str().unwrap().to_owned()).collect();
    let place = slugs.iter().position(|slug| search.first_three.contains(slug)).map(|at| at + 1);
    (slugs.into_iter().take(LOOKED_AT).collect(), place)
}

#[test]
fn what_a_colleague_expects_is_among_the_first_three() {
    let mut differences = Vec::new();
    for search in searches() {
        let (first, place) = found(&search);
        let place = place.map_or_else(|| "not found".to_owned(), |place| format!("at place {place}"));
        match (search.hit(&first), search.known_miss) {
            (true, true) => {
                writeln!(std::io::stderr(), "golden: {} is found now: take `known_miss` away", search.query()).unwrap()
            }
            (false, false) => {
                differences.push(format!(
                    "- {}\n    expected one of {:?}, {place}\n    found {first:?}",
                    search.query(),
                    search.first_three
                ));
            }
            _ => {}
        }
    }
    assert!(
        differences.is_empty(),
        "{} of the golden searches are missed:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

#[test]
fn every_golden_search_names_services_that_exist_and_can_be_used_there() {
    let house = House::demo();
    let all = searches();
    assert!(all.len() >= 40, "{} searches", all.len());
    for search in all {
        let narrowed = search.query().split('&').skip(1).collect::<Vec<_>>().join("&");
        let mut usable = Vec::new();
        for offset in (0..500).step_by(100) {
            let answer = house.api(&format!("/search?{narrowed}&limit=100&offset={offset}"));
            usable.extend(
                answer["results"].as_array().unwrap().iter().map(|result| result["slug"].as_str().unwrap().to_owned()),
            );
        }
        for slug in &search.first_three {
            assert!(usable.contains(slug), "{}: {slug} does not serve that wijk or age", search.query());
        }
    }
}
