//! The guard of one municipality: it knows the names of its areas and of the organizations in its catalogue.

use super::privacy::Guard;
use crate::catalogue::Organization;
use crate::db::{AnyConnection, QueryResult};
use crate::geography::Places;

impl Guard {
    /// The guard for what is written about residents of these places.
    pub fn of_catalogue(conn: &mut AnyConnection, places: &Places) -> QueryResult<Self> {
        let organizations = Organization::all(conn)?;
        let areas = places.areas().map(|area| area.name.as_str());
        Ok(Self::new(areas.chain(organizations.iter().map(|one| one.name.as_str()))))
    }
}
