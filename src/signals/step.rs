//! What was done about a signal: its log. A step is written once and never changed.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::signal::Signal;
use super::state::State;
use crate::accounts::Role;
use crate::db::AnyConnection;
use crate::db::schema::signal_step;
use crate::id::{ServiceId, SignalId};
use crate::questions::SafeText;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = signal_step, treat_none_as_default_value = false)]
pub struct Step {
    /// Of which signal.
    pub signal_id: SignalId,
    /// Its place in the log, from 1: the revision of the signal that it made.
    pub position: i32,
    /// The day.
    pub made_on: NaiveDate,
    /// How far the signal was after it.
    pub state: State,
    /// The target date after it.
    pub target_on: NaiveDate,
    /// The new owner, where it changed.
    pub owner: Option<String>,
    /// The offer that was linked by it.
    pub service_id: Option<ServiceId>,
    /// In words; passed the guard before it was stored.
    pub note: Option<String>,
    /// What whoever did it is, never who.
    pub by_role: String,
}

impl Step {
    /// The step that made this of a signal.
    pub(super) fn after(signal: &Signal, note: Option<SafeText>, by: Role, today: NaiveDate) -> Self {
        Self {
            signal_id: signal.id,
            position: signal.revision,
            made_on: today,
            state: signal.state,
            target_on: signal.target_on,
            owner: None,
            service_id: None,
            note: note.map(SafeText::into_string),
            by_role: by.word().to_owned(),
        }
    }

    pub(super) fn insert(&self, conn: &mut AnyConnection) -> QueryResult<()> {
        diesel::insert_into(signal_step::table).values(self).execute(conn).map(|_| ())
    }

    /// The steps of a signal, in order.
    pub fn of(conn: &mut AnyConnection, signal: SignalId) -> QueryResult<Vec<Self>> {
        let own = signal_step::table.filter(signal_step::signal_id.eq(signal)).order(signal_step::position);
        own.select(Self::as_select()).load(conn)
    }

    /// Every step up to and including a day, each signal's in order.
    pub(super) fn until(conn: &mut AnyConnection, day: NaiveDate) -> QueryResult<Vec<Self>> {
        let earlier = signal_step::table.filter(signal_step::made_on.le(day));
        earlier.order((signal_step::signal_id, signal_step::position)).select(Self::as_select()).load(conn)
    }
}
