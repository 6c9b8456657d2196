//! A question as somebody sent it, in raw words, and the one way in which it becomes a question that may be kept. Each
//! mistake is a Dutch sentence beside its field; all of them come at once.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::choices::{Age, Outcome};
use super::privacy::{Guard, SafeText};
use super::question::Question;
use crate::catalogue::{Taxonomies, Taxonomy};
use crate::geography::Places;
use crate::id::QuestionId;
use crate::interchange::quote;
use crate::search::Wrong;

/// Letters of the longest text of a question: two sentences are enough.
pub const LONGEST_TEXT: usize = 1_000;
/// Most themes of a question; the first one counts.
pub const MOST_THEMES: usize = 5;
/// Most audiences of a question.
pub const MOST_AUDIENCES: usize = 8;
/// Letters of the longest name of a provider.
const LONGEST_NAME: usize = 120;
/// The first year of a log: the Dutch wijkteams began then.
const FIRST_YEAR: i32 = 2015;

/// What somebody sent. Missing is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The day, as `2026-11-17`; today when empty.
    pub asked_on: String,
    /// CBS code or name of a wijk or buurt.
    pub wijk: String,
    /// Codes of themes, the most important first.
    pub themes: Vec<String>,
    /// Codes of audiences.
    pub audience: Vec<String>,
    /// Code of a form.
    pub form: Option<String>,
    /// Code of a language.
    pub language: Option<String>,
    /// An age band, or an age in years.
    pub age: Option<String>,
    /// In words.
    pub text: Option<String>,
    /// How it ended.
    pub outcome: String,
    /// Why it was not matched.
    pub reason: Option<String>,
    /// What was used.
    pub deployed: Option<String>,
    /// Whether one offer could answer it for several residents.
    pub collectable: Option<String>,
    /// Fitting offer was there, and the coach heard of it while logging.
    pub was_unknown: Option<bool>,
    /// The name in the address of the offer that was picked while logging. Looking it up is left to the caller.
    pub service: Option<String>,
    /// The specialist provider that was deployed.
    pub provider: Option<String>,
}

/// What a question is read against.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// Wijken and buurten.
    pub places: &'a Places,
    /// Themes, audiences, forms.
    pub taxonomies: &'a Taxonomies,
    /// Decides what may be written down.
    pub guard: &'a Guard,
    /// The day it is.
    pub today: NaiveDate,
}

impl Draft {
    /// The question that this is, to be kept under `id`.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field. A refused text is not in it.
    pub fn check(&self, id: QuestionId, known: &Known<'_>) -> Result<Question, Vec<Wrong>> {
        let mut reading = Reading { known, wrong: Vec::new() };
        let outcome = reading.choice::<Outcome>("outcome", Some(&self.outcome));
        if outcome.is_none() && self.outcome.trim().is_empty() {
            reading.note("outcome", "Kies of er iets passends was.");
        }
        let question = Question {
            id,
            asked_on: reading.day(&self.asked_on),
            area_code: reading.area(&self.wijk),
            themes: reading.themes(&self.themes),
            audiences: reading.audiences(&self.audience),
            form: reading.term(Taxonomy::FORM, "form", self.form.as_deref()),
            language: reading.language(self.language.as_deref()),
            age: reading.age(self.age.as_deref()),
            text: reading.safe("text", self.text.as_deref(), LONGEST_TEXT),
            outcome: outcome.unwrap_or(Outcome::Unmet),
            reason: reading.choice("reason", self.reason.as_deref()),
            deployed: reading.choice("deployed", self.deployed.as_deref()),
            collectable: reading.choice("collectable", self.collectable.as_deref()),
            was_unknown: self.was_unknown.unwrap_or(false),
            service: None,
            provider: reading.safe("provider", self.provider.as_deref(), LONGEST_NAME),
        };
        if question.outcome == Outcome::Matched && question.reason.is_some() {
            reading.note(
                "reason",
                "Er was iets passends. Laat dan de vraag waarom niet open, of kies een andere uitkomst.",
            );
        }
        if reading.wrong.is_empty() { Ok(question) } else { Err(reading.wrong) }
    }
}

/// Reads field after field and remembers what is wrong.
struct Reading<'a> {
    known: &'a Known<'a>,
    wrong: Vec<Wrong>,
}

impl Reading<'_> {
    fn note(&mut self, field: &str, message: impl Into<String>) {
        // One sentence for a field is enough: the first is the nearest.
        if self.wrong.iter().all(|wrong| wrong.parameter != field) {
            self.wrong.push(Wrong { parameter: field.to_owned(), message: message.into() });
        }
    }

    fn day(&mut self, text: &str) -> NaiveDate {
        let today = self.known.today;
        let Some(text) = filled(Some(text)) else { return today };
        match NaiveDate::from_str(text) {
            Ok(day) if day > today => {
                self.note("asked_on", format!("De datum {day} ligt in de toekomst. Controleer het jaar en de maand."));
            }
            Ok(day) if day.year() < FIRST_YEAR => {
                self.note("asked_on", format!("De datum {day} ligt voor {FIRST_YEAR}. Controleer het jaar."));
            }
            Ok(day) => return day,
            Err(_) => self.note("asked_on", format!("{} is geen datum. Schrijf bijvoorbeeld 2026-03-31.", quote(text))),
        }
        today
    }

    fn area(&mut self, text: &str) -> String {
        let places = self.known.places;
        let found = places.area(text.trim()).or_else(|| filled(Some(text)).and_then(|text| places.named(text)));
        if found.is_none() {
            self.note(
                "wijk",
                match filled(Some(text)) {
                    None => "Kies een wijk.".to_owned(),
                    Some(text) => format!("Wijk {} kennen wij niet. Kies een wijk uit de lijst.", quote(text)),
                },
            );
        }
        found.map(|area| area.code.clone()).unwrap_or_default()
    }

    fn themes(&mut self, codes: &[String]) -> Vec<String> {
        let codes = self.terms(Taxonomy::THEME, "themes", codes, MOST_THEMES);
        if codes.is_empty() {
            self.note("themes", "Kies een thema.");
        }
        codes
    }

    fn audiences(&mut self, codes: &[String]) -> Vec<String> {
        self.terms(Taxonomy::AUDIENCE, "audience", codes, MOST_AUDIENCES)
    }

    fn terms(&mut self, taxonomy: &str, field: &str, codes: &[String], most: usize) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for code in codes.iter().filter_map(|code| filled(Some(code))) {
            match self.term(taxonomy, field, Some(code)) {
                Some(code) if !found.contains(&code) => found.push(code),
                _ => {}
            }
        }
        if found.len() > most {
            self.note(field, format!("Kies er ten hoogste {most}."));
        }
        found
    }

    fn term(&mut self, taxonomy: &str, field: &str, code: Option<&str>) -> Option<String> {
        let code = filled(code)?;
        if !self.known.taxonomies.has(taxonomy, code) {
            self.note(field, format!("{} kennen wij niet. Kies iets uit de lijst.", quote(code)));
            return None;
        }
        Some(code.to_owned())
    }

    fn language(&mut self, code: Option<&str>) -> Option<String> {
        let code = filled(code)?;
        let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_code {
            self.note("language", format!("{} is geen code van een taal. Schrijf bijvoorbeeld ti of ar.", quote(code)));
        }
        is_code.then(|| code.to_owned())
    }

    fn age(&mut self, text: Option<&str>) -> Option<Age> {
        let text = filled(text)?;
        let years = |text: &str| text.parse::<u32>().ok().filter(|years| *years <= 120);
        let middle = |(from, to): (&str, &str)| Some(years(from)?.midpoint(years(to)?));
        let between = || text.split_once('-').and_then(middle);
        let age = text.parse().ok().or_else(|| years(text).or_else(between).map(Age::of_years));
        if age.is_none() {
            self.note("age", format!("{} is geen leeftijd. Kies een groep uit de lijst.", quote(text)));
        }
        age
    }

    fn choice<T: FromStr>(&mut self, field: &str, word: Option<&str>) -> Option<T> {
        let word = filled(word)?;
        let found = word.parse().ok();
        if found.is_none() {
            self.note(field, format!("{} is hier geen keuze. Kies een van de mogelijkheden.", quote(word)));
        }
        found
    }

    fn safe(&mut self, field: &str, text: Option<&str>, longest: usize) -> Option<SafeText> {
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
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
