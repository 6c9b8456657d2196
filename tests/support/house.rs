//! The real service for one test: a fresh database, an index in memory, a clock that stands still, and real HTTP on a
//! free port. The demonstration data is loaded once for a run and copied after that.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use std::{fs, io};

use chrono::{DateTime, Utc};
use sociale_kaart::app::{App, Clock};
use sociale_kaart::db::{Database, Url};
use sociale_kaart::interchange::{self, ImportOptions, SeedFolder};
use sociale_kaart::questions::Counted;
use sociale_kaart::search::{Embedded, Sense};
use sociale_kaart::web;

use super::client::Client;
use super::folder::Folder;
use super::http::{Answer, send};
use super::line::{Line, file};
use super::page::Page;

/// How soon a house notices that its test is over.
const LOOK: Duration = Duration::from_millis(10);

static DEMONSTRATION: OnceLock<Vec<u8>> = OnceLock::new();
static SHARED: OnceLock<House> = OnceLock::new();

/// A house that is open.
pub struct House {
    pub address: SocketAddr,
    app: Arc<App>,
    stop: Arc<AtomicBool>,
    serving: Option<JoinHandle<io::Result<()>>>,
    folder: Folder,
}

/// A Tuesday in November, 10.30 uur in the Netherlands; every house lives at this moment.
pub fn now() -> DateTime<Utc> {
    "2026-11-17T09:30:00Z".parse().unwrap()
}

/// The seed folder of the invented municipality.
pub fn voorbeeld() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/seed-voorbeeld")
}

/// A database with the demonstration data, in a folder of its own.
pub fn demonstration() -> (Database, Folder) {
    let bytes = DEMONSTRATION.get_or_init(|| {
        let (database, folder) = filled(&SeedFolder::BuiltIn);
        drop(database);
        fs::read(folder.path().join("kaart.db")).unwrap()
    });
    let folder = Folder::new();
    fs::write(folder.path().join("kaart.db"), bytes).unwrap();
    (Database::open(&Url::in_folder(folder.path())).unwrap(), folder)
}

fn filled(seed: &SeedFolder) -> (Database, Folder) {
    let folder = Folder::new();
    let database = Database::open(&Url::in_folder(folder.path())).unwrap();
    interchange::fill(&database, seed, now(), &mut |_| {}).unwrap();
    (database, folder)
}

impl House {
    /// The demonstration, shared by all tests that only look.
    pub fn demo() -> &'static Self {
        SHARED.get_or_init(|| {
            let (database, folder) = demonstration();
            Self::serve(database, folder.lasting())
        })
    }

    /// The invented municipality with its own eight services.
    pub fn voorbeeld() -> Self {
        Self::with(&[])
    }

    /// The invented municipality with these services as well.
    pub fn with(lines: &[Line]) -> Self {
        let (database, folder) = filled(&SeedFolder::Directory(voorbeeld()));
        let text = file(lines);
        if !lines.is_empty() {
            let options = ImportOptions { strict: true, licence: None };
            let report = interchange::import_catalogue(
                &database,
                "verhaal.jsonl",
                text.as_bytes(),
                &options,
                now(),
                &mut |_| {},
            );
            let report = report.unwrap();
            assert!(report.is_clean(), "{:?}", report.sentences().collect::<Vec<_>>());
        }
        Self::serve(database, folder)
    }

    fn serve(database: Database, folder: Folder) -> Self {
        let app = Arc::new(
            App::over(
                database,
                Arc::new(Embedded::in_memory().unwrap()),
                Sense::open(None).unwrap(),
                Clock::Still(now()),
            )
            .unwrap(),
        );
        Self::over(app, folder)
    }

    /// An application that is already open; the folder is what it keeps.
    pub fn over(app: Arc<App>, folder: Folder) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (told, address) = mpsc::channel();
        let over = stopped(stop.clone());
        let served = app.clone();
        let serving = thread::spawn(move || {
            let options = web::Options {
                listen: ([127, 0, 0, 1], 0).into(),
                public_url: None,
                development_sign_in: true,
                workers: 1,
            };
            let serving = web::serve_until(served, &options, |address| told.send(address).unwrap(), Some(over));
            actix_web::rt::System::new().block_on(serving)
        });
        let address = address.recv().expect("the house opens");
        Self { address, app, stop, serving: Some(serving), folder }
    }

    pub fn get(&self, target: &str) -> Answer {
        send(self.address, "GET", target, &[])
    }

    /// A page that is as it should be.
    pub fn page(&self, target: &str) -> Page {
        let page = self.page_of(target);
        assert_eq!(page.status, 200, "{target}: {}", page.text());
        page
    }

    /// A page whatever its status.
    pub fn page_of(&self, target: &str) -> Page {
        Page::of(&self.get(target))
    }

    /// Somebody who signed in as the first person whose name begins so: `Coach`, `Verbinder`, `Beleidsmedewerker`.
    pub fn sign_in(&self, name: &str) -> Client {
        Client::signed_in(self.address, name)
    }

    /// The log of questions, in the order in which they were added.
    pub fn questions(&self) -> Vec<Counted> {
        self.app.database.read(|conn| Counted::after(conn, 0, 1_000)).unwrap()
    }

    /// The files of this house in which a text stands, whatever they are: database, journal, index.
    pub fn files_with(&self, text: &str) -> Vec<String> {
        let mut folders = vec![self.folder.path().to_owned()];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if fs::read(&path).unwrap().windows(text.len()).any(|some| some == text.as_bytes()) {
                    found.push(path.display().to_string());
                }
            }
        }
        found
    }

    /// An answer of the API that is as it should be.
    pub fn api(&self, target: &str) -> serde_json::Value {
        let answer = self.get(&format!("/api/v1{target}"));
        assert_eq!(answer.status, 200, "{target}: {}", answer.body);
        answer.json()
    }

    /// How many results a search really has: as the API counts them.
    pub fn total(&self, query: &str) -> usize {
        usize::try_from(self.api(&format!("/search?{query}"))["total"].as_u64().unwrap()).unwrap()
    }
}

async fn stopped(stop: Arc<AtomicBool>) {
    while !stop.load(Ordering::Relaxed) {
        actix_web::rt::time::sleep(LOOK).await;
    }
}

impl Drop for House {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let served = self.serving.take().map(JoinHandle::join);
        if !thread::panicking() {
            assert!(matches!(served, Some(Ok(Ok(())))), "the house closes in good order");
        }
    }
}
