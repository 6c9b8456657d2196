//! What coming asks and gives: what it costs, what to bring, in which languages one is helped, who can come in.
//! For whom a service is meant is told by terms (`term`) and areas (`service_area`).

use diesel::prelude::*;

use super::part::part_of_service;
use super::{Cost, Feature};
use crate::db::schema::{accessibility, cost_option, language, required_document};
use crate::id::LocationId;

/// The currency of amounts that name none.
const EURO: &str = "EUR";

/// What it costs somebody who comes.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = cost_option, treat_none_as_default_value = false)]
pub struct CostOption {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// The sort of cost.
    pub cost: Cost,
    /// The amount in hundredths of the currency.
    pub amount_cents: Option<i32>,
    /// Three letters.
    pub currency: String,
    /// In words, such as "per maaltijd".
    pub amount_description: Option<String>,
}
part_of_service!(CostOption in cost_option);

impl CostOption {
    pub(super) fn new(position: i32, cost: Cost) -> Self {
        Self { position, cost, amount_cents: None, currency: EURO.into(), amount_description: None }
    }
}

/// A language in which people are helped.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = language, treat_none_as_default_value = false)]
pub struct Language {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// ISO 639, two or three letters.
    pub code: String,
    /// Its name, where the source gives one.
    pub name: Option<String>,
    /// Such as "alleen op dinsdag".
    pub note: Option<String>,
}
part_of_service!(Language in language);

impl Language {
    pub(super) fn new(position: i32, code: String) -> Self {
        Self { position, code, name: None, note: None }
    }
}

/// A provision that lets more people come.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = accessibility, treat_none_as_default_value = false)]
pub struct Accessibility {
    /// Where, when that differs between the locations of the service.
    pub location_id: Option<LocationId>,
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// The provision, when it is one that people can search by.
    pub feature: Option<Feature>,
    /// In words.
    pub description: Option<String>,
    /// More words.
    pub details: Option<String>,
}
part_of_service!(Accessibility in accessibility);

impl Accessibility {
    pub(super) fn new(position: i32, feature: Option<Feature>) -> Self {
        Self { location_id: None, position, feature, description: None, details: None }
    }
}

/// A paper that somebody has to bring.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = required_document, treat_none_as_default_value = false)]
pub struct RequiredDocument {
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// Which paper.
    pub document: String,
    /// Where to get it.
    pub uri: Option<String>,
}
part_of_service!(RequiredDocument in required_document);

impl RequiredDocument {
    pub(super) fn new(position: i32, document: String) -> Self {
        Self { position, document, uri: None }
    }
}
