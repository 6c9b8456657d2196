//! Tells at once that somebody changed the database, this process or another, without asking it a question each time.
//! What changed is for the rooms above to find out.

use diesel::connection::SimpleConnection;
use diesel::pg::PgConnection;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;

use super::AnyConnection;
use super::manager::open;
use super::url::Url;

/// The channel on which writers tell PostgreSQL that they changed something.
const CHANNEL: &str = "sociale_kaart";

/// Looks at one database over a connection of its own.
pub struct Watch {
    conn: AnyConnection,
    /// What SQLite counts; none before the first look.
    version: Option<i64>,
}

#[derive(QueryableByName)]
struct Version {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    data_version: i64,
}

impl Watch {
    /// Begins to look; from now on nothing is missed.
    pub(super) fn open(url: &Url) -> ConnectionResult<Self> {
        let mut conn = open(url)?;
        if let AnyConnection::Postgres(conn) = &mut conn {
            conn.batch_execute(&format!("LISTEN {CHANNEL}")).map_err(ConnectionError::CouldntSetupConfiguration)?;
        }
        Ok(Self { conn, version: None })
    }

    /// Whether anything was changed since the last look. The first look says yes.
    pub fn changed(&mut self) -> QueryResult<bool> {
        let version = match &mut self.conn {
            AnyConnection::Sqlite(conn) => version(conn)?,
            AnyConnection::Postgres(conn) => self.version.unwrap_or_default() + i64::from(told(conn)?),
        };
        Ok(self.version.replace(version) != Some(version))
    }
}

/// Another number after each change by another connection.
fn version(conn: &mut SqliteConnection) -> QueryResult<i64> {
    diesel::sql_query("PRAGMA data_version").get_result::<Version>(conn).map(|version| version.data_version)
}

fn told(conn: &mut PgConnection) -> QueryResult<bool> {
    let mut told = false;
    for one in conn.notifications_iter() {
        told |= one.is_ok();
        one?;
    }
    Ok(told)
}

/// Tells everybody who watches, when this transaction ends well. SQLite tells by itself.
pub fn announce(conn: &mut AnyConnection) -> QueryResult<()> {
    match conn {
        AnyConnection::Sqlite(_) => Ok(()),
        AnyConnection::Postgres(conn) => conn.batch_execute(&format!("NOTIFY {CHANNEL}")),
    }
}
