//! Reads a log of questions (JSON Lines) into entries that can be counted. A bad line is named and left out; no text
//! of a question is read, so none can be kept.

use std::io::{self, BufRead};
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::entry::{CoachKey, Entry, Month, ProviderKey};
use super::frame::Frame;
use super::ledger::Numbers;
use crate::interchange::{Row, Rows};
use crate::questions::{Deployed, Outcome, Reason};

/// What a file of questions held.
#[derive(Debug, Default)]
pub struct Log {
    /// The questions in the order of the file.
    pub entries: Vec<Entry>,
    /// Lines that could not be read: their number from 1, and a Dutch sentence.
    pub refused: Vec<(usize, BadLine)>,
}

/// Why a line is left out. Its text is a Dutch sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BadLine {
    /// Too long, or no text at all.
    #[error("{0}")]
    Unfit(&'static str),
    /// Not the JSON that was asked for.
    #[error("Dit is geen hulpvraag: {0}.")]
    Unreadable(#[from] serde_json::Error),
    /// An area that is not counted.
    #[error("Wijk «{0}» kennen wij niet. Schrijf de CBS-code, bijvoorbeeld WK999901.")]
    Area(String),
    /// A theme that is not counted, or none at all.
    #[error("Thema «{0}» kennen wij niet. Schrijf eerst het belangrijkste thema, bijvoorbeeld geld.")]
    Theme(String),
    /// A word that stands for no choice.
    #[error("«{word}» past niet bij {field}.")]
    Word {
        /// The field.
        field: &'static str,
        /// What it held.
        word: String,
    },
    /// A day before there were wijkteams.
    #[error("De datum {0} ligt voor 2015. Controleer het jaar.")]
    TooOld(NaiveDate),
}

#[derive(Deserialize)]
struct Line {
    asked_on: NaiveDate,
    wijk: String,
    #[serde(default)]
    themes: Vec<String>,
    outcome: String,
    reason: Option<String>,
    deployed: Option<String>,
    #[serde(default)]
    was_unknown: Option<bool>,
    #[serde(default)]
    coach: String,
    #[serde(default)]
    provider: Option<String>,
}

impl Log {
    /// Lines that were read, empty ones left out.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.entries.len() + self.refused.len()
    }

    /// Reads every line. Only a file that stops halfway is an error.
    pub fn read(reader: impl BufRead, frame: &Frame) -> io::Result<Self> {
        let (mut log, mut coaches, mut providers) = (Self::default(), Numbers::default(), Numbers::default());
        for row in Rows::new(reader) {
            let Row { number, text } = row?;
            let read = text.map_err(BadLine::Unfit).and_then(|text| entry(&text, frame, &mut coaches, &mut providers));
            match read {
                Ok(entry) => log.entries.push(entry),
                Err(refused) => log.refused.push((number, refused)),
            }
        }
        Ok(log)
    }
}

fn entry(text: &str, frame: &Frame, coaches: &mut Numbers, providers: &mut Numbers) -> Result<Entry, BadLine> {
    let line: Line = serde_json::from_str(text)?;
    let theme = line.themes.first().map_or("", String::as_str);
    let month = Month::new(line.asked_on.year(), line.asked_on.month()).filter(|month| *month >= Month::START);
    Ok(Entry {
        area: frame.area(&line.wijk).ok_or_else(|| BadLine::Area(short(&line.wijk)))?,
        theme: frame.theme(theme).ok_or_else(|| BadLine::Theme(short(theme)))?,
        month: month.ok_or(BadLine::TooOld(line.asked_on))?,
        outcome: choice::<Outcome>("outcome", &line.outcome)?,
        reason: line.reason.as_deref().map(|word| choice::<Reason>("reason", word)).transpose()?,
        deployed: line.deployed.as_deref().map(|word| choice::<Deployed>("deployed", word)).transpose()?,
        was_unknown: line.was_unknown.unwrap_or(false),
        coach: CoachKey(coaches.number(line.coach)),
        provider: line.provider.map(|name| ProviderKey(providers.number(name))),
    })
}

fn choice<T: FromStr>(field: &'static str, word: &str) -> Result<T, BadLine> {
    word.parse().ok().ok_or_else(|| BadLine::Word { field, word: short(word) })
}

/// As much of a word as a sentence about it needs.
fn short(word: &str) -> String {
    word.chars().take(40).collect()
}
