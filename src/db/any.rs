//! One connection that is either of the two databases. Alone in its module, because the derive fills its surroundings.
#![allow(missing_docs, reason = "the derive makes public types without words")]

use diesel::pg::PgConnection;
use diesel::sqlite::SqliteConnection;

/// A connection to either database; a query written once runs on both.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}
