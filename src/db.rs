//! Opens SQLite or PostgreSQL, brings the tables up to date, has the only `read` and `write`,
//! and tells that something changed.
//! What the rows mean is left to the rooms above; so is every query.

mod any;
pub(crate) mod batch;
mod database;
mod manager;
mod migrate;
pub mod numbering;
pub mod schema;
mod session;
mod url;
mod watch;

pub use self::any::AnyConnection;
pub(crate) use self::batch::insert_all;
pub use self::database::{Database, OpenError, is_busy};
pub use self::url::{BadUrl, Url};
pub use self::watch::{Watch, announce};
/// The one error of a question to the database, so that rooms without queries can name it.
pub use diesel::result::{Error, QueryResult};

/// Compiles one body for both inner connections: the only door to batches, which the enum does not know.
///
/// ```ignore
/// db::each!(conn, |c| diesel::insert_into(phone::table).values(rows).execute(c))
/// ```
macro_rules! each {
    ($conn:expr, |$inner:ident| $body:expr) => {
        match $conn {
            $crate::db::AnyConnection::Postgres($inner) => $body,
            $crate::db::AnyConnection::Sqlite($inner) => $body,
        }
    };
}
pub(crate) use each;
