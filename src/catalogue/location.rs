//! A place where something is offered. What its row may say about a protected place is decided in `place`.
//! How the table keeps it is in `location_row`.

use chrono::{NaiveDate, NaiveDateTime};

use super::provenance::{Provenance, not_saved_yet};
use super::{LocationType, Place};
use crate::id::LocationId;

/// One location.
#[derive(Clone, Debug, PartialEq)]
pub struct Location {
    /// Derived from source and key.
    pub id: LocationId,
    /// To visit, for letters, or online.
    pub location_type: LocationType,
    /// The name on the door.
    pub name: Option<String>,
    /// How to find it, in words.
    pub description: Option<String>,
    /// Its site, or where an online location is.
    pub url: Option<String>,
    /// Where it is.
    pub place: Place,
    /// Where the record comes from.
    pub source: String,
    /// Its identifier there.
    pub external_id: Option<String>,
    /// The licence of the source.
    pub licence: Option<String>,
    /// The day of the last confirmation.
    pub confirmed_on: Option<NaiveDate>,
    /// Goes up by one with every change.
    pub revision: i32,
    /// The moment of the last change, UTC.
    pub last_modified: NaiveDateTime,
}

impl Location {
    /// A place to visit whose identifier follows from its source and `key`. The key has to hold all that tells two
    /// places apart (name, street, postcode, town), or the second one imported overwrites the first.
    pub fn new(key: &str, place: Place, from: &Provenance) -> Self {
        Self {
            id: LocationId::derived(&from.source, key),
            location_type: LocationType::Physical,
            name: None,
            description: None,
            url: None,
            place,
            source: from.source.clone(),
            external_id: from.external_id.clone(),
            licence: from.licence.clone(),
            confirmed_on: from.confirmed_on,
            revision: 0,
            last_modified: not_saved_yet(),
        }
    }

    /// The same location under the name on its door.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }
}
