//! How to reach a service, and where it is, as lines and safe links. A protected address has no line here.

use super::cards;
use super::frame::tel;
use super::view::{Contact, Link};
use crate::app::Town;
use crate::catalogue::Listing;
use crate::search::Card;

/// Numbers, mail and site of a listing. Only web, mail and telephone links pass (ASVS 1.2.2).
pub fn contact(listing: &Listing) -> Contact {
    let service = &listing.service;
    Contact {
        name: listing.contacts.first().and_then(|contact| contact.name.clone().or_else(|| contact.department.clone())),
        phones: listing.phones.iter().map(|phone| Link::new(&phone.number, tel(&phone.number))).collect(),
        email: service.email.as_ref().map(|email| Link::new(email, format!("mailto:{email}"))),
        site: service.url.as_deref().and_then(site),
    }
}

/// A link to a site, shown as its bare name; `None` for anything that is no web address.
fn site(url: &str) -> Option<Link> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let name = rest.split('/').next().unwrap_or(rest);
    Some(Link::new(name.strip_prefix("www.").unwrap_or(name), url))
}

/// The address as it is written on an envelope, or what stands for it.
pub fn address_lines(card: &Card, town: &Town) -> Vec<String> {
    let Some(place) = &card.place else { return vec![cards::how_it_comes(&card.forms)] };
    if place.protected {
        let area = place.area_name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        return vec![format!("Adres op aanvraag{area}")];
    }
    let city = place.city.clone().unwrap_or_else(|| town.municipality.name.clone());
    let last = [place.postcode.clone().unwrap_or_default(), city].join(" ").trim().to_owned();
    [Some(place.name.clone()), place.street.clone(), Some(last)]
        .into_iter()
        .flatten()
        .filter(|line| !line.is_empty())
        .collect()
}
