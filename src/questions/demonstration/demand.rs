//! How many questions each wijk has about each theme: by inhabitants, by figures of the wijk, by month, and more where
//! a hole keeps questions coming back.

use super::dice::{Dice, Wheel, trait_of};
use super::holes::{HOLES, Hole};
use super::themes::{THEMES, Theme};
use super::{Town, Wijk};

/// No wijk asks less or more often than this, however its figures differ.
const LEAST: f64 = 0.4;
const MOST: f64 = 2.5;

/// A wijk and a theme.
pub struct Cell {
    /// Place in the list of wijken.
    pub wijk: usize,
    /// The theme.
    pub theme: &'static Theme,
    /// What is planted here.
    pub hole: Option<&'static Hole>,
    /// How often something is asked.
    weight: f64,
}

/// All cells, and how they come up in each month of the year.
pub struct Demand {
    cells: Vec<Cell>,
    months: Vec<Wheel>,
}

impl Demand {
    pub fn new(town: &Town<'_>, seed: u64) -> Self {
        let holes: Vec<(&Hole, Vec<usize>)> = HOLES.iter().map(|hole| (hole, hole.wijken(town))).collect();
        let means = Means::of(town);
        let mut cells = Vec::new();
        for theme in THEMES.iter().filter(|theme| town.themes.contains(&theme.code)) {
            for (at, wijk) in town.wijken.iter().enumerate() {
                let here = |(hole, places): &&(&Hole, Vec<usize>)| hole.theme == theme.code && places.contains(&at);
                let hole = holes.iter().find(here).map(|(hole, _)| *hole);
                let weight = means.weight(wijk, theme, seed) * hole.map_or(1.0, |hole| hole.demand);
                cells.push(Cell { wijk: at, theme, hole, weight });
            }
        }
        let wheel = |month| Wheel::new(cells.iter().map(|cell| cell.weight * cell.theme.in_month(month)));
        Self { months: (1..=12).map(wheel).collect(), cells }
    }

    /// Where a question of this month comes from, and about what.
    pub fn cell(&self, month: u32, dice: &mut Dice) -> Option<&Cell> {
        let wheel = self.months.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
        self.cells.get(wheel.spin(dice)?)
    }
}

/// Means of the figures over the wijken where they are known.
struct Means {
    poor: f64,
    old: f64,
    young: f64,
}

impl Means {
    fn of(town: &Town<'_>) -> Self {
        let mean = |figure: fn(&Wijk<'_>) -> Option<f64>| {
            let known = || town.wijken.iter().filter_map(figure);
            known().sum::<f64>() / known().map(|_| 1.0).sum::<f64>().max(1.0)
        };
        Self { poor: mean(|wijk| wijk.low_income), old: mean(|wijk| wijk.over_65), young: mean(|wijk| wijk.under_15) }
    }

    fn weight(&self, wijk: &Wijk<'_>, theme: &Theme, seed: u64) -> f64 {
        let ratio = |name: &str, figure: Option<f64>, mean: f64| match figure {
            Some(figure) if mean > 0.0 => figure / mean,
            _ => 0.6 + 0.8 * trait_of(seed, &[wijk.code, name]),
        };
        let factor = ratio("poor", wijk.low_income, self.poor).powf(theme.follows.poor)
            * ratio("old", wijk.over_65, self.old).powf(theme.follows.old)
            * ratio("young", wijk.under_15, self.young).powf(theme.follows.young);
        let own = 0.75 + 0.5 * trait_of(seed, &[wijk.code, theme.code]);
        f64::from(wijk.inhabitants) * theme.share * factor.clamp(LEAST, MOST) * own
    }
}
