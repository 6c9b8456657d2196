//! `GET /api/v1/search` and `GET /api/v1/suggestions`: the form of the URL in, JSON out. What a parameter means is told in
//! the search room.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::answers::{HelpLineAnswer, RepairedWord, SearchAnswer, SearchResult, UnderstoodPart};
use crate::app::App;
use crate::search::{self, Count, Facet, Found, Means, Query, SearchForm, Wrong};
use crate::web::frame::searching;
use crate::web::problem::Problem;

/// The parameters as the description shows them; the search room reads them itself.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only describes; `search::read` reads the parameters for page and API alike")]
pub struct SearchParameters {
    /// Waarnaar u zoekt, in gewone woorden.
    #[param(max_length = 2000)]
    q: Option<String>,
    /// CBS-code, naam van een wijk, of postcode. Zonder `radius`: wat er voor deze wijk is, voor de hele gemeente of voor de regio.
    #[param(max_length = 100)]
    wijk: Option<String>,
    /// Breedtegraad van een plek (WGS 84), samen met `lon`.
    #[param(minimum = 50, maximum = 54)]
    lat: Option<f64>,
    /// Lengtegraad van een plek (WGS 84), samen met `lat`.
    #[param(minimum = 3, maximum = 8)]
    lon: Option<f64>,
    /// Grootste afstand in meters vanaf de plek. Wat naar bewoners toe komt, blijft erbij.
    #[param(exclusive_minimum = 0, maximum = 300_000)]
    radius: Option<f64>,
    /// Soort aanbod: `buurtinitiatief`, `voorliggend`, `specialistisch`; meer met komma's.
    #[param(max_length = 200)]
    kind: Option<String>,
    /// Codes van thema's, met komma's; zie `/themes`.
    #[param(max_length = 400)]
    theme: Option<String>,
    /// Codes van doelgroepen, met komma's.
    #[param(max_length = 400)]
    audience: Option<String>,
    /// Een leeftijd (`82`) of van-tot (`12-17`): iemand van die leeftijd mag komen.
    #[param(pattern = r"^\d{1,3}(-\d{1,3})?$")]
    age: Option<String>,
    /// `inloop`, `aanmelden`, `verwijzing`, `indicatie`; meer met komma's.
    #[param(max_length = 200)]
    access: Option<String>,
    /// Codes van vormen, zoals `groep` of `aan-huis`, met komma's.
    #[param(max_length = 400)]
    form: Option<String>,
    /// Talen (ISO 639-1), met komma's.
    #[param(max_length = 100)]
    language: Option<String>,
    /// `gratis`, `bijdrage`, `eigen-bijdrage`; meer met komma's.
    #[param(max_length = 100)]
    cost: Option<String>,
    /// Wat er moet zijn, zoals `rolstoel,toilet`: alles wat u noemt.
    #[param(max_length = 200)]
    accessibility: Option<String>,
    /// Dagen: `ma`, `di`, `wo`, `do`, `vr`, `za`, `zo`; meer met komma's.
    #[param(max_length = 40)]
    day: Option<String>,
    /// Delen van de dag: `ochtend`, `middag`, `avond`; meer met komma's.
    #[param(max_length = 40)]
    part: Option<String>,
    /// Open op dit tijdstip: `now`, `di 14:00` of `2026-03-03T14:00`.
    #[param(max_length = 30)]
    open: Option<String>,
    /// Ten hoogste zoveel weken wachten.
    #[param(minimum = 0, maximum = 104)]
    waiting: Option<u16>,
    /// `licht`, `midden`, `zwaar`; meer met komma's.
    #[param(max_length = 40)]
    intensity: Option<String>,
    /// Wat in de zin niet is bedoeld, uit `understood` van een eerder antwoord; meer met komma's.
    #[param(max_length = 400)]
    not: Option<String>,
    /// `1`: zoek de woorden precies zoals getypt.
    #[param(minimum = 1, maximum = 1)]
    exact: Option<u8>,
    /// Meeste resultaten in één antwoord.
    #[param(minimum = 1, maximum = 100, default = 20)]
    limit: Option<usize>,
    /// Plaats van het eerste resultaat, vanaf 0.
    #[param(minimum = 0, maximum = 10_000, default = 0)]
    offset: Option<usize>,
    /// Van welke filters de aantallen worden gegeven, met komma's: `kind`, `theme`, `audience`, `age`, `access`, `form`, `language`, `cost`, `accessibility`, `day`, `part`, `open`, `waiting`, `intensity`, `wijk`.
    #[param(max_length = 200)]
    facets: Option<String>,
}

/// `GET /api/v1/search`.
#[utoipa::path(
    get, path = "/search", operation_id = "search", tag = "zoeken", params(SearchParameters),
    summary = "Zoek voorzieningen",
    description = "Zoekt met woorden en filters. Het best passende staat eerst, met per resultaat waarom het past.",
    responses((status = 200, description = "De resultaten", body = SearchAnswer))
)]
pub async fn show(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let form = SearchForm::parse(request.query_string());
    let town = app.town.load();
    let (query, mut wrong) = search::read(&form, &app.known(&town));
    let counts = counts(&query, &mut wrong);
    wrong.extend(form.first("exact").filter(|typed| *typed != "1").map(not_exact));
    if !wrong.is_empty() {
        return Err(Problem::Invalid(wrong));
    }
    let look = move |app: &App| Ok((search::look_up(app.engine.as_ref(), &query, &counts)?, query));
    let (found, query) = searching(&app, look).await?;
    Ok(HttpResponse::Ok().json(answer(&query, found)))
}

fn answer(query: &Query, found: Found) -> SearchAnswer {
    SearchAnswer {
        total: found.total,
        offset: query.offset,
        limit: query.limit,
        results: found.hits.iter().map(|hit| SearchResult::of(hit, search::why(query, hit))).collect(),
        facets: found
            .counts
            .into_iter()
            .map(|(what, numbers)| (what.name().to_owned(), numbers.into_iter().collect()))
            .collect(),
        understood: query.question.understood.iter().map(UnderstoodPart::from).collect(),
        help: query.question.crisis.iter().map(|line| HelpLineAnswer::from(*line)).collect(),
        repairs: found
            .repairs
            .into_iter()
            .map(|repair| RepairedWord { typed: repair.typed, read: repair.read })
            .collect(),
    }
}

fn not_exact(typed: &str) -> Wrong {
    let shown: String = typed.chars().filter(|c| !c.is_control()).take(40).collect();
    Wrong {
        parameter: "exact".to_owned(), message: format!("‘{shown}’ kan hier niet. Gebruik ‘1’, of laat dit weg.")
    }
}

/// The counts that were asked for by name.
pub fn counts(query: &Query, wrong: &mut Vec<Wrong>) -> Vec<Count> {
    let mut counts = Vec::new();
    for name in &query.facets {
        match Count::ALL.into_iter().find(|count| count.name() == name) {
            Some(count) => counts.push(count),
            None => wrong.push(search::unknown_count(name)),
        }
    }
    counts
}

/// Voorstellen tijdens het typen.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionsAnswer {
    /// De voorstellen: eerst thema's en wijken, dan organisaties en voorzieningen.
    pub suggestions: Vec<SuggestionAnswer>,
}

/// Eén voorstel.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestionAnswer {
    /// `theme`, `wijk`, `organization` of `service`.
    pub kind: String,
    /// Wat u laat zien.
    pub text: String,
    /// De pagina die erbij hoort.
    pub url: String,
}

/// The parameter of suggestions.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only describes; `search::read` reads it")]
pub struct SuggestionParameters {
    /// Wat tot nu toe is getypt.
    #[param(max_length = 2000)]
    q: Option<String>,
}

/// `GET /api/v1/suggestions`.
#[utoipa::path(
    get, path = "/suggestions", operation_id = "suggestions", tag = "zoeken", params(SuggestionParameters),
    summary = "Voorstellen tijdens het typen",
    description = "Thema's, wijken, organisaties en voorzieningen die bij de eerste letters passen.",
    responses((status = 200, description = "De voorstellen", body = SuggestionsAnswer))
)]
pub async fn suggestions(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let form = SearchForm::parse(request.query_string());
    let town = app.town.load();
    let (query, wrong) = search::read(&form, &town.known(app.clock.now()));
    if !wrong.is_empty() {
        return Err(Problem::Invalid(wrong));
    }
    let look = move |app: &App| {
        let town = app.town.load();
        search::suggest(app.engine.as_ref(), &query, &town.places, &town.taxonomies)
    };
    let found = searching(&app, look).await?;
    let suggestions = found.into_iter().map(suggestion).collect();
    Ok(HttpResponse::Ok().json(SuggestionsAnswer { suggestions }))
}

fn suggestion(found: search::Suggestion) -> SuggestionAnswer {
    let to = |name: &str| format!("/zoeken?{}", SearchForm::default().with(name, &[&found.key]).to_query());
    let (kind, url) = match found.means {
        Means::Theme => ("theme", to(Facet::Theme.name())),
        Means::Wijk => ("wijk", to("wijk")),
        Means::Organization => ("organization", to("q")),
        Means::Service => ("service", format!("/voorziening/{}", found.key)),
    };
    SuggestionAnswer { kind: kind.to_owned(), url, text: found.text }
}
