//! The page on which somebody starts after signing in.

use askama::Template;

use super::group::{EntryLine, GroupLine};
use super::layout::{Layout, Link};

/// `/mijn`.
#[derive(Debug, Template)]
#[template(path = "mine.html")]
pub struct MinePage {
    /// The frame.
    pub layout: Layout,
    /// As whom ("Coach Noord").
    pub name: String,
    /// Whether this role logs questions.
    pub logs: bool,
    /// Whether this role reads the log.
    pub reads: bool,
    /// The latest questions by this hand.
    pub latest: Vec<EntryLine>,
    /// Collective questions of what this role reads.
    pub groups: Vec<GroupLine>,
    /// New offer for questions of this hand.
    pub answered: Vec<Link>,
    /// What else this role can do.
    pub links: Vec<Link>,
}
