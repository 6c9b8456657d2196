//! What the rules found so far: ranges with their kind, and places that may not be found again. Deciding is left to the
//! rules.

use super::kind::Kind;

/// A range of places with what stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First place.
    pub start: usize,
    /// Place after the last.
    pub end: usize,
    /// What stands there.
    pub kind: Kind,
}

/// Ranges that were found, and places that are taken.
pub struct Spans {
    found: Vec<Span>,
    taken: Vec<bool>,
}

impl Spans {
    /// Nothing yet, for a text of so many places.
    pub fn new(places: usize) -> Self {
        Self { found: Vec::new(), taken: vec![false; places] }
    }

    /// Whether a place in the range is taken.
    pub fn taken(&self, start: usize, end: usize) -> bool {
        self.taken.get(start..end.max(start)).is_some_and(|places| places.contains(&true))
    }

    /// Keeps a range, and nobody finds it again.
    pub fn add(&mut self, start: usize, end: usize, kind: Kind) {
        if start < end {
            self.found.push(Span { start, end, kind });
            self.take(start, end);
        }
    }

    /// Takes a range without a finding: it only looks like something.
    pub fn take(&mut self, start: usize, end: usize) {
        self.taken.iter_mut().take(end).skip(start).for_each(|place| *place = true);
    }

    /// What was found, in order; ranges that overlap are one, with the kind of the first.
    pub fn finish(mut self) -> Vec<Span> {
        self.found.sort_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
        let mut merged: Vec<Span> = Vec::with_capacity(self.found.len());
        for span in self.found {
            match merged.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        merged
    }
}
