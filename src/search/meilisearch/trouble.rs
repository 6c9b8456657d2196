//! What can go wrong with a search server, told apart where somebody acts on the difference. Holds no question, filter
//! or key: what people type never reaches a log.

use meilisearch_sdk::errors::{Error, ErrorCode, ErrorType, MeilisearchError};

/// Why the server did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// No connection, or one that broke.
    #[error("the search server does not answer")]
    Away(#[source] ureq::Error),
    /// A connection, and no answer in time.
    #[error("the search server takes too long")]
    Slow,
    /// It failed a moment ago; it is left alone until it can be expected to be back.
    #[error("the search server failed a moment ago and is tried again soon")]
    Resting,
    /// No key, a wrong one, or one without the rights that are needed.
    #[error("the search server refuses the key (SOCIALE_KAART_SEARCH_KEY)")]
    Key,
    /// The index is not there.
    #[error("the index is not on the search server")]
    Missing,
    /// The server cannot do what is needed.
    #[error("the search server has version {has}; {} or newer is needed", super::version::OLDEST)]
    TooOld {
        /// The version it tells.
        has: String,
    },
    /// It answered no, with this code of its own.
    #[error("the search server refused a request: {0}")]
    Refused(String),
    /// It accepted the work, and the work failed later.
    #[error("work on the search server failed: {code}: {message}")]
    Task {
        /// The code of Meilisearch.
        code: String,
        /// Its explanation, about documents and settings only.
        message: String,
    },
    /// Its answer cannot be read.
    #[error("the answer of the search server cannot be read")]
    Garbled(#[source] serde_json::Error),
    /// Its answer lacks something that must be there.
    #[error("the answer of the search server is not complete: {0}")]
    Incomplete(&'static str),
    /// Anything else that the client library tells.
    #[error("the client of the search server failed")]
    Client(#[source] Error),
}

impl Trouble {
    /// What a task that failed tells.
    pub fn of_task(error: &MeilisearchError) -> Self {
        match error.error_code {
            ErrorCode::IndexNotFound => Self::Missing,
            _ => Self::Task { code: code(error), message: error.error_message.clone() },
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        match error {
            Error::Meilisearch(told) if told.error_type == ErrorType::Auth => Self::Key,
            Error::Meilisearch(told) if told.error_code == ErrorCode::IndexNotFound => Self::Missing,
            // The message repeats the filter, and with it what somebody typed.
            Error::Meilisearch(told) => Self::Refused(code(&told)),
            Error::MeilisearchCommunication(told) => Self::Refused(format!("status {}", told.status_code)),
            Error::ParseError(cause) => Self::Garbled(cause),
            Error::Other(cause) => match cause.downcast::<Self>() {
                Ok(own) => *own,
                Err(other) => Self::Client(Error::Other(other)),
            },
            other => Self::Client(other),
        }
    }
}

fn code(error: &MeilisearchError) -> String {
    serde_json::to_value(&error.error_code)
        .ok()
        .and_then(|code| code.as_str().map(str::to_owned))
        .unwrap_or_else(|| "unknown".to_owned())
}
