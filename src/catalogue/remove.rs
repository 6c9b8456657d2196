//! Takes a listing out of the catalogue, and leaves word for the search index.
//! The organization stays: it is a record of its own, and may come back with something else.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::save::delete_parts;
use super::{Listing, Location, Queue};
use crate::db::AnyConnection;
use crate::db::numbering;
use crate::db::schema::service;

impl Listing {
    /// Removes the service with its parts, and its locations where nothing else is offered.
    /// Answers false when there was none with this slug.
    pub fn remove(conn: &mut AnyConnection, slug: &str, now: DateTime<Utc>) -> QueryResult<bool> {
        numbering::hold(conn)?;
        let Some(listing) = Self::by_slug(conn, slug)? else { return Ok(false) };
        let id = listing.service.id;
        let number = service::table.filter(service::id.eq(id)).select(service::number).first(conn)?;
        delete_parts(conn, &[number])?;
        diesel::delete(service::table.find(number)).execute(conn)?;
        let left: Vec<_> = listing.locations.iter().map(|at| at.location.id).collect();
        Location::delete_unused(conn, &left)?;
        Queue::add(conn, &[id], now.naive_utc())?;
        Ok(true)
    }
}
