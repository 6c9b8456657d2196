//! The monthly letter of this town. What it tells of signals is composed in `signals`; here it is joined with what the
//! reports of gaps tell.

use chrono::NaiveDate;

use super::Town;
use crate::db::{AnyConnection, QueryResult};
use crate::signals::Letter;
use crate::signals::letter::Rise;

/// The letter of the month that begins on this day.
pub fn letter(conn: &mut AnyConnection, town: &Town, first: NaiveDate, today: NaiveDate) -> QueryResult<Letter> {
    Letter::compose(conn, first, today, &town.taxonomies, rose(first))
}

/// The gaps that rose in this month: `risen` over the published list of the month and the one before it. None as long
/// as no list is kept with a release.
fn rose(_month: NaiveDate) -> Option<Vec<Rise>> {
    None
}
