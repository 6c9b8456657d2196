//! Which terms a service has: its themes, audiences and forms, the most important first.
//! The lists of terms are in `taxonomy`.

use std::collections::HashMap;

use diesel::prelude::*;

use super::part::{ByService, Those};
use super::save::SaveError;
use crate::db::AnyConnection;
use crate::db::insert_all;
use crate::db::numbering::Number;
use crate::db::schema::{attribute, taxonomy, taxonomy_term};

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

#[derive(Queryable, Selectable)]
#[diesel(table_name = attribute)]
struct AttributeRow {
    service_number: Number,
    term_number: Number,
    position: i32,
    value: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = attribute, treat_none_as_default_value = false)]
struct NewAttribute {
    service_number: Number,
    term_number: Number,
    position: i32,
    value: Option<String>,
}

impl Term {
    pub(super) fn of_services(conn: &mut AnyConnection, services: Those<'_>) -> QueryResult<ByService<Self>> {
        let rows =
            attribute::table.order((attribute::service_number, attribute::position)).select(AttributeRow::as_select());
        let rows: Vec<AttributeRow> = match services {
            Those::Some(numbers) => rows.filter(attribute::service_number.eq_any(numbers)).load(conn)?,
            Those::Between(first, last) => rows.filter(attribute::service_number.between(first, last)).load(conn)?,
        };
        let codes = codes_of(conn, &rows)?;
        let named = rows.into_iter().filter_map(|row| {
            let (taxonomy, code) = codes.get(&row.term_number)?.clone();
            Some((row.service_number, Self { taxonomy, code, position: row.position, value: row.value }))
        });
        Ok(ByService::new(named.collect()))
    }

    pub(super) fn delete(conn: &mut AnyConnection, services: &[Number]) -> QueryResult<()> {
        diesel::delete(attribute::table.filter(attribute::service_number.eq_any(services))).execute(conn).map(|_| ())
    }
}

/// The codes of list and term behind the numbers in these rows. Services share their terms, so asking once for each
/// term is far less than a join.
fn codes_of(conn: &mut AnyConnection, rows: &[AttributeRow]) -> QueryResult<HashMap<Number, (String, String)>> {
    let mut numbers: Vec<_> = rows.iter().map(|row| row.term_number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return Ok(HashMap::new());
    }
    let found = taxonomy_term::table
        .inner_join(taxonomy::table)
        .filter(taxonomy_term::number.eq_any(numbers))
        .select((taxonomy_term::number, (taxonomy::code, taxonomy_term::code)))
        .load::<(Number, (String, String))>(conn)?;
    Ok(found.into_iter().collect())
}

/// The terms that exist, so that an unknown code gets a sentence instead of a broken foreign key.
pub(super) struct KnownTerms(HashMap<String, HashMap<String, Number>>);

impl KnownTerms {
    pub(super) fn load(conn: &mut AnyConnection) -> QueryResult<Self> {
        let mut known: HashMap<String, HashMap<String, Number>> = HashMap::new();
        let terms = taxonomy_term::table
            .inner_join(taxonomy::table)
            .select((taxonomy::code, taxonomy_term::code, taxonomy_term::number))
            .load::<(String, String, Number)>(conn)?;
        for (list, code, number) in terms {
            known.entry(list).or_default().insert(code, number);
        }
        Ok(Self(known))
    }

    pub(super) fn insert(&self, conn: &mut AnyConnection, terms: &[(Number, &Term)]) -> Result<(), SaveError> {
        let rows: Vec<_> = terms.iter().map(|(service, term)| self.row(*service, term)).collect::<Result<_, _>>()?;
        let inserted: QueryResult<()> = (|| insert_all!(conn, attribute, rows))();
        Ok(inserted?)
    }

    fn row(&self, service_number: Number, term: &Term) -> Result<NewAttribute, SaveError> {
        let known = self.0.get(&term.taxonomy).and_then(|list| list.get(&term.code));
        let Some(term_number) = known.copied() else {
            return Err(SaveError::UnknownTerm { taxonomy: term.taxonomy.clone(), code: term.code.clone() });
        };
        Ok(NewAttribute { service_number, term_number, position: term.position, value: term.value.clone() })
    }
}
