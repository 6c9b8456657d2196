//! Text that passed the guard, and the refusal of text that did not. Neither prints what was written, so that no log
//! and no error message can hold it.

use std::fmt;

use super::kind::Kind;
use super::{Guard, LONGEST};

/// A text without personal data. Only [`Guard::safe`] makes one.
#[derive(Clone, PartialEq, Eq)]
pub struct SafeText(String);

impl SafeText {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, to be kept.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Debug for SafeText {
    /// Only the length: what is safe to keep need not be in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SafeText({} letters)", self.0.chars().count())
    }
}

/// Where something personal stands, and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trace {
    /// First code point.
    pub first: usize,
    /// Code point after the last.
    pub after: usize,
    /// What it is.
    pub kind: Kind,
}

/// A refusal: ranges and kinds, never the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What was found, in order.
    pub traces: Vec<Trace>,
    /// The text is longer than is read.
    pub too_long: bool,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.too_long {
            return write!(f, "De tekst is te lang. Schrijf ten hoogste {LONGEST} tekens.");
        }
        let mut labels: Vec<&str> = Vec::new();
        for trace in &self.traces {
            if !labels.contains(&trace.kind.label()) {
                labels.push(trace.kind.label());
            }
        }
        write!(f, "In de tekst staat {}. Haal dat weg; er is niets bewaard.", labels.join(" en "))
    }
}

impl std::error::Error for Refused {}

pub(super) fn safe(guard: &Guard, text: &str) -> Result<SafeText, Refused> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Refused { traces: Vec::new(), too_long: true });
    }
    let found = guard.check(text);
    if found.is_empty() {
        return Ok(SafeText(text.to_owned()));
    }
    let traces = found.into_iter().map(|one| Trace { first: one.first, after: one.after, kind: one.kind }).collect();
    Err(Refused { traces, too_long: false })
}
