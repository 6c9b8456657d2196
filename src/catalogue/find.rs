//! Questions about listings. One query for each table and group of services, never one for each row.
//! Finding by words is the business of the room `search`.

use diesel::prelude::*;

use super::part::ByService;
use super::{
    AT_ONCE, Accessibility, AtLocation, Contact, CostOption, Language, Listing, Location, Organization, Phone,
    RequiredDocument, Schedule, Service, ServiceArea, ServiceAtLocation, ServiceCapacity, ServiceStatus, Term,
};
use crate::db::AnyConnection;
use crate::db::schema::service;
use crate::id::{OrganizationId, ServiceId};

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
        let rows = service::table.filter(service::slug.eq_any(slugs)).select(Service::as_select()).load(conn)?;
        let mut found = assemble(conn, rows)?;
        found.sort_by_key(|listing| slugs.iter().position(|slug| *slug == listing.service.slug));
        Ok(found)
    }

    /// The listings with these identifiers, in no order; unknown ones are left out.
    pub fn by_ids(conn: &mut AnyConnection, ids: &[ServiceId]) -> QueryResult<Vec<Self>> {
        let mut found = Vec::with_capacity(ids.len());
        for some in ids.chunks(AT_ONCE) {
            let rows = service::table.filter(service::id.eq_any(some)).select(Service::as_select()).load(conn)?;
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
        Chunks { conn, after: None, done: false }
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

/// Every listing in groups, in the order of identifiers.
pub struct Chunks<'a> {
    conn: &'a mut AnyConnection,
    after: Option<ServiceId>,
    done: bool,
}

impl Chunks<'_> {
    fn rows(&mut self) -> QueryResult<Vec<Service>> {
        let limit = i64::try_from(AT_ONCE).unwrap_or(i64::MAX);
        let page = service::table.order(service::id).limit(limit).select(Service::as_select());
        match self.after {
            None => page.load(self.conn),
            Some(after) => page.filter(service::id.gt(after)).load(self.conn),
        }
    }
}

impl Iterator for Chunks<'_> {
    type Item = QueryResult<Vec<Listing>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let chunk = self.rows().and_then(|rows| {
            self.done = rows.len() < AT_ONCE;
            self.after = rows.last().map(|row| row.id);
            assemble(self.conn, rows)
        });
        // After an error there is no telling where to go on.
        self.done |= chunk.is_err();
        match chunk {
            Ok(listings) if listings.is_empty() => None,
            chunk => Some(chunk),
        }
    }
}

fn assemble(conn: &mut AnyConnection, services: Vec<Service>) -> QueryResult<Vec<Listing>> {
    if services.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = services.iter().map(|service| service.id).collect();
    let mut owners: Vec<_> = services.iter().map(|service| service.organization_id).collect();
    owners.sort();
    owners.dedup();
    let organizations = Organization::by_ids(conn, &owners)?;
    let mut parts = Parts::load(conn, &ids)?;
    let listings = services.into_iter().filter_map(|service| {
        let organization = organizations.iter().find(|one| one.id == service.organization_id)?;
        Some(parts.join(service, organization.clone()))
    });
    Ok(listings.collect())
}

/// The parts of some hundreds of services, waiting to be joined with them.
struct Parts {
    links: ByService<ServiceAtLocation>,
    locations: Vec<Location>,
    schedules: ByService<Schedule>,
    phones: ByService<Phone>,
    contacts: ByService<Contact>,
    costs: ByService<CostOption>,
    languages: ByService<Language>,
    accessibility: ByService<Accessibility>,
    documents: ByService<RequiredDocument>,
    areas: ByService<ServiceArea>,
    capacities: ByService<ServiceCapacity>,
    terms: std::collections::HashMap<ServiceId, Vec<Term>>,
}

impl Parts {
    fn load(conn: &mut AnyConnection, ids: &[ServiceId]) -> QueryResult<Self> {
        let links = ServiceAtLocation::of_services(conn, ids)?;
        let mut places: Vec<_> = links.iter().map(|link| link.location_id).collect();
        places.sort();
        places.dedup();
        Ok(Self {
            links: ByService::new(links),
            locations: Location::by_ids(conn, &places)?,
            schedules: ByService::new(Schedule::of_services(conn, ids)?),
            phones: ByService::new(Phone::of_services(conn, ids)?),
            contacts: ByService::new(Contact::of_services(conn, ids)?),
            costs: ByService::new(CostOption::of_services(conn, ids)?),
            languages: ByService::new(Language::of_services(conn, ids)?),
            accessibility: ByService::new(Accessibility::of_services(conn, ids)?),
            documents: ByService::new(RequiredDocument::of_services(conn, ids)?),
            areas: ByService::new(ServiceArea::of_services(conn, ids)?),
            capacities: ByService::new(ServiceCapacity::of_services(conn, ids)?),
            terms: Term::of_services(conn, ids)?,
        })
    }

    fn join(&mut self, service: Service, organization: Organization) -> Listing {
        let id = service.id;
        let locations = self.links.take(id).into_iter().filter_map(|link| {
            let location = self.locations.iter().find(|one| one.id == link.location_id)?;
            Some(AtLocation { location: location.clone(), link })
        });
        Listing {
            locations: locations.collect(),
            schedules: self.schedules.take(id),
            phones: self.phones.take(id),
            contacts: self.contacts.take(id),
            costs: self.costs.take(id),
            languages: self.languages.take(id),
            accessibility: self.accessibility.take(id),
            documents: self.documents.take(id),
            areas: self.areas.take(id),
            capacities: self.capacities.take(id),
            terms: self.terms.remove(&id).unwrap_or_default(),
            service,
            organization,
        }
    }
}
