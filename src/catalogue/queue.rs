//! What the search index still has to take over. A change adds a ticket in its own transaction; the index hands back
//! exactly the tickets that it has seen, so a change that is made meanwhile keeps its own and is not lost.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::part::insert_all;
use crate::db::AnyConnection;
use crate::db::schema::search_queue;
use crate::id::{QueueTicket, ServiceId};

/// One change that the search index has to take over. The service may have several, and may be gone.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = search_queue)]
pub struct Queued {
    /// What to hand back to `Queue::done`.
    pub ticket: QueueTicket,
    /// What changed.
    pub service_id: ServiceId,
    /// When, UTC.
    pub queued_at: NaiveDateTime,
}

/// The queue towards the search index.
pub struct Queue;

impl Queue {
    /// The oldest changes, `limit` at most.
    pub fn waiting(conn: &mut AnyConnection, limit: i64) -> QueryResult<Vec<Queued>> {
        search_queue::table.order(search_queue::queued_at).limit(limit).select(Queued::as_select()).load(conn)
    }

    /// How many changes wait.
    pub fn length(conn: &mut AnyConnection) -> QueryResult<i64> {
        search_queue::table.count().get_result(conn)
    }

    /// Takes these changes off the queue, and no others.
    pub fn done(conn: &mut AnyConnection, seen: &[Queued]) -> QueryResult<()> {
        for some in seen.chunks(super::AT_ONCE) {
            let tickets: Vec<_> = some.iter().map(|queued| queued.ticket).collect();
            diesel::delete(search_queue::table.filter(search_queue::ticket.eq_any(tickets))).execute(conn)?;
        }
        Ok(())
    }

    /// Empties the queue: what a complete rebuild of the index does in the transaction that reads the catalogue.
    pub fn clear(conn: &mut AnyConnection) -> QueryResult<()> {
        diesel::delete(search_queue::table).execute(conn).map(|_| ())
    }

    pub(super) fn add(conn: &mut AnyConnection, services: &[ServiceId], now: NaiveDateTime) -> QueryResult<()> {
        let rows: Vec<_> = services
            .iter()
            .map(|service_id| Queued { ticket: QueueTicket::random(), service_id: *service_id, queued_at: now })
            .collect();
        insert_all!(conn, search_queue, rows.iter().collect::<Vec<_>>())
    }
}
