//! The log in counted form, kept in step with the table: what was added since the last look is read in one go, so a new
//! question is in the next report. Reading it from a file is in `log`.

use std::collections::HashMap;

use chrono::Datelike;

use super::entry::{CoachKey, Entry, Month, ProviderKey};
use super::frame::Frame;
use crate::db::numbering::Number;
use crate::db::{AnyConnection, QueryResult};
use crate::questions::Counted;

/// Questions in one look.
const AT_ONCE: i64 = 20_000;

/// Gives the same text the same number.
#[derive(Debug, Default)]
pub(super) struct Numbers(HashMap<String, u32>);

/// Every question that can be counted over a frame.
#[derive(Debug, Default)]
pub struct Ledger {
    frame: Frame,
    entries: Vec<Entry>,
    seen: Number,
    coaches: Numbers,
    providers: Numbers,
    /// Hands that were forgotten: each question counts as a hand of its own.
    forgotten: u32,
}

impl Ledger {
    /// An empty ledger over these areas and themes.
    #[must_use]
    pub fn over(frame: Frame) -> Self {
        Self { frame, ..Self::default() }
    }

    /// Reads what was added; answers whether there was anything. A question about an area or theme that is not counted
    /// any more is passed over.
    pub fn follow(&mut self, conn: &mut AnyConnection) -> QueryResult<bool> {
        let before = self.seen;
        loop {
            let some = Counted::after(conn, self.seen, AT_ONCE)?;
            let Some(last) = some.last() else { return Ok(self.seen != before) };
            self.seen = last.number;
            for question in some {
                if let Some(entry) = self.entry(question) {
                    self.entries.push(entry);
                }
            }
        }
    }

    fn entry(&mut self, question: Counted) -> Option<Entry> {
        Some(Entry {
            area: self.frame.area(&question.area_code)?,
            theme: self.frame.theme(&question.theme)?,
            month: Month::new(question.asked_on.year(), question.asked_on.month())?,
            outcome: question.outcome,
            reason: question.reason,
            deployed: question.deployed,
            was_unknown: question.was_unknown,
            coach: match question.coach {
                Some(coach) => CoachKey(self.coaches.number(coach)),
                None => self.stranger(),
            },
            provider: question.provider.map(|name| ProviderKey(self.providers.number(name))),
        })
    }

    fn stranger(&mut self) -> CoachKey {
        self.forgotten += 1;
        CoachKey(u32::MAX - self.forgotten)
    }

    /// The areas and themes.
    #[must_use]
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The questions, in the order in which they were added.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The questions alone.
    #[must_use]
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

impl Numbers {
    pub(super) fn number(&mut self, text: String) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(text).or_insert(next)
    }
}
