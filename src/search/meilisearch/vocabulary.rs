//! The stems that the entries of an index hold, and in how many entries each stands. The server finds entries by a stem;
//! which stems are worth asking for, and how telling each is, is decided with this list.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::ops::Bound;

use crate::dutch::distance;
use crate::search::plan::Stock;

/// What an index knows.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// How many entries there are.
    pub entries: usize,
    /// Areas that some entry serves by name.
    pub areas: BTreeSet<String>,
    /// How many stems all entries hold together.
    pub stems_in_all: usize,
    stems: BTreeMap<String, usize>,
}

impl Vocabulary {
    /// What a server told.
    pub fn new(
        entries: usize,
        stems_in_all: usize,
        stems: impl IntoIterator<Item = (String, usize)>,
        areas: BTreeSet<String>,
    ) -> Self {
        Self { entries, stems_in_all, stems: stems.into_iter().collect(), areas }
    }

    /// Adds an entry that was just sent. One that leaves is forgotten when the list is read again.
    pub fn learn(&mut self, bag: &BTreeMap<String, u32>, areas: &[String]) {
        for (stem, times) in bag {
            *self.stems.entry(stem.clone()).or_default() += 1;
            self.stems_in_all += *times as usize;
        }
        self.areas.extend(areas.iter().cloned());
    }

    /// The usual length of an entry, in stems.
    pub fn usual_length(&self) -> f32 {
        (self.stems_in_all as f32 / self.entries.max(1) as f32).max(1.0)
    }
}

impl Stock for &Vocabulary {
    type Failure = Infallible;

    fn entries(&self) -> usize {
        self.entries
    }

    fn holding(&self, stem: &str) -> Result<usize, Infallible> {
        Ok(self.stems.get(stem).copied().unwrap_or_default())
    }

    fn beginning_with(&self, start: &str, most: usize) -> Result<Vec<(String, usize)>, Infallible> {
        let longer = self.stems.range::<str, _>((Bound::Excluded(start), Bound::Unbounded)).take(most);
        let longer = longer.take_while(|(stem, _)| stem.starts_with(start));
        Ok(longer.map(|(stem, holding)| (stem.clone(), *holding)).collect())
    }

    fn around(&self, stem: &str, limit: u8) -> Result<Vec<(String, usize, usize)>, Infallible> {
        let limit = usize::from(limit);
        // A letter has at most four bytes, so that most stems need no comparing.
        let close = |other: &&String| other.len().abs_diff(stem.len()) <= limit * 4;
        let far = |other: &String| Some(distance(stem, other, limit)).filter(|far| *far <= limit);
        let near = self.stems.iter().filter(|(other, _)| close(other));
        Ok(near.filter_map(|(other, holding)| Some((other.clone(), far(other)?, *holding))).collect())
    }
}
