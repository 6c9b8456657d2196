//! Carries out a search: the results with their reasons, what would give more, and where the neighbours have it.

use super::engine::{Ask, Count, Engine, Found, Hit, Unavailable};
use super::filter::Limit;
use super::query::Query;
use super::question::Question;
use super::reason::{Reason, reasons};
use crate::geography::Places;

/// Near misses that are shown for each limit.
const ALMOST: usize = 3;

/// Near misses are shown only when there are fewer results than this: with plenty to choose from they are noise.
const FEW: usize = 12;

/// Everything a page of results needs.
#[derive(Debug)]
pub struct Answer {
    /// Results, counts and what each limit keeps out.
    pub found: Found,
    /// Neighbouring wijken (code, name) with the results each would give; only when nothing was found.
    pub neighbours: Vec<(String, String, usize)>,
    /// Results of the same filters without the words; only when nothing was found with them.
    pub without_words: usize,
}

/// Searches for a program: no near misses, no neighbours.
pub fn look_up(engine: &dyn Engine, query: &Query, counts: &[Count]) -> Result<Found, Unavailable> {
    engine.search(&ask(query, counts, 0))
}

/// Searches for a person.
pub fn find(engine: &dyn Engine, query: &Query, places: &Places, counts: &[Count]) -> Result<Answer, Unavailable> {
    let mut found = engine.search(&ask(query, counts, ALMOST))?;
    if found.total >= FEW {
        found.loosened.iter_mut().for_each(|loosened| loosened.best.clear());
    }
    if found.total > 0 {
        return Ok(Answer { found, neighbours: Vec::new(), without_words: 0 });
    }
    let without_words = match query.text.is_empty() {
        true => 0,
        false => {
            engine.search(&Ask { question: &Question::default(), limit: 0, offset: 0, ..ask(query, &[], 0) })?.total
        }
    };
    Ok(Answer { found, neighbours: around(engine, query, places)?, without_words })
}

/// Why a result fits this search.
pub fn why(query: &Query, hit: &Hit) -> Vec<Reason> {
    reasons(&hit.card, &query.filter, query.place.as_ref().map(|spot| spot.name.as_str()), hit.distance)
}

fn ask<'a>(query: &'a Query, counts: &'a [Count], almost: usize) -> Ask<'a> {
    Ask {
        question: &query.question,
        filter: &query.filter,
        counts,
        offset: query.offset,
        limit: query.limit,
        today: query.today,
        now: query.now,
        almost,
    }
}

/// The same search in each neighbouring wijk, those with the most results first.
fn around(engine: &dyn Engine, query: &Query, places: &Places) -> Result<Vec<(String, String, usize)>, Unavailable> {
    let Some(spot) = &query.place else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for area in places.neighbours(&spot.code) {
        let mut filter = query.filter.without(Limit::Place);
        filter.place = query.filter.place.clone().map(|place| super::filter::Place {
            area: Some(area.code.clone()),
            origin: Some(area.center()),
            must_serve: false,
            ..place
        });
        let total = engine.search(&Ask { filter: &filter, limit: 0, offset: 0, ..ask(query, &[], 0) })?.total;
        found.push((area.code.clone(), area.name.clone(), total));
    }
    found.retain(|(_, _, total)| *total > 0);
    found.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    Ok(found)
}
