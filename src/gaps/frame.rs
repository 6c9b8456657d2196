//! What a log is counted over: areas and themes, each by its place in a list. Which area lies where, and what a theme
//! means, stays with the rooms that own them.

use std::collections::HashMap;

use super::entry::{AreaIndex, Entry, ThemeIndex};
use super::published::Unit;
use super::supply::Supply;
use crate::catalogue::{Taxonomies, Taxonomy};
use crate::geography::{Area, Places};

/// How large the areas of a report are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// A CBS wijk.
    Wijk,
    /// The wijken of one wijkteam.
    Wijkteam,
}

/// Why this is no level. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is geen niveau. Kies wijk of wijkteam.")]
pub struct NoLevel(String);

/// An area that is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// CBS code of the wijk or buurt, or the name of a wijkteam area.
    pub code: String,
    /// The name people know.
    pub name: String,
    /// People living there.
    pub inhabitants: u32,
    /// The wijkteam area that it lies in, by name; its own name when it has none.
    pub team: String,
}

/// Areas and themes in a fixed order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    areas: Vec<Counted>,
    themes: Vec<String>,
    by_code: HashMap<String, AreaIndex>,
    by_theme: HashMap<String, ThemeIndex>,
}

impl Frame {
    /// These areas and themes. A code that comes twice counts as the first.
    #[must_use]
    pub fn new(areas: Vec<Counted>, themes: Vec<String>) -> Self {
        let mut frame = Self { areas, themes, ..Self::default() };
        for (index, area) in (0..).map(AreaIndex).zip(&frame.areas) {
            frame.by_code.entry(area.code.clone()).or_insert(index);
        }
        for (index, theme) in (0..).map(ThemeIndex).zip(&frame.themes) {
            frame.by_theme.entry(theme.clone()).or_insert(index);
        }
        frame
    }

    /// The wijken of a municipality and the top terms of its themes. A buurt is found as its wijk, and a narrower
    /// theme as the top term above it.
    #[must_use]
    pub fn of_wijken(places: &Places, taxonomies: &Taxonomies) -> Self {
        let counted = |wijk: &Area| Counted {
            code: wijk.code.clone(),
            name: wijk.name.clone(),
            inhabitants: wijk.inhabitants.and_then(|number| u32::try_from(number).ok()).unwrap_or(0),
            team: wijk.district.clone().unwrap_or_else(|| wijk.name.clone()),
        };
        let themes = taxonomies.get(Taxonomy::THEME);
        let top = themes.into_iter().flat_map(Taxonomy::top).map(|term| term.code.clone()).collect();
        let mut frame = Self::new(places.wijken().map(counted).collect(), top);
        for buurt in places.buurten() {
            if let Some(wijk) = frame.area(&places.wijk_of(buurt).code) {
                frame.by_code.entry(buurt.code.clone()).or_insert(wijk);
            }
        }
        if let Some(themes) = themes {
            frame.know_narrower(themes);
        }
        frame
    }

    fn know_narrower(&mut self, themes: &Taxonomy) {
        for top in themes.top() {
            let Some(index) = self.theme(&top.code) else { continue };
            let mut below: Vec<_> = themes.narrower(top.id).collect();
            while let Some(term) = below.pop() {
                // Seen before is the way out of a list that bites its own tail.
                if self.by_theme.insert(term.code.clone(), index).is_none() {
                    below.extend(themes.narrower(term.id));
                }
            }
        }
    }

    /// The same log and supply with areas of this size.
    #[must_use]
    pub fn at(self, level: Level, entries: Vec<Entry>, supply: Supply) -> (Self, Vec<Entry>, Supply) {
        match level {
            Level::Wijk => (self, entries, supply),
            Level::Wijkteam => {
                let (teams, of) = self.teams();
                self.regroup((teams, &of), entries, &supply)
            }
        }
    }

    /// The same log and supply over larger areas, as `teams` and `of_units` give them.
    #[must_use]
    pub fn regroup(
        &self,
        (larger, of): (Self, &[AreaIndex]),
        mut entries: Vec<Entry>,
        supply: &Supply,
    ) -> (Self, Vec<Entry>, Supply) {
        for entry in &mut entries {
            entry.area = of.get(usize::from(entry.area.0)).copied().unwrap_or(entry.area);
        }
        let inhabitants: Vec<f64> = self.areas.iter().map(|area| f64::from(area.inhabitants)).collect();
        let supply = supply.grouped(of, &inhabitants, larger.areas.len());
        (larger, entries, supply)
    }

    /// The wijkteam areas as a frame of their own, and which one each area of this frame belongs to.
    #[must_use]
    pub fn teams(&self) -> (Self, Vec<AreaIndex>) {
        let mut teams: Vec<Counted> = Vec::new();
        let mut of = Vec::with_capacity(self.areas.len());
        for area in &self.areas {
            let known = teams.iter().position(|team| team.code == area.team);
            let index = known.unwrap_or(teams.len());
            match teams.get_mut(index) {
                Some(team) => team.inhabitants += area.inhabitants,
                None => teams.push(Counted { code: area.team.clone(), name: area.team.clone(), ..area.clone() }),
            }
            of.push(AreaIndex(u16::try_from(index).unwrap_or(u16::MAX)));
        }
        (Self::new(teams, self.themes.clone()), of)
    }

    /// The areas of publication as a frame of their own, and which one each area of this frame belongs to.
    #[must_use]
    pub fn of_units(&self, units: &[Unit]) -> (Self, Vec<AreaIndex>) {
        let counted = |unit: &Unit| Counted {
            code: unit.members.join("+"),
            name: unit.name.clone(),
            inhabitants: unit.members.iter().filter_map(|code| self.get(self.area(code)?)).map(|a| a.inhabitants).sum(),
            team: unit.team.clone(),
        };
        let of = |area: &Counted| units.iter().position(|unit| unit.members.contains(&area.code)).unwrap_or(usize::MAX);
        let of = self.areas.iter().map(|area| AreaIndex(u16::try_from(of(area)).unwrap_or(u16::MAX))).collect();
        (Self::new(units.iter().map(counted).collect(), self.themes.clone()), of)
    }

    fn get(&self, area: AreaIndex) -> Option<&Counted> {
        self.areas.get(usize::from(area.0))
    }

    /// The areas in order.
    #[must_use]
    pub fn areas(&self) -> &[Counted] {
        &self.areas
    }

    /// The codes of the themes in order.
    #[must_use]
    pub fn themes(&self) -> &[String] {
        &self.themes
    }

    /// Where an area stands.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<AreaIndex> {
        self.by_code.get(code).copied()
    }

    /// Where a theme, or the top term above it, stands.
    #[must_use]
    pub fn theme(&self, code: &str) -> Option<ThemeIndex> {
        self.by_theme.get(code).copied()
    }
}

impl std::str::FromStr for Level {
    type Err = NoLevel;

    fn from_str(text: &str) -> Result<Self, NoLevel> {
        match text {
            "wijk" => Ok(Self::Wijk),
            "wijkteam" => Ok(Self::Wijkteam),
            _ => Err(NoLevel(text.chars().take(40).collect())),
        }
    }
}
