//! The stems of a lexicon, each kept once and known by a number. What a stem is to the lexicon, is the book's work.

use std::collections::HashMap;
use std::sync::Arc;

/// The number of a stem.
pub type Stem = u32;

/// All stems.
#[derive(Default)]
pub struct Stems {
    names: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, Stem>,
}

impl Stems {
    /// The number of a stem, a new one when it has none yet.
    pub fn number(&mut self, stem: &str) -> Stem {
        if let Some(number) = self.find(stem) {
            return number;
        }
        let (number, name) = (self.names.len() as Stem, Arc::<str>::from(stem));
        self.names.push(name.clone());
        self.numbers.insert(name, number);
        number
    }

    /// The number of a stem that is known.
    pub fn find(&self, stem: &str) -> Option<Stem> {
        self.numbers.get(stem).copied()
    }

    /// The stem of a number.
    pub fn name(&self, number: Stem) -> &str {
        self.names.get(number as usize).map_or("", |name| name)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Gives back the memory that growing took.
    pub fn finish(&mut self) {
        self.names.shrink_to_fit();
        self.numbers.shrink_to_fit();
    }
}
