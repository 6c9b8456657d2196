//! What is asked of a search server: the planned stems of a question as expressions over sets of entries, and as the
//! few stems whose entries are worth looking at. What an entry scores, follows from the stems that it brings along.

use std::collections::HashMap;

use super::entry::{mark, tie};
use super::narrow::{and, one_of, or};
use super::settings::KEY;
use super::settings::attribute::{STEMS, TIE};
use super::vocabulary::Vocabulary;
use crate::search::embedded::told_length;
use crate::search::matching::{gain, least_mass, least_meant, penalty};
use crate::search::plan::{Plan, Planner, Role, Wanted};
use crate::search::question::Question;
use crate::search::sense::key;

/// Share of the weight of the heaviest word from which a word is always enough.
const ALONE: f32 = 0.7;
/// Light words of which two together may hold enough.
const PAIRED: usize = 12;

/// A question that can be asked.
#[derive(Debug, Default)]
pub struct Asked {
    /// The stems to look for.
    pub plan: Plan,
    /// Entries that hold most of what the question stands for, whatever was typed.
    pub brought: Vec<String>,
    /// Entries that are nearest in meaning, by their tie.
    nearest: Vec<String>,
    /// The only entries that are results, by their tie, when that is decided one by one.
    only: Option<Vec<String>>,
    /// The usual length of an entry, in stems.
    average: f32,
}

/// One stem to ask for.
#[derive(Debug, PartialEq)]
pub struct Probe<'a> {
    /// Which word it stands for.
    pub word: usize,
    /// The stem.
    pub stem: &'a str,
    /// What it gives, roughly.
    pub gain: f32,
}

/// How well an entry matches, by what was typed and by what that stands for.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Match {
    /// By what was typed.
    pub typed: f32,
    /// By what that stands for.
    pub meant: f32,
}

impl Asked {
    /// Plans a question; `None` when nothing is asked.
    pub fn plan(question: &Question, known: &Vocabulary) -> Option<Self> {
        if question.is_empty() {
            return None;
        }
        let Ok(plan) = Planner { stock: known }.plan(question);
        let nearest = question.sensed.iter().flat_map(|sensed| &sensed.nearest).map(|key| tie(*key)).collect();
        Some(Self { plan, brought: Vec::new(), nearest, only: None, average: known.usual_length() })
    }

    /// Which entries are results; empty when none can be.
    pub fn expression(&self) -> String {
        if self.only.is_some() {
            return self.extra();
        }
        let parts = [self.enough(), self.extra()];
        or(parts.into_iter().filter(|part| !part.is_empty()))
    }

    /// Entries that are results whatever was typed; empty when there are none.
    pub fn extra(&self) -> String {
        if let Some(only) = &self.only {
            return if only.is_empty() { String::new() } else { one_of(TIE, only) };
        }
        let lists = [(KEY, &self.brought), (TIE, &self.nearest)].into_iter().filter(|(_, list)| !list.is_empty());
        or(lists.map(|(name, list)| one_of(name, list)))
    }

    /// Which entries hold enough of what was typed: a third of the weight of a short question, a tenth of a long one.
    fn enough(&self) -> String {
        let typed = || self.plan.wanted.iter().filter(|wanted| wanted.is_typed());
        let heaviest = typed().map(|wanted| wanted.weight).fold(0.0, f32::max);
        // Of a very long question no word alone holds enough, and sums of many words are no expression.
        let least = least_mass(&self.plan).min(heaviest * ALONE);
        let (heavy, light): (Vec<&Wanted>, Vec<&Wanted>) = typed().partition(|wanted| wanted.weight >= least);
        let alone = (!heavy.is_empty()).then(|| held(&heavy));
        let pairs = pairs(&light).filter(|(a, b)| a.weight + b.weight >= least);
        or(alone.into_iter().chain(pairs.map(|(a, b)| and([held(&[a]), held(&[b])]))))
    }

    /// The stems to ask for, the most telling first: of what was typed, or of what that stands for.
    pub fn probes(&self, role: Role, most: usize) -> Vec<Probe<'_>> {
        let mut probes = Vec::new();
        for (word, wanted) in self.plan.wanted.iter().enumerate().filter(|(_, wanted)| wanted.role == role) {
            let gain = |fit: &f32| gain(wanted, *fit, 1.0, penalty(1.0, 1.0));
            probes.extend(wanted.stems.iter().map(|(stem, fit)| Probe { word, stem, gain: gain(fit) }));
        }
        probes.sort_by(|a, b| b.gain.total_cmp(&a.gain));
        probes.truncate(most);
        probes
    }

    /// What an entry scores, by the stems that it holds.
    pub fn weigh(&self, bag: &str) -> Match {
        let (stems, length) = self.counted(bag);
        let penalty = penalty(told_length(length) as f32, self.average);
        let mut found = Match::default();
        for wanted in &self.plan.wanted {
            for (stem, fit) in &wanted.stems {
                let Some(times) = stems.get(stem.as_str()).filter(|times| **times > 0) else { continue };
                let gain = gain(wanted, *fit, *times as f32, penalty);
                *if wanted.role == Role::Meant { &mut found.meant } else { &mut found.typed } += gain;
            }
        }
        found
    }

    /// How often each stem of the question stands in an entry, and how long that is.
    fn counted<'a>(&'a self, bag: &str) -> (HashMap<&'a str, u32>, u32) {
        let asked = self.plan.wanted.iter().flat_map(|wanted| &wanted.stems);
        let mut stems: HashMap<&str, u32> = asked.map(|(stem, _)| (stem.as_str(), 0)).collect();
        let (mut parts, mut length) = (bag.split(' '), 0);
        while let (Some(stem), Some(times)) = (parts.next(), parts.next()) {
            let times = times.parse().unwrap_or_default();
            length += times;
            if let Some(counted) = stems.get_mut(stem) {
                *counted = times;
            }
        }
        (stems, length)
    }

    /// From now on these listings are the results, and no others.
    pub fn keep_only<'a>(&mut self, slugs: impl Iterator<Item = &'a str>) {
        let mut ties: Vec<String> = slugs.map(|slug| tie(key(slug))).collect();
        ties.sort_unstable();
        self.only = Some(ties);
    }

    /// Takes up the entries that hold most of what the question stands for.
    pub fn bring<'a>(&mut self, entries: impl Iterator<Item = (&'a str, &'a str)>) {
        let meant: HashMap<&str, f32> = entries.map(|(id, bag)| (id, self.weigh(bag).meant)).collect();
        let best = meant.values().copied().fold(0.0, f32::max);
        let least = least_meant(&self.plan, best);
        let enough = meant.into_iter().filter(|(_, meant)| best > 0.0 && *meant >= least);
        self.brought = enough.map(|(id, _)| id.to_owned()).collect();
        self.brought.sort_unstable();
    }
}

fn held(words: &[&Wanted]) -> String {
    one_of(STEMS, words.iter().flat_map(|wanted| &wanted.stems).map(|(stem, _)| mark(stem)))
}

fn pairs<'a>(light: &'a [&'a Wanted]) -> impl Iterator<Item = (&'a Wanted, &'a Wanted)> {
    let light = light.get(..light.len().min(PAIRED)).unwrap_or_default();
    light.iter().enumerate().flat_map(|(at, a)| light.iter().skip(at + 1).map(move |b| (*a, *b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(stem: &str, weight: f32) -> Wanted {
        Wanted { stems: vec![(stem.to_owned(), 1.0)], weight, scale: 1.0, role: Role::Typed }
    }

    fn asked(wanted: Vec<Wanted>) -> Asked {
        Asked { plan: Plan { wanted }, average: 10.0, ..Asked::default() }
    }

    #[test]
    fn heavy_words_are_enough_alone_and_light_ones_two_by_two() {
        let asked = asked(vec![wanted("zwaar", 6.0), wanted("licht", 1.7), wanted("vlak", 1.7), wanted("niets", 0.1)]);
        let expected = r#"((stems IN ["_zwaar"]) OR ((stems IN ["_licht"]) AND (stems IN ["_vlak"])))"#;
        assert_eq!(asked.expression(), expected);
    }

    #[test]
    fn in_a_very_long_question_every_telling_word_is_enough() {
        let wanted = (0..40).map(|at| wanted(&format!("woord{at}"), if at < 20 { 5.0 } else { 1.0 })).collect();
        let expression = asked(wanted).expression();
        assert!(expression.contains("\"_woord19\"") && !expression.contains("\"_woord20\""), "{expression}");
    }

    #[test]
    fn an_entry_that_holds_what_is_meant_is_brought_and_what_is_typed_weighs_more() {
        let meant = Wanted { scale: 0.25, role: Role::Meant, ..wanted("inloop", 2.0) };
        let mut asked = asked(vec![wanted("koffie", 2.0), meant]);
        let (both, one) = (asked.weigh("inloop 2 koffie 2 thee 6"), asked.weigh("koffie 1 thee 9"));
        assert!(both.typed > one.typed && both.typed > both.meant && both.meant > 0.0 && one.meant == 0.0);
        asked.bring([("a", "inloop 4 x 6"), ("b", "inloop 1 x 60"), ("c", "x 10")].into_iter());
        assert_eq!(asked.brought, ["a"]);
        assert_eq!(asked.expression(), r#"((stems IN ["_koffie"])) OR ((id IN ["a"]))"#);
    }
}
