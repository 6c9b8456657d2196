//! A question made ready for any engine: the words to look for, the words of the field that it stands for, and what else
//! the sentence tells. Made once per search; finding is the engine's work.

use std::collections::HashMap;

use super::engine::Repair;
use super::mend::Reading;
use super::sense::Sensed;
use super::understand::{self, Understood};
use super::wishes::Wishes;
use crate::dutch::{Sentence, Word, split, words};
use crate::lexicon::{HelpLine, Meant, Said, crisis, lexicon};

/// A word of the field that the question stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Expansion {
    /// What is looked for.
    pub stem: String,
    /// How much it counts beside a typed word, 0 to 1.
    pub weight: f32,
}

/// A question, ready.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Take the words only as typed.
    pub literal: bool,
    /// The words to look for.
    pub words: Vec<Word>,
    /// Words of the field that the sentence stands for.
    pub expansions: Vec<Expansion>,
    /// Words that belong to an expression of the lexicon: they are known, whatever the catalogue holds.
    pub covered: Vec<String>,
    /// What else it tells.
    pub wishes: Wishes,
    /// National lines that the sentence calls for.
    pub crisis: Vec<&'static HelpLine>,
    /// The same, to be shown.
    pub understood: Vec<Understood>,
    /// What it lies near to in meaning.
    pub sensed: Option<Sensed>,
    /// All of it as it is read, small words included.
    pub sentence: Sentence,
    /// Words that were typed wrongly, by the one that stands for each now, with all that it may be.
    pub mended: HashMap<String, Vec<Reading>>,
    /// Words that nobody knows, and what they are read as.
    pub repairs: Vec<Repair>,
}

/// Counts of the words after the first of an entry: each next one is a little less sure.
const NEXT: f32 = 0.75;
/// Telling words from which a question is worth comparing by meaning.
const SENTENCE: usize = 4;
/// Words to look for from which the results of a question end where little speaks for them.
const LONG: usize = 4;
/// Most words of the field that one question brings.
const MOST: usize = 48;

impl Question {
    /// The words alone: nothing is read into them, but whoever is in danger still hears of help.
    pub fn plain(text: &str) -> Self {
        let sentence = Sentence::new(text);
        Self { literal: true, words: sentence.asked(), crisis: crisis(&sentence), sentence, ..Self::default() }
    }

    /// The words alone, wrongly typed ones repaired.
    pub fn words(text: &str) -> Self {
        Self { literal: false, ..Self::plain(text) }
    }

    /// Reads a sentence against what is known of the town; `not` are codes of what it was misread as.
    pub fn read(text: &str, not: &[&str], known: &super::query::Known<'_>) -> Self {
        let sentence = Sentence::new(text);
        let said = Said::of(&sentence);
        let meant = lexicon().meant(&said);
        let read = understand::read(&sentence, &meant, not, known);
        let worth = said.words.len() >= SENTENCE || said.words.iter().any(|(_, word)| !word.surface.is_ascii());
        let sensed = known.sense.filter(|_| worth).map(|sense| sense.sense(text));
        let mut words = sentence.asked();
        words.retain(|word| !read.eaten.contains(&word.surface));
        let (understood, crisis) = (read.understood, crisis(&sentence));
        Self { words, wishes: read.wishes, understood, crisis, sensed, sentence, ..Self::default() }.standing_for(meant)
    }

    /// The same question with wrongly typed words read right: each as the first of its readings.
    pub fn read_as(&self, readings: HashMap<String, Vec<Reading>>, repairs: Vec<Repair>) -> Self {
        let right = |word: &Word| Some(readings.get(&word.surface)?.first()?.word.clone());
        let sentence = self.sentence.with(right);
        let read = self.words.iter().map(|word| right(word).unwrap_or_else(|| word.clone()));
        let words = read.filter(|word| !words().is_stop(&word.surface)).collect();
        let meant = lexicon().meant(&Said::of(&sentence));
        let by_first = |read: Vec<Reading>| Some((read.first()?.word.surface.clone(), read));
        let mended = readings.into_values().filter_map(by_first).collect();
        Self { words, sentence, mended, repairs, ..self.clone() }.standing_for(meant)
    }

    /// With the words and themes of the field that it stands for: `meant`, and the lines of the lexicon that are near.
    fn standing_for(mut self, mut meant: Vec<Meant<'static>>) -> Self {
        let lines = lexicon().near(&stems_and_parts(&self.words));
        let situations = self.sensed.iter().flat_map(|sensed| &sensed.situations);
        meant.extend(lines.iter().chain(situations).filter_map(|(line, sure)| lexicon().line(*line, *sure)));
        self.expansions = expansions(&meant);
        self.covered = meant.iter().flat_map(|meant| &meant.covers).cloned().collect();
        self.wishes.themes = themes(&meant);
        self
    }

    /// Whether its results end where little speaks for them, instead of with the last that holds one of its words.
    pub fn is_long(&self) -> bool {
        !self.literal && self.words.len() >= LONG
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.expansions.is_empty() && self.wishes.themes.is_empty()
    }
}

/// The stems of the words, and those of the parts of a compound that the lexicon does not know as a whole.
fn stems_and_parts(asked: &[Word]) -> Vec<String> {
    let mut stems: Vec<String> = asked.iter().map(|word| word.stem.clone()).collect();
    let known = |part: &str| lexicon().knows(&words().stem(part));
    for word in asked.iter().filter(|word| !lexicon().knows(&word.stem)) {
        stems.extend(split(&word.surface, &known).unwrap_or_default().into_iter().map(|part| words().stem(part)));
    }
    stems
}

/// The words of all entries, each with the best weight that it gets.
fn expansions(meant: &[Meant<'_>]) -> Vec<Expansion> {
    let mut best: HashMap<&str, f32> = HashMap::new();
    for entry in meant {
        let mut weight = entry.sure;
        for phrase in &entry.words {
            let each = weight / (phrase.len() as f32).sqrt();
            for stem in phrase {
                let kept = best.entry(stem).or_insert(0.0);
                *kept = kept.max(each);
            }
            weight *= NEXT;
        }
    }
    let mut all: Vec<_> = best.into_iter().map(|(stem, weight)| Expansion { stem: stem.to_owned(), weight }).collect();
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.stem.cmp(&b.stem)));
    all.truncate(MOST);
    all
}

/// The themes of all entries; the one that most entries speak of counts 1. A narrower theme also speaks, half, of the
/// theme above it.
fn themes(meant: &[Meant<'_>]) -> Vec<(String, f32)> {
    let mut votes: HashMap<&str, f32> = HashMap::new();
    for entry in meant {
        for mark in entry.marks.iter().filter(|mark| mark.name == "theme" && !mark.unwanted) {
            *votes.entry(&mark.value).or_default() += entry.sure;
            if let Some((broad, _)) = mark.value.split_once('-') {
                *votes.entry(broad).or_default() += entry.sure / 2.0;
            }
        }
    }
    let most = votes.values().copied().fold(0.0, f32::max);
    let mut all: Vec<_> = votes.into_iter().map(|(code, vote)| (code.to_owned(), vote / most)).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(8);
    all
}
