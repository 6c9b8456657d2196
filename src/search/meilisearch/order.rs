//! Puts candidates in the order that every engine gives: where a hit of the server becomes the facts that ranking looks
//! at. Distances are ours, not the server's.

use std::sync::Arc;

use super::asked::Match;
use crate::catalogue::Day;
use crate::geography::{Point, distance};
use crate::search::document::Card;
use crate::search::embedded::{Near, day_number};
use crate::search::ending::Signs;
use crate::search::engine::{Ask, Hit};
use crate::search::filter::{Ages, Facet, Part};
use crate::search::question::Question;
use crate::search::rank::{Facts, features, score};
use crate::search::sense::key;
use crate::search::wishes::{Fit, Traits};

/// A listing that may be among the best.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What to show.
    pub card: Arc<Card>,
    /// How well the words match; `None` without words.
    pub words: Option<Match>,
}

/// What ranking needs to know of a search.
pub struct Order<'a> {
    question: &'a Question,
    origin: Option<Point>,
    radius: Option<f64>,
    whole: f32,
    today: i32,
}

impl<'a> Order<'a> {
    /// The order of one search; `whole` is the score of a listing that holds the whole question.
    pub fn of(ask: &Ask<'a>, whole: f32) -> Self {
        let place = ask.filter.place.as_ref();
        let named = ask.question.wishes.area.as_ref().map(|area| area.point);
        Self {
            question: ask.question,
            origin: place.and_then(|place| place.origin).or(named),
            radius: place.and_then(|place| place.radius),
            whole,
            today: ask.today,
        }
    }

    /// Where distances start.
    pub fn origin(&self) -> Option<Point> {
        self.origin
    }

    /// The best matches among candidates.
    pub fn best(candidates: &[Candidate]) -> Match {
        let found = candidates.iter().filter_map(|candidate| candidate.words);
        found.fold(Match::default(), |best, one| Match {
            typed: best.typed.max(one.typed),
            meant: best.meant.max(one.meant),
        })
    }

    /// These candidates as results, best first.
    pub fn rank(&self, candidates: Vec<Candidate>, best: Match) -> Vec<Hit> {
        let mut hits: Vec<Hit> = candidates.into_iter().map(|candidate| self.hit(candidate, best)).collect();
        hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| key(&a.card.slug).cmp(&key(&b.card.slug))));
        hits
    }

    /// What speaks for each of these candidates, as the end of a list looks at it.
    pub fn weights(&self, candidates: &[Candidate]) -> Vec<f32> {
        let best = Self::best(candidates);
        let weight = |one: &Candidate| Signs::of(&self.facts(&one.card, one.words, best, None)).weight();
        candidates.iter().map(weight).collect()
    }

    /// A candidate as a result.
    pub fn hit(&self, candidate: Candidate, best: Match) -> Hit {
        let Candidate { card, words } = candidate;
        let far = self.origin.and_then(|origin| Some(distance(origin, card.point()?)));
        let metres = self.origin.and_then(|origin| Some(Near::to(origin).metres(card.point()?)));
        let facts = self.facts(&card, words, best, metres);
        let within = |metres: &f64| self.radius.is_none_or(|radius| *metres <= radius) || !card.comes_to_people();
        let distance = far.filter(within);
        Hit { card, distance, score: score(&facts), facts: features(&facts) }
    }

    fn facts(&self, card: &Card, words: Option<Match>, best: Match, metres: Option<f32>) -> Facts {
        let share = |score: f32, best: f32| score / best.max(f32::MIN_POSITIVE);
        let (wishes, sensed) = (&self.question.wishes, self.question.sensed.as_ref());
        Facts {
            text: words.map(|words| share(words.typed, best.typed)),
            held: words.map_or(0.0, |words| share(words.typed, self.whole).min(1.0)),
            meant: words.map_or(0.0, |words| share(words.meant, best.meant)),
            meaning: sensed.and_then(|sensed| sensed.near.get(&key(&card.slug)).copied()).unwrap_or(0.0),
            fit: if wishes.is_empty() { Fit::default() } else { wishes.fit(card) },
            close: wishes.near,
            soon: wishes.soon,
            ..standing_facts(card, metres, self.today)
        }
    }
}

/// How well a listing would fit without words and without a place: what the server sorts by when nothing else decides.
pub fn standing(card: &Card) -> f32 {
    let today = card.confirmed_on.map_or(0, day_number);
    score(&standing_facts(card, None, today))
}

fn standing_facts(card: &Card, distance: Option<f32>, today: i32) -> Facts {
    Facts {
        text: None,
        held: 0.0,
        meant: 0.0,
        meaning: 0.0,
        fit: Fit::default(),
        kind: card.kind,
        distance,
        comes: card.comes_to_people(),
        age_in_days: today - card.confirmed_on.map_or(0, day_number),
        shut: card.full || card.closed,
        waiting: card.waiting_weeks,
        close: false,
        soon: false,
    }
}

impl Traits for Card {
    fn has(&self, facet: Facet, code: &str) -> bool {
        super::entry::codes(self, facet).contains(&code)
    }

    fn admits(&self, ages: Ages) -> bool {
        self.minimum_age.unwrap_or(0) <= ages.to && ages.from <= self.maximum_age.unwrap_or(u8::MAX)
    }

    fn serves(&self, area: &str) -> bool {
        self.serves_area(area)
    }

    fn on(&self, day: Day, part: Part) -> bool {
        let (from, to) = part.minutes();
        self.slots.iter().any(|slot| slot.day == day && slot.from < to && from < slot.to)
    }
}
