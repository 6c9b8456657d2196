//! Reads the raw words of a form, field after field, and remembers what is wrong: a Dutch sentence for each field, all
//! of them at once. A refused text is in none of them.

use std::str::FromStr;

use chrono::{Months, NaiveDate};

use crate::catalogue::Taxonomy;
use crate::dutch::date;
use crate::geography::Area;
use crate::interchange::quote;
use crate::questions::{Known, SafeText};
use crate::search::Wrong;

/// A plan for later than this many months is a mistyped year.
const FURTHEST: Months = Months::new(60);

/// A form that is being read.
pub struct Reading<'a> {
    pub known: &'a Known<'a>,
    wrong: Vec<Wrong>,
}

impl<'a> Reading<'a> {
    pub fn new(known: &'a Known<'a>) -> Self {
        Self { known, wrong: Vec::new() }
    }

    /// What was read, when nothing was wrong with it.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Wrong>> {
        match read {
            Some(read) if self.wrong.is_empty() => Ok(read),
            _ => Err(self.wrong),
        }
    }

    /// One sentence for a field is enough: the first is the nearest.
    pub fn note(&mut self, field: &str, message: impl Into<String>) {
        if self.wrong.iter().all(|wrong| wrong.parameter != field) {
            self.wrong.push(Wrong { parameter: field.to_owned(), message: message.into() });
        }
    }

    /// The wijk with this code or name, or the one around this buurt; none when the field is empty.
    pub fn wijk(&mut self, text: &str) -> Option<&'a Area> {
        let (text, places) = (filled(text)?, self.known.places);
        let found = places.area(text).or_else(|| places.named(text));
        if found.is_none() {
            self.note("wijk", format!("Wijk {} kennen wij niet. Kies een wijk uit de lijst.", quote(text)));
        }
        found.map(|area| places.wijk_of(area))
    }

    /// The code of a term; none when the field is empty.
    pub fn term(&mut self, taxonomy: &str, field: &str, code: &str) -> Option<String> {
        let code = filled(code)?;
        if !self.known.taxonomies.has(taxonomy, code) {
            self.note(field, format!("{} kennen wij niet. Kies iets uit de lijst.", quote(code)));
            return None;
        }
        Some(code.to_owned())
    }

    /// The code of a theme; none when the field is empty.
    pub fn theme(&mut self, code: &str) -> Option<String> {
        self.term(Taxonomy::THEME, "thema", code)
    }

    /// A target date. The one that it `was` may stay, however long ago.
    pub fn target(&mut self, text: &str, was: Option<NaiveDate>) -> Option<NaiveDate> {
        let (field, today) = ("datum", self.known.today);
        let Some(text) = filled(text) else {
            self.note(field, "Vul in wanneer het klaar moet zijn.");
            return None;
        };
        let Some(day) = day(text) else {
            self.note(field, format!("{} is geen datum. Schrijf bijvoorbeeld 31-3-2027.", quote(text)));
            return None;
        };
        if Some(day) == was {
            return was;
        }
        if day < today {
            self.note(field, format!("De datum {} is al voorbij. Kies een dag vanaf vandaag.", date(day)));
        } else if today.checked_add_months(FURTHEST).is_some_and(|furthest| day > furthest) {
            self.note(field, format!("De datum {} is meer dan vijf jaar verder. Controleer het jaar.", date(day)));
        }
        Some(day)
    }

    /// A text that may be kept; none when the field is empty.
    pub fn safe(&mut self, field: &str, text: &str, longest: usize) -> Option<SafeText> {
        let text = filled(text)?;
        let length = text.chars().count();
        if length > longest {
            self.note(field, format!("De tekst is te lang: {length} tekens. Schrijf ten hoogste {longest} tekens."));
            return None;
        }
        match self.known.guard.safe(text) {
            Ok(safe) => Some(safe),
            Err(refused) => {
                self.note(field, refused.to_string());
                None
            }
        }
    }

    /// The same for a field that has to be filled.
    pub fn needed(&mut self, field: &str, text: &str, longest: usize, ask: &str) -> Option<SafeText> {
        let read = self.safe(field, text, longest);
        if read.is_none() {
            self.note(field, ask);
        }
        read
    }
}

/// A day as people write it, `31-3-2027`, or as machines do.
fn day(text: &str) -> Option<NaiveDate> {
    let as_people_do = || NaiveDate::parse_from_str(text, "%d-%m-%Y").ok();
    NaiveDate::from_str(text).ok().or_else(as_people_do)
}

/// A text without the blanks around it; none when nothing is left.
pub fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}
