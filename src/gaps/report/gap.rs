//! One row of the public list with the words' worth around it: how it goes, what is within reach. The order and what
//! may be named are decided in `listed`.

use super::reach::Reach;
use crate::gaps::cube::Cube;
use crate::gaps::entry::Entry;
use crate::gaps::frame::Frame;
use crate::gaps::kind::Kind;
use crate::gaps::published::{Listed, Rules, Trend, listed};
use crate::gaps::ranking::{Standing, Window, rank};
use crate::gaps::supply::Supply;

/// An area and theme where offer is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Gap {
    /// Code of the area, as `Report::areas` has it.
    pub area: String,
    /// Its name.
    pub name: String,
    /// The wijkteam area that it lies in.
    pub team: String,
    /// Code of the theme.
    pub theme: String,
    /// How sure it is.
    pub standing: Standing,
    /// What is wrong; none where too few questions stand behind the word.
    pub kind: Option<Kind>,
    /// How the questions about the theme go in the wijkteam area.
    pub trend: Trend,
    /// Supply within reach beside that of the municipality, in tenths.
    pub reach: Option<f64>,
}

/// What a list is made from.
pub struct Ranked<'a> {
    pub frame: &'a Frame,
    pub supply: &'a Supply,
    pub entries: &'a [Entry],
    pub rules: &'a Rules,
    pub window: Window,
    pub whole_teams: bool,
}

impl Ranked<'_> {
    /// The rows in order. `trend` tells how a theme goes in a wijkteam area.
    pub fn gaps(&self, reach: &Reach, trend: impl Fn(&str, &str) -> Trend) -> Vec<Gap> {
        let rows = rank(&Cube::of(self.frame, self.entries), self.frame, self.supply, self.window);
        let list = listed(&rows, self.frame, self.rules, self.whole_teams);
        list.iter().filter_map(|row| self.gap(row, reach, &trend)).collect()
    }

    fn gap(&self, row: &Listed, reach: &Reach, trend: &impl Fn(&str, &str) -> Trend) -> Option<Gap> {
        let (at, about) = (usize::from(row.area.0), usize::from(row.theme.0));
        let (area, theme) = (self.frame.areas().get(at)?, self.frame.themes().get(about)?);
        Some(Gap {
            area: area.code.clone(),
            name: area.name.clone(),
            team: area.team.clone(),
            theme: theme.clone(),
            standing: row.standing,
            kind: row.kind,
            trend: trend(&area.team, theme),
            reach: reach.at(at, about),
        })
    }
}

/// The number of rows that are this sure.
#[must_use]
pub fn of_standing(gaps: &[Gap], standing: Standing) -> usize {
    gaps.iter().filter(|gap| gap.standing == standing).count()
}
