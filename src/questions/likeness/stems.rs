//! Shared word stems of short texts: the cosine of their stems, where a stem weighs more the fewer texts use it. What a
//! word is, is decided in `dutch`.

use std::collections::{BTreeMap, BTreeSet};

use crate::dutch;

/// Texts as lists of stems.
#[derive(Debug)]
pub struct Stems {
    /// The stems of each text, in order.
    texts: Vec<Vec<usize>>,
    /// Of each stem, the square of what it weighs.
    weights: Vec<f64>,
    /// The length of each text.
    lengths: Vec<f64>,
}

impl Stems {
    /// Reads texts. Stop words and ages say nothing about a need.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        let texts: Vec<Vec<usize>> = texts
            .map(|text| {
                let mut own = BTreeSet::new();
                for stem in stems(text) {
                    let next = numbers.len();
                    own.insert(*numbers.entry(stem).or_insert(next));
                }
                own.into_iter().collect()
            })
            .collect();
        let weights = weights(&texts, numbers.len());
        let square = |stem: &usize| weights.get(*stem).copied().unwrap_or_default();
        let lengths = texts.iter().map(|text| text.iter().map(square).sum::<f64>().sqrt()).collect();
        Self { lengths, texts, weights }
    }

    /// How much two texts share, from 0 to 1; none when one of them has no words.
    pub fn between(&self, one: usize, other: usize) -> Option<f64> {
        let (a, b) = self.texts.get(one).zip(self.texts.get(other))?;
        let length = self.lengths.get(one)? * self.lengths.get(other)?;
        let shared = a.iter().filter(|stem| b.binary_search(stem).is_ok());
        let sum: f64 = shared.filter_map(|stem| self.weights.get(*stem)).sum();
        (length > 0.0).then(|| (sum / length).min(1.0))
    }
}

/// The square of ln(1 + texts / texts with it): a stem of one text in a hundred counts for about forty of every text.
fn weights(texts: &[Vec<usize>], stems: usize) -> Vec<f64> {
    let mut counts = vec![0.0_f64; stems];
    for stem in texts.iter().flatten() {
        counts.get_mut(*stem).into_iter().for_each(|count| *count += 1.0);
    }
    let all = texts.len() as f64;
    counts.into_iter().map(|count| (1.0 + all / count.max(1.0)).ln().powi(2)).collect()
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    let words = dutch::words();
    let said = words.of_text(text).filter(|word| !words.is_stop(&word.surface));
    said.filter(|word| word.surface.chars().any(char::is_alphabetic)).map(|word| word.stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems_of(texts: &[&str]) -> Stems {
        Stems::of(texts.iter().copied())
    }

    #[test]
    fn the_same_words_in_another_form_and_order_are_the_same() {
        let stems = stems_of(&["wandelen en koffie drinken", "drinkt koffie, wandelt", "een fiets"]);
        assert!(stems.between(0, 1).unwrap() > 0.99, "{:?}", stems.between(0, 1));
        assert_eq!(stems.between(0, 2), Some(0.0));
    }

    #[test]
    fn a_rare_word_says_more_than_a_frequent_one() {
        let texts = ["zoekt biljart", "zoekt moestuin", "biljart graag", "zoekt gezelschap", "zoekt naailes"];
        let stems = stems_of(&texts);
        assert!(stems.between(0, 2) > stems.between(0, 1), "{:?} {:?}", stems.between(0, 2), stems.between(0, 1));
    }

    #[test]
    fn a_text_without_words_is_not_compared() {
        let stems = stems_of(&["", "80", "koffie"]);
        assert_eq!((stems.between(0, 2), stems.between(1, 2)), (None, None));
    }
}
