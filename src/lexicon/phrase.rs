//! The words of an expression as they are compared: stems, beginnings of words, and the small words that turn a meaning
//! around. Function words fall away on both sides.

use crate::dutch::{Word, Words, fold, tokens};

/// Small words that do count in an expression: «durft niet alleen» is another thing than «durft».
const TELLING: [&str; 14] = [
    "niet", "geen", "niets", "niks", "niemand", "zonder", "alleen", "weg", "uit", "op", "nooit", "vast", "kwijt",
    "zelf",
];

/// A sentence as the lexicon reads it: its telling words in order.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// The telling words.
    pub words: Vec<Word>,
}

impl Said {
    /// Reads a sentence.
    pub fn new(text: &str, words: &Words) -> Self {
        let telling = |surface: &str| TELLING.contains(&surface) || !words.is_stop(surface);
        let found = tokens(&fold(text)).into_iter().filter(|surface| telling(surface));
        Self { words: found.map(|surface| words.word(surface)).take(96).collect() }
    }
}

/// One word of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A word with this stem.
    Stem(String),
    /// A word that begins so.
    Begins(String),
}

/// An expression that can be looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its telling words.
    pub parts: Vec<Part>,
}

impl Phrase {
    /// Reads an expression; `None` when nothing is left but small words, or more than eight words are.
    pub fn new(text: &str, words: &Words) -> Option<Self> {
        let mut parts = Vec::new();
        for written in text.split_whitespace() {
            let folded = fold(written);
            let begins = folded.ends_with('*');
            let surfaces = tokens(&folded);
            let last = surfaces.len().saturating_sub(1);
            for (at, surface) in surfaces.into_iter().enumerate() {
                if begins && at == last {
                    parts.push(Part::Begins(surface));
                } else if TELLING.contains(&surface.as_str()) || !words.is_stop(&surface) {
                    parts.push(Part::Stem(words.stem(&surface)));
                }
            }
        }
        let small = |part: &Part| matches!(part, Part::Stem(stem) if TELLING.contains(&stem.as_str()));
        ((1..=8).contains(&parts.len()) && !parts.iter().all(small)).then_some(Self { parts })
    }
}

impl Part {
    /// Whether a word of a sentence is this.
    pub fn is(&self, word: &Word) -> bool {
        match self {
            Self::Stem(stem) => word.stem == *stem,
            Self::Begins(start) => word.surface.starts_with(start.as_str()),
        }
    }
}
