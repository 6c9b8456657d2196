//! The API under `/api/v1`, after the NL API Design Rules (Logius): JSON for programs, described by OpenAPI 3.1.
//! The names of its parameters are those of the search page; errors are `application/problem+json`.

mod answers;
mod areas;
mod choices;
mod description;
mod gaps;
mod questions;
mod search;
mod services;

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::{Next, from_fn};
use actix_web::{Error, HttpResponse, web};

use super::headers;
use super::problem::Problem;
use super::routes::{get, post};

/// Version of the API; the first number is in the address.
pub const VERSION: &str = "1.0.0";

/// The routes of the API.
pub fn routes() -> actix_web::Scope<
    impl actix_web::dev::ServiceFactory<
        actix_web::dev::ServiceRequest,
        Config = (),
        Response = actix_web::dev::ServiceResponse<impl actix_web::body::MessageBody>,
        Error = actix_web::Error,
        InitError = (),
    >,
> {
    web::scope("/api/v1")
        .wrap(from_fn(in_a_form_that_we_have))
        .wrap(headers::api(VERSION))
        .service(get("/openapi.json", description::show))
        .service(get("/search", search::show))
        .service(get("/suggestions", search::suggestions))
        .service(get("/services/{slug}", services::show))
        .service(get("/areas", areas::show))
        .service(get("/themes", services::themes))
        .service(post("/questions", questions::log))
        .service(post("/questions/check", questions::check))
        .service(get("/gaps", gaps::show))
        .default_service(web::to(async || Err::<HttpResponse, _>(Problem::NotFound)))
}

/// Refuses a client that takes nothing that we could send it.
async fn in_a_form_that_we_have<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let accepted = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if accepted.trim().is_empty() || accepted.split(',').any(is_json) {
        return Ok(next.call(request).await?.map_into_left_body());
    }
    let refused = HttpResponse::from_error(Problem::Accept);
    Ok(request.into_response(refused).map_into_right_body())
}

fn is_json(range: &str) -> bool {
    let kind = range.split(';').next().unwrap_or_default().trim();
    matches!(kind, "*/*" | "application/*") || (kind.starts_with("application/") && kind.ends_with("json"))
}
