//! The page with results: form, filters, what was found, what almost fits, what to do when nothing fits.
//! Leaves order and reasons to the search; shows them as given.

use askama::Template;

use super::card::Card;
use super::form::{Chip, FilterGroup, SearchForm};
use super::layout::{Layout, Link};
use super::map::MapPanel;

/// `/zoeken`.
#[derive(Debug, Clone, Template)]
#[template(path = "search.html")]
pub struct SearchPage {
    /// The frame. Its title holds the question and the page number.
    pub layout: Layout,
    /// The search as it is sent to the log of questions, for who may log; none for others.
    pub log: Option<Vec<(String, String)>>,
    /// What was asked; its `errors` make the summary on top.
    pub form: SearchForm,
    /// Facets in the order in which they are shown.
    pub filters: Vec<FilterGroup>,
    /// The filters in use.
    pub chips: Vec<Chip>,
    /// The same question without any filter; `None` when none is in use.
    pub clear_href: Option<String>,
    /// What was found, in words.
    pub outcome: Outcome,
    /// What was read in the sentence, each to be taken away.
    pub understood: Vec<Chip>,
    /// National lines, when the sentence speaks of danger.
    pub help: Vec<HelpCall>,
    /// The search engine is away and a copy answered.
    pub spare: bool,
    /// A typing error that was repaired.
    pub repair: Option<Repair>,
    /// Typed words that no listing holds; empty when there are none or nothing was found.
    pub missing: String,
    /// Something was typed, and none of it can be looked for.
    pub unread: bool,
    /// This page of results.
    pub results: Vec<Card>,
    /// Services that miss one thing, grouped by that thing; on the first page only.
    pub almost: Vec<AlmostGroup>,
    /// Other pages; `None` when all fits on one.
    pub pagination: Option<Pagination>,
    /// What to do when nothing was found; `None` when something was.
    pub nothing: Option<NothingFound>,
    /// The map beside the list; `None` when no result has a place.
    pub map: Option<MapPanel>,
}

/// What was found, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Announced ("34 voorzieningen gevonden").
    pub count: String,
    /// What was asked, behind it ("voor ‘koffie’ in Klarendal"); empty when nothing was.
    pub asked: String,
    /// Which part this is ("1 tot en met 20"); empty when all fits on one page.
    pub part: String,
}

/// A national line for somebody in danger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpCall {
    /// For what ("Denken aan zelfdoding").
    pub name: String,
    /// What to read.
    pub text: String,
    /// The number as people read it.
    pub phone: String,
    /// The same for a phone to call ("tel:0800-2000").
    pub call: String,
    /// Its site.
    pub url: String,
    /// When it can be reached.
    pub hours: String,
}

/// A typing error that was repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// What was searched instead.
    pub searched: String,
    /// What was typed.
    pub typed: String,
    /// Searches literally.
    pub literal_href: String,
}

/// Services that miss the same one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlmostGroup {
    /// What differs, with article ("de leeftijd", "de dag").
    pub aspect: String,
    /// The services.
    pub cards: Vec<Card>,
}

/// The other pages of results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pagination {
    /// The page before this one.
    pub previous: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// Pages to jump to, in order; a gap in the numbers shows as dots.
    pub pages: Vec<PageLink>,
}

/// A page to jump to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// Page number, from 1.
    pub number: usize,
    /// Address.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether pages were left out before this one.
    pub after_gap: bool,
}

/// What to do when nothing was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NothingFound {
    /// What happened ("Niets past op alles wat u vroeg.").
    pub sentence: String,
    /// Filters to leave out, the most helpful first.
    pub loosen: Vec<Loosen>,
    /// Wijken nearby where something does fit.
    pub neighbours: Vec<Neighbour>,
    /// How to tell the municipality that this is missing.
    pub tell: Link,
}

/// A filter to leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loosen {
    /// Which ("‘avond’", "de leeftijd").
    pub filter: String,
    /// What that gives ("7 voorzieningen").
    pub count: String,
    /// The same search without it.
    pub href: String,
}

/// A wijk nearby.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    /// Its name.
    pub name: String,
    /// What is there ("3 voorzieningen").
    pub count: String,
    /// The same search in that wijk.
    pub href: String,
}
