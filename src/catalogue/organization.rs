//! Who offers something: the organization or the group of residents.
//! Its services are found through `listing`.

use std::collections::HashSet;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::provenance::{Provenance, not_saved_yet};
use crate::db::AnyConnection;
use crate::db::insert_all;
use crate::db::schema::organization;
use crate::id::OrganizationId;

/// One organization or group.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = organization, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct Organization {
    /// Derived from source and key.
    pub id: OrganizationId,
    /// The name that people know.
    pub name: String,
    /// Another name, such as an abbreviation.
    pub alternate_name: Option<String>,
    /// What it does; HSDS asks for one, so it repeats the name where nobody wrote one.
    pub description: String,
    /// Where to write to.
    pub email: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// Where the record comes from.
    pub source: String,
    /// Its identifier there.
    pub external_id: Option<String>,
    /// The licence of the source.
    pub licence: Option<String>,
    /// The day of the last confirmation.
    pub confirmed_on: Option<NaiveDate>,
    /// Goes up by one with every change.
    pub revision: i32,
    /// The moment of the last change, UTC.
    pub last_modified: NaiveDateTime,
}

impl Organization {
    /// An organization whose identifier follows from its source and `key`, often its name.
    pub fn new(key: &str, name: impl Into<String>, from: &Provenance) -> Self {
        let name = name.into();
        Self {
            id: OrganizationId::derived(&from.source, key),
            description: name.clone(),
            name,
            alternate_name: None,
            email: None,
            website: None,
            source: from.source.clone(),
            external_id: from.external_id.clone(),
            licence: from.licence.clone(),
            confirmed_on: from.confirmed_on,
            revision: 0,
            last_modified: not_saved_yet(),
        }
    }

    /// The organizations with these identifiers, in no order.
    pub fn by_ids(conn: &mut AnyConnection, ids: &[OrganizationId]) -> QueryResult<Vec<Self>> {
        organization::table.filter(organization::id.eq_any(ids)).select(Self::as_select()).load(conn)
    }

    /// Every organization, by identifier.
    pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Self>> {
        organization::table.order(organization::id).select(Self::as_select()).load(conn)
    }

    /// Stores what is new or different and tells which were changed; new ones are not among them.
    pub(super) fn put(
        conn: &mut AnyConnection,
        wanted: &[&Self],
        now: NaiveDateTime,
    ) -> QueryResult<HashSet<OrganizationId>> {
        let ids: Vec<_> = wanted.iter().map(|one| one.id).collect();
        let stored = Self::by_ids(conn, &ids)?;
        let mut fresh = Vec::new();
        let mut changed = HashSet::new();
        for one in wanted {
            match stored.iter().find(|stored| stored.id == one.id) {
                None => fresh.push(Self { revision: 1, last_modified: now, ..(*one).clone() }),
                Some(stored) if one.says_the_same_as(stored) => {}
                Some(stored) => {
                    let next = Self { revision: stored.revision + 1, last_modified: now, ..(*one).clone() };
                    diesel::update(organization::table.find(one.id)).set(&next).execute(conn)?;
                    changed.insert(one.id);
                }
            }
        }
        insert_new(conn, fresh)?;
        Ok(changed)
    }

    /// True when only the bookkeeping of `save` differs.
    pub(super) fn says_the_same_as(&self, stored: &Self) -> bool {
        *stored == Self { revision: stored.revision, last_modified: stored.last_modified, ..self.clone() }
    }
}

fn insert_new(conn: &mut AnyConnection, rows: Vec<Organization>) -> QueryResult<()> {
    insert_all!(conn, organization, rows)
}
