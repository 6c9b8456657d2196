//! From a line to the records of the catalogue, once wijken and terms are known. Protected places lose their address
//! here, before anything could store it. What may stand in a line at all was checked in `read_line`.

use super::known::Known;
use super::line::{Line, LinePlace};
use super::report::{Fault, quote};
use crate::catalogue::{Address, Listing, Location, Organization, Place, Provenance, Scope, Service, Taxonomy};
use crate::geography::{Point, tidy_postcode};

/// The source of records whose line names none; identifiers follow from it, so it never changes.
pub const FEED: &str = "catalogus";

/// The word for "the whole municipality" in `serves`.
pub const MUNICIPALITY: &str = "*";

/// The word for "wider than the municipality" in `serves`.
pub const REGION: &str = "regio";

/// What is counted in `capacity`.
pub const PLACES: &str = "plaatsen";

/// Marks a theme that our rules added, so that an export writes only what the line said.
pub const DERIVED: &str = "afgeleid";

/// The listing, and what was left out of it.
pub fn to_listing(line: &Line, known: &Known, licence: Option<&str>) -> Result<(Listing, Vec<Fault>), Vec<Fault>> {
    let mut faults = unknown_terms(line, known);
    let mut remarks = Vec::new();
    let from = Provenance { licence: licence.map(str::to_owned), ..Provenance::from_source(FEED) };
    let mut listing = heading(line, &from);
    faults.extend(add_areas(&mut listing, line, known));
    if let Some(place) = &line.place {
        match location(place, line.outside_region, known, &from) {
            Ok(location) => {
                remarks.extend(left_out(place, &location));
                listing.add_location(location);
            }
            Err(more) => faults.extend(more),
        }
    }
    add_terms(&mut listing, line, known);
    add_parts(&mut listing, line);
    if faults.is_empty() { Ok((listing, remarks)) } else { Err(faults) }
}

fn heading(line: &Line, from: &Provenance) -> Listing {
    let organization = Organization::new(&line.organization, &line.organization, from);
    let mut service = Service::new(&line.id, &line.name, line.kind, line.access, &organization, from);
    service.external_id = Some(line.id.clone());
    service.confirmed_on = line.verified_on;
    if let Some(source) = &line.source {
        service.source.clone_from(source);
    }
    service.intensity = line.intensity;
    service.status = line.status;
    service.alert.clone_from(&line.alert);
    service.description.clone_from(&line.description);
    service.plain_text.clone_from(&line.summary);
    service.keywords = line.keywords.iter().cloned().collect();
    (service.minimum_age, service.maximum_age) = (line.min_age, line.max_age);
    service.waiting_weeks = line.capacity.waiting_weeks;
    service.url.clone_from(&line.contact.url);
    service.email.clone_from(&line.contact.email);
    Listing::new(service, organization)
}

fn unknown_terms(line: &Line, known: &Known) -> Vec<Fault> {
    let lists = [
        ("themes", Taxonomy::THEME, &line.themes),
        ("audience", Taxonomy::AUDIENCE, &line.audience),
        ("form", Taxonomy::FORM, &line.form),
    ];
    let checked = lists.into_iter().flat_map(|(field, list, codes)| codes.iter().map(move |code| (field, list, code)));
    checked.filter_map(|(field, list, code)| known.check_term(field, list, code)).collect()
}

fn add_terms(listing: &mut Listing, line: &Line, known: &Known) {
    for (list, codes) in
        [(Taxonomy::THEME, &line.themes), (Taxonomy::AUDIENCE, &line.audience), (Taxonomy::FORM, &line.form)]
    {
        for code in codes {
            listing.add_term(list, code);
        }
    }
    if line.themes.iter().any(|code| known.narrower.has(code)) {
        return;
    }
    let texts = [line.name.as_str(), &line.summary, &line.description];
    let texts = texts.into_iter().chain(line.keywords.iter().map(String::as_str));
    for code in known.narrower.found_in(&line.themes, texts) {
        listing.add_term(Taxonomy::THEME, code);
        if let Some(term) = listing.terms.last_mut() {
            term.value = Some(DERIVED.to_owned());
        }
    }
}

fn add_areas(listing: &mut Listing, line: &Line, known: &Known) -> Vec<Fault> {
    let mut faults = Vec::new();
    for name in &line.serves {
        match name.as_str() {
            MUNICIPALITY => {
                listing.add_scope(Scope::Municipality);
            }
            REGION => {
                listing.add_scope(Scope::Region);
            }
            name => match known.wijk("serves", name) {
                Ok(wijk) => {
                    listing.add_area(&wijk.code, name);
                }
                Err(fault) => faults.push(fault),
            },
        }
    }
    faults
}

fn location(place: &LinePlace, outside: bool, known: &Known, from: &Provenance) -> Result<Location, Vec<Fault>> {
    let mut faults = Vec::new();
    let wijk = place.wijk.as_deref().and_then(|name| match known.wijk("place.wijk", name) {
        Ok(wijk) => Some(wijk),
        Err(fault) => {
            faults.push(fault);
            None
        }
    });
    let point = place.lat.zip(place.lon).and_then(|(lat, lon)| match Point::in_netherlands(lat, lon) {
        Ok(point) => Some(point),
        Err(why) => {
            faults.push(Fault::new("place.lat", why.to_string()));
            None
        }
    });
    let postal_code = place.postcode.as_deref().and_then(tidy_postcode);
    if let (Some(written), None) = (&place.postcode, &postal_code) {
        faults.push(Fault::new(
            "place.postcode",
            format!("{} is geen postcode. Schrijf een postcode als 1234 AB.", quote(written)),
        ));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let wijk = wijk.or_else(|| point.filter(|_| !outside).and_then(|point| known.places.area_at(point)));
    let area_code = wijk.map(|wijk| wijk.code.clone());
    let stored = if is_protected(place) {
        Place::Protected { area_code: area_code.unwrap_or_default(), city: place.city.clone() }
    } else {
        let address_1 = place.street.clone();
        let (state_province, country) = (None, Some("NL".to_owned()));
        let address = Address { address_1, postal_code, city: place.city.clone(), state_province, country };
        Place::Open { address, point, area_code }
    };
    let location = Location::new(&key(place, &stored), stored, from);
    Ok(Location { name: place.name.clone(), ..location })
}

/// Words in the name or street of a place by which an organization says that its address is not for everybody.
const SECRET: [&str; 7] =
    ["op aanvraag", "geheim", "adres na", "na intake", "niet openbaar", "bij ons bekend", "adres volgt"];

/// The words of a place decide over everything else; then what the line says outright. Without either, a place that
/// has neither coordinates nor a house number has nothing to show and is held to be protected.
fn is_protected(place: &LinePlace) -> bool {
    let mut texts = place.street.iter().chain(&place.name).map(|text| text.to_lowercase());
    let secret = texts.any(|text| SECRET.iter().any(|words| text.contains(words)));
    let street = place.street.as_deref().unwrap_or_default();
    let numbered = street.contains(|c: char| c.is_ascii_digit()) || street.contains("ongenummerd");
    secret || place.protected.unwrap_or(place.lat.is_none() && !numbered)
}

/// All that tells two places apart. Of a protected place only what may be known, so that the identifier hides the rest.
fn key(line: &LinePlace, stored: &Place) -> String {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let address = stored.address();
    let point = stored.point().map(|point| format!("{},{}", point.lat, point.lon));
    let parts = [
        text(line.name.as_deref()),
        text(stored.area_code()),
        text(stored.city()),
        text(address.and_then(|address| address.address_1.as_deref())),
        text(address.and_then(|address| address.postal_code.as_deref())),
        text(point.as_deref()),
    ];
    parts.join("|")
}

fn left_out(place: &LinePlace, location: &Location) -> Option<Fault> {
    if !location.place.is_protected() {
        return None;
    }
    let street = place.street.as_ref().is_some_and(|street| !street.to_lowercase().contains("op aanvraag"));
    let dropped = street || place.postcode.is_some() || place.lat.is_some();
    dropped.then(|| {
        Fault::new(
            "place",
            "Dit is een beschermd adres. Straat, postcode en coördinaten zijn niet bewaard, alleen de wijk.",
        )
    })
}

fn add_parts(listing: &mut Listing, line: &Line) {
    for time in &line.schedule {
        listing.add_schedule(time.day, time.every, (time.from, time.to));
    }
    if let Some(phone) = &line.contact.phone {
        listing.add_phone(phone);
    }
    if let Some(cost) = &line.cost {
        let stored = listing.add_cost(cost.cost);
        (stored.amount_cents, stored.amount_description) = (cost.cents, cost.text.clone());
    }
    for code in &line.languages {
        listing.add_language(code);
    }
    for feature in &line.accessibility {
        listing.add_accessibility(Some(*feature));
    }
    for document in &line.documents {
        listing.add_document(document);
    }
    if line.capacity.places.is_some() || line.capacity.available.is_some() {
        let room = listing.add_capacity(PLACES);
        (room.maximum, room.available) = (line.capacity.places, line.capacity.available);
    }
}
