//! What a question lies near to: listings with how near, and lines of the lexicon with how sure.

use std::collections::HashMap;

use super::shelf::Shelf;
use super::{Sense, clauses};
use crate::meaning::Vector;

/// Listings that meaning alone brings in.
const BROUGHT: usize = 20;
/// Listings of which nearness is told, at most; those behind are as far as any.
const TOLD: usize = 2_000;

/// What a question lies near to.
#[derive(Debug, Default, Clone)]
pub struct Sensed {
    /// Nearness of listings, 0 (as most) to 1 (the nearest); far ones are left out.
    pub near: HashMap<u64, f32>,
    /// Similarity of the nearest piece of a listing, about 0 to 1: how much the catalogue has to do with the question.
    pub best: f32,
    /// The nearest listings.
    pub nearest: Vec<u64>,
    /// Lines of the lexicon with how sure each is, 0 to 1.
    pub situations: Vec<(usize, f32)>,
}

impl Sense {
    /// Senses a question. Costs an encoding per clause and a look at every vector.
    pub fn sense(&self, text: &str) -> Sensed {
        let vectors = self.lately.get_or_make(text, || self.vectors(text));
        let Some(whole) = vectors.first() else { return Sensed::default() };
        // Not learned yet: the question does without, rather than wait for seconds.
        let situations = self.situations.get().map(|situations| situations.near(&vectors)).unwrap_or_default();
        Sensed { situations, ..self.with_shelf(|shelf| near_listings(shelf, whole)) }
    }

    /// The question as a whole, then each of its clauses when there are several.
    fn vectors(&self, text: &str) -> Vec<Vector> {
        let (parts, clauses) = clauses::of_question(text);
        let vectors = self.encoder.encode_parts(&parts).into_iter();
        vectors.zip([true].into_iter().chain(clauses)).filter_map(|(vector, counts)| counts.then_some(vector)).collect()
    }
}

/// A listing is as near as its nearest piece and all its pieces together. The middle one is as far as most are.
fn near_listings(shelf: &Shelf, whole: &Vector) -> Sensed {
    let mut compared = Vec::new();
    let nearness = |near: &[f32]| {
        let nearest = near.iter().copied().fold(0.0, f32::max);
        nearest + near.iter().sum::<f32>() / near.len().max(1) as f32
    };
    let mut all: Vec<(f32, u64)> =
        shelf.compare(whole, &mut compared).map(|(key, near)| (nearness(near), key)).collect();
    let best = compared.iter().copied().fold(0.0, f32::max);
    let nearest_first = |a: &(f32, u64), b: &(f32, u64)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    let middle = all.len() / 2;
    if all.is_empty() {
        return Sensed::default();
    }
    let usual = all.select_nth_unstable_by(middle, nearest_first).1.0;
    all.truncate(middle);
    if all.len() > TOLD {
        all.select_nth_unstable_by(TOLD, nearest_first);
        all.truncate(TOLD);
    }
    all.sort_unstable_by(nearest_first);
    let most = all.first().map_or(1.0, |one| one.0);
    let share = |value: f32| ((value - usual) / (most - usual).max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
    let nearest = all.iter().take(BROUGHT).map(|(_, key)| *key).collect();
    let near = all.into_iter().map(|(value, key)| (key, share(value))).collect();
    Sensed { near, best, nearest, situations: Vec::new() }
}
