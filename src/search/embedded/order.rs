//! Takes the best results out of the sets that the filters left, without sorting what nobody will see.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::bits::Bits;
use super::shelf::{Shelf, slot_index};
use crate::catalogue::Day;
use crate::geography::{Point, distance};
use crate::search::ending::Signs;
use crate::search::engine::{Ask, Hit};
use crate::search::filter::{Ages, Facet, Part};
use crate::search::rank::{Facts, features, score};
use crate::search::wishes::{Fit, Traits, Wishes};

/// One shelf with the scores of the words on it, when there were words.
pub struct Scored<'a> {
    /// The shelf.
    pub shelf: &'a Shelf,
    /// Score by position, by what was typed and by what that stands for.
    pub scores: Option<(&'a [f32], &'a [f32])>,
    /// Nearness in meaning by position; empty when that was not asked.
    pub meaning: &'a [f32],
}

/// What ranking a search needs on every shelf.
pub struct Order<'a> {
    wishes: &'a Wishes,
    origin: Option<Near>,
    best: (f32, f32),
    whole: f32,
    today: i32,
    radius: Option<f64>,
}

/// Distances from one point, good to a few metres a kilometre: enough to order by, and far cheaper than exact.
pub struct Near {
    at: Point,
    east: f64,
}

/// Metres in one degree of latitude.
const DEGREE: f64 = 111_195.0;

impl Near {
    /// From a point.
    pub fn to(at: Point) -> Self {
        Self { at, east: at.lat.to_radians().cos() }
    }

    /// How far it is.
    pub fn metres(&self, to: Point) -> f32 {
        let (north, east) = ((to.lat - self.at.lat) * DEGREE, (to.lon - self.at.lon) * DEGREE * self.east);
        north.hypot(east) as f32
    }
}

/// One position of a shelf, as wishes look at it.
struct Standing<'a> {
    shelf: &'a Shelf,
    at: usize,
}

impl Traits for Standing<'_> {
    fn has(&self, facet: Facet, code: &str) -> bool {
        self.shelf.has(facet, code, self.at)
    }

    fn admits(&self, ages: Ages) -> bool {
        self.shelf.admits(self.at, ages.from, ages.to)
    }

    fn serves(&self, area: &str) -> bool {
        self.shelf.serves_all.has(self.at) || self.shelf.serves.get(area).is_some_and(|bits| bits.has(self.at))
    }

    fn on(&self, day: Day, part: Part) -> bool {
        self.shelf.slots.get(slot_index(day, part)).is_some_and(|bits| bits.has(self.at))
    }
}

/// Results that are held against the wishes of a sentence; what stands behind these by its words stays behind.
const JUDGED: usize = 400;

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

impl<'a> Order<'a> {
    /// Prepares ranking; `best` holds the highest scores of words among the results, `whole`
    /// the score of a listing that holds the whole question.
    pub fn new(ask: &Ask<'a>, best: (f32, f32), whole: f32) -> Self {
        let place = ask.filter.place.as_ref();
        let wishes = &ask.question.wishes;
        let named = wishes.area.as_ref().map(|area| area.point);
        let origin = place.and_then(|place| place.origin).or(named).map(Near::to);
        Self { wishes, origin, best, whole, today: ask.today, radius: place.and_then(|place| place.radius) }
    }

    /// The best of these sets, one set per shelf, from `offset`, at most `limit`.
    pub fn best(&self, shelves: &[Scored<'_>], sets: &[Bits], offset: usize, limit: usize) -> Vec<Hit> {
        let places = self.first(shelves, sets, offset.saturating_add(limit));
        let order = self.judged(shelves, places).into_iter().skip(offset).take(limit);
        order.filter_map(|place| self.hit(shelves.get(place.shelf)?, place.at, place.score)).collect()
    }

    /// The best by what is cheap to know, best first: as many as are wanted, and enough to choose from when a sentence
    /// tells more than words.
    fn first(&self, shelves: &[Scored<'_>], sets: &[Bits], wanted: usize) -> Vec<Place> {
        let wanted = if wanted > 0 && self.tells_more() { wanted.max(JUDGED) } else { wanted };
        let mut heap: BinaryHeap<Reverse<Place>> = BinaryHeap::new();
        for (index, (scored, set)) in shelves.iter().zip(sets).enumerate() {
            for at in set.iter() {
                let place =
                    Place { score: score(&self.facts(scored, at, false)), tie: scored.shelf.tie(at), shelf: index, at };
                if heap.len() < wanted {
                    heap.push(Reverse(place));
                } else if let Some(mut worst) = heap.peek_mut().filter(|worst| worst.0 < place) {
                    *worst = Reverse(place);
                }
            }
        }
        heap.into_sorted_vec().into_iter().map(|Reverse(place)| place).collect()
    }

    fn tells_more(&self) -> bool {
        !self.wishes.is_empty()
    }

    /// The same places with the first few hundred in the order of everything that is known.
    fn judged(&self, shelves: &[Scored<'_>], mut places: Vec<Place>) -> Vec<Place> {
        if !self.tells_more() {
            return places;
        }
        let rest = places.split_off(places.len().min(JUDGED));
        for place in &mut places {
            let Some(scored) = shelves.get(place.shelf) else { continue };
            place.score = score(&self.facts(scored, place.at, true));
        }
        places.sort_by(|a, b| b.cmp(a));
        places.extend(rest);
        places
    }

    fn facts(&self, scored: &Scored<'_>, at: usize, all: bool) -> Facts {
        let shelf = scored.shelf;
        let (kind, waiting, shut) = shelf.state(at);
        let Signs { text, held, meant, meaning, .. } = self.signs(scored, at);
        let text = scored.scores.map(|_| text);
        let distance = self.origin.as_ref().and_then(|near| Some(near.metres(shelf.point(at)?)));
        let comes = shelf.comes.has(at);
        let fit = if all && self.tells_more() { self.wishes.fit(&Standing { shelf, at }) } else { Fit::default() };
        Facts {
            text,
            held,
            meant,
            meaning,
            fit,
            kind,
            distance,
            comes,
            age_in_days: self.today - shelf.confirmed(at),
            shut,
            waiting,
            close: self.wishes.near,
            soon: self.wishes.soon,
        }
    }

    /// What speaks for each position of a set, as the end of a list looks at it.
    pub fn weights(&self, scored: &Scored<'_>, set: &Bits) -> Vec<(usize, f32)> {
        let carrying = |(code, vote): &(String, f32)| Some((scored.shelf.carrying(Facet::Theme, code)?, *vote));
        let themes: Vec<(&Bits, f32)> = self.wishes.themes.iter().filter_map(carrying).collect();
        let theme =
            |at| themes.iter().filter(|(bits, _)| bits.has(at)).fold(0.0_f32, |most, (_, vote)| most.max(*vote));
        set.iter().map(|at| (at, Signs { theme: theme(at), ..self.signs(scored, at) }.weight())).collect()
    }

    /// What the words and the meaning say for a position.
    fn signs(&self, scored: &Scored<'_>, at: usize) -> Signs {
        let value = |values: &[f32]| values.get(at).copied().unwrap_or(0.0);
        let share = |scores: &[f32], best: f32| value(scores) / best.max(f32::MIN_POSITIVE);
        let (typed, meant) = scored.scores.unwrap_or_default();
        Signs {
            text: share(typed, self.best.0),
            held: share(typed, self.whole).min(1.0),
            meant: share(meant, self.best.1),
            meaning: value(scored.meaning),
            theme: 0.0,
        }
    }

    fn hit(&self, scored: &Scored<'_>, at: usize, score: f32) -> Option<Hit> {
        let card = scored.shelf.cards.get(at)?.clone();
        let far = self.origin.as_ref().and_then(|near| Some(distance(near.at, card.point()?)));
        let distance =
            far.filter(|metres| self.radius.is_none_or(|radius| *metres <= radius || !card.comes_to_people()));
        let facts = features(&self.facts(scored, at, true));
        Some(Hit { card, distance, score, facts })
    }
}
