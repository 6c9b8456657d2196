//! What all pages share: the head, the header with its navigation, the help line and the footer.
//! Leaves the content between them to the page structs.

use std::collections::BTreeMap;
use std::sync::Arc;

/// The frame around a page. Every page struct holds one as `layout`.
#[derive(Debug, Clone)]
pub struct Layout {
    /// What this page is, without the name of the site; must differ on every page ("Zoeken: koffie, pagina 2").
    pub title: String,
    /// Name of the site in header and title ("Sociale kaart Voorbeeld").
    pub site: String,
    /// Full name of the municipality ("gemeente Voorbeeld"), for the footer and the texts.
    pub municipality: String,
    /// Which item of the navigation is this page.
    pub here: Here,
    /// Where the style sheet, scripts and icons are.
    pub assets: Assets,
    /// The one help spot, at the same place on every page.
    pub help: Help,
    /// Version of the software ("0.1.0").
    pub version: String,
    /// A sentence above the content when a part works less well ("Zoeken gaat nu eenvoudiger dan anders.").
    pub notice: Option<String>,
    /// Whether the page offers to sign in.
    pub can_sign_in: bool,
    /// As whom somebody signed in ("Coach Noord").
    pub visitor: Option<String>,
}

impl Layout {
    /// Whether this page belongs to the navigation item with this address.
    #[must_use]
    pub fn is_at(&self, href: &str) -> bool {
        self.here.href() == href
    }
}

/// The items of the main navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// A page that is not in the navigation.
    Elsewhere,
    /// `/`.
    Home,
    /// `/zoeken`.
    Search,
    /// `/themas`.
    Themes,
    /// `/lijst` and `/vergelijken`.
    List,
    /// `/over`.
    About,
}

impl Here {
    /// Address of the item; empty elsewhere.
    #[must_use]
    pub fn href(self) -> &'static str {
        match self {
            Self::Elsewhere => "",
            Self::Home => "/",
            Self::Search => "/zoeken",
            Self::Themes => "/themas",
            Self::List => "/lijst",
            Self::About => "/over",
        }
    }
}

/// How a visitor reaches a person of the municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Who answers ("team Sociale kaart").
    pub name: String,
    /// Number as people write it ("026 - 000 01 23"), where there is one.
    pub phone: Option<Link>,
    /// Mail address, as text and as `mailto:` link.
    pub email: Link,
}

/// A text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What is shown.
    pub text: String,
    /// Where it leads; only `/…`, `https:`, `http:`, `mailto:` or `tel:` (ASVS 1.2.2).
    pub href: String,
}

impl Link {
    /// A link from any two texts.
    pub fn new(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: href.into() }
    }
}

/// Fingerprinted addresses of the files in `web/dist`. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Assets(Arc<BTreeMap<String, String>>);

impl Assets {
    /// From pairs of a file name in `web/dist` ("app.css") and its address ("/static/app.1a2b3c.css").
    pub fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(Arc::new(pairs.into_iter().collect()))
    }

    /// The address of a file; `/static/NAME` for a name without a fingerprint.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_else(|| format!("/static/{name}"))
    }
}
