//! The one place that may ask what time it is.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Amsterdam;

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The clock of the machine.
    Machine,
    /// A moment that stands still, for tests and pictures.
    Still(DateTime<Utc>),
}

impl Clock {
    /// The moment it is, in UTC.
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else is given")]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::Machine => Utc::now(),
            Self::Still(moment) => moment,
        }
    }

    /// The day it is in the Netherlands.
    pub fn today(self) -> NaiveDate {
        self.now().with_timezone(&Amsterdam).date_naive()
    }
}
