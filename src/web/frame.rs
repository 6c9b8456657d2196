//! The frame around every page, filled from the town; and how a page becomes an answer.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, ContentType, HeaderValue};
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use askama::Template;

use super::files::Files;
use super::problem::Problem;
use super::view::{Assets, Help, Here, Layout, Link};
use super::visitor::Visitor;
use crate::app::{App, Town};
use crate::gaps::Report;
use crate::search::{Source, Unavailable};

/// Whether signing in as anybody is possible: for trying out, and off unless the operator asks for it.
#[derive(Debug, Clone, Copy, Default)]
pub struct DevelopmentSignIn(pub bool);

/// What a page needs to know of a request to put the frame around itself.
#[derive(Debug, Clone)]
pub struct Frame {
    assets: Assets,
    sign_in: DevelopmentSignIn,
    /// Who asks.
    pub visitor: Visitor,
}

impl Frame {
    /// The frame for the answer to this request.
    pub fn of(request: &HttpRequest) -> Self {
        let files = request.app_data::<web::Data<Files>>();
        Self {
            assets: files.map(|files| files.assets()).unwrap_or_default(),
            sign_in: request.app_data::<DevelopmentSignIn>().copied().unwrap_or_default(),
            visitor: Visitor::of(request),
        }
    }

    /// Whether somebody can sign in.
    pub fn can_sign_in(&self) -> bool {
        self.sign_in.0
    }

    /// The frame of a page with this title.
    pub fn layout(&self, town: &Town, title: impl Into<String>, here: Here) -> Layout {
        layout(self, town, title.into(), here)
    }
}

impl FromRequest for Frame {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

fn layout(frame: &Frame, town: &Town, title: String, here: Here) -> Layout {
    let municipality = &town.municipality;
    Layout {
        title,
        site: municipality.title.clone(),
        municipality: format!("gemeente {}", municipality.name),
        here,
        assets: frame.assets.clone(),
        help: Help {
            name: format!("het team van {}", municipality.title),
            phone: Some(&municipality.texts.report_phone)
                .filter(|phone| !phone.is_empty())
                .map(|phone| Link::new(phone, tel(phone))),
            email: Link::new(&municipality.texts.report_email, format!("mailto:{}", municipality.texts.report_email)),
        },
        version: env!("CARGO_PKG_VERSION").to_owned(),
        notice: None,
        can_sign_in: frame.can_sign_in(),
        visitor: frame.visitor.0.as_ref().map(|account| account.name.clone()),
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

/// A page that no cache keeps: what stands on it is for the person who asked.
pub fn private_page(status: StatusCode, page: &impl Template) -> Result<HttpResponse, Problem> {
    let mut answer = page_with(status, page)?;
    answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(answer)
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
    Ok(web::block(move || app.report()).await??)
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
