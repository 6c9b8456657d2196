//! Where a record comes from and when somebody last confirmed it; every record that can come from outside carries this.
//! Whether a confirmation is too old is decided in `freshness`.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

/// The origin of an organization, service or location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The name of the feed or file family; together with a key it gives the identifier.
    pub source: String,
    /// The identifier of the record in its source.
    pub external_id: Option<String>,
    /// The licence under which the source gives it, such as `CC BY 4.0`.
    pub licence: Option<String>,
    /// The day on which the provider last confirmed it.
    pub confirmed_on: Option<NaiveDate>,
}

impl Provenance {
    /// A record of this source, with nothing else known.
    pub fn from_source(source: impl Into<String>) -> Self {
        Self { source: source.into(), external_id: None, licence: None, confirmed_on: None }
    }
}

/// Stands for "not saved yet" until `save` writes the real time.
pub(super) fn not_saved_yet() -> NaiveDateTime {
    DateTime::UNIX_EPOCH.naive_utc()
}
