//! Takes the best results out of the sets that the filters left, without sorting what nobody will see.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::bits::Bits;
use super::shelf::Shelf;
use crate::geography::{Point, distance};
use crate::search::engine::{Ask, Hit};
use crate::search::rank::{Facts, score};

/// One shelf with the scores of the words on it, when there were words.
pub struct Scored<'a> {
    /// The shelf.
    pub shelf: &'a Shelf,
    /// Score by position.
    pub scores: Option<&'a [f32]>,
}

/// What ranking a search needs on every shelf.
pub struct Order {
    origin: Option<Near>,
    best_text: f32,
    today: i32,
    radius: Option<f64>,
}

/// Distances from one point, good to a few metres a kilometre: enough to order by, and far cheaper than exact.
struct Near {
    at: Point,
    east: f64,
}

/// Metres in one degree of latitude.
const DEGREE: f64 = 111_195.0;

impl Near {
    fn metres(&self, to: Point) -> f32 {
        let (north, east) = ((to.lat - self.at.lat) * DEGREE, (to.lon - self.at.lon) * DEGREE * self.east);
        north.hypot(east) as f32
    }
}

#[derive(PartialEq)]
struct Place {
    score: f32,
    tie: u64,
    shelf: usize,
    at: usize,
}

impl Eq for Place {}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        // Equals stand in an order of their own, so that a new index shows what the old one showed.
        let place = |p: &Self| Reverse((p.tie, p.shelf, p.at));
        self.score.total_cmp(&other.score).then_with(|| place(self).cmp(&place(other)))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Order {
    /// Prepares ranking; `best_text` is the highest score of words among the results.
    pub fn new(ask: &Ask<'_>, best_text: f32) -> Self {
        let place = ask.filter.place.as_ref();
        let origin = place.and_then(|place| place.origin).map(|at| Near { at, east: at.lat.to_radians().cos() });
        Self { origin, best_text, today: ask.today, radius: place.and_then(|place| place.radius) }
    }

    /// The best of these sets, one set per shelf, from `offset`, at most `limit`.
    pub fn best(&self, shelves: &[Scored<'_>], sets: &[Bits], offset: usize, limit: usize) -> Vec<Hit> {
        let wanted = offset.saturating_add(limit);
        let mut heap: BinaryHeap<Reverse<Place>> = BinaryHeap::new();
        for (index, (scored, set)) in shelves.iter().zip(sets).enumerate() {
            for at in set.iter() {
                let place =
                    Place { score: score(&self.facts(scored, at)), tie: scored.shelf.tie(at), shelf: index, at };
                if heap.len() < wanted {
                    heap.push(Reverse(place));
                } else if let Some(mut worst) = heap.peek_mut().filter(|worst| worst.0 < place) {
                    *worst = Reverse(place);
                }
            }
        }
        let order = heap.into_sorted_vec().into_iter().skip(offset);
        order.filter_map(|Reverse(place)| self.hit(shelves.get(place.shelf)?, place.at, place.score)).collect()
    }

    fn facts(&self, scored: &Scored<'_>, at: usize) -> Facts {
        let shelf = scored.shelf;
        let (kind, waiting, shut) = shelf.state(at);
        let text =
            scored.scores.map(|scores| scores.get(at).copied().unwrap_or(0.0) / self.best_text.max(f32::MIN_POSITIVE));
        let distance = self.origin.as_ref().and_then(|near| Some(near.metres(shelf.point(at)?)));
        let comes = shelf.comes.has(at);
        Facts { text, kind, distance, comes, age_in_days: self.today - shelf.confirmed(at), shut, waiting }
    }

    fn hit(&self, scored: &Scored<'_>, at: usize, score: f32) -> Option<Hit> {
        let card = scored.shelf.cards.get(at)?.clone();
        let far = self.origin.as_ref().and_then(|near| Some(distance(near.at, card.point()?)));
        let distance =
            far.filter(|metres| self.radius.is_none_or(|radius| *metres <= radius || !card.comes_to_people()));
        Some(Hit { card, distance, score })
    }
}
