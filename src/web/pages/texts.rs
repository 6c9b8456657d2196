//! Pages of mostly fixed text: about, privacy, accessibility, the API; and the small files that the web asks for.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::search::Source;
use crate::web::api::VERSION;
use crate::web::frame::{Frame, page};
use crate::web::problem::Problem;
use crate::web::share::own_address;
use crate::web::view::{AboutPage, AccessibilityPage, ApiPage, Here, KnownGap, Link, PrivacyPage};

/// `GET /over`.
pub async fn about(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let texts = &town.municipality.texts;
    let own_text = [&texts.about, &texts.demo, &texts.report].into_iter().filter(|text| !text.is_empty());
    let mut sources: Vec<String> = town.municipality.attribution.values().cloned().collect();
    sources.dedup();
    page(&AboutPage {
        layout: frame.layout(&town, "Over deze sociale kaart", Here::About),
        own_text: own_text.cloned().collect(),
        sources,
    })
}

/// `GET /privacy`.
pub async fn privacy(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let email = &town.municipality.texts.privacy_email;
    let responsible = Link::new(format!("Gemeente {}", town.municipality.name), format!("mailto:{email}"));
    page(&PrivacyPage { layout: frame.layout(&town, "Privacy", Here::Elsewhere), responsible })
}

/// `GET /toegankelijkheid`.
pub async fn accessibility(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let walk = KnownGap {
        what: "Nog niet getest door mensen die een schermlezer gebruiken.".to_owned(),
        cause: "De site is nieuw. Alleen automatische toetsen en toetsen met het toetsenbord zijn gedaan.".to_owned(),
        consequence: "Misschien is iets minder handig met een schermlezer dan wij weten.".to_owned(),
        measure: "Wij laten de site testen door mensen die elke dag een schermlezer gebruiken.".to_owned(),
        planned: "Voordat de gemeente de site in gebruik neemt.".to_owned(),
    };
    page(&AccessibilityPage {
        layout: frame.layout(&town, "Toegankelijkheid", Here::Elsewhere),
        status: "Eerste maatregelen genomen".to_owned(),
        checked_on: "21 november 2026".to_owned(),
        gaps: vec![walk],
    })
}

/// `GET /api`.
pub async fn api(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    page(&ApiPage {
        layout: frame.layout(&town, "Open data en API", Here::Elsewhere),
        base_url: own_address(&request, "/api/v1"),
        example: Link::new(
            own_address(&request, "/api/v1/search?q=koffie&facets=kind"),
            "/api/v1/search?q=koffie&facets=kind",
        ),
        api_version: VERSION.to_owned(),
    })
}

/// `GET /static/municipality.css`: the colours of the municipality over those of the theme.
pub async fn colours(app: web::Data<App>) -> HttpResponse {
    let town = app.town.load();
    let colours = &town.municipality.colours;
    let css = format!(
        ".sociale-kaart-theme {{\n  --kaart-primary: {};\n  --kaart-accent: {};\n}}\n",
        colours.primary.css(),
        colours.accent.css()
    );
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header(("Cache-Control", "public, max-age=300"))
        .body(css)
}

/// `GET /.well-known/security.txt` (RFC 9116).
pub async fn security(app: web::Data<App>, request: HttpRequest) -> HttpResponse {
    /// Days that the file stays valid; under a year, as the standard asks.
    const VALID: chrono::Days = chrono::Days::new(180);
    let town = app.town.load();
    let expires = app.clock.now().checked_add_days(VALID).unwrap_or_default().format("%Y-%m-%dT00:00:00Z");
    let canonical = own_address(&request, "/.well-known/security.txt").replace("http://", "https://");
    let policy = own_address(&request, "/over").replace("http://", "https://");
    let email = &town.municipality.texts.security_email;
    let body = format!(
        "Contact: mailto:{email}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {canonical}\nPolicy: {policy}\n"
    );
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(body)
}

/// `GET /robots.txt`.
pub async fn robots() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("User-agent: *\nDisallow: /lijst\nDisallow: /zoeken?\n")
}

/// `GET /gezond`: whether the database and the index answer, and what answers searches.
pub async fn health(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let services = crate::web::frame::read(&app, crate::catalogue::Listing::count_shown).await?;
    let search = match app.engine.source() {
        Source::Inside => "inside",
        Source::Server => "server",
        // Searching goes on, so the service is well; whoever watches it should know all the same.
        Source::Copy => "copy",
    };
    let indexed = app.engine.count();
    let told = serde_json::json!({ "status": "ok", "services": services, "indexed": indexed, "search": search });
    Ok(HttpResponse::Ok().json(told))
}
