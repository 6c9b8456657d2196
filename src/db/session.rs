//! One transaction around a piece of work: a snapshot for reading, all or nothing for writing.
//! Where connections come from is left to `database`.

use diesel::connection::{AnsiTransactionManager, TransactionManager};
use diesel::{Connection, QueryResult};

use super::AnyConnection;

/// Takes part in `AnyConnection`, whose transaction manager passes on to the connection inside.
type Manager = <AnyConnection as Connection>::TransactionManager;

/// Every question sees the database as it was at the first one, and writing is refused on PostgreSQL.
pub fn read<T, E: From<diesel::result::Error>>(
    conn: &mut AnyConnection,
    ask: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    begin(conn, "BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
    finish(conn, ask)
}

/// `BEGIN IMMEDIATE` on SQLite: a plain transaction starts as a reader there, and one that then wants to write
/// fails at once with "database is locked" when another wrote meanwhile, in spite of any timeout.
pub fn write<T, E: From<diesel::result::Error>>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    begin(conn, "BEGIN IMMEDIATE", "BEGIN")?;
    finish(conn, work)
}

fn begin(conn: &mut AnyConnection, sqlite: &str, postgres: &str) -> QueryResult<()> {
    match conn {
        AnyConnection::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, sqlite),
        AnyConnection::Postgres(conn) => AnsiTransactionManager::begin_transaction_sql(conn, postgres),
    }
}

fn finish<T, E: From<diesel::result::Error>>(
    conn: &mut AnyConnection,
    work: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let done = work(conn);
    if done.is_ok() {
        Manager::commit_transaction(conn)?;
    } else {
        // The reason to give up is worth more than that giving up failed too; the pool drops a broken connection.
        let _ = Manager::rollback_transaction(conn);
    }
    done
}
