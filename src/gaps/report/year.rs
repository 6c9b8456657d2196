//! The figures of one year of publication, found by what people ask for: theme, wijk, wijkteam, month. They were made
//! and frozen in `release`; here they are only looked up.

use std::collections::HashMap;

use crate::gaps::entry::Month;
use crate::gaps::published::{Figure, Measure, Published, Release, Slot, Unit, hidden_part};

/// A year of publication, as far as it is published.
#[derive(Debug, Clone, PartialEq)]
pub struct Year {
    from: Month,
    themes: Vec<String>,
    units: Vec<Unit>,
    teams: Vec<String>,
    quarters: Vec<usize>,
    figures: Vec<Figure>,
    by_cell: HashMap<(Measure, Option<usize>, Slot), Published>,
    hidden: Option<u8>,
}

/// Three months of a year of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// The first month.
    pub from: Month,
    /// Its number in the year, from 0.
    pub number: usize,
}

/// A figure with the words for where, about what and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// What is counted.
    pub measure: Measure,
    /// Code of the theme; none for all themes together.
    pub theme: Option<&'a str>,
    /// The wijk, or the wijken that were joined.
    pub unit: Option<&'a Unit>,
    /// The wijkteam area.
    pub team: Option<&'a str>,
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// What may be read.
    pub value: Published,
}

impl Year {
    /// The years of these releases, the latest first.
    pub fn of_releases(mut releases: Vec<Release>) -> Vec<Self> {
        releases.sort_by(|a, b| a.period().cmp(&b.period()));
        let mut years: Vec<Self> = Vec::new();
        for release in releases {
            let Ok(from) = release.period().0.parse::<Month>() else { continue };
            match years.last_mut().filter(|year| year.from == from) {
                Some(year) => year.add(&release),
                None => {
                    let mut year = Self::new(from, &release);
                    year.add(&release);
                    years.push(year);
                }
            }
        }
        years.reverse();
        years
    }

    fn new(from: Month, release: &Release) -> Self {
        Self {
            from,
            themes: release.themes().to_vec(),
            units: release.units().to_vec(),
            teams: release.teams().into_iter().map(str::to_owned).collect(),
            quarters: Vec::new(),
            figures: Vec::new(),
            by_cell: HashMap::new(),
            hidden: None,
        }
    }

    fn add(&mut self, release: &Release) {
        self.quarters.push(release.period().1);
        self.figures.extend(release.figures());
        let cell = |figure: &Figure| ((figure.measure, figure.theme, figure.slot), figure.value);
        self.by_cell.extend(release.figures().iter().map(cell));
        self.hidden = hidden_part(release).or(self.hidden);
    }

    /// The first month.
    #[must_use]
    pub fn from(&self) -> Month {
        self.from
    }

    /// The last month that is published.
    #[must_use]
    pub fn to(&self) -> Month {
        self.quarters().last().map_or(self.from, |quarter| quarter.from.plus(2))
    }

    /// True when its last quarter is published, and with it the figures of wijken.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.quarters.contains(&3)
    }

    /// The quarters that are published, in order.
    pub fn quarters(&self) -> impl DoubleEndedIterator<Item = Quarter> {
        self.quarters.iter().map(|number| Quarter { from: self.start_of(*number), number: *number })
    }

    /// The part of the questions that no figure of a wijk shows, in percent.
    #[must_use]
    pub fn hidden(&self) -> Option<u8> {
        self.hidden
    }

    /// The municipality in the whole year.
    #[must_use]
    pub fn of_town(&self, measure: Measure, theme: Option<&str>) -> Option<Published> {
        self.at(measure, theme, Slot::Year)
    }

    /// A wijk in the whole year; a small one counts with the wijken that it is joined to.
    #[must_use]
    pub fn of_wijk(&self, measure: Measure, theme: Option<&str>, wijk: &str) -> Option<Published> {
        let unit = self.units.iter().position(|unit| unit.members.iter().any(|member| member == wijk))?;
        self.at(measure, theme, Slot::Unit(unit))
    }

    /// A wijkteam area in one quarter, by its number.
    #[must_use]
    pub fn of_team(&self, measure: Measure, theme: Option<&str>, team: &str, quarter: usize) -> Option<Published> {
        let team = self.teams.iter().position(|own| own == team)?;
        self.at(measure, theme, Slot::Team { team, quarter })
    }

    /// A wijkteam area in each quarter that is published, in order.
    pub fn quarters_of_team(
        &self,
        measure: Measure,
        theme: Option<&str>,
        team: &str,
    ) -> impl Iterator<Item = (Quarter, Published)> {
        self.quarters().filter_map(move |quarter| Some((quarter, self.of_team(measure, theme, team, quarter.number)?)))
    }

    /// The municipality in each month that is published, in order.
    pub fn months(&self, measure: Measure, theme: Option<&str>) -> impl Iterator<Item = (Month, Published)> {
        let theme = self.theme(theme);
        (0..12).filter_map(move |month| {
            let value = self.by_cell.get(&(measure, theme?, Slot::Month(month)))?;
            Some((self.from.plus(i32::try_from(month).ok()?), *value))
        })
    }

    /// Everything that was published, in the order in which it was.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.figures.iter().filter_map(|figure| {
            let (unit, team, from, months) = match figure.slot {
                Slot::Month(month) => (None, None, self.from.plus(i32::try_from(month).ok()?), 1),
                Slot::Team { team, quarter } => (None, self.teams.get(team), self.start_of(quarter), 3),
                Slot::Year => (None, None, self.from, 12),
                Slot::Unit(unit) => (self.units.get(unit), None, self.from, 12),
                Slot::Quarter(_) | Slot::TeamYear(_) => return None,
            };
            Some(Line {
                measure: figure.measure,
                theme: figure.theme.and_then(|theme| self.themes.get(theme)).map(String::as_str),
                team: team.or(unit.map(|unit| &unit.team)).map(String::as_str),
                unit,
                from,
                to: from.plus(months - 1),
                value: figure.value,
            })
        })
    }

    fn start_of(&self, quarter: usize) -> Month {
        self.from.plus(3 * i32::try_from(quarter).unwrap_or(0))
    }

    fn at(&self, measure: Measure, theme: Option<&str>, slot: Slot) -> Option<Published> {
        self.by_cell.get(&(measure, self.theme(theme)?, slot)).copied()
    }

    /// Where a theme stands in this year; the outer none is a theme that it does not know.
    #[expect(clippy::option_option, reason = "all themes together is none too, and something else than unknown")]
    fn theme(&self, theme: Option<&str>) -> Option<Option<usize>> {
        match theme {
            None => Some(None),
            Some(code) => self.themes.iter().position(|own| own == code).map(Some),
        }
    }
}
