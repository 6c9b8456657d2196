//! Turns the words of a question into stems that an index holds: the word itself, longer words that begin with it,
//! its parts. Words that are typed wrongly are `mend.rs`' work; what a stem found is worth, is `matching.rs`'.

use crate::dutch::{Word, split, words};
use crate::lexicon::lexicon;
use crate::search::exclusion::excluding;
use crate::search::mend::Reading;
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
/// A word that was typed wrongly, when it is sure what was meant.
const REPAIRED: f32 = 0.8;
/// Terms looked at when a word is extended, and terms kept of them.
const EXTENDED: (usize, usize) = (256, 8);
/// Shortest stem that is extended, in letters.
const EXTEND_FROM: usize = 4;
/// A word of the field beside the words that were typed for it.
const LEXICON: f32 = 0.5;
/// A word that the listing says not to be, beside one that it says to be.
const EXCLUDED: f32 = 0.5;
/// Stems of the index, with how well each stands for a word.
type Terms = Vec<(String, f32)>;

/// Plans a question over one index.
pub struct Planner<S> {
    /// The index as it is now.
    pub stock: S,
}

impl<S: Stock> Planner<S> {
    /// The stems for a question.
    pub fn plan(&self, question: &Question) -> Result<Plan, S::Failure> {
        let mut plan = Plan::default();
        for (at, word) in question.words.iter().enumerate() {
            let terms = if question.literal { self.exact(&word.stem)? } else { self.terms(&question.words, at)? };
            let (terms, sure) = self.mended(question.mended.get(&word.surface), terms)?;
            self.want(terms, (sure, Role::Typed), &mut plan)?;
            if !question.literal {
                self.want(self.exact(&excluding(&word.stem))?, (-EXCLUDED, Role::Against), &mut plan)?;
            }
        }
        for expansion in &question.expansions {
            self.want(self.exact(&expansion.stem)?, (expansion.weight * LEXICON, Role::Meant), &mut plan)?;
        }
        Ok(plan)
    }

    /// The stems that stand for one of these words, with how well each does so; none for a word that is not known.
    fn terms(&self, asked: &[Word], at: usize) -> Result<Terms, S::Failure> {
        let mut terms = self.whole(asked, at)?;
        if let Some(word) = asked.get(at) {
            self.add_parts(word, &mut terms)?;
        }
        Ok(terms)
    }

    /// The same without the parts of a compound.
    pub fn whole(&self, asked: &[Word], at: usize) -> Result<Terms, S::Failure> {
        let Some(word) = asked.get(at) else { return Ok(Vec::new()) };
        let mut terms = self.exact(&word.stem)?;
        self.add_joined(asked, at, &mut terms)?;
        self.add_longer(word, &mut terms)?;
        Ok(terms)
    }

    /// The parts of a compound that the index knows.
    pub fn parts(&self, word: &Word) -> Result<Terms, S::Failure> {
        let mut terms = Vec::new();
        self.add_parts(word, &mut terms)?;
        Ok(terms)
    }

    /// A word that was typed wrongly stands for all that it may be, and counts less beside words that were typed right.
    fn mended(&self, readings: Option<&Vec<Reading>>, mut terms: Terms) -> Result<(Terms, f32), S::Failure> {
        let Some((first, others)) = readings.and_then(|readings| readings.split_first()) else {
            return Ok((terms, 1.0));
        };
        for other in others {
            terms.extend(self.exact(&other.word.stem)?.into_iter().map(|(stem, _)| (stem, other.sure)));
        }
        Ok((terms, REPAIRED * first.sure))
    }

    fn want(&self, terms: Terms, how: (f32, Role), plan: &mut Plan) -> Result<(), S::Failure> {
        let Some((best, _)) = terms.first() else { return Ok(()) };
        let (holding, all) = (self.stock.holding(best)? as f32, self.stock.entries() as f32);
        let weight = (1.0 + (all - holding + 0.5).max(0.5) / (holding + 0.5)).ln();
        plan.wanted.push(Wanted { stems: terms, weight, scale: how.0, role: how.1 });
        Ok(())
    }

    fn exact(&self, stem: &str) -> Result<Terms, S::Failure> {
        let known = self.stock.holding(stem)? > 0;
        Ok(known.then(|| (stem.to_owned(), 1.0)).into_iter().collect())
    }

    /// `taal cafe` also finds `taalcafe`.
    fn add_joined(&self, asked: &[Word], at: usize, terms: &mut Terms) -> Result<(), S::Failure> {
        let pair = |left: Option<&Word>, right: Option<&Word>| Some(format!("{}{}", left?.surface, right?.surface));
        let before = at.checked_sub(1).and_then(|before| pair(asked.get(before), asked.get(at)));
        for joined in [before, pair(asked.get(at), asked.get(at + 1))].into_iter().flatten() {
            terms.extend(self.exact(&words().stem(&joined))?);
        }
        Ok(())
    }

    /// `schuldhulp` also finds `schuldhulpmaatje`; the most common longer words are kept. A compound holds the word as
    /// it is written (`sollicitatiespreekuur`) or its stem (`schuldhulp` of `schulden`).
    fn add_longer(&self, word: &Word, terms: &mut Terms) -> Result<(), S::Failure> {
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
    fn add_parts(&self, word: &Word, terms: &mut Terms) -> Result<(), S::Failure> {
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
}
