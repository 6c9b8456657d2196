//! What a sentence tells about the person and the offer that fits, beside its words: wishes that order and never exclude.
//! Reading them out of a sentence is `understand`'s work; how heavy each is, is `rank.rs`'.

use super::filter::{Ages, Facet, Part};
use crate::catalogue::Day;
use crate::geography::Point;

/// Audiences that are met only by who belongs to them.
const OF_THEIR_OWN: [&str; 12] = [
    "nieuwkomers",
    "vrouwen",
    "mannen",
    "lvb",
    "ggz",
    "nah",
    "autisme",
    "lhbti",
    "dak-thuisloos",
    "arbeidsmigranten",
    "mantelzorgers",
    "gezinnen",
];

/// One code that is wanted or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// What it is about.
    pub facet: Facet,
    /// The code.
    pub code: String,
    /// Said to be unwanted.
    pub unwanted: bool,
}

impl Wish {
    /// Whether it is about the same, wanted or not.
    pub fn same(&self, other: &Self) -> bool {
        self.facet == other.facet && self.code == other.code
    }
}

/// A wijk that the sentence names.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its middle.
    pub point: Point,
}

/// Everything that a sentence wishes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wishes {
    /// Ages in the sentence; an offer should admit one of them.
    pub ages: Vec<Ages>,
    /// Codes, audiences and themes included.
    pub codes: Vec<Wish>,
    /// Themes with how strongly the sentence speaks of each (0 to 1).
    pub themes: Vec<(String, f32)>,
    /// The wijk that it names.
    pub area: Option<Named>,
    /// Days it names.
    pub days: Vec<Day>,
    /// Parts of the day it names.
    pub parts: Vec<Part>,
    /// It should be close by.
    pub near: bool,
    /// It should be soon.
    pub soon: bool,
}

/// What wishes are held against: a listing, however it is kept.
pub trait Traits {
    /// Whether it carries a code.
    fn has(&self, facet: Facet, code: &str) -> bool;
    /// Whether somebody of one of these ages may come.
    fn admits(&self, ages: Ages) -> bool;
    /// Whether it serves an area.
    fn serves(&self, area: &str) -> bool;
    /// Whether it is there on a day in a part of it.
    fn on(&self, day: Day, part: Part) -> bool;
}

/// How well a listing fits the wishes.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Fit {
    /// Share of the themes that the sentence speaks of, 0 to 1.
    pub theme: f32,
    /// It is for whom the sentence is about.
    pub audience: f32,
    /// It is for others than whom the sentence is about.
    pub strange: f32,
    /// Share of the other wishes that it meets, 0 to 1.
    pub wish: f32,
    /// Share of what is unwanted that it has, 0 to 1.
    pub unwanted: f32,
    /// Nobody of the ages in the sentence may come.
    pub wrong_age: f32,
    /// It does not serve the wijk in the sentence.
    pub elsewhere: f32,
}

impl Wishes {
    /// Whether there is nothing to hold a listing against.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Holds a listing against the wishes.
    pub fn fit(&self, listing: &impl Traits) -> Fit {
        let yes = |is: bool| f32::from(u8::from(is));
        Fit {
            theme: self.theme(listing),
            audience: yes(self.audiences().any(|code| listing.has(Facet::Audience, code))),
            strange: yes(self.is_strange(listing)),
            wish: share(self.others().map(|wish| listing.has(wish.facet, &wish.code)).chain(self.moments(listing))),
            unwanted: share(self.codes.iter().filter(|w| w.unwanted).map(|wish| listing.has(wish.facet, &wish.code))),
            wrong_age: yes(!self.ages.is_empty() && !self.ages.iter().any(|ages| listing.admits(*ages))),
            elsewhere: yes(self.area.as_ref().is_some_and(|area| !listing.serves(&area.code))),
        }
    }

    /// How strongly the sentence speaks of a theme of the listing, 0 to 1.
    fn theme(&self, listing: &impl Traits) -> f32 {
        self.themes
            .iter()
            .filter(|(code, _)| listing.has(Facet::Theme, code))
            .map(|(_, vote)| *vote)
            .fold(0.0, f32::max)
    }

    fn audiences(&self) -> impl Iterator<Item = &str> {
        let own = |wish: &&Wish| wish.facet == Facet::Audience && !wish.unwanted;
        self.codes.iter().filter(own).map(|wish| wish.code.as_str())
    }

    fn others(&self) -> impl Iterator<Item = &Wish> {
        self.codes.iter().filter(|wish| wish.facet != Facet::Audience && !wish.unwanted)
    }

    fn moments(&self, listing: &impl Traits) -> Option<bool> {
        if self.days.is_empty() && self.parts.is_empty() {
            return None;
        }
        let days: &[Day] = if self.days.is_empty() { Day::ALL } else { &self.days };
        let parts: &[Part] = if self.parts.is_empty() { &Part::ALL } else { &self.parts };
        Some(days.iter().any(|day| parts.iter().any(|part| listing.on(*day, *part))))
    }

    /// For a group of its own of which the sentence does not speak.
    fn is_strange(&self, listing: &impl Traits) -> bool {
        let spoken = |code: &str| self.audiences().any(|own| own == code);
        let own: Vec<&str> = OF_THEIR_OWN.into_iter().filter(|code| listing.has(Facet::Audience, code)).collect();
        !own.is_empty() && !own.iter().any(|code| spoken(code)) && !listing.has(Facet::Audience, "iedereen")
    }
}

fn share(all: impl Iterator<Item = bool>) -> f32 {
    let (mut met, mut number) = (0.0, 0.0);
    for one in all {
        number += 1.0;
        met += f32::from(u8::from(one));
    }
    if number > 0.0 { met / number } else { 0.0 }
}
