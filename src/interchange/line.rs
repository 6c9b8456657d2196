//! One service as the authoring format writes it, key for key (`seed/catalogue/FORMAT.md`).
//! Reading a line is in `read_line`; turning it into records and back in `to_listing` and `to_line`.

use serde::{Serialize, Serializer};

use crate::catalogue::{Access, Cost, Day, Every, Feature, Intensity, Kind, ServiceStatus};

/// A line whose values are each possible by themselves; whether its wijken and themes exist is not yet known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    pub id: String,
    pub kind: Kind,
    pub organization: String,
    pub name: String,
    pub summary: String,
    pub description: String,
    pub themes: Vec<String>,
    pub audience: Vec<String>,
    pub min_age: Option<i32>,
    pub max_age: Option<i32>,
    pub serves: Vec<String>,
    pub place: Option<LinePlace>,
    pub outside_region: bool,
    pub schedule: Vec<LineTime>,
    pub access: Access,
    pub form: Vec<String>,
    pub intensity: Option<Intensity>,
    pub cost: Option<LineCost>,
    pub languages: Vec<String>,
    pub accessibility: Vec<Feature>,
    pub capacity: LineCapacity,
    pub contact: LineContact,
    pub keywords: Vec<String>,
    pub verified_on: Option<chrono::NaiveDate>,
    pub source: Option<String>,
    #[serde(skip_serializing_if = "is_open", serialize_with = "status_word")]
    pub status: ServiceStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alert: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
}

/// Where it happens.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LinePlace {
    pub wijk: Option<String>,
    pub name: Option<String>,
    pub street: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub postcode: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// Said outright; otherwise street and coordinates tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub protected: Option<bool>,
}

/// When it happens.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineTime {
    pub day: Day,
    #[serde(serialize_with = "hour_and_minute")]
    pub from: chrono::NaiveTime,
    #[serde(serialize_with = "hour_and_minute")]
    pub to: chrono::NaiveTime,
    pub every: Every,
}

/// What it costs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineCost {
    #[serde(rename = "type")]
    pub cost: Cost,
    pub text: Option<String>,
    pub cents: Option<i32>,
}

/// How much room there is.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LineCapacity {
    pub places: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available: Option<i32>,
    pub waiting_weeks: Option<i32>,
}

/// How to reach it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct LineContact {
    pub phone: Option<String>,
    pub email: Option<String>,
    pub url: Option<String>,
}

/// Whether a service runs, in the Dutch words of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusWord(pub ServiceStatus);

impl StatusWord {
    /// The words that may be written.
    pub const WORDS: [&'static str; 4] = ["open", "tijdelijk-gesloten", "niet-actief", "gestopt"];

    fn word(self) -> &'static str {
        match self.0 {
            ServiceStatus::Active => "open",
            ServiceStatus::TemporarilyClosed => "tijdelijk-gesloten",
            ServiceStatus::Inactive => "niet-actief",
            ServiceStatus::Defunct => "gestopt",
        }
    }
}

impl std::str::FromStr for StatusWord {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        ServiceStatus::ALL.iter().copied().map(Self).find(|status| status.word() == text).ok_or(())
    }
}

fn is_open(status: &ServiceStatus) -> bool {
    *status == ServiceStatus::Active
}

fn status_word<S: Serializer>(status: &ServiceStatus, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(StatusWord(*status).word())
}

fn hour_and_minute<S: Serializer>(time: &chrono::NaiveTime, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&time.format("%H:%M"))
}
