//! What people notice when the search server is away: a sentence, and results all the same, from a copy; and full
//! searching again when it is back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use sociale_kaart::app::{App, Clock};
use sociale_kaart::db::{Database, Url};
use sociale_kaart::interchange::{self, ImportOptions, SeedFolder};
use sociale_kaart::search::{Embedded, Sense};

use crate::support::folder::Folder;
use crate::support::house::{House, demonstration, now, voorbeeld};
use crate::support::line::{file, line};
use crate::support::meilisearch::{KEY, StandIn};
use crate::support::program::Program;

const NOTICE: &str = "De zoekmachine is even weg.";

/// Results come within this time, whatever the server does.
const SOON: Duration = Duration::from_millis(800);

fn app(stand_in: &StandIn) -> (Arc<App>, Folder) {
    let (database, folder) = demonstration();
    over(stand_in, database, folder)
}

/// The invented municipality with its eight services.
fn small(stand_in: &StandIn) -> (Arc<App>, Folder) {
    let folder = Folder::new();
    let database = Database::open(&Url::in_folder(folder.path())).unwrap();
    interchange::fill(&database, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
    over(stand_in, database, folder)
}

fn over(stand_in: &StandIn, database: Database, folder: Folder) -> (Arc<App>, Folder) {
    let server = stand_in.engine();
    let (copy, sense) = (Embedded::in_memory().unwrap(), Sense::open(None).unwrap());
    (Arc::new(App::over_server(database, server, copy, sense, Clock::Still(now())).unwrap()), folder)
}

fn save(app: &App, name: &str) {
    let text = file(&[line("kroontjes").named(name)]);
    let options = ImportOptions { strict: true, licence: None };
    let report =
        interchange::import_catalogue(&app.database, "f", text.as_bytes(), &options, now(), &mut |_| {}).unwrap();
    assert!(report.is_clean());
}

fn searches(house: &House) -> String {
    house.get("/gezond").json()["search"].as_str().unwrap().to_owned()
}

#[test]
fn pages_search_on_the_server_and_say_nothing_about_it() {
    let stand_in = StandIn::start();
    let (app, folder) = app(&stand_in);
    let house = House::over(app, folder);
    let ours = House::demo();
    stand_in.store().asked.clear();
    for target in ["/zoeken?q=koffie", "/zoeken?wijk=Kronenburg&age=82", "/zoeken?q=taalles&theme=leren&almost=1"] {
        assert_eq!(house.page_of(target).status, ours.page_of(target).status, "{target}");
        assert!(!house.page_of(target).text().contains(NOTICE), "{target}");
    }
    assert_eq!(house.total("q=koffie"), ours.total("q=koffie"));
    assert!(stand_in.store().asked.len() >= 7);
    assert_eq!((searches(&house).as_str(), searches(ours).as_str()), ("server", "inside"));
    for target in ["/", "/themas"] {
        house.page(target);
    }
}

#[test]
fn a_server_that_goes_away_is_not_missed_and_is_used_again_when_it_is_back() {
    let mut stand_in = StandIn::start();
    let (app, folder) = app(&stand_in);
    let house = House::over(app.clone(), folder);
    let before = house.total("q=koffie");
    stand_in.stop();
    for target in ["/zoeken?q=koffie", "/zoeken?q=ik+ben+zo+alleen+sinds+mijn+man+overleed&wijk=Kronenburg"] {
        let started = Instant::now();
        assert!(house.page(target).text().contains(NOTICE), "{target}");
        assert!(started.elapsed() < SOON, "{target} {:?}", started.elapsed());
    }
    assert_eq!((house.total("q=koffie"), searches(&house).as_str()), (before, "copy"));
    assert!(app.tend().is_err());
    house.page("/");

    stand_in.start_again();
    std::thread::sleep(Duration::from_millis(2_100));
    app.tend().unwrap();
    stand_in.store().asked.clear();
    let page = house.page("/zoeken?q=koffie");
    assert!(!page.text().contains(NOTICE), "{}", page.text());
    assert_eq!((house.total("q=koffie"), searches(&house).as_str()), (before, "server"));
    assert!(stand_in.store().asked.contains(&"POST /multi-search".to_owned()));
}

#[test]
fn a_slow_server_holds_nobody_up_for_long_and_nobody_who_does_not_search_at_all() {
    let stand_in = StandIn::start();
    let (app, folder) = app(&stand_in);
    let house = House::over(app, folder);
    stand_in.fault(|faults| faults.delay = Duration::from_secs(5));
    std::thread::scope(|threads| {
        let started = Instant::now();
        let searching = threads.spawn(|| house.page("/zoeken?q=koffie").text());
        std::thread::sleep(Duration::from_millis(50));
        // The house has one worker.
        house.page("/over");
        assert!(started.elapsed() < Duration::from_millis(300), "{:?}", started.elapsed());
        assert!(searching.join().unwrap().contains(NOTICE));
        assert!(started.elapsed() < SOON, "{:?}", started.elapsed());
    });
}

#[test]
fn what_is_changed_is_found_at_once_and_reaches_the_server_also_after_it_was_away() {
    let mut stand_in = StandIn::start();
    let (app, folder) = small(&stand_in);
    let house = House::over(app.clone(), folder);
    save(&app, "Zwaluwnesten tellen");
    app.keep_up().unwrap();
    assert_eq!(house.total("q=zwaluwnesten&exact=1"), 1, "from the copy");
    app.settle().unwrap();
    app.tend().unwrap();
    stand_in.store().asked.clear();
    assert_eq!(house.total("q=zwaluwnesten&exact=1"), 1, "from the server");
    assert!(!stand_in.store().asked.is_empty());

    stand_in.stop();
    save(&app, "Kikkerdril kijken");
    app.keep_up().unwrap();
    assert_eq!((house.total("q=zwaluwnesten&exact=1"), house.total("q=kikkerdril&exact=1")), (0, 1));
    assert!(app.settle().is_err(), "the change stays in the queue");
    app.make_up().unwrap();

    stand_in.start_again();
    std::thread::sleep(Duration::from_millis(2_100));
    app.tend().unwrap();
    app.settle().unwrap();
    stand_in.store().asked.clear();
    assert_eq!((house.total("q=zwaluwnesten&exact=1"), house.total("q=kikkerdril&exact=1")), (0, 1));
    assert!(!stand_in.store().asked.is_empty(), "from the server");
}

#[test]
fn a_server_that_lost_its_index_is_filled_again_and_meanwhile_the_copy_answers() {
    let stand_in = StandIn::start();
    let (app, folder) = app(&stand_in);
    let house = House::over(app.clone(), folder);
    let before = house.total("q=koffie");
    stand_in.store().indexes.clear();
    assert_eq!(house.total("q=koffie"), before);
    app.tend().unwrap();
    stand_in.store().asked.clear();
    std::thread::sleep(Duration::from_millis(2_100));
    app.tend().unwrap();
    assert_eq!((house.total("q=koffie"), searches(&house).as_str()), (before, "server"));
    assert_eq!(stand_in.store().indexes.len(), 1);
}

#[test]
fn a_server_that_is_away_at_the_start_is_no_reason_not_to_start() {
    let mut stand_in = StandIn::start();
    stand_in.stop();
    let (app, folder) = app(&stand_in);
    let house = House::over(app.clone(), folder);
    assert!(house.page("/zoeken?q=koffie").text().contains(NOTICE));

    stand_in.start_again();
    app.tend().unwrap();
    assert!(!house.page("/zoeken?q=koffie").text().contains(NOTICE));
    assert_eq!(searches(&house), "server");
    let held: Vec<usize> = stand_in.store().indexes.values().map(|index| index.documents.len()).collect();
    assert_eq!(held, [app.engine.count()]);
}

#[test]
fn the_program_searches_on_a_server_and_never_prints_its_key() {
    let (stand_in, program) = (StandIn::start(), Program::voorbeeld());
    let engine = format!("meilisearch:http://{}", stand_in.address);
    let run = |engine: &str, key: &str| program.run(&["--search", engine, "--search-key", key, "search", "koffie"]);
    let plain = program.run(&["search", "koffie"]);
    let said = run(&engine, KEY);
    assert_eq!((said.code, said.out.is_empty()), (0, false), "{said:?}");
    assert_eq!(said.out, plain.out);
    let with_key = engine.replace("http://", "http://:geheim-woord@");
    let wrong =
        [run(&engine, "geheim-woord"), run(&engine, "geheim woord\n"), run(&with_key, KEY), run("elastic:x", KEY)];
    for said in &wrong {
        assert_ne!(said.code, 0, "{said:?}");
        assert!(!said.beside.contains("geheim") && !said.beside.contains(KEY), "{said:?}");
    }
    assert!(wrong[0].beside.contains("SOCIALE_KAART_SEARCH_KEY") && wrong[3].beside.contains("embedded"), "{wrong:?}");
}
