//! The front page and the overview of themes.
//! Leaves counting to the handler.

use askama::Template;

use super::form::SearchForm;
use super::layout::{Layout, Link};
use super::map::SvgMap;

/// `/`.
#[derive(Debug, Clone, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// The frame.
    pub layout: Layout,
    /// The large search form.
    pub form: SearchForm,
    /// Questions to try ("Samen eten in Klarendal"), as links to a search; three or four.
    pub examples: Vec<Link>,
    /// The themes with counts.
    pub themes: Vec<ThemeTile>,
    /// A few figures about the content.
    pub figures: Vec<Figure>,
    /// The wijken, as ornament beside the search; no pins.
    pub outline: Option<SvgMap>,
}

/// `/themas`.
#[derive(Debug, Clone, Template)]
#[template(path = "themes.html")]
pub struct ThemesPage {
    /// The frame.
    pub layout: Layout,
    /// The themes with their narrower terms.
    pub themes: Vec<ThemeTile>,
}

/// One theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeTile {
    /// Code; also picks the symbol ("geld"). A code without a symbol gets a plain one.
    pub code: String,
    /// Name ("Geld en schulden").
    pub name: String,
    /// How many services ("64").
    pub count: u64,
    /// The search for it.
    pub href: String,
    /// Narrower terms with counts; may be empty on the front page.
    pub narrower: Vec<ThemeTile>,
}

impl ThemeTile {
    /// Name of the symbol in the sprite.
    #[must_use]
    pub fn icon(&self) -> &str {
        theme_icon(&self.code)
    }
}

/// Name of the symbol of a theme in the sprite, by its code.
#[must_use]
pub fn theme_icon(code: &str) -> &str {
    if ICONS.contains(&code) { code } else { "thema" }
}

/// Theme codes that have a drawing in `web/templates/sprite.html`.
const ICONS: [&str; 18] = [
    "geld",
    "werk",
    "dag",
    "ontmoeten",
    "gezin",
    "jeugd",
    "wonen",
    "psychisch",
    "lichamelijk",
    "verslaving",
    "mantelzorg",
    "ouder",
    "taal",
    "veiligheid",
    "vervoer",
    "administratie",
    "beperking",
    "zingeving",
];

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number ("450").
    pub number: String,
    /// What it counts ("voorzieningen, waarvan 143 door bewoners zelf").
    pub text: String,
}
