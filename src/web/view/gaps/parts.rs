//! Pieces that the pages of the gap report share: rows of the list, maps in shades, charts and tables.

use super::{Choice, Link};

/// What may be chosen on the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChooseForm {
    /// Years of publication.
    pub periods: Vec<Choice>,
    /// Themes, all of them first.
    pub themes: Vec<Choice>,
    /// Wijk or wijkteam.
    pub levels: Vec<Choice>,
}

/// A word with a colour and a symbol of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// End of the class name; also picks the symbol ("zeker").
    pub code: &'static str,
    /// The word.
    pub text: &'static str,
    /// Name of the symbol in the sprite.
    pub icon: &'static str,
}

/// One row of the ranked list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GapRow {
    /// Its place in the list.
    pub number: usize,
    /// The wijk or wijkteam area; no address where there is no page.
    pub place: Link,
    /// The theme.
    pub theme: Link,
    /// Symbol of the theme.
    pub icon: String,
    /// What is wrong.
    pub what: &'static str,
    /// What would help.
    pub helps: &'static str,
    /// How sure it is.
    pub sure: Tag,
    /// How it goes.
    pub trend: Tag,
    /// Supply within reach ("0,4 keer het gemiddelde").
    pub reach: String,
}

/// A figure with its own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The number.
    pub number: String,
    /// What it counts, and where to see it.
    pub link: Link,
}

/// The wijken in shades.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadeMap {
    /// What the shades stand for.
    pub title: String,
    /// Value of the `viewBox` attribute.
    pub view_box: String,
    /// The outlines.
    pub areas: Vec<ShadeArea>,
    /// Numbers that come back in the table.
    pub labels: Vec<ShadeLabel>,
    /// What the shades mean, the lightest first.
    pub legend: Vec<LegendStep>,
    /// What the map shows, for who cannot see it.
    pub description: String,
    /// Name of the pattern for what is hidden; differs between maps of one page.
    pub pattern: &'static str,
}

/// The outline of one wijk in its shade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShadeArea {
    /// Value of the `d` attribute.
    pub path: String,
    /// 1 to 5; 0 is hidden.
    pub shade: u8,
}

/// A number on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadeLabel {
    /// Place in the view box.
    pub x: f64,
    /// Place in the view box.
    pub y: f64,
    /// The number.
    pub text: String,
}

/// What one shade means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegendStep {
    /// 1 to 5; 0 is hidden.
    pub shade: u8,
    /// What it means ("2,1 tot en met 4,2").
    pub text: String,
}

/// A series by month.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The theme, with its page.
    pub title: Link,
    /// Symbol of the theme.
    pub icon: String,
    /// How it goes.
    pub trend: Tag,
    /// One bar for each month, in a view box of `Chart::WIDTH` by `Chart::HEIGHT`.
    pub bars: Vec<Bar>,
    /// The first month.
    pub first: String,
    /// The last month.
    pub last: String,
    /// What the highest bar stands for ("hoogste maand: 45").
    pub peak: String,
    /// What the chart shows, for who cannot see it.
    pub description: String,
}

/// A bar of a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Left side.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Whether the figure is hidden; then the height says nothing.
    pub hidden: bool,
}

impl Chart {
    /// Width of the view box.
    pub const WIDTH: f64 = 120.0;
    /// Height of the view box.
    pub const HEIGHT: f64 = 40.0;
}

/// A table of ready-made texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Heading of the first column.
    pub corner: String,
    /// Headings of the other columns.
    pub head: Vec<Link>,
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Number on the map; empty for none.
    pub number: String,
    /// What the row is about; no address where there is no page.
    pub head: Link,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Shade from 1 to 5; 0 is hidden, none is no shade.
    pub shade: Option<u8>,
    /// Rows that it covers; 0 where one above covers it.
    pub rows: usize,
}

impl Cell {
    /// A cell in a shade.
    pub fn shaded(text: impl Into<String>, shade: u8) -> Self {
        Self { shade: Some(shade), ..Self::plain(text) }
    }

    /// A cell without a shade.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), shade: None, rows: 1 }
    }
}
