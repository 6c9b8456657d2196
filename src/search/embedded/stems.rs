//! From texts to the stems that the index keeps, quickly: a catalogue says the same words again and again, so each is
//! analysed once. What a stem is and where a compound comes apart, is decided in `dutch`.

use std::collections::HashMap;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::dutch::{fold, split, words};
use crate::lexicon::lexicon;
use crate::search::exclusion::excluding;

/// Different words that are kept; beyond that a catalogue hardly repeats itself.
const MOST_KNOWN: usize = 200_000;

/// Ends a stem in a counted text; no stem holds it.
const END: char = '\n';

/// Analyses texts, and remembers the words that it has seen.
#[derive(Default)]
pub struct Stems {
    /// Where in `stems` those of a word are.
    known: HashMap<String, usize>,
    stems: Vec<Vec<Stem>>,
}

/// What a word gives the index.
struct Stem {
    text: String,
    /// Of a part of a compound, which counts for half.
    part: bool,
}

impl Stems {
    /// Adds the stems of a text to a counted text, each to be counted so many times (nine at most).
    pub fn write(&mut self, text: &str, times: u8, counted: &mut String) {
        for written in text.split_whitespace() {
            for stem in self.of(written) {
                let times = if stem.part { times.div_ceil(2) } else { times };
                counted.push(char::from(b'0' + times.min(9)));
                counted.push_str(&stem.text);
                counted.push(END);
            }
        }
    }

    /// Adds the stems of what a listing says that it is not, each once.
    pub fn write_excluded(&mut self, text: &str, counted: &mut String) {
        let telling = text.split_whitespace().filter(|written| !words().is_stop(&fold(written)));
        for written in telling {
            for stem in self.of(written).iter().filter(|stem| !stem.part) {
                counted.push('1');
                counted.push_str(&excluding(&stem.text));
                counted.push(END);
            }
        }
    }

    /// The stems of what stands between two spaces. Words never go on past a space, so this is a piece of the whole.
    fn of(&mut self, written: &str) -> &[Stem] {
        let at = match self.known.get(written) {
            Some(at) => *at,
            None => self.learn(written),
        };
        self.stems.get(at).map_or(&[], Vec::as_slice)
    }

    fn learn(&mut self, written: &str) -> usize {
        if self.stems.len() >= MOST_KNOWN {
            self.known.clear();
            self.stems.clear();
        }
        self.stems.push(analyse(written));
        let at = self.stems.len() - 1;
        self.known.insert(written.to_owned(), at);
        at
    }
}

fn analyse(written: &str) -> Vec<Stem> {
    let words = words();
    let is_word = |part: &str| lexicon().knows(&words.stem(part));
    let mut stems = Vec::new();
    for word in words.of_text(written) {
        let parts = split(&word.surface, &is_word).unwrap_or_default();
        stems.extend(parts.into_iter().map(|part| Stem { text: words.stem(part), part: true }));
        stems.push(Stem { text: word.stem, part: false });
    }
    stems
}

/// Splits a counted text: gives each stem as often as it counts.
#[derive(Clone, Copy, Default)]
pub struct Times;

/// Tells each stem of a counted text as often as it counts.
pub fn each_stem(counted: &str, mut tell: impl FnMut(&str)) {
    Times.token_stream(counted).process(&mut |token| tell(&token.text));
}

/// The stems of one counted text.
pub struct TimesStream<'a> {
    rest: &'a str,
    left: u8,
    token: Token,
}

impl Tokenizer for Times {
    type TokenStream<'a> = TimesStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> TimesStream<'a> {
        TimesStream { rest: text, left: 0, token: Token { position: 0, ..Token::default() } }
    }
}

impl TokenStream for TimesStream<'_> {
    fn advance(&mut self) -> bool {
        if self.left == 0 {
            let Some((stem, rest)) = self.rest.split_once(END) else { return false };
            let mut letters = stem.chars();
            self.left = letters.next().and_then(|times| times.to_digit(10)).map_or(1, |times| times as u8).max(1);
            self.token.text.clear();
            self.token.text.push_str(letters.as_str());
            self.rest = rest;
        }
        self.left -= 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stem_comes_as_often_as_its_text_counts() {
        let (mut stems, mut counted) = (Stems::default(), String::new());
        stems.write("Taal-café", 2, &mut counted);
        stems.write("café  samen", 1, &mut counted);
        let mut found = Vec::new();
        Times.token_stream(&counted).process(&mut |token| found.push(token.text.clone()));
        let wanted = ["taal", "taal", "cafe", "cafe", "cafe", "samen"].map(|word| words().stem(word));
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_text_has_the_same_stems_in_pieces_as_in_one() {
        let text = "Foto's, één-op-één: de buurt\u{a0}helpt\n(ook 's avonds) W&I-loket";
        let (mut stems, mut counted) = (Stems::default(), String::new());
        stems.write(text, 1, &mut counted);
        let whole: String = words().of_text(text).map(|word| format!("1{}\n", word.stem)).collect();
        assert_eq!(counted, whole);
    }
}
