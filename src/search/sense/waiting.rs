//! Documents that wait for their vectors, each once and in the form of its latest texts.

use std::collections::{HashMap, VecDeque};

use super::file::Record;
use super::{clauses, key};
use crate::meaning::Encoder;
use crate::search::document::Document;

/// Documents of which the vectors are made in one go.
const AT_A_TIME: usize = 32;
/// Documents beyond which only the first text of each is taken: memory and time stay in bounds.
const MANY: usize = 5_000;
/// New documents that wait at a time; the others are noted once these are learned.
const MOST: usize = 16_384;

/// A document that waits.
pub struct Noted {
    /// The number that belongs to its slug.
    pub key: u64,
    /// The number that belongs to its texts.
    pub print: u64,
    texts: Vec<String>,
}

impl Noted {
    /// What a document says.
    pub fn of(document: &Document) -> Self {
        let texts: Vec<String> = clauses::of_document(&document.texts).collect();
        Self { key: key(&document.card.slug), print: key(&texts.join("\n")), texts }
    }

    /// Its vectors.
    pub fn record(&self, encoder: &Encoder) -> Record {
        let texts: Vec<&str> = self.texts.iter().map(String::as_str).collect();
        Record { key: self.key, print: self.print, vectors: encoder.encode_many(&texts) }
    }
}

/// All that wait.
#[derive(Default)]
pub struct Waiting {
    texts: HashMap<u64, (Noted, bool)>,
    order: VecDeque<u64>,
}

impl Waiting {
    /// Adds one to wait beside so many that are learned; `known` says that it has vectors of older texts.
    pub fn add(&mut self, mut noted: Noted, known: bool, learned: usize) {
        if !known && self.texts.len() >= MOST {
            return;
        }
        if self.texts.len() + learned >= MANY {
            noted.texts.truncate(1);
            noted.texts.shrink_to_fit();
        }
        let key = noted.key;
        if self.texts.insert(key, (noted, known)).is_none() {
            self.order.push_back(key);
        }
    }

    /// The next few.
    pub fn take(&mut self) -> Vec<Noted> {
        let number = self.order.len().min(AT_A_TIME);
        let taken = self.order.drain(..number).filter_map(|key| Some(self.texts.remove(&key)?.0)).collect();
        if self.texts.is_empty() {
            *self = Self::default();
        }
        taken
    }

    /// How many have no vectors at all yet.
    pub fn unlearned(&self) -> usize {
        self.texts.values().filter(|(_, known)| !known).count()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(key: u64) -> Noted {
        Noted { key, print: key, texts: vec!["eerste".to_owned(), "tweede".to_owned()] }
    }

    #[test]
    fn new_documents_beyond_a_bound_come_another_time_but_changed_ones_always_wait() {
        let mut waiting = Waiting::default();
        let many = MOST as u64 + 100;
        (0..many).for_each(|key| waiting.add(noted(key), false, 0));
        assert_eq!(waiting.unlearned(), MOST);
        waiting.add(noted(many), true, 0);
        assert_eq!(waiting.texts.len(), MOST + 1);
    }

    #[test]
    fn in_a_large_catalogue_only_the_first_text_of_a_listing_is_taken() {
        let mut waiting = Waiting::default();
        waiting.add(noted(1), false, MANY - 1);
        waiting.add(noted(2), false, MANY);
        assert_eq!(waiting.take().iter().map(|noted| noted.texts.len()).collect::<Vec<_>>(), [2, 1]);
    }
}
