//! Two or three services side by side, as a table with a heading for each row.
//! Leaves choosing which facts to compare to the handler.

use askama::Template;

use super::card::KindBadge;
use super::layout::Layout;

/// `/vergelijken`.
#[derive(Debug, Clone, Template)]
#[template(path = "compare.html")]
pub struct ComparePage {
    /// The frame.
    pub layout: Layout,
    /// Two or three services; fewer shows how to choose them.
    pub columns: Vec<CompareColumn>,
    /// One fact each; every row has as many cells as there are columns.
    pub rows: Vec<CompareRow>,
    /// What was left out and why ("U kunt er drie tegelijk vergelijken. We laten de eerste drie zien.").
    pub notice: Option<String>,
    /// Address of the shortlist with these services.
    pub list_href: String,
}

/// One service in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareColumn {
    /// Identifier.
    pub slug: String,
    /// Name of the service.
    pub name: String,
    /// Who offers it.
    pub organization: String,
    /// Buurtinitiatief, voorliggend or specialistisch.
    pub kind: KindBadge,
    /// Address of its page.
    pub href: String,
    /// The comparison without it.
    pub remove_href: String,
}

/// One fact of all services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareRow {
    /// Which fact ("Kosten").
    pub label: String,
    /// Whether the services differ in it; marked in words.
    pub differs: bool,
    /// The fact of each service, in the order of the columns.
    pub cells: Vec<CompareCell>,
}

/// A fact of one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompareCell {
    /// Name of the service again, for narrow screens where cells are stacked.
    pub service: String,
    /// One line each; empty shows "Niet bekend".
    pub lines: Vec<String>,
}
