//! Publishes a quarter: makes the release from the log, keeps it, and forgets the hands that no rule needs any more.

use chrono::{Datelike, NaiveDate};

use super::cube::Cube;
use super::entry::Month;
use super::ledger::Ledger;
use super::published::{Release, Rules, Unit, Unsafe, join};
use crate::db::{AnyConnection, Error};
use crate::geography::Places;
use crate::questions::Stored;

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum NotPublished {
    /// It would say too much, or it is too early.
    #[error(transparent)]
    Unsafe(#[from] Unsafe),
    /// The database refused or was away.
    #[error("keeping what is published")]
    Database(#[from] Error),
}

/// Publishes the quarter that holds `month`. With the last quarter of a year of publication the log forgets who logged the
/// questions of that year: only the rule about cells of one hand needed it.
pub fn publish(
    conn: &mut AnyConnection,
    ledger: &Ledger,
    places: &Places,
    rules: &Rules,
    month: Month,
    today: NaiveDate,
) -> Result<Release, NotPublished> {
    let earlier = Release::all(conn)?;
    let units = units(ledger, places, rules, &earlier);
    let cube = Cube::of(ledger.frame(), ledger.entries());
    let this_month = Month::of(today);
    let release = Release::make(&cube, ledger.frame(), &units, rules, month, this_month, &earlier)?;
    release.keep(conn, today)?;
    let (start, quarter) = rules.quarter_of(month);
    if let (3, Some(next_year)) = (quarter, start.plus(12).first_day()) {
        Stored::forget_hands(conn, next_year)?;
    }
    Ok(release)
}

/// The areas of publication, joined as they were joined before.
#[must_use]
pub fn units(ledger: &Ledger, places: &Places, rules: &Rules, earlier: &[Release]) -> Vec<Unit> {
    let kept = earlier.last().map(Release::units).unwrap_or_default();
    let neighbours = |code: &str| places.neighbours(code).map(|area| area.code.clone()).collect();
    join(ledger.frame(), rules, kept, neighbours)
}

impl Month {
    /// The first day of the month.
    #[must_use]
    pub fn first_day(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1)
    }

    /// The month of a day; the first month of a log for a day that no calendar has.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self::new(day.year(), day.month()).unwrap_or(Self::START)
    }
}
