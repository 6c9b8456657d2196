//! `GET /api/v1/openapi.json`: the description of the API, made from the handlers and answers themselves. What every
//! operation shares (the version header, the errors) is added in one place.

use actix_web::{HttpRequest, HttpResponse, web};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::{OpenApi, ToSchema};

use super::{VERSION, areas, choices, gaps, questions, search, services};
use crate::app::{App, Town};
use crate::web::json::merge;
use crate::web::problem::Problem;
use crate::web::share::own_address;

/// Wat er mis is (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemAnswer {
    /// Soort fout; altijd `about:blank`, de status zegt genoeg.
    #[serde(rename = "type")]
    kind: String,
    /// HTTP-status.
    status: u16,
    /// Wat er is gebeurd, in een paar woorden.
    title: String,
    /// Wat er is gebeurd en wat u kunt doen.
    detail: String,
    /// Bij verkeerde invoer: elk veld met wat er mis is.
    errors: Option<Vec<FieldProblem>>,
}

/// Wat er mis is met één veld.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// Naam van het veld.
    field: String,
    /// Wat er mis is en wat u kunt doen.
    reason: String,
}

#[derive(OpenApi)]
#[openapi(
    info(description = "Zoek voorzieningen in de sociale kaart. Lezen kan zonder sleutel. Een nieuwe hoofdversie komt naast de oude; de oude blijft dan nog een jaar."),
    paths(search::show, search::suggestions, services::show, services::themes, areas::show, gaps::show, questions::log, questions::check),
    components(schemas(ProblemAnswer, FieldProblem, gaps::GapAnswer)),
    tags(
        (name = "zoeken", description = "Zoeken met woorden en filters"),
        (name = "voorzieningen", description = "Voorzieningen en thema's"),
        (name = "gebieden", description = "Wijken"),
        (name = "hulpvragen", description = "Het logboek van hulpvragen"),
        (name = "tekorten", description = "Wat ontbreekt"),
    )
)]
struct Description;

/// `GET /api/v1/openapi.json`.
pub async fn show(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let mut description =
        serde_json::to_value(Description::openapi()).map_err(|cause| Problem::Broken(cause.into()))?;
    let contact = json!({
        "name": town.municipality.title,
        "email": town.municipality.texts.report_email,
        "url": own_address(&request, "/over"),
    });
    let info = json!({
        "title": format!("API van {}", town.municipality.title),
        "version": VERSION,
        "contact": contact,
    });
    let servers = json!([{ "url": own_address(&request, "/api/v1") }]);
    merge(&mut description, json!({ "openapi": "3.1.0", "info": info, "servers": servers }));
    operations(&mut description).for_each(|operation| complete(operation, &town));
    Ok(HttpResponse::Ok().json(description))
}

fn operations(description: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = description.get_mut("paths").and_then(Value::as_object_mut).into_iter().flatten();
    paths.flat_map(|(_, path)| path.as_object_mut().into_iter().flatten().map(|(_, operation)| operation))
}

/// Adds to an operation what all of them answer.
fn complete(operation: &mut Value, town: &Town) {
    let parameters = operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten();
    let mut takes_input = false;
    for parameter in parameters {
        takes_input = true;
        if parameter.get("in").is_some_and(|place| place == "query") {
            choices::describe(parameter, town);
        }
    }
    let mut problems = vec![
        ("404", "Niet gevonden"),
        ("406", "Niet in de vorm die u vraagt"),
        ("500", "Fout bij ons"),
        ("503", "Nu te druk; probeer het later"),
    ];
    if operation.get("requestBody").is_some() {
        takes_input = true;
        problems.extend([
            ("401", "Log eerst in"),
            ("403", "Dit mag u niet, of het kwam van een andere site"),
            ("415", "Stuur JSON"),
        ]);
    }
    if takes_input {
        problems.push(("400", "Er klopt iets niet in de vraag"));
    }
    let problem = |(status, description): (&str, &str)| {
        let content = json!({ "application/problem+json": { "schema": problem_schema() } });
        (status.to_owned(), json!({ "description": description, "content": content }))
    };
    let version = json!({ "API-Version": { "description": "Versie van de API", "schema": { "type": "string" } } });
    let responses: serde_json::Map<String, Value> = problems.into_iter().map(problem).collect();
    merge(operation, json!({ "responses": responses }));
    let answers = operation.get("responses").and_then(Value::as_object).into_iter().flatten();
    let good: Vec<String> =
        answers.map(|(status, _)| status.clone()).filter(|status| status.starts_with('2')).collect();
    for status in good {
        merge(operation, json!({ "responses": { status: { "headers": version.clone() } } }));
    }
}

/// The shape of an error, written out where it is used: the rules ask to see its members there.
fn problem_schema() -> Value {
    json!({ "allOf": [{ "$ref": "#/components/schemas/Problem" }] })
}
