//! One frozen release: a quarter of a year of publication, made once, kept, and tested against all that was published
//! before it. What a figure may be is decided in `value`, how far it gives others away in `attack`.

use serde::{Deserialize, Serialize};

use super::attack::Knowledge;
use super::exact::Exact;
use super::layout::{Layout, Measure, Slot};
use super::rules::Rules;
use super::unit::Unit;
use super::value::Published;
use crate::gaps::cube::Cube;
use crate::gaps::entry::Month;
use crate::gaps::frame::Frame;

/// Figures that were published together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// The first month of the year of publication, as `2025-11`.
    year_from: String,
    /// The quarter of that year, from 0.
    quarter: usize,
    rules: Rules,
    themes: Vec<String>,
    units: Vec<Unit>,
    figures: Vec<Figure>,
}

/// One printed cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// What is counted.
    pub measure: Measure,
    /// The theme by its place in the release; none for all themes together.
    pub theme: Option<usize>,
    /// Where and when.
    pub slot: Slot,
    /// What may be read.
    pub value: Published,
}

/// Why nothing is published. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unsafe {
    /// The quarter is not over.
    #[error("Het kwartaal loopt tot en met {0}. Publiceer het daarna.")]
    NotClosed(Month),
    /// This quarter was published before.
    #[error("Dit kwartaal is al gepubliceerd. Een verbetering komt mee met het volgende.")]
    Again,
    /// Earlier releases of the year have other themes, areas or rules.
    #[error(
        "Eerdere cijfers van dit jaar hebben andere thema's, gebieden of regels. Die veranderen pas met een nieuw jaar."
    )]
    Changed,
    /// Something hidden can be computed, whatever is left out.
    #[error("Wat verborgen is, valt uit deze cijfers terug te rekenen. Er is niets gepubliceerd.")]
    Leaks,
}

impl Release {
    /// Makes the release of the quarter that holds `month`. `this_month` is the month of today; `earlier` are the
    /// releases that were published before, of any year.
    pub fn make(
        cube: &Cube,
        frame: &Frame,
        units: &[Unit],
        rules: &Rules,
        month: Month,
        this_month: Month,
        earlier: &[Self],
    ) -> Result<Self, Unsafe> {
        let (start, quarter) = rules.quarter_of(month);
        let last = start.plus(3 * i32::try_from(quarter).unwrap_or(0) + 2);
        if this_month <= last {
            return Err(Unsafe::NotClosed(last));
        }
        let mut release = Self {
            year_from: start.to_string(),
            quarter,
            rules: rules.clone(),
            themes: frame.themes().to_vec(),
            units: units.to_vec(),
            figures: Vec::new(),
        };
        let of_year: Vec<&Self> = earlier.iter().filter(|other| other.year_from == release.year_from).collect();
        release.fits(&of_year)?;
        let exact = Exact::count(cube, frame, units, &release.layout(), start, quarter);
        release.fill(&exact);
        release.withhold(&of_year)?;
        Ok(release)
    }

    fn fits(&self, of_year: &[&Self]) -> Result<(), Unsafe> {
        if of_year.iter().any(|other| other.quarter == self.quarter) {
            return Err(Unsafe::Again);
        }
        let same =
            |other: &&Self| (&other.rules, &other.themes, &other.units) == (&self.rules, &self.themes, &self.units);
        if of_year.iter().all(same) { Ok(()) } else { Err(Unsafe::Changed) }
    }

    fn fill(&mut self, exact: &Exact) {
        let layout = self.layout();
        let themes: Vec<Option<usize>> = (0..self.themes.len()).map(Some).chain([None]).collect();
        for theme in themes {
            for slot in layout.slots().iter().copied().filter(|slot| slot.comes_with(self.quarter)) {
                if self.is_never_printed(theme, slot) {
                    continue;
                }
                let Some(questions) = layout.cell(Measure::Questions, theme, slot) else { continue };
                let one_hand = exact.is_of_one_hand(questions);
                for measure in [Measure::Questions, Measure::Unmet] {
                    let count = layout.cell(measure, theme, slot).map_or(0, |cell| exact.of(cell));
                    let printed = Published::of(count, self.threshold(theme));
                    let value = if one_hand && !printed.is_small() { Published::level_above() } else { printed };
                    self.figures.push(Figure { measure, theme, slot, value });
                }
            }
        }
    }

    /// Leaves figures to the level above until nothing hidden is known too well: each time the smallest printed one
    /// among those that led to the conclusion. Only figures of this release can still be held back.
    fn withhold(&mut self, of_year: &[&Self]) -> Result<(), Unsafe> {
        loop {
            let layout = self.layout();
            let all: Vec<&Self> = of_year.iter().copied().chain([&*self]).collect();
            let Some(mut knowledge) = Knowledge::of(&all) else { return Ok(()) };
            knowledge.propagate();
            let narrowed = knowledge.narrowed();
            if narrowed.is_empty() {
                return Ok(());
            }
            let culprits: Vec<usize> =
                narrowed.iter().filter_map(|one| self.culprit(&layout, &knowledge.reasons(one.cell))).collect();
            if culprits.is_empty() {
                return Err(Unsafe::Leaks);
            }
            for index in culprits {
                self.figures.get_mut(index).into_iter().for_each(|figure| figure.value = Published::level_above());
            }
        }
    }

    /// The figure of this release to leave out: of the nearest that are printed, the smallest.
    fn culprit(&self, layout: &Layout, distances: &[Vec<usize>]) -> Option<usize> {
        distances.iter().find_map(|cells| {
            let printed = self.figures.iter().enumerate().filter_map(|(index, figure)| {
                let cell = layout.cell(figure.measure, figure.theme, figure.slot)?;
                Some((figure.value.count().filter(|_| cells.contains(&cell))?, index))
            });
            printed.min().map(|(_, index)| index)
        })
    }

    /// The figures, in a fixed order.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The figure of one cell; none when it is not printed in this release.
    #[must_use]
    pub fn figure(&self, measure: Measure, theme: Option<usize>, slot: Slot) -> Option<Published> {
        let is = |figure: &&Figure| (figure.measure, figure.theme, figure.slot) == (measure, theme, slot);
        self.figures.iter().find(is).map(|figure| figure.value)
    }

    /// The first month of its year and the quarter of that year, from 0.
    #[must_use]
    pub fn period(&self) -> (&str, usize) {
        (&self.year_from, self.quarter)
    }

    /// The themes, in the order of its figures.
    #[must_use]
    pub fn themes(&self) -> &[String] {
        &self.themes
    }

    /// The areas, in the order of its figures.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The wijkteam areas, in the order of its figures.
    #[must_use]
    pub fn teams(&self) -> Vec<&str> {
        let mut teams: Vec<&str> = self.units.iter().map(|unit| unit.team.as_str()).collect();
        teams.sort_unstable();
        teams.dedup();
        teams
    }

    pub(super) fn layout(&self) -> Layout {
        Layout::new(self.themes.len(), &self.units)
    }

    pub(super) fn threshold(&self, theme: Option<usize>) -> u32 {
        self.rules.threshold(theme.and_then(|theme| self.themes.get(theme)).map(String::as_str))
    }

    /// Cells of this year that no release ever prints, although their slot is one that is printed.
    pub(super) fn never_printed(&self) -> Vec<(usize, Slot)> {
        let slots: Vec<Slot> = self.layout().slots().to_vec();
        let cells = (0..self.themes.len()).flat_map(|theme| slots.iter().map(move |slot| (theme, *slot)));
        cells
            .filter(|(theme, slot)| slot.comes_with(self.quarter) && self.is_never_printed(Some(*theme), *slot))
            .collect()
    }

    fn is_never_printed(&self, theme: Option<usize>, slot: Slot) -> bool {
        let theme = theme.and_then(|theme| self.themes.get(theme));
        matches!(slot, Slot::Unit(_)) && theme.is_some_and(|theme| self.rules.is_sensitive(theme))
    }
}

impl Rules {
    /// The first month of the year of publication that holds a month, and the quarter of that year, from 0.
    #[must_use]
    pub fn quarter_of(&self, month: Month) -> (Month, usize) {
        let since = (month.number() + 12 - self.first_month()) % 12;
        (month.plus(-i32::try_from(since).unwrap_or(0)), usize::try_from(since / 3).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::super::attack::attack;
    use super::*;
    use crate::gaps::entry::{AreaIndex, CoachKey, Entry, ThemeIndex};
    use crate::gaps::frame::Counted;
    use crate::gaps::published::join;
    use crate::questions::Outcome;

    const YEAR: i32 = 2025;

    fn frame() -> Frame {
        let area = |code: &str, team: &str| Counted {
            code: code.to_owned(),
            name: code.to_owned(),
            inhabitants: 5_000,
            team: team.to_owned(),
        };
        let areas = vec![area("WK999901", "Oost"), area("WK999902", "West")];
        Frame::new(areas, vec!["geld".to_owned(), "psychisch".to_owned()])
    }

    /// So many questions about money in Oost in each quarter, and many in West; every one by another coach.
    fn log(in_oost: usize) -> Vec<Entry> {
        let question = |(area, quarter, number): (u16, i32, usize)| Entry {
            area: AreaIndex(area),
            theme: ThemeIndex(0),
            month: Month::new(YEAR, 1).unwrap().plus(quarter * 3 + i32::try_from(number % 3).unwrap()),
            outcome: Outcome::Matched,
            reason: None,
            deployed: None,
            was_unknown: false,
            coach: CoachKey(u32::try_from(number).unwrap()),
            provider: None,
        };
        let oost = (0..4).flat_map(|quarter| (0..in_oost).map(move |number| (0, quarter, number)));
        let west = (0..4).flat_map(|quarter| (0..200).map(move |number| (1, quarter, number)));
        oost.chain(west).map(question).collect()
    }

    fn releases(entries: &[Entry]) -> Vec<Release> {
        let (frame, rules) = (frame(), Rules::default());
        let (cube, units) = (Cube::of(&frame, entries), join(&frame, &rules, &[], |_| Vec::new()));
        let mut made: Vec<Release> = Vec::new();
        for quarter in 0..4 {
            let month = Month::new(YEAR, 1).unwrap().plus(quarter * 3);
            made.push(Release::make(&cube, &frame, &units, &rules, month, month.plus(12), &made).unwrap());
        }
        made
    }

    fn shown(release: &Release, slot: Slot) -> String {
        release.figure(Measure::Questions, Some(0), slot).unwrap().to_string()
    }

    #[test]
    fn four_hidden_quarters_are_not_given_away_by_the_year_of_the_wijk() {
        let mut releases = releases(&log(9));
        assert_eq!(shown(&releases[0], Slot::Team { team: 0, quarter: 0 }), "< 10");
        assert_eq!(shown(&releases[3], Slot::Unit(0)), "zie hoger niveau");
        assert_eq!(attack(&releases.iter().collect::<Vec<_>>()), []);
        // What the rules by themselves would have printed: 36 questions as 35, so no quarter has fewer than 6.
        let figure = releases[3].figures.iter_mut().find(|f| f.theme == Some(0) && f.slot == Slot::Unit(0)).unwrap();
        figure.value = Published::of(36, 10);
        let narrowed = attack(&releases.iter().collect::<Vec<_>>());
        assert!(narrowed.iter().any(|one| (one.low, one.high) == (6, 9)), "{narrowed:?}");
    }

    #[test]
    fn what_can_be_shown_is_shown_in_fives() {
        let releases = releases(&log(34));
        assert_eq!(shown(&releases[0], Slot::Team { team: 0, quarter: 0 }), "35");
        assert_eq!(shown(&releases[0], Slot::Team { team: 1, quarter: 0 }), "200");
        assert_eq!(shown(&releases[3], Slot::Unit(0)), "135");
    }

    #[test]
    fn a_sensitive_theme_is_never_shown_for_a_wijk() {
        let releases = releases(&log(34));
        assert_eq!(releases[3].figure(Measure::Questions, Some(1), Slot::Unit(0)), None);
        assert!(releases[3].figure(Measure::Questions, Some(1), Slot::Year).is_some());
    }

    #[test]
    fn a_cell_of_one_coach_is_left_to_the_level_above() {
        let mut entries = log(34);
        entries.iter_mut().filter(|entry| entry.area == AreaIndex(0)).for_each(|entry| entry.coach = CoachKey(0));
        assert_eq!(shown(&releases(&entries)[0], Slot::Team { team: 0, quarter: 0 }), "zie hoger niveau");
    }

    #[test]
    fn a_quarter_is_published_once_and_after_it_closed() {
        let (frame, rules) = (frame(), Rules::default());
        let (cube, units) = (Cube::of(&frame, &log(20)), join(&frame, &rules, &[], |_| Vec::new()));
        let month = Month::new(YEAR, 2).unwrap();
        let make = |today, earlier: &[Release]| Release::make(&cube, &frame, &units, &rules, month, today, earlier);
        assert_eq!(make(month.plus(1), &[]), Err(Unsafe::NotClosed(month.plus(1))));
        let first = make(month.plus(2), &[]).unwrap();
        assert_eq!(make(month.plus(5), &[first]), Err(Unsafe::Again));
    }

    #[test]
    fn a_release_is_stored_and_read_back_as_it_was() {
        let release = releases(&log(9)).remove(3);
        let text = serde_json::to_string(&release).unwrap();
        assert_eq!(serde_json::from_str::<Release>(&text).unwrap(), release);
    }
}
