//! The public report of what is missing, made when it is asked for and kept until the log, what was published, the
//! catalogue or the month changes. What may be in it is decided in the gaps room.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context;

use super::{App, Town};
use crate::db::AnyConnection;
use crate::gaps::{Catchments, Frame, Ledger, Month, Release, Report, Supply, units};

/// The report as it was last made, with what it was made from.
#[derive(Default)]
pub struct Reported(Mutex<Option<Made>>);

struct Made {
    town: Arc<Town>,
    month: Month,
    published: i64,
    ledger: Ledger,
    report: Arc<Report>,
}

impl App {
    /// What is missing, as anybody may read it. A question that was logged a moment ago is counted.
    pub fn report(&self) -> anyhow::Result<Arc<Report>> {
        let (town, month) = (self.town.load_full(), Month::of(self.clock.today()));
        // Whoever comes second waits for the report that the first one makes. A panic in here left what was there before.
        let mut kept = self.reported.0.lock().unwrap_or_else(PoisonError::into_inner);
        let report = self.database.read(|conn| {
            let published = Release::count(conn)?;
            let same = kept.as_ref().is_some_and(|made| {
                Arc::ptr_eq(&made.town, &town) && made.month == month && made.published == published
            });
            // The ledger is read again from the start only when areas or themes were replaced.
            let frame = Frame::of_wijken(&town.places, &town.taxonomies);
            let old = kept.take();
            let report = old.as_ref().map(|made| made.report.clone());
            let ledger = old.map(|made| made.ledger).filter(|ledger| *ledger.frame() == frame);
            let mut ledger = ledger.unwrap_or_else(|| Ledger::over(frame));
            let changed = ledger.follow(conn)?;
            let report = match report.filter(|_| same && !changed) {
                Some(report) => report,
                None => Arc::new(self.make_report(conn, &town, &ledger, month)?),
            };
            *kept = Some(Made { town, month, published, ledger, report: report.clone() });
            Ok::<_, crate::db::Error>(report)
        });
        report.context("making the report of what is missing")
    }

    fn make_report(
        &self,
        conn: &mut AnyConnection,
        town: &Town,
        ledger: &Ledger,
        month: Month,
    ) -> crate::db::QueryResult<Report> {
        let supply = Supply::of_catalogue(conn, ledger.frame(), &town.places, Catchments::default())?;
        let releases = Release::all(conn)?;
        let units = units(ledger, &town.places, &self.rules, &releases);
        Ok(Report::of(ledger.frame(), &supply, ledger.entries(), releases, units, &self.rules, month))
    }
}
