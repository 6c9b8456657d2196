//! Fills a lexicon entry by entry: each word gets its number, and everything goes to the end of the long lists. Looking it up
//! is the book's own work.

use super::super::entry::Entry;
use super::super::phrase::{Part, Phrase};
use super::super::stems::Stem;
use super::{Book, Expression, Line, Sought, first_letters};
use crate::dutch::Sentence;

impl Book {
    /// Adds the next entry.
    pub(super) fn add(&mut self, entry: Entry) {
        let mut near: Vec<Stem> = Vec::new();
        for text in &entry.said {
            near.extend(stems(text).iter().map(|stem| self.stems.number(stem)));
            self.add_expression(text);
        }
        for phrase in entry.words.iter().map(|phrase| stems(phrase)).filter(|phrase| !phrase.is_empty()) {
            let phrase: Vec<Stem> = phrase.iter().map(|stem| self.word(stem)).collect();
            self.words.extend(&phrase);
            self.phrases.push(self.words.len() as u32);
            near.extend(phrase);
        }
        self.near.add(&near);
        self.lines.push(Line { phrases: self.phrases.len() as u32, marks: entry.marks.into() });
    }

    /// Adds an expression of the line that comes next. One that is too long to be found word by word has no parts.
    fn add_expression(&mut self, text: &str) {
        let (at, line) = (self.expressions.len() as u32, self.lines.len() as u32);
        let (text_from, parts_from) = (self.texts.len() as u32, self.parts.len() as u32);
        let phrase = Phrase::new(text);
        self.texts.push_str(text);
        for (place, part) in phrase.iter().flat_map(|phrase| phrase.parts.iter().enumerate()) {
            let is_handle = phrase.as_ref().is_some_and(|phrase| phrase.handle == place);
            let sought = match part {
                Part::Stem(stem) => Sought::Stem(self.word(stem)),
                Part::Begins(start) => Sought::Begins(self.stems.number(start)),
            };
            match (part, sought) {
                (_, Sought::Stem(stem)) if is_handle => self.by_stem.push((stem, at)),
                (Part::Begins(start), _) if is_handle => {
                    self.by_start.entry(first_letters(start)).or_default().push(at);
                }
                _ => {}
            }
            self.parts.push(sought);
        }
        self.expressions.push(Expression {
            text: (text_from, self.texts.len() as u32),
            parts: (parts_from, self.parts.len() as u32),
            whole: phrase.is_some_and(|phrase| phrase.whole),
            line,
        });
    }

    /// The number of a stem that is a word.
    fn word(&mut self, stem: &str) -> Stem {
        let number = self.stems.number(stem);
        self.is_word.resize(self.stems.len(), false);
        self.is_word.iter_mut().skip(number as usize).take(1).for_each(|is_word| *is_word = true);
        number
    }
}

/// The stems of what says something in a text, each once.
fn stems(text: &str) -> Vec<String> {
    Sentence::new(text).asked().into_iter().map(|word| word.stem).collect()
}
