//! The town that is served, in memory: its words, its places and its taxonomies. Small, read by every request,
//! and loaded again after an import.

use chrono::{DateTime, Utc};

use crate::catalogue::Taxonomies;
use crate::db::{Database, Error};
use crate::geography::{Drawing, Places};
use crate::municipality::Municipality;
use crate::search::Known;

/// Everything about the town that requests read.
pub struct Town {
    /// Its words and colours.
    pub municipality: Municipality,
    /// Wijken and postcodes.
    pub places: Places,
    /// The outlines of the wijken, drawn once.
    pub drawing: Option<Drawing>,
    /// Themes, audiences, forms.
    pub taxonomies: Taxonomies,
}

impl Town {
    /// Reads the town from the database.
    pub fn load(database: &Database) -> Result<Self, Error> {
        database.read(|conn| {
            let places = Places::load(conn)?;
            let drawing = Drawing::of(places.wijken());
            Ok(Self { municipality: Municipality::load(conn)?, drawing, taxonomies: Taxonomies::load(conn)?, places })
        })
    }

    /// What a search is read against.
    pub fn known(&self, now: DateTime<Utc>) -> Known<'_> {
        Known { places: &self.places, taxonomies: &self.taxonomies, now, sense: None }
    }
}
