//! How much questions are alike, from 0 to 1: a pure figure from themes, wijken, audiences and words. Which of them are
//! proposed as one is in `proposals`; whether they are one is for a person to say.
//!
//! Nearness in meaning was measured on the invented log of the demonstration, within a theme and with the narrower theme
//! and audience as the truth: stems put two pairs in the right order in 81 of 100 cases, the sentence encoder in 85, both
//! together in 86. It costs seven milliseconds an entry, and what it adds the narrower theme and the audience tell better.

mod proposals;
mod stems;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use self::proposals::{Proposal, SMALLEST_GROUP, fitting, proposals};
use self::stems::Stems;
use super::question::Stored;
use crate::catalogue::{Taxonomies, Taxonomy};
use crate::geography::Places;

/// What a shared narrower theme is worth. The coach chose it, so it says more than a word does.
const NARROWER: f64 = 0.35;
/// What a shared audience is worth: the same offer for others is other offer.
const AUDIENCE: f64 = 0.25;
/// What the same words are worth. Enough to make two questions alike of which nothing but theme and wijk is known.
const WORDS: f64 = 0.40;
/// Where one of two questions does not say, half of what it could be worth: no sign for and none against.
const NOT_SAID: f64 = 0.5;
/// From here on two questions may be one: the same narrower theme and audience, or half of that and much the same words.
pub const ALIKE: f64 = 0.55;

/// Questions that can be compared with each other.
#[derive(Debug)]
pub struct Likeness {
    features: Vec<Features>,
    stems: Stems,
    near: BTreeSet<(String, String)>,
}

/// What of a question is compared.
#[derive(Debug)]
struct Features {
    theme: String,
    wijk: String,
    narrower: BTreeSet<String>,
    audiences: BTreeSet<String>,
}

impl Likeness {
    /// Makes these questions comparable. How much a word says follows from how few of them use it.
    #[must_use]
    pub fn of(entries: &[Stored], places: &Places, taxonomies: &Taxonomies) -> Self {
        let features: Vec<Features> = entries.iter().map(|entry| Features::of(entry, places, taxonomies)).collect();
        let texts = entries.iter().map(|entry| entry.text.as_deref().unwrap_or_default());
        let wijken: BTreeSet<&String> = features.iter().map(|one| &one.wijk).collect();
        let near = wijken.into_iter().flat_map(|wijk| {
            let around = places.neighbours(wijk).map(|area| area.code.clone());
            around.chain([wijk.clone()]).map(move |other| (wijk.clone(), other))
        });
        Self { near: near.collect(), stems: Stems::of(texts), features }
    }

    /// How much two of the questions are alike, by their places in the list. Questions about another theme, or of wijken
    /// that do not touch, are not alike at all.
    #[must_use]
    pub fn between(&self, one: usize, other: usize) -> f64 {
        let Some((a, b)) = self.features.get(one).zip(self.features.get(other)) else { return 0.0 };
        if a.theme != b.theme || !self.near.contains(&(a.wijk.clone(), b.wijk.clone())) {
            return 0.0;
        }
        let words = self.stems.between(one, other).unwrap_or(0.0);
        NARROWER * shared(&a.narrower, &b.narrower) + AUDIENCE * shared(&a.audiences, &b.audiences) + WORDS * words
    }

    /// Code of the top theme of a question.
    fn theme(&self, which: usize) -> &str {
        self.features.get(which).map_or("", |one| one.theme.as_str())
    }
}

impl Features {
    fn of(entry: &Stored, places: &Places, taxonomies: &Taxonomies) -> Self {
        let theme = top_theme(taxonomies, &entry.theme).to_owned();
        let all = entry.other_themes.to_vec().into_iter().chain([entry.theme.clone()]);
        let narrower = all.filter(|code| *code != theme && top_theme(taxonomies, code) == theme);
        Self {
            narrower: narrower.collect(),
            audiences: entry.audiences.to_vec().into_iter().collect(),
            wijk: wijk_of(places, entry).to_owned(),
            theme,
        }
    }
}

/// 1 when something is shared, 0 when both say something else.
fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    if one.is_empty() || other.is_empty() {
        return NOT_SAID;
    }
    if one.is_disjoint(other) { 0.0 } else { 1.0 }
}

/// CBS code of the wijk that most of these questions are about, of equals the first by code; empty without questions.
#[must_use]
pub fn middle<'a>(places: &'a Places, questions: &'a [Stored]) -> &'a str {
    most_frequent(questions.iter().map(|one| wijk_of(places, one))).into_iter().next().unwrap_or_default()
}

fn wijk_of<'a>(places: &'a Places, question: &'a Stored) -> &'a str {
    let area = places.area(&question.area_code);
    area.map_or(question.area_code.as_str(), |area| places.wijk_of(area).code.as_str())
}

/// The code of the top term above a theme; its own when there is none.
#[must_use]
pub fn top_theme<'a>(taxonomies: &'a Taxonomies, code: &'a str) -> &'a str {
    let Some(themes) = taxonomies.get(Taxonomy::THEME) else { return code };
    let mut term = themes.term(code);
    // No list is deeper than this; a list that bites its own tail ends here.
    for _ in 0..8 {
        let Some(above) = term.and_then(|term| term.parent_id) else { break };
        term = themes.terms.iter().find(|one| one.id == above);
    }
    term.map_or(code, |term| term.code.as_str())
}

/// The codes of a top theme and of everything below it.
#[must_use]
pub fn with_narrower<'a>(taxonomies: &'a Taxonomies, top: &'a str) -> Vec<&'a str> {
    let below = taxonomies.terms(Taxonomy::THEME).map(|term| term.code.as_str());
    let mut codes: Vec<&str> = below.filter(|code| *code != top && top_theme(taxonomies, code) == top).collect();
    codes.insert(0, top);
    codes
}

/// How often each text comes, the most frequent first, ties in order.
fn most_frequent<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut counted: BTreeMap<T, usize> = BTreeMap::new();
    all.for_each(|one| *counted.entry(one).or_default() += 1);
    let mut counted: Vec<(T, usize)> = counted.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(one, _)| one).collect()
}
