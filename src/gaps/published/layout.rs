//! Every cell of one year of publication as a number, and the sums that tie them together. Both who publishes and who
//! attacks reason over these; the counts are elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::unit::Unit;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Questions.
    Questions,
    /// Those that were not, or not wholly, matched for a reason that offer could solve.
    Unmet,
    /// The rest of the questions. Never printed, but anybody can subtract.
    Met,
}

/// Where and when, within one year of publication. Months and quarters count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// The municipality in one month.
    Month(usize),
    /// A wijkteam area in one quarter.
    Team {
        /// Which area.
        team: usize,
        /// Which quarter.
        quarter: usize,
    },
    /// The municipality in the year.
    Year,
    /// A wijk, or wijken that were joined, in the year.
    Unit(usize),
    /// The municipality in one quarter: not printed, a sum that anybody can make.
    Quarter(usize),
    /// A wijkteam area in the year: not printed, a sum that anybody can make.
    TeamYear(usize),
}

/// The cell on the left is the sum of those on the right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    pub total: usize,
    pub parts: Vec<usize>,
}

/// The numbering of cells.
#[derive(Debug, Clone)]
pub struct Layout {
    themes: usize,
    /// Units of each wijkteam area.
    teams: Vec<Vec<usize>>,
    slots: Vec<Slot>,
    by_slot: BTreeMap<Slot, usize>,
}

pub const MEASURES: [Measure; 3] = [Measure::Questions, Measure::Unmet, Measure::Met];

impl Layout {
    pub fn new(themes: usize, units: &[Unit]) -> Self {
        let mut names: Vec<&str> = units.iter().map(|unit| unit.team.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let of_team =
            |name: &str| (0..).zip(units).filter(|(_, unit)| unit.team == name).map(|(index, _)| index).collect();
        let teams: Vec<Vec<usize>> = names.iter().map(|name| of_team(name)).collect();
        let mut slots: Vec<Slot> = (0..12).map(Slot::Month).chain((0..4).map(Slot::Quarter)).collect();
        slots.push(Slot::Year);
        for team in 0..teams.len() {
            slots.extend((0..4).map(|quarter| Slot::Team { team, quarter }));
            slots.push(Slot::TeamYear(team));
        }
        slots.extend((0..units.len()).map(Slot::Unit));
        let by_slot = slots.iter().copied().zip(0..).collect();
        Self { themes, teams, slots, by_slot }
    }

    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// Themes, with all themes together as the last one.
    pub fn themes_and_all(&self) -> usize {
        self.themes + 1
    }

    pub fn cells(&self) -> usize {
        MEASURES.len() * self.themes_and_all() * self.slots.len()
    }

    pub fn team_of(&self, unit: usize) -> Option<usize> {
        self.teams.iter().position(|units| units.contains(&unit))
    }

    /// The number of a cell; `theme` none is all themes together.
    pub fn cell(&self, measure: Measure, theme: Option<usize>, slot: Slot) -> Option<usize> {
        let (theme, slot) = (theme.unwrap_or(self.themes), self.by_slot.get(&slot)?);
        (theme <= self.themes).then_some((measure as usize * self.themes_and_all() + theme) * self.slots.len() + slot)
    }

    /// What a number stands for.
    pub fn describe(&self, cell: usize) -> Option<(Measure, Option<usize>, Slot)> {
        let (rest, slot) = (cell / self.slots.len(), cell % self.slots.len());
        let (measure, theme) = (rest / self.themes_and_all(), rest % self.themes_and_all());
        Some((*MEASURES.get(measure)?, (theme < self.themes).then_some(theme), *self.slots.get(slot)?))
    }

    /// Every sum that holds whatever was counted.
    pub fn sums(&self) -> Vec<Sum> {
        let themes: Vec<Option<usize>> = (0..self.themes).map(Some).chain([None]).collect();
        let mut sums = Vec::new();
        for measure in MEASURES {
            for theme in &themes {
                let cell = |slot| self.cell(measure, *theme, slot);
                sums.extend(
                    self.sums_of_slots()
                        .iter()
                        .filter_map(|(total, parts)| sum(cell(*total), parts.iter().map(|s| cell(*s)))),
                );
            }
            for slot in &self.slots {
                let parts = (0..self.themes).map(|theme| self.cell(measure, Some(theme), *slot));
                sums.extend(sum(self.cell(measure, None, *slot), parts));
            }
        }
        for theme in &themes {
            for slot in &self.slots {
                let [all, unmet, met] = MEASURES.map(|measure| self.cell(measure, *theme, *slot));
                sums.extend(sum(all, [unmet, met].into_iter()));
            }
        }
        sums
    }

    fn sums_of_slots(&self) -> Vec<(Slot, Vec<Slot>)> {
        let mut sums = vec![(Slot::Year, (0..4).map(Slot::Quarter).collect())];
        for quarter in 0..4 {
            sums.push((Slot::Quarter(quarter), (0..3).map(|month| Slot::Month(quarter * 3 + month)).collect()));
            sums.push((
                Slot::Quarter(quarter),
                (0..self.teams.len()).map(|team| Slot::Team { team, quarter }).collect(),
            ));
        }
        for (team, units) in self.teams.iter().enumerate() {
            sums.push((Slot::TeamYear(team), (0..4).map(|quarter| Slot::Team { team, quarter }).collect()));
            sums.push((Slot::TeamYear(team), units.iter().copied().map(Slot::Unit).collect()));
        }
        sums
    }
}

fn sum(total: Option<usize>, parts: impl Iterator<Item = Option<usize>>) -> Option<Sum> {
    Some(Sum { total: total?, parts: parts.collect::<Option<_>>()? })
}

impl Slot {
    /// True for what a release prints; the other slots are sums that anybody can make.
    pub fn is_printed(self) -> bool {
        !matches!(self, Self::Quarter(_) | Self::TeamYear(_))
    }

    /// True when it is printed with this quarter's release: a year comes with its last quarter.
    pub fn comes_with(self, quarter: usize) -> bool {
        match self {
            Self::Month(month) => month / 3 == quarter,
            Self::Team { quarter: own, .. } => own == quarter,
            Self::Year | Self::Unit(_) => quarter == 3,
            Self::Quarter(_) | Self::TeamYear(_) => false,
        }
    }
}
