//! The listings of one index segment as columns: what filters, counts and ranking look at, in memory and never changed.
//! Text is `text.rs`' work; combining limits is `narrow.rs`'.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bits::Bits;
use super::cards::Cards;
use crate::catalogue::{Day, Every, Kind};
use crate::geography::{Point, distance};
use crate::search::document::Slot;
use crate::search::filter::{Facet, Part};

/// Bands of age that a page offers, in years.
pub const AGE_BANDS: [(u8, u8); 6] = [(0, 3), (4, 11), (12, 17), (18, 26), (27, 64), (65, 120)];

/// Longest waits that a page offers, in weeks.
pub const WAITS: [u16; 5] = [0, 4, 8, 13, 26];

/// Stands for «not known» in the column of waiting weeks.
pub const UNKNOWN: u16 = u16::MAX;

/// The columns of one segment.
#[derive(Default, Serialize, Deserialize)]
pub struct Shelf {
    /// One card per position.
    pub cards: Cards,
    /// Which positions carry a code.
    #[serde(with = "by_code")]
    pub codes: HashMap<Facet, HashMap<String, Bits>>,
    /// Which positions serve an area by name.
    pub serves: HashMap<String, Bits>,
    /// Serve the whole municipality or the region.
    pub serves_all: Bits,
    /// Serve further than the municipality.
    pub serves_region: Bits,
    /// Somebody can use it without going anywhere.
    pub comes: Bits,
    /// The wijk of a protected place, the only thing known of where it is.
    pub protected_in: HashMap<String, Bits>,
    /// Bands of age somebody of which may come.
    pub bands: Vec<Bits>,
    /// Waiting no longer than each of `WAITS`.
    pub waits: Vec<Bits>,
    /// On a day in a part of it, by `slot_index`.
    pub slots: Vec<Bits>,
    /// Where it is; not a number when not known.
    pub(super) points: Vec<(f64, f64)>,
    pub(super) ages: Vec<(u8, u8)>,
    pub(super) waiting: Vec<u16>,
    pub(super) kinds: Vec<Kind>,
    pub(super) shut: Bits,
    pub(super) moments: Vec<(u32, Slot)>,
    pub(super) confirmed: Vec<i32>,
    pub(super) ties: Vec<u64>,
    /// The positions in the order of their ties, so that a listing is found without looking at each.
    pub(super) by_tie: Vec<u32>,
}

impl Shelf {
    /// How many positions there are, deleted ones included.
    pub fn len(&self) -> usize {
        self.ties.len()
    }

    /// Positions where somebody of an age from `from` up to and including `to` may come.
    pub fn of_age(&self, from: u8, to: u8) -> Bits {
        Bits::of(self.len(), |at| self.ages.get(at).is_some_and(|(least, most)| *least <= to && from <= *most))
    }

    /// Adds the living positions of these listings.
    pub fn add(&self, ties: &[u64], alive: &Bits, bits: &mut Bits) {
        let at = ties.iter().flat_map(|tie| self.positions(*tie)).filter(|at| alive.has(*at));
        at.for_each(|at| bits.insert(at));
    }

    /// Writes what is known of some listings to their positions, and zero to all others; nothing when nothing is known.
    pub fn spread(&self, known: &HashMap<u64, f32>, to: &mut Vec<f32>) {
        to.clear();
        to.resize(if known.is_empty() { 0 } else { self.len() }, 0.0);
        for (tie, value) in known {
            self.positions(*tie).for_each(|at| to.iter_mut().skip(at).take(1).for_each(|place| *place = *value));
        }
    }

    /// Where a listing stands; also where an older form of it stands that is deleted.
    fn positions(&self, tie: u64) -> impl Iterator<Item = usize> {
        let of = |at: &u32| self.tie(*at as usize);
        let first = self.by_tie.partition_point(|at| of(at) < tie);
        let from = self.by_tie.get(first..).unwrap_or_default();
        from.iter().map(|at| *at as usize).take_while(move |at| self.tie(*at) == tie)
    }

    /// The positions that carry a code; `None` when there are none.
    pub fn carrying(&self, facet: Facet, code: &str) -> Option<&Bits> {
        self.codes.get(&facet)?.get(code)
    }

    /// Whether a position carries a code.
    pub fn has(&self, facet: Facet, code: &str, at: usize) -> bool {
        self.carrying(facet, code).is_some_and(|bits| bits.has(at))
    }

    /// Whether somebody of an age from `from` up to and including `to` may come.
    pub fn admits(&self, at: usize, from: u8, to: u8) -> bool {
        self.ages.get(at).is_some_and(|(least, most)| *least <= to && from <= *most)
    }

    /// Positions that say they have a wait of this many weeks at most.
    pub fn waiting_at_most(&self, weeks: u16) -> Bits {
        Bits::of(self.len(), |at| self.waiting.get(at).is_some_and(|wait| *wait != UNKNOWN && *wait <= weeks))
    }

    /// Positions open at a moment. On a real date only what is there every week counts as certain.
    pub fn open_at(&self, day: Day, minute: u16, dated: bool) -> Bits {
        let mut bits = Bits::none(self.len());
        for (at, slot) in &self.moments {
            let certain = !dated || slot.every == Every::Week;
            let today = slot.day == day && slot.from <= minute && minute < slot.to;
            let since_yesterday = after(slot.day) == day && slot.to > 1440 && minute < slot.to - 1440;
            if certain && (today || since_yesterday) {
                bits.insert(*at as usize);
            }
        }
        bits
    }

    /// Positions within `radius` metres of a point.
    pub fn within(&self, origin: Point, radius: f64) -> Bits {
        // One degree of latitude is 111.2 km; the box spares most listings the exact distance.
        let high = radius / 111_000.0;
        let wide = high / origin.lat.to_radians().cos().max(0.1);
        Bits::of(self.len(), |at| {
            self.points.get(at).is_some_and(|(lat, lon)| {
                (lat - origin.lat).abs() <= high
                    && (lon - origin.lon).abs() <= wide
                    && distance(origin, Point { lat: *lat, lon: *lon }) <= radius
            })
        })
    }

    /// Where a position is.
    pub fn point(&self, at: usize) -> Option<Point> {
        self.points.get(at).filter(|(lat, _)| !lat.is_nan()).map(|(lat, lon)| Point { lat: *lat, lon: *lon })
    }

    /// Days since 1970 of the last confirmation.
    pub fn confirmed(&self, at: usize) -> i32 {
        self.confirmed.get(at).copied().unwrap_or_default()
    }

    /// Decides between equals.
    pub fn tie(&self, at: usize) -> u64 {
        self.ties.get(at).copied().unwrap_or_default()
    }

    /// The kind and the state that ranking looks at: kind, weeks to wait, and whether it is closed or full. Read from
    /// columns: a card is somewhere else in memory, and reaching for each would cost more than all the rest.
    pub fn state(&self, at: usize) -> (Kind, Option<u16>, bool) {
        let kind = self.kinds.get(at).copied().unwrap_or(Kind::Specialistisch);
        (kind, self.waiting.get(at).copied().filter(|weeks| *weeks != UNKNOWN), self.shut.has(at))
    }
}

/// Where the bits of a part of a day stand in `Shelf::slots`.
pub fn slot_index(day: Day, part: Part) -> usize {
    day as usize * Part::ALL.len() + part as usize
}

fn after(day: Day) -> Day {
    Day::from(day.weekday().succ())
}

/// Days since 1970-01-01.
pub fn day_number(date: NaiveDate) -> i32 {
    date.signed_duration_since(NaiveDate::default()).num_days() as i32
}

/// Sets by code, as a file keeps them.
mod by_code {
    use std::collections::HashMap;

    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Bits, Facet};

    type Sets = HashMap<Facet, HashMap<String, Bits>>;

    pub fn serialize<S: Serializer>(sets: &Sets, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(sets.iter().map(|(facet, sets)| (facet.name(), sets)))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Sets, D::Error> {
        let sets = Vec::<(String, HashMap<String, Bits>)>::deserialize(deserializer)?;
        let named = |name: &str| Facet::ALL.into_iter().find(|facet| facet.name() == name);
        let sets = sets.into_iter().map(|(facet, sets)| {
            let facet = named(&facet).ok_or_else(|| serde::de::Error::custom("a facet of another version"))?;
            Ok((facet, sets))
        });
        sets.collect()
    }
}
