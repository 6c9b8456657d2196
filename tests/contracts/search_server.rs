//! What the engine on a search server promises besides what every engine does (`search.rs`): the same answers as the
//! embedded one, and a narrow, quick and harmless failure when the server is away, slow, old, closed or wrong.

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use sociale_kaart::app::Town;
use sociale_kaart::catalogue::{Day, Listing};
use sociale_kaart::geography::Point;
use sociale_kaart::search::{
    Ages, Ask, Count, Document, Embedded, Engine, Facet, Filter, Found, Key, Known, Meilisearch, Moment, Place,
    Question, Sensed, day_number, document,
};

use crate::support::house::demonstration;
use crate::support::meilisearch::{KEY, StandIn, fresh_name, key};

/// As many results are ranked with everything that is known; what comes after them keeps the order of the server.
const HEAD: usize = 300;

const NOW: Moment = Moment { day: Day::Tuesday, minute: 630, dated: true };

fn documents() -> Vec<Document> {
    let (database, _folder) = demonstration();
    let town = Town::load(&database).unwrap();
    let listings = database.read(Listing::all).unwrap();
    listings.iter().map(|listing| document(listing, &town.taxonomies, &town.places)).collect()
}

fn some(most: usize) -> Vec<Document> {
    documents().into_iter().take(most).collect()
}

fn ask<'a>(text: &'a str, filter: &'a Filter, counts: &'a [Count]) -> Ask<'a> {
    asking(Box::leak(Box::new(Question::words(text))), filter, counts)
}

fn asking<'a>(question: &'a Question, filter: &'a Filter, counts: &'a [Count]) -> Ask<'a> {
    let today = day_number(NaiveDate::from_ymd_opt(2026, 11, 17).unwrap());
    Ask { question, filter, counts, offset: 0, limit: 10_000, today, now: NOW, almost: 3 }
}

fn slugs(found: &Found) -> Vec<&str> {
    found.hits.iter().map(|hit| hit.card.slug.as_str()).collect()
}

fn total(engine: &dyn Engine, text: &str) -> usize {
    engine.search(&ask(text, &Filter::default(), &[])).unwrap().total
}

/// What went wrong, as it would stand in the log.
fn trouble(engine: &dyn Engine) -> String {
    let cause = engine.search(&ask("", &Filter::default(), &Count::ALL)).unwrap_err().0;
    format!("{cause:#}")
}

fn soon<T>(work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    let took = started.elapsed();
    assert!(took < Duration::from_millis(800), "took {took:?}");
    done
}

// The same answers.

fn filters() -> Vec<Filter> {
    let place = Place {
        area: Some("WK020210".to_owned()),
        origin: Some(Point { lat: 51.97, lon: 5.91 }),
        radius: Some(1_500.0),
        must_serve: false,
    };
    let near = Filter { place: Some(place.clone()), ..Filter::default() };
    let serving = Filter { place: Some(Place { radius: None, ..place }), ..Filter::default() };
    let mut narrow = Filter { age: Some(Ages { from: 82, to: 82 }), waiting: Some(8), ..near.clone() };
    narrow.codes.insert(Facet::Kind, vec!["voorliggend".into(), "buurtinitiatief".into()]);
    narrow.codes.insert(Facet::Accessibility, vec!["rolstoel".into()]);
    let open = Filter { open: Some(NOW), days: vec![Day::Tuesday, Day::Friday], ..Filter::default() };
    vec![Filter::default(), near, serving, narrow, open]
}

#[test]
fn both_engines_find_the_same_with_the_same_numbers_and_repairs() {
    let (embedded, server) = (Embedded::in_memory().unwrap(), StandIn::shared().patient_engine());
    let documents = documents();
    for engine in [&embedded as &dyn Engine, &server] {
        engine.replace(&mut documents.iter().cloned()).unwrap();
    }
    for filter in filters() {
        for text in ["", "koffie", "hulp bij schulden", "taal cafe", "eenzamheid", "schuldhulpmaatje", "de het een"] {
            let [mut ours, mut theirs] = [&embedded as &dyn Engine, &server]
                .map(|engine| engine.search(&ask(text, &filter, &Count::ALL)).unwrap());
            let told = format!("“{text}” {filter:?}");
            for found in [&mut ours, &mut theirs] {
                found.counts.iter_mut().for_each(|(_, numbers)| numbers.sort());
            }
            assert_eq!(theirs.total, ours.total, "{told}");
            assert_eq!(theirs.counts, ours.counts, "{told}");
            assert_eq!(theirs.repairs, ours.repairs, "{told}");
            let adds = |found: &Found| found.loosened.iter().map(|one| (one.limit, one.adds)).collect::<Vec<_>>();
            assert_eq!(adds(&theirs), adds(&ours), "{told}");
            let sorted = |found: &Found| {
                let mut slugs: Vec<String> = slugs(found).into_iter().map(str::to_owned).collect();
                slugs.sort();
                slugs
            };
            assert_eq!(sorted(&theirs), sorted(&ours), "{told}");
            if ours.total <= HEAD {
                assert_eq!(slugs(&theirs), slugs(&ours), "{told}");
            }
            assert!(theirs.loosened.iter().all(|one| one.best.len() == one.adds.min(3)), "{told}");
        }
    }
}

#[test]
fn both_engines_put_results_without_words_in_the_same_order() {
    let (embedded, server) = (Embedded::in_memory().unwrap(), StandIn::shared().patient_engine());
    let documents = some(250);
    for engine in [&embedded as &dyn Engine, &server] {
        engine.replace(&mut documents.iter().cloned()).unwrap();
    }
    for filter in filters() {
        let [ours, theirs] =
            [&embedded as &dyn Engine, &server].map(|engine| engine.search(&ask("", &filter, &[])).unwrap());
        assert_eq!(slugs(&theirs), slugs(&ours), "{filter:?}");
        let far = |found: &Found| found.hits.iter().map(|hit| hit.distance).collect::<Vec<_>>();
        assert_eq!(far(&theirs), far(&ours), "{filter:?}");
    }
}

/// What a sentence of an intake is read as; `near` are listings that lie near to it in meaning.
fn read(text: &str, town: &Town, near: &[Document]) -> Question {
    let now = "2026-11-17T09:30:00Z".parse().unwrap();
    let known = Known { places: &town.places, taxonomies: &town.taxonomies, now, sense: None };
    let keys: Vec<u64> = near.iter().map(|document| tie(&document.card.slug)).collect();
    let share = |at: usize| 1.0 - at as f32 / keys.len() as f32;
    let near = keys.iter().enumerate().map(|(at, key)| (*key, share(at))).collect();
    Question { sensed: Some(Sensed { near, nearest: keys, ..Sensed::default() }), ..Question::read(text, &[], &known) }
}

/// The number that belongs to a slug (FNV-1a), told a second time.
fn tie(slug: &str) -> u64 {
    slug.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn both_engines_read_the_same_in_a_sentence_and_give_the_same_order() {
    let (embedded, server) = (Embedded::in_memory().unwrap(), StandIn::shared().patient_engine());
    let (database, _folder) = demonstration();
    let (town, documents) = (Town::load(&database).unwrap(), documents());
    for engine in [&embedded as &dyn Engine, &server] {
        engine.replace(&mut documents.iter().cloned()).unwrap();
    }
    let sentences = [
        "Mevrouw is 82, woont alleen in Malburgen en ziet bijna niemand sinds haar man overleed",
        "ik kan mijn huur niet meer betalen en er ligt een stapel post die ik niet durf open te maken",
        "jongen van 15 zit de hele dag te gamen, gaat niet naar school, liever geen groep",
        "mantelzorger is op en zoekt iemand die af en toe een avond overneemt",
        "nederlands leren op dinsdagavond, spreekt alleen tigrinya",
    ];
    for text in sentences {
        for near in [&documents[..0], &documents[40..60]] {
            let question = read(text, &town, near);
            assert!(!question.expansions.is_empty(), "{text} stands for more than was typed");
            for filter in filters() {
                let [ours, theirs] = [&embedded as &dyn Engine, &server]
                    .map(|engine| engine.search(&asking(&question, &filter, &Count::ALL)).unwrap());
                let told = format!("“{text}” {filter:?}");
                assert_eq!(theirs.total, ours.total, "{told}");
                assert_eq!(theirs.repairs, ours.repairs, "{told}");
                let first = |found: &Found| {
                    let facts = found.hits.iter().map(|hit| (hit.card.slug.clone(), hit.facts));
                    facts.take(20).collect::<Vec<_>>()
                };
                assert_eq!(first(&theirs), first(&ours), "{told}");
            }
        }
    }
}

#[test]
fn a_name_goes_before_a_passing_mention() {
    let engine = StandIn::shared().patient_engine();
    let mut documents = some(40);
    documents[7].texts.description.push_str(" Er broeden ook zwaluwnesten.");
    documents[9].texts.name = "Zwaluwnesten tellen".into();
    (documents[7].card, documents[9].card.slug) = (documents[9].card.clone(), "tellen".into());
    engine.replace(&mut documents.into_iter()).unwrap();
    let filter = Filter::default();
    let found = engine.search(&ask("zwaluwnesten", &filter, &[])).unwrap();
    assert_eq!((found.total, found.hits[0].card.slug.as_str()), (2, "tellen"));
}

// Trouble.

#[test]
fn a_wrong_or_missing_key_stops_the_start_and_is_never_shown() {
    let server = StandIn::shared().named(&fresh_name());
    for wrong in [None, Some("een-heel-andere-sleutel"), Some("sleutel\nmet regel")] {
        let wrong = wrong.map(|text| Key::from(text.to_owned()));
        let refused = Meilisearch::open(&server, wrong.as_ref()).err().expect("the key is refused");
        let told = format!("{:#} {refused:?} {server:?} {wrong:?}", refused.0);
        assert!(told.contains("key"), "{told}");
        assert!(!told.contains("andere-sleutel") && !told.contains("met regel") && !told.contains(KEY), "{told}");
    }
}

#[test]
fn a_key_that_is_withdrawn_later_makes_searching_unavailable() {
    let stand_in = StandIn::start();
    let engine = stand_in.engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    *stand_in.store() = crate::support::meilisearch::Store::new("een-nieuwe-sleutel");
    assert!(trouble(&engine).contains("refuses the key"));
    assert!(engine.refresh().is_err());
}

#[test]
fn a_server_that_is_too_old_stops_the_start() {
    let stand_in = StandIn::start();
    stand_in.store().version = "1.0.2".to_owned();
    let refused = Meilisearch::open(&stand_in.named("oud"), Some(&key())).err().expect("it is too old");
    assert!(format!("{:#}", refused.0).contains("1.0.2"), "{refused:?}");
}

#[test]
fn a_server_that_is_away_is_told_at_once_and_found_back() {
    let mut stand_in = StandIn::start();
    let engine = stand_in.engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    stand_in.stop();
    assert!(soon(|| trouble(&engine)).contains("does not answer"));
    assert!(soon(|| engine.refresh()).is_err());
    assert!(soon(|| engine.put(some(1))).is_err());
    assert!(soon(|| engine.replace(&mut some(5).into_iter())).is_err());
    let late = Meilisearch::open(&stand_in.named("laat"), Some(&key())).unwrap();
    assert!(late.search(&ask("", &Filter::default(), &[])).is_err());

    stand_in.start_again();
    std::thread::sleep(Duration::from_millis(2_100));
    assert_eq!((total(&engine, ""), engine.count()), (5, 5));
    assert!(late.refresh().unwrap(), "it was never reached before");
    late.replace(&mut some(3).into_iter()).unwrap();
    assert_eq!(total(&late, ""), 3);
}

#[test]
fn a_server_that_takes_too_long_holds_up_one_visitor_for_a_moment_and_the_next_not_at_all() {
    let stand_in = StandIn::start();
    let engine = stand_in.engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    stand_in.fault(|faults| faults.delay = Duration::from_secs(5));
    assert!(soon(|| trouble(&engine)).contains("too long"));
    let started = Instant::now();
    assert!(trouble(&engine).contains("a moment ago"));
    assert!(started.elapsed() < Duration::from_millis(100));
    stand_in.fault(|faults| faults.delay = Duration::ZERO);
    std::thread::sleep(Duration::from_millis(2_100));
    assert_eq!(total(&engine, ""), 5);
}

#[test]
fn an_answer_that_is_no_answer_is_an_error_and_nothing_of_the_question_is_in_it() {
    let stand_in = StandIn::start();
    let engine = stand_in.engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    for garbage in ["", "<html>", "{}", "{\"results\":[]}", "{\"results\":[{\"hits\":[]}]}", "null"] {
        stand_in.fault(|faults| faults.garbage = Some(garbage));
        let told = engine.search(&ask("", &Filter::default(), &[])).unwrap_err();
        assert!(!format!("{:#}", told.0).is_empty(), "{garbage}");
        assert!(engine.refresh().is_err(), "{garbage}");
    }
    stand_in.fault(|faults| faults.garbage = None);
    stand_in.store().indexes.values_mut().for_each(|index| index.settings.clear());
    let filter = Filter { waiting: Some(3), ..Filter::default() };
    let name = some(5)[0].texts.name.clone();
    let told = format!("{:#}", engine.search(&ask(&name, &filter, &[])).unwrap_err().0);
    assert!(told.contains("invalid_search_filter"), "{told}");
    assert!(!told.to_lowercase().contains(&name.to_lowercase()) && !told.contains("stems"), "{told}");
}

#[test]
fn work_that_fails_after_it_was_accepted_is_an_error_and_leaves_the_index_as_it_was() {
    let stand_in = StandIn::start();
    let engine = stand_in.engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    for kind in ["documentAdditionOrUpdate", "settingsUpdate", "indexSwap"] {
        stand_in.store().failing = Some((kind, "no_space_left_on_device"));
        let told = engine.replace(&mut some(9).into_iter()).unwrap_err();
        assert!(format!("{:#}", told.0).contains("no_space_left_on_device"), "{kind}: {told:?}");
        assert_eq!((total(&engine, ""), engine.count()), (5, 5), "{kind}");
        assert!(engine.refresh().unwrap(), "{kind}: looked at again, so that the clock tries once more");
    }
    stand_in.store().failing = Some(("documentAdditionOrUpdate", "no_space_left_on_device"));
    assert!(engine.put(some(6)).is_err());
    stand_in.store().failing = Some(("documentDeletion", "internal"));
    assert!(engine.remove(&[some(1)[0].id]).is_err());
    stand_in.store().failing = None;
    engine.replace(&mut some(9).into_iter()).unwrap();
    assert_eq!((total(&engine, ""), stand_in.store().indexes.len()), (9, 1), "what was half done is cleared away");
}

#[test]
fn an_index_that_was_lost_changed_or_set_otherwise_is_noticed() {
    let stand_in = StandIn::start();
    let engine = stand_in.engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    assert!(!engine.refresh().unwrap(), "our own change is no news");
    engine.put(some(6)).unwrap();
    engine.remove(&[some(1)[0].id]).unwrap();
    assert!(!engine.refresh().unwrap(), "our own change is no news");
    assert_eq!(engine.count(), 5);

    stand_in.store().indexes.clear();
    assert!(engine.search(&ask("", &Filter::default(), &[])).is_err());
    assert!(engine.refresh().unwrap());
    assert_eq!(engine.count(), 0, "so that it is made anew");
    engine.put(some(2)).unwrap();
    assert_eq!(total(&engine, ""), 2, "also when a change comes before that");

    // Somebody else sets it otherwise.
    let other = Meilisearch::open(&stand_in.named(&fresh_name()), Some(&key())).unwrap();
    other.replace(&mut some(4).into_iter()).unwrap();
    let mut store = stand_in.store();
    let (mine, theirs) = (store.indexes.keys().next().unwrap().clone(), store.indexes.keys().last().unwrap().clone());
    let mut index = store.indexes[&theirs].clone();
    index.settings.remove("searchableAttributes");
    store.indexes.insert(mine, index);
    drop(store);
    assert!(engine.refresh().unwrap());
    assert_eq!(engine.count(), 0);
}

#[test]
fn an_index_of_an_older_version_is_left_alone_until_the_new_one_is_filled() {
    let stand_in = StandIn::start();
    let engine = Meilisearch::open(&stand_in.named("kaart"), Some(&key())).unwrap();
    engine.replace(&mut some(5).into_iter()).unwrap();
    let live = {
        let mut store = stand_in.store();
        let (live, index) = store.indexes.pop_first().unwrap();
        store.indexes.extend([("kaart-1".to_owned(), index.clone()), ("kaart-9999999".to_owned(), index)]);
        live
    };
    let newer = Meilisearch::open(&stand_in.named("kaart"), Some(&key())).unwrap();
    assert_eq!(newer.count(), 0);
    newer.replace(&mut some(7).into_iter()).unwrap();
    assert_eq!(total(&newer, ""), 7);
    let left: Vec<String> = stand_in.store().indexes.keys().cloned().collect();
    assert_eq!(
        left,
        [live.as_str(), "kaart-9999999"],
        "the older one is cleared away, a newer one is not ours to touch"
    );
}

#[test]
fn searching_goes_on_while_the_index_is_made_anew() {
    let engine = StandIn::shared().patient_engine();
    engine.replace(&mut some(5).into_iter()).unwrap();
    let seen = std::thread::scope(|scope| {
        let looking = scope.spawn(|| (0..30).map(|_| total(&engine, "")).collect::<Vec<_>>());
        engine.replace(&mut some(9).into_iter()).unwrap();
        looking.join().unwrap()
    });
    assert!(seen.iter().all(|total| [5, 9].contains(total)), "{seen:?}");
}

#[test]
fn one_search_is_one_request_with_words_two_and_for_a_sentence_three() {
    let (database, _folder) = demonstration();
    let town = Town::load(&database).unwrap();
    let stand_in = StandIn::start();
    let engine = stand_in.patient_engine();
    engine.replace(&mut some(50).into_iter()).unwrap();
    let asked = |text: &str| {
        stand_in.store().asked.clear();
        engine.search(&Ask { limit: 20, ..ask(text, &filters()[3], &Count::ALL) }).unwrap();
        stand_in.store().asked.clone()
    };
    assert_eq!(asked(""), ["POST /multi-search"]);
    assert!(asked("koffie met de buren").len() <= 2);
    let (question, filter) = (read("ik voel me zo alleen sinds mijn man dood is", &town, &[]), Filter::default());
    stand_in.store().asked.clear();
    engine.search(&Ask { limit: 20, ..asking(&question, &filter, &Count::ALL) }).unwrap();
    assert_eq!(stand_in.store().asked.len(), 3, "once more for what the sentence stands for");
}
