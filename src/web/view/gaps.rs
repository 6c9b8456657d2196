//! The pages about what is missing: overview, wijk, theme, method, the sheet for the council, and before the first figures.
//! Leaves counting, hiding and drawing to whoever fills them: every figure here is a ready-made text.

mod parts;

use askama::Template;

pub use self::parts::{
    Bar, Cell, Chart, ChooseForm, Fact, GapRow, LegendStep, ShadeArea, ShadeLabel, ShadeMap, Table, TableRow, Tag,
};
use super::form::Choice;
use super::home::Figure;
use super::layout::{Layout, Link};
use super::map::SvgMap;

/// `/tekorten`.
#[derive(Debug, Clone, Template)]
#[template(path = "gaps-overview.html")]
pub struct GapsPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the municipality ("Voorbeeld").
    pub town: String,
    /// The period of the figures ("januari tot en met december 2026").
    pub period: String,
    /// The months of the list ("november 2025 tot en met oktober 2026").
    pub list_period: String,
    /// A few figures about the municipality.
    pub figures: Vec<Figure>,
    /// How much lies hidden, in a sentence; empty when that is not known.
    pub hidden: String,
    /// What may be chosen.
    pub choose: ChooseForm,
    /// "per wijk", or what else was chosen.
    pub chosen: String,
    /// The list, the surest first.
    pub rows: Vec<GapRow>,
    /// The link to the whole list, where it is longer.
    pub all: Option<Link>,
    /// Sensitive themes, which are named for a wijkteam area only.
    pub sensitive: Vec<GapRow>,
    /// The map; none without outlines or figures.
    pub map: Option<ShadeMap>,
    /// Where there is no map: why not.
    pub no_map: String,
    /// The same as the map, in figures.
    pub areas: Table,
    /// Each theme by month.
    pub charts: Vec<Chart>,
    /// The same in figures.
    pub months: Table,
    /// All themes by all areas; none where those are not published.
    pub heat: Option<Table>,
    /// The sides of the town; none where it has no sides.
    pub sides: Option<Table>,
    /// The half-year review; empty where it is not known.
    pub learned: Vec<Figure>,
    /// The half-year of the review.
    pub learned_period: String,
    /// Over how many providers specialist help is spread; none where that is not known.
    pub spread: Option<Table>,
    /// The sheet and the files.
    pub files: Vec<Link>,
}

/// `/tekorten/wijk/{code}`.
#[derive(Debug, Clone, Template)]
#[template(path = "gaps-wijk.html")]
pub struct GapsWijkPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the wijk.
    pub name: String,
    /// Its wijkteam, and with which wijken it is counted.
    pub about: Vec<String>,
    /// The period of the figures.
    pub period: String,
    /// The months of the list.
    pub list_period: String,
    /// What stands out.
    pub rows: Vec<GapRow>,
    /// What stands out in its wijkteam area among sensitive themes.
    pub sensitive: Vec<GapRow>,
    /// Who lives here, beside the municipality.
    pub profile: Table,
    /// The offer by kind, each with its search.
    pub offer: Vec<Fact>,
    /// The questions by theme.
    pub questions: Option<Table>,
    /// The wijken around it.
    pub neighbours: Table,
    /// Where it lies.
    pub map: Option<SvgMap>,
    /// Where the figures about people come from.
    pub source: String,
}

/// `/tekorten/thema/{code}`.
#[derive(Debug, Clone, Template)]
#[template(path = "gaps-theme.html")]
pub struct GapsThemePage {
    /// The frame.
    pub layout: Layout,
    /// Name of the theme.
    pub name: String,
    /// Symbol of the theme in the sprite.
    pub icon: String,
    /// Whether it is shown by wijkteam area only.
    pub sensitive: bool,
    /// The period of the figures.
    pub period: String,
    /// The months of the list.
    pub list_period: String,
    /// A few figures.
    pub figures: Vec<Figure>,
    /// Where it is missing.
    pub rows: Vec<GapRow>,
    /// What was asked, by area; none where that is not published.
    pub asked: Option<ShadeMap>,
    /// What is within reach, by area.
    pub reach: Option<ShadeMap>,
    /// Both in figures.
    pub areas: Table,
    /// The theme by month.
    pub chart: Option<Chart>,
    /// The same in figures.
    pub months: Table,
    /// The search for its offer.
    pub search: Link,
}

/// `/tekorten/methode`.
#[derive(Debug, Clone, Template)]
#[template(path = "gaps-method.html")]
pub struct GapsMethodPage {
    /// The frame.
    pub layout: Layout,
    /// Counts below this are not shown.
    pub threshold: u32,
    /// The same for sensitive themes.
    pub sensitive_threshold: u32,
    /// Names of the sensitive themes, in a row ("Verslaving en Psychische gezondheid").
    pub sensitive: String,
    /// A wijk with fewer inhabitants is joined ("1.500").
    pub smallest_area: String,
    /// Wijken that are counted together.
    pub joined: Vec<String>,
    /// The kinds of gaps: what is wrong, and what helps.
    pub kinds: Vec<(&'static str, &'static str)>,
}

/// `/tekorten/afdruk`: one A4 for the council.
#[derive(Debug, Clone, Template)]
#[template(path = "gaps-sheet.html")]
pub struct GapsSheetPage {
    /// The frame; header and navigation are left out.
    pub layout: Layout,
    /// Name of the municipality.
    pub town: String,
    /// The period of the figures.
    pub period: String,
    /// The months of the list.
    pub list_period: String,
    /// Day of making.
    pub made_on: String,
    /// A few figures.
    pub figures: Vec<Figure>,
    /// How much lies hidden.
    pub hidden: String,
    /// The first rows of the list.
    pub rows: Vec<GapRow>,
    /// The map.
    pub map: Option<ShadeMap>,
    /// All themes together by month.
    pub chart: Option<Chart>,
    /// The kinds of gaps: what is wrong, and what helps.
    pub kinds: Vec<(&'static str, &'static str)>,
    /// How a small count is written ("< 10").
    pub small: String,
    /// The page that this was made of.
    pub back_href: String,
}

/// Every page of the report before the first figures are published.
#[derive(Debug, Clone, Template)]
#[template(path = "gaps-empty.html")]
pub struct GapsEmptyPage {
    /// The frame.
    pub layout: Layout,
    /// Name of the municipality.
    pub town: String,
    /// When the first figures come ("januari 2027").
    pub first: String,
}
