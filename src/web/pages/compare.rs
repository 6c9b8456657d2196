//! `/vergelijken`: two or three services side by side, one row for each fact that decides.

use actix_web::{HttpRequest, HttpResponse, web};

use super::list::{address, asked, chosen, missing, without};
use crate::app::{App, Town};
use crate::catalogue::{Feature, Taxonomy};
use crate::dutch::language_name;
use crate::search::{self, Card, ages_in_words, sentence, waiting_in_words};
use crate::web::frame::{Frame, page};
use crate::web::problem::Problem;
use crate::web::view::{CompareCell, CompareColumn, ComparePage, CompareRow, Here};
use crate::web::{cards, contact, words};

/// Most services side by side: a fourth column is not readable on a laptop.
const COLUMNS: usize = 3;

/// `GET /vergelijken`.
pub async fn show(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let slugs = asked(&request);
    let (number, too_many) = (slugs.len().min(COLUMNS), slugs.len() > COLUMNS);
    let listings = chosen(&app, slugs.into_iter().take(COLUMNS).collect()).await?;
    let town = app.town.load();
    let found: Vec<Card> =
        listings.iter().map(|one| search::document(one, &town.taxonomies, &town.places).card).collect();
    let kept: Vec<String> = found.iter().map(|card| card.slug.clone()).collect();
    let three = || "U kunt er drie tegelijk vergelijken. We laten de eerste drie zien.".to_owned();
    page(&ComparePage {
        layout: frame.layout(&town, title(&found), Here::List),
        columns: found
            .iter()
            .enumerate()
            .map(|(at, card)| column(card, address("/vergelijken", &without(&kept, at))))
            .collect(),
        rows: FACTS.iter().map(|(label, fact)| row(label, *fact, &found, &town)).collect(),
        notice: if too_many { Some(three()) } else { missing(number, found.len()) },
        list_href: address("/lijst", &kept),
    })
}

fn title(found: &[Card]) -> String {
    let names: Vec<String> = found.iter().map(|card| card.name.clone()).collect();
    if names.is_empty() { "Vergelijken".to_owned() } else { format!("Vergelijk {}", words::listed(&names)) }
}

fn column(card: &Card, remove_href: String) -> CompareColumn {
    CompareColumn {
        slug: card.slug.clone(),
        name: card.name.clone(),
        organization: card.organization.clone(),
        kind: cards::badge(card.kind),
        href: format!("/voorziening/{}", card.slug),
        remove_href,
    }
}

type Fact = fn(&Card, &Town) -> Vec<String>;

/// The rows, in the order of the conversation.
const FACTS: [(&str, Fact); 11] = [
    ("In het kort", |card, _| vec![card.summary.clone()]),
    ("Voor wie", for_whom),
    ("Waar", contact::address_lines),
    ("Wanneer", |card, _| hours(card)),
    ("Hoe komt u binnen", |card, _| vec![cards::access(card.access).to_owned()]),
    ("Kosten", |card, _| vec![cards::cost(card)]),
    ("Wachttijd", |card, _| card.waiting_weeks.map(|weeks| sentence(&waiting_in_words(weeks))).into_iter().collect()),
    ("Vorm", |card, town| {
        card.forms.iter().map(|code| town.taxonomies.name(Taxonomy::FORM, code).to_owned()).collect()
    }),
    ("Talen", |card, _| {
        vec![words::listed(&card.languages.iter().map(|code| language_name(code).to_owned()).collect::<Vec<_>>())]
    }),
    ("Toegankelijk", |card, _| features(card)),
    ("Werkt voor", serves),
];

fn row(label: &str, fact: Fact, found: &[Card], town: &Town) -> CompareRow {
    let cells: Vec<CompareCell> =
        found.iter().map(|card| CompareCell { service: card.name.clone(), lines: fact(card, town) }).collect();
    let differs = cells.windows(2).any(|pair| matches!(pair, [one, other] if one.lines != other.lines));
    CompareRow { label: label.to_owned(), differs, cells }
}

/// For whom it is: ages, then audiences.
pub fn for_whom(card: &Card, town: &Town) -> Vec<String> {
    let audience: Vec<String> =
        card.audience.iter().map(|code| town.taxonomies.name(Taxonomy::AUDIENCE, code).to_owned()).collect();
    [sentence(&ages_in_words(card)), sentence(&words::listed(&audience).to_lowercase())]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

/// Opening hours in plain words.
pub fn hours(card: &Card) -> Vec<String> {
    let lines = words::hours(&card.slots);
    if lines.is_empty() { vec!["Op afspraak".to_owned()] } else { lines }
}

/// What is arranged for people with a disability.
pub fn features(card: &Card) -> Vec<String> {
    card.accessibility
        .iter()
        .filter_map(|code| code.parse::<Feature>().ok())
        .map(|feature| feature.label().to_owned())
        .collect()
}

/// Which areas it serves.
pub fn serves(card: &Card, town: &Town) -> Vec<String> {
    if card.serves_region {
        return vec!["De hele regio".to_owned()];
    }
    if card.serves_municipality {
        return vec![format!("Heel {}", town.municipality.city_word())];
    }
    let names: Vec<String> =
        card.serves.iter().filter_map(|code| town.places.area(code)).map(|area| area.name.clone()).collect();
    vec![words::listed(&names)]
}
