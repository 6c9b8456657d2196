//! What the search index still has to take over. A change adds a ticket in its own transaction; the index hands back
//! the tickets that it has seen, so a change that is made meanwhile keeps its own and is not lost.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::insert_all;
use crate::db::numbering::{Number, last, take};
use crate::db::schema::search_queue;
use crate::db::{AnyConnection, announce};
use crate::id::ServiceId;

/// A change in the order of all changes. Tickets become visible in their order: who has seen one has seen all before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(pub(super) Number);

/// One change that the search index has to take over. The service may have several, and may be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// What to hand back to `Queue::done`.
    pub ticket: Ticket,
    /// What changed.
    pub service_id: ServiceId,
}

#[derive(Insertable)]
#[diesel(table_name = search_queue)]
struct QueueRow {
    ticket: Number,
    service_id: ServiceId,
    queued_at: NaiveDateTime,
}

/// The queue towards the search index.
pub struct Queue;

impl Queue {
    /// The oldest changes, `limit` at most.
    pub fn waiting(conn: &mut AnyConnection, limit: i64) -> QueryResult<Vec<Queued>> {
        Self::after(conn, None, limit)
    }

    /// The oldest changes after one, `limit` at most.
    pub fn after(conn: &mut AnyConnection, seen: Option<Ticket>, limit: i64) -> QueryResult<Vec<Queued>> {
        let seen = seen.map_or(0, |ticket| ticket.0);
        let rows = search_queue::table
            .filter(search_queue::ticket.gt(seen))
            .order(search_queue::ticket)
            .limit(limit)
            .select((search_queue::ticket, search_queue::service_id))
            .load::<(Number, ServiceId)>(conn)?;
        Ok(rows.into_iter().map(|(ticket, service_id)| Queued { ticket: Ticket(ticket), service_id }).collect())
    }

    /// The latest change; none when none waits.
    pub fn latest(conn: &mut AnyConnection) -> QueryResult<Option<Ticket>> {
        let latest: Option<Number> = search_queue::table.select(diesel::dsl::max(search_queue::ticket)).first(conn)?;
        Ok(latest.map(Ticket))
    }

    /// This moment: every change and every new service that comes later has a later number.
    pub fn now(conn: &mut AnyConnection) -> QueryResult<Ticket> {
        last(conn).map(Ticket)
    }

    /// How many changes wait.
    pub fn length(conn: &mut AnyConnection) -> QueryResult<i64> {
        search_queue::table.count().get_result(conn)
    }

    /// Takes the changes up to and including this one off the queue, and none that came later.
    pub fn done(conn: &mut AnyConnection, until: Ticket) -> QueryResult<()> {
        diesel::delete(search_queue::table.filter(search_queue::ticket.le(until.0))).execute(conn).map(|_| ())
    }

    /// Empties the queue.
    pub fn clear(conn: &mut AnyConnection) -> QueryResult<()> {
        diesel::delete(search_queue::table).execute(conn).map(|_| ())
    }

    /// The caller holds the numbering.
    pub(super) fn add(conn: &mut AnyConnection, services: &[ServiceId], now: NaiveDateTime) -> QueryResult<()> {
        if services.is_empty() {
            return Ok(());
        }
        let first = take(conn, services.len())?;
        let rows = (first..).zip(services);
        let rows = rows.map(|(ticket, service_id)| QueueRow { ticket, service_id: *service_id, queued_at: now });
        insert_new(conn, rows)?;
        announce(conn)
    }
}

fn insert_new(conn: &mut AnyConnection, rows: impl Iterator<Item = QueueRow>) -> QueryResult<()> {
    insert_all!(conn, search_queue, rows)
}
