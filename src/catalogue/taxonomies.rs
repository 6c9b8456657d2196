//! All lists of terms at once: small enough to keep in memory, so that no page or filter has to ask for a name.
//! One list, and storing it, is in `taxonomy`.

use diesel::prelude::*;

use super::{Taxonomy, TaxonomyHeading, TaxonomyTerm};
use crate::db::AnyConnection;
use crate::db::schema::{taxonomy, taxonomy_term};

/// Every list with its terms, in the order in which people are shown them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taxonomies(Vec<Taxonomy>);

impl Taxonomies {
    /// What the catalogue knows.
    pub fn load(conn: &mut AnyConnection) -> QueryResult<Self> {
        let order = (taxonomy::position, taxonomy::code);
        let headings: Vec<TaxonomyHeading> =
            taxonomy::table.order(order).select(TaxonomyHeading::as_select()).load(conn)?;
        let order = (taxonomy_term::position, taxonomy_term::code);
        let terms: Vec<TaxonomyTerm> =
            taxonomy_term::table.order(order).select(TaxonomyTerm::as_select()).load(conn)?;
        let with_terms = |heading: TaxonomyHeading| {
            let own = terms.iter().filter(|term| term.taxonomy_id == heading.id).cloned().collect();
            Taxonomy { heading, terms: own }
        };
        Ok(headings.into_iter().map(with_terms).collect())
    }

    /// The lists.
    pub fn iter(&self) -> impl Iterator<Item = &Taxonomy> {
        self.0.iter()
    }

    /// The list with this code.
    pub fn get(&self, taxonomy: &str) -> Option<&Taxonomy> {
        self.0.iter().find(|list| list.code() == taxonomy)
    }

    /// The terms of a list in order; none when there is no such list.
    pub fn terms(&self, taxonomy: &str) -> impl Iterator<Item = &TaxonomyTerm> {
        self.get(taxonomy).into_iter().flat_map(|list| &list.terms)
    }

    /// One term.
    pub fn term(&self, taxonomy: &str, code: &str) -> Option<&TaxonomyTerm> {
        self.get(taxonomy)?.term(code)
    }

    /// True when the list has a term with this code.
    pub fn has(&self, taxonomy: &str, code: &str) -> bool {
        self.term(taxonomy, code).is_some()
    }

    /// What people read for a term; its code where nobody wrote a name.
    pub fn name<'a>(&'a self, taxonomy: &str, code: &'a str) -> &'a str {
        self.term(taxonomy, code).map_or(code, |term| term.name.as_str())
    }
}

impl FromIterator<Taxonomy> for Taxonomies {
    fn from_iter<I: IntoIterator<Item = Taxonomy>>(lists: I) -> Self {
        Self(lists.into_iter().collect())
    }
}
