//! Shows a problem as a page to people: the same value that programs get as `application/problem+json`.

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::CONTENT_TYPE;
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError, web};
use askama::Template;

use super::frame::Frame;
use super::problem::Problem;
use super::view::{Here, Link, ProblemPage};
use crate::app::App;

/// Turns a problem on a page into a page; answers of the API stay as they are.
pub async fn shown<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let answer = next.call(request).await?.map_into_boxed_body();
    let Some(problem) = answer.response().error().and_then(|error| error.as_error::<Problem>()) else {
        return Ok(answer);
    };
    problem.log();
    if answer.request().path().starts_with("/api/v1") {
        return Ok(answer);
    }
    let Some(page) = page(&answer, problem) else { return Ok(answer) };
    let (request, old) = answer.into_parts();
    let mut response = actix_web::HttpResponse::build(old.status()).content_type("text/html; charset=utf-8").body(page);
    for (name, value) in old.headers().iter().filter(|(name, _)| **name != CONTENT_TYPE) {
        response.headers_mut().insert(name.clone(), value.clone());
    }
    Ok(ServiceResponse::new(request, response))
}

fn page(answer: &ServiceResponse, problem: &Problem) -> Option<String> {
    let app = answer.request().app_data::<web::Data<App>>()?;
    let frame = Frame::of(answer.request());
    let town = app.town.load();
    let details = match problem {
        Problem::Invalid(wrong) => wrong.iter().map(|one| one.message.clone()).collect(),
        _ => Vec::new(),
    };
    let title = match problem {
        Problem::NotFound if answer.request().path().starts_with("/voorziening/") => "Deze voorziening is er niet",
        other => other.title(),
    };
    let page = ProblemPage {
        layout: frame.layout(&town, title, Here::Elsewhere),
        status: problem.status_code().as_u16(),
        heading: title.to_owned(),
        sentence: if details.is_empty() { problem.detail() } else { String::new() },
        details,
        onward: onward(problem, answer.request().path()),
    };
    page.render().ok()
}

fn onward(problem: &Problem, path: &str) -> Vec<Link> {
    let mut links = vec![Link::new("Zoek in de sociale kaart", "/zoeken"), Link::new("Bekijk de thema's", "/themas")];
    match problem {
        Problem::Method(_) => links.insert(0, Link::new("Naar de voorpagina", "/")),
        Problem::SignIn => links.insert(0, Link::new("Log in", format!("/inloggen?terug={path}"))),
        _ => {}
    }
    links
}
