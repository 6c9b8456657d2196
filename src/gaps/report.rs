//! All that a public page, file or API may show, in one value: printed figures, the ranked list in words, supply within
//! reach. How it is worded and drawn is for those who show it; that nothing exact is in it is decided here.

mod around;
mod gap;
mod rate;
mod reach;
mod side;
mod special;
mod year;

use self::gap::Ranked;
pub use self::gap::{Gap, of_standing};
pub use self::rate::{per_thousand, shade_of_rate, shade_of_reach};
use self::reach::Reach;
pub use self::side::Side;
pub use self::special::{Learned, Spread};
pub use self::year::{Line, Quarter, Year};
use super::entry::{Entry, Month};
use super::frame::{Counted, Frame, Level};
use super::published::{Measure, Published, Release, Rules, Trend, Unit, trend};
use super::ranking::Window;
use super::supply::Supply;

/// Quarters that a trend looks at: a year, so that summer is in each.
const QUARTERS_OF_A_TREND: usize = 4;
/// Months that a series shows.
const MONTHS_OF_A_SERIES: usize = 12;

/// What is missing, as anybody may read it.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    themes: Vec<String>,
    rules: Rules,
    this_month: Month,
    window: Window,
    wijken: Scale,
    teams: Scale,
    /// The latest first.
    years: Vec<Year>,
    learned: Option<Learned>,
    spread: Option<Spread>,
}

/// What is known at one size of area.
#[derive(Debug, Clone, PartialEq)]
struct Scale {
    areas: Vec<Counted>,
    gaps: Vec<Gap>,
    reach: Reach,
}

impl Report {
    /// The report on this log and these releases. `units` are the areas of publication now, `this_month` is the month
    /// of today; only closed months count. Without a release nothing is told of the log.
    #[must_use]
    pub fn of(
        frame: &Frame,
        supply: &Supply,
        entries: &[Entry],
        releases: Vec<Release>,
        units: Vec<Unit>,
        rules: &Rules,
        this_month: Month,
    ) -> Self {
        let window = Window::year_to(this_month.plus(-1));
        let years = Year::of_releases(releases);
        let told = if years.is_empty() { Vec::new() } else { entries.to_vec() };
        let (larger, of) = frame.of_units(&units);
        let (wijken, told, supply) = frame.regroup((larger, &of), told, supply);
        let of_wijken = Ranked { frame: &wijken, supply: &supply, entries: &told, rules, window, whole_teams: false };
        let small = Scale::of(&of_wijken, &years);
        let learned = Learned::of(&wijken, &told, &years, rules);
        let spread = Spread::of(&wijken, &told, &years, rules);
        let (larger, of) = wijken.teams();
        let (teams, told, supply) = wijken.regroup((larger, &of), told, &supply);
        let of_teams = Ranked { frame: &teams, supply: &supply, entries: &told, rules, window, whole_teams: true };
        let large = Scale::of(&of_teams, &years);
        Self {
            themes: frame.themes().to_vec(),
            rules: rules.clone(),
            this_month,
            window,
            wijken: small,
            teams: large,
            years,
            learned,
            spread,
        }
    }

    /// The codes of the themes in order.
    #[must_use]
    pub fn themes(&self) -> &[String] {
        &self.themes
    }

    /// The limits in force.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// The months that the ranked list is about.
    #[must_use]
    pub fn window(&self) -> Window {
        self.window
    }

    /// The areas of a level: wijken, the small ones joined (`WK999901+WK999902`), or wijkteam areas.
    #[must_use]
    pub fn areas(&self, level: Level) -> &[Counted] {
        &self.scale(level).areas
    }

    /// The area of publication that a wijk is in.
    #[must_use]
    pub fn area_of(&self, wijk: &str) -> Option<&Counted> {
        self.wijken.areas.iter().find(|area| members(area).any(|member| member == wijk))
    }

    /// The ranked list, the surest first.
    #[must_use]
    pub fn gaps(&self, level: Level) -> &[Gap] {
        &self.scale(level).gaps
    }

    /// Supply within reach of an area beside that of the municipality, in tenths: 0 is none, 1 is as much.
    #[must_use]
    pub fn reach(&self, level: Level, area: &str, theme: &str) -> Option<f64> {
        let scale = self.scale(level);
        let area = scale.areas.iter().position(|counted| counted.code == area)?;
        scale.reach.at(area, self.theme(theme)?)
    }

    /// The years of publication, the latest first.
    #[must_use]
    pub fn years(&self) -> &[Year] {
        &self.years
    }

    /// The year of publication that begins in this month, such as `2025-11`.
    #[must_use]
    pub fn year(&self, from: &str) -> Option<&Year> {
        self.years.iter().find(|year| year.from().to_string() == from)
    }

    /// The year to show first: the latest that is whole, else the latest.
    #[must_use]
    pub fn usual_year(&self) -> Option<&Year> {
        self.years.iter().find(|year| year.is_whole()).or(self.years.first())
    }

    /// The month in which the quarter of today is over, and can be published.
    #[must_use]
    pub fn next_release(&self) -> Month {
        let (start, quarter) = self.rules.quarter_of(self.this_month);
        start.plus(3 * (i32::try_from(quarter).unwrap_or(0) + 1))
    }

    /// The municipality's figures for the last months that were published, up to and including this year of
    /// publication, in order. No theme is all of them together.
    #[must_use]
    pub fn months(&self, until: &Year, measure: Measure, theme: Option<&str>) -> Vec<(Month, Published)> {
        let years = self.years.iter().rev().filter(|year| year.from() <= until.from());
        let mut found: Vec<_> = years.flat_map(|year| year.months(measure, theme)).collect();
        found.drain(..found.len().saturating_sub(MONTHS_OF_A_SERIES));
        found
    }

    /// How the questions about a theme go in a wijkteam area, over the last four quarters that were published.
    #[must_use]
    pub fn trend_of_team(&self, team: &str, theme: Option<&str>) -> Trend {
        trend_of_team(&self.years, team, theme)
    }

    /// How the questions about a theme go in the municipality.
    #[must_use]
    pub fn trend_of_town(&self, until: &Year, theme: Option<&str>) -> Trend {
        let series: Vec<_> =
            self.months(until, Measure::Questions, theme).into_iter().map(|(_, value)| value).collect();
        trend(&series)
    }

    /// The half-year review; none where no half-year is published.
    #[must_use]
    pub fn learned(&self) -> Option<&Learned> {
        self.learned.as_ref()
    }

    /// Over how many providers specialist help is spread; none where that is not known well enough.
    #[must_use]
    pub fn spread(&self) -> Option<&Spread> {
        self.spread.as_ref()
    }

    fn scale(&self, level: Level) -> &Scale {
        match level {
            Level::Wijk => &self.wijken,
            Level::Wijkteam => &self.teams,
        }
    }

    fn theme(&self, code: &str) -> Option<usize> {
        self.themes.iter().position(|theme| theme == code)
    }
}

impl Scale {
    fn of(ranked: &Ranked<'_>, years: &[Year]) -> Self {
        let reach = Reach::of(ranked.frame, ranked.supply);
        let gaps = ranked.gaps(&reach, |team, theme| trend_of_team(years, team, Some(theme)));
        Self { areas: ranked.frame.areas().to_vec(), gaps, reach }
    }
}

fn trend_of_team(years: &[Year], team: &str, theme: Option<&str>) -> Trend {
    let quarters = years.iter().rev().flat_map(|year| year.quarters_of_team(Measure::Questions, theme, team));
    let mut series: Vec<Published> = quarters.map(|(_, value)| value).collect();
    series.drain(..series.len().saturating_sub(QUARTERS_OF_A_TREND));
    trend(&series)
}

/// The wijken of an area of publication.
pub(crate) fn members(area: &Counted) -> impl Iterator<Item = &str> {
    area.code.split('+')
}

#[cfg(test)]
mod tests;
