//! What was published, as it is kept: frozen text, read back and never changed.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::release::Release;
use crate::db::AnyConnection;
use crate::db::schema::publication;

impl Release {
    /// Everything that was published, the oldest first.
    ///
    /// # Errors
    /// When the database is away, or holds a text that is no release.
    pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Self>> {
        let texts = publication::table.order((publication::year_from, publication::quarter));
        let texts: Vec<String> = texts.select(publication::document).load(conn)?;
        let read = |text: &String| serde_json::from_str(text);
        texts
            .iter()
            .map(read)
            .collect::<Result<_, _>>()
            .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))
    }

    /// How many quarters were published.
    pub fn count(conn: &mut AnyConnection) -> QueryResult<i64> {
        publication::table.count().get_result(conn)
    }

    /// Keeps what is published today. A second release of the same quarter is refused by the table.
    pub fn keep(&self, conn: &mut AnyConnection, today: NaiveDate) -> QueryResult<()> {
        let document =
            serde_json::to_string(self).map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))?;
        let (year_from, quarter) = self.period();
        let quarter = i32::try_from(quarter).unwrap_or(i32::MAX);
        let row = (
            publication::year_from.eq(year_from),
            publication::quarter.eq(quarter),
            publication::published_on.eq(today),
            publication::document.eq(document),
        );
        diesel::insert_into(publication::table).values(row).execute(conn).map(|_| ())
    }
}
