//! Whether the letters of an unknown word look like a name, learnt from the lists: how often three letters follow each
//! other in names and how often in words. It decides nothing by itself.

use std::collections::HashSet;

/// Letters, and the edge of a word.
const SIGNS: usize = 27;
/// Added to each count, so that what was never seen is only rare.
const SMOOTH: f32 = 0.5;

/// For each three letters the logarithm of how much more often they are seen in names than in words.
pub struct Likeness(Vec<f32>);

impl Likeness {
    /// Learns from names and words; a name that is also a word teaches nothing.
    pub fn learn<'a>(names: impl Iterator<Item = &'a String>, words: &HashSet<String>) -> Self {
        let mut seen = (vec![SMOOTH; SIGNS.pow(3)], vec![SMOOTH; SIGNS.pow(3)]);
        names.filter(|name| !words.contains(*name)).for_each(|name| count(name, &mut seen.0));
        words.iter().for_each(|word| count(word, &mut seen.1));
        let totals: (f32, f32) = (seen.0.iter().sum(), seen.1.iter().sum());
        Self(seen.0.iter().zip(&seen.1).map(|(name, word)| (name / totals.0).ln() - (word / totals.1).ln()).collect())
    }

    /// The mean over the letters of a word.
    pub fn of(&self, word: &str) -> f32 {
        let (mut sum, mut places) = (0.0, 0.0);
        for place in triples(word) {
            sum += self.0.get(place).copied().unwrap_or(0.0);
            places += 1.0;
        }
        if places > 0.0 { sum / places } else { 0.0 }
    }
}

fn count(word: &str, seen: &mut [f32]) {
    for place in triples(word) {
        if let Some(count) = seen.get_mut(place) {
            *count += 1.0;
        }
    }
}

fn triples(word: &str) -> impl Iterator<Item = usize> {
    let sign = |letter: u8| if letter.is_ascii_lowercase() { usize::from(letter - b'a') + 1 } else { 0 };
    let edged = std::iter::once(0).chain(word.bytes().map(sign)).chain(std::iter::once(0));
    let mut last = (0, 0);
    edged.enumerate().filter_map(move |(index, sign)| {
        let place = last.0 * SIGNS * SIGNS + last.1 * SIGNS + sign;
        last = (last.1, sign);
        (index >= 2).then_some(place)
    })
}
