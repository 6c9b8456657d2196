//! Several searches in one request, and what came back for each. Knows how a search is written for the server; what is
//! worth asking is decided by the files beside it.

use std::collections::HashMap;
use std::sync::Arc;

use meilisearch_sdk::client::Client;
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::search::{MultiSearchQuery, SearchQuery, SearchResult, SearchResults, Selectors};
use serde::Deserialize;

use super::settings::{KEY, attribute};
use super::trouble::Trouble;
use super::wire::{Wire, done};
use crate::search::document::Card;

/// One search.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Wish {
    /// What must hold; empty for everything.
    pub filter: String,
    /// What comes first.
    pub sort: Vec<String>,
    /// Attributes of which every value is counted.
    pub facets: Vec<&'static str>,
    /// First hit, from zero.
    pub offset: usize,
    /// Most hits; none for a search that only counts.
    pub limit: usize,
    /// What hits bring along.
    pub bring: Bring,
}

/// What a hit brings along besides its key.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Bring {
    /// Nothing.
    #[default]
    Key,
    /// The card.
    Card,
    /// The stems.
    Bag,
    /// The card and the stems.
    All,
}

impl Bring {
    fn attributes(self) -> &'static [&'static str] {
        match self {
            Self::Key => &[KEY],
            Self::Card => &[KEY, attribute::CARD],
            Self::Bag => &[KEY, attribute::BAG],
            Self::All => &[KEY, attribute::CARD, attribute::BAG],
        }
    }
}

/// Searches that travel together.
#[derive(Debug, Default)]
pub struct Batch(Vec<Wish>);

/// What one search found.
#[derive(Debug, Default)]
pub struct Got {
    /// Exact number of hits.
    pub total: usize,
    /// The hits that were asked for.
    pub rows: Vec<Row>,
    facets: HashMap<String, HashMap<String, usize>>,
}

/// One hit.
#[derive(Debug)]
pub struct Row {
    /// Whose it is.
    pub id: String,
    /// What to show, when asked for.
    pub card: Option<Arc<Card>>,
    /// Its stems with how often each counts; empty when not asked for.
    pub bag: String,
}

/// What the searches of a batch found, by the number that `Batch` gave.
#[derive(Debug, Default)]
pub struct Answers(Vec<Got>);

#[derive(Deserialize)]
struct Raw {
    id: String,
    card: Option<String>,
    #[serde(default)]
    bag: String,
}

impl Batch {
    /// Adds a search for hits.
    pub fn rows(&mut self, wish: Wish) -> usize {
        self.0.push(wish);
        self.0.len() - 1
    }

    /// Adds a count, with the values of a facet; counts within the same set share one search.
    pub fn count(&mut self, filter: &str, facet: Option<&'static str>) -> usize {
        let counts = |wish: &Wish| wish.limit == 0 && wish.filter == filter;
        let at = self.0.iter().position(counts).unwrap_or_else(|| {
            self.0.push(Wish { filter: filter.to_owned(), ..Wish::default() });
            self.0.len() - 1
        });
        if let Some(wish) = self.0.get_mut(at) {
            wish.facets.extend(facet.filter(|facet| !wish.facets.contains(facet)));
        }
        at
    }

    /// Asks all of it in one request; nothing asks nothing.
    pub fn send(self, client: &Client<Wire>, index: &Index<Wire>) -> Result<Answers, Trouble> {
        if self.0.is_empty() {
            return Ok(Answers::default());
        }
        let sorts: Vec<Vec<&str>> = self.0.iter().map(|w| w.sort.iter().map(String::as_str).collect()).collect();
        let mut request = MultiSearchQuery::new(client);
        for (wish, sort) in self.0.iter().zip(&sorts) {
            request.with_search_query(wish.query(index, sort));
        }
        let answer = done(request.execute::<Raw>())?;
        if answer.results.len() != self.0.len() {
            return Err(Trouble::Incomplete("a search without an answer"));
        }
        answer.results.into_iter().map(got).collect::<Result<_, _>>().map(Answers)
    }
}

impl Wish {
    fn query<'a>(&'a self, index: &'a Index<Wire>, sort: &'a [&'a str]) -> SearchQuery<'a, Wire> {
        let mut query = SearchQuery::new(index);
        query.with_attributes_to_retrieve(Selectors::Some(self.bring.attributes()));
        if !self.filter.is_empty() {
            query.with_filter(&self.filter);
        }
        if !sort.is_empty() {
            query.with_sort(sort);
        }
        if !self.facets.is_empty() {
            query.with_facets(Selectors::Some(&self.facets));
        }
        // Only a search by the page tells the exact total; one hit is the smallest page that certainly has one.
        match self.limit {
            0 => query.with_hits_per_page(1).with_page(1),
            most => query.with_offset(self.offset).with_limit(most),
        };
        query
    }
}

fn got(results: SearchResults<Raw>) -> Result<Got, Trouble> {
    let total = results.total_hits.or(results.estimated_total_hits);
    Ok(Got {
        total: total.ok_or(Trouble::Incomplete("a search without a total"))?,
        rows: results.hits.into_iter().map(row).collect::<Result<_, _>>()?,
        facets: results.facet_distribution.unwrap_or_default(),
    })
}

fn row(hit: SearchResult<Raw>) -> Result<Row, Trouble> {
    let card = hit.result.card.map(|card| serde_json::from_str(&card).map(Arc::new)).transpose();
    Ok(Row { id: hit.result.id, card: card.map_err(Trouble::Garbled)?, bag: hit.result.bag })
}

impl Answers {
    /// What one search found; nothing for a number that was never given.
    pub fn get(&self, at: usize) -> Option<&Got> {
        self.0.get(at)
    }

    /// Number of hits of one search.
    pub fn total(&self, at: usize) -> usize {
        self.get(at).map_or(0, |got| got.total)
    }

    /// The hits of one search.
    pub fn rows(&self, at: usize) -> &[Row] {
        self.get(at).map_or(&[], |got| &got.rows)
    }

    /// The hits of all searches.
    pub fn all_rows(&self) -> impl Iterator<Item = &Row> {
        self.0.iter().flat_map(|got| &got.rows)
    }

    /// The values of a facet with their numbers.
    pub fn facet(&self, at: usize, name: &str) -> Vec<(String, usize)> {
        let values = self.get(at).and_then(|got| got.facets.get(name));
        values.into_iter().flatten().map(|(value, number)| (value.clone(), *number)).collect()
    }

    /// How many hold one value of a facet.
    pub fn holding(&self, at: usize, name: &str, value: &str) -> usize {
        let values = self.get(at).and_then(|got| got.facets.get(name));
        values.and_then(|values| values.get(value)).copied().unwrap_or_default()
    }
}
