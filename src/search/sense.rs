//! Nearness in meaning: what a question lies near to, among the listings and among the situations of the lexicon.
//! Vectors are made apart from the index and a little later: words are found at once, meaning follows.

mod clauses;
mod file;
mod lately;
mod near;
mod shelf;
mod situations;
mod waiting;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError, RwLock};

use self::file::Record;
use self::lately::Lately;
pub use self::near::Sensed;
use self::shelf::Shelf;
use self::situations::Situations;
use self::waiting::{Noted, Waiting};
use super::document::Document;
use crate::meaning::{Broken, Encoder};

/// The sense of meaning.
pub struct Sense {
    encoder: &'static Encoder,
    shelf: RwLock<Shelf>,
    waiting: Mutex<Waiting>,
    situations: OnceLock<Situations>,
    lately: Lately,
    file: Option<PathBuf>,
}

impl Sense {
    /// Opens it over the vectors that were kept in a file; without a file they live in memory only.
    ///
    /// # Errors
    /// The encoder inside the program is broken.
    pub fn open(file: Option<PathBuf>) -> Result<Self, Broken> {
        let encoder = Encoder::embedded()?;
        let shelf = RwLock::new(file.as_deref().map(opened).unwrap_or_default());
        Ok(Self {
            encoder,
            shelf,
            waiting: Mutex::default(),
            situations: OnceLock::new(),
            lately: Lately::default(),
            file,
        })
    }

    /// Whether some of so many listings have no vectors yet and do not wait for them either, or there are vectors of many
    /// that are gone.
    pub fn is_behind(&self, listings: usize) -> bool {
        let (known, waiting) = (self.with_shelf(Shelf::len), self.with_waiting(|waiting| waiting.unlearned()));
        known + waiting < listings || known > listings + listings / 20
    }

    /// Notes that a document is new or changed; its vectors are made by `learn`.
    pub fn note(&self, document: &Document) {
        let noted = Noted::of(document);
        let (same, known, learned) = self
            .with_shelf(|shelf| (shelf.holds(noted.key, noted.print), shelf.first(noted.key).is_some(), shelf.len()));
        if !same {
            self.with_waiting(|waiting| waiting.add(noted, known, learned));
        }
    }

    /// Forgets every listing that is not among these.
    pub fn keep(&self, keys: &HashSet<u64>) {
        if self.with_shelf(|shelf| shelf.keys().all(|key| keys.contains(&key))) {
            return;
        }
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        shelf.keep(|key| keys.contains(&key));
        tell(self.file.as_deref().map(|file| file::write(file, shelf.records())));
    }

    /// Makes vectors for some of the documents that wait; answers whether more are waiting.
    pub fn learn(&self) -> bool {
        self.situations.get_or_init(|| {
            let file = self.file.as_ref().map(|file| file.with_file_name("situations.bin"));
            let (situations, kept) = Situations::learn(self.encoder, file.as_deref());
            tell(kept);
            situations
        });
        let batch = self.with_waiting(Waiting::take);
        let records: Vec<Record> = batch.iter().map(|noted| noted.record(self.encoder)).collect();
        tell(self.file.as_deref().filter(|_| !records.is_empty()).map(|file| file::append(file, &records)));
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        records.into_iter().for_each(|record| shelf.put(record));
        drop(shelf);
        self.with_waiting(|waiting| !waiting.is_empty())
    }

    /// Forgets the questions of the last moments: whoever measures wants each to cost what it costs the first time.
    pub fn forget(&self) {
        self.lately.forget();
    }

    fn with_shelf<T>(&self, look: impl FnOnce(&Shelf) -> T) -> T {
        look(&self.shelf.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn with_waiting<T>(&self, work: impl FnOnce(&mut Waiting) -> T) -> T {
        work(&mut self.waiting.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The vectors of a file. A file of which much is out of date, or that ends in the middle, is written anew.
fn opened(file: &Path) -> Shelf {
    let mut shelf = Shelf::default();
    let (records, whole) = file::read(file);
    let number = records.len();
    records.into_iter().for_each(|record| shelf.put(record));
    let stale = (!whole && file.exists()) || number > 2 * shelf.len();
    tell(stale.then(|| file::write(file, shelf.records())));
    shelf
}

/// What could not be kept is made again after the next start: nothing is lost but time.
fn tell(kept: Option<std::io::Result<()>>) {
    if let Some(Err(cause)) = kept {
        tracing::warn!("vectors could not be kept: {cause}");
    }
}

/// A number that belongs to a slug and to nothing else, whichever index it stands in (FNV-1a).
pub fn key(slug: &str) -> u64 {
    slug.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
