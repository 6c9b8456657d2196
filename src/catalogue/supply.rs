//! For how many and from where: the areas that a service is for, and the room that it has.
//! Where its office stands is a different matter, and is in `location`.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Scope;
use super::part::part_of_service;
use crate::db::schema::{service_area, service_capacity};

/// An area that a service is for.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = service_area, treat_none_as_default_value = false)]
pub struct ServiceArea {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// One area, the municipality, or wider.
    pub scope: Scope,
    /// The code of the wijk or buurt; none when the scope is wider or the name is not known here.
    pub area_code: Option<String>,
    /// Its name, as the source writes it.
    pub name: Option<String>,
}
part_of_service!(ServiceArea in service_area);

impl ServiceArea {
    pub(super) fn new(position: i32, scope: Scope) -> Self {
        Self { position, scope, area_code: None, name: None }
    }

    /// True when people of this wijk or buurt may come.
    pub fn serves(&self, area_code: &str) -> bool {
        match self.scope {
            Scope::Area => self.area_code.as_deref() == Some(area_code),
            Scope::Municipality | Scope::Region => true,
        }
    }
}

/// How many there is room for.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = service_capacity, treat_none_as_default_value = false)]
pub struct ServiceCapacity {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// What is counted, such as `plaatsen`.
    pub unit: String,
    /// How many there are.
    pub maximum: Option<i32>,
    /// How many are free; 0 is full, none is not known.
    pub available: Option<i32>,
    /// When that was counted, UTC.
    pub updated: Option<NaiveDateTime>,
}
part_of_service!(ServiceCapacity in service_capacity);

impl ServiceCapacity {
    pub(super) fn new(position: i32, unit: String) -> Self {
        Self { position, unit, maximum: None, available: None, updated: None }
    }

    /// True when it is known that nobody can be added.
    pub fn is_full(&self) -> bool {
        self.available == Some(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_serves_itself_and_a_wider_scope_serves_every_area() {
        let mut wijk = ServiceArea::new(0, Scope::Area);
        wijk.area_code = Some("WK000001".into());
        assert!(wijk.serves("WK000001"));
        assert!(!wijk.serves("WK000002"));
        assert!(ServiceArea::new(1, Scope::Region).serves("WK000002"));
    }

    #[test]
    fn unknown_room_is_not_full() {
        let mut room = ServiceCapacity::new(0, "plaatsen".into());
        assert!(!room.is_full());
        room.available = Some(0);
        assert!(room.is_full());
    }
}
