//! Makes the search document of a listing: what may be shown and searched, and nothing more. A protected place leaves
//! its address behind here, so that no result, pin or count can give it away.

use chrono::Timelike;

use super::document::{Card, Document, Slot, Texts, Venue};
use super::exclusion::excluded;
use crate::catalogue::{Listing, Place, Schedule, Scope, ServiceStatus, Taxonomies, Taxonomy};
use crate::geography::Places;

/// The document of a listing; names of themes and wijken come from the town.
pub fn document(listing: &Listing, taxonomies: &Taxonomies, places: &Places) -> Document {
    let card = card(listing, places);
    Document { id: listing.service.id, texts: texts(listing, &card, taxonomies), card }
}

fn texts(listing: &Listing, card: &Card, taxonomies: &Taxonomies) -> Texts {
    let service = &listing.service;
    let names = card.themes.iter().map(|code| taxonomies.name(Taxonomy::THEME, code));
    Texts {
        name: service.name.clone(),
        keywords: service.keywords.to_vec().join(" "),
        organization: listing.organization.name.clone(),
        themes: names.collect::<Vec<_>>().join(" "),
        plain: service.plain_text.clone(),
        description: service.description.clone(),
        excluded: excluded(&service.plain_text) + &excluded(&service.description),
    }
}

fn card(listing: &Listing, places: &Places) -> Card {
    let service = &listing.service;
    let codes = |taxonomy| listing.codes(taxonomy).map(str::to_owned).collect();
    let scope = |scope| listing.areas.iter().any(|area| area.scope == scope);
    let cost = listing.costs.first();
    Card {
        slug: service.slug.clone(),
        name: service.name.clone(),
        organization: listing.organization.name.clone(),
        summary: service.plain_text.clone(),
        kind: service.kind,
        access: service.access,
        intensity: service.intensity,
        themes: codes(Taxonomy::THEME),
        audience: codes(Taxonomy::AUDIENCE),
        forms: codes(Taxonomy::FORM),
        languages: listing.languages.iter().map(|language| language.code.clone()).collect(),
        accessibility: listing.accessibility.iter().filter_map(|one| Some(one.feature?.as_str().to_owned())).collect(),
        cost: cost.map(|cost| cost.cost),
        cost_text: cost.and_then(|cost| cost.amount_description.clone()).unwrap_or_default(),
        minimum_age: service.minimum_age.map(years),
        maximum_age: service.maximum_age.map(years),
        waiting_weeks: service.waiting_weeks.and_then(|weeks| u16::try_from(weeks).ok()),
        full: listing.is_full(),
        closed: service.status == ServiceStatus::TemporarilyClosed,
        alert: service.alert.clone(),
        place: listing.locations.first().map(|at| venue(&at.location, places)),
        serves: listing.areas.iter().filter_map(|area| area.area_code.clone()).collect(),
        serves_municipality: scope(Scope::Municipality),
        serves_region: scope(Scope::Region),
        slots: listing.schedules.iter().flat_map(slots).collect(),
        confirmed_on: service.confirmed_on,
    }
}

/// Ages beyond what a byte holds mean «no limit» as much as 255 does.
fn years(age: i32) -> u8 {
    u8::try_from(age.clamp(0, i32::from(u8::MAX))).unwrap_or(u8::MAX)
}

fn venue(location: &crate::catalogue::Location, places: &Places) -> Venue {
    let area = location.place.area_code().map(str::to_owned);
    let area_name = area.as_deref().and_then(|code| places.area(code)).map(|area| area.name.clone());
    let empty = Venue {
        name: String::new(),
        street: None,
        postcode: None,
        city: None,
        area,
        area_name,
        point: None,
        protected: true,
    };
    match &location.place {
        Place::Protected { city, .. } => Venue { city: city.clone(), ..empty },
        Place::Open { address, point, .. } => Venue {
            name: location.name.clone().unwrap_or_default(),
            street: address.address_1.clone(),
            postcode: address.postal_code.clone(),
            city: address.city.clone(),
            point: *point,
            protected: false,
            ..empty
        },
    }
}

fn slots(schedule: &Schedule) -> Vec<Slot> {
    let (Some(every), Some(opens), Some(closes)) = (schedule.every(), schedule.opens_at, schedule.closes_at) else {
        return Vec::new();
    };
    let minute = |time: chrono::NaiveTime| (time.hour() * 60 + time.minute()) as u16;
    let (from, to) = (minute(opens), minute(closes));
    // A slot that ends before it begins runs past midnight.
    let to = if to <= from { to + 1440 } else { to };
    schedule.days().into_iter().map(|day| Slot { day, from, to, every }).collect()
}
