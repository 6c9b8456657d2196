//! From the records of the catalogue back to a line of the authoring format: the reverse of `to_listing`.
//! What the format has no key for (a second place, a second phone number) is left out.

use super::line::{Line, LineCapacity, LineContact, LineCost, LinePlace, LineTime};
use super::to_listing::{DERIVED, FEED, MUNICIPALITY, PLACES, REGION};
use crate::catalogue::{Day, Listing, Location, Place, Schedule, Scope, ServiceArea, Taxonomy};
use crate::geography::Places;

/// The street of a protected place, as the format writes it.
const ON_REQUEST: &str = "Adres op aanvraag";

/// The line of this listing.
pub fn to_line(listing: &Listing, places: &Places) -> Line {
    let service = &listing.service;
    let location = listing.locations.first().map(|at| &at.location);
    let place = location.map(|location| place(location, places));
    let codes = |list| listing.codes(list).map(str::to_owned).collect::<Vec<_>>();
    Line {
        id: service.slug.clone(),
        kind: service.kind,
        organization: listing.organization.name.clone(),
        name: service.name.clone(),
        summary: service.plain_text.clone(),
        description: service.description.clone(),
        themes: themes(listing),
        audience: codes(Taxonomy::AUDIENCE),
        min_age: service.minimum_age,
        max_age: service.maximum_age,
        serves: listing.areas.iter().map(|area| serves(area, places)).collect(),
        outside_region: place.as_ref().is_some_and(|place| place.wijk.is_none()),
        place,
        schedule: listing.schedules.iter().flat_map(times).collect(),
        access: service.access,
        form: codes(Taxonomy::FORM),
        intensity: service.intensity,
        cost: cost(listing),
        languages: listing.languages.iter().map(|language| language.code.clone()).collect(),
        accessibility: listing.accessibility.iter().filter_map(|own| own.feature).collect(),
        capacity: capacity(listing),
        contact: LineContact {
            phone: listing.phones.first().map(|phone| phone.number.clone()),
            email: service.email.clone(),
            url: service.url.clone(),
        },
        keywords: service.keywords.to_vec(),
        verified_on: service.confirmed_on,
        source: Some(service.source.clone()).filter(|source| source != FEED),
        status: service.status,
        alert: service.alert.clone(),
        documents: listing.documents.iter().map(|own| own.document.clone()).collect(),
    }
}

fn themes(listing: &Listing) -> Vec<String> {
    let own = listing.terms.iter().filter(|term| term.taxonomy == Taxonomy::THEME);
    own.filter(|term| term.value.as_deref() != Some(DERIVED)).map(|term| term.code.clone()).collect()
}

fn serves(area: &ServiceArea, places: &Places) -> String {
    match area.scope {
        Scope::Municipality => MUNICIPALITY.to_owned(),
        Scope::Region => REGION.to_owned(),
        Scope::Area => {
            let code = area.area_code.as_deref().unwrap_or_default();
            area.name.clone().unwrap_or_else(|| area_name(code, places))
        }
    }
}

/// The name people know, or the code of an area that is gone: an import reads both.
fn area_name(code: &str, places: &Places) -> String {
    places.area(code).map_or(code, |area| area.name.as_str()).to_owned()
}

fn place(location: &Location, places: &Places) -> LinePlace {
    let code = location.place.area_code().filter(|code| !code.is_empty());
    let line = LinePlace {
        wijk: code.map(|code| area_name(code, places)),
        name: location.name.clone(),
        city: location.place.city().map(str::to_owned),
        ..LinePlace::default()
    };
    match &location.place {
        Place::Protected { .. } => LinePlace { street: Some(ON_REQUEST.to_owned()), ..line },
        Place::Open { address, point, .. } => LinePlace {
            street: address.address_1.clone(),
            postcode: address.postal_code.clone(),
            lat: point.map(|point| point.lat),
            lon: point.map(|point| point.lon),
            protected: point.is_none().then_some(false),
            ..line
        },
    }
}

fn times(schedule: &Schedule) -> Vec<LineTime> {
    let hours = schedule.opens_at.zip(schedule.closes_at).zip(schedule.every());
    let Some(((from, to), every)) = hours else { return Vec::new() };
    let line = |day: Day| LineTime { day, from, to, every };
    schedule.days().into_iter().map(line).collect()
}

fn cost(listing: &Listing) -> Option<LineCost> {
    let cost = listing.costs.first()?;
    Some(LineCost { cost: cost.cost, text: cost.amount_description.clone(), cents: cost.amount_cents })
}

fn capacity(listing: &Listing) -> LineCapacity {
    let room = listing.capacities.iter().find(|room| room.unit == PLACES);
    LineCapacity {
        places: room.and_then(|room| room.maximum),
        available: room.and_then(|room| room.available),
        waiting_weeks: listing.service.waiting_weeks,
    }
}
