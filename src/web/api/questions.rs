//! `POST /api/v1/questions` and `POST /api/v1/questions/check`: log a question as the form does, and look at a text with
//! the guard. A refused text is never repeated.

use actix_web::http::header::CONTENT_TYPE;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::ServiceSummary;
use crate::accounts::Act;
use crate::app::{App, Logged, Logging};
use crate::id::QuestionId;
use crate::questions::{Draft, Finding, LONGEST};
use crate::search::Wrong;
use crate::web::posted::{is_own, too_large};
use crate::web::problem::Problem;
use crate::web::visitor::Visitor;

/// Een hulpvraag voor het logboek. Niets erin mag naar een bewoner wijzen.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct QuestionBody {
    /// Kies zelf een UUID: dezelfde vraag twee keer sturen bewaart haar één keer.
    #[schema(min_length = 36, max_length = 36)]
    id: Option<String>,
    /// CBS-code of naam van de wijk of buurt.
    #[schema(max_length = 100, example = "WK999901")]
    wijk: String,
    /// Codes van thema's, het belangrijkste eerst; zie `/themes`.
    #[schema(min_items = 1, max_items = 5, example = json!(["geld"]))]
    themes: Vec<String>,
    /// Codes van doelgroepen.
    #[serde(default)]
    #[schema(max_items = 8)]
    audience: Vec<String>,
    /// Code van de gevraagde vorm.
    #[schema(max_length = 60)]
    form: Option<String>,
    /// Taal (ISO 639-1).
    #[schema(pattern = "^[a-z]{2,3}$")]
    language: Option<String>,
    /// Leeftijd in jaren of als groep.
    #[schema(max_length = 10, example = "80+")]
    age: Option<String>,
    /// De vraag in een paar woorden, zonder persoonsgegevens.
    #[schema(max_length = 1000)]
    text: Option<String>,
    /// `matched`, `partial` of `unmet`.
    #[schema(max_length = 10)]
    outcome: String,
    /// `absent`, `full`, `not_fitting`, `barrier`, `unknown` of `care_first`.
    #[schema(max_length = 20)]
    reason: Option<String>,
    /// `voorliggend`, `buurtinitiatief`, `own`, `specialist` of `none`.
    #[schema(max_length = 20)]
    deployed: Option<String>,
    /// `yes`, `no` of `perhaps`.
    #[schema(max_length = 10)]
    collectable: Option<String>,
    /// Vaste naam van het aanbod dat toch past.
    #[schema(max_length = 200)]
    service: Option<String>,
    /// Naam van de specialist die is ingezet.
    #[schema(max_length = 120)]
    provider: Option<String>,
    /// `true`: bewaar ook als de kaart iets heeft dat zou kunnen passen.
    #[serde(default)]
    looked: bool,
}

/// Wat er met de hulpvraag is gebeurd.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QuestionAnswer {
    /// Of de vraag in het logboek staat.
    kept: bool,
    /// Het kenmerk van de vraag.
    #[schema(min_length = 36, max_length = 36)]
    id: String,
    /// Aanbod dat misschien past. Stuur de vraag opnieuw met `service` of met `looked`.
    did_you_know: Vec<ServiceSummary>,
}

/// Een tekst om te laten nakijken.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextBody {
    /// De tekst.
    #[schema(max_length = 20000)]
    text: String,
}

/// Wat er in de tekst staat dat niet bewaard mag worden.
#[derive(Debug, Serialize, ToSchema)]
pub struct CheckAnswer {
    /// De plekken, op volgorde.
    spans: Vec<Span>,
}

/// Eén plek in de tekst.
#[derive(Debug, Serialize, ToSchema)]
pub struct Span {
    /// Eerste teken, geteld vanaf 0.
    start: usize,
    /// Teken na het laatste.
    end: usize,
    /// Wat het is.
    #[schema(example = "name")]
    kind: String,
    /// Wat er kan staan; leeg als weglaten het beste is.
    rewrite: Option<String>,
}

/// `POST /api/v1/questions`.
#[utoipa::path(
    post, path = "/questions", operation_id = "logQuestion", tag = "hulpvragen",
    summary = "Zet een hulpvraag in het logboek",
    description = "Alleen voor coaches die zijn ingelogd. Wie `absent` of `unknown` als reden geeft, krijgt eerst te zien wat er is.",
    request_body = QuestionBody,
    responses(
        (status = 200, description = "Nog niet bewaard: er is misschien iets dat past", body = QuestionAnswer),
        (status = 201, description = "Bewaard", body = QuestionAnswer)
    )
)]
pub async fn log(
    app: web::Data<App>,
    visitor: Visitor,
    request: HttpRequest,
    body: Result<web::Bytes, actix_web::Error>,
) -> Result<HttpResponse, Problem> {
    let coach = visitor.allowed(Act::LogQuestions)?;
    let question: QuestionBody = read(&request, body)?;
    let id = match question.id.as_deref() {
        None => QuestionId::random(),
        Some(text) => {
            text.parse().ok().ok_or_else(|| wrong("id", "Dit is geen UUID. Laat het veld weg of maak er een."))?
        }
    };
    let logging = Logging { looked: question.looked, draft: question.into(), id, by: coach.id };
    let log_app = app.clone();
    let answer = |kept, did_you_know| QuestionAnswer { kept, id: id.to_string(), did_you_know };
    match web::block(move || log_app.log(logging)).await?? {
        Logged::Wrong(wrong) => Err(Problem::Invalid(wrong)),
        Logged::Offered(hits) => {
            let offer = hits.iter().map(|hit| ServiceSummary::of(&hit.card)).collect();
            Ok(HttpResponse::Ok().json(answer(false, offer)))
        }
        Logged::Kept(_) => Ok(HttpResponse::Created().json(answer(true, Vec::new()))),
    }
}

/// `POST /api/v1/questions/check`.
#[utoipa::path(
    post, path = "/questions/check", operation_id = "checkText", tag = "hulpvragen",
    summary = "Kijk een tekst na op persoonsgegevens",
    description = "De tekst wordt nergens bewaard en komt niet in het antwoord terug.",
    request_body = TextBody,
    responses((status = 200, description = "Wat er niet in mag staan", body = CheckAnswer))
)]
pub async fn check(
    app: web::Data<App>,
    request: HttpRequest,
    body: Result<web::Bytes, actix_web::Error>,
) -> Result<HttpResponse, Problem> {
    let TextBody { text } = read(&request, body)?;
    if text.chars().nth(LONGEST).is_some() {
        return Err(wrong("text", format!("De tekst is te lang. Stuur ten hoogste {LONGEST} tekens.")));
    }
    let findings = web::block(move || anyhow::Ok(app.guard()?.check(&text))).await??;
    Ok(HttpResponse::Ok().json(CheckAnswer { spans: findings.into_iter().map(Span::from).collect() }))
}

/// The body as what was asked for. What the parser says about it may hold a piece of it, and is left out.
fn read<T: for<'a> Deserialize<'a>>(
    request: &HttpRequest,
    body: Result<web::Bytes, actix_web::Error>,
) -> Result<T, Problem> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !is_own(request) {
        return Err(Problem::Foreign);
    }
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json")) {
        return Err(Problem::ContentType("application/json"));
    }
    let body = body.map_err(|cause| too_large(&cause))?;
    serde_json::from_slice(&body).map_err(|fault| {
        let (line, column) = (fault.line(), fault.column());
        wrong(
            "body",
            format!("De JSON klopt niet bij regel {line}, teken {column}. Kijk in de beschrijving van de API."),
        )
    })
}

fn wrong(field: &str, message: impl Into<String>) -> Problem {
    Problem::Invalid(vec![Wrong { parameter: field.to_owned(), message: message.into() }])
}

impl From<QuestionBody> for Draft {
    fn from(body: QuestionBody) -> Self {
        Self {
            asked_on: String::new(),
            wijk: body.wijk,
            themes: body.themes,
            audience: body.audience,
            form: body.form,
            language: body.language,
            age: body.age,
            text: body.text,
            outcome: body.outcome,
            reason: body.reason,
            deployed: body.deployed,
            collectable: body.collectable,
            was_unknown: None,
            service: body.service,
            provider: body.provider,
        }
    }
}

impl From<Finding> for Span {
    fn from(finding: Finding) -> Self {
        Self {
            start: finding.first,
            end: finding.after,
            kind: finding.kind.code().to_owned(),
            rewrite: finding.rewrite,
        }
    }
}
