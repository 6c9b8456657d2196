//! Everything that can go wrong for a visitor, in one value with a status, a sentence and a way onward.
//! The API shows it as `application/problem+json`, the pages as a page; causes go to the log and nowhere else.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};

use super::json::merge;
use crate::search::Wrong;

/// Seconds after which trying again makes sense.
const TRY_AGAIN: &str = "5";

/// What went wrong for a visitor.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// Fields that cannot be used, each with its sentence.
    #[error("the request has {} wrong value(s)", .0.len())]
    Invalid(Vec<Wrong>),
    /// Only for people who signed in.
    #[error("sign in first")]
    SignIn,
    /// Not for this role.
    #[error("forbidden")]
    Forbidden,
    /// A form that another site sent.
    #[error("sent from another site")]
    Foreign,
    /// The body has another form than the one that is read.
    #[error("content type")]
    ContentType(&'static str),
    /// No such page or service.
    #[error("not found")]
    NotFound,
    /// The address exists, the method does not; which ones do.
    #[error("method not allowed")]
    Method(&'static str),
    /// The client takes nothing that the API can send.
    #[error("not acceptable")]
    Accept,
    /// Something we need is away for a moment.
    #[error("busy")]
    Busy(#[source] anyhow::Error),
    /// A fault of ours.
    #[error("broken")]
    Broken(#[source] anyhow::Error),
}

impl Problem {
    /// What happened, in a few words.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "Er klopt iets niet in uw vraag",
            Self::SignIn => "Log eerst in",
            Self::Forbidden => "Dit mag u niet bekijken of doen",
            Self::Foreign => "Dit formulier kwam niet van deze site",
            Self::ContentType(_) => "Dit kan niet in de vorm die u stuurt",
            Self::NotFound => "Deze pagina bestaat niet",
            Self::Method(_) => "Dit kan niet op dit adres",
            Self::Accept => "Dit kan niet in de vorm die u vraagt",
            Self::Busy(_) => "Het is nu te druk",
            Self::Broken(_) => "Er ging iets mis bij ons",
        }
    }

    /// What happened and what to do now.
    pub fn detail(&self) -> String {
        match self {
            Self::Invalid(wrong) => wrong.iter().map(|w| w.message.as_str()).collect::<Vec<_>>().join(" "),
            Self::SignIn => {
                "Deze pagina is voor mensen die werken met de sociale kaart. Log in en probeer het opnieuw.".to_owned()
            }
            Self::Forbidden => "Uw rol hoort hier niet bij. Vraag het aan de beheerder als dat niet klopt.".to_owned(),
            Self::Foreign => "Open de pagina opnieuw op deze site en verstuur het formulier dan nog eens.".to_owned(),
            Self::ContentType(wanted) => format!("Stuur de gegevens als {wanted}."),
            Self::NotFound => {
                "Misschien is de voorziening gestopt, of is het adres niet goed overgenomen. Zoek opnieuw.".to_owned()
            }
            Self::Method(allowed) => format!("Gebruik op dit adres: {allowed}."),
            Self::Accept => "De antwoorden zijn JSON. Vraag om application/json.".to_owned(),
            Self::Busy(_) => "Probeer het over een paar tellen opnieuw.".to_owned(),
            Self::Broken(_) => "Het ligt niet aan u. Probeer het later opnieuw. We kijken ernaar.".to_owned(),
        }
    }

    /// Writes the cause down, once, for the people who keep the service running.
    pub fn log(&self) {
        match self {
            Self::Busy(cause) => tracing::warn!(cause = format!("{cause:#}"), "something we need is away"),
            Self::Broken(cause) => tracing::error!(cause = format!("{cause:#}"), "a request failed"),
            _ => {}
        }
    }

    fn body(&self) -> serde_json::Value {
        let mut body = serde_json::json!({
            "type": "about:blank",
            "status": self.status_code().as_u16(),
            "title": self.title(),
            "detail": self.detail(),
        });
        if let Self::Invalid(wrong) = self {
            let errors = wrong.iter().map(|w| serde_json::json!({ "field": w.parameter, "reason": w.message }));
            merge(&mut body, serde_json::json!({ "errors": errors.collect::<Vec<_>>() }));
        }
        body
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::Foreign => StatusCode::FORBIDDEN,
            Self::ContentType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Accept => StatusCode::NOT_ACCEPTABLE,
            Self::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self {
            Self::Method(allowed) => drop(response.insert_header((ALLOW, *allowed))),
            Self::Busy(_) => drop(response.insert_header((RETRY_AFTER, TRY_AGAIN))),
            _ => {}
        }
        response.insert_header((CONTENT_TYPE, "application/problem+json")).body(self.body().to_string())
    }
}

impl From<crate::search::Unavailable> for Problem {
    fn from(cause: crate::search::Unavailable) -> Self {
        Self::Busy(cause.into())
    }
}

impl From<crate::db::Error> for Problem {
    fn from(cause: crate::db::Error) -> Self {
        match crate::db::is_busy(&cause) {
            true => Self::Busy(cause.into()),
            false => Self::Broken(cause.into()),
        }
    }
}

impl From<anyhow::Error> for Problem {
    /// A fault of ours, unless somebody along the way was only busy.
    fn from(cause: anyhow::Error) -> Self {
        let database = cause.downcast_ref::<crate::db::Error>().is_some_and(crate::db::is_busy);
        if database || cause.downcast_ref::<crate::search::Unavailable>().is_some() {
            return Self::Busy(cause);
        }
        Self::Broken(cause)
    }
}

impl From<askama::Error> for Problem {
    fn from(cause: askama::Error) -> Self {
        Self::Broken(cause.into())
    }
}

impl From<actix_web::error::BlockingError> for Problem {
    fn from(cause: actix_web::error::BlockingError) -> Self {
        Self::Broken(cause.into())
    }
}
