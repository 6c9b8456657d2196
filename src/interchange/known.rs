//! What a line may name: the wijken and the terms that exist, held in memory while a file is read.
//! Storing them is done by their own rooms.

use crate::catalogue::{Taxonomies, Taxonomy};
use crate::db::{AnyConnection, QueryResult};
use crate::geography::{Area, Places};

use super::narrower::Narrower;
use super::report::{Fault, quote};

/// The wijken and terms of this municipality.
pub struct Known {
    pub places: Places,
    taxonomies: Taxonomies,
    pub narrower: Narrower,
}

impl Known {
    pub fn new(places: Places, taxonomies: Taxonomies) -> Self {
        let narrower = taxonomies.get(Taxonomy::THEME).map(Narrower::of);
        Self { places, taxonomies, narrower: narrower.unwrap_or_default() }
    }

    pub fn load(conn: &mut AnyConnection) -> QueryResult<Self> {
        Ok(Self::new(Places::load(conn)?, Taxonomies::load(conn)?))
    }

    /// The wijk with this name or code; the fault is about `field`.
    pub fn wijk(&self, field: &str, name: &str) -> Result<&Area, Fault> {
        if let Some(area) = self.places.area(name).or_else(|| self.places.named(name)) {
            return Ok(self.places.wijk_of(area));
        }
        let sentence = match self.places.resolve(name) {
            Err(unknown) => unknown.to_string(),
            Ok(_) => format!("{} is een postcode. Schrijf hier de naam van een wijk.", quote(name)),
        };
        Err(Fault::new(field, sentence))
    }

    /// A fault when this list has no such term.
    pub fn check_term(&self, field: &str, list: &str, code: &str) -> Option<Fault> {
        if self.taxonomies.has(list, code) {
            return None;
        }
        let found = self.taxonomies.get(list);
        let choices: Vec<&str> = found.into_iter().flat_map(|list| list.top().map(|term| term.code.as_str())).collect();
        let advice = if choices.is_empty() {
            "Deze lijst is nog leeg. Laad eerst de lijsten met termen.".to_owned()
        } else {
            format!("Kies uit: {}.", choices.join(", "))
        };
        Some(Fault::new(field, format!("{} kennen wij niet. {advice}", quote(code))))
    }
}
