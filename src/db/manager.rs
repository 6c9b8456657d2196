//! Opens connections for the pool: picks the database by the scheme of its address and prepares each connection.
//! The derived `establish` is not used: it tries each database in turn, so a typing error could open an empty file.

use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::r2d2::{Error, ManageConnection, R2D2Connection};
use diesel::sqlite::SqliteConnection;
use diesel::{Connection, ConnectionError, ConnectionResult};

use super::AnyConnection;
use super::url::{Target, Url};

/// How long a writer waits for another writer on SQLite. An import holds the lock for a second or two at most.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Pages that a connection of the pool may keep on SQLite, in KiB. Every connection keeps its own, for as long as it
/// lives, and the system keeps the file in memory as well.
const CACHE: u32 = 2 * 1024;

/// The same for a connection that loads a large file: each page is then written once, instead of being pushed out and
/// fetched back.
const LOADING_CACHE: u32 = 96 * 1024;

/// Hands the pool its connections.
pub struct Manager(Url);

impl Manager {
    pub fn new(url: Url) -> Self {
        Self(url)
    }
}

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = Error;

    fn connect(&self) -> Result<AnyConnection, Error> {
        open(&self.0).map_err(Error::ConnectionError)
    }

    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), Error> {
        conn.ping().map_err(Error::QueryError)
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

/// Bytes of a page of a new database on SQLite: half as many journeys to the file as with its own 4,096, for rows of which
/// many are longer than a thousand.
const PAGE: u32 = 8192;

/// One connection for much work in one transaction, outside the pool.
pub fn open_for_loading(url: &Url) -> ConnectionResult<AnyConnection> {
    let mut conn = open(url)?;
    if let AnyConnection::Sqlite(conn) = &mut conn {
        conn.batch_execute(&format!("PRAGMA cache_size = -{LOADING_CACHE}"))
            .map_err(ConnectionError::CouldntSetupConfiguration)?;
    }
    Ok(conn)
}

/// One connection, outside the pool.
pub fn open(url: &Url) -> ConnectionResult<AnyConnection> {
    match url.target() {
        Target::Postgres(url) => postgres(url).map(AnyConnection::Postgres),
        Target::Sqlite(file) => sqlite(&file.to_string_lossy()).map(AnyConnection::Sqlite),
    }
}

fn postgres(url: &str) -> ConnectionResult<PgConnection> {
    let mut conn = PgConnection::establish(url)?;
    // Timestamps are UTC without a zone, and notices are not for our log.
    conn.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages TO warning")
        .map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}

fn sqlite(file: &str) -> ConnectionResult<SqliteConnection> {
    let mut conn = SqliteConnection::establish(file)?;
    let busy = BUSY_TIMEOUT.as_millis();
    // The timeout comes first: going over to WAL takes a lock as well. `FULL` there is one wait for the disk at the end of
    // each transaction: what was saved is still there after a power failure.
    conn.batch_execute(&format!(
        "PRAGMA busy_timeout = {busy}; PRAGMA page_size = {PAGE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA cache_size = -{CACHE}"
    ))
    .map_err(ConnectionError::CouldntSetupConfiguration)?;
    Ok(conn)
}
