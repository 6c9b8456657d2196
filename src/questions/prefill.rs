//! A draft made from a search that found nothing fitting: what the coach searched for is not asked again. The outcome is
//! left to the coach, except that nothing fitting is what the button says.

use super::choices::{Age, Outcome};
use super::draft::{Draft, MOST_AUDIENCES};
use crate::catalogue::Taxonomies;
use crate::search::{Facet, Query};

/// A theme is taken from a sentence when it speaks of it at least so strongly, beside the strongest.
const CLEAR: f32 = 0.99;

impl Draft {
    /// What a search says about the question behind it.
    #[must_use]
    pub fn of_search(query: &Query, taxonomies: &Taxonomies) -> Self {
        let wishes = &query.question.wishes;
        let place = query.place.as_ref().map(|spot| spot.code.clone());
        let area = place.or_else(|| wishes.area.as_ref().map(|area| area.code.clone()));
        let ages = query.filter.age.iter().chain(&wishes.ages).next();
        Self {
            wijk: area.unwrap_or_default(),
            themes: themes(query, taxonomies),
            audience: codes(query, Facet::Audience).take(MOST_AUDIENCES).collect(),
            form: codes(query, Facet::Form).next(),
            language: codes(query, Facet::Language).next(),
            age: ages.map(|ages| Age::of_years(u32::from(ages.from.midpoint(ages.to))).to_string()),
            text: Some(query.text.trim().to_owned()).filter(|text| !text.is_empty()),
            outcome: Outcome::Unmet.to_string(),
            ..Self::default()
        }
    }
}

/// The theme that was chosen; else the one that the sentence speaks of most clearly, as its top term.
fn themes(query: &Query, taxonomies: &Taxonomies) -> Vec<String> {
    let chosen: Vec<String> = query.filter.codes.get(&Facet::Theme).cloned().unwrap_or_default();
    if !chosen.is_empty() {
        return chosen;
    }
    let clear = query.question.wishes.themes.iter().filter(|(_, strength)| *strength >= CLEAR);
    let mut found = clear.filter(|(code, _)| taxonomies.has(crate::catalogue::Taxonomy::THEME, code));
    found.next().map(|(code, _)| code.clone()).into_iter().collect()
}

/// The codes that were chosen, then those that the sentence wishes.
fn codes(query: &Query, facet: Facet) -> impl Iterator<Item = String> {
    let chosen = query.filter.codes.get(&facet).into_iter().flatten();
    let wishes = query.question.wishes.codes.iter().filter(move |wish| wish.facet == facet && !wish.unwanted);
    let mut all: Vec<String> = Vec::new();
    for code in chosen.chain(wishes.map(|wish| &wish.code)) {
        if !all.contains(code) {
            all.push(code.clone());
        }
    }
    all.into_iter()
}
