//! Pages of mostly fixed text: about, privacy, accessibility, and about the API.
//! Leaves the sentences to their templates; here is only what differs between municipalities.

use askama::Template;

use super::card::KindBadge;
use super::layout::{Layout, Link};

/// `/over`.
#[derive(Debug, Clone, Template)]
#[template(path = "about.html")]
pub struct AboutPage {
    /// The frame.
    pub layout: Layout,
    /// Text of the municipality about its own directory, one paragraph each; may be empty.
    pub own_text: Vec<String>,
    /// Where outlines and figures come from, with licence, one line each.
    pub sources: Vec<String>,
}

/// `/privacy`.
#[derive(Debug, Clone, Template)]
#[template(path = "privacy.html")]
pub struct PrivacyPage {
    /// The frame.
    pub layout: Layout,
    /// Who answers for it ("Gemeente Voorbeeld"), with a link to its own privacy page.
    pub responsible: Link,
}

/// `/toegankelijkheid`.
#[derive(Debug, Clone, Template)]
#[template(path = "accessibility.html")]
pub struct AccessibilityPage {
    /// The frame.
    pub layout: Layout,
    /// Status in the words of the national register ("Eerste maatregelen genomen").
    pub status: String,
    /// Date of the last check ("3 maart 2026").
    pub checked_on: String,
    /// What does not work yet; may be empty.
    pub gaps: Vec<KnownGap>,
}

/// Something that does not meet the rules yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownGap {
    /// What it is.
    pub what: String,
    /// Why.
    pub cause: String,
    /// What a visitor notices.
    pub consequence: String,
    /// What is being done.
    pub measure: String,
    /// When it will be solved.
    pub planned: String,
}

/// `/api`.
#[derive(Debug, Clone, Template)]
#[template(path = "api.html")]
pub struct ApiPage {
    /// The frame.
    pub layout: Layout,
    /// Full base address ("https://kaart.voorbeeld.example/api/v1").
    pub base_url: String,
    /// An example address that works, as link.
    pub example: Link,
    /// Version of the API ("1.0.0").
    pub api_version: String,
}
