//! Keeps the settings as one document in one row. What they mean is in `settings`.

use diesel::prelude::*;

use super::Municipality;
use crate::db::AnyConnection;
use crate::db::schema::municipality;

/// The table holds one row, with this identifier.
const THE_ROW: i32 = 1;

impl Municipality {
    /// The stored settings, or the neutral ones when there are none. An older document that can no longer be read
    /// counts as none: a start with plain words is better than no start.
    pub fn load(conn: &mut AnyConnection) -> QueryResult<Self> {
        let document = municipality::table.find(THE_ROW).select(municipality::document).first::<String>(conn);
        Ok(document.optional()?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Stores these settings in place of what was there.
    pub fn save(&self, conn: &mut AnyConnection) -> QueryResult<()> {
        let document =
            serde_json::to_string(self).map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))?;
        diesel::delete(municipality::table).execute(conn)?;
        let row = (municipality::id.eq(THE_ROW), municipality::document.eq(document));
        diesel::insert_into(municipality::table).values(row).execute(conn).map(|_| ())
    }
}
