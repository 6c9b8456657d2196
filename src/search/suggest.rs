//! Suggestions while typing: services, organizations, themes and wijken that the letters so far may mean.

use std::collections::BTreeSet;

use super::engine::{Ask, Engine, Unavailable};
use super::filter::Filter;
use super::query::Query;
use super::question::Question;
use crate::catalogue::Taxonomies;
use crate::dutch::fold;
use crate::geography::Places;

/// What a suggestion stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Means {
    /// A theme, by its code.
    Theme,
    /// A wijk, by its code.
    Wijk,
    /// An organization, by its name.
    Organization,
    /// A service, by its slug.
    Service,
}

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it stands for.
    pub means: Means,
    /// What is shown.
    pub text: String,
    /// Code, name or slug.
    pub key: String,
}

/// Suggestions of each kind at most.
const EACH: usize = 4;
/// Services looked at to find organizations in.
const LOOKED_AT: usize = 24;

/// What these letters may mean, best first within each kind.
pub fn suggest(
    engine: &dyn Engine,
    query: &Query,
    places: &Places,
    taxonomies: &Taxonomies,
) -> Result<Vec<Suggestion>, Unavailable> {
    let typed = fold(query.text.trim());
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let themes = taxonomies.terms("theme").map(|term| (term.name.as_str(), term.code.as_str()));
    let wijken = places.wijken().map(|area| (area.name.as_str(), area.code.as_str()));
    let mut all = beginning(&typed, themes, Means::Theme);
    all.extend(beginning(&typed, wijken, Means::Wijk));
    all.extend(from_services(engine, query, &typed)?);
    Ok(all)
}

fn beginning<'a>(typed: &str, names: impl Iterator<Item = (&'a str, &'a str)>, means: Means) -> Vec<Suggestion> {
    let fits = names.filter(|(name, _)| begins_a_word(&fold(name), typed));
    fits.take(EACH).map(|(name, key)| Suggestion { means, text: name.to_owned(), key: key.to_owned() }).collect()
}

/// Whether the typed letters stand at the beginning of the name or of a word in it.
fn begins_a_word(name: &str, typed: &str) -> bool {
    name.match_indices(typed)
        .any(|(at, _)| name.get(..at).is_some_and(|before| !before.ends_with(char::is_alphanumeric)))
}

fn from_services(engine: &dyn Engine, query: &Query, typed: &str) -> Result<Vec<Suggestion>, Unavailable> {
    let filter = Filter::default();
    let found = engine.search(&Ask {
        question: &Question::words(&query.text),
        filter: &filter,
        counts: &[],
        offset: 0,
        limit: LOOKED_AT,
        today: query.today,
        now: query.now,
        almost: 0,
    })?;
    let mut organizations = BTreeSet::new();
    let mut services = Vec::new();
    for hit in &found.hits {
        let card = &hit.card;
        if begins_a_word(&fold(&card.organization), typed) && organizations.len() < EACH {
            organizations.insert(card.organization.clone());
        }
        if services.len() < EACH {
            services.push(Suggestion { means: Means::Service, text: card.name.clone(), key: card.slug.clone() });
        }
    }
    let organizations =
        organizations.into_iter().map(|name| Suggestion { means: Means::Organization, key: name.clone(), text: name });
    Ok(organizations.chain(services).collect())
}
