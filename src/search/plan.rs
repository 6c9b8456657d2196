//! Turns the words of a question into stems that an index holds: the word itself, longer words that begin with it,
//! its parts, and for a word that the index does not know the nearest ones. What a stem found is worth, is `matching.rs`'.

use crate::dutch::{Word, alike, split, words};
use crate::lexicon::lexicon;
use crate::search::engine::Repair;
use crate::search::exclusion::excluding;
use crate::search::question::Question;

/// What an index knows of stems.
pub trait Stock {
    /// How many listings there are.
    fn entries(&self) -> usize;
    /// How many listings hold a stem.
    fn holding(&self, stem: &str) -> Result<usize, Self::Failure>;
    /// The first `most` longer stems that begin so, each with the number of listings that hold it.
    fn beginning_with(&self, start: &str, most: usize) -> Result<Vec<(String, usize)>, Self::Failure>;
    /// The stems at most `limit` mistakes away, each with its mistakes and the number of listings that hold it.
    fn around(&self, stem: &str, limit: u8) -> Result<Vec<(String, usize, usize)>, Self::Failure>;
    /// Why it cannot be asked.
    type Failure;
}

/// What is looked for, word by word.
#[derive(Debug, Default)]
pub struct Plan {
    /// The words that the index can answer.
    pub wanted: Vec<Wanted>,
    /// Words that were read as others.
    pub repairs: Vec<Repair>,
}

/// One word of the question.
#[derive(Debug)]
pub struct Wanted {
    /// Stems of the index that stand for it, with how well each does so (0 to 1).
    pub stems: Vec<(String, f32)>,
    /// How telling the word is: the inverse document frequency of its best stem.
    pub weight: f32,
    /// How much it counts: 1 for what was typed, less for what that stands for, under 0 for what is excluded.
    pub scale: f32,
    /// Whose score it changes.
    pub role: Role,
}

impl Wanted {
    /// Whether it was typed, and is no exclusion.
    pub fn is_typed(&self) -> bool {
        self.role == Role::Typed
    }
}

/// What a word of a plan is to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It was typed.
    Typed,
    /// What was typed stands for it.
    Meant,
    /// It was typed, and the listing says that it is not that.
    Against,
}

/// A longer word that begins with the asked one says the same, less surely.
const BEGINS: f32 = 0.35;
/// A part of an unknown compound.
const PART: f32 = 0.7;
/// A part of a compound that the index knows.
const PART_OF_KNOWN: f32 = 0.25;
/// A word one mistake away; each further mistake halves it.
const REPAIRED: f32 = 0.8;
/// Terms looked at when a word is extended, and terms kept of them.
const EXTENDED: (usize, usize) = (256, 8);
/// Shortest stem that is extended, in letters.
const EXTEND_FROM: usize = 4;
/// A word of the field beside the words that were typed for it.
const LEXICON: f32 = 0.5;
/// A word that the listing says not to be, beside one that it says to be.
const EXCLUDED: f32 = 0.5;
/// Questions of so many words are Dutch, however badly typed.
const FEW: usize = 3;
/// Shortest word of which other spellings are tried, in letters.
const SOUND_FROM: usize = 5;
/// Nearest words kept for a wrongly typed one.
const NEAREST: usize = 2;

/// Plans a question over one index.
pub struct Planner<S> {
    /// The index as it is now.
    pub stock: S,
}

impl<S: Stock> Planner<S> {
    /// The stems for a question.
    pub fn plan(&self, question: &Question) -> Result<Plan, S::Failure> {
        let mut plan = Plan::default();
        let mut unknown = Vec::new();
        for (at, word) in question.words.iter().enumerate() {
            let mut terms = self.exact(&word.stem)?;
            if !question.literal {
                self.add_joined(&question.words, at, &mut terms)?;
                self.add_longer(word, &mut terms)?;
                self.add_parts(word, &mut terms)?;
                if terms.is_empty() && !question.covered.contains(&word.surface) {
                    unknown.push(word);
                }
            }
            self.want(terms, (1.0, Role::Typed), &mut plan)?;
            if !question.literal {
                self.want(self.exact(&excluding(&word.stem))?, (-EXCLUDED, Role::Against), &mut plan)?;
            }
        }
        self.repair_all(question, &unknown, &mut plan)?;
        for expansion in &question.expansions {
            self.want(self.exact(&expansion.stem)?, (expansion.weight * LEXICON, Role::Meant), &mut plan)?;
        }
        Ok(plan)
    }

    /// Wrongly typed words are read as their nearest. A sentence of which most words are unknown is in another language:
    /// the nearest Dutch words would be nonsense.
    fn repair_all(&self, question: &Question, unknown: &[&Word], plan: &mut Plan) -> Result<(), S::Failure> {
        if question.words.len() > FEW && unknown.len() + question.covered.len() > question.words.len() / 2 {
            return Ok(());
        }
        for word in unknown {
            let mut terms = Vec::new();
            self.repair(word, plan, &mut terms)?;
            self.want(terms, (1.0, Role::Typed), plan)?;
        }
        Ok(())
    }

    fn want(&self, terms: Vec<(String, f32)>, how: (f32, Role), plan: &mut Plan) -> Result<(), S::Failure> {
        let Some((best, _)) = terms.first() else { return Ok(()) };
        let (holding, all) = (self.stock.holding(best)? as f32, self.stock.entries() as f32);
        let weight = (1.0 + (all - holding + 0.5).max(0.5) / (holding + 0.5)).ln();
        plan.wanted.push(Wanted { stems: terms, weight, scale: how.0, role: how.1 });
        Ok(())
    }

    fn exact(&self, stem: &str) -> Result<Vec<(String, f32)>, S::Failure> {
        let known = self.stock.holding(stem)? > 0;
        Ok(known.then(|| (stem.to_owned(), 1.0)).into_iter().collect())
    }

    /// `taal cafe` also finds `taalcafe`.
    fn add_joined(&self, asked: &[Word], at: usize, terms: &mut Vec<(String, f32)>) -> Result<(), S::Failure> {
        let pair = |left: Option<&Word>, right: Option<&Word>| Some(format!("{}{}", left?.surface, right?.surface));
        let before = at.checked_sub(1).and_then(|before| pair(asked.get(before), asked.get(at)));
        for joined in [before, pair(asked.get(at), asked.get(at + 1))].into_iter().flatten() {
            terms.extend(self.exact(&words().stem(&joined))?);
        }
        Ok(())
    }

    /// `schuldhulp` also finds `schuldhulpmaatje`; the most common longer words are kept. A compound holds the word as
    /// it is written (`sollicitatiespreekuur`) or its stem (`schuldhulp` of `schulden`).
    fn add_longer(&self, word: &Word, terms: &mut Vec<(String, f32)>) -> Result<(), S::Failure> {
        let (known, letters) = (!terms.is_empty(), word.stem.chars().count());
        if letters < EXTEND_FROM - usize::from(!known) {
            return Ok(());
        }
        let mut longer = self.stock.beginning_with(&word.stem, EXTENDED.0)?;
        if !word.surface.starts_with(&word.stem) {
            longer.extend(self.stock.beginning_with(&word.surface, EXTENDED.0)?);
        }
        longer.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        longer.dedup();
        let weight = if known { BEGINS } else { BEGINS * 2.0 };
        terms.extend(longer.into_iter().take(EXTENDED.1).map(|(stem, _)| (stem, weight)));
        Ok(())
    }

    /// A compound is also looked for by its parts: one that is unknown stands or falls with them, one that is known
    /// somewhere may still be missing here.
    fn add_parts(&self, word: &Word, terms: &mut Vec<(String, f32)>) -> Result<(), S::Failure> {
        let fit = if terms.is_empty() { PART } else { PART_OF_KNOWN };
        let known = |part: &str| {
            let stem = words().stem(part);
            lexicon().knows(&stem) || self.stock.holding(&stem).is_ok_and(|number| number > 0)
        };
        for part in split(&word.surface, &known).unwrap_or_default() {
            terms.extend(self.exact(&words().stem(part))?.into_iter().map(|(stem, _)| (stem, fit)));
        }
        Ok(())
    }

    fn repair(&self, word: &Word, plan: &mut Plan, terms: &mut Vec<(String, f32)>) -> Result<(), S::Failure> {
        let nearest = match self.sounding(word)? {
            same if !same.is_empty() => same,
            _ => self.nearest(&word.stem)?,
        };
        let read = nearest.iter().map(|(stem, _)| stem.clone()).collect();
        terms.extend(nearest.into_iter().map(|(stem, far)| (stem, REPAIRED / (1 << far.saturating_sub(1)) as f32)));
        plan.repairs.push(Repair { typed: word.surface.clone(), read });
        Ok(())
    }

    /// Words of the index that sound the same: the first spelling that exists.
    fn sounding(&self, word: &Word) -> Result<Vec<(String, usize)>, S::Failure> {
        if word.surface.chars().count() < SOUND_FROM {
            return Ok(Vec::new());
        }
        for spelling in alike(&word.surface) {
            let stem = words().stem(&spelling);
            if self.stock.holding(&stem)? > 0 {
                return Ok(vec![(stem, 1)]);
            }
        }
        Ok(Vec::new())
    }

    /// The words of the index nearest to a stem: one mistake from four letters, two from eight.
    fn nearest(&self, stem: &str) -> Result<Vec<(String, usize)>, S::Failure> {
        let limit: u8 = match stem.chars().count() {
            0..4 => return Ok(Vec::new()),
            4..8 => 1,
            _ => 2,
        };
        let mut near = self.stock.around(stem, limit)?;
        near.sort_by(|a, b| a.1.cmp(&b.1).then(b.2.cmp(&a.2)).then_with(|| a.0.cmp(&b.0)));
        let best = near.first().map_or(0, |(_, far, _)| *far);
        let nearest = near.into_iter().take_while(|(_, far, _)| *far == best).take(NEAREST);
        Ok(nearest.map(|(stem, far, _)| (stem, far)).collect())
    }
}
