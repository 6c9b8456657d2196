//! A sentence, read once: its words in order with their stems, and which of them say something about a need. Whoever looks
//! for words, expressions, ages or places in it starts from here.

use std::collections::HashSet;

use super::fold;
use super::words::{Word, tokens, words};

/// Words beyond this many add nothing to a question; it keeps a pasted page from costing seconds.
const LONGEST: usize = 256;
/// Words that are looked for, at most.
const MOST_ASKED: usize = 64;

/// A sentence that somebody typed.
#[derive(Debug, Clone, Default)]
pub struct Sentence {
    words: Vec<Word>,
}

impl Sentence {
    /// Reads a text.
    pub fn new(text: &str) -> Self {
        Self { words: tokens(&fold(text)).into_iter().take(LONGEST).map(|surface| words().word(surface)).collect() }
    }

    /// The same sentence with other words where `other` knows one.
    #[must_use]
    pub fn with(&self, other: impl Fn(&Word) -> Option<Word>) -> Self {
        Self { words: self.words.iter().map(|word| other(word).unwrap_or_else(|| word.clone())).collect() }
    }

    /// Every word, in order.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// Every word as it is written, folded.
    pub fn surfaces(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.surface.as_str()).collect()
    }

    /// The words that say something, each stem once, at most sixty-four.
    pub fn asked(&self) -> Vec<Word> {
        let mut seen = HashSet::new();
        let telling = self.words.iter().filter(|word| !words().is_stop(&word.surface));
        telling.filter(|word| seen.insert(word.stem.as_str())).take(MOST_ASKED).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Sentence, words};

    #[test]
    fn a_question_keeps_only_words_that_say_something() {
        let asked = Sentence::new("Mw zoekt een maatje om mee te wandelen, een maatje").asked();
        let stems: Vec<_> = asked.into_iter().map(|word| word.stem).collect();
        assert_eq!(stems, [words().stem("maatje"), words().stem("wandelen")]);
    }

    #[test]
    fn a_pasted_page_costs_no_more_than_a_question() {
        let page = (0..10_000).map(|n| format!("woord{n}")).collect::<Vec<_>>().join(" ");
        assert_eq!(Sentence::new(&page).asked().len(), 64);
    }
}
