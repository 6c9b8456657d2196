//! Applies a filter to a shelf: one set per limit, and from those the results and, for each limit, what it alone
//! keeps out. Counting options and ranking build on these sets.

use super::bits::Bits;
use super::shelf::{Shelf, slot_index};
use crate::catalogue::Day;
use crate::search::filter::{Facet, Filter, Limit, Part, Place};

/// The sets that a filter makes of one shelf.
pub struct Narrowed {
    /// What passes everything.
    pub results: Bits,
    /// For each limit that is on: what passes everything else.
    pub without: Vec<(Limit, Bits)>,
}

impl Narrowed {
    /// Narrows what the words found (`start`) by the filter.
    pub fn new(shelf: &Shelf, filter: &Filter, start: Bits) -> Self {
        let limits = filter.limits();
        let sets: Vec<(Limit, Bits)> = limits.iter().map(|limit| (*limit, allowed(shelf, filter, *limit))).collect();
        let mut results = start.clone();
        sets.iter().for_each(|(_, set)| results.keep(set));
        let without = limits.iter().map(|limit| {
            let mut rest = start.clone();
            sets.iter().filter(|(other, _)| other != limit).for_each(|(_, set)| rest.keep(set));
            (*limit, rest)
        });
        Self { without: without.collect(), results }
    }

    /// What the options of one limit are counted over: everything that passes the other limits.
    pub fn base(&self, limit: Limit) -> &Bits {
        self.without.iter().find(|(other, _)| *other == limit).map_or(&self.results, |(_, bits)| bits)
    }
}

fn allowed(shelf: &Shelf, filter: &Filter, limit: Limit) -> Bits {
    match limit {
        Limit::Codes(facet) => of_codes(shelf, facet, filter.codes.get(&facet).map_or(&[], Vec::as_slice)),
        Limit::Age => filter.age.map_or_else(|| Bits::all(shelf.len()), |ages| shelf.of_age(ages.from, ages.to)),
        Limit::Place => filter.place.as_ref().map_or_else(|| Bits::all(shelf.len()), |place| at_place(shelf, place)),
        Limit::When => when(shelf, &filter.days, &filter.parts),
        Limit::Open => {
            filter.open.map_or_else(|| Bits::all(shelf.len()), |open| shelf.open_at(open.day, open.minute, open.dated))
        }
        Limit::Waiting => filter.waiting.map_or_else(|| Bits::all(shelf.len()), |weeks| shelf.waiting_at_most(weeks)),
    }
}

fn of_codes(shelf: &Shelf, facet: Facet, codes: &[String]) -> Bits {
    let sets = codes.iter().map(|code| shelf.carrying(facet, code));
    let mut bits = if facet.needs_all() { Bits::all(shelf.len()) } else { Bits::none(shelf.len()) };
    for set in sets {
        match (set, facet.needs_all()) {
            (Some(set), true) => bits.keep(set),
            (Some(set), false) => bits.add(set),
            (None, true) => bits = Bits::none(shelf.len()),
            (None, false) => {}
        }
    }
    bits
}

/// What serves the place; with a radius what lies within it or comes to people there.
fn at_place(shelf: &Shelf, place: &Place) -> Bits {
    let Some(radius) = place.radius else { return serving(shelf, place.area.as_deref()) };
    let Some(origin) = place.origin else { return serving(shelf, place.area.as_deref()) };
    let mut bits = serving(shelf, place.area.as_deref());
    bits.keep(&shelf.comes);
    bits.add(&shelf.within(origin, radius));
    if let Some(hidden) = place.area.as_ref().and_then(|area| shelf.protected_in.get(area)) {
        bits.add(hidden);
    }
    if place.must_serve {
        bits.keep(&serving(shelf, place.area.as_deref()));
    }
    bits
}

/// Serves the area by name, the whole municipality or the region; from outside every area only the region.
fn serving(shelf: &Shelf, area: Option<&str>) -> Bits {
    let Some(area) = area else { return shelf.serves_region.clone() };
    let mut bits = shelf.serves_all.clone();
    if let Some(set) = shelf.serves.get(area) {
        bits.add(set);
    }
    bits
}

/// On one of the days in one of the parts; an empty list is any.
pub fn when(shelf: &Shelf, days: &[Day], parts: &[Part]) -> Bits {
    let mut bits = Bits::none(shelf.len());
    for day in Day::ALL.iter().filter(|day| days.is_empty() || days.contains(day)) {
        for part in Part::ALL.iter().filter(|part| parts.is_empty() || parts.contains(part)) {
            if let Some(set) = shelf.slots.get(slot_index(*day, *part)) {
                bits.add(set);
            }
        }
    }
    bits
}
