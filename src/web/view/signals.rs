//! Signals: the board, the form of a new one, and the page of one with its log.

use askama::Template;

use super::form::{Choice, FieldError};
use super::layout::{Layout, Link};

/// `/signalen`.
#[derive(Debug, Template)]
#[template(path = "signals.html")]
pub struct BoardPage {
    /// The frame.
    pub layout: Layout,
    /// What was wrong with the filters.
    pub errors: Vec<FieldError>,
    /// Whether a new one may be made.
    pub may_edit: bool,
    /// Sides of the municipality; empty where it has none.
    pub sides: Vec<Choice>,
    /// Wijken.
    pub wijken: Vec<Choice>,
    /// Themes.
    pub themes: Vec<Choice>,
    /// Whether a filter is in use.
    pub filtered: bool,
    /// What is overdue, first of all.
    pub overdue: Vec<Link>,
    /// One for each state, in order.
    pub columns: Vec<BoardColumn>,
    /// The letter of the last whole month.
    pub letter: Link,
}

/// The signals in one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardColumn {
    /// Word of the state, for identifiers.
    pub code: String,
    /// Its label.
    pub heading: String,
    /// Overdue ones first.
    pub cards: Vec<SignalCard>,
}

/// One signal on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalCard {
    /// Address of its page.
    pub href: String,
    /// In a few words.
    pub title: String,
    /// Wijk and theme.
    pub about: String,
    /// Who sees to it.
    pub owner: String,
    /// Until when, or since when.
    pub when: String,
    /// Whether that has passed.
    pub overdue: bool,
    /// What else there is to see, such as new offer that may fit.
    pub remark: String,
}

/// `/signalen/nieuw`.
#[derive(Debug, Template)]
#[template(path = "signal-new.html")]
pub struct SignalFormPage {
    /// The frame.
    pub layout: Layout,
    /// What was wrong.
    pub errors: Vec<FieldError>,
    /// Key of the signal: the same form sent twice is one signal.
    pub key: String,
    /// Wijken.
    pub wijken: Vec<Choice>,
    /// Themes, narrower ones after the wider.
    pub themes: Vec<Choice>,
    /// Audiences.
    pub audiences: Vec<Choice>,
    /// Kept as typed.
    pub title: String,
    /// Kept as typed.
    pub organization: String,
    /// Kept as typed.
    pub function: String,
    /// Kept as typed.
    pub target_on: String,
    /// Kept as typed.
    pub note: String,
}

/// `/signalen/{id}`.
#[derive(Debug, Template)]
#[template(path = "signal.html")]
pub struct SignalPage {
    /// The frame.
    pub layout: Layout,
    /// In a few words.
    pub title: String,
    /// Wijk, theme and audience.
    pub about: String,
    /// Label of the state.
    pub state: String,
    /// Since when it should have been finished.
    pub overdue: Option<String>,
    /// Names with their values.
    pub facts: Vec<(String, String)>,
    /// The service that answers it.
    pub service: Option<Link>,
    /// Whether that helped, in a sentence; none without a service.
    pub effect: Option<String>,
    /// What was done, the latest first.
    pub steps: Vec<StepLine>,
    /// New offer that may answer it.
    pub offers: Vec<Offer>,
    /// Whether the linking of offer is shown.
    pub may_link: bool,
    /// The address of another service, kept as typed.
    pub other: String,
    /// The form; none for who may only read.
    pub form: Option<ChangeForm>,
    /// What was wrong.
    pub errors: Vec<FieldError>,
    /// What somebody else changed while this was typed.
    pub differences: Vec<Difference>,
    /// Whether somebody else was first.
    pub conflict: bool,
    /// Address of this page.
    pub action: String,
    /// The revision that is shown.
    pub revision: i32,
}

/// One line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine {
    /// `3 maart 2026`.
    pub date: String,
    /// `2026-03-03`.
    pub iso: String,
    /// What became of it.
    pub heading: String,
    /// What else changed.
    pub changes: Vec<String>,
    /// The service that was linked.
    pub service: Option<Link>,
    /// In words.
    pub note: Option<String>,
    /// The role of who did it.
    pub by: String,
}

/// A service that may answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The name in its address.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Who offers it.
    pub organization: String,
    /// Whether it is chosen.
    pub selected: bool,
}

/// What may be changed, kept as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeForm {
    /// States that it may have.
    pub states: Vec<Choice>,
    /// The organization.
    pub organization: String,
    /// The function.
    pub function: String,
    /// The target date.
    pub target_on: String,
    /// Why it was declined, or why no service belongs to it.
    pub reason: String,
    /// For the log.
    pub note: String,
}

/// A field that somebody else changed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Label of the field.
    pub field: String,
    /// What is stored now.
    pub stored: String,
    /// What was typed.
    pub typed: String,
}

/// A form that came from somebody who is no longer signed in.
#[derive(Debug, Template)]
#[template(path = "signal-signed-out.html")]
pub struct SignedOutPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form goes.
    pub action: String,
    /// Every pair of it.
    pub pairs: Vec<(String, String)>,
    /// What was typed by hand, with the labels of the fields.
    pub typed: Vec<(String, String)>,
}

impl BoardPage {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        find(&self.errors, field)
    }
}

impl SignalFormPage {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        find(&self.errors, field)
    }
}

impl SignalPage {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        find(&self.errors, field)
    }
}

fn find<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a FieldError> {
    errors.iter().find(|error| error.field == field)
}
