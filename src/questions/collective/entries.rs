//! The entries of the log by group: those without one, and the groups of some wijken. Each answer is one or two queries,
//! whatever the number of groups.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

use super::Collective;
use crate::db::AnyConnection;
use crate::db::numbering::Number;
use crate::db::schema::{collective, question};
use crate::id::{CollectiveId, QuestionId};
use crate::questions::question::Stored;

impl Stored {
    /// The latest questions about these themes in these areas, `limit` at most. No themes is every theme.
    pub fn read(conn: &mut AnyConnection, themes: &[&str], areas: &[&str], limit: i64) -> QueryResult<Vec<Self>> {
        if themes.is_empty() {
            return Self::latest(conn, areas, limit);
        }
        let there = question::table.filter(question::area_code.eq_any(areas)).filter(question::theme.eq_any(themes));
        there.order(question::number.desc()).limit(limit).select(Self::as_select()).load(conn)
    }

    /// The latest questions since a day in these areas that belong to no group, `limit` at most.
    pub fn loose(conn: &mut AnyConnection, areas: &[&str], since: NaiveDate, limit: i64) -> QueryResult<Vec<Self>> {
        let own = question::table.filter(question::collective_id.is_null()).filter(question::area_code.eq_any(areas));
        let recent = own.filter(question::asked_on.ge(since)).order(question::number.desc());
        recent.limit(limit).select(Self::as_select()).load(conn)
    }

    /// The latest questions about these themes in these areas that belong to a group, `limit` at most.
    pub fn grouped(conn: &mut AnyConnection, themes: &[&str], areas: &[&str], limit: i64) -> QueryResult<Vec<Self>> {
        let own = question::table.filter(question::theme.eq_any(themes)).filter(question::area_code.eq_any(areas));
        let in_group = own.filter(question::collective_id.is_not_null()).order(question::number.desc());
        in_group.limit(limit).select(Self::as_select()).load(conn)
    }

    /// These questions, in the order in which they were added.
    pub fn these(conn: &mut AnyConnection, ids: &[QuestionId]) -> QueryResult<Vec<Self>> {
        let own = question::table.filter(question::id.eq_any(ids)).order(question::number);
        own.select(Self::as_select()).load(conn)
    }
}

impl Collective {
    /// Groups with a question in these areas, the one with the latest question first, `limit` at most.
    pub fn active(conn: &mut AnyConnection, areas: &[&str], limit: i64) -> QueryResult<Vec<Self>> {
        let latest = max(question::number);
        let own = question::table.filter(question::collective_id.is_not_null());
        let ids: Vec<(Option<CollectiveId>, Option<Number>)> = own
            .filter(question::area_code.eq_any(areas))
            .group_by(question::collective_id)
            .order((latest.desc(), question::collective_id))
            .limit(limit)
            .select((question::collective_id, latest))
            .load(conn)?;
        let ids: Vec<CollectiveId> = ids.into_iter().filter_map(|(id, _)| id).collect();
        let mut by_id = Self::by_id(conn, &ids)?;
        Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
    }

    /// These groups by their identifier.
    pub fn by_id(conn: &mut AnyConnection, ids: &[CollectiveId]) -> QueryResult<HashMap<CollectiveId, Self>> {
        let found: Vec<Self> =
            collective::table.filter(collective::id.eq_any(ids)).select(Self::as_select()).load(conn)?;
        Ok(found.into_iter().map(|group| (group.id, group)).collect())
    }

    /// The areas that its questions are about, each once.
    pub fn areas(conn: &mut AnyConnection, id: CollectiveId) -> QueryResult<Vec<String>> {
        let own = question::table.filter(question::collective_id.eq(id)).select(question::area_code);
        own.distinct().order(question::area_code).load(conn)
    }
}
