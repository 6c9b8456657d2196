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

/// A sentence as the lexicon reads it: its telling words in order, and where each stands.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// Every word.
    pub all: &'a [Word],
    /// The telling words, each with its place among all.
    pub words: Vec<(usize, &'a Word)>,
}

impl<'a> Said<'a> {
    /// Reads a sentence.
    pub fn of(sentence: &'a Sentence) -> Self {
        let all = sentence.words();
        Self { all, words: all.iter().enumerate().filter(|(_, word)| tells(&word.surface)).take(MOST).collect() }
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
    /// The words that must stand near each other.
    pub parts: Vec<Part>,
    /// The small words count as well: of «aan huis» nothing but «huis» would be left.
    pub whole: bool,
    /// Which part it is found by: its longest telling word, else its longest beginning.
    pub handle: usize,
}

impl Phrase {
    /// Reads an expression; `None` when nothing is left but small words, or more than eight words are.
    pub fn new(text: &str) -> Option<Self> {
        let written: Vec<(Part, bool)> = text.split_whitespace().flat_map(parts).collect();
        let telling = written.iter().filter(|(part, _)| part.tells()).count();
        let whole =
            telling == 1 && written.len() > 1 && !written.iter().any(|(part, _)| matches!(part, Part::Begins(_)));
        let kept: Vec<(Part, bool)> = written.into_iter().filter(|(part, _)| whole || part.tells()).collect();
        let says_something = kept.iter().any(|(_, small)| !small);
        let size = |(part, _): &(Part, bool)| match part {
            Part::Stem(surface) => (part.tells(), 1, surface.len()),
            Part::Begins(start) => (true, 0, start.len()),
        };
        let handle = (0..kept.len()).max_by_key(|at| kept.get(*at).map(size))?;
        let parts: Vec<Part> = kept.into_iter().map(|(part, _)| part.stemmed()).collect();
        ((1..=8).contains(&parts.len()) && says_something).then_some(Self { parts, whole, handle })
    }
}

/// The parts of what stands between two spaces, not stemmed yet, and whether each is a small word.
fn parts(written: &str) -> Vec<(Part, bool)> {
    let folded = fold(written);
    let mut surfaces = tokens(&folded);
    let begin = if folded.ends_with('*') { surfaces.pop() } else { None };
    let whole = surfaces.into_iter().map(|surface| {
        let small = is_small(&surface) || words().is_stop(&surface);
        (Part::Stem(surface), small)
    });
    whole.chain(begin.map(|start| (Part::Begins(start), false))).collect()
}

impl Part {
    fn tells(&self) -> bool {
        match self {
            Self::Stem(surface) => tells(surface),
            Self::Begins(_) => true,
        }
    }

    fn stemmed(self) -> Self {
        match self {
            Self::Stem(surface) => Self::Stem(words().stem(&surface)),
            begins @ Self::Begins(_) => begins,
        }
    }
}
