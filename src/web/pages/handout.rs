//! `/lijst/afdruk`: the shortlist as a page for the resident, in large letters and plain words, with a map and a code
//! that opens the list on a phone.

use actix_web::{HttpRequest, HttpResponse, web};
use anyhow::Context;
use qrcode::QrCode;
use qrcode::render::svg;

use super::list::{address, asked, chosen};
use crate::app::{App, Town};
use crate::catalogue::Listing;
use crate::search;
use crate::web::drawing::{Pin, wijken};
use crate::web::frame::{Frame, page};
use crate::web::problem::Problem;
use crate::web::share::own_address;
use crate::web::view::{HandoutItem, HandoutPage, Here};
use crate::web::{cards, contact, words};

/// `GET /lijst/afdruk`.
pub async fn show(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let listings = chosen(&app, asked(&request)).await?;
    let town = app.town.load();
    let slugs: Vec<String> = listings.iter().map(|listing| listing.service.slug.clone()).collect();
    let list_url = own_address(&request, &address("/lijst", &slugs));
    let found: Vec<search::Card> =
        listings.iter().map(|one| search::document(one, &town.taxonomies, &town.places).card).collect();
    let pins: Vec<Pin> = found.iter().enumerate().filter_map(pin).collect();
    let map = if pins.is_empty() { None } else { wijken(&town, &pins, &[]) };
    let on_map =
        |at: usize| map.as_ref().is_some_and(|map| map.pins.iter().any(|pin| pin.number == (at + 1).to_string()));
    let items = listings
        .iter()
        .zip(&found)
        .enumerate()
        .map(|(at, (listing, card))| item(&town, listing, card, on_map(at)))
        .collect();
    page(&HandoutPage {
        layout: frame.layout(&town, title(&found), Here::Elsewhere),
        items,
        qr_svg: code(&list_url).map_err(Problem::Broken)?,
        list_url,
        back_href: address("/lijst", &slugs),
        made_on: crate::search::sentence(&words::long_date(app.clock.today())),
        map,
    })
}

/// What tells one page from another among the papers of a browser.
fn title(found: &[search::Card]) -> String {
    match found {
        [] => "Blad voor de bewoner".to_owned(),
        [one] => format!("Voor u uitgezocht: {}", one.name),
        [first, rest @ ..] => format!("Voor u uitgezocht: {} en nog {}", first.name, rest.len()),
    }
}

fn pin((at, card): (usize, &search::Card)) -> Option<Pin> {
    Some(Pin { point: card.point()?, label: card.name.clone(), number: (at + 1).to_string() })
}

fn item(town: &Town, listing: &Listing, card: &search::Card, on_map: bool) -> HandoutItem {
    let when = words::hours(&card.slots);
    let links = contact::contact(listing);
    HandoutItem {
        name: card.name.clone(),
        organization: card.organization.clone(),
        kind: cards::badge(card.kind),
        summary: card.summary.clone(),
        when: if when.is_empty() { vec!["Maak eerst een afspraak.".to_owned()] } else { when },
        place: contact::address_lines(card, town),
        on_map,
        access: cards::access(card.access).to_owned(),
        cost: cards::cost(card),
        phones: links.phones,
        online: links.email.into_iter().chain(links.site).collect(),
    }
}

/// The code as a drawing, without a declaration in front so that it can stand inside a page.
fn code(url: &str) -> anyhow::Result<String> {
    let code = QrCode::new(url).context("making the code of a shortlist")?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(160, 160).quiet_zone(true).build();
    Ok(drawn.find("<svg").and_then(|start| drawn.get(start..)).unwrap_or_default().to_owned())
}
