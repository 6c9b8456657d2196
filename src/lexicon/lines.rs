//! Lines of the lexicon found as listings are: by the words that they share with a question, rare words first (BM25 of
//! Robertson and Zaragoza, 2009, over the words of each line). A question needs no expression of the lexicon to find its
//! situation.

use std::collections::HashMap;

use super::stems::Stem;

/// How quickly another occurrence of a word stops mattering.
const SATURATION: f32 = 1.2;
/// How much a long line counts against a word in it.
const LENGTH: f32 = 0.75;
/// Lines that are looked at.
const MOST: usize = 12;
/// Lines with less than this share of the score of the best say nothing.
const LEAST: f32 = 0.2;

/// The words of all lines.
#[derive(Default)]
pub struct Lines {
    /// Stem, line, and how often the one stands in the other; in that order once all lines are there.
    postings: Vec<(Stem, u32, u16)>,
    lengths: Vec<f32>,
    usual: f32,
}

impl Lines {
    /// Adds the next line with all its words; a word may come more than once.
    pub fn add(&mut self, stems: &[Stem]) {
        let (line, length) = (self.lengths.len() as u32, stems.len() as f32);
        let mut stems = stems.to_vec();
        stems.sort_unstable();
        let times = |same: &[Stem]| Some((*same.first()?, line, same.len() as u16));
        self.postings.extend(stems.chunk_by(|one, other| one == other).filter_map(times));
        self.usual += (length - self.usual) / (line as f32 + 1.0);
        self.lengths.push(length);
    }

    /// Arranges the lines to be looked up, after the last of them.
    pub fn finish(&mut self) {
        self.postings.sort_unstable();
        self.postings.shrink_to_fit();
        self.lengths.shrink_to_fit();
    }

    fn of(&self, stem: Stem) -> &[(Stem, u32, u16)] {
        let from = self.postings.partition_point(|(own, ..)| *own < stem);
        let rest = self.postings.get(from..).unwrap_or_default();
        rest.get(..rest.partition_point(|(own, ..)| *own == stem)).unwrap_or_default()
    }

    /// The lines nearest to these words with how sure each is: 1 for the nearest, quickly less for others.
    pub fn near(&self, stems: impl Iterator<Item = Stem>) -> Vec<(usize, f32)> {
        let mut scores: HashMap<u32, f32> = HashMap::new();
        for stem in stems {
            let postings = self.of(stem);
            let (all, holding) = (self.lengths.len() as f32, postings.len() as f32);
            let rare = (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln();
            for (_, line, times) in postings {
                let times = f32::from(*times);
                let long = self.lengths.get(*line as usize).copied().unwrap_or_default() / self.usual.max(1.0);
                let penalty = SATURATION * (1.0 - LENGTH + LENGTH * long);
                *scores.entry(*line).or_default() += rare * times * (SATURATION + 1.0) / (times + penalty);
            }
        }
        let mut best: Vec<(u32, f32)> = scores.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let most = best.first().map_or(1.0, |(_, score)| *score);
        let shares = best.into_iter().take(MOST).map(|(line, score)| (line as usize, score / most));
        shares.filter(|(_, share)| *share > LEAST).map(|(line, share)| (line, share * share)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::stems::Stems;
    use super::*;

    #[test]
    fn the_line_with_the_rarest_words_of_the_question_is_nearest() {
        let (mut lines, mut stems) = (Lines::default(), Stems::default());
        for words in ["kind school gepest", "kind school huiswerk", "moeder vergeet sleutels"] {
            let words: Vec<Stem> = words.split(' ').map(|word| stems.number(word)).collect();
            lines.add(&words);
        }
        lines.finish();
        let near = lines.near(["kind", "gepest", "school"].into_iter().filter_map(|word| stems.find(word)));
        assert_eq!(near.first(), Some(&(0, 1.0)));
        assert!(near.iter().all(|(line, _)| *line != 2));
        assert!(lines.near(["fiets"].into_iter().filter_map(|word| stems.find(word))).is_empty());
        assert!(lines.near([1_000].into_iter()).is_empty());
    }
}
