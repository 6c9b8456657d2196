//! How the index keeps up: with a change, with a large file while it is read, with another process, and over a start.
//! What it finds is told in `search`.

use std::time::{Duration, Instant};
use std::{fs, thread};

use sociale_kaart::app::Town;
use sociale_kaart::catalogue::{Listing, Queue, Ticket};
use sociale_kaart::db::{Database, Error};
use sociale_kaart::id::ServiceId;
use sociale_kaart::interchange::{self, ImportOptions, Listener, Report, SeedFolder};
use sociale_kaart::search::{
    Ask, Document, Embedded, Engine, Filter, Follower, Moment, Question, catch_up, document, rebuild_along,
};

use crate::support::database::on_both;
use crate::support::folder::Folder;
use crate::support::house::{demonstration, now, voorbeeld};
use crate::support::line::{Line, file, line};

/// Hands what is stored to the index.
struct Passing<'a> {
    stored: &'a mut dyn FnMut(Vec<Listing>),
    last: Option<Ticket>,
}

impl Listener for Passing<'_> {
    fn tell(&mut self, _: &Report) {}

    fn stored(&mut self, listings: Vec<Listing>) {
        (self.stored)(listings);
    }

    fn finished(&mut self, last: Ticket) {
        self.last = Some(last);
    }
}

fn town(database: &Database) -> Town {
    Town::load(database).unwrap()
}

/// The invented municipality with its eight services, indexed.
fn filled(database: &Database) -> Embedded {
    interchange::fill(database, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
    let (engine, town) = (Embedded::in_memory().unwrap(), town(database));
    catch_up(database, &engine, &town.taxonomies, &town.places).unwrap();
    engine
}

fn save(database: &Database, lines: &[Line]) {
    let options = ImportOptions { strict: true, licence: None };
    let report =
        interchange::import_catalogue(database, "f", file(lines).as_bytes(), &options, now(), &mut |_| {}).unwrap();
    assert!(report.is_clean());
}

fn bring_in(database: &Database, engine: &dyn Engine, text: &str, strict: bool) -> Report {
    let town = town(database);
    let options = ImportOptions { strict, licence: None };
    rebuild_along(database, engine, &town.taxonomies, &town.places, |stored| {
        let mut passing = Passing { stored, last: None };
        let report =
            interchange::import_catalogue_for(database, "f", text.as_bytes(), &options, now(), &mut passing).unwrap();
        let last = passing.last.filter(|_| !report.withheld);
        (report, last)
    })
    .unwrap()
}

fn found(engine: &dyn Engine, text: &str) -> Vec<String> {
    let (question, filter) = (Question::words(text), Filter::default());
    let now = Moment { day: sociale_kaart::catalogue::Day::Tuesday, minute: 630, dated: true };
    let ask = Ask {
        question: &question,
        filter: &filter,
        counts: &[],
        offset: 0,
        limit: 10_000,
        today: 20_000,
        now,
        almost: 0,
    };
    engine.search(&ask).unwrap().hits.iter().map(|hit| hit.card.slug.clone()).collect()
}

#[test]
fn a_change_is_found_at_once_and_leaves_the_queue_when_it_will_last() {
    on_both(|database| {
        let (engine, follower) = (filled(database), Follower::default());
        let town = town(database);
        let follow = || {
            // PostgreSQL tells a moment after the change was stored.
            let began = Instant::now();
            while !follower.is_behind(database).unwrap() {
                assert!(began.elapsed() < Duration::from_secs(5), "somebody wrote");
                thread::sleep(Duration::from_millis(1));
            }
            follower.follow(database, &engine, &town.taxonomies, &town.places).unwrap();
        };
        follow();
        save(database, &[line("vogels").named("Vogels kijken")]);
        follow();
        assert_eq!(found(&engine, "vogels"), ["vogels"]);
        assert_eq!(database.read(Queue::length).unwrap(), 1, "the index would not survive a power failure yet");
        follower.settle(database, &engine).unwrap();
        assert_eq!(database.read(Queue::length).unwrap(), 0);
        database.write::<_, Error>(|conn| Listing::remove(conn, "vogels", now())).unwrap();
        follow();
        assert_eq!(found(&engine, "vogels"), Vec::<String>::new());
    });
}

#[test]
fn a_large_file_is_indexed_while_it_is_read() {
    on_both(|database| {
        let engine = filled(database);
        let mut lines: Vec<Line> =
            (0..1_203).map(|number| line(&format!("nummer-{number}")).named(&format!("Ding{number}"))).collect();
        // One that was there before, changed; the seven others were there before and are not in the file.
        lines.push(line("taalcafe-de-wiek").named("Zwaluwen De Wiek"));
        let report = bring_in(database, &engine, &file(&lines), false);
        assert_eq!((report.created, report.updated), (1_203, 1));
        assert_eq!(engine.count(), 1_211);
        assert_eq!(found(&engine, "ding777"), ["nummer-777"]);
        assert_eq!(found(&engine, "zwaluwen"), ["taalcafe-de-wiek"]);
        assert!(found(&engine, "").contains(&"koffie-in-de-kerkekamer".to_owned()));
        assert_eq!(database.read(Queue::length).unwrap(), 0, "nothing waits any more");
    });
}

#[test]
fn a_large_file_that_is_withheld_leaves_the_index_as_it_was() {
    on_both(|database| {
        let engine = filled(database);
        let before = found(&engine, "");
        let text = format!("{}geen json\n", file(&[line("vogels").named("Vogels kijken")]));
        assert!(bring_in(database, &engine, &text, true).withheld);
        assert_eq!(found(&engine, ""), before);
        assert_eq!(found(&engine, "vogels"), Vec::<String>::new());
    });
}

#[test]
fn two_processes_write_one_index_in_turn() {
    let folder = Folder::new();
    let one = Embedded::open(folder.path()).unwrap();
    let other = Embedded::open(folder.path()).unwrap();
    let documents = documents(4);
    for (engine, document) in [(&one, 0), (&other, 1), (&one, 2), (&one, 3)] {
        engine.put(vec![documents[document].clone()]).unwrap();
    }
    assert!(other.refresh().unwrap());
    assert!(!other.refresh().unwrap(), "it has seen that");
    for engine in [&one, &other] {
        assert_eq!(engine.count(), 4);
        engine.settle().unwrap();
    }
    other.remove(&[documents[0].id]).unwrap();
    assert!(one.refresh().unwrap());
    assert_eq!(one.count(), 3);
}

#[test]
fn many_small_changes_become_few_segments() {
    let folder = Folder::new();
    let engine = Embedded::open(folder.path()).unwrap();
    let (last, first) = documents(20).split_last().map(|(last, first)| (last.clone(), first.to_vec())).unwrap();
    for document in first {
        engine.put(vec![document]).unwrap();
    }
    engine.settle().unwrap();
    // What was merged is thrown away with the next change.
    engine.put(vec![last]).unwrap();
    assert!(ending(&folder, "idx") < 6, "{}", ending(&folder, "idx"));
    assert_eq!(found(&engine, "").len(), 20);
    assert_eq!(Embedded::open(folder.path()).unwrap().count(), 20);
}

#[test]
fn a_start_finds_the_same_with_a_kept_shelf_without_one_and_with_a_broken_one() {
    let folder = Folder::new();
    let engine = Embedded::open(folder.path()).unwrap();
    engine.replace(&mut documents(2_300).into_iter()).unwrap();
    let wanted = found(&engine, "buurt");
    assert!(wanted.len() > 50);
    drop(engine);
    let shelf = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    let shelf =
        shelf.into_iter().find(|path| path.extension().is_some_and(|end| end == "shelf")).expect("a kept shelf");
    let whole = fs::read(&shelf).unwrap();
    let halves = [whole.clone(), whole[..whole.len() / 2].to_vec(), whole[..9].to_vec(), vec![7; 5_000]];
    for bytes in halves {
        fs::write(&shelf, bytes).unwrap();
        assert_eq!(found(&Embedded::open(folder.path()).unwrap(), "buurt"), wanted);
        assert_eq!(fs::read(&shelf).unwrap().len(), whole.len(), "it is kept again");
    }
    fs::remove_file(&shelf).unwrap();
    assert_eq!(found(&Embedded::open(folder.path()).unwrap(), "buurt"), wanted);
}

fn ending(folder: &Folder, end: &str) -> usize {
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path());
    names.filter(|path| path.extension().is_some_and(|own| own == end)).count()
}

/// So many documents, made from those of the demonstration.
fn documents(number: usize) -> Vec<Document> {
    let (database, _folder) = demonstration();
    let town = town(&database);
    let listings = database.read(Listing::all).unwrap();
    let all: Vec<Document> = listings.iter().map(|one| document(one, &town.taxonomies, &town.places)).collect();
    let again = |(at, mut document): (usize, Document)| {
        document.card.slug = format!("{}-{at}", document.card.slug);
        document.id = ServiceId::derived("test", &document.card.slug);
        document
    };
    all.iter().cloned().cycle().take(number).enumerate().map(again).collect()
}
