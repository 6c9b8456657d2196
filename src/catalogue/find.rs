//! Questions about listings. One query for each table and group of services, never one for each row.
//! Finding by words is the business of the room `search`.

use std::collections::HashMap;

use diesel::prelude::*;

use super::part::{ByService, Those};
use super::{
    AT_ONCE, Accessibility, AtLocation, Contact, CostOption, Language, Listing, Location, Organization, Phone,
    RequiredDocument, Schedule, Service, ServiceArea, ServiceAtLocation, ServiceCapacity, ServiceStatus, Term, Ticket,
};
use crate::db::AnyConnection;
use crate::db::numbering::Number;
use crate::db::schema::service;
use crate::id::{LocationId, OrganizationId, ServiceId};

/// A listing in one line.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = service)]
pub struct ListingHeading {
    /// For its address.
    pub slug: String,
    /// For people.
    pub name: String,
}

impl Listing {
    /// The listing with this slug, shown or not.
    pub fn by_slug(conn: &mut AnyConnection, slug: &str) -> QueryResult<Option<Self>> {
        Ok(Self::by_slugs(conn, &[slug])?.pop())
    }

    /// The listings with these slugs, in the order of the slugs; unknown ones are left out.
    pub fn by_slugs(conn: &mut AnyConnection, slugs: &[&str]) -> QueryResult<Vec<Self>> {
        let rows = service::table.filter(service::slug.eq_any(slugs)).order(service::number);
        let rows = rows.select((service::number, Service::as_select())).load(conn)?;
        let mut found = unnumbered(assemble(conn, rows)?);
        found.sort_by_key(|listing| slugs.iter().position(|slug| *slug == listing.service.slug));
        Ok(found)
    }

    /// The listings with these identifiers, in no order; unknown ones are left out.
    pub fn by_ids(conn: &mut AnyConnection, ids: &[ServiceId]) -> QueryResult<Vec<Self>> {
        Self::numbered(conn, ids).map(unnumbered)
    }

    /// The same with the numbers of the services.
    pub(super) fn numbered(conn: &mut AnyConnection, ids: &[ServiceId]) -> QueryResult<Vec<(Number, Self)>> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_ONCE) {
            let rows = service::table.filter(service::id.eq_any(some)).order(service::number);
            let rows = rows.select((service::number, Service::as_select())).load(conn)?;
            found.extend(assemble(conn, rows)?);
        }
        Ok(found)
    }

    /// Every listing. For more than some hundreds take `chunks`.
    pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Self>> {
        Self::chunks(conn).collect::<QueryResult<Vec<_>>>().map(|chunks| chunks.into_iter().flatten().collect())
    }

    /// Every listing, some hundreds at a time, so that a large catalogue does not have to fit in memory.
    pub fn chunks(conn: &mut AnyConnection) -> Chunks<'_> {
        Chunks { conn, after: None, until: Number::MAX, done: false }
    }

    /// Every listing that was first saved before this moment, in the same way.
    pub fn chunks_until(conn: &mut AnyConnection, moment: Ticket) -> Chunks<'_> {
        Chunks { until: moment.0, ..Self::chunks(conn) }
    }

    /// What else this organization offers and people may see, in no order: sorting for people needs Dutch.
    pub fn of_organization(conn: &mut AnyConnection, id: OrganizationId) -> QueryResult<Vec<ListingHeading>> {
        let shown: Vec<_> = ServiceStatus::ALL.iter().copied().filter(|status| status.is_shown()).collect();
        service::table
            .filter(service::organization_id.eq(id).and(service::status.eq_any(shown)))
            .select(ListingHeading::as_select())
            .load(conn)
    }

    /// How many services people are shown.
    pub fn count_shown(conn: &mut AnyConnection) -> QueryResult<i64> {
        let shown: Vec<_> = ServiceStatus::ALL.iter().copied().filter(|status| status.is_shown()).collect();
        service::table.filter(service::status.eq_any(shown)).count().get_result(conn)
    }

    /// How many services there are, shown or not.
    pub fn count(conn: &mut AnyConnection) -> QueryResult<i64> {
        service::table.count().get_result(conn)
    }
}

/// Every listing in groups, in the order in which they were first saved.
pub struct Chunks<'a> {
    conn: &'a mut AnyConnection,
    after: Option<Number>,
    until: Number,
    done: bool,
}

impl Chunks<'_> {
    fn rows(&mut self) -> QueryResult<Vec<(Number, Service)>> {
        let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        service::table
            .filter(service::number.gt(self.after.unwrap_or_default()).and(service::number.le(self.until)))
            .order(service::number)
            .limit(limit)
            .select((service::number, Service::as_select()))
            .load(self.conn)
    }

    fn chunk(&mut self) -> QueryResult<Vec<Listing>> {
        let rows = self.rows()?;
        self.done = rows.len() < AT_ONCE;
        let (Some((first, _)), Some((last, _))) = (rows.first(), rows.last()) else { return Ok(Vec::new()) };
        let (first, last) = (*first, *last);
        self.after = Some(last);
        Ok(unnumbered(joined(self.conn, rows, Those::Between(first, last))?))
    }
}

impl Iterator for Chunks<'_> {
    type Item = QueryResult<Vec<Listing>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let chunk = self.chunk();
        // After an error there is no telling where to go on.
        self.done |= chunk.is_err();
        match chunk {
            Ok(listings) if listings.is_empty() => None,
            chunk => Some(chunk),
        }
    }
}

fn unnumbered(listings: Vec<(Number, Listing)>) -> Vec<Listing> {
    listings.into_iter().map(|(_, listing)| listing).collect()
}

fn assemble(conn: &mut AnyConnection, services: Vec<(Number, Service)>) -> QueryResult<Vec<(Number, Listing)>> {
    if services.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<_> = services.iter().map(|(number, _)| *number).collect();
    joined(conn, services, Those::Some(&numbers))
}

/// The services, in the order of their numbers, with everything around them.
fn joined(
    conn: &mut AnyConnection,
    services: Vec<(Number, Service)>,
    those: Those<'_>,
) -> QueryResult<Vec<(Number, Listing)>> {
    let mut owners: Vec<_> = services.iter().map(|(_, service)| service.organization_id).collect();
    owners.sort_unstable();
    owners.dedup();
    let organizations = Organization::by_ids(conn, &owners)?;
    let organizations: HashMap<OrganizationId, Organization> =
        organizations.into_iter().map(|one| (one.id, one)).collect();
    let mut parts = Parts::load(conn, those)?;
    let listings = services.into_iter().filter_map(|(number, service)| {
        let organization = organizations.get(&service.organization_id)?.clone();
        Some((number, parts.join(number, service, organization)))
    });
    Ok(listings.collect())
}

/// The parts of some hundreds of services, waiting to be joined with them in the order of their numbers.
struct Parts {
    links: ByService<ServiceAtLocation>,
    locations: HashMap<LocationId, Location>,
    schedules: ByService<Schedule>,
    phones: ByService<Phone>,
    contacts: ByService<Contact>,
    costs: ByService<CostOption>,
    languages: ByService<Language>,
    accessibility: ByService<Accessibility>,
    documents: ByService<RequiredDocument>,
    areas: ByService<ServiceArea>,
    capacities: ByService<ServiceCapacity>,
    terms: ByService<Term>,
}

impl Parts {
    fn load(conn: &mut AnyConnection, those: Those<'_>) -> QueryResult<Self> {
        let links = ServiceAtLocation::of_services(conn, those)?;
        let mut places: Vec<_> = links.rows().map(|link| link.location_id).collect();
        places.sort_unstable();
        places.dedup();
        let locations = Location::by_ids(conn, &places)?;
        Ok(Self {
            links,
            locations: locations.into_iter().map(|one| (one.id, one)).collect(),
            schedules: Schedule::of_services(conn, those)?,
            phones: Phone::of_services(conn, those)?,
            contacts: Contact::of_services(conn, those)?,
            costs: CostOption::of_services(conn, those)?,
            languages: Language::of_services(conn, those)?,
            accessibility: Accessibility::of_services(conn, those)?,
            documents: RequiredDocument::of_services(conn, those)?,
            areas: ServiceArea::of_services(conn, those)?,
            capacities: ServiceCapacity::of_services(conn, those)?,
            terms: Term::of_services(conn, those)?,
        })
    }

    fn join(&mut self, number: Number, service: Service, organization: Organization) -> Listing {
        let locations = self.links.take(number).into_iter().filter_map(|link| {
            let location = self.locations.get(&link.location_id)?.clone();
            Some(AtLocation { location, link })
        });
        Listing {
            locations: locations.collect(),
            schedules: self.schedules.take(number),
            phones: self.phones.take(number),
            contacts: self.contacts.take(number),
            costs: self.costs.take(number),
            languages: self.languages.take(number),
            accessibility: self.accessibility.take(number),
            documents: self.documents.take(number),
            areas: self.areas.take(number),
            capacities: self.capacities.take(number),
            terms: self.terms.take(number),
            service,
            organization,
        }
    }
}
