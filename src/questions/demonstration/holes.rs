//! The holes in the offer that the log is to show: which wijken, theme and people, and why. Wijken are chosen by side,
//! size and figures only, so that any town can have them.

use std::cmp::Ordering;

use super::sentences::Sentence;
use super::{Town, Wijk};

/// A hole.
pub struct Hole {
    place: Place,
    /// Code of the theme.
    pub theme: &'static str,
    /// Beginning of the narrower terms that it is about; empty for all.
    topic: &'static str,
    /// Code of an audience; empty for all.
    audience: &'static str,
    /// Why.
    pub reason: &'static str,
    /// Percentage of its questions that stay unmet.
    pub unmet: f64,
    /// So many times as many questions as elsewhere.
    pub demand: f64,
    /// Offer began so many months ago, and then the hole was nearly gone.
    pub eased: Option<u32>,
}

struct Place {
    side: Side,
    order: Order,
    skip: usize,
    take: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    South,
    Other,
}

#[derive(Clone, Copy)]
enum Order {
    Inhabitants,
    Old,
    Poor,
}

const SOUTH: Place = Place { side: Side::South, order: Order::Inhabitants, skip: 0, take: usize::MAX };

/// What is planted. No two share a wijk and a theme.
pub const HOLES: &[Hole] = &[
    Hole { audience: "ouderen", ..absent("ontmoeten", 78.0) },
    Hole { audience: "ouderen", ..absent("dag", 74.0) },
    Hole { audience: "nieuwkomers", demand: 2.0, ..absent("taal", 78.0) },
    Hole { topic: "zingeving-rouw", reason: "barrier", ..absent("zingeving", 72.0) },
    Hole {
        place: Place { side: Side::Other, order: Order::Old, skip: 0, take: 2 },
        topic: "mantelzorg-respijt",
        reason: "full",
        demand: 2.2,
        ..absent("mantelzorg", 80.0)
    },
    Hole {
        place: Place { side: Side::Other, order: Order::Poor, skip: 0, take: 1 },
        reason: "unknown",
        demand: 1.8,
        ..absent("administratie", 45.0)
    },
    Hole {
        place: Place { side: Side::Other, order: Order::Poor, skip: 1, take: 3 },
        audience: "jongeren",
        reason: "not_fitting",
        demand: 2.4,
        ..absent("werk", 78.0)
    },
    Hole { place: Place { take: 1, ..SOUTH }, demand: 1.6, eased: Some(6), ..absent("gezin", 76.0) },
];

const fn absent(theme: &'static str, unmet: f64) -> Hole {
    Hole { place: SOUTH, theme, topic: "", audience: "", reason: "absent", unmet, demand: 1.5, eased: None }
}

impl Hole {
    /// True when a question with this sentence falls into the hole.
    pub fn takes(&self, sentence: &Sentence) -> bool {
        let topic = sentence.themes.first().is_some_and(|code| code.starts_with(self.topic));
        topic && (self.audience.is_empty() || sentence.audience.contains(&self.audience))
    }

    /// Places in the list of wijken.
    pub fn wijken(&self, town: &Town<'_>) -> Vec<usize> {
        let all = || town.wijken.iter().enumerate();
        let known = all().any(|(_, wijk)| is_south(wijk));
        let south = |(at, wijk): (usize, &Wijk<'_>)| if known { is_south(wijk) } else { at % 2 == 1 };
        let wanted = self.place.side == Side::South;
        let mut found: Vec<(usize, f64)> =
            all().filter(|one| south(*one) == wanted).map(|(at, wijk)| (at, self.place.order.of(wijk))).collect();
        found.sort_by(|a, b| b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
        found.into_iter().skip(self.place.skip).take(self.place.take).map(|(at, _)| at).collect()
    }
}

impl Order {
    /// People, or those of them who are old or poor where that is known.
    fn of(self, wijk: &Wijk<'_>) -> f64 {
        let percent = match self {
            Self::Inhabitants => None,
            Self::Old => wijk.over_65,
            Self::Poor => wijk.low_income,
        };
        f64::from(wijk.inhabitants) * percent.unwrap_or(100.0)
    }
}

fn is_south(wijk: &Wijk<'_>) -> bool {
    wijk.side.is_some_and(|side| ["south", "zuid"].iter().any(|word| side.eq_ignore_ascii_case(word)))
}
