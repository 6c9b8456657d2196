//! The fact that a service is offered at a location.
//! The location itself may serve many services.

use diesel::prelude::*;

use super::Location;
use super::part::part_of_service;
use crate::db::schema::service_at_location;
use crate::id::LocationId;

/// The link between a service and a location.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = service_at_location, treat_none_as_default_value = false)]
pub struct ServiceAtLocation {
    /// Where.
    pub location_id: LocationId,
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// What is different here, in words.
    pub description: Option<String>,
}
part_of_service!(ServiceAtLocation in service_at_location);

impl ServiceAtLocation {
    pub(super) fn new(location_id: LocationId, position: i32) -> Self {
        Self { location_id, position, description: None }
    }
}

/// A location of a listing together with its link.
#[derive(Clone, Debug, PartialEq)]
pub struct AtLocation {
    /// The fact that the service is offered there.
    pub link: ServiceAtLocation,
    /// The location.
    pub location: Location,
}
