//! Finds weights by measuring: one weight after another is moved as long as the mean nDCG@10 grows. Weights that are
//! found on one part of the questions are judged on the other part, so that learning by heart shows.

use super::collection::Judged;
use super::measure::measure;

/// What one question found: each candidate with its facts as numbers.
pub struct Found<'a> {
    /// The question.
    pub judged: &'a Judged,
    /// Slug and features of each candidate.
    pub candidates: Vec<(String, Vec<f32>)>,
}

/// Weights and how well they do.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuned {
    /// Found on all questions.
    pub weights: Vec<f32>,
    /// Mean nDCG@10 on the questions that they were found on.
    pub learned: f64,
    /// Mean nDCG@10 on questions that took no part in finding weights.
    pub unseen: f64,
    /// Mean nDCG@10 of the weights that it started from.
    pub before: f64,
}

/// Parts into which the questions are divided.
const PARTS: usize = 5;
/// How far a weight is moved, the coarse steps first.
const STEPS: [f32; 4] = [0.16, 0.08, 0.04, 0.02];
/// Smallest gain that is worth another weight, so that noise of a single question moves nothing.
const GAIN: f64 = 0.0004;

/// Moves the weights with a sign from `start`; a weight of sign zero is left alone.
pub fn tune(found: &[Found<'_>], start: &[f32], signs: &[f32]) -> Tuned {
    let all: Vec<&Found<'_>> = found.iter().collect();
    let weights = climb(&all, start, signs);
    let mut unseen = 0.0;
    for part in 0..PARTS {
        let out: Vec<&Found<'_>> = found.iter().skip(part).step_by(PARTS).collect();
        let rest: Vec<&Found<'_>> =
            found.iter().enumerate().filter(|(at, _)| at % PARTS != part).map(|(_, one)| one).collect();
        unseen += mean(&out, &climb(&rest, start, signs)) * out.len() as f64;
    }
    let (learned, before) = (mean(&all, &weights), mean(&all, start));
    Tuned { weights, learned, unseen: unseen / found.len().max(1) as f64, before }
}

fn climb(found: &[&Found<'_>], start: &[f32], signs: &[f32]) -> Vec<f32> {
    let mut weights = start.to_vec();
    let mut best = mean(found, &weights);
    for step in STEPS {
        while let Some((better, moved)) = best_move(found, &weights, signs, step, best) {
            best = better;
            weights = moved;
        }
    }
    weights
}

fn best_move(found: &[&Found<'_>], weights: &[f32], signs: &[f32], step: f32, best: f64) -> Option<(f64, Vec<f32>)> {
    let mut found_better: Option<(f64, Vec<f32>)> = None;
    for (at, sign) in signs.iter().enumerate().filter(|(_, sign)| **sign != 0.0) {
        for by in [step, -step] {
            let mut moved = weights.to_vec();
            let Some(weight) = moved.get_mut(at) else { continue };
            *weight += by;
            if *weight * sign < 0.0 {
                continue;
            }
            let value = mean(found, &moved);
            if value > found_better.as_ref().map_or(best + GAIN, |(value, _)| *value) {
                found_better = Some((value, moved));
            }
        }
    }
    found_better
}

fn mean(found: &[&Found<'_>], weights: &[f32]) -> f64 {
    let one = |found: &&Found<'_>| {
        let score = |features: &[f32]| features.iter().zip(weights).map(|(f, w)| f * w).sum::<f32>();
        let mut order: Vec<(f32, &str)> =
            found.candidates.iter().map(|(slug, features)| (score(features), slug.as_str())).collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0));
        let slugs: Vec<&str> = order.into_iter().map(|(_, slug)| slug).take(20).collect();
        measure(found.judged, &slugs).ndcg
    };
    found.iter().map(one).sum::<f64>() / found.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fact_that_tells_good_from_bad_gets_the_weight() {
        let judged: Judged = serde_json::from_str(r#"{"id":"x","type":"keyword","q":"x","rel":{"good":3}}"#).unwrap();
        let candidates = vec![("bad".to_owned(), vec![1.0, 0.0]), ("good".to_owned(), vec![0.9, 1.0])];
        let found: Vec<_> = (0..10).map(|_| Found { judged: &judged, candidates: candidates.clone() }).collect();
        let tuned = tune(&found, &[1.0, 0.0], &[0.0, 1.0]);
        assert!(tuned.before < tuned.unseen && tuned.weights[1] > 0.1 && tuned.weights[0] == 1.0);
    }
}
