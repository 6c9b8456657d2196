//! What an engine promises: exact counts, a fixed order, and an index that is in step with the catalogue.
//! The filter is told a second time here, listing by listing, and must agree with the engine's sets.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use sociale_kaart::app::Town;
use sociale_kaart::catalogue::{Day, Every, Listing, Queue};
use sociale_kaart::db::{Database, Error, Url};
use sociale_kaart::geography::{Point, distance};
use sociale_kaart::interchange::{self, ImportOptions, SeedFolder};
use sociale_kaart::search::{
    AGE_BANDS, Ages, Ask, Card, Count, Document, Embedded, Engine, Facet, Filter, Found, Moment, Part, Place, Question,
    WAITS, catch_up, day_number, document,
};

use crate::support::database::on_both;
use crate::support::engines::engines;
use crate::support::folder::Folder;
use crate::support::house::{demonstration, now, voorbeeld};
use crate::support::line::{Line, file, line};

/// Tuesday 10.30 uur.
const NOW: Moment = Moment { day: Day::Tuesday, minute: 630, dated: true };

static STOCK: OnceLock<Stock> = OnceLock::new();

/// The demonstration catalogue as documents, with engines that hold them.
struct Stock {
    documents: Vec<Document>,
    /// Each engine there is, by its name.
    engines: Vec<(&'static str, Box<dyn Engine>)>,
    codes: BTreeMap<Facet, Vec<String>>,
}

fn stock() -> &'static Stock {
    STOCK.get_or_init(|| {
        let (database, _folder) = demonstration();
        let town = Town::load(&database).unwrap();
        let listings = database.read(Listing::all).unwrap();
        let documents: Vec<Document> =
            listings.iter().map(|listing| document(listing, &town.taxonomies, &town.places)).collect();
        let mut codes: BTreeMap<Facet, Vec<String>> = BTreeMap::new();
        for facet in Facet::ALL {
            let mut own: Vec<String> = documents.iter().flat_map(|document| codes_of(&document.card, facet)).collect();
            own.sort();
            own.dedup();
            codes.insert(facet, own);
        }
        let engines = engines();
        engines.iter().for_each(|(_, engine)| engine.replace(&mut documents.iter().cloned()).unwrap());
        Stock { engines, documents, codes }
    })
}

fn ask<'a>(text: &'a str, filter: &'a Filter, counts: &'a [Count]) -> Ask<'a> {
    let today = day_number(NaiveDate::from_ymd_opt(2026, 11, 17).unwrap());
    let question = Box::leak(Box::new(Question::words(text)));
    Ask { question, filter, counts, offset: 0, limit: 10_000, today, now: NOW, almost: 0 }
}

fn slugs(found: &Found) -> Vec<String> {
    found.hits.iter().map(|hit| hit.card.slug.clone()).collect()
}

fn everything(engine: &dyn Engine) -> Vec<String> {
    slugs(&engine.search(&ask("", &Filter::default(), &[])).unwrap())
}

// The filter, told a second time.

fn codes_of(card: &Card, facet: Facet) -> Vec<String> {
    let list = |codes: &[String]| codes.to_vec();
    match facet {
        Facet::Kind => vec![card.kind.as_str().to_owned()],
        Facet::Access => vec![card.access.as_str().to_owned()],
        Facet::Theme => list(&card.themes),
        Facet::Audience => list(&card.audience),
        Facet::Form => list(&card.forms),
        Facet::Language => list(&card.languages),
        Facet::Accessibility => list(&card.accessibility),
        Facet::Cost => card.cost.map(|cost| cost.as_str().to_owned()).into_iter().collect(),
        Facet::Intensity => card.intensity.map(|one| one.as_str().to_owned()).into_iter().collect(),
    }
}

fn fits(card: &Card, filter: &Filter) -> bool {
    let has_codes = filter.codes.iter().all(|(facet, wanted)| {
        let own = codes_of(card, *facet);
        let has = |code: &String| own.contains(code);
        if *facet == Facet::Accessibility { wanted.iter().all(has) } else { wanted.iter().any(has) }
    });
    let of_age = filter.age.is_none_or(|ages| {
        card.minimum_age.unwrap_or(0) <= ages.to && ages.from <= card.maximum_age.unwrap_or(u8::MAX)
    });
    let in_time = filter.waiting.is_none_or(|most| card.waiting_weeks.is_some_and(|weeks| weeks <= most));
    has_codes && of_age && in_time && at_place(card, filter) && on_day(card, filter) && is_open(card, filter)
}

fn at_place(card: &Card, filter: &Filter) -> bool {
    let Some(place) = &filter.place else { return true };
    let serves = place.area.as_ref().map_or(card.serves_region, |area| card.serves_area(area));
    let (Some(radius), Some(origin)) = (place.radius, place.origin) else { return place.area.is_none() || serves };
    let near = card.point().is_some_and(|point| distance(origin, point) <= radius);
    let hidden =
        card.place.as_ref().is_some_and(|venue| venue.protected && venue.area.is_some() && venue.area == place.area);
    (near || hidden || serves && card.comes_to_people()) && (!place.must_serve || serves)
}

fn on_day(card: &Card, filter: &Filter) -> bool {
    let within = |part: &Part, from: u16, to: u16| from < part.minutes().1 && part.minutes().0 < to;
    let fits_slot = |slot: &sociale_kaart::search::Slot| {
        (filter.days.is_empty() || filter.days.contains(&slot.day))
            && (filter.parts.is_empty() || filter.parts.iter().any(|part| within(part, slot.from, slot.to)))
    };
    (filter.days.is_empty() && filter.parts.is_empty()) || card.slots.iter().any(fits_slot)
}

fn is_open(card: &Card, filter: &Filter) -> bool {
    let Some(moment) = filter.open else { return true };
    let minutes = |day: Day| Day::ALL.iter().position(|own| *own == day).unwrap() * 1440;
    let at = minutes(moment.day) + usize::from(moment.minute);
    card.slots.iter().filter(|slot| !moment.dated || slot.every == Every::Week).any(|slot| {
        let open = minutes(slot.day) + usize::from(slot.from)..minutes(slot.day) + usize::from(slot.to);
        open.contains(&at) || open.contains(&(at + 7 * 1440))
    })
}

/// What a count should be: for each option the number of cards that pass when it is chosen instead of what was.
fn counted(cards: &[&Card], filter: &Filter, what: Count) -> BTreeMap<String, usize> {
    let with = |change: &dyn Fn(&mut Filter)| {
        let mut chosen = filter.clone();
        change(&mut chosen);
        cards.iter().filter(|card| fits(card, &chosen)).count()
    };
    let numbers: Vec<(String, usize)> = match what {
        Count::Codes(facet) => {
            let code = |code: &String| {
                let kept =
                    filter.codes.get(&facet).filter(|_| facet == Facet::Accessibility).cloned().unwrap_or_default();
                (
                    code.clone(),
                    with(&|filter| drop(filter.codes.insert(facet, [kept.clone(), vec![code.clone()]].concat()))),
                )
            };
            stock().codes[&facet].iter().map(code).collect()
        }
        Count::Ages => AGE_BANDS
            .iter()
            .map(|(from, to)| {
                (format!("{from}-{to}"), with(&|filter| filter.age = Some(Ages { from: *from, to: *to })))
            })
            .collect(),
        Count::Days => {
            Day::ALL.iter().map(|day| (day.as_str().to_owned(), with(&|filter| filter.days = vec![*day]))).collect()
        }
        Count::Parts => {
            Part::ALL.iter().map(|part| (part.code().to_owned(), with(&|filter| filter.parts = vec![*part]))).collect()
        }
        Count::Open => vec![("now".to_owned(), with(&|filter| filter.open = Some(NOW)))],
        Count::Waiting => {
            WAITS.iter().map(|weeks| (weeks.to_string(), with(&|filter| filter.waiting = Some(*weeks)))).collect()
        }
        Count::Areas => {
            let place =
                |code: &String| Some(Place { area: Some(code.clone()), origin: None, radius: None, must_serve: false });
            let mut areas: Vec<String> =
                stock().documents.iter().flat_map(|document| document.card.serves.clone()).collect();
            areas.sort();
            areas.dedup();
            areas.iter().map(|code| (code.clone(), with(&|filter| filter.place = place(code)))).collect()
        }
    };
    numbers.into_iter().filter(|(_, number)| *number > 0).collect()
}

// Random searches.

fn codes() -> impl Strategy<Value = BTreeMap<Facet, Vec<String>>> {
    let one = (0..Facet::ALL.len()).prop_flat_map(|at| {
        let facet = Facet::ALL[at];
        (Just(facet), prop::sample::subsequence(stock().codes[&facet].clone(), 1..=2))
    });
    prop::collection::vec(one, 0..3).prop_map(|pairs| pairs.into_iter().collect())
}

fn place() -> impl Strategy<Value = Place> {
    let area = prop::option::of((1..=24_u8).prop_map(|number| format!("WK0202{number:02}")));
    let origin = (51.93..52.03_f64, 5.82..5.97_f64).prop_map(|(lat, lon)| Point { lat, lon });
    let radius = prop::option::of(prop::sample::select(vec![300.0, 1_000.0, 5_000.0, 80_000.0]));
    (area, origin, radius, any::<bool>()).prop_map(|(area, origin, radius, must_serve)| Place {
        area,
        origin: Some(origin),
        radius,
        must_serve,
    })
}

fn filters() -> impl Strategy<Value = Filter> {
    let age = prop::option::of((0..=99_u8, 0..=20_u8).prop_map(|(from, more)| Ages { from, to: from + more }));
    let days = prop::sample::subsequence(Day::ALL.to_vec(), 0..=2);
    let parts = prop::sample::subsequence(Part::ALL.to_vec(), 0..=2);
    let moment = (prop::sample::select(Day::ALL.to_vec()), 0..1440_u16, any::<bool>());
    let open = prop::option::weighted(0.2, moment.prop_map(|(day, minute, dated)| Moment { day, minute, dated }));
    let waiting = prop::option::weighted(0.3, 0..=30_u16);
    (codes(), age, prop::option::of(place()), days, parts, open, waiting).prop_map(
        |(codes, age, place, days, parts, open, waiting)| Filter { codes, age, place, days, parts, open, waiting },
    )
}

fn texts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", "", "koffie", "hulp bij schulden", "taal leren met een maatje", "autismee"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn results_and_every_count_are_exact_for_any_filter(text in texts(), filter in filters()) {
        for (name, engine) in &stock().engines {
            results_and_counts_are_exact(name, engine.as_ref(), text, &filter)?;
        }
    }

    #[test]
    fn the_order_is_the_same_every_time_and_on_every_page(text in texts(), filter in filters()) {
        for (name, engine) in &stock().engines {
            let whole = slugs(&engine.search(&ask(text, &filter, &[])).unwrap());
            prop_assert_eq!(&slugs(&engine.search(&ask(text, &filter, &Count::ALL)).unwrap()), &whole, "{}", name);
            let page = |offset| slugs(&engine.search(&Ask { offset, limit: 20, ..ask(text, &filter, &[]) }).unwrap());
            let paged: Vec<String> = (0..whole.len()).step_by(20).flat_map(page).collect();
            prop_assert_eq!(paged, whole, "{}", name);
        }
    }
}

fn results_and_counts_are_exact(
    name: &str,
    engine: &dyn Engine,
    text: &str,
    filter: &Filter,
) -> Result<(), TestCaseError> {
    let all = engine.search(&ask(text, &Filter::default(), &[])).unwrap();
    let cards: Vec<&Card> = all.hits.iter().map(|hit| hit.card.as_ref()).collect();
    let found = engine.search(&ask(text, filter, &Count::ALL)).unwrap();

    let mut wanted: Vec<&str> = cards.iter().filter(|card| fits(card, filter)).map(|card| card.slug.as_str()).collect();
    let mut slugs = slugs(&found);
    prop_assert_eq!(found.total, slugs.len(), "{}", name);
    wanted.sort_unstable();
    slugs.sort_unstable();
    prop_assert_eq!(slugs, wanted, "{}", name);
    for (what, numbers) in found.counts {
        let told: BTreeMap<String, usize> = numbers.into_iter().collect();
        prop_assert_eq!(told, counted(&cards, filter, what), "{} {:?}", name, what);
    }
    for loosened in found.loosened {
        let without = filter.without(loosened.limit);
        let more = cards.iter().filter(|card| fits(card, &without)).count() - found.total;
        prop_assert_eq!(loosened.adds, more, "{} {:?}", name, loosened.limit);
    }
    Ok(())
}

#[test]
fn the_order_does_not_depend_on_the_order_of_saving() {
    for ((name, backwards), (_, forwards)) in engines().iter().zip(&stock().engines) {
        backwards.replace(&mut stock().documents.iter().rev().cloned()).unwrap();
        for text in ["", "koffie", "hulp bij schulden"] {
            let filter = Filter::default();
            let of = |engine: &dyn Engine| slugs(&engine.search(&ask(text, &filter, &[])).unwrap());
            assert_eq!(of(backwards.as_ref()), of(forwards.as_ref()), "{name} “{text}”");
        }
    }
}

#[test]
fn what_is_put_replaces_what_had_the_same_id_and_what_is_removed_is_gone() {
    engines().iter().for_each(|(_, engine)| puts_and_removes(engine.as_ref()));
}

fn puts_and_removes(engine: &dyn Engine) {
    let some: Vec<Document> = stock().documents.iter().take(20).cloned().collect();
    engine.replace(&mut some.iter().cloned()).unwrap();
    let mut changed = some[3].clone();
    changed.card.name = "Zwaluwnesten tellen".into();
    changed.texts.name = changed.card.name.clone();
    engine.put(vec![changed.clone(), stock().documents[30].clone()]).unwrap();
    assert_eq!(engine.count(), 21);
    let filter = Filter::default();
    let found = engine.search(&ask("zwaluwnesten", &filter, &[])).unwrap();
    assert_eq!(found.hits.iter().map(|hit| hit.card.name.as_str()).collect::<Vec<_>>(), ["Zwaluwnesten tellen"]);

    engine.remove(&[changed.id, some[4].id, stock().documents[99].id]).unwrap();
    assert_eq!(engine.count(), 19);
    assert_eq!(engine.search(&ask("zwaluwnesten", &filter, &[])).unwrap().total, 0);
    assert!(!everything(engine).contains(&some[4].card.slug));

    engine.replace(&mut stock().documents.iter().skip(40).take(5).cloned()).unwrap();
    assert_eq!((engine.count(), everything(engine).len()), (5, 5));
}

// In step with the catalogue, on both databases and with each engine.

fn on_each(story: impl Fn(&Database, &dyn Engine)) {
    on_both(|database| {
        // Each engine meets a catalogue that no other engine has caught up with.
        for (at, (_, engine)) in engines().into_iter().enumerate() {
            if at == 0 {
                story(database, engine.as_ref());
            } else {
                let folder = Folder::new();
                story(&Database::open(&Url::in_folder(folder.path())).unwrap(), engine.as_ref());
            }
        }
    });
}

fn fill(database: &Database) {
    interchange::fill(database, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
}

fn save(database: &Database, lines: &[Line]) {
    let text = file(lines);
    let report =
        interchange::import_catalogue(database, "x", text.as_bytes(), &ImportOptions::default(), now(), &mut |_| {})
            .unwrap();
    assert!(report.is_clean(), "{:?}", report.sentences().collect::<Vec<_>>());
}

fn remove(database: &Database, slug: &str) {
    database.write::<_, Error>(|conn| Listing::remove(conn, slug, now())).unwrap();
}

fn in_step(database: &Database, engine: &dyn Engine) {
    let town = Town::load(database).unwrap();
    catch_up(database, engine, &town.taxonomies, &town.places).unwrap();
    let mut wanted: Vec<String> = database
        .read(Listing::all)
        .unwrap()
        .into_iter()
        .filter(|one| one.service.status.is_shown())
        .map(|one| one.service.slug)
        .collect();
    let mut held = everything(engine);
    wanted.sort();
    held.sort();
    assert_eq!(held, wanted);
    assert_eq!(database.read(Queue::length).unwrap(), 0, "nothing waits any more");
}

#[test]
fn catching_up_indexes_what_was_saved_and_forgets_what_was_removed() {
    on_each(|database, engine| {
        fill(database);
        in_step(database, engine);
        assert_eq!(engine.count(), 8);
        let total = |text: &str| engine.search(&ask(text, &Filter::default(), &[])).unwrap().total;

        save(database, &[line("vogels").named("Vogels kijken")]);
        assert_eq!(total("vogels"), 0, "not before it catches up");
        in_step(database, engine);
        assert_eq!((total("vogels"), engine.count()), (1, 9));
        save(database, &[line("vogels").named("Vlinders kijken")]);
        in_step(database, engine);
        assert_eq!((total("vogels"), total("vlinders")), (0, 1));
        save(database, &[line("vogels").named("Vlinders kijken").with("status", "gestopt")]);
        in_step(database, engine);
        assert_eq!((total("vlinders"), engine.count()), (0, 8));

        remove(database, "taalcafe-de-wiek");
        in_step(database, engine);
        assert_eq!((total("taalcafé wiek conversatie"), engine.count()), (0, 7));
    });
}

#[test]
fn a_change_in_an_organization_or_a_place_reaches_every_service_that_shares_it() {
    on_each(|database, engine| {
        fill(database);
        in_step(database, engine);
        let lines = |name: &str| {
            [
                line("een").with("organization", name).with("contact", serde_json::json!({})),
                line("twee").with("organization", name),
            ]
        };
        save(database, &lines("De Lommerd"));
        in_step(database, engine);
        let found = engine.search(&ask("lommerd", &Filter::default(), &[])).unwrap();
        assert_eq!(found.total, 2);
        assert!(found.hits.iter().all(|hit| hit.card.organization == "De Lommerd"));
    });
}

#[test]
fn an_index_that_is_empty_or_of_another_catalogue_is_made_anew() {
    on_each(|database, lost| {
        fill(database);
        in_step(database, &Embedded::in_memory().unwrap());
        in_step(database, lost);
        assert_eq!(lost.count(), 8, "the queue was empty already");
        lost.replace(&mut stock().documents.iter().take(30).cloned()).unwrap();
        in_step(database, lost);
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens to the catalogue and whenever the index catches up, in the end they say the same.
    #[test]
    fn after_any_history_the_index_equals_the_catalogue(history in prop::collection::vec((0..6_u8, 0..4_u8), 1..14)) {
        for (_, engine) in engines() {
            let folder = Folder::new();
            let database = Database::open(&Url::in_folder(folder.path())).unwrap();
            fill(&database);
            for (which, what) in &history {
                let slug = format!("dienst-{which}");
                match what {
                    0 => save(&database, &[line(&slug)]),
                    1 => save(&database, &[line(&slug).named("Anders").with("status", if which % 2 == 0 { "gestopt" } else { "open" })]),
                    2 => remove(&database, &slug),
                    _ => in_step(&database, engine.as_ref()),
                }
            }
            in_step(&database, engine.as_ref());
        }
    }
}
