//! The page for when something went wrong: what happened, and where to go now.
//! Leaves causes to the log; nothing of them fits in here.

use askama::Template;

use super::layout::{Layout, Link};

/// Any page with a status of 400 or higher.
#[derive(Debug, Clone, Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// The frame; its title equals the heading.
    pub layout: Layout,
    /// The HTTP status.
    pub status: u16,
    /// What happened, in a few words ("Deze pagina bestaat niet").
    pub heading: String,
    /// What happened and what to do, one or two sentences.
    pub sentence: String,
    /// What was wrong per field, for a 400; may be empty.
    pub details: Vec<String>,
    /// Ways onward, the most useful first.
    pub onward: Vec<Link>,
}
