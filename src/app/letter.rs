//! The monthly letter of this town. What it tells of signals is composed in `signals`; here it is joined with what the
//! public list of gaps tells.

use chrono::NaiveDate;

use super::Town;
use crate::catalogue::Taxonomy;
use crate::db::{AnyConnection, QueryResult};
use crate::gaps::report::Gap;
use crate::gaps::{Catchments, Frame, Ledger, Level, Month, Release, Report, Rules, Standing, Supply, units};
use crate::signals::Letter;
use crate::signals::letter::{Rise, Spot, risen};

/// The letter of the month that begins on this day.
pub fn letter(
    conn: &mut AnyConnection,
    town: &Town,
    rules: &Rules,
    first: NaiveDate,
    today: NaiveDate,
) -> QueryResult<Letter> {
    let rose = if Month::of(first) < Month::of(today) { rose(conn, town, rules, Month::of(first))? } else { None };
    Letter::compose(conn, first, today, &town.taxonomies, rose)
}

/// What rose in the public list with this month, which is over. None as long as nothing was published: then there is no
/// public list.
fn rose(conn: &mut AnyConnection, town: &Town, rules: &Rules, month: Month) -> QueryResult<Option<Vec<Rise>>> {
    let releases = Release::all(conn)?;
    if releases.is_empty() {
        return Ok(None);
    }
    let mut ledger = Ledger::over(Frame::of_wijken(&town.places, &town.taxonomies));
    ledger.follow(conn)?;
    let supply = Supply::of_catalogue(conn, ledger.frame(), &town.places, Catchments::default())?;
    let units = units(&ledger, &town.places, rules, &releases);
    let spots = |this_month: Month| {
        let (frame, entries) = (ledger.frame(), ledger.entries());
        let report = Report::of(frame, &supply, entries, releases.clone(), units.clone(), rules, this_month);
        report.gaps(Level::Wijk).iter().map(|gap| spot(gap, town)).collect::<Vec<_>>()
    };
    Ok(Some(risen(&spots(month.plus(1)), &spots(month))))
}

fn spot(gap: &Gap, town: &Town) -> Spot {
    Spot {
        area: gap.name.clone(),
        theme: town.taxonomies.name(Taxonomy::THEME, &gap.theme).to_owned(),
        high: gap.standing == Standing::High,
    }
}
