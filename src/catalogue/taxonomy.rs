//! Open lists of terms that an operator may replace: themes with their narrower terms, audiences, forms.
//! Which terms a service has is in `term`.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use super::{Queue, Taxonomies, TextList};
use crate::db::AnyConnection;
use crate::db::insert_all;
use crate::db::numbering;
use crate::db::schema::{attribute, service, taxonomy, taxonomy_term};
use crate::id::{TaxonomyId, TaxonomyTermId};

/// One list, with its terms in the order in which people are shown them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taxonomy {
    /// The list itself.
    pub heading: TaxonomyHeading,
    /// Its terms; a narrower term comes anywhere after its parent.
    pub terms: Vec<TaxonomyTerm>,
}

/// The list without its terms.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = taxonomy, treat_none_as_default_value = false)]
pub struct TaxonomyHeading {
    /// Derived from the code.
    pub id: TaxonomyId,
    /// Such as `theme`; unique.
    pub code: String,
    /// Such as `Thema`.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its place among the lists.
    pub position: i32,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = taxonomy_term, treat_none_as_default_value = false, treat_none_as_null = true)]
pub struct TaxonomyTerm {
    /// Derived from the codes of list and term.
    pub id: TaxonomyTermId,
    /// Its list.
    pub taxonomy_id: TaxonomyId,
    /// Such as `geld` or `geld-schulden`; unique in its list.
    pub code: String,
    /// What people read.
    pub name: String,
    /// In a sentence; repeats the name where nobody wrote one, because HSDS asks for it.
    pub description: String,
    /// The wider term.
    pub parent_id: Option<TaxonomyTermId>,
    /// Its place in the list, from 0.
    pub position: i32,
    /// Other words for it, by which it is found.
    pub words: TextList,
}

impl Taxonomy {
    /// The code of the list of themes.
    pub const THEME: &'static str = "theme";
    /// The code of the list of audiences.
    pub const AUDIENCE: &'static str = "audience";
    /// The code of the list of forms.
    pub const FORM: &'static str = "form";

    /// An empty list.
    pub fn new(code: &str, name: &str) -> Self {
        let id = TaxonomyId::derived("", code);
        let (code, name) = (code.to_owned(), name.to_owned());
        Self { heading: TaxonomyHeading { id, code, description: name.clone(), name, position: 0 }, terms: Vec::new() }
    }

    /// Adds a term at the end; `parent` is the code of the wider term. Gives it, for what else is to be set on it.
    pub fn add(&mut self, code: &str, name: &str, parent: Option<&str>) -> &mut TaxonomyTerm {
        let list = self.heading.code.clone();
        let term = TaxonomyTerm {
            id: TaxonomyTermId::derived(&list, code),
            taxonomy_id: self.heading.id,
            code: code.to_owned(),
            name: name.to_owned(),
            description: name.to_owned(),
            parent_id: parent.map(|parent| TaxonomyTermId::derived(&list, parent)),
            position: i32::try_from(self.terms.len()).unwrap_or(i32::MAX),
            words: TextList::default(),
        };
        self.terms.push_mut(term)
    }

    /// The code of the list.
    pub fn code(&self) -> &str {
        &self.heading.code
    }

    /// The term with this code.
    pub fn term(&self, code: &str) -> Option<&TaxonomyTerm> {
        self.terms.iter().find(|term| term.code == code)
    }

    /// The terms without a wider one, in order.
    pub fn top(&self) -> impl Iterator<Item = &TaxonomyTerm> {
        self.terms.iter().filter(|term| term.parent_id.is_none())
    }

    /// The terms directly below one, in order.
    pub fn narrower(&self, than: TaxonomyTermId) -> impl Iterator<Item = &TaxonomyTerm> {
        self.terms.iter().filter(move |term| term.parent_id == Some(than))
    }

    /// Stores the list as it is here. Terms that are gone leave the table once no service has them.
    /// A change queues every service, because names and words of terms are part of what is searched.
    /// Answers whether anything was different.
    pub fn save(&self, conn: &mut AnyConnection, now: DateTime<Utc>) -> QueryResult<bool> {
        numbering::hold(conn)?;
        let stored = Taxonomies::load(conn)?.get(self.code()).cloned();
        if stored.as_ref() == Some(self) {
            return Ok(false);
        }
        match &stored {
            None => diesel::insert_into(taxonomy::table).values(&self.heading).execute(conn)?,
            Some(_) => diesel::update(taxonomy::table.find(self.heading.id)).set(&self.heading).execute(conn)?,
        };
        self.put_terms(conn, stored.map(|list| list.terms).unwrap_or_default())?;
        self.delete_unused(conn)?;
        let services = service::table.select(service::id).load(conn)?;
        Queue::add(conn, &services, now.naive_utc())?;
        Ok(true)
    }

    fn put_terms(&self, conn: &mut AnyConnection, stored: Vec<TaxonomyTerm>) -> QueryResult<()> {
        let known: HashSet<_> = stored.iter().map(|term| term.id).collect();
        let (old, new): (Vec<_>, Vec<_>) = self.terms.iter().partition(|term| known.contains(&term.id));
        // Wider terms first: the narrower ones point at them.
        let (top, narrower): (Vec<_>, Vec<_>) = new.into_iter().partition(|term| term.parent_id.is_none());
        insert_terms(conn, &top)?;
        insert_terms(conn, &narrower)?;
        for term in old {
            diesel::update(taxonomy_term::table.filter(taxonomy_term::id.eq(term.id))).set(term).execute(conn)?;
        }
        Ok(())
    }

    fn delete_unused(&self, conn: &mut AnyConnection) -> QueryResult<()> {
        let kept: Vec<_> = self.terms.iter().map(|term| term.id).collect();
        let used = attribute::table.select(attribute::term_number).distinct();
        let used: Vec<TaxonomyTermId> =
            taxonomy_term::table.filter(taxonomy_term::number.eq_any(used)).select(taxonomy_term::id).load(conn)?;
        let used: HashSet<_> = used.into_iter().collect();
        // Narrower terms first, for the same reason the other way round.
        for narrower in [true, false] {
            let parents: HashSet<Option<TaxonomyTermId>> =
                taxonomy_term::table.select(taxonomy_term::parent_id).load(conn)?.into_iter().collect();
            let gone: Vec<(TaxonomyTermId, Option<TaxonomyTermId>)> = taxonomy_term::table
                .filter(taxonomy_term::taxonomy_id.eq(self.heading.id).and(taxonomy_term::id.ne_all(&kept)))
                .select((taxonomy_term::id, taxonomy_term::parent_id))
                .load(conn)?;
            let free = gone.into_iter().filter(|(id, parent)| {
                parent.is_some() == narrower && !used.contains(id) && !parents.contains(&Some(*id))
            });
            let free: Vec<_> = free.map(|(id, _)| id).collect();
            diesel::delete(taxonomy_term::table.filter(taxonomy_term::id.eq_any(free))).execute(conn)?;
        }
        Ok(())
    }
}

fn insert_terms(conn: &mut AnyConnection, terms: &[&TaxonomyTerm]) -> QueryResult<()> {
    let first = numbering::take(conn, terms.len())?;
    let rows = (first..).zip(terms).map(|(number, term)| (taxonomy_term::number.eq(number), TaxonomyTerm::clone(term)));
    insert_all!(conn, taxonomy_term, rows)
}
