//! Any visitor: no page sets a cookie or knows who they are, every link leads somewhere, every page has a name.

use std::collections::BTreeMap;

use crate::support::house::House;
use crate::support::http::{Answer, send};
use crate::support::page::Page;

/// Pages that a walk visits at most.
const MOST: usize = 200;

/// Everything that links lead to from the front page, in the order of meeting it.
pub fn walk(get: impl Fn(&str) -> Answer) -> Vec<(String, Answer)> {
    let mut waiting = vec!["/".to_owned()];
    let mut visited: Vec<(String, Answer)> = Vec::new();
    let mut at = 0;
    while let Some(target) = waiting.get(at).cloned() {
        at += 1;
        let answer = get(&target);
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            for address in Page::of(&answer).addresses() {
                let path = address.split('#').next().unwrap_or_default().replace("http://kaart.example", "");
                if path.starts_with('/') && waiting.len() < MOST && !waiting.contains(&path) {
                    waiting.push(path);
                }
            }
        }
        visited.push((target, answer));
    }
    visited
}

#[test]
fn every_link_leads_somewhere_and_nothing_sets_a_cookie() {
    let visited = walk(|target| House::demo().get(target));
    assert!(visited.len() > 100, "{} addresses were visited", visited.len());
    for (target, answer) in &visited {
        assert_eq!(answer.status, 200, "{target}");
        assert_eq!(answer.header("set-cookie"), None, "{target}");
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"] {
            assert!(answer.header(name).is_some(), "{target} has no {name}");
        }
    }
}

#[test]
fn every_page_has_a_name_of_its_own_and_one_heading() {
    let house = House::demo();
    let searches = [
        "/zoeken",
        "/zoeken?q=koffie",
        "/zoeken?q=koffie&page=2",
        "/zoeken?wijk=Klarendal",
        "/zoeken?q=koffie&wijk=Klarendal",
    ];
    let pages = [
        "/",
        "/themas",
        "/over",
        "/privacy",
        "/toegankelijkheid",
        "/api",
        "/lijst",
        "/vergelijken",
        "/voorziening/een-paar-uur-lucht",
        "/lijst/afdruk?s=een-paar-uur-lucht",
        "/bestaat-niet",
    ];
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    for target in searches.into_iter().chain(pages) {
        let page = house.page_of(target);
        assert!(!page.heading().is_empty(), "{target}");
        if let Some(other) = titles.insert(page.title(), target) {
            panic!("{target} and {other} have one name: {}", page.title());
        }
    }
}

#[test]
fn a_search_is_the_same_for_everybody() {
    let house = House::demo();
    let target = "/zoeken?q=koffie&wijk=Klarendal";
    let plain = send(house.address, "GET", target, &[]);
    let marked = send(
        house.address,
        "GET",
        target,
        &[("Cookie", "wie=ik"), ("User-Agent", "een telefoon"), ("Accept-Language", "en")],
    );
    assert_eq!(plain.body, marked.body);
    assert_eq!(marked.header("set-cookie"), None);
}

#[test]
fn a_head_is_answered_as_a_get_without_the_body() {
    let house = House::demo();
    for target in ["/", "/zoeken?q=koffie", "/api/v1/themes", "/voorziening/bestaat-niet"] {
        let (head, get) = (send(house.address, "HEAD", target, &[]), house.get(target));
        assert_eq!((head.status, head.body.as_str()), (get.status, ""), "{target}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{target}");
    }
}

#[test]
fn suggestions_come_while_typing() {
    let house = House::demo();
    let kinds = |letters: &str| {
        let answer = house.api(&format!("/suggestions?q={letters}"));
        let list = answer["suggestions"].as_array().unwrap().clone();
        for one in &list {
            let url = one["url"].as_str().unwrap();
            assert_eq!(house.get(url).status, 200, "{letters}: {url}");
        }
        list.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(kinds("klar").contains(&"wijk".to_owned()));
    assert!(kinds("schuld").contains(&"theme".to_owned()));
    assert!(kinds("geldwij").contains(&"organization".to_owned()));
    assert!(kinds("taalcaf").contains(&"service".to_owned()));
    assert!(kinds("").is_empty());
}

#[test]
fn the_map_has_the_same_results_as_the_list() {
    let house = House::demo();
    let query = "q=taal&wijk=Klarendal";
    let points = house.get(&format!("/zoeken/punten?{query}")).json();
    let on_map: Vec<&str> =
        points["features"].as_array().unwrap().iter().map(|one| one["properties"]["slug"].as_str().unwrap()).collect();
    let listed = house.api(&format!("/search?{query}&limit=100"));
    let with_point = listed["results"].as_array().unwrap().iter().filter(|result| !result["place"]["lat"].is_null());
    let with_point: Vec<&str> = with_point.map(|result| result["slug"].as_str().unwrap()).collect();
    assert!(listed["total"].as_u64().unwrap() <= 100 && on_map.len() > 5);
    assert_eq!(on_map, with_point);
}

#[test]
fn the_service_says_that_it_is_well() {
    let health = House::demo().get("/gezond").json();
    assert_eq!((&health["status"], &health["services"], &health["indexed"]), (&"ok".into(), &450.into(), &450.into()));
    assert_eq!(health["search"], "inside");
    let contact = House::demo().get("/.well-known/security.txt").body;
    assert!(contact.contains("Contact: mailto:") && contact.contains("Expires: 2027-05-16T00:00:00Z"), "{contact}");
}
