//! `GET /api/v1/gaps`: the ranked list of what is missing, for programs. The same words as on the page, and no figure
//! that the page has not.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use crate::app::App;
use crate::gaps::Level;
use crate::search::{SearchForm, Wrong};
use crate::web::frame::report;
use crate::web::pages::gaps::rows_json;
use crate::web::problem::Problem;

/// The parameters as the description shows them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only describes; the handler reads the words of the address")]
pub struct GapsParameters {
    /// Hoe groot de gebieden zijn: `wijk` of `wijkteam`. Gevoelige thema's staan alleen bij `wijkteam`.
    #[param(pattern = "^(|wijk|wijkteam)$", default = "wijk")]
    level: Option<String>,
}

/// Wat er ontbreekt, het zekerste eerst. Zonder gepubliceerde cijfers is de lijst leeg.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GapsAnswer {
    /// Eerste maand waar de lijst over gaat (`2025-11`).
    pub from: String,
    /// Laatste maand.
    pub to: String,
    /// Eerste maand waarin er weer nieuwe cijfers kunnen zijn.
    pub next_release: String,
    /// De tekorten.
    #[schema(value_type = Vec<GapAnswer>)]
    pub gaps: Vec<Value>,
}

/// Een gebied en een thema met te weinig passend aanbod.
#[derive(Debug, Serialize, ToSchema)]
pub struct GapAnswer {
    /// CBS-codes van de wijk, of van de wijken die samen tellen; leeg bij een wijkteam.
    pub codes: Vec<String>,
    /// Naam van het gebied.
    pub area: String,
    /// Het wijkteam.
    pub wijkteam: String,
    /// Code van het thema.
    pub theme: String,
    /// Hoe zeker het is: `zeker` of `waarschijnlijk`.
    pub certainty: String,
    /// Wat er mis is: `missing`, `full`, `not_fitting`, `barrier`, `unknown`; leeg als dat niet te zeggen is.
    pub kind: Option<String>,
    /// Wat zou helpen.
    pub advice: String,
    /// Hoe het aantal vragen verloopt in het wijkteam.
    pub trend: String,
    /// Aanbod binnen bereik; 1 is het gemiddelde van de gemeente.
    pub reach: Option<f64>,
}

/// `GET /api/v1/gaps`.
#[utoipa::path(
    get, path = "/gaps", operation_id = "gaps", tag = "tekorten", params(GapsParameters),
    summary = "Wat ontbreekt",
    description = "Gebieden en thema's met te weinig passend aanbod, het zekerste eerst. Zonder aantallen: die staan, afgerond, in de bestanden van /tekorten.",
    responses((status = 200, description = "De tekorten", body = GapsAnswer))
)]
pub async fn show(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let form = SearchForm::parse(request.query_string());
    let level = form.first("level").map_or(Ok(Level::Wijk), str::parse).map_err(|cause: crate::gaps::NoLevel| {
        Problem::Invalid(vec![Wrong { parameter: "level".to_owned(), message: cause.to_string() }])
    })?;
    let report = report(&app).await?;
    Ok(HttpResponse::Ok().json(GapsAnswer {
        from: report.window().from.to_string(),
        to: report.window().to.to_string(),
        next_release: report.next_release().to_string(),
        gaps: rows_json(&report, level),
    }))
}
