//! What is offered: the service itself, apart from where, when and by whom.
//! The service together with its parts is a `Listing`.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::provenance::{Provenance, not_saved_yet};
use super::{Access, Intensity, Kind, Organization, ServiceStatus, TextList, freshness};
use crate::db::AnyConnection;
use crate::db::insert_all;
use crate::db::numbering::Number;
use crate::db::schema::service;
use crate::id::{OrganizationId, ServiceId};

/// One service.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = service, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Service {
    /// Derived from source and slug.
    pub id: ServiceId,
    /// Who offers it.
    pub organization_id: OrganizationId,
    /// The name in addresses of pages; unique. The `id` of the authoring format.
    pub slug: String,
    /// The name that people know.
    pub name: String,
    /// Another name.
    pub alternate_name: Option<String>,
    /// By residents, by professionals, or after a decision.
    pub kind: Kind,
    /// How somebody gets in.
    pub access: Access,
    /// How heavy the problems usually are.
    pub intensity: Option<Intensity>,
    /// Whether it is there at the moment.
    pub status: ServiceStatus,
    /// For the professional: what happens, for whom, what it is not.
    pub description: String,
    /// For the resident: one or two plain sentences (language level B1).
    pub plain_text: String,
    /// Words that people would use and that the texts do not hold.
    pub keywords: TextList,
    /// The youngest who may come, in years.
    pub minimum_age: Option<i32>,
    /// The oldest who may come, in years.
    pub maximum_age: Option<i32>,
    /// How long somebody waits, in weeks; 0 is no waiting.
    pub waiting_weeks: Option<i32>,
    /// What somebody has to know now, such as a temporary closure.
    pub alert: Option<String>,
    /// Its page on the web.
    pub url: Option<String>,
    /// Where to write to.
    pub email: Option<String>,
    /// How to sign up, in words.
    pub application_process: Option<String>,
    /// For whom it is, in words.
    pub eligibility_description: Option<String>,
    /// Where the record comes from.
    pub source: String,
    /// Its identifier there.
    pub external_id: Option<String>,
    /// The licence of the source.
    pub licence: Option<String>,
    /// The day of the last confirmation.
    pub confirmed_on: Option<NaiveDate>,
    /// Goes up by one with every change of the service or its parts.
    pub revision: i32,
    /// The moment of the last change of the service or its parts, UTC.
    pub last_modified: NaiveDateTime,
}

impl Service {
    /// An active service whose identifier follows from its source and slug; the other fields are set on it afterwards.
    pub fn new(
        slug: impl Into<String>,
        name: impl Into<String>,
        kind: Kind,
        access: Access,
        organization: &Organization,
        from: &Provenance,
    ) -> Self {
        let slug = slug.into();
        Self {
            id: ServiceId::derived(&from.source, &slug),
            organization_id: organization.id,
            slug,
            name: name.into(),
            alternate_name: None,
            kind,
            access,
            intensity: None,
            status: ServiceStatus::Active,
            description: String::new(),
            plain_text: String::new(),
            keywords: TextList::default(),
            minimum_age: None,
            maximum_age: None,
            waiting_weeks: None,
            alert: None,
            url: None,
            email: None,
            application_process: None,
            eligibility_description: None,
            source: from.source.clone(),
            external_id: from.external_id.clone(),
            licence: from.licence.clone(),
            confirmed_on: from.confirmed_on,
            revision: 0,
            last_modified: not_saved_yet(),
        }
    }

    /// True when its last confirmation is too old to rely on.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        freshness::is_overdue(self.kind, self.confirmed_on, today)
    }

    /// True when somebody of this age may come, as far as is known.
    pub fn admits(&self, age: i32) -> bool {
        self.minimum_age.is_none_or(|youngest| youngest <= age) && self.maximum_age.is_none_or(|oldest| age <= oldest)
    }

    pub(super) fn insert(conn: &mut AnyConnection, services: Vec<(Number, Self)>) -> QueryResult<()> {
        let rows = services.into_iter().map(|(number, service)| (service::number.eq(number), service));
        insert_all!(conn, service, rows)
    }

    pub(super) fn update(&self, conn: &mut AnyConnection, number: Number) -> QueryResult<()> {
        diesel::update(service::table.find(number)).set(self).execute(conn).map(|_| ())
    }

    /// True when only the bookkeeping of `save` differs.
    pub(super) fn says_the_same_as(&self, stored: &Self) -> bool {
        *stored == Self { revision: stored.revision, last_modified: stored.last_modified, ..self.clone() }
    }
}
