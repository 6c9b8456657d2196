//! A document as an entry of an index: the card as it is shown, the stems that words are looked for in, and for every
//! filter and count an attribute that answers it exactly.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::order::standing;
use super::settings::{KEY, attribute};
use super::week::blocks_of;
use crate::catalogue::{Cost, Every, Intensity};
use crate::search::document::{Card, Document, Texts};
use crate::search::embedded::{AGE_BANDS, Stems, WAITS, counted_stems, each_stem};
use crate::search::filter::{Facet, Part};
use crate::search::sense::key;

/// A document as the server keeps it.
pub struct Entry {
    /// All attributes.
    pub json: Value,
    /// Its stems, with how often each counts.
    pub bag: BTreeMap<String, u32>,
}

/// Makes entries, and remembers the words that it has seen.
pub struct Entries(Stems);

impl Entries {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self(Stems::default())
    }

    /// Makes the entry of a document.
    pub fn entry(&mut self, document: &Document) -> serde_json::Result<Entry> {
        let (mut entry, card, bag) = (Map::new(), &document.card, bag(&document.texts, &mut self.0));
        let texts = &document.texts;
        let named = Texts { description: String::new(), plain: String::new(), themes: String::new(), ..texts.clone() };
        let telling = self::bag(&named, &mut self.0);
        let marked = |bag: &BTreeMap<String, u32>| bag.keys().map(|stem| mark(stem)).collect::<Vec<_>>();
        let told = bag.iter().map(|(stem, times)| format!("{stem} {times}")).collect::<Vec<_>>().join(" ");
        entry.insert(KEY.to_owned(), document.id.as_str().into());
        entry.insert(attribute::NAME.to_owned(), card.name.as_str().into());
        entry.insert(attribute::STEMS.to_owned(), json!(marked(&bag)));
        entry.insert(attribute::TELLING.to_owned(), json!(marked(&telling)));
        entry.insert(attribute::BAG.to_owned(), told.into());
        entry.insert(attribute::LENGTH.to_owned(), bag.values().sum::<u32>().into());
        entry.insert(attribute::TIE.to_owned(), tie(key(&card.slug)).into());
        entry.insert(attribute::CARD.to_owned(), serde_json::to_string(card)?.into());
        entry.extend(Facet::ALL.map(|facet| (facet.name().to_owned(), json!(codes(card, facet)))));
        entry.extend(self::named(person(card)));
        entry.extend(self::named(place(card)));
        entry.extend(self::named(times(card)));
        Ok(Entry { json: entry.into(), bag })
    }
}

/// A stem as a value: a server takes texts such as `113` for numbers too.
pub fn mark(stem: &str) -> String {
    format!("_{stem}")
}

/// The stem of a marked value.
pub fn unmark(value: &str) -> Option<&str> {
    value.strip_prefix('_')
}

/// A number as a value: a server keeps no whole numbers of this size.
pub fn tie(key: u64) -> String {
    format!("t{key:016x}")
}

fn bag(texts: &Texts, stems: &mut Stems) -> BTreeMap<String, u32> {
    let mut bag = BTreeMap::new();
    each_stem(&counted_stems(texts, stems), |stem| *bag.entry(stem.to_owned()).or_default() += 1);
    bag
}

fn named<const N: usize>(pairs: [(&'static str, Value); N]) -> impl Iterator<Item = (String, Value)> {
    pairs.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (name.to_owned(), value))
}

/// The codes of one facet that a card carries.
pub fn codes(card: &Card, facet: Facet) -> Vec<&str> {
    fn list(codes: &[String]) -> Vec<&str> {
        codes.iter().map(String::as_str).collect()
    }
    match facet {
        Facet::Kind => vec![card.kind.as_str()],
        Facet::Access => vec![card.access.as_str()],
        Facet::Cost => card.cost.map(Cost::as_str).into_iter().collect(),
        Facet::Intensity => card.intensity.map(Intensity::as_str).into_iter().collect(),
        Facet::Theme => list(&card.themes),
        Facet::Audience => list(&card.audience),
        Facet::Form => list(&card.forms),
        Facet::Language => list(&card.languages),
        Facet::Accessibility => list(&card.accessibility),
    }
}

fn person(card: &Card) -> [(&'static str, Value); 7] {
    let (youngest, oldest) = (card.minimum_age.unwrap_or(0), card.maximum_age.unwrap_or(u8::MAX));
    let bands = AGE_BANDS.iter().filter(|(from, to)| youngest <= *to && *from <= oldest);
    let waits = WAITS.iter().filter(|most| card.waiting_weeks.is_some_and(|weeks| weeks <= **most));
    [
        (attribute::AGE_FROM, youngest.into()),
        (attribute::AGE_TO, oldest.into()),
        (attribute::AGES, bands.map(|(from, to)| format!("{from}-{to}")).collect()),
        (attribute::WAITING, card.waiting_weeks.into()),
        (attribute::WAITS, waits.map(u16::to_string).collect()),
        (attribute::STANDING, standing(card).into()),
        (attribute::SLUG, card.slug.as_str().into()),
    ]
}

fn place(card: &Card) -> [(&'static str, Value); 7] {
    let everybody = card.serves_municipality || card.serves_region;
    let only: &[String] = if everybody { &[] } else { &card.serves };
    let hidden_in = card.place.as_ref().filter(|venue| venue.protected).and_then(|venue| venue.area.clone());
    [
        (attribute::SERVES, json!(card.serves)),
        (attribute::SERVES_ONLY, json!(only)),
        (attribute::SERVES_ALL, everybody.into()),
        (attribute::SERVES_REGION, card.serves_region.into()),
        (attribute::COMES, card.comes_to_people().into()),
        (attribute::HIDDEN_IN, hidden_in.into()),
        (attribute::GEO, card.point().map(|point| json!({ "lat": point.lat, "lng": point.lon })).into()),
    ]
}

fn times(card: &Card) -> [(&'static str, Value); 5] {
    let (mut slots, mut days, mut parts) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let (mut weekly, mut any) = (BTreeSet::new(), BTreeSet::new());
    for slot in &card.slots {
        for part in Part::ALL {
            let (from, to) = part.minutes();
            if slot.from < to && from < slot.to {
                slots.insert(super::narrow::slot(slot.day, part));
                days.insert(slot.day.as_str());
                parts.insert(part.code());
            }
        }
        let blocks = blocks_of(slot.day, slot.from, slot.to);
        any.extend(blocks.iter().cloned());
        if slot.every == Every::Week {
            weekly.extend(blocks);
        }
    }
    [
        (attribute::SLOTS, json!(slots)),
        (attribute::DAYS, json!(days)),
        (attribute::PARTS, json!(parts)),
        (attribute::OPEN_WEEKLY, json!(weekly)),
        (attribute::OPEN, json!(any)),
    ]
}
