//! The monthly letter: as a page, as a document of its own, and the page on which an organization subscribes.

use askama::Template;

use super::form::{Choice, FieldError};
use super::layout::{Layout, Link};
use crate::signals::letter::Section;

/// `/brief/{maand}`.
#[derive(Debug, Template)]
#[template(path = "letter.html")]
pub struct LetterPage {
    /// The frame.
    pub layout: Layout,
    /// `Brief van oktober 2026`.
    pub title: String,
    /// Until when it tells.
    pub lead: String,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Before the path of an item; empty on our own pages.
    pub address: String,
    /// The same as plain text.
    pub text_href: String,
    /// The letter of the month before.
    pub earlier: Option<Link>,
    /// The letter of the month after.
    pub later: Option<Link>,
}

/// The letter as a document that stands by itself, for a mail program or a file.
#[derive(Debug, Template)]
#[template(path = "letter-document.html")]
pub struct LetterDocument {
    /// Name of the site.
    pub site: String,
    /// `Brief van oktober 2026`.
    pub title: String,
    /// Until when it tells.
    pub lead: String,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Before the path of an item, such as `https://kaart.example`; empty leaves the links out.
    pub address: String,
}

/// `/brief/aanmelden`.
#[derive(Debug, Template)]
#[template(path = "letter-subscribe.html")]
pub struct SubscribePage {
    /// The frame.
    pub layout: Layout,
    /// What was wrong.
    pub errors: Vec<FieldError>,
    /// Kept as typed.
    pub email: String,
    /// Wijken.
    pub wijken: Vec<Choice>,
    /// Themes.
    pub themes: Vec<Choice>,
    /// Kept as typed, in the form to stop.
    pub stop: String,
}

/// The one answer to whoever subscribes, and the one to whoever stops.
#[derive(Debug, Template)]
#[template(path = "letter-subscribed.html")]
pub struct SubscribedPage {
    /// The frame.
    pub layout: Layout,
    /// What was done.
    pub heading: String,
    /// In sentences.
    pub sentences: Vec<String>,
}

impl SubscribePage {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}
