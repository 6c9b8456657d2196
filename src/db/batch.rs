//! Inserts many rows. The multi-connection knows no batches, and the two databases like them of different sizes.
//! What the rows are is with the rooms above.

/// Rows in one insert on PostgreSQL, which takes 65,535 values at most; our widest table has 27 columns.
pub const ROWS_AT_ONCE: usize = 1_000;

/// Rows in one prepared statement on SQLite, where starting a statement costs more than a row. Rows that are left over
/// go one by one.
pub const ROWS_OF_SQLITE: usize = 50;

/// Inserts rows: in few statements on PostgreSQL, where each is a journey, and with two prepared ones on SQLite.
macro_rules! insert_all {
    ($conn:expr, $table:ident, $rows:expr) => {{
        use $crate::db::batch::{ROWS_AT_ONCE, ROWS_OF_SQLITE};
        let mut rows = $rows.into_iter();
        match &mut *$conn {
            $crate::db::AnyConnection::Sqlite(conn) => loop {
                let some: Vec<_> = rows.by_ref().take(ROWS_OF_SQLITE).collect();
                match <Box<[_; ROWS_OF_SQLITE]>>::try_from(some) {
                    Ok(some) => diesel::insert_into($table::table).values(some).execute(conn)?,
                    Err(left) => {
                        for row in left {
                            diesel::insert_into($table::table).values(row).execute(conn)?;
                        }
                        break Ok(());
                    }
                };
            },
            $crate::db::AnyConnection::Postgres(conn) => loop {
                let some: Vec<_> = rows.by_ref().take(ROWS_AT_ONCE).collect();
                if some.is_empty() {
                    break Ok(());
                }
                diesel::insert_into($table::table).values(some).execute(conn)?;
            },
        }
    }};
}
pub(crate) use insert_all;
