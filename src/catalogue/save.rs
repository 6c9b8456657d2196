//! Stores listings, and only what differs: saving the same twice changes nothing.
//! Every change bumps the revision of its record and queues the search update, in the transaction of the caller.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

use super::term::KnownTerms;
use super::{
    AT_ONCE, Accessibility, Contact, CostOption, Language, Listing, Location, Organization, Phone, Queue,
    RequiredDocument, Schedule, Service, ServiceArea, ServiceAtLocation, ServiceCapacity, Term,
};
use crate::db::AnyConnection;
use crate::db::numbering::{self, Number};
use crate::db::schema::{service, service_at_location};
use crate::id::{LocationId, OrganizationId, ServiceId};

/// What saving a listing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It was not there yet.
    Created,
    /// Something of it was different, its organization and locations included.
    Updated,
    /// It was there just so.
    Unchanged,
}

/// Why a listing was not saved. Nothing of its group is; the transaction around it decides about the rest.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// It names a term that no list has.
    #[error("the list `{taxonomy}` has no term `{code}`")]
    UnknownTerm {
        /// The code of the list.
        taxonomy: String,
        /// The code that is not in it.
        code: String,
    },
    /// Another service has this slug already.
    #[error("another service is called `{slug}` already")]
    SlugTaken {
        /// The slug.
        slug: String,
    },
    /// The database refused or was away.
    #[error(transparent)]
    Database(#[from] diesel::result::Error),
}

impl Listing {
    /// Stores this listing with its organization and locations.
    pub fn save(&self, conn: &mut AnyConnection, now: DateTime<Utc>) -> Result<Saved, SaveError> {
        let mut saved = Self::save_all(conn, std::slice::from_ref(self), now)?;
        Ok(saved.pop().unwrap_or(Saved::Unchanged))
    }

    /// Stores many listings quickly and answers for each, in their order. When two have one identifier the last one
    /// stays; when two write one organization or location differently, the last one does too.
    pub fn save_all(conn: &mut AnyConnection, listings: &[Self], now: DateTime<Utc>) -> Result<Vec<Saved>, SaveError> {
        numbering::hold(conn)?;
        let terms = KnownTerms::load(conn)?;
        let mut saved = Vec::with_capacity(listings.len());
        for group in groups(listings) {
            saved.extend(Group::new(conn, group)?.save(conn, &terms, now.naive_utc())?);
        }
        Ok(saved)
    }
}

/// Cuts into groups of bearable size in which no service comes twice.
fn groups(listings: &[Listing]) -> Vec<Vec<&Listing>> {
    let mut groups: Vec<Vec<&Listing>> = Vec::new();
    let mut seen = HashSet::new();
    for listing in listings {
        let again = !seen.insert(listing.service.id);
        match groups.last_mut() {
            Some(group) if group.len() < AT_ONCE && !again => group.push(listing),
            _ => {
                seen = HashSet::from([listing.service.id]);
                groups.push(vec![listing]);
            }
        }
    }
    groups
}

/// Some listings beside what the database holds of them.
struct Group<'a> {
    wanted: Vec<&'a Listing>,
    stored: HashMap<ServiceId, (Number, Listing)>,
}

impl<'a> Group<'a> {
    fn new(conn: &mut AnyConnection, wanted: Vec<&'a Listing>) -> Result<Self, SaveError> {
        refuse_taken_slugs(conn, &wanted)?;
        let ids: Vec<_> = wanted.iter().map(|listing| listing.service.id).collect();
        let stored = Listing::numbered(conn, &ids)?;
        let stored = stored.into_iter().map(|(number, listing)| (listing.service.id, (number, listing)));
        Ok(Self { wanted, stored: stored.collect() })
    }

    fn save(&self, conn: &mut AnyConnection, terms: &KnownTerms, now: NaiveDateTime) -> Result<Vec<Saved>, SaveError> {
        let organizations: HashMap<_, _> =
            self.wanted.iter().map(|one| (one.organization.id, &one.organization)).collect();
        let owners = Organization::put(conn, &organizations.into_values().collect::<Vec<_>>(), now)?;
        let locations: HashMap<_, _> =
            self.wanted.iter().flat_map(|one| &one.locations).map(|at| (at.location.id, &at.location)).collect();
        let places = Location::put(conn, &locations.into_values().collect::<Vec<_>>(), now)?;

        let changed = self.numbered(conn, self.changed())?;
        self.put_services(conn, &changed, now)?;
        self.put_parts(conn, &changed, terms)?;
        self.delete_left_locations(conn)?;

        let mut queued: HashSet<_> = changed.iter().map(|(_, listing)| listing.service.id).collect();
        queued.extend(services_of(conn, &owners)?);
        queued.extend(services_at(conn, &places)?);
        Queue::add(conn, &queued.into_iter().collect::<Vec<_>>(), now)?;
        Ok(self.wanted.iter().map(|listing| self.verdict(listing)).collect())
    }

    fn verdict(&self, listing: &Listing) -> Saved {
        match self.stored.get(&listing.service.id) {
            None => Saved::Created,
            Some((_, stored)) if listing.says_the_same_as(stored) => Saved::Unchanged,
            Some(_) => Saved::Updated,
        }
    }

    /// New, or different in the service or its own parts.
    fn changed(&self) -> Vec<&'a Listing> {
        let differs = |listing: &&&Listing| {
            self.stored.get(&listing.service.id).is_none_or(|(_, stored)| !listing.service_says_the_same_as(stored))
        };
        self.wanted.iter().filter(differs).copied().collect()
    }

    /// With the numbers that they have, or that are theirs from now on.
    fn numbered(
        &self,
        conn: &mut AnyConnection,
        listings: Vec<&'a Listing>,
    ) -> QueryResult<Vec<(Number, &'a Listing)>> {
        let number_of = |listing: &Listing| self.stored.get(&listing.service.id).map(|(number, _)| *number);
        let fresh = listings.iter().filter(|listing| number_of(listing).is_none()).count();
        let mut next = numbering::take(conn, fresh)?..;
        let numbered = listings.into_iter().filter_map(|one| Some((number_of(one).or_else(|| next.next())?, one)));
        Ok(numbered.collect())
    }

    fn put_services(
        &self,
        conn: &mut AnyConnection,
        changed: &[(Number, &Listing)],
        now: NaiveDateTime,
    ) -> QueryResult<()> {
        let mut fresh = Vec::new();
        for (number, listing) in changed {
            let service = Service { revision: 1, last_modified: now, ..listing.service.clone() };
            match self.stored.get(&service.id) {
                None => fresh.push((*number, service)),
                Some((_, stored)) => {
                    Service { revision: stored.service.revision + 1, ..service }.update(conn, *number)?;
                }
            }
        }
        Service::insert(conn, fresh)
    }

    fn put_parts(
        &self,
        conn: &mut AnyConnection,
        changed: &[(Number, &Listing)],
        terms: &KnownTerms,
    ) -> Result<(), SaveError> {
        let had_parts = changed.iter().filter(|(_, listing)| self.stored.contains_key(&listing.service.id));
        let had_parts: Vec<_> = had_parts.map(|(number, _)| *number).collect();
        if !had_parts.is_empty() {
            delete_parts(conn, &had_parts)?;
        }
        insert_parts(conn, changed)?;
        let own: Vec<_> =
            changed.iter().flat_map(|(number, one)| one.terms.iter().map(|term| (*number, term))).collect();
        terms.insert(conn, &own)
    }

    fn delete_left_locations(&self, conn: &mut AnyConnection) -> QueryResult<()> {
        let kept: HashSet<_> = self.wanted.iter().flat_map(|one| &one.locations).map(|at| at.location.id).collect();
        let had = self.stored.values().flat_map(|(_, one)| &one.locations).map(|at| at.location.id);
        let left: Vec<_> = had.filter(|id| !kept.contains(id)).collect();
        if left.is_empty() { Ok(()) } else { Location::delete_unused(conn, &left) }
    }
}

fn refuse_taken_slugs(conn: &mut AnyConnection, wanted: &[&Listing]) -> Result<(), SaveError> {
    let own: HashMap<&str, ServiceId> =
        wanted.iter().map(|listing| (listing.service.slug.as_str(), listing.service.id)).collect();
    let twice = wanted.iter().find(|listing| own.get(listing.service.slug.as_str()) != Some(&listing.service.id));
    if let Some(listing) = twice {
        return Err(SaveError::SlugTaken { slug: listing.service.slug.clone() });
    }
    let slugs: Vec<_> = own.keys().copied().collect();
    let stored: Vec<(String, ServiceId)> =
        service::table.filter(service::slug.eq_any(slugs)).select((service::slug, service::id)).load(conn)?;
    match stored.into_iter().find(|(slug, id)| own.get(slug.as_str()) != Some(id)) {
        Some((slug, _)) => Err(SaveError::SlugTaken { slug }),
        None => Ok(()),
    }
}

fn insert_parts(conn: &mut AnyConnection, listings: &[(Number, &Listing)]) -> QueryResult<()> {
    /// The same part of every listing, in one list.
    macro_rules! each_part {
        ($($part:ident: $row:ident),+) => {$(
            let own = listings.iter().flat_map(|(number, one)| one.$part.iter().map(|part| (*number, part)));
            $row::insert(conn, &own.collect::<Vec<_>>())?;
        )+};
    }
    let links = listings.iter().flat_map(|(number, one)| one.locations.iter().map(|at| (*number, &at.link)));
    ServiceAtLocation::insert(conn, &links.collect::<Vec<_>>())?;
    each_part!(
        schedules: Schedule, phones: Phone, contacts: Contact, costs: CostOption, languages: Language,
        accessibility: Accessibility, documents: RequiredDocument, areas: ServiceArea, capacities: ServiceCapacity
    );
    Ok(())
}

pub(super) fn delete_parts(conn: &mut AnyConnection, services: &[Number]) -> QueryResult<()> {
    ServiceAtLocation::delete(conn, services)?;
    Schedule::delete(conn, services)?;
    Phone::delete(conn, services)?;
    Contact::delete(conn, services)?;
    CostOption::delete(conn, services)?;
    Language::delete(conn, services)?;
    Accessibility::delete(conn, services)?;
    RequiredDocument::delete(conn, services)?;
    ServiceArea::delete(conn, services)?;
    ServiceCapacity::delete(conn, services)?;
    Term::delete(conn, services)
}

fn services_of(conn: &mut AnyConnection, organizations: &HashSet<OrganizationId>) -> QueryResult<Vec<ServiceId>> {
    if organizations.is_empty() {
        return Ok(Vec::new());
    }
    service::table.filter(service::organization_id.eq_any(organizations)).select(service::id).load(conn)
}

fn services_at(conn: &mut AnyConnection, locations: &HashSet<LocationId>) -> QueryResult<Vec<ServiceId>> {
    if locations.is_empty() {
        return Ok(Vec::new());
    }
    service_at_location::table
        .inner_join(service::table)
        .filter(service_at_location::location_id.eq_any(locations))
        .select(service::id)
        .load(conn)
}
