//! The frame around every page, filled from the town; and how a page becomes an answer.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::http::header::ContentType;
use actix_web::{HttpResponse, web};
use askama::Template;

use super::files::Files;
use super::problem::Problem;
use super::view::{Help, Here, Layout, Link};
use crate::app::{App, Town};
use crate::gaps::Report;
use crate::search::{Source, Unavailable};

/// The frame of a page with this title.
pub fn layout(town: &Town, files: &Files, title: impl Into<String>, here: Here) -> Layout {
    let municipality = &town.municipality;
    Layout {
        title: title.into(),
        site: municipality.title.clone(),
        municipality: format!("gemeente {}", municipality.name),
        here,
        assets: files.assets(),
        help: Help {
            name: format!("het team van {}", municipality.title),
            phone: Some(&municipality.texts.report_phone)
                .filter(|phone| !phone.is_empty())
                .map(|phone| Link::new(phone, tel(phone))),
            email: Link::new(&municipality.texts.report_email, format!("mailto:{}", municipality.texts.report_email)),
        },
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notice: None,
    }
}

/// The link that calls a number as people write it.
pub fn tel(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    format!("tel:{digits}")
}

/// A page with status 200.
pub fn page(page: &impl Template) -> Result<HttpResponse, Problem> {
    page_with(StatusCode::OK, page)
}

/// A page with another status.
pub fn page_with(status: StatusCode, page: &impl Template) -> Result<HttpResponse, Problem> {
    Ok(HttpResponse::build(status).content_type(ContentType::html()).body(page.render()?))
}

/// Asks the database on a thread that may wait.
pub async fn read<T, F>(app: &web::Data<App>, ask: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce(&mut crate::db::AnyConnection) -> crate::db::QueryResult<T> + Send + 'static,
{
    let app = app.clone();
    Ok(web::block(move || app.database.read(ask)).await??)
}

/// The public report of what is missing, made or found on a thread that may wait.
pub async fn report(app: &web::Data<App>) -> Result<Arc<Report>, Problem> {
    let app = app.clone();
    web::block(move || app.report()).await?.map_err(Problem::Broken)
}

/// Searches: where it arrives when that is short work without waiting, and on a thread that may wait when a server answers.
pub async fn searching<T, F>(app: &web::Data<App>, look: F) -> Result<T, Problem>
where
    T: Send + 'static,
    F: FnOnce(&App) -> Result<T, Unavailable> + Send + 'static,
{
    if app.engine.source() == Source::Inside {
        return Ok(look(app)?);
    }
    let app = app.clone();
    Ok(web::block(move || look(&app)).await??)
}
