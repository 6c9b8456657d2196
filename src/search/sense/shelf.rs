//! Vectors of texts, found back by a key, and compared with a question all at once.

use std::collections::HashMap;
use std::ops::Range;

use super::file::Record;
use crate::meaning::Vector;

/// The vectors of one key.
#[derive(Debug, Clone, Copy)]
struct Span {
    key: u64,
    print: u64,
    from: u32,
    number: u32,
}

impl Span {
    fn places(&self) -> Range<usize> {
        self.from as usize..(self.from + self.number) as usize
    }
}

/// Vectors by key.
#[derive(Default)]
pub struct Shelf {
    at: HashMap<u64, u32>,
    spans: Vec<Span>,
    vectors: Vec<Vector>,
}

impl Shelf {
    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether the texts of a key are those of which this is the print.
    pub fn holds(&self, key: u64, print: u64) -> bool {
        self.span(key).is_some_and(|span| span.print == print)
    }

    /// The first vector of a key.
    pub fn first(&self, key: u64) -> Option<Vector> {
        self.vectors.get(self.span(key)?.from as usize).copied()
    }

    /// Takes the place of what the key had before.
    pub fn put(&mut self, record: Record) {
        let (from, number) = (self.vectors.len() as u32, record.vectors.len() as u32);
        let span = Span { key: record.key, print: record.print, from, number };
        self.vectors.extend(record.vectors);
        let known = self.at.get(&span.key).copied();
        match known.and_then(|at| self.spans.get_mut(at as usize)) {
            Some(old) => *old = span,
            None => {
                self.at.insert(span.key, self.spans.len() as u32);
                self.spans.push(span);
            }
        }
        let living = || self.spans.iter().map(|span| span.number as usize).sum::<usize>();
        if known.is_some() && self.vectors.len() > 2 * living() {
            self.keep(|_| true);
        }
    }

    /// Every key.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        self.spans.iter().map(|span| span.key)
    }

    /// Forgets the keys for which `stays` is false, and the vectors that nothing points at.
    pub fn keep(&mut self, stays: impl Fn(u64) -> bool) {
        let records: Vec<Record> = self.records().filter(|record| stays(record.key)).collect();
        *self = Self::default();
        records.into_iter().for_each(|record| self.put(record));
    }

    /// Everything, as it is kept in a file.
    pub fn records(&self) -> impl Iterator<Item = Record> {
        self.spans.iter().map(|span| {
            let vectors = self.vectors.get(span.places()).unwrap_or_default().to_vec();
            Record { key: span.key, print: span.print, vectors }
        })
    }

    /// How near each key is to a vector, as the similarities of its own vectors.
    pub fn compare<'a>(&'a self, to: &Vector, compared: &'a mut Vec<f32>) -> impl Iterator<Item = (u64, &'a [f32])> {
        *compared = to.similarities(&self.vectors);
        let compared = &*compared;
        self.spans.iter().map(|span| (span.key, compared.get(span.places()).unwrap_or_default()))
    }

    fn span(&self, key: u64) -> Option<&Span> {
        self.spans.get(*self.at.get(&key)? as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meaning::Encoder;

    fn record(key: u64, texts: &[&str]) -> Record {
        Record { key, print: texts.len() as u64, vectors: Encoder::embedded().unwrap().encode_many(texts) }
    }

    #[test]
    fn what_changed_takes_the_place_of_what_was_and_what_is_gone_is_forgotten() {
        let mut shelf = Shelf::default();
        for texts in [&["koor"][..], &["koor", "zingen"], &["voetbal", "hardlopen", "fietsen"]] {
            shelf.put(record(1, texts));
        }
        shelf.put(record(2, &["schulden"]));
        assert_eq!(shelf.len(), 2);
        assert!(shelf.holds(1, 3) && !shelf.holds(1, 2));
        shelf.keep(|key| key == 2);
        assert_eq!((shelf.len(), shelf.vectors.len()), (1, 1));
        assert_eq!(shelf.first(2), record(2, &["schulden"]).vectors.first().copied());
    }

    #[test]
    fn each_key_is_compared_by_its_own_vectors() {
        let mut shelf = Shelf::default();
        shelf.put(record(7, &["zingen in een koor", "voetballen"]));
        shelf.put(record(8, &["hulp bij schulden"]));
        let asked = Encoder::embedded().unwrap().encode("zingen in een koor");
        let mut compared = Vec::new();
        let found: Vec<_> = shelf.compare(&asked, &mut compared).map(|(key, near)| (key, near.to_vec())).collect();
        assert_eq!((found[0].0, found[0].1.len(), found[1].0, found[1].1.len()), (7, 2, 8, 1));
        assert!(found[0].1[0] > 0.95 && found[0].1[0] > found[1].1[0]);
    }
}
