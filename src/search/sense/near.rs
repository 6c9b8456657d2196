//! What a question lies near to: listings with how near, and lines of the lexicon with how sure.

use std::collections::HashMap;
use std::sync::PoisonError;

use super::{Sense, clauses};
use crate::meaning::Vector;

/// Situations nearer than this say something.
const FLOOR: f32 = 0.45;
/// Situations that each clause is compared with in the end.
const NEAREST: usize = 6;
/// Listings that meaning alone brings in.
const BROUGHT: usize = 20;

/// What a question lies near to.
#[derive(Debug, Default, Clone)]
pub struct Sensed {
    /// Nearness of listings, 0 (as most) to 1 (the nearest); far ones are left out.
    pub near: HashMap<u64, f32>,
    /// The nearest listings.
    pub nearest: Vec<u64>,
    /// Similarity of the nearest listing, about 0 to 1: how much the catalogue has to do with the question at all.
    pub best: f32,
    /// Lines of the lexicon with how sure each is, 0 to 1.
    pub situations: Vec<(usize, f32)>,
}

impl Sense {
    /// Senses a question. Costs an encoding per clause and a look at every vector.
    pub fn sense(&self, text: &str) -> Sensed {
        let texts = clauses::of_question(text);
        let vectors = self.encoder.encode_many(&texts);
        let Some(whole) = vectors.first() else { return Sensed::default() };
        Sensed { situations: self.near_situations(&vectors), ..self.near_listings(whole) }
    }

    fn near_situations(&self, vectors: &[Vector]) -> Vec<(usize, f32)> {
        let floor = FLOOR;
        // Not made yet: the question does without, rather than wait for seconds.
        let Some(situations) = self.situations.get() else { return Vec::new() };
        let mut lines: HashMap<usize, f32> = HashMap::new();
        for vector in vectors {
            let mut near: Vec<(f32, usize)> = situations
                .iter()
                .map(|(line, own)| (vector.similarity(own), *line))
                .filter(|(similarity, _)| *similarity > floor)
                .collect();
            near.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (similarity, line) in near.into_iter().take(NEAREST as f32 as usize) {
                let sure = ((similarity - floor) / (1.0 - floor)).clamp(0.0, 1.0);
                let kept = lines.entry(line).or_insert(0.0);
                *kept = kept.max(sure);
            }
        }
        let mut lines: Vec<_> = lines.into_iter().collect();
        lines.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        lines
    }

    /// A listing is as near as its nearest piece and all its pieces together.
    fn near_listings(&self, whole: &Vector) -> Sensed {
        let shelf = self.shelf.read().unwrap_or_else(PoisonError::into_inner);
        let mut best = 0.0_f32;
        let mut all: Vec<(f32, u64)> = Vec::with_capacity(shelf.spans.len());
        for (key, (from, number)) in &shelf.spans {
            let vectors = shelf.vectors.iter().skip(*from as usize).take(usize::from(*number));
            let (mut nearest, mut sum) = (0.0_f32, 0.0);
            for vector in vectors {
                let similarity = whole.similarity(vector);
                nearest = nearest.max(similarity);
                sum += similarity;
            }
            best = best.max(nearest);
            all.push((nearest + sum / f32::from((*number).max(1)), *key));
        }
        if all.is_empty() {
            return Sensed::default();
        }
        let middle = all.len() / 2;
        all.select_nth_unstable_by(middle, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let usual = all.get(middle).map_or(0.0, |one| one.0);
        all.truncate(middle);
        all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let most = all.first().map_or(1.0, |one| one.0);
        let share = |value: f32| ((value - usual) / (most - usual).max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
        let nearest = all.iter().take(BROUGHT).map(|(_, key)| *key).collect();
        let near = all.into_iter().map(|(value, key)| (key, share(value))).collect();
        Sensed { near, nearest, best, situations: Vec::new() }
    }
}
