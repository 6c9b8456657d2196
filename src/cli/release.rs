//! Publishes the figures of a quarter, once. What they may say is decided in `gaps`.

use std::process::ExitCode;
use std::str::FromStr;

use anyhow::Context;

use super::say;
use crate::app::{Clock, Options, Town};
use crate::db::Database;
use crate::gaps::{self, Frame, Ledger, Month, Rules, published};

/// Publish the figures of a quarter that is over, such as 2026-Q3.
#[derive(Debug, clap::Args)]
pub struct Publish {
    /// The quarter.
    quarter: Quarter,
}

/// A quarter of the calendar, by its first month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Quarter(Month);

impl Publish {
    /// Publishes it and says what is hidden.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let database = Database::open(&options.database())?;
        let (town, rules) = (Town::load(&database)?, options.rules()?);
        let release = publish(&database, &town, &rules, self.quarter.0)?;
        let hidden = release.figures().iter().filter(|figure| figure.value.count().is_none()).count();
        let (year, quarter) = (self.quarter.0.year(), self.quarter.0.number().div_ceil(3));
        say::result(&format!(
            "Kwartaal {quarter} van {year} is gepubliceerd: {} cijfers, waarvan {hidden} verborgen.",
            release.figures().len()
        ));
        Ok(ExitCode::SUCCESS)
    }
}

/// Publishes the quarter that holds a month, in one transaction.
pub fn publish(database: &Database, town: &Town, rules: &Rules, month: Month) -> anyhow::Result<published::Release> {
    let today = Clock::Machine.today();
    let published = database.write(|conn| {
        let mut ledger = Ledger::over(Frame::of_wijken(&town.places, &town.taxonomies));
        ledger.follow(conn)?;
        gaps::publish(conn, &ledger, &town.places, rules, month, today)
    });
    published.context("publishing the quarter")
}

impl FromStr for Quarter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let month = || {
            let (year, quarter) = text.split_once("-Q")?;
            let quarter = quarter.parse::<u32>().ok().filter(|quarter| (1..=4).contains(quarter))?;
            let year = year.parse().ok().filter(|_| year.len() == 4)?;
            Month::new(year, quarter * 3 - 2).filter(|month| *month >= Month::START)
        };
        month().map(Self).ok_or_else(|| "Schrijf jaar en kwartaal, bijvoorbeeld 2026-Q3.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_is_a_year_and_one_of_four() {
        assert_eq!("2026-Q3".parse(), Ok(Quarter(Month::new(2026, 7).unwrap())));
        for text in ["", "2026", "2026-Q5", "2026-Q0", "26-Q1", "2026-3", "2014-Q4", "Q3-2026"] {
            assert!(text.parse::<Quarter>().unwrap_err().contains("bijvoorbeeld"), "{text}");
        }
    }
}
