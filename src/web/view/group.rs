//! The pages of collective questions: the log with what may belong together, one group, and a group that is being made.

use askama::Template;

use super::form::{Choice, FieldError};
use super::layout::{Layout, Link};

/// One entry of the log as those who may read it see it: no coach and no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// Its identifier.
    pub id: String,
    /// Its page.
    pub href: String,
    /// What was written; a sentence that says so when nothing was.
    pub text: String,
    /// Theme and wijk ("Geld in Noord").
    pub about: String,
    /// The month ("november 2026").
    pub month: String,
    /// How it ended, and why.
    pub ending: String,
    /// The group that it belongs to.
    pub group: Option<Link>,
    /// Whether its box is ticked.
    pub chosen: bool,
}

/// One collective question in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupLine {
    /// Its name and page.
    pub link: Link,
    /// Theme and wijk.
    pub about: String,
    /// How often it was asked, in a sentence, as far as that may be told.
    pub often: String,
    /// How it goes, in a sentence; empty where too little may be told.
    pub trend: String,
}

/// Questions that may be one, ready to be confirmed.
#[derive(Debug, Clone)]
pub struct ProposalForm {
    /// Makes that sending twice makes one group.
    pub key: String,
    /// Its place on the page, from 1.
    pub number: usize,
    /// Theme and wijk.
    pub about: String,
    /// A name to begin with, or what was typed.
    pub name: String,
    /// The questions that are shown at once.
    pub entries: Vec<EntryLine>,
    /// The other questions.
    pub more: Vec<EntryLine>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
}

impl ProposalForm {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// `/hulpvragen`.
#[derive(Debug, Template)]
#[template(path = "group-list.html")]
pub struct GroupListPage {
    /// The frame.
    pub layout: Layout,
    /// Whose questions these are ("van wijkteam Noord").
    pub scope: String,
    /// Wijken to choose from.
    pub wijken: Vec<Choice>,
    /// Themes to choose from.
    pub themes: Vec<Choice>,
    /// What may belong together.
    pub proposals: Vec<ProposalForm>,
    /// The collective questions.
    pub groups: Vec<GroupLine>,
    /// The latest entries.
    pub entries: Vec<EntryLine>,
}

/// A proposal that could not be confirmed as it was sent.
#[derive(Debug, Template)]
#[template(path = "group-new.html")]
pub struct GroupNewPage {
    /// The frame.
    pub layout: Layout,
    /// What was sent.
    pub proposal: ProposalForm,
    /// What changed meanwhile; empty when nothing did.
    pub conflict: String,
}

/// `/hulpvragen/groepen/{id}`.
#[derive(Debug, Template)]
#[template(path = "group.html")]
pub struct GroupPage {
    /// The frame.
    pub layout: Layout,
    /// The collective question.
    pub group: GroupLine,
    /// Where its forms go.
    pub action: String,
    /// Of which state the forms speak.
    pub revision: i32,
    /// Makes that sending twice makes one new group.
    pub key: String,
    /// The month in which it was made.
    pub made_in: String,
    /// The questions in it that may be read.
    pub entries: Vec<EntryLine>,
    /// Whether there are others that may not.
    pub has_others: bool,
    /// Whether this reader may change it.
    pub may_change: bool,
    /// The name in the form.
    pub name: String,
    /// The name of a new group in the form.
    pub new_name: String,
    /// Groups to merge it with.
    pub others: Vec<Choice>,
    /// What is wrong.
    pub errors: Vec<FieldError>,
    /// What somebody else did and what was asked for here; empty when there is no conflict.
    pub conflict: Vec<String>,
}

impl GroupPage {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}
