//! The engine on a search server: Meilisearch keeps and finds the entries, narrows and counts; the order of the best few
//! hundred is ours, as everywhere. The server may be away, slow or emptied at any time; the catalogue is the truth.

mod asked;
mod candidates;
mod counts;
mod entry;
mod find;
mod narrow;
mod order;
mod request;
mod settings;
mod shelves;
mod trouble;
mod version;
mod vocabulary;
mod week;
mod wire;

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Duration;

use meilisearch_sdk::client::Client;
use meilisearch_sdk::indexes::Index;
use serde_json::Value;

use self::entry::{Entries, Entry, unmark};
use self::request::Batch;
use self::settings::{Names, attribute};
use self::shelves::{Live, Shelves};
use self::trouble::Trouble;
use self::vocabulary::Vocabulary;
use self::wire::Wire;
use super::choice::{BadKey, Key, Server};
use super::document::Document;
use super::engine::{Ask, Engine, Found, Source, Unavailable};
use crate::id::ServiceId;

pub use self::version::OLDEST;

/// The engine on a Meilisearch server.
pub struct Meilisearch {
    asking: Client<Wire>,
    index: Index<Wire>,
    shelves: Shelves,
    writing: Mutex<()>,
    known: RwLock<Known>,
}

/// What is known of the index; all of it is read again when somebody else changed it.
#[derive(Default)]
struct Known {
    /// Whether the server was reached since the last failure.
    looked: bool,
    live: Option<Live>,
    entries: usize,
    vocabulary: Option<Vocabulary>,
}

impl Meilisearch {
    /// The engine on a server. One that is away may come back later; one that refuses the key or is too old will not do.
    pub fn open(server: &Server, key: Option<&Key>) -> Result<Self, Unavailable> {
        Self::open_patiently(server, key, wire::SEARCH)
    }

    /// The same, waiting so long for an answer to a search.
    pub fn open_patiently(server: &Server, key: Option<&Key>, patience: Duration) -> Result<Self, Unavailable> {
        let engine = Self::new(server, key, patience).map_err(|cause| Unavailable(cause.into()))?;
        match engine.shelves.check().and_then(|()| engine.look()) {
            Err(cause @ (Trouble::Key | Trouble::TooOld { .. })) => Err(unavailable(cause)),
            Err(cause) => {
                let cause = anyhow::Error::from(cause);
                tracing::warn!(cause = format!("{cause:#}"), "the search server cannot be used yet");
                Ok(engine)
            }
            Ok(_) => Ok(engine),
        }
    }

    fn new(server: &Server, key: Option<&Key>, patience: Duration) -> Result<Self, BadKey> {
        let client = |wire| Client::new_with_client(&server.address, None::<String>, wire);
        let (asking, names) = (client(Wire::for_searches(key, patience)?), Names::new(&server.name));
        Ok(Self {
            index: asking.index(names.live()),
            asking,
            shelves: Shelves::new(client(Wire::for_looks(key)?), client(Wire::for_work(key)?), names),
            writing: Mutex::default(),
            known: RwLock::default(),
        })
    }

    /// Reads what the server holds now; answers whether that is another index than before.
    fn look(&self) -> Result<bool, Trouble> {
        let (looked, before) = self.read(|known| (known.looked, known.live.clone()));
        let live = self.shelves.look(before.as_ref().filter(|_| looked))?;
        if looked && live == before {
            return Ok(false);
        }
        let usable = live.as_ref().is_some_and(|live| live.is_ours);
        let vocabulary = if usable { self.vocabulary()? } else { Vocabulary::default() };
        // An index that is set otherwise counts as empty, so that it is made anew.
        *self.write() = Known { looked: true, live, entries: vocabulary.entries, vocabulary: Some(vocabulary) };
        Ok(true)
    }

    fn vocabulary(&self) -> Result<Vocabulary, Trouble> {
        let mut batch = Batch::default();
        let all = batch.count("", Some(attribute::STEMS));
        batch.count("", Some(attribute::SERVES));
        batch.count("", Some(attribute::LENGTH));
        let answers = batch.send(self.shelves.client(), &self.index)?;
        let stems = answers.facet(all, attribute::STEMS);
        let stems = stems.into_iter().filter_map(|(value, holding)| Some((unmark(&value)?.to_owned(), holding)));
        let lengths = answers.facet(all, attribute::LENGTH).into_iter();
        let stems_in_all = lengths.filter_map(|(length, number)| Some(length.parse::<usize>().ok()? * number)).sum();
        let areas = answers.facet(all, attribute::SERVES).into_iter().map(|(area, _)| area).collect();
        Ok(Vocabulary::new(answers.total(all), stems_in_all, stems, areas))
    }

    /// After our own change: the same words with the new ones, and the new number.
    fn learn(&self, entries: &[Entry], documents: &[Document]) -> Result<(), Trouble> {
        let mut batch = Batch::default();
        let all = batch.count("", None);
        let number = batch.send(self.shelves.client(), &self.index)?.total(all);
        let live = self.shelves.look(self.read(|known| known.live.clone()).as_ref())?;
        let mut known = self.write();
        (known.live, known.entries) = (live, number);
        if let Some(vocabulary) = &mut known.vocabulary {
            vocabulary.entries = number;
            for (entry, document) in entries.iter().zip(documents) {
                vocabulary.learn(&entry.bag, &document.card.serves);
            }
        }
        Ok(())
    }

    fn put_in(&self, documents: &[Document]) -> Result<(), Trouble> {
        let mut made = Entries::new();
        let entries = documents.iter().map(|document| made.entry(document));
        let entries: Vec<Entry> = entries.collect::<Result<_, _>>().map_err(Trouble::Garbled)?;
        if self.shelves.look(None)?.is_none_or(|live| !live.is_ours) {
            self.shelves.make()?;
            self.look()?;
        }
        let json: Vec<Value> = entries.iter().map(|entry| entry.json.clone()).collect();
        self.shelves.put(&json)?;
        self.learn(&entries, documents)
    }

    fn take_out(&self, services: &[ServiceId]) -> Result<(), Trouble> {
        let keys: Vec<String> = services.iter().map(ServiceId::to_string).collect();
        self.shelves.remove(&keys)?;
        match self.learn(&[], &[]) {
            Err(Trouble::Missing) => self.look().map(drop),
            other => other,
        }
    }

    fn fill(&self, documents: &mut dyn Iterator<Item = Document>, confirm: &dyn Fn() -> bool) -> Result<bool, Trouble> {
        let mut made = Entries::new();
        let entry = |document| made.entry(&document).map(|entry| entry.json).map_err(Trouble::Garbled);
        let filled = self.shelves.fill(documents.map(entry), confirm);
        let filled = filled.and_then(|filled| self.look().map(|_| filled));
        if filled.is_err() {
            // Whatever is there now, it is looked at again, so that the next turn tries once more.
            self.write().looked = false;
        }
        filled
    }

    fn one_at_a_time(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self) -> std::sync::RwLockWriteGuard<'_, Known> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }
}

fn unavailable(cause: Trouble) -> Unavailable {
    Unavailable(cause.into())
}

impl Engine for Meilisearch {
    fn search(&self, ask: &Ask<'_>) -> Result<Found, Unavailable> {
        self.find(ask).map_err(unavailable)
    }

    fn put(&self, documents: Vec<Document>) -> Result<(), Unavailable> {
        let _guard = self.one_at_a_time();
        self.put_in(&documents).map_err(unavailable)
    }

    fn remove(&self, services: &[ServiceId]) -> Result<(), Unavailable> {
        let _guard = self.one_at_a_time();
        self.take_out(services).map_err(unavailable)
    }

    fn replace_if(
        &self,
        documents: &mut dyn Iterator<Item = Document>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Unavailable> {
        let _guard = self.one_at_a_time();
        self.fill(documents, confirm).map_err(unavailable)
    }

    fn refresh(&self) -> Result<bool, Unavailable> {
        let _guard = self.one_at_a_time();
        self.look().map_err(unavailable)
    }

    fn count(&self) -> usize {
        self.read(|known| known.entries)
    }

    fn source(&self) -> Source {
        Source::Server
    }
}
