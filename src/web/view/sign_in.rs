//! The page on which somebody signs in.

use askama::Template;

use super::form::Choice;
use super::layout::Layout;

/// `/inloggen`.
#[derive(Debug, Template)]
#[template(path = "sign-in.html")]
pub struct SignInPage {
    /// The frame.
    pub layout: Layout,
    /// Who may be chosen; nobody when signing in is off.
    pub people: Vec<Choice>,
    /// Where it goes on after that.
    pub onward: String,
}
