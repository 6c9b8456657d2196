//! The table of locations, whose columns hold open and protected places alike.
//! Private to the catalogue: everybody else sees a `Location`, which cannot show what has to stay hidden.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{Address, Location, LocationType, Place};
use crate::db::AnyConnection;
use crate::db::insert_all;
use crate::db::schema::{location, service_at_location};
use crate::geography::Point;
use crate::id::LocationId;

#[derive(Clone, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = location, treat_none_as_default_value = false, treat_none_as_null = true)]
struct LocationRow {
    id: LocationId,
    location_type: LocationType,
    name: Option<String>,
    description: Option<String>,
    url: Option<String>,
    address_1: Option<String>,
    postal_code: Option<String>,
    city: Option<String>,
    state_province: Option<String>,
    country: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
    area_code: Option<String>,
    protected: bool,
    source: String,
    external_id: Option<String>,
    licence: Option<String>,
    confirmed_on: Option<NaiveDate>,
    revision: i32,
    last_modified: NaiveDateTime,
}

impl Location {
    /// The locations with these identifiers, in no order.
    pub fn by_ids(conn: &mut AnyConnection, ids: &[LocationId]) -> QueryResult<Vec<Self>> {
        let rows = location::table.filter(location::id.eq_any(ids)).select(LocationRow::as_select()).load(conn)?;
        Ok(rows.into_iter().map(Self::from).collect())
    }

    /// Stores what is new or different and tells which were changed; new ones are not among them.
    pub(super) fn put(
        conn: &mut AnyConnection,
        wanted: &[&Self],
        now: NaiveDateTime,
    ) -> QueryResult<HashSet<LocationId>> {
        let ids: Vec<_> = wanted.iter().map(|one| one.id).collect();
        let stored = Self::by_ids(conn, &ids)?;
        let mut fresh = Vec::new();
        let mut changed = HashSet::new();
        for one in wanted {
            match stored.iter().find(|stored| stored.id == one.id) {
                None => fresh.push(LocationRow { revision: 1, last_modified: now, ..LocationRow::of(one) }),
                Some(stored) if one.says_the_same_as(stored) => {}
                Some(stored) => {
                    let next =
                        LocationRow { revision: stored.revision + 1, last_modified: now, ..LocationRow::of(one) };
                    diesel::update(location::table.find(one.id)).set(&next).execute(conn)?;
                    changed.insert(one.id);
                }
            }
        }
        insert_new(conn, fresh)?;
        Ok(changed)
    }

    /// Removes those of these locations where nothing is offered any more.
    pub(super) fn delete_unused(conn: &mut AnyConnection, ids: &[LocationId]) -> QueryResult<()> {
        let used = service_at_location::table.select(service_at_location::location_id);
        let unused = location::table.filter(location::id.eq_any(ids)).filter(location::id.ne_all(used));
        diesel::delete(unused).execute(conn).map(|_| ())
    }

    /// True when only the bookkeeping of `save` differs.
    pub(super) fn says_the_same_as(&self, stored: &Self) -> bool {
        *stored == Self { revision: stored.revision, last_modified: stored.last_modified, ..self.clone() }
    }
}

impl LocationRow {
    fn of(location: &Location) -> Self {
        let address = location.place.address().cloned().unwrap_or_default();
        let point = location.place.point();
        Self {
            id: location.id,
            location_type: location.location_type,
            name: location.name.clone(),
            description: location.description.clone(),
            url: location.url.clone(),
            address_1: address.address_1,
            postal_code: address.postal_code,
            city: location.place.city().map(str::to_owned),
            state_province: address.state_province,
            country: address.country,
            latitude: point.map(|point| point.lat),
            longitude: point.map(|point| point.lon),
            area_code: location.place.area_code().map(str::to_owned),
            protected: location.place.is_protected(),
            source: location.source.clone(),
            external_id: location.external_id.clone(),
            licence: location.licence.clone(),
            confirmed_on: location.confirmed_on,
            revision: location.revision,
            last_modified: location.last_modified,
        }
    }

    /// The rest of the row is not looked at when the place is protected, whatever it holds.
    fn place(&self) -> Place {
        let area_code = self.area_code.clone();
        let city = self.city.clone();
        if self.protected {
            return Place::Protected { area_code: area_code.unwrap_or_default(), city };
        }
        let point = self.latitude.zip(self.longitude).map(|(lat, lon)| Point { lat, lon });
        let address = Address {
            address_1: self.address_1.clone(),
            postal_code: self.postal_code.clone(),
            city,
            state_province: self.state_province.clone(),
            country: self.country.clone(),
        };
        Place::Open { address, point, area_code }
    }
}

impl From<LocationRow> for Location {
    fn from(row: LocationRow) -> Self {
        Self {
            place: row.place(),
            id: row.id,
            location_type: row.location_type,
            name: row.name,
            description: row.description,
            url: row.url,
            source: row.source,
            external_id: row.external_id,
            licence: row.licence,
            confirmed_on: row.confirmed_on,
            revision: row.revision,
            last_modified: row.last_modified,
        }
    }
}

fn insert_new(conn: &mut AnyConnection, rows: Vec<LocationRow>) -> QueryResult<()> {
    insert_all!(conn, location, rows)
}
