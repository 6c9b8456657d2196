//! The cards of one segment as one block of bytes: a search shows a few of them, so they are kept small and put together
//! only when they are shown. Words that come back in many cards are kept once.

use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;

use anyhow::Context;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use tantivy::directory::OwnedBytes;

use super::shelf::day_number;
use crate::geography::Point;
use crate::search::document::{Card, Slot, Venue};

/// Stands for a word that is kept once.
type Code = u32;

/// The cards of one segment.
#[derive(Serialize, Deserialize)]
pub struct Cards {
    /// One behind another; in memory or in a file that is mapped.
    #[serde(skip, default = "OwnedBytes::empty")]
    pub bytes: OwnedBytes,
    /// Where each card begins, and where the last one ends.
    starts: Vec<u32>,
    words: Vec<String>,
}

/// Lays cards one behind another.
pub struct Packing {
    bytes: Vec<u8>,
    starts: Vec<u32>,
    codes: HashMap<String, Code>,
}

impl Packing {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { bytes: Vec::new(), starts: vec![0], codes: HashMap::new() }
    }

    /// Adds the next card.
    pub fn add(&mut self, card: &Card) -> anyhow::Result<()> {
        let packed = Packed::of(card, &mut self.codes);
        self.bytes = postcard::to_extend(&packed, std::mem::take(&mut self.bytes)).context("packing a card")?;
        self.starts.push(u32::try_from(self.bytes.len()).context("a segment with four gigabytes of cards")?);
        Ok(())
    }

    /// The cards that were added.
    pub fn finish(mut self) -> Cards {
        self.bytes.shrink_to_fit();
        self.starts.shrink_to_fit();
        let mut words: Vec<(Code, String)> = self.codes.into_iter().map(|(word, code)| (code, word)).collect();
        words.sort_unstable();
        let words = words.into_iter().map(|(_, word)| word).collect();
        Cards { bytes: OwnedBytes::new(self.bytes), starts: self.starts, words }
    }
}

impl Default for Cards {
    fn default() -> Self {
        Packing::new().finish()
    }
}

impl Cards {
    /// The card at a position.
    pub fn get(&self, at: usize) -> Option<Arc<Card>> {
        let (start, end) = (*self.starts.get(at)?, *self.starts.get(at + 1)?);
        let packed: Packed<'_> = postcard::from_bytes(self.bytes.get(start as usize..end as usize)?).ok()?;
        packed.card(&self.words).map(Arc::new)
    }
}

/// A card with codes for what many cards share.
#[derive(Serialize, Deserialize)]
struct Packed<'a> {
    slug: &'a str,
    name: &'a str,
    organization: &'a str,
    summary: &'a str,
    kind: Code,
    access: Code,
    intensity: Option<Code>,
    themes: Vec<Code>,
    audience: Vec<Code>,
    forms: Vec<Code>,
    languages: Vec<Code>,
    accessibility: Vec<Code>,
    cost: Option<Code>,
    cost_text: Code,
    minimum_age: Option<u8>,
    maximum_age: Option<u8>,
    waiting_weeks: Option<u16>,
    full: bool,
    closed: bool,
    alert: Option<&'a str>,
    #[serde(borrow)]
    place: Option<PackedVenue<'a>>,
    serves: Vec<Code>,
    serves_municipality: bool,
    serves_region: bool,
    slots: Vec<(Code, u16, u16, Code)>,
    confirmed_on: Option<i32>,
}

#[derive(Serialize, Deserialize)]
struct PackedVenue<'a> {
    name: &'a str,
    street: Option<&'a str>,
    postcode: Option<&'a str>,
    city: Option<Code>,
    area: Option<Code>,
    area_name: Option<Code>,
    point: Option<Point>,
    protected: bool,
}

impl<'a> Packed<'a> {
    fn of(card: &'a Card, codes: &mut HashMap<String, Code>) -> Self {
        let mut code = |word: &str| code_of(word, codes);
        let place = card.place.as_ref().map(|venue| PackedVenue::of(venue, &mut code));
        let mut list = |words: &[String]| words.iter().map(|word| code(word)).collect::<Vec<_>>();
        let (themes, audience, forms) = (list(&card.themes), list(&card.audience), list(&card.forms));
        let (languages, accessibility, serves) = (list(&card.languages), list(&card.accessibility), list(&card.serves));
        Self {
            slug: &card.slug,
            name: &card.name,
            organization: &card.organization,
            summary: &card.summary,
            kind: code(card.kind.as_str()),
            access: code(card.access.as_str()),
            intensity: card.intensity.map(|intensity| code(intensity.as_str())),
            themes,
            audience,
            forms,
            languages,
            accessibility,
            cost: card.cost.map(|cost| code(cost.as_str())),
            cost_text: code(&card.cost_text),
            minimum_age: card.minimum_age,
            maximum_age: card.maximum_age,
            waiting_weeks: card.waiting_weeks,
            full: card.full,
            closed: card.closed,
            alert: card.alert.as_deref(),
            place,
            serves,
            serves_municipality: card.serves_municipality,
            serves_region: card.serves_region,
            slots: card
                .slots
                .iter()
                .map(|slot| (code(slot.day.as_str()), slot.from, slot.to, code(slot.every.as_str())))
                .collect(),
            confirmed_on: card.confirmed_on.map(day_number),
        }
    }

    /// None when a code has no word, which does not happen with what `Packing` made.
    fn card(&self, words: &[String]) -> Option<Card> {
        let list = |codes: &[Code]| codes.iter().map(|code| word(words, *code)).collect::<Option<Vec<_>>>();
        let slot = |(day, from, to, every): &(Code, u16, u16, Code)| {
            Some(Slot { day: choice(words, *day)?, from: *from, to: *to, every: choice(words, *every)? })
        };
        Some(Card {
            slug: self.slug.to_owned(),
            name: self.name.to_owned(),
            organization: self.organization.to_owned(),
            summary: self.summary.to_owned(),
            kind: choice(words, self.kind)?,
            access: choice(words, self.access)?,
            intensity: self.intensity.and_then(|code| choice(words, code)),
            themes: list(&self.themes)?,
            audience: list(&self.audience)?,
            forms: list(&self.forms)?,
            languages: list(&self.languages)?,
            accessibility: list(&self.accessibility)?,
            cost: self.cost.and_then(|code| choice(words, code)),
            cost_text: word(words, self.cost_text)?,
            minimum_age: self.minimum_age,
            maximum_age: self.maximum_age,
            waiting_weeks: self.waiting_weeks,
            full: self.full,
            closed: self.closed,
            alert: self.alert.map(str::to_owned),
            place: self.place.as_ref().map(|venue| venue.venue(words)),
            serves: list(&self.serves)?,
            serves_municipality: self.serves_municipality,
            serves_region: self.serves_region,
            slots: self.slots.iter().map(slot).collect::<Option<_>>()?,
            confirmed_on: self.confirmed_on.and_then(date),
        })
    }
}

impl<'a> PackedVenue<'a> {
    fn of(venue: &'a Venue, code: &mut impl FnMut(&str) -> Code) -> Self {
        Self {
            name: &venue.name,
            street: venue.street.as_deref(),
            postcode: venue.postcode.as_deref(),
            city: venue.city.as_deref().map(&mut *code),
            area: venue.area.as_deref().map(&mut *code),
            area_name: venue.area_name.as_deref().map(&mut *code),
            point: venue.point,
            protected: venue.protected,
        }
    }

    fn venue(&self, words: &[String]) -> Venue {
        Venue {
            name: self.name.to_owned(),
            street: self.street.map(str::to_owned),
            postcode: self.postcode.map(str::to_owned),
            city: self.city.and_then(|code| word(words, code)),
            area: self.area.and_then(|code| word(words, code)),
            area_name: self.area_name.and_then(|code| word(words, code)),
            point: self.point,
            protected: self.protected,
        }
    }
}

fn code_of(word: &str, codes: &mut HashMap<String, Code>) -> Code {
    if let Some(code) = codes.get(word) {
        return *code;
    }
    let code = Code::try_from(codes.len()).unwrap_or(Code::MAX);
    codes.insert(word.to_owned(), code);
    code
}

fn word(words: &[String], code: Code) -> Option<String> {
    words.get(code as usize).cloned()
}

fn choice<T: FromStr>(words: &[String], code: Code) -> Option<T> {
    words.get(code as usize)?.parse().ok()
}

fn date(number: i32) -> Option<NaiveDate> {
    let (first, days) = (NaiveDate::default(), Days::new(u64::from(number.unsigned_abs())));
    if number < 0 { first.checked_sub_days(days) } else { first.checked_add_days(days) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Access, Cost, Day, Every, Kind};

    fn card(slug: &str) -> Card {
        let venue = Venue {
            name: "Wijkhuis".into(),
            street: Some("Straat 1".into()),
            postcode: None,
            city: Some("Voorbeeld".into()),
            area: Some("WK000001".into()),
            area_name: Some("Molenwijk".into()),
            point: Some(Point { lat: 52.123_456_789, lon: 5.987_654_321 }),
            protected: false,
        };
        Card {
            slug: slug.into(),
            name: "Koffie; één \"kop\"".into(),
            organization: "De Lommerd".into(),
            summary: String::new(),
            kind: Kind::Buurtinitiatief,
            access: Access::Inloop,
            intensity: None,
            themes: vec!["geld".into(), "geld-schulden".into()],
            audience: Vec::new(),
            forms: vec!["inloop".into()],
            languages: vec!["nl".into()],
            accessibility: vec!["rolstoel".into()],
            cost: Some(Cost::Gratis),
            cost_text: "Gratis".into(),
            minimum_age: Some(18),
            maximum_age: None,
            waiting_weeks: Some(300),
            full: true,
            closed: false,
            alert: Some("Dicht in juli".into()),
            place: Some(venue),
            serves: vec!["WK000001".into()],
            serves_municipality: false,
            serves_region: true,
            slots: vec![Slot { day: Day::Sunday, from: 600, to: 1500, every: Every::Month }],
            confirmed_on: Some("1969-12-30".parse().unwrap()),
        }
    }

    #[test]
    fn a_card_comes_out_as_it_went_in() {
        let nowhere = Card { place: None, cost: None, confirmed_on: None, alert: None, ..card("thuis") };
        let cards = [card("koffie"), nowhere, card("thee")];
        let mut packing = Packing::new();
        cards.iter().for_each(|card| packing.add(card).unwrap());
        let packed = packing.finish();
        for (at, card) in cards.iter().enumerate() {
            assert_eq!(format!("{:?}", packed.get(at).unwrap()), format!("{card:?}"));
        }
        assert!(packed.get(cards.len()).is_none());
    }
}
