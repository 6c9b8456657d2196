//! The lexicon, arranged to be looked up: which entries a sentence speaks of. An expression is found when all its words
//! stand near each other in the sentence, in any order.

mod filling;

use std::collections::HashMap;

use super::entry::{Entry, Mark};
use super::lines::Lines;
use super::phrase::Said;
use super::stems::{Stem, Stems};
use crate::dutch::Word;

/// How sure an expression of more words is, beside the line that shares most words with the question.
const WORDS: f32 = 0.75;
/// An expression of one word is less sure.
const ONE_WORD: f32 = 0.4;
/// Words from which an expression is a situation that can be compared by meaning.
const SITUATION: usize = 3;
/// Words that may stand between the words of an expression.
const GAP: usize = 4;
/// Letters by which beginnings of words are arranged.
const HANDLE: usize = 3;

/// What an entry adds to a question.
#[derive(Debug, Clone)]
pub struct Meant<'a> {
    /// The expression that was found, as the lexicon writes it.
    pub said: &'a str,
    /// The words of the sentence that it was read from.
    pub covers: Vec<String>,
    /// How sure it is, 0 to 1: more words are surer.
    pub sure: f32,
    /// Stems of the words of the field, phrase by phrase.
    pub words: Vec<Vec<&'a str>>,
    /// What else it tells.
    pub marks: &'a [Mark],
}

/// A line: where its phrases of the field end, after those of the line before.
struct Line {
    phrases: u32,
    marks: Box<[Mark]>,
}

/// An expression: where its text and its parts stand among those of all.
struct Expression {
    text: (u32, u32),
    parts: (u32, u32),
    whole: bool,
    line: u32,
}

/// One word of an expression, by its number.
#[derive(Clone, Copy)]
enum Sought {
    /// A word with this stem.
    Stem(Stem),
    /// A word that begins so.
    Begins(Stem),
}

/// A word of a sentence, with the number of its stem when the lexicon knows that.
#[derive(Clone, Copy)]
struct Heard<'a> {
    word: &'a Word,
    stem: Option<Stem>,
}

/// The lexicon. Thousands of lines lie behind one another in a few long lists, since each by itself would take more memory
/// than what it says.
#[derive(Default)]
pub struct Book {
    stems: Stems,
    /// Which stems are words for taking compounds apart.
    is_word: Vec<bool>,
    lines: Vec<Line>,
    /// Where each phrase of the field ends among `words`.
    phrases: Vec<u32>,
    words: Vec<Stem>,
    expressions: Vec<Expression>,
    texts: String,
    parts: Vec<Sought>,
    /// The words of the lines.
    near: Lines,
    /// Expressions by the stem of one of their words, in order of stem.
    by_stem: Vec<(Stem, u32)>,
    /// Expressions without a whole word, by the first letters of a beginning.
    by_start: HashMap<String, Vec<u32>>,
}

impl Book {
    /// Arranges entries.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut book = Self::default();
        entries.into_iter().for_each(|entry| book.add(entry));
        book.near.finish();
        book.by_stem.sort_unstable();
        book.stems.finish();
        book
    }

    /// Whether the stem is a word of the lexicon, on either side.
    pub fn knows(&self, stem: &str) -> bool {
        self.stems.find(stem).is_some_and(|number| self.is_word.get(number as usize) == Some(&true))
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Every mark that some entry makes.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.lines.iter().flat_map(|line| &line.marks)
    }

    /// Expressions that say enough to be compared by meaning, each with the number of its line.
    pub fn situations(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.expressions.iter().map(|expression| (expression.line as usize, self.text(expression)));
        all.filter(|(_, text)| text.split(' ').count() >= SITUATION)
    }

    /// The lines that share the most telling words with a question, with how sure each is.
    pub fn near(&self, stems: &[String]) -> Vec<(usize, f32)> {
        self.near.near(stems.iter().filter_map(|stem| self.stems.find(stem)))
    }

    /// What a line adds that was found by its words or by meaning, `sure` between 0 and 1.
    pub fn line(&self, line: usize, sure: f32) -> Option<Meant<'_>> {
        let marks = &self.lines.get(line)?.marks;
        Some(Meant { said: "", covers: Vec::new(), sure, words: self.words_of(line), marks })
    }

    /// What a sentence speaks of: each entry once, by the longest of its expressions.
    pub fn meant(&self, said: &Said<'_>) -> Vec<Meant<'_>> {
        let mut best: HashMap<u32, (&Expression, usize)> = HashMap::new();
        let heard = |word| Heard { word, stem: self.stems.find(&word.stem) };
        let all: Vec<Heard<'_>> = said.all.iter().map(heard).collect();
        let telling: Vec<Heard<'_>> = said.words.iter().map(|(_, word)| heard(word)).collect();
        for (at, ((place, _), heard)) in said.words.iter().zip(&telling).enumerate() {
            for expression in self.found_by(heard) {
                let stands = match expression.whole {
                    true => self.stands_near(expression, &all, *place),
                    false => self.stands_near(expression, &telling, at),
                };
                if stands {
                    let kept = best.entry(expression.line).or_insert((expression, at));
                    if self.parts(expression).len() > self.parts(kept.0).len() {
                        *kept = (expression, at);
                    }
                }
            }
        }
        let mut found: Vec<_> = best.into_values().collect();
        found.sort_by_key(|(expression, _)| expression.line);
        found.into_iter().filter_map(|(expression, at)| self.tell(expression, &telling, at)).collect()
    }

    /// The expressions that a word may be part of.
    fn found_by(&self, heard: &Heard<'_>) -> impl Iterator<Item = &Expression> {
        let from = heard.stem.map_or(self.by_stem.len(), |stem| self.by_stem.partition_point(|(own, _)| *own < stem));
        let stem = heard.stem;
        let rest = self.by_stem.get(from..).unwrap_or_default().iter();
        let whole = rest.take_while(move |(own, _)| Some(*own) == stem).map(|(_, at)| at);
        let begun = self.by_start.get(&first_letters(&heard.word.surface)).into_iter().flatten();
        whole.chain(begun).filter_map(|at| self.expressions.get(*at as usize))
    }

    fn tell<'a>(&'a self, expression: &'a Expression, telling: &[Heard<'_>], at: usize) -> Option<Meant<'a>> {
        let parts = self.parts(expression);
        let near = telling.iter().skip(at.saturating_sub(parts.len() + GAP)).take(2 * (parts.len() + GAP));
        let covers = near.filter(|heard| parts.iter().any(|part| self.is(*part, heard)));
        let covers = covers.map(|heard| heard.word.surface.clone()).collect();
        let sure = if parts.len() > 1 { WORDS } else { ONE_WORD };
        Some(Meant { said: self.text(expression), covers, ..self.line(expression.line as usize, sure)? })
    }

    fn text(&self, expression: &Expression) -> &str {
        let (from, to) = expression.text;
        self.texts.get(from as usize..to as usize).unwrap_or_default()
    }

    fn parts(&self, expression: &Expression) -> &[Sought] {
        let (from, to) = expression.parts;
        self.parts.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The words of the field of a line, phrase by phrase.
    fn words_of(&self, line: usize) -> Vec<Vec<&str>> {
        let end = |line: usize| self.lines.get(line).map_or(0, |line| line.phrases as usize);
        let phrases = line.checked_sub(1).map_or(0, end)..end(line);
        let from = |phrase: usize| phrase.checked_sub(1).and_then(|before| self.phrases.get(before)).copied();
        let words = |phrase: usize| {
            let (from, to) = (from(phrase).unwrap_or(0) as usize, *self.phrases.get(phrase)? as usize);
            Some(self.words.get(from..to)?.iter().map(|stem| self.stems.name(*stem)).collect())
        };
        phrases.filter_map(words).collect()
    }

    /// Whether a word of a sentence is what is sought.
    fn is(&self, part: Sought, heard: &Heard<'_>) -> bool {
        match part {
            Sought::Stem(stem) => heard.stem == Some(stem),
            Sought::Begins(start) => heard.word.surface.starts_with(self.stems.name(start)),
        }
    }

    /// Whether all words of an expression stand within reach of the word at `at`, which is one of them, each on its own
    /// place.
    fn stands_near(&self, expression: &Expression, said: &[Heard<'_>], at: usize) -> bool {
        let parts = self.parts(expression);
        let reach = parts.len() + GAP;
        let from = at.saturating_sub(reach - 1);
        let window = said.iter().skip(from).take(at - from + reach);
        let mut used = 0_u64;
        let mut own = false;
        for part in parts {
            let free = |place: &usize| used & (1 << place) == 0;
            let here = window.clone().enumerate().filter(|(_, heard)| self.is(*part, heard)).map(|(place, _)| place);
            // The nearest place is taken, so that two words of the same stem find two places.
            let Some(place) = here.filter(free).min_by_key(|place| (from + place).abs_diff(at)) else { return false };
            used |= 1 << place;
            own |= from + place == at;
        }
        own && (64 - used.leading_zeros() - used.trailing_zeros()) as usize <= reach
    }
}

fn first_letters(word: &str) -> String {
    word.chars().take(HANDLE).collect()
}

#[cfg(test)]
mod tests {
    use super::super::entry::read;
    use super::*;
    use crate::dutch::Sentence;

    fn book(text: &str) -> Book {
        Book::of(read("x", text).0)
    }

    fn said(book: &Book, sentence: &str) -> Vec<String> {
        book.meant(&Said::of(&Sentence::new(sentence))).into_iter().map(|meant| meant.said.to_owned()).collect()
    }

    #[test]
    fn an_expression_is_found_in_other_order_and_with_words_between() {
        let book = book("komt de deur niet uit ; deur uit > bezoek");
        assert_eq!(said(&book, "Zij komt al maanden de deur bijna niet meer uit."), ["komt de deur niet uit"]);
        assert_eq!(said(&book, "de deur klemt"), Vec::<String>::new());
    }

    #[test]
    fn a_beginning_finds_every_longer_word() {
        let book = book("schuld* > schuldhulp");
        assert_eq!(said(&book, "hij heeft huurschulden en schuldeisers"), ["schuld*"]);
        assert_eq!(said(&book, "de huur"), Vec::<String>::new());
    }

    #[test]
    fn the_small_words_count_where_only_one_other_word_is_left() {
        let book = book("aan huis > aan-huis\nman overleden > rouw");
        assert_eq!(said(&book, "iemand die bij haar aan huis komt"), ["aan huis"]);
        assert_eq!(said(&book, "in huis gevallen"), Vec::<String>::new());
        assert_eq!(said(&book, "haar man is vorig jaar overleden"), ["man overleden"]);
        assert_eq!(said(&book, "haar kat is overleden"), Vec::<String>::new());
    }

    #[test]
    fn words_far_apart_are_no_expression() {
        let book = book("bus durven > vervoer");
        let far = "zij durft weer te zingen in het koor bij de kerk aan de markt naast school achter de bus";
        assert_eq!(said(&book, far), Vec::<String>::new());
        assert_eq!(said(&book, "durft de bus niet in"), ["bus durven"]);
    }
}
