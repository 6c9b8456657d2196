//! When and by which hand questions were asked: what counting a group needs, and no more. Only `gaps` makes a figure of
//! it that may be shown.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::AnyConnection;
use crate::db::schema::question;
use crate::id::CollectiveId;

/// One question, as far as counting a group needs it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = question)]
pub struct Asking {
    /// The day.
    pub asked_on: NaiveDate,
    /// By whose hand, as long as that is known.
    pub coach: Option<String>,
    /// The group that it belongs to.
    pub collective_id: Option<CollectiveId>,
}

impl Asking {
    /// The questions of these groups since a day, as far as they are about one of these areas.
    pub fn of_groups(
        conn: &mut AnyConnection,
        groups: &[CollectiveId],
        areas: &[&str],
        since: NaiveDate,
    ) -> QueryResult<Vec<Self>> {
        let own = question::table.filter(question::collective_id.eq_any(groups));
        let there = own.filter(question::area_code.eq_any(areas)).filter(question::asked_on.ge(since));
        there.select(Self::as_select()).load(conn)
    }

    /// The questions about these themes in these areas since a day.
    pub fn about(
        conn: &mut AnyConnection,
        themes: &[&str],
        areas: &[&str],
        since: NaiveDate,
    ) -> QueryResult<Vec<Self>> {
        let own = question::table.filter(question::theme.eq_any(themes));
        let there = own.filter(question::area_code.eq_any(areas)).filter(question::asked_on.ge(since));
        there.select(Self::as_select()).load(conn)
    }
}
