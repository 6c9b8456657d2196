//! Questions that may be one, and the groups that a question may belong to. Each proposal lies around one question that
//! all others are like: a chain of neighbours, each a little different, never becomes a proposal.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{ALIKE, Likeness, middle, most_frequent, with_narrower};
use crate::catalogue::Taxonomies;
use crate::db::{AnyConnection, QueryResult};
use crate::geography::Places;
use crate::id::CollectiveId;
use crate::questions::choices::Outcome;
use crate::questions::question::Stored;

/// Fewer questions are no collective question.
pub const SMALLEST_GROUP: usize = 3;
/// Questions of one proposal: what a person can look through. Others may join later.
const LARGEST_PROPOSAL: usize = 30;
/// Questions that are compared within a theme, the latest: comparing grows with the square.
const OF_A_THEME: usize = 250;
/// Questions that are read for all themes together.
const CANDIDATES: i64 = 5_000;
/// Questions in groups that one question is compared with.
const COMPARED: i64 = 400;
/// Proposals of one theme, so that one large theme does not push out the others.
const A_THEME: usize = 3;

/// Questions that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// Code of the top theme.
    pub theme: String,
    /// Codes of narrower themes that most of them share, the most frequent first.
    pub narrower: Vec<String>,
    /// Codes of audiences, the most frequent first.
    pub audiences: Vec<String>,
    /// CBS code of the wijk that most of them are about.
    pub area_code: String,
    /// The questions: the one in the middle first, then those most like it.
    pub questions: Vec<Stored>,
    /// How much is to be won: questions that found nothing fitting count more.
    pub worth: f64,
}

/// Groups of at least three loose questions of these areas since a day that may be one, the best first. The same log
/// always gives the same proposals.
pub fn proposals(
    conn: &mut AnyConnection,
    places: &Places,
    taxonomies: &Taxonomies,
    areas: &[&str],
    since: NaiveDate,
) -> QueryResult<Vec<Proposal>> {
    Ok(among(Stored::loose(conn, areas, since, CANDIDATES)?, places, taxonomies))
}

/// The groups that a question may belong to, the best first: those that hold a question like it in these areas.
pub fn fitting(
    conn: &mut AnyConnection,
    places: &Places,
    taxonomies: &Taxonomies,
    areas: &[&str],
    which: &Stored,
) -> QueryResult<Vec<CollectiveId>> {
    let themes = with_narrower(taxonomies, super::top_theme(taxonomies, &which.theme));
    let mut entries = Stored::grouped(conn, &themes, areas, COMPARED)?;
    entries.insert(0, which.clone());
    let likeness = Likeness::of(&entries, places, taxonomies);
    let mut near: Vec<(f64, CollectiveId)> = Vec::new();
    for (at, entry) in entries.iter().enumerate().skip(1) {
        let (alike, Some(group)) = (likeness.between(0, at), entry.collective_id) else { continue };
        match near.iter_mut().find(|(_, id)| *id == group) {
            Some(known) => known.0 = known.0.max(alike),
            None => near.push((alike, group)),
        }
    }
    near.retain(|(alike, _)| *alike >= ALIKE);
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    Ok(near.into_iter().map(|(_, id)| id).collect())
}

/// The proposals among these questions, the latest of which come first.
#[must_use]
pub fn among(entries: Vec<Stored>, places: &Places, taxonomies: &Taxonomies) -> Vec<Proposal> {
    let mut by_theme: BTreeMap<String, Vec<Stored>> = BTreeMap::new();
    for entry in entries {
        let own = by_theme.entry(super::top_theme(taxonomies, &entry.theme).to_owned()).or_default();
        if own.len() < OF_A_THEME {
            own.push(entry);
        }
    }
    let mut found: Vec<Proposal> =
        by_theme.into_values().flat_map(|entries| of_theme(&entries, places, taxonomies)).collect();
    found.sort_by(best_first);
    found
}

fn best_first(one: &Proposal, other: &Proposal) -> Ordering {
    let first = |proposal: &Proposal| proposal.questions.first().map(|question| question.number);
    other.worth.total_cmp(&one.worth).then(first(other).cmp(&first(one)))
}

/// A question and those that are like it, with how much, the most alike first; by their places in the list.
type Star = Vec<(usize, f64)>;

/// Around each question those that are like it; of these stars the best first, without what is in a better one.
fn of_theme(entries: &[Stored], places: &Places, taxonomies: &Taxonomies) -> Vec<Proposal> {
    let likeness = Likeness::of(entries, places, taxonomies);
    let stars: Vec<Star> = (0..entries.len()).map(|middle| star(&likeness, middle, entries.len())).collect();
    let mut taken = vec![false; entries.len()];
    let mut found = Vec::new();
    while found.len() < A_THEME {
        let large = stars.iter().filter_map(|star| loose_part(star, &taken));
        let valued = large.map(|star| (star.iter().map(|(at, alike)| alike * weight(entries.get(*at))).sum(), star));
        // The first of equals: the question that was logged last.
        let best = valued.reduce(|best: (f64, Star), one| if one.0 > best.0 { one } else { best });
        let Some((worth, members)) = best else { break };
        for (at, _) in &members {
            taken.get_mut(*at).into_iter().for_each(|slot| *slot = true);
        }
        let at = members.first().map_or(0, |(at, _)| *at);
        let questions = members.iter().filter_map(|(at, _)| entries.get(*at)).cloned().collect();
        found.push(Proposal::of(questions, likeness.theme(at), worth, (places, taxonomies)));
    }
    found
}

fn star(likeness: &Likeness, middle: usize, all: usize) -> Star {
    let others = (0..all).filter(|other| *other != middle);
    let near = others.map(|other| (other, likeness.between(middle, other))).filter(|(_, alike)| *alike >= ALIKE);
    let mut near: Star = near.collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.insert(0, (middle, 1.0));
    near
}

/// What of a star is in no better one; none when its middle is, or when too little is left.
fn loose_part(star: &Star, taken: &[bool]) -> Option<Star> {
    let is_free = |at: usize| taken.get(at).is_some_and(|taken| !taken);
    star.first().filter(|(middle, _)| is_free(*middle))?;
    let free: Star = star.iter().filter(|(at, _)| is_free(*at)).take(LARGEST_PROPOSAL).copied().collect();
    (free.len() >= SMALLEST_GROUP).then_some(free)
}

/// What one more question adds: one that was answered still says that people ask this.
fn weight(question: Option<&Stored>) -> f64 {
    match question.map(|question| question.outcome) {
        Some(Outcome::Unmet) => 1.0,
        Some(Outcome::Partial) => 0.75,
        Some(Outcome::Matched) => 0.4,
        None => 0.0,
    }
}

impl Proposal {
    fn of(questions: Vec<Stored>, theme: &str, worth: f64, (places, taxonomies): (&Places, &Taxonomies)) -> Self {
        let codes = questions.iter().flat_map(|one| one.other_themes.to_vec().into_iter().chain([one.theme.clone()]));
        let own = |code: &String| code != theme && super::top_theme(taxonomies, code) == theme;
        Self {
            narrower: most_frequent(codes.filter(own)),
            audiences: most_frequent(questions.iter().flat_map(|one| one.audiences.to_vec())),
            theme: theme.to_owned(),
            area_code: middle(places, &questions).to_owned(),
            questions,
            worth,
        }
    }
}
