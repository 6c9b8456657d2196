//! Reads out of a sentence what is no search word: ages, a wijk, a day, for whom, in which form and what is unwanted.
//! Each is something that the coach sees and can take away; ordering by it is `rank.rs`' work.

mod age;
mod moment;
mod place;

use super::filter::Facet;
use super::query::Known;
use super::wishes::{Named, Wish, Wishes};
use crate::catalogue::{Access, Cost, Feature, Intensity, Kind, Taxonomies};
use crate::dutch::{Sentence, language_name};
use crate::lexicon::{Mark, Meant};

/// One thing that was read, to be shown and to be taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// What to send back in `not` to take it away.
    pub code: String,
    /// The same in words.
    pub label: String,
}

/// What was read.
#[derive(Debug, Default)]
pub struct Read {
    /// What it wishes.
    pub wishes: Wishes,
    /// The same, to be shown.
    pub understood: Vec<Understood>,
    /// Words that were read as an age or a postcode, and are no search words.
    pub eaten: Vec<String>,
}

/// Reads a sentence; `not` holds codes of what it was misread as before.
pub fn read(sentence: &Sentence, meant: &[Meant<'_>], not: &[&str], known: &Known<'_>) -> Read {
    let said = sentence.surfaces();
    let mut read = Read::default();
    let wanted = |code: &str| !not.contains(&code);
    read_ages(&said, &wanted, &mut read);
    if let Some(area) = place::named(&said, known.places).filter(|_| wanted("wijk")) {
        read.note("wijk", &area.name);
        read.wishes.area = Some(Named { code: area.code.clone(), name: area.name.clone(), point: area.center() });
    }
    for day in moment::days(&said).into_iter().filter(|day| wanted(&format!("day.{}", day.as_str()))) {
        read.note(&format!("day.{}", day.as_str()), day.label());
        read.wishes.days.push(day);
    }
    for part in moment::parts(&said).into_iter().filter(|part| wanted(&format!("part.{}", part.code()))) {
        read.note(&format!("part.{}", part.code()), part.code());
        read.wishes.parts.push(part);
    }
    // What is unwanted comes first: «geen groep» is not also a wish for a group.
    let marks = || meant.iter().flat_map(|meant| meant.marks);
    for mark in marks().filter(|mark| mark.unwanted).chain(marks().filter(|mark| !mark.unwanted)) {
        read_mark(mark, known.taxonomies, &wanted, &mut read);
    }
    read
}

fn read_ages(said: &[&str], wanted: &impl Fn(&str) -> bool, read: &mut Read) {
    for found in age::ages(said) {
        read.eaten.extend(found.eaten);
        let code = format!("age.{}-{}", found.ages.from, found.ages.to);
        if wanted(&code) && !read.wishes.ages.contains(&found.ages) {
            let label = match (found.ages.from, found.ages.to) {
                (from, to) if from == to => format!("{from} jaar"),
                (from, to) => format!("{from} tot en met {to} jaar"),
            };
            read.note(&code, &label);
            read.wishes.ages.push(found.ages);
        }
    }
}

fn read_mark(mark: &Mark, taxonomies: &Taxonomies, wanted: &impl Fn(&str) -> bool, read: &mut Read) {
    match mark.name.as_str() {
        "near" if wanted("near") => read.flag("near", "dichtbij", |wishes| &mut wishes.near),
        "soon" if wanted("soon") => read.flag("soon", "snel", |wishes| &mut wishes.soon),
        name => {
            let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) else { return };
            let code = format!("{}{name}.{}", if mark.unwanted { "no-" } else { "" }, mark.value);
            let wish = Wish { facet, code: mark.value.clone(), unwanted: mark.unwanted };
            if facet == Facet::Theme || !wanted(&code) || read.wishes.codes.iter().any(|own| own.same(&wish)) {
                return;
            }
            let words = in_words(facet, &mark.value, taxonomies);
            read.note(&code, &if mark.unwanted { format!("niet: {words}") } else { words });
            read.wishes.codes.push(wish);
        }
    }
}

fn in_words(facet: Facet, code: &str, taxonomies: &Taxonomies) -> String {
    let name = match facet {
        Facet::Audience | Facet::Form | Facet::Theme => taxonomies.name(facet.name(), code),
        Facet::Language => language_name(code),
        Facet::Access => code.parse().map(Access::label).unwrap_or_default(),
        Facet::Cost => code.parse().map(Cost::label).unwrap_or_default(),
        Facet::Intensity => code.parse().map(Intensity::label).unwrap_or_default(),
        Facet::Kind => code.parse().map(Kind::label).unwrap_or_default(),
        Facet::Accessibility => code.parse().map(Feature::label).unwrap_or_default(),
    };
    name.to_lowercase()
}

impl Read {
    fn note(&mut self, code: &str, label: &str) {
        self.understood.push(Understood { code: code.to_owned(), label: label.to_owned() });
    }

    fn flag(&mut self, code: &str, label: &str, of: impl Fn(&mut Wishes) -> &mut bool) {
        if !std::mem::replace(of(&mut self.wishes), true) {
            self.note(code, label);
        }
    }
}
