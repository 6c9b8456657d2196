//! The lexicon, arranged to be looked up: which entries a sentence speaks of. An expression is found when all its words
//! stand near each other in the sentence, in any order.

use std::collections::{HashMap, HashSet};

use super::entry::{Entry, Mark};
use super::lines::Lines;
use super::phrase::{Part, Phrase, Said};
use crate::dutch::{Sentence, Word};

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
    pub words: &'a [Vec<String>],
    /// What else it tells.
    pub marks: &'a [Mark],
}

struct Line {
    words: Vec<Vec<String>>,
    marks: Vec<Mark>,
}

struct Expression {
    text: String,
    phrase: Phrase,
    line: usize,
}

/// The lexicon.
#[derive(Default)]
pub struct Book {
    lines: Vec<Line>,
    expressions: Vec<Expression>,
    /// Sentences too long to be found word by word.
    sentences: Vec<Expression>,
    /// The words of the lines.
    near: Lines,
    /// Every word of it, for taking compounds apart.
    known: HashSet<String>,
    /// Expressions by the stem of one of their words.
    by_stem: HashMap<String, Vec<usize>>,
    /// Expressions without a whole word, by the first letters of a beginning.
    by_start: HashMap<String, Vec<usize>>,
}

impl Book {
    /// Arranges entries.
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut book = Self::default();
        entries.into_iter().for_each(|entry| book.add(entry));
        book
    }

    fn add(&mut self, entry: Entry) {
        let line = self.lines.len();
        let words: Vec<Vec<String>> = entry.words.iter().map(|phrase| stems(phrase)).collect();
        self.near.add(entry.said.iter().flat_map(|text| stems(text)).chain(words.iter().flatten().cloned()));
        for text in entry.said {
            let Some(phrase) = Phrase::new(&text) else {
                self.sentences.push(Expression {
                    text,
                    phrase: Phrase { parts: Vec::new(), whole: false, handle: 0 },
                    line,
                });
                continue;
            };
            let at = self.expressions.len();
            self.known.extend(phrase.parts.iter().filter_map(|part| match part {
                Part::Stem(stem) => Some(stem.clone()),
                Part::Begins(_) => None,
            }));
            match phrase.parts.get(phrase.handle) {
                Some(Part::Stem(stem)) => self.by_stem.entry(stem.clone()).or_default().push(at),
                Some(Part::Begins(start)) => self.by_start.entry(first_letters(start)).or_default().push(at),
                None => {}
            }
            self.expressions.push(Expression { text, phrase, line });
        }
        self.known.extend(words.iter().flatten().cloned());
        let words = words.into_iter().filter(|phrase| !phrase.is_empty()).collect();
        self.lines.push(Line { words, marks: entry.marks });
    }

    /// Whether the stem is a word of the lexicon, on either side.
    pub fn knows(&self, stem: &str) -> bool {
        self.known.contains(stem)
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
        let long =
            self.expressions.iter().chain(&self.sentences).filter(|one| one.text.split(' ').count() >= SITUATION);
        long.map(|expression| (expression.line, expression.text.as_str()))
    }

    /// The lines that share the most telling words with a question, with how sure each is.
    pub fn near(&self, stems: &[String]) -> Vec<(usize, f32)> {
        self.near.near(stems.iter().map(String::as_str))
    }

    /// What a line adds that was found by its words or by meaning, `sure` between 0 and 1.
    pub fn line(&self, line: usize, sure: f32) -> Option<Meant<'_>> {
        let line = self.lines.get(line)?;
        Some(Meant { said: "", covers: Vec::new(), sure, words: &line.words, marks: &line.marks })
    }

    /// What a sentence speaks of: each entry once, by the longest of its expressions.
    pub fn meant(&self, said: &Said<'_>) -> Vec<Meant<'_>> {
        let mut best: HashMap<usize, (&Expression, usize)> = HashMap::new();
        let all: Vec<&Word> = said.all.iter().collect();
        let telling: Vec<&Word> = said.words.iter().map(|(_, word)| *word).collect();
        for (at, (place, word)) in said.words.iter().enumerate() {
            let whole = self.by_stem.get(&word.stem).into_iter().flatten();
            let begun = self.by_start.get(&first_letters(&word.surface)).into_iter().flatten();
            for expression in whole.chain(begun).filter_map(|index| self.expressions.get(*index)) {
                let phrase = &expression.phrase;
                let stands = match phrase.whole {
                    true => stands_near(phrase, &all, *place),
                    false => stands_near(phrase, &telling, at),
                };
                if stands {
                    let kept = best.entry(expression.line).or_insert((expression, at));
                    if phrase.parts.len() > kept.0.phrase.parts.len() {
                        *kept = (expression, at);
                    }
                }
            }
        }
        let mut found: Vec<_> = best.into_iter().collect();
        found.sort_by_key(|(line, _)| *line);
        found.into_iter().filter_map(|(line, (expression, at))| self.tell(line, expression, said, at)).collect()
    }

    fn tell<'a>(&'a self, line: usize, expression: &'a Expression, said: &Said<'_>, at: usize) -> Option<Meant<'a>> {
        let line = self.lines.get(line)?;
        let parts = &expression.phrase.parts;
        let near = said.words.iter().skip(at.saturating_sub(parts.len() + GAP)).take(2 * (parts.len() + GAP));
        let covers = near
            .filter(|(_, word)| parts.iter().any(|part| part.is(word)))
            .map(|(_, word)| word.surface.clone())
            .collect();
        let sure = if parts.len() > 1 { WORDS } else { ONE_WORD };
        Some(Meant { said: &expression.text, covers, sure, words: &line.words, marks: &line.marks })
    }
}

/// The stems of what says something in a text, each once.
fn stems(text: &str) -> Vec<String> {
    Sentence::new(text).asked().into_iter().map(|word| word.stem).collect()
}

fn first_letters(word: &str) -> String {
    word.chars().take(HANDLE).collect()
}

/// Whether all words of the phrase stand within reach of the word at `at`, which is one of them, each on its own place.
fn stands_near(phrase: &Phrase, said: &[&Word], at: usize) -> bool {
    let reach = phrase.parts.len() + GAP;
    let from = at.saturating_sub(reach - 1);
    let window = said.iter().skip(from).take(at - from + reach);
    let mut used = 0_u64;
    let mut own = false;
    for part in &phrase.parts {
        let free = |place: &usize| used & (1 << place) == 0;
        let here = window.clone().enumerate().filter(|(_, word)| part.is(word)).map(|(place, _)| place);
        // The nearest place is taken, so that two words of the same stem find two places.
        let Some(place) = here.filter(free).min_by_key(|place| (from + place).abs_diff(at)) else { return false };
        used |= 1 << place;
        own |= from + place == at;
    }
    own && (64 - used.leading_zeros() - used.trailing_zeros()) as usize <= reach
}

#[cfg(test)]
mod tests {
    use super::super::entry::read;
    use super::*;

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
