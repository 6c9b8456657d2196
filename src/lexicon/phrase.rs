//! The words of an expression as they are compared: stems, beginnings of words, and the small words that turn a meaning
//! around. Function words fall away on both sides.

use crate::dutch::{Sentence, Word, fold, tokens, words};

/// Small words that do count in an expression: «durft niet alleen» is another thing than «durft».
const TELLING: [&str; 14] = [
    "niet", "geen", "niets", "niks", "niemand", "zonder", "alleen", "weg", "uit", "op", "nooit", "vast", "kwijt",
    "zelf",
];

/// Most telling words of a sentence that are looked at.
const MOST: usize = 96;

/// A sentence as the lexicon reads it: its telling words in order.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// The telling words.
    pub words: Vec<&'a Word>,
}

impl<'a> Said<'a> {
    /// Reads a sentence.
    pub fn of(sentence: &'a Sentence) -> Self {
        Self { words: sentence.words().iter().filter(|word| tells(&word.surface)).take(MOST).collect() }
    }
}

fn tells(surface: &str) -> bool {
    is_small(surface) || !words().is_stop(surface)
}

fn is_small(surface: &str) -> bool {
    TELLING.contains(&surface)
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
    pub fn new(text: &str) -> Option<Self> {
        let (mut parts, mut says_something) = (Vec::new(), false);
        for written in text.split_whitespace() {
            let folded = fold(written);
            let mut surfaces = tokens(&folded);
            let begin = if folded.ends_with('*') { surfaces.pop() } else { None };
            for surface in surfaces.into_iter().filter(|surface| tells(surface)) {
                says_something |= !is_small(&surface);
                parts.push(Part::Stem(words().stem(&surface)));
            }
            says_something |= begin.is_some();
            parts.extend(begin.map(Part::Begins));
        }
        ((1..=8).contains(&parts.len()) && says_something).then_some(Self { parts })
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
