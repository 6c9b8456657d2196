//! The public report of what is missing, made when it is first asked for and kept until the catalogue or the month
//! changes. What may be in it is decided in the gaps room.

use std::sync::Arc;

use anyhow::Context;
use arc_swap::ArcSwapOption;
use chrono::Datelike;

use super::{App, Town};
use crate::gaps::published::join;
use crate::gaps::{Catchments, Entry, Frame, Month, Release, Report, Rules, Supply};

/// The report as it was last made, with what it was made from.
#[derive(Default)]
pub struct Reported(ArcSwapOption<Made>);

struct Made {
    town: Arc<Town>,
    month: Month,
    report: Arc<Report>,
}

impl App {
    /// What is missing, as anybody may read it.
    pub fn report(&self) -> anyhow::Result<Arc<Report>> {
        let (town, today) = (self.town.load_full(), self.clock.today());
        let month = Month::new(today.year(), today.month()).context("reading the month of today")?;
        // Whatever changes in the catalogue comes with a new town.
        if let Some(made) =
            self.reported.0.load_full().filter(|made| Arc::ptr_eq(&made.town, &town) && made.month == month)
        {
            return Ok(made.report.clone());
        }
        let report = Arc::new(self.make_report(&town, month)?);
        self.reported.0.store(Some(Arc::new(Made { town, month, report: report.clone() })));
        Ok(report)
    }

    fn make_report(&self, town: &Town, month: Month) -> anyhow::Result<Report> {
        let (frame, rules) = (Frame::of_wijken(&town.places, &town.taxonomies), Rules::default());
        let supply = self
            .database
            .read(|conn| Supply::of_catalogue(conn, &frame, &town.places, Catchments::default()))
            .context("reading what is within reach")?;
        let neighbours = |code: &str| town.places.neighbours(code).map(|area| area.code.clone()).collect();
        let units = join(&frame, &rules, &[], neighbours);
        let entries: Vec<Entry> = Vec::new();
        let releases: Vec<Release> = Vec::new();
        Ok(Report::of(&frame, &supply, &entries, releases, units, &rules, month))
    }
}
