//! Names of people: known ones, and unknown ones in the place where a name stands. Weighs what a word is against the
//! words around it; which words those are is in `cues`, which names exist in `lists`.

use super::cues::{self, Cue};
use super::kind::Kind;
use super::lists::{Allowed, Lists};
use super::spans::Spans;
use super::text::{Text, Token};
use crate::dutch;

/// Words of a name, at most.
const LONGEST: usize = 7;
/// Longest word that is looked up; longer ones are pasted rubbish.
const LONGEST_WORD: usize = 40;
/// From here the letters of an unknown word look more like a name than like a word.
pub(super) const LIKELY: f32 = 0.25;
/// An unknown word in lower case has to look much more like a name.
pub(super) const SURE: f32 = 0.9;

/// What the rules know about one word.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) token: Token,
    /// The word without a possessive ending ends here.
    pub(super) end: usize,
    pub(super) first: bool,
    pub(super) last: bool,
    /// It is an ordinary word too.
    pub(super) word: bool,
    /// It is taken by something else, or holds a digit.
    pub(super) taken: bool,
}

/// Finds the names of a text.
pub fn find(text: &Text, lists: &Lists, allowed: &Allowed, spans: &mut Spans) {
    allow(text, allowed, lists, spans);
    let words: Vec<Word> = (0..text.tokens().len()).filter_map(|index| read(text, lists, spans, index)).collect();
    let names = Names { text, lists, words };
    let mut index = 0;
    while index < names.words.len() {
        match names.begins(index) {
            Some(first) => {
                index = names.keep(first, spans);
                while let Some(second) = names.second(index - 1) {
                    index = names.keep(second, spans);
                }
            }
            None => index += 1,
        }
    }
}

/// Takes every allowed expression, but not behind a title or inside a longer name.
fn allow(text: &Text, allowed: &Allowed, lists: &Lists, spans: &mut Spans) {
    let mut index = 0;
    while index < text.tokens().len() {
        let Some(count) = allowed.longest(text, index) else {
            index += 1;
            continue;
        };
        let (Some(one), Some(last)) = (text.token(index), text.token(index + count - 1)) else { break };
        let titled = index > 0
            && cues::is(text.word(index - 1), Cue::Title)
            && !matches!(text.word(index - 1), "gezin" | "familie" | "dr" | "prof");
        let next = text.word(index + count);
        let upper = text.token(index + count).is_some_and(|next| next.upper) && text.gap(index + count - 1) == " ";
        let longer =
            count == 1 && upper && (lists.is_last(next) && !lists.is_word(next)) && lists.is_first(text.word(index));
        let behind = count == 1
            && index > 0
            && lists.is_first(text.word(index - 1))
            && !lists.is_word(text.word(index - 1))
            && lists.is_last(text.word(index))
            && one.upper;
        let acts = count == 1 && lists.is_first(text.word(index)) && one.opens && cues::is(next, Cue::SureVerb);
        if !titled && !longer && !behind && !acts {
            spans.take(one.start, last.end);
        }
        index += count;
    }
}

fn read(text: &Text, lists: &Lists, spans: &Spans, index: usize) -> Option<Word> {
    let token = *text.token(index)?;
    let whole = text.low(token.start, token.end);
    let end = match whole.rfind('\'') {
        Some(mark) if mark >= 2 && whole.len() - mark <= 5 => token.start + mark,
        _ => token.end,
    };
    let said = if end - token.start > LONGEST_WORD { "" } else { text.low(token.start, end) };
    // `Wil` is a verb and a name; which of them is told by the next word.
    let stop = (!token.upper || token.opens && !cues::is(said, Cue::Verb)) && dutch::words().is_stop(said);
    let thing = stop || compound(text, lists, token.start, end);
    let (first, last) = (!thing && lists.is_first(said), !thing && lists.is_last(said));
    let taken = token.digit || end - token.start > LONGEST_WORD || spans.taken(token.start, end);
    let word = thing || lists.is_known(said) || (!first && (token.opens || !last) && lists.is_word(said));
    Some(Word { token, end, first, last, word, taken })
}

/// `Oud-timmerman`, `SEH-arts`, `SoNeStra`: put together from words, or written as a make is.
fn compound(text: &Text, lists: &Lists, start: usize, end: usize) -> bool {
    let (said, low) = (text.part(start, end), text.low(start, end));
    let tail = said.rsplit('-').next().filter(|tail| tail.len() < said.len());
    let small = tail.filter(|tail| !cues::is(tail, Cue::Tie)).is_some_and(|tail| {
        tail.bytes().all(|sign| sign.is_ascii_lowercase()) && lists.is_word(tail) && !lists.is_first(tail)
    });
    let head =
        ["mc", "mac", "van", "de", "el", "al", "ben", "ter", "d", "o", "abd", "du", "la", "le", "di", "oulad", "ait"];
    let mut inner = (start + 1..end)
        .filter(|place| text.at(*place).is_ascii_uppercase() && text.before(*place).is_ascii_lowercase());
    let make = inner.next().is_some_and(|place| !head.contains(&text.low(start, place)));
    small || (make && !lists.is_first(low))
}

pub(super) struct Names<'a> {
    pub(super) text: &'a Text,
    pub(super) lists: &'a Lists,
    words: Vec<Word>,
}

impl Names<'_> {
    pub(super) fn word(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    pub(super) fn said(&self, index: usize) -> &str {
        self.word(index).map_or("", |word| self.text.low(word.token.start, word.end))
    }

    /// The word before, when nothing but a space or point stands between.
    pub(super) fn previous(&self, index: usize) -> &str {
        let gap = index.checked_sub(1).map_or("\n", |before| self.text.gap(before));
        if matches!(gap, " " | ". " | "." | ": " | ":" | " (" | " : " | "  " | " \"" | " '") {
            index.checked_sub(1).map_or("", |before| self.text.word(before))
        } else {
            ""
        }
    }

    pub(super) fn next(&self, index: usize) -> &str {
        if matches!(self.text.gap(index), " " | "  ") { self.text.word(index + 1) } else { "" }
    }

    /// Keeps the name that begins here, as long as it goes on, and answers where to go on reading.
    pub(super) fn keep(&self, first: usize, spans: &mut Spans) -> usize {
        let mut last = first;
        while last - first < LONGEST {
            match self.goes_on(first, last) {
                Some(next) => last = next,
                None => break,
            }
        }
        let (Some(one), Some(other)) = (self.word(first), self.word(last)) else { return last + 1 };
        let end = if last == first && other.token.end - other.token.start == 1 { other.token.end } else { other.end };
        spans.add(one.token.start, end, Kind::Name);
        last + 1
    }

    /// The next word that belongs to the name, ties skipped.
    pub(super) fn goes_on(&self, first: usize, last: usize) -> Option<usize> {
        if self.word(last)?.end < self.word(last)?.token.end && last > first {
            return None;
        }
        let initial = self.said(last).len() == 1;
        let mut at = last + 1;
        let gap = self.text.gap(last);
        let joined = gap == " " || (initial && matches!(gap, "." | ". "));
        if !joined {
            return None;
        }
        while cues::is(self.said(at), Cue::Tie) && at < last + 4 && self.text.gap(at) == " " && !self.word(at)?.taken {
            at += 1;
        }
        let word = self.word(at).filter(|word| !word.taken)?;
        let tied = at > last + 1 || cues::is(self.said(last), Cue::Tie);
        let upper = word.token.upper
            && (!word.token.opens || initial)
            && (!word.word
                || word.last
                || word.first
                || tied
                || initial
                || self.word(last).is_some_and(|last| last.first && !last.word));
        let small = !word.token.upper
            && !cues::is(self.said(at), Cue::Verb)
            && (word.last && (!word.word || tied || initial)
                || (word.first && !word.word && !tied)
                || (!word.word && !tied && self.lists.likeness(self.said(at)) > LIKELY)
                || (tied && !word.word && self.said(at).len() > 3));
        (upper || small).then_some(at)
    }

    /// `Bep en Sjaak`: the second name is one too.
    pub(super) fn second(&self, last: usize) -> Option<usize> {
        let tie = matches!(self.next(last), "en" | "and" | "ve" | "i" | "und" | "w" | "wa");
        let word = self.word(last + 2).filter(|word| tie && !word.taken && self.text.gap(last + 1) == " ")?;
        let said = self.said(last + 2);
        let named = word.first && said.len() > 2 && (!word.word || word.token.upper)
            || word.token.upper && !word.word && !word.token.capitals
            || word.token.upper && word.last;
        (named && !cues::is(said, Cue::Verb)).then_some(last + 2)
    }
}
