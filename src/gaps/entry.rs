//! One question of the log, as far as counting needs it: where, about what, when, and how it ended.
//! Reading it from a file is in `log`; no text of a question comes here.

use std::fmt;

use crate::questions::{Deployed, Outcome, Reason};

/// The area of a question by its place in the `Frame`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaIndex(pub u16);

/// The primary theme of a question by its place in the `Frame`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeIndex(pub u16);

/// Who logged it, as a number without a name. Only says which questions are of the same hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CoachKey(pub u32);

/// The provider that was deployed, as a number without a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderKey(pub u32);

/// A month of the calendar: months since year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

/// Why this is no month. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is geen maand. Schrijf jaar en maand, bijvoorbeeld 2025-11.")]
pub struct NoMonth(String);

/// One question, ready to be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Where.
    pub area: AreaIndex,
    /// About what, first of all.
    pub theme: ThemeIndex,
    /// When.
    pub month: Month,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was not matched, as far as the coach said so.
    pub reason: Option<Reason>,
    /// What was used.
    pub deployed: Option<Deployed>,
    /// True when fitting offer was there and the coach heard of it while logging.
    pub was_unknown: bool,
    /// By whose hand.
    pub coach: CoachKey,
    /// Which specialist provider was deployed, where that was logged.
    pub provider: Option<ProviderKey>,
}

impl Month {
    /// No log is older than this month, January 2015: the Dutch wijkteams began then.
    pub const START: Self = Self(2015 * 12);

    /// The month with this year and number, 1 to 12.
    #[must_use]
    pub const fn new(year: i32, month: u32) -> Option<Self> {
        if month >= 1 && month <= 12 && year >= 0 && year <= 9999 {
            Some(Self(year * 12 + month as i32 - 1))
        } else {
            None
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number in the year, 1 to 12.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0.rem_euclid(12).unsigned_abs() + 1
    }

    /// So many months later, or earlier when negative.
    #[must_use]
    pub const fn plus(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// Months from `other` to this one; negative when this one is earlier.
    #[must_use]
    pub const fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

impl std::str::FromStr for Month {
    type Err = NoMonth;

    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let read = |(year, month): (&str, &str)| {
            let digits = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
            if !digits(year, 4) || !digits(month, 2) {
                return None;
            }
            Self::new(year.parse().ok()?, month.parse().ok()?)
        };
        text.split_once('-').and_then(read).ok_or_else(|| NoMonth(text.chars().take(40).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_written_as_it_is_read() {
        for text in ["2025-11", "2015-01", "1999-12"] {
            assert_eq!(text.parse::<Month>().unwrap().to_string(), text);
        }
        assert_eq!("2025-11".parse::<Month>().unwrap().plus(3).to_string(), "2026-02");
    }

    #[test]
    fn what_is_no_month_gets_a_sentence() {
        for text in ["", "2025", "2025-13", "2025-00", "2025-1", "25-11", "nu", "+025-11", "2025-11-01"] {
            assert!(text.parse::<Month>().unwrap_err().to_string().contains("bijvoorbeeld"), "{text}");
        }
    }
}
