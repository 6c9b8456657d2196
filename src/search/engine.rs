//! What any engine must be able to do: narrow, count and rank inside a filter.
//! The order is ours (`rank.rs`), so that every engine gives the same answer.

use std::sync::Arc;

use super::document::{Card, Document};
use super::filter::{Facet, Filter, Limit, Moment};
use super::question::Question;
use super::rank::FACTS;
use crate::id::ServiceId;

/// A question to an engine.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// What is looked for; an empty one finds everything that the filter leaves.
    pub question: &'a Question,
    /// What it is narrowed by.
    pub filter: &'a Filter,
    /// Which counts to make.
    pub counts: &'a [Count],
    /// First result to give, from zero.
    pub offset: usize,
    /// Most results to give.
    pub limit: usize,
    /// Today, in days since 1970-01-01: how old a confirmation is.
    pub today: i32,
    /// The present moment in the week.
    pub now: Moment,
    /// How many near misses to give for each limit.
    pub almost: usize,
}

/// A list of options with the number of results that each would give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// The codes of a facet.
    Codes(Facet),
    /// Bands of age.
    Ages,
    /// Days of the week.
    Days,
    /// Parts of the day.
    Parts,
    /// Open now.
    Open,
    /// Weeks to wait at most.
    Waiting,
    /// Wijken that are served.
    Areas,
}

impl Count {
    /// Every count, in the order of the page.
    pub const ALL: [Self; 15] = [
        Self::Codes(Facet::Kind),
        Self::Codes(Facet::Theme),
        Self::Ages,
        Self::Codes(Facet::Audience),
        Self::Codes(Facet::Access),
        Self::Codes(Facet::Cost),
        Self::Codes(Facet::Form),
        Self::Days,
        Self::Parts,
        Self::Open,
        Self::Codes(Facet::Language),
        Self::Waiting,
        Self::Codes(Facet::Accessibility),
        Self::Codes(Facet::Intensity),
        Self::Areas,
    ];

    /// The name of the parameter that these options fill.
    pub fn name(self) -> &'static str {
        match self {
            Self::Codes(facet) => facet.name(),
            Self::Ages => "age",
            Self::Days => "day",
            Self::Parts => "part",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Areas => "wijk",
        }
    }
}

/// What an engine found.
#[derive(Debug, Default)]
pub struct Found {
    /// Exact number of results.
    pub total: usize,
    /// The page that was asked for, best first.
    pub hits: Vec<Hit>,
    /// Exact counts, in the order asked; the codes of a count in no order.
    pub counts: Vec<(Count, Vec<(String, usize)>)>,
    /// What leaving out one limit would add, and the best of it.
    pub loosened: Vec<Loosened>,
    /// Words that the catalogue does not know, and what was searched instead.
    pub repairs: Vec<Repair>,
    /// A spare engine answered, because the one that should is away.
    pub spare: bool,
}

/// The results that only one limit keeps out.
#[derive(Debug)]
pub struct Loosened {
    /// The limit.
    pub limit: Limit,
    /// How many results leaving it out adds.
    pub adds: usize,
    /// The best of them.
    pub best: Vec<Hit>,
}

/// A word that was read as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// As typed.
    pub typed: String,
    /// What was searched instead; empty when nothing came near.
    pub read: Vec<String>,
}

/// One result.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What to show.
    pub card: Arc<Card>,
    /// Metres from the origin; `None` without an origin, without a known place, or when it comes to the person
    /// from further than the radius.
    pub distance: Option<f64>,
    /// How well it fits, for ordering only.
    pub score: f32,
    /// What the score was made of: the facts that were weighed, in the order of `FACT_NAMES`.
    pub facts: [f32; FACTS],
}

/// Where answers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// This process: at once.
    Inside,
    /// A server: whoever asks may have to wait.
    Server,
    /// A copy inside this process, because the server is away.
    Copy,
}

/// The engine cannot answer.
#[derive(Debug, thiserror::Error)]
#[error("the search index cannot be read or written")]
pub struct Unavailable(#[source] pub anyhow::Error);

/// Finds listings inside a filter.
pub trait Engine: Send + Sync {
    /// The best results with exact counts.
    fn search(&self, ask: &Ask<'_>) -> Result<Found, Unavailable>;
    /// Adds documents, or replaces those with the same id.
    fn put(&self, documents: Vec<Document>) -> Result<(), Unavailable>;
    /// Takes documents out; unknown ids are ignored.
    fn remove(&self, services: &[ServiceId]) -> Result<(), Unavailable>;
    /// Throws everything away and starts again with these.
    fn replace(&self, documents: &mut dyn Iterator<Item = Document>) -> Result<(), Unavailable> {
        self.replace_if(documents, &|| true).map(drop)
    }
    /// The same when `confirm` says so after the last document, and otherwise takes everything back; answers what it said.
    /// An engine that cannot take back has to be filled again after a no.
    fn replace_if(
        &self,
        documents: &mut dyn Iterator<Item = Document>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Unavailable>;
    /// Looks whether another process changed the index, and goes on with what it holds now; answers whether it did.
    fn refresh(&self) -> Result<bool, Unavailable>;
    /// Makes everything that it was given outlast a power failure; until then the queue of the catalogue keeps it too.
    fn settle(&self) -> Result<(), Unavailable> {
        Ok(())
    }
    /// How many documents it holds.
    fn count(&self) -> usize;
    /// Where answers come from at the moment.
    fn source(&self) -> Source {
        Source::Inside
    }
}
