//! Nearness in meaning: what a question lies near to, among the listings and among the situations of the lexicon.
//! Vectors are made apart from the index and a little later: words are found at once, meaning follows.

mod clauses;
mod file;
mod near;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError, RwLock};

use self::file::Record;
pub use self::near::Sensed;
use super::document::Document;
use crate::lexicon::lexicon;
use crate::meaning::{Broken, Encoder, Vector};

/// Documents of which the vectors are made in one go.
const AT_A_TIME: usize = 32;
/// Documents waiting beyond which only the first text of each is taken: memory and time stay in bounds.
const MANY: usize = 5_000;

/// A document that waits for its vectors.
struct Waiting {
    key: u64,
    texts: Vec<String>,
}

/// Vectors of listings, found back by a number that belongs to the slug.
#[derive(Default)]
struct Shelf {
    spans: HashMap<u64, (u32, u16)>,
    vectors: Vec<Vector>,
}

/// The sense of meaning.
pub struct Sense {
    encoder: &'static Encoder,
    shelf: RwLock<Shelf>,
    waiting: Mutex<Vec<Waiting>>,
    situations: OnceLock<Vec<(usize, Vector)>>,
    file: Option<PathBuf>,
}

impl Sense {
    /// Opens it over the vectors that were kept in a file; without a file they live in memory only.
    ///
    /// # Errors
    /// The encoder inside the program is broken.
    pub fn open(file: Option<PathBuf>) -> Result<Self, Broken> {
        let mut shelf = Shelf::default();
        for record in file.as_deref().map(file::read).unwrap_or_default() {
            shelf.put(record);
        }
        Ok(Self {
            encoder: Encoder::embedded()?,
            shelf: RwLock::new(shelf),
            waiting: Mutex::default(),
            situations: OnceLock::new(),
            file,
        })
    }

    /// How many listings have their vectors or wait for them.
    pub fn count(&self) -> usize {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).len();
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).spans.len() + waiting
    }

    /// Notes that a document is new or changed; its vectors are made by `learn`.
    pub fn note(&self, document: &Document) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let most = if waiting.len() < MANY { usize::MAX } else { 1 };
        let texts = clauses::of_document(&document.texts).take(most).collect();
        waiting.push(Waiting { key: key(&document.card.slug), texts });
    }

    /// Makes vectors for some of the documents that wait; answers whether more are waiting.
    pub fn learn(&self) -> bool {
        self.situations();
        let batch: Vec<Waiting> = {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let number = waiting.len().min(AT_A_TIME);
            waiting.drain(..number).collect()
        };
        let records: Vec<Record> = batch.iter().map(|one| self.record(one)).collect();
        if let Some(Err(cause)) = self.file.as_deref().map(|file| file::append(file, &records)) {
            // They are made again after the next start: nothing is lost but time.
            tracing::warn!("vectors could not be kept: {cause}");
        }
        let mut shelf = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        records.into_iter().for_each(|record| shelf.put(record));
        !self.waiting.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }

    fn record(&self, waiting: &Waiting) -> Record {
        let texts: Vec<&str> = waiting.texts.iter().map(String::as_str).collect();
        Record { key: waiting.key, vectors: self.encoder.encode_many(&texts) }
    }

    /// The situations of the lexicon with their lines.
    fn situations(&self) -> &[(usize, Vector)] {
        self.situations.get_or_init(|| {
            let file = self.file.as_ref().map(|file| file.with_file_name("situations.bin"));
            let mut known = Shelf::default();
            file.as_deref().map(file::read).unwrap_or_default().into_iter().for_each(|record| known.put(record));
            let (old, new): (Vec<_>, Vec<_>) = lexicon().situations().partition(|(_, text)| known.holds(key(text)));
            let texts: Vec<&str> = new.iter().map(|(_, text)| *text).collect();
            let made = self.encoder.encode_many(&texts);
            let records: Vec<Record> = texts
                .iter()
                .zip(&made)
                .map(|(text, vector)| Record { key: key(text), vectors: vec![*vector] })
                .collect();
            if let Some(Err(cause)) = file.as_deref().map(|file| file::append(file, &records)) {
                tracing::warn!("vectors of situations could not be kept: {cause}");
            }
            let old = old.iter().filter_map(|(line, text)| Some((*line, known.first(key(text))?)));
            old.chain(new.iter().map(|(line, _)| *line).zip(made)).collect()
        })
    }
}

impl Shelf {
    fn holds(&self, key: u64) -> bool {
        self.spans.contains_key(&key)
    }

    fn first(&self, key: u64) -> Option<Vector> {
        self.vectors.get(self.spans.get(&key)?.0 as usize).copied()
    }

    fn put(&mut self, record: Record) {
        let span = (self.vectors.len() as u32, record.vectors.len() as u16);
        self.vectors.extend(record.vectors);
        self.spans.insert(record.key, span);
    }
}

/// A number that belongs to a slug and to nothing else, whichever index it stands in (FNV-1a).
pub fn key(slug: &str) -> u64 {
    slug.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
