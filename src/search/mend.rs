//! Reads wrongly typed words right before anything is made of a question, so that a mended question finds what it would
//! have found without the mistake: its words, the words of the field that it stands for, and their themes.

use std::collections::{HashMap, HashSet};

use super::engine::Repair;
use super::plan::{Planner, Stock};
use super::question::Question;
use crate::dutch::{Slip, Word, alike, slips, words};
use crate::lexicon::lexicon;

/// Questions of so many words are Dutch, however badly typed.
const FEW: usize = 3;
/// Shortest word that is mended, and shortest of which other spellings by sound are tried, in letters.
const LETTERS: (usize, usize) = (4, 5);
/// Shortest stem in which two mistakes are mended, in letters.
const TWICE: usize = 8;
/// Shortest compound of known parts that may be another word typed wrongly, in letters; and how likely the slip must be.
const COMPOUND: usize = 7;
const LIKELY: f32 = 0.75;
/// Words that a wrongly typed one is read as, at most.
const NEAREST: usize = 2;
/// Share of the likelihood of the best reading from which another counts as well.
const AS_LIKELY: f32 = 0.6;

/// What a wrongly typed word may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The word that was meant.
    pub word: Word,
    /// How sure that is, 0 to 1.
    pub sure: f32,
}

impl<S: Stock> Planner<S> {
    /// The question with its wrongly typed words read right; `None` when every word is known. A sentence of which most
    /// words are unknown is in another language: the nearest Dutch words would be nonsense.
    pub fn mend(&self, question: &Question) -> Result<Option<Question>, S::Failure> {
        if question.literal {
            return Ok(None);
        }
        let unknown = self.unknown(question)?;
        let lost = unknown.iter().filter(|(_, in_parts)| !in_parts).count();
        if question.words.len() > FEW && lost + question.covered.len() > question.words.len() / 2 {
            return Ok(None);
        }
        let mut repairs = Vec::new();
        let mut readings: HashMap<String, Vec<Reading>> = HashMap::new();
        for (word, in_parts) in unknown {
            let read = self.readings(word, in_parts)?;
            // A sentence has words to spare: that the lexicon knows one and no listing holds it says little.
            let known = in_parts || (lexicon().knows(&word.stem) && question.words.len() > FEW);
            if read.is_empty() && known {
                continue;
            }
            let stems = read.iter().map(|reading| reading.word.stem.clone()).collect();
            repairs.push(Repair { typed: word.surface.clone(), read: stems });
            readings.insert(word.surface.clone(), read);
        }
        Ok((!repairs.is_empty()).then(|| question.read_as(readings, repairs)))
    }

    /// The words that nobody knows as they were typed; and whether each is known in parts, as any compound may be.
    fn unknown<'a>(&self, question: &'a Question) -> Result<Vec<(&'a Word, bool)>, S::Failure> {
        let mut unknown = Vec::new();
        for (at, word) in question.words.iter().enumerate() {
            if !question.covered.contains(&word.surface) && self.whole(&question.words, at)?.is_empty() {
                unknown.push((word, !self.parts(word)?.is_empty()));
            }
        }
        Ok(unknown)
    }

    /// What a word that the index does not know may be, the likeliest first. A word that the lexicon knows is none of
    /// those: it was typed right, and the catalogue has no other word for it.
    fn readings(&self, word: &Word, in_parts: bool) -> Result<Vec<Reading>, S::Failure> {
        let letters = word.surface.chars().count();
        if lexicon().knows(&word.stem) || letters < if in_parts { COMPOUND } else { LETTERS.0 } {
            return Ok(Vec::new());
        }
        let mut found = self.slipped(&word.surface, if in_parts { LIKELY } else { 0.0 })?;
        if in_parts {
            return Ok(found);
        }
        if found.is_empty() && letters >= LETTERS.1 {
            found = self.sounding(&word.surface)?;
        }
        if found.is_empty() {
            found = self.nearest(&word.stem)?;
        }
        Ok(found)
    }

    /// Words that a single slip turns into what was typed. Looked for among whole words, because a slip at the end leaves
    /// another stem altogether.
    fn slipped(&self, typed: &str, least: f32) -> Result<Vec<Reading>, S::Failure> {
        let mut seen = HashSet::new();
        let mut found: Vec<(f32, Word)> = Vec::new();
        for Slip { word, chance } in slips(typed).into_iter().take_while(|slip| slip.chance >= least) {
            let stem = words().stem(&word);
            if !seen.insert(stem.clone()) {
                continue;
            }
            if let Some(common) = self.common(&word, &stem)? {
                found.push((chance * common, Word { surface: word, stem }));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.surface.cmp(&b.1.surface)));
        let best = found.first().map_or(1.0, |(chance, _)| *chance);
        let likely = found.into_iter().take(NEAREST).filter(|(chance, _)| *chance >= best * AS_LIKELY);
        Ok(likely.map(|(chance, word)| Reading { word, sure: chance / best }).collect())
    }

    /// How common a word is; `None` for one that neither the index nor the lexicon knows. The small words are known too,
    /// and then nothing is looked for.
    fn common(&self, word: &str, stem: &str) -> Result<Option<f32>, S::Failure> {
        let holding = self.stock.holding(stem)?;
        let known = holding > 0 || lexicon().knows(stem) || words().is_stop(word);
        Ok(known.then(|| 1.0 + (1.0 + holding as f32).ln() / 2.0))
    }

    /// The first spelling that sounds the same and is known.
    fn sounding(&self, typed: &str) -> Result<Vec<Reading>, S::Failure> {
        for surface in alike(typed) {
            let stem = words().stem(&surface);
            if self.common(&surface, &stem)?.is_some() {
                return Ok(vec![Reading { word: Word { surface, stem }, sure: 1.0 }]);
            }
        }
        Ok(Vec::new())
    }

    /// The stems of the index nearest to a stem: one mistake, or two in a long one.
    fn nearest(&self, stem: &str) -> Result<Vec<Reading>, S::Failure> {
        let letters = stem.chars().count();
        if letters < LETTERS.0 {
            return Ok(Vec::new());
        }
        let mut near = self.stock.around(stem, if letters < TWICE { 1 } else { 2 })?;
        near.sort_by(|a, b| a.1.cmp(&b.1).then(b.2.cmp(&a.2)).then_with(|| a.0.cmp(&b.0)));
        let best = near.first().map_or(0, |(_, far, _)| *far);
        let nearest = near.into_iter().take_while(|(_, far, _)| *far == best).take(NEAREST);
        let reading = |(stem, far, _): (String, usize, usize)| Reading {
            word: Word { surface: stem.clone(), stem },
            sure: 1.0 / (1 << far.saturating_sub(1)) as f32,
        };
        Ok(nearest.map(reading).collect())
    }
}
