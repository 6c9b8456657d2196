//! The database as the rooms above know it: opened once, then asked with `read` and changed with `write`.
//! Which of the two databases it is, no caller needs to know.

use std::path::{Path, PathBuf};
use std::time::Duration;

use diesel::r2d2::{Pool, PoolError, PooledConnection};
use diesel::result::{DatabaseErrorKind, Error};

use super::manager::{Manager, open, open_for_loading};
use super::migrate::migrate;
use super::url::{Target, Url};
use super::watch::Watch;
use super::{AnyConnection, session};

/// As many as there are readers at one time; a search does not need one.
const CONNECTIONS: u32 = 8;

/// A page that cannot have a connection within this time says so; waiting longer helps nobody.
const PATIENCE: Duration = Duration::from_secs(1);

/// A pool of connections to a database whose tables are up to date. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Manager>,
    url: Url,
}

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder of the database file is missing and cannot be made.
    #[error("making the folder {} for the database", folder.display())]
    Folder {
        /// The folder that was to be made.
        folder: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Nothing answers there, or it refuses us.
    #[error("opening the database {url}")]
    Connect {
        /// The address, printed without its password.
        url: Url,
        /// What the database said.
        source: diesel::ConnectionError,
    },
    /// A migration failed; the tables are as the one before left them.
    #[error("bringing the tables of {url} up to date")]
    Migrate {
        /// The address, printed without its password.
        url: Url,
        /// What the database said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The pool could not be filled.
    #[error("opening connections to {url}")]
    Pool {
        /// The address, printed without its password.
        url: Url,
        /// What the pool said.
        source: PoolError,
    },
}

impl Database {
    /// Opens the database, makes the folder of its file where that is missing, and runs the migrations.
    pub fn open(url: &Url) -> Result<Self, OpenError> {
        if let Target::Sqlite(file) = url.target() {
            make_folder_of(file)?;
        }
        let mut conn = open(url).map_err(|source| OpenError::Connect { url: url.clone(), source })?;
        migrate(&mut conn).map_err(|source| OpenError::Migrate { url: url.clone(), source })?;
        drop(conn);
        // One connection to begin with: the others come when they are needed, which keeps the start quick.
        let pool = Pool::builder()
            .max_size(CONNECTIONS)
            .min_idle(Some(1))
            .connection_timeout(PATIENCE)
            .test_on_check_out(!url.is_sqlite())
            .build(Manager::new(url.clone()))
            .map_err(|source| OpenError::Pool { url: url.clone(), source })?;
        Ok(Self { pool, url: url.clone() })
    }

    /// Asks several questions of one snapshot. What only reads belongs here.
    pub fn read<T, E: From<Error>>(&self, ask: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        session::read(&mut *self.connection()?, ask)
    }

    /// One transaction: all of it is stored when `work` succeeds, and nothing otherwise.
    pub fn write<T, E: From<Error>>(&self, work: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        session::write(&mut *self.connection()?, work)
    }

    /// The same for much work: on a connection of its own, whose memory goes when it is done.
    pub fn load<T, E: From<Error>>(&self, work: impl FnOnce(&mut AnyConnection) -> Result<T, E>) -> Result<T, E> {
        let mut conn = open_for_loading(&self.url).map_err(|refused| unreachable(&refused))?;
        session::write(&mut conn, work)
    }

    /// Looks at this database from now on.
    pub fn watch(&self) -> Result<Watch, Error> {
        Watch::open(&self.url).map_err(|refused| unreachable(&refused))
    }

    fn connection(&self) -> Result<PooledConnection<Manager>, Error> {
        self.pool.get().map_err(|refused| unreachable(&refused))
    }
}

/// As a database error, so that a question has one kind of error; `is_busy` recognises it.
fn unreachable(refused: &impl ToString) -> Error {
    Error::DatabaseError(DatabaseErrorKind::UnableToSendCommand, Box::new(refused.to_string()))
}

/// True when the same question may well succeed in a moment: no connection is free, the server is away,
/// or another writer holds SQLite.
pub fn is_busy(error: &Error) -> bool {
    match error {
        Error::BrokenTransactionManager => true,
        Error::DatabaseError(DatabaseErrorKind::UnableToSendCommand | DatabaseErrorKind::ClosedConnection, _) => true,
        Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        Error::DatabaseError(_, said) => said.message().contains("database is locked"),
        _ => false,
    }
}

fn make_folder_of(file: &Path) -> Result<(), OpenError> {
    let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::create_dir_all(folder).map_err(|source| OpenError::Folder { folder: folder.to_owned(), source })
}
