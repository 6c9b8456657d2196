//! `GET /api/v1/services/{slug}` and `GET /api/v1/themes`.

use actix_web::{HttpResponse, web};
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::ServiceSummary;
use crate::app::App;
use crate::catalogue::{Listing, Taxonomy, TaxonomyTerm};
use crate::search::{self, Count, Facet};
use crate::web::frame::read;
use crate::web::pages::home::{everything, numbers};
use crate::web::problem::Problem;

/// Een voorziening met alles wat ervan bekend is.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ServiceAnswer {
    /// De voorziening in het kort.
    #[serde(flatten)]
    pub service: ServiceSummary,
    /// Tekst voor professionals.
    pub description: String,
    /// Woorden die mensen gebruiken om hierom te vragen.
    pub keywords: Vec<String>,
    /// Telefoonnummers.
    pub phones: Vec<String>,
    /// E-mailadres.
    pub email: Option<String>,
    /// Website.
    pub url: Option<String>,
    /// Wat iemand moet meenemen.
    pub documents: Vec<String>,
    /// Bericht van de organisatie.
    pub alert: Option<String>,
    /// Aantal plaatsen.
    pub places: Option<i32>,
    /// Waar de gegevens vandaan komen.
    pub source: String,
    /// De naam van deze voorziening in de bron.
    pub external_id: Option<String>,
    /// Licentie van de gegevens.
    pub licence: Option<String>,
}

/// `GET /api/v1/services/{slug}`.
#[utoipa::path(
    get, path = "/services/{slug}", operation_id = "service", tag = "voorzieningen",
    params(("slug" = String, Path, description = "Vaste naam van de voorziening", max_length = 200)),
    summary = "Eén voorziening", description = "Alles wat bekend is van één voorziening.",
    responses((status = 200, description = "De voorziening", body = ServiceAnswer))
)]
pub async fn show(app: web::Data<App>, slug: web::Path<String>) -> Result<HttpResponse, Problem> {
    let slug = slug.into_inner();
    let listing = read(&app, move |conn| Listing::by_slug(conn, &slug)).await?;
    let listing = listing.filter(|listing| listing.service.status.is_shown()).ok_or(Problem::NotFound)?;
    let town = app.town.load();
    let service = ServiceSummary::of(&search::document(&listing, &town.taxonomies, &town.places).card);
    Ok(HttpResponse::Ok().json(answer(service, listing)))
}

fn answer(service: ServiceSummary, listing: Listing) -> ServiceAnswer {
    ServiceAnswer {
        service,
        keywords: listing.service.keywords.to_vec(),
        description: listing.service.description,
        phones: listing.phones.into_iter().map(|phone| phone.number).collect(),
        email: listing.service.email,
        url: listing.service.url,
        documents: listing.documents.into_iter().map(|paper| paper.document).collect(),
        alert: listing.service.alert,
        places: listing.capacities.first().and_then(|capacity| capacity.maximum),
        source: listing.service.source,
        external_id: listing.service.external_id,
        licence: listing.service.licence,
    }
}

/// Alle thema's.
#[derive(Debug, Serialize, ToSchema)]
pub struct ThemesAnswer {
    /// De thema's, elk met zijn engere thema's.
    pub themes: Vec<ThemeAnswer>,
}

/// Een thema.
#[derive(Debug, Serialize, ToSchema)]
pub struct ThemeAnswer {
    /// Code, voor het filter `theme`.
    pub code: String,
    /// Naam.
    pub name: String,
    /// Uitleg voor bewoners.
    pub description: String,
    /// Aantal voorzieningen.
    pub count: usize,
    /// Engere thema's.
    #[schema(no_recursion)]
    pub narrower: Vec<ThemeAnswer>,
}

/// `GET /api/v1/themes`.
#[utoipa::path(
    get, path = "/themes", operation_id = "themes", tag = "voorzieningen",
    summary = "Alle thema's", description = "De thema's in twee lagen, met het aantal voorzieningen.",
    responses((status = 200, description = "De thema's", body = ThemesAnswer))
)]
pub async fn themes(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let found = everything(&app).await?;
    let numbers = numbers(&found, Count::Codes(Facet::Theme));
    let one = |term: &TaxonomyTerm, narrower| ThemeAnswer {
        code: term.code.clone(),
        name: term.name.clone(),
        description: term.description.clone(),
        count: numbers.get(term.code.as_str()).copied().unwrap_or_default(),
        narrower,
    };
    let list = town.taxonomies.get(Taxonomy::THEME);
    let themes = list.map(|list| {
        list.top().map(|top| one(top, list.narrower(top.id).map(|term| one(term, Vec::new())).collect())).collect()
    });
    Ok(HttpResponse::Ok().json(ThemesAnswer { themes: themes.unwrap_or_default() }))
}
