//! Exact counts of the cells of one release, on their way to being hidden or rounded. The type has no way to be
//! printed or stored, and stays in this room.

use std::collections::HashMap;

use super::layout::{Layout, Measure, Slot};
use super::unit::Unit;
use crate::gaps::cube::Cube;
use crate::gaps::entry::{AreaIndex, CoachKey, Month, ThemeIndex};
use crate::gaps::frame::Frame;

/// The counts, and the most that one coach logged, by cell.
pub struct Exact {
    counts: Vec<u32>,
    most: Vec<u32>,
}

/// Which slots a question belongs to.
struct Places<'a> {
    layout: &'a Layout,
    unit_of: HashMap<AreaIndex, usize>,
    start: Month,
    quarter: usize,
}

impl Exact {
    /// Counts what comes with one quarter of the year that begins in `start`.
    pub fn count(cube: &Cube, frame: &Frame, units: &[Unit], layout: &Layout, start: Month, quarter: usize) -> Self {
        let unit_of = (0..).zip(units).flat_map(|(index, unit)| unit.areas(frame).into_iter().map(move |a| (a, index)));
        let places = Places { layout, unit_of: unit_of.collect(), start, quarter };
        let mut exact = Self { counts: vec![0; layout.cells()], most: vec![0; layout.cells()] };
        exact.add_tallies(cube, &places);
        exact.add_hands(cube, &places);
        exact
    }

    fn add_tallies(&mut self, cube: &Cube, places: &Places<'_>) {
        let (areas, themes) = cube.size();
        for area in (0..areas).filter_map(|area| u16::try_from(area).ok()).map(AreaIndex) {
            for theme in (0..themes).filter_map(|theme| u16::try_from(theme).ok()).map(ThemeIndex) {
                for month in (0..12).map(|month| places.start.plus(month)) {
                    let tally = cube.between(area, theme, month, month);
                    for (measure, count) in [(Measure::Questions, tally.questions()), (Measure::Unmet, tally.unmet())] {
                        for cell in places.cells(measure, area, theme, month) {
                            self.counts.get_mut(cell).into_iter().for_each(|sum| *sum += count);
                        }
                    }
                }
            }
        }
    }

    fn add_hands(&mut self, cube: &Cube, places: &Places<'_>) {
        let mut by_hand: HashMap<(usize, CoachKey), u32> = HashMap::new();
        for (area, theme, month, coach, count) in cube.hands() {
            for cell in places.cells(Measure::Questions, area, theme, month) {
                *by_hand.entry((cell, coach)).or_default() += count;
            }
        }
        for ((cell, _), count) in by_hand {
            self.most.get_mut(cell).into_iter().for_each(|most| *most = count.max(*most));
        }
    }

    pub fn of(&self, cell: usize) -> u32 {
        self.counts.get(cell).copied().unwrap_or(0)
    }

    /// True when one coach logged more than half of a cell of questions.
    pub fn is_of_one_hand(&self, cell: usize) -> bool {
        self.most.get(cell).is_some_and(|most| most.saturating_mul(2) > self.of(cell))
    }
}

impl Places<'_> {
    /// The cells in which a question of this area, theme and month is counted, those of all themes included.
    fn cells(&self, measure: Measure, area: AreaIndex, theme: ThemeIndex, month: Month) -> Vec<usize> {
        let Ok(month) = usize::try_from(month.since(self.start)) else { return Vec::new() };
        let Some(unit) = self.unit_of.get(&area).copied().filter(|_| month < 12) else { return Vec::new() };
        let team = self.layout.team_of(unit).map(|team| Slot::Team { team, quarter: month / 3 });
        let slots = [Some(Slot::Month(month)), team, Some(Slot::Year), Some(Slot::Unit(unit))];
        let slots = slots.into_iter().flatten().filter(|slot| slot.comes_with(self.quarter));
        let themes = [Some(usize::from(theme.0)), None];
        slots.flat_map(|slot| themes.map(|theme| self.layout.cell(measure, theme, slot))).flatten().collect()
    }
}
