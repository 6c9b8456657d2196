//! `/voorziening/{slug}`: everything a coach needs of one service, in the order of the conversation.

mod place;
mod similar;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::compare::{features, for_whom, hours, serves};
use crate::accounts::Act;
use crate::app::{App, Town};
use crate::catalogue::{Listing, Taxonomy};
use crate::dutch::language_name;
use crate::search::{self, Card, sentence, waiting_in_words};
use crate::web::contact::contact;
use crate::web::frame::{Frame, page, read};
use crate::web::problem::Problem;
use crate::web::share::{Share, own_address};
use crate::web::view::{Here, Hours, Link, Paper, ServicePage, Source};
use crate::web::{cards, view, words};

/// `GET /voorziening/{slug}`.
pub async fn show(
    app: web::Data<App>,
    frame: Frame,
    slug: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (listing, others) = find(&app, slug.into_inner()).await?;
    let town = app.town.load();
    let card = search::document(&listing, &town.taxonomies, &town.places).card;
    let similar = similar::similar(&app, &listing, &card).await?;
    let share = Share::of(&own_address(&request, &format!("/voorziening/{}", card.slug)), &card.name);
    let shown = Shown { app: &app, town: &town, listing: &listing, card: &card, back_href: back(&request) };
    page(&shown.page(&frame, &share, similar, others))
}

/// A listing with the other services of its organization.
async fn find(app: &web::Data<App>, slug: String) -> Result<(Listing, Vec<Listing>), Problem> {
    let found = read(app, move |conn| {
        let Some(listing) = Listing::by_slug(conn, &slug)? else { return Ok(None) };
        let headings = Listing::of_organization(conn, listing.organization.id)?;
        let others: Vec<&str> =
            headings.iter().map(|heading| heading.slug.as_str()).filter(|other| *other != slug).take(6).collect();
        let others = if others.is_empty() { Vec::new() } else { Listing::by_slugs(conn, &others)? };
        Ok(Some((listing, others)))
    });
    found.await?.filter(|(listing, _)| listing.service.status.is_shown()).ok_or(Problem::NotFound)
}

/// What the page of a service is made from.
struct Shown<'a> {
    app: &'a App,
    town: &'a Town,
    listing: &'a Listing,
    card: &'a Card,
    back_href: String,
}

/// The search that led here, as the browser tells it; only its path and question are used, so it never leads elsewhere.
fn back(request: &HttpRequest) -> String {
    let sent = request.headers().get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = sent.split_once("://").and_then(|(_, rest)| Some(rest.split_once('/')?.1)).unwrap_or_default();
    match path.strip_prefix("zoeken?") {
        Some(question) => format!("/zoeken?{question}"),
        None => "/zoeken".to_owned(),
    }
}

impl Shown<'_> {
    /// What a question is about for which this service was looked at.
    fn about(&self) -> Vec<(String, String)> {
        let theme = self.card.themes.first().map(|code| ("theme".to_owned(), code.clone()));
        let area = self.card.place.as_ref().and_then(|place| place.area.clone()).map(|code| ("wijk".to_owned(), code));
        theme.into_iter().chain(area).collect()
    }

    fn page(&self, frame: &Frame, share: &Share, similar: Vec<view::Card>, others: Vec<Listing>) -> ServicePage {
        let (card, service) = (self.card, &self.listing.service);
        let today = self.app.clock.today();
        let other = |one: &Listing| {
            cards::card(&search::document(one, &self.town.taxonomies, &self.town.places).card, None, today)
        };
        ServicePage {
            layout: frame.layout(self.town, format!("{}, {}", card.name, card.organization), Here::Search),
            log: frame.visitor.may(Act::LogQuestions).then(|| self.about()),
            slug: card.slug.clone(),
            name: card.name.clone(),
            organization: card.organization.clone(),
            kind: cards::badge(card.kind),
            back_href: self.back_href.clone(),
            notice: cards::notice(card),
            summary: card.summary.clone(),
            themes: self.themes(),
            for_whom: for_whom(card, self.town),
            serves: words::listed(&serves(card, self.town)),
            forms: self.forms(),
            description: service
                .description
                .lines()
                .filter(|line| !line.trim().is_empty())
                .map(str::to_owned)
                .collect(),
            place: self.place(),
            hours: self.hours(),
            access: self.access(),
            cost: vec![cards::cost(card)],
            waiting: self.waiting(),
            languages: card.languages.iter().map(|code| language_name(code).to_owned()).collect(),
            accessibility: features(card),
            documents: self.listing.documents.iter().map(|paper| Paper { name: paper.document.clone() }).collect(),
            contact: contact(self.listing),
            source: self.source(),
            similar,
            others: others.iter().map(other).collect(),
            share_url: share.url.clone(),
            share_mailto: share.mailto.clone(),
            share_chat: share.chat.clone(),
        }
    }

    fn themes(&self) -> Vec<Link> {
        let link = |code: &String| {
            Link::new(self.town.taxonomies.name(Taxonomy::THEME, code), format!("/zoeken?theme={code}"))
        };
        self.card.themes.iter().map(link).collect()
    }

    fn forms(&self) -> Vec<String> {
        let heavy =
            self.card.intensity.map(|intensity| format!("Zwaarte van de vraag: {}", intensity.label().to_lowercase()));
        let names = self.card.forms.iter().map(|code| self.town.taxonomies.name(Taxonomy::FORM, code).to_owned());
        names.chain(heavy).collect()
    }

    fn hours(&self) -> Hours {
        let now = self.town.known(self.app.clock.now()).moment();
        let open = self.card.slots.iter().find(|slot| {
            slot.every == crate::catalogue::Every::Week
                && slot.day == now.day
                && (slot.from..slot.to).contains(&now.minute)
        });
        Hours {
            lines: if self.card.slots.is_empty() { Vec::new() } else { hours(self.card) },
            now: open.map(|slot| format!("Nu open, tot {} uur", words::time(slot.to))),
            ics_href: (!self.card.slots.is_empty()).then(|| format!("/voorziening/{}/agenda.ics", self.card.slug)),
        }
    }

    fn access(&self) -> Vec<String> {
        let route = match self.card.access {
            crate::catalogue::Access::Inloop => "U kunt zo binnenlopen. Een afspraak is niet nodig.",
            crate::catalogue::Access::Aanmelden => "U meldt zich eerst zelf aan.",
            crate::catalogue::Access::Verwijzing => "U heeft een verwijzing nodig, bijvoorbeeld van de huisarts.",
            crate::catalogue::Access::Indicatie => {
                "U heeft een indicatie van de gemeente nodig. Het wijkteam helpt u daarbij."
            }
        };
        std::iter::once(route.to_owned()).chain(self.listing.service.application_process.clone()).collect()
    }

    fn waiting(&self) -> Vec<String> {
        let wait = self.card.waiting_weeks.map_or_else(
            || "Wachttijd niet bekend. Bel om het te vragen.".to_owned(),
            |weeks| sentence(&waiting_in_words(weeks)),
        );
        let places = self
            .listing
            .capacities
            .first()
            .and_then(|capacity| capacity.maximum)
            .map(|most| format!("Plaats voor {most} mensen"));
        std::iter::once(wait).chain(places).collect()
    }

    /// Who supplied the facts, and the way to report a mistake; the mail names the service and no person.
    fn source(&self) -> Source {
        let service = &self.listing.service;
        let text = service.licence.as_ref().map_or_else(
            || "Opgegeven door de organisatie.".to_owned(),
            |licence| format!("Bron: {}. Licentie: {licence}.", service.source),
        );
        let subject = percent_encoding::utf8_percent_encode(
            &format!("Fout bij {}", self.card.name),
            percent_encoding::NON_ALPHANUMERIC,
        )
        .to_string();
        let mail = format!("mailto:{}?subject={subject}", self.town.municipality.texts.report_email);
        Source {
            freshness: cards::freshness(service.kind, service.confirmed_on, self.app.clock.today()),
            text,
            report: Link::new("Klopt er iets niet? Meld het", mail),
        }
    }
}
