//! Hands out the numbers by which services, parts, terms, changes and questions are kept: in order, so that what is
//! loaded together lies together. The identifiers that others see are UUIDs and are in the room `id`.

use diesel::prelude::*;

use super::AnyConnection;
use super::schema::numbering;

/// Says which service, term, change or question a row is about; never leaves the house.
pub type Number = i32;

/// The last number that was handed out.
pub fn last(conn: &mut AnyConnection) -> QueryResult<Number> {
    numbering::table.select(numbering::last).first(conn)
}

/// Makes every other writer wait until this transaction ends. Each writer calls it before it changes anything, so that
/// two of them never wait for each other, and a change with a lower number is never seen after one with a higher.
pub fn hold(conn: &mut AnyConnection) -> QueryResult<()> {
    take(conn, 0).map(|_| ())
}

/// Takes this many numbers in a row, and gives the first. Those that are not used stay unused.
pub fn take(conn: &mut AnyConnection, count: usize) -> QueryResult<Number> {
    let count = Number::try_from(count).map_err(|error| diesel::result::Error::SerializationError(Box::new(error)))?;
    diesel::update(numbering::table).set(numbering::last.eq(numbering::last + count)).execute(conn)?;
    Ok(last(conn)?.saturating_sub(count).saturating_add(1))
}
