//! A form as it was sent: names and values, nothing checked but where it comes from and how large it is. A form of
//! another site is refused before anybody reads it (OWASP ASVS 5, 3.5.1).

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, HOST, HeaderName, ORIGIN};
use actix_web::{FromRequest, HttpRequest, web};

use super::problem::Problem;
use crate::search::Wrong;

/// Bytes of the largest form: a text of 20,000 letters of which each was written as nine bytes, and the rest.
pub const LARGEST: usize = 256 * 1024;

/// The pairs of a form.
#[derive(Debug, Clone, Default)]
pub struct Posted(Vec<(String, String)>);

impl Posted {
    /// The first value of a field that is not blank, without the blanks around it.
    pub fn first(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().filter(|(own, _)| own == name).map(|(_, value)| value.trim());
        values.find(|value| !value.is_empty())
    }

    /// All values of a field that are not blank.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let values = self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.trim());
        values.filter(|value| !value.is_empty())
    }

    /// Every pair, as it was sent.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }
}

impl FromRequest for Posted {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let (own, form) = (is_own(request), is_form(request));
        let body = web::Bytes::from_request(request, payload);
        Box::pin(async move {
            if !own {
                return Err(Problem::Foreign);
            }
            if !form {
                return Err(Problem::ContentType("application/x-www-form-urlencoded"));
            }
            let body = body.await.map_err(|cause| too_large(&cause))?;
            let pairs = form_urlencoded::parse(&body);
            Ok(Self(pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect()))
        })
    }
}

/// A body that could not be read to its end: too large, or broken off.
pub fn too_large(_: &actix_web::Error) -> Problem {
    Problem::Invalid(vec![Wrong {
        parameter: "body".to_owned(),
        message: "Wat u stuurt is te groot, of het kwam niet heel aan. Stuur ten hoogste 256 kB.".to_owned(),
    }])
}

fn is_form(request: &HttpRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded"))
}

/// Whether the request comes from a page of ours, as the browser tells. A browser always says one of the two when it
/// sends a form; who says neither is no browser, and has no cookie of somebody else to abuse.
pub fn is_own(request: &HttpRequest) -> bool {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header(HeaderName::from_static("sec-fetch-site")) {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN) else { return true };
    let host = origin.split_once("://").map(|(_, host)| host);
    host.is_some() && host == header(HOST)
}
