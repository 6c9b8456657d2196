//! Which terms a service has: its themes, audiences and forms, the most important first.
//! The lists of terms are in `taxonomy`.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;

use super::part::insert_all;
use super::save::SaveError;
use crate::db::AnyConnection;
use crate::db::schema::{attribute, taxonomy, taxonomy_term};
use crate::id::{AttributeId, ServiceId, TaxonomyTermId};

/// What `attribute.link_entity` says for a service.
const SERVICE: &str = "service";

/// A term of a service, by the codes that the authoring format uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The code of the list, such as `theme`.
    pub taxonomy: String,
    /// The code of the term, such as `geld`.
    pub code: String,
    /// Its place in the order of the listing, from 0; over all lists together.
    pub position: i32,
    /// What the source says beside it.
    pub value: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = attribute)]
struct AttributeRow<'a> {
    id: AttributeId,
    link_entity: &'static str,
    link_id: ServiceId,
    taxonomy_term_id: TaxonomyTermId,
    position: i32,
    value: Option<&'a str>,
}

impl Term {
    pub(super) fn of_services(
        conn: &mut AnyConnection,
        services: &[ServiceId],
    ) -> QueryResult<HashMap<ServiceId, Vec<Self>>> {
        let rows = attribute::table
            .inner_join(taxonomy_term::table.inner_join(taxonomy::table))
            .filter(
                attribute::link_entity
                    .eq(SERVICE)
                    .and(attribute::link_id.eq_any(services.iter().map(ServiceId::as_str))),
            )
            .order((attribute::position, attribute::id))
            .select((attribute::link_id, taxonomy::code, taxonomy_term::code, attribute::position, attribute::value))
            .load::<(ServiceId, String, String, i32, Option<String>)>(conn)?;
        let mut found: HashMap<ServiceId, Vec<Self>> = HashMap::new();
        for (service, taxonomy, code, position, value) in rows {
            found.entry(service).or_default().push(Self { taxonomy, code, position, value });
        }
        Ok(found)
    }

    pub(super) fn delete(conn: &mut AnyConnection, services: &[ServiceId]) -> QueryResult<()> {
        let rows = attribute::table.filter(
            attribute::link_entity.eq(SERVICE).and(attribute::link_id.eq_any(services.iter().map(ServiceId::as_str))),
        );
        diesel::delete(rows).execute(conn).map(|_| ())
    }
}

/// The terms that exist, so that an unknown code gets a sentence instead of a broken foreign key.
pub(super) struct KnownTerms(HashSet<TaxonomyTermId>);

impl KnownTerms {
    pub(super) fn load(conn: &mut AnyConnection) -> QueryResult<Self> {
        Ok(Self(taxonomy_term::table.select(taxonomy_term::id).load(conn)?.into_iter().collect()))
    }

    pub(super) fn insert(&self, conn: &mut AnyConnection, terms: &[(ServiceId, &Term)]) -> Result<(), SaveError> {
        let rows: Vec<_> = terms.iter().map(|(service, term)| self.row(*service, term)).collect::<Result<_, _>>()?;
        let inserted: QueryResult<()> = insert_all!(conn, attribute, rows.iter().collect::<Vec<_>>());
        Ok(inserted?)
    }

    fn row<'a>(&self, service: ServiceId, term: &'a Term) -> Result<AttributeRow<'a>, SaveError> {
        let id = TaxonomyTermId::derived(&term.taxonomy, &term.code);
        if !self.0.contains(&id) {
            return Err(SaveError::UnknownTerm { taxonomy: term.taxonomy.clone(), code: term.code.clone() });
        }
        Ok(AttributeRow {
            id: AttributeId::derived(service.as_str(), id.as_str()),
            link_entity: SERVICE,
            link_id: service,
            taxonomy_term_id: id,
            position: term.position,
            value: term.value.as_deref(),
        })
    }
}
