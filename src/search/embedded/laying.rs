//! Lays cards out on a shelf one by one, in the order of their positions. What the columns are for is told in `shelf`.

use std::collections::HashMap;

use super::bits::Bits;
use super::cards::Packing;
use super::shelf::{AGE_BANDS, Shelf, UNKNOWN, WAITS, day_number, slot_index};
use crate::catalogue::{Cost, Day, Intensity};
use crate::search::document::Card;
use crate::search::filter::{Facet, Part};
use crate::search::sense::key;

/// A shelf that is being filled.
pub struct Laying {
    shelf: Shelf,
    packing: Packing,
}

impl Laying {
    /// Nothing yet.
    pub fn new() -> Self {
        let slots = vec![Bits::default(); Day::ALL.len() * Part::ALL.len()];
        Self { shelf: Shelf { slots, ..Shelf::default() }, packing: Packing::new() }
    }

    /// Lays the card of the next position.
    pub fn add(&mut self, card: &Card) -> anyhow::Result<()> {
        let at = self.shelf.len();
        let shelf = &mut self.shelf;
        shelf.points.push(card.point().map_or((f64::NAN, f64::NAN), |point| (point.lat, point.lon)));
        shelf.ages.push((card.minimum_age.unwrap_or(0), card.maximum_age.unwrap_or(u8::MAX)));
        shelf.waiting.push(card.waiting_weeks.unwrap_or(UNKNOWN));
        shelf.kinds.push(card.kind);
        shelf.confirmed.push(card.confirmed_on.map_or(0, day_number));
        shelf.ties.push(key(&card.slug));
        let flags = [
            (&mut shelf.serves_all, card.serves_municipality || card.serves_region),
            (&mut shelf.serves_region, card.serves_region),
            (&mut shelf.comes, card.comes_to_people()),
            (&mut shelf.shut, card.full || card.closed),
        ];
        flags.into_iter().filter(|(_, holds)| *holds).for_each(|(bits, _)| bits.append(at));
        for (facet, code) in codes_of(card) {
            shelf.codes.entry(facet).or_default().entry(code.to_owned()).or_default().append(at);
        }
        for area in &card.serves {
            shelf.serves.entry(area.clone()).or_default().append(at);
        }
        if let Some(area) = card.place.as_ref().filter(|venue| venue.protected).and_then(|venue| venue.area.clone()) {
            shelf.protected_in.entry(area).or_default().append(at);
        }
        lay_slots(shelf, at, card);
        self.packing.add(card)
    }

    /// The shelf with the cards that were laid.
    pub fn finish(self) -> Shelf {
        let mut shelf = self.shelf;
        shelf.cards = self.packing.finish();
        shelf.moments.shrink_to_fit();
        let length = shelf.len();
        let single = [&mut shelf.serves_all, &mut shelf.serves_region, &mut shelf.comes, &mut shelf.shut];
        let codes = shelf.codes.values_mut().flat_map(HashMap::values_mut);
        let by_name = codes.chain(shelf.serves.values_mut()).chain(shelf.protected_in.values_mut());
        single.into_iter().chain(by_name).chain(&mut shelf.slots).for_each(|bits| bits.fit(length));
        shelf.by_tie = (0..length as u32).collect();
        shelf.by_tie.sort_by_key(|at| shelf.ties.get(*at as usize).copied());
        shelf.bands = AGE_BANDS.iter().map(|(from, to)| shelf.of_age(*from, *to)).collect();
        shelf.waits = WAITS.iter().map(|weeks| shelf.waiting_at_most(*weeks)).collect();
        shelf
    }
}

fn lay_slots(shelf: &mut Shelf, at: usize, card: &Card) {
    for slot in &card.slots {
        shelf.moments.push((at as u32, *slot));
        for part in Part::ALL {
            let (from, to) = part.minutes();
            if let (true, Some(bits)) =
                (slot.from < to && from < slot.to, shelf.slots.get_mut(slot_index(slot.day, part)))
            {
                bits.append(at);
            }
        }
    }
}

fn codes_of(card: &Card) -> impl Iterator<Item = (Facet, &str)> {
    let single = [
        (Facet::Kind, Some(card.kind.as_str())),
        (Facet::Access, Some(card.access.as_str())),
        (Facet::Cost, card.cost.map(Cost::as_str)),
        (Facet::Intensity, card.intensity.map(Intensity::as_str)),
    ];
    let lists = [
        (Facet::Theme, &card.themes),
        (Facet::Audience, &card.audience),
        (Facet::Form, &card.forms),
        (Facet::Language, &card.languages),
        (Facet::Accessibility, &card.accessibility),
    ];
    let single = single.into_iter().filter_map(|(facet, code)| Some((facet, code?)));
    single.chain(lists.into_iter().flat_map(|(facet, list)| list.iter().map(move |code| (facet, code.as_str()))))
}
