//! What all parts of a listing share: they are read, written and removed for many services at a time.
//! What each part means is in its own file.

use std::collections::HashMap;

use crate::id::ServiceId;

/// Rows in one insert on PostgreSQL, which takes 65,535 values at most; our widest table has 26 columns.
pub(super) const ROWS_AT_ONCE: usize = 1_000;

/// A row that belongs to one service.
pub(super) trait Part {
    fn service_id(&self) -> ServiceId;
}

/// The rows of many services, handed out by service.
pub(super) struct ByService<T>(HashMap<ServiceId, Vec<T>>);

impl<T: Part> ByService<T> {
    /// Keeps the order in which the rows of one service come.
    pub(super) fn new(rows: Vec<T>) -> Self {
        let mut found: HashMap<ServiceId, Vec<T>> = HashMap::new();
        for row in rows {
            found.entry(row.service_id()).or_default().push(row);
        }
        Self(found)
    }

    pub(super) fn take(&mut self, service: ServiceId) -> Vec<T> {
        self.0.remove(&service).unwrap_or_default()
    }
}

/// Inserts a slice of references to rows: in few statements on PostgreSQL, where each is a journey, and with one prepared statement on SQLite.
macro_rules! insert_all {
    ($conn:expr, $table:ident, $rows:expr) => {{
        for rows in $rows.chunks($crate::catalogue::part::ROWS_AT_ONCE) {
            $crate::db::each!(&mut *$conn, |c| diesel::insert_into($table::table).values(rows.to_vec()).execute(c))?;
        }
        Ok(())
    }};
}
pub(super) use insert_all;

/// Gives a row type the three questions of a part: read, insert and delete, each for many services at a time.
macro_rules! part_of_service {
    ($row:ident in $table:ident) => {
        impl $crate::catalogue::part::Part for $row {
            fn service_id(&self) -> $crate::id::ServiceId {
                self.service_id
            }
        }

        impl $row {
            pub(super) fn of_services(
                conn: &mut $crate::db::AnyConnection,
                services: &[$crate::id::ServiceId],
            ) -> diesel::QueryResult<Vec<Self>> {
                $table::table
                    .filter($table::service_id.eq_any(services))
                    .order(($table::position, $table::id))
                    .select(Self::as_select())
                    .load(conn)
            }

            pub(super) fn insert(conn: &mut $crate::db::AnyConnection, rows: &[&Self]) -> diesel::QueryResult<()> {
                $crate::catalogue::part::insert_all!(conn, $table, rows)
            }

            pub(super) fn delete(
                conn: &mut $crate::db::AnyConnection,
                services: &[$crate::id::ServiceId],
            ) -> diesel::QueryResult<()> {
                diesel::delete($table::table.filter($table::service_id.eq_any(services))).execute(conn).map(|_| ())
            }
        }
    };
}
pub(super) use part_of_service;
