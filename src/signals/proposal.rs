//! New offer that may answer a signal. New is what was first saved after the signal was made, told by the numbers under
//! which services are kept: a service remembers only its last change, and confirming it once more is a change too.
//! Offer that was there before and was widened since is therefore not proposed; a person can link it all the same.

use diesel::dsl::{exists, not};
use diesel::prelude::*;

use super::fits::{fits, narrowed};
use super::signal::Signal;
use crate::catalogue::{Listing, Scope, ServiceStatus, Taxonomies, Taxonomy};
use crate::db::AnyConnection;
use crate::db::schema::{attribute, service, service_area, taxonomy, taxonomy_term};
use crate::id::ServiceId;

/// New services of the theme in the wijk that are looked at, the newest; and how many of them are proposed.
const LOOKED_AT: i64 = 60;
const MOST: usize = 10;

/// A service that may answer a signal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Which one.
    pub id: ServiceId,
    /// For its address.
    pub slug: String,
    /// For people.
    pub name: String,
    /// Who offers it.
    pub organization: String,
}

/// Active services that fit an open signal and were first saved after it was made: first what is mainly about its theme, then the newest. None for a signal
/// that is realised or declined.
pub fn proposals(conn: &mut AnyConnection, signal: &Signal, taxonomies: &Taxonomies) -> QueryResult<Vec<Proposal>> {
    if !signal.state.is_open() {
        return Ok(Vec::new());
    }
    let themes = narrowed(&signal.theme, taxonomies);
    let ids = candidates(conn, signal, &themes)?;
    let mut listings = Listing::by_ids(conn, &ids)?;
    listings.retain(|listing| fits(listing, signal, taxonomies));
    // First what it is mainly about, then the newest.
    listings.sort_by_key(|listing| {
        let mainly = listing.codes(Taxonomy::THEME).next().is_some_and(|code| themes.contains(&code));
        (!mainly, ids.iter().position(|id| *id == listing.service.id))
    });
    let proposal = |listing: Listing| Proposal {
        id: listing.service.id,
        slug: listing.service.slug,
        name: listing.service.name,
        organization: listing.organization.name,
    };
    Ok(listings.into_iter().take(MOST).map(proposal).collect())
}

/// New active services of these themes that serve the wijk. Audiences are left to `fits`.
fn candidates(conn: &mut AnyConnection, signal: &Signal, themes: &[&str]) -> QueryResult<Vec<ServiceId>> {
    let terms = taxonomy_term::table.inner_join(taxonomy::table);
    let terms = terms.filter(taxonomy::code.eq(Taxonomy::THEME)).filter(taxonomy_term::code.eq_any(themes));
    let about = attribute::table
        .filter(attribute::service_number.eq(service::number))
        .filter(attribute::term_number.eq_any(terms.select(taxonomy_term::number)));
    let areas = service_area::table.filter(service_area::service_number.eq(service::number));
    let wider = service_area::scope.ne(Scope::Area);
    let here = areas.filter(wider.or(service_area::area_code.eq(&signal.area_code)));
    service::table
        .filter(service::number.gt(signal.catalogue_number))
        .filter(service::status.eq(ServiceStatus::Active))
        .filter(exists(about))
        .filter(exists(here).or(not(exists(areas))))
        .order(service::number.desc())
        .limit(LOOKED_AT)
        .select(service::id)
        .load(conn)
}
