//! Ranks area and theme by how surely the unmet rate is far above the municipality's. Works on exact counts, for the
//! operator and for what `published` makes of it; nothing here may be shown as it is.

use super::cube::{Cube, Tally};
use super::entry::{AreaIndex, Month, ThemeIndex};
use super::frame::Frame;
use super::kind::Kind;
use super::shrink::{Rate, RatePrior, Share, SharePrior, chance_above};
use super::supply::Supply;

/// A rate this many times the municipality's is a gap.
const FAR_ABOVE: f64 = 1.5;
/// From this chance on a gap is all but sure.
const SURE: f64 = 0.9;
/// From this chance on a gap is likelier than not.
const LIKELY: f64 = 0.5;
/// Fewer questions in a window than this are no pattern, however they ended: three of three unmet happens somewhere
/// every year, and a chance that is computed from them says more about the other areas than about this one.
const FEWEST: u32 = 5;

/// How sure a gap is, in the only three steps that counts this small can bear. Chances within one step are a tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// No statement: too few questions, or no clear difference.
    Unclear,
    /// Likelier than not.
    Raised,
    /// All but sure.
    High,
}

/// The months that a report is about, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
}

/// One area and theme in the ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Where.
    pub area: AreaIndex,
    /// About what.
    pub theme: ThemeIndex,
    /// What was counted.
    pub(super) tally: Tally,
    /// Questions for 1,000 inhabitants a year, shrunk to the municipality's rate for the theme.
    pub(super) demand: Rate,
    /// The part of them that found no fitting offer, shrunk likewise.
    pub(super) unmet: Share,
    /// Expected unmet questions for 1,000 inhabitants a year.
    pub(super) score: f64,
    /// The chance that the unmet rate is half as much again as the municipality's, or more.
    pub(super) probability: f64,
    /// Supply within reach as a ratio to the municipality's.
    pub supply: Option<f64>,
    /// What the reasons point at.
    pub kind: Option<Kind>,
}

impl Window {
    /// The twelve months up to and including one.
    #[must_use]
    pub fn year_to(to: Month) -> Self {
        Self { from: to.plus(-11), to }
    }

    /// Whole months in it.
    #[must_use]
    pub fn months(&self) -> u32 {
        u32::try_from(self.to.since(self.from) + 1).unwrap_or(0)
    }
}

impl Row {
    /// How sure this gap is.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.tally.questions() < FEWEST || self.probability < LIKELY {
            Standing::Unclear
        } else if self.probability < SURE {
            Standing::Raised
        } else {
            Standing::High
        }
    }
}

/// Every area and theme with at least one question in the window, the surest gap first; what is equally sure goes by
/// score, and cells with very few questions come last.
#[must_use]
pub fn rank(cube: &Cube, frame: &Frame, supply: &Supply, window: Window) -> Vec<Row> {
    let years = f64::from(window.months()) / 12.0;
    let exposures: Vec<f64> = frame.areas().iter().map(|area| f64::from(area.inhabitants) / 1_000.0 * years).collect();
    let themes: Vec<Theme> = (0..frame.themes().len())
        .filter_map(|theme| u16::try_from(theme).ok())
        .map(|theme| Theme::read(cube, window, ThemeIndex(theme), &exposures))
        .collect();
    let demand = RatePrior::of_themes(&themes.iter().map(Theme::demand).collect::<Vec<_>>());
    let unmet = SharePrior::of_themes(&themes.iter().map(Theme::unmet).collect::<Vec<_>>());
    let priors = demand.into_iter().zip(unmet);
    let mut rows: Vec<Row> = themes.iter().zip(priors).flat_map(|(theme, priors)| theme.rows(supply, priors)).collect();
    let order = |row: &Row| (row.tally.questions() >= FEWEST, row.standing());
    rows.sort_by(|a, b| {
        order(b).cmp(&order(a)).then(b.score.total_cmp(&a.score)).then((a.area, a.theme).cmp(&(b.area, b.theme)))
    });
    rows
}

/// What was asked about one theme.
struct Theme {
    theme: ThemeIndex,
    /// Area, thousands of inhabitants times years, and what was counted there.
    cells: Vec<(AreaIndex, f64, Tally)>,
}

impl Theme {
    fn read(cube: &Cube, window: Window, theme: ThemeIndex, exposures: &[f64]) -> Self {
        let areas = (0..).map(AreaIndex).zip(exposures).filter(|(_, exposure)| **exposure > 0.0);
        let cell = |(area, exposure): (_, &f64)| (area, *exposure, cube.between(area, theme, window.from, window.to));
        Self { theme, cells: areas.map(cell).collect() }
    }

    fn demand(&self) -> Vec<(f64, f64)> {
        self.cells.iter().map(|(_, exposure, tally)| (f64::from(tally.questions()), *exposure)).collect()
    }

    fn unmet(&self) -> Vec<(f64, f64)> {
        self.cells.iter().map(|(_, _, tally)| (tally.unmet_weight(), f64::from(tally.questions()))).collect()
    }

    fn rows(&self, supply: &Supply, (demand, unmet): (RatePrior, SharePrior)) -> Vec<Row> {
        let mut usual = Tally::default();
        self.cells.iter().for_each(|(_, _, tally)| usual += tally);
        let exposure: f64 = self.cells.iter().map(|cell| cell.1).sum();
        let limit = FAR_ABOVE * usual.unmet_weight() / exposure;
        let row = |(area, exposure, tally): &(AreaIndex, f64, Tally)| {
            let asked = f64::from(tally.questions());
            let (demand, unmet) = (demand.after(asked, *exposure), unmet.after(tally.unmet_weight(), asked));
            let supply = supply.ratio(*area, self.theme);
            Row {
                area: *area,
                theme: self.theme,
                tally: *tally,
                score: demand.mean() * unmet.mean(),
                probability: if limit > 0.0 { chance_above(&demand, &unmet, limit) } else { 0.0 },
                kind: Kind::of(tally, &usual, supply),
                demand,
                unmet,
                supply,
            }
        };
        self.cells.iter().filter(|(_, _, tally)| tally.questions() > 0).map(row).collect()
    }
}
