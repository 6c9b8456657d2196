//! The log in counted form: area by theme by month. Adding a question touches one place, so the next report knows it.
//! What the counts mean is for `ranking`; what may be printed of them for `published`.

use std::collections::HashMap;

use super::entry::{AreaIndex, CoachKey, Entry, Month, ThemeIndex};
use super::frame::Frame;
use crate::questions::{Outcome, Reason};

/// The number of reasons why a question was not matched.
const REASONS: usize = 6;

/// What was counted somewhere. It opens only inside this room: exact counts do not leave it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    questions: u32,
    unmet: [u32; REASONS],
    partial: [u32; REASONS],
    was_unknown: u32,
}

/// Counts of every area, theme and month between two months. Its size is known when it is made, but for one small
/// record for each coach, area, theme and month that occurs.
#[derive(Debug, Clone)]
pub struct Cube {
    areas: usize,
    themes: usize,
    months: usize,
    first: Month,
    tallies: Vec<Tally>,
    by_coach: HashMap<(u32, CoachKey), u32>,
}

impl Tally {
    /// Questions.
    #[must_use]
    pub(super) fn questions(&self) -> u32 {
        self.questions
    }

    /// Not matched for a reason; a partial counts one half.
    #[must_use]
    pub(super) fn weight(&self, reason: Reason) -> f64 {
        f64::from(at(&self.unmet, reason)) + f64::from(at(&self.partial, reason)) / 2.0
    }

    /// Not matched for a reason that offer could solve; a partial counts one half.
    #[must_use]
    pub(super) fn unmet_weight(&self) -> f64 {
        solved_by_offer().map(|reason| self.weight(reason)).sum()
    }

    /// Questions not, or not wholly, matched for a reason that offer could solve.
    #[must_use]
    pub(super) fn unmet(&self) -> u32 {
        solved_by_offer().map(|reason| at(&self.unmet, reason) + at(&self.partial, reason)).sum()
    }

    /// Offer that was there and that the coach did not know: found while logging, or never found.
    #[must_use]
    pub(super) fn unknown_weight(&self) -> f64 {
        self.weight(Reason::Unknown) + f64::from(self.was_unknown)
    }

    pub(super) fn count(&mut self, entry: &Entry) {
        self.questions += 1;
        self.was_unknown += u32::from(entry.was_unknown);
        let of_reason = match entry.outcome {
            Outcome::Matched => return,
            Outcome::Partial => &mut self.partial,
            Outcome::Unmet => &mut self.unmet,
        };
        if let Some(count) = entry.reason.and_then(|reason| of_reason.get_mut(reason as usize)) {
            *count += 1;
        }
    }
}

impl std::ops::AddAssign<&Tally> for Tally {
    fn add_assign(&mut self, other: &Tally) {
        self.questions += other.questions;
        self.was_unknown += other.was_unknown;
        for (own, other) in self.unmet.iter_mut().zip(&other.unmet) {
            *own += other;
        }
        for (own, other) in self.partial.iter_mut().zip(&other.partial) {
            *own += other;
        }
    }
}

impl Cube {
    /// An empty count over the areas and themes of a frame, from `first` on, for so many months.
    #[must_use]
    pub fn new(frame: &Frame, first: Month, months: usize) -> Self {
        let (areas, themes) = (frame.areas().len(), frame.themes().len());
        let tallies = vec![Tally::default(); areas * themes * months];
        Self { areas, themes, months, first, tallies, by_coach: HashMap::new() }
    }

    /// A count just wide enough for these questions.
    #[must_use]
    pub fn of(frame: &Frame, entries: &[Entry]) -> Self {
        let first = entries.iter().map(|entry| entry.month).min();
        let last = entries.iter().map(|entry| entry.month).max();
        let months = first.zip(last).map_or(0, |(first, last)| last.since(first) + 1);
        let start = first.unwrap_or(Month::START);
        let mut cube = Self::new(frame, start, usize::try_from(months).unwrap_or(0));
        for entry in entries {
            cube.add(entry);
        }
        cube
    }

    /// Counts one question. False when its area, theme or month is not counted here.
    pub fn add(&mut self, entry: &Entry) -> bool {
        let Some(index) = self.index(entry.area, entry.theme, entry.month) else { return false };
        let Some(tally) = self.tallies.get_mut(index) else { return false };
        tally.count(entry);
        let Ok(cell) = u32::try_from(index) else { return false };
        *self.by_coach.entry((cell, entry.coach)).or_default() += 1;
        true
    }

    /// The first month that is counted, and the last; none when no month is.
    #[must_use]
    pub fn months(&self) -> Option<(Month, Month)> {
        let last = i32::try_from(self.months).ok()?.checked_sub(1).filter(|last| *last >= 0)?;
        Some((self.first, self.first.plus(last)))
    }

    /// The number of areas and of themes.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.areas, self.themes)
    }

    /// What was counted from one month up to and including another.
    #[must_use]
    pub fn between(&self, area: AreaIndex, theme: ThemeIndex, from: Month, to: Month) -> Tally {
        let mut sum = Tally::default();
        let Some((first, last)) = self.months() else { return sum };
        let (from, to) = (from.max(first), to.min(last));
        let range = self.index(area, theme, from).zip(self.index(area, theme, to));
        let Some((start, end)) = range.filter(|(start, end)| start <= end) else { return sum };
        for tally in self.tallies.get(start..=end).unwrap_or_default() {
            sum += tally;
        }
        sum
    }

    /// Every count by one coach: area, theme, month, coach, questions.
    pub fn hands(&self) -> impl Iterator<Item = (AreaIndex, ThemeIndex, Month, CoachKey, u32)> {
        self.by_coach.iter().filter_map(|((cell, coach), count)| {
            let (cell, months) = (usize::try_from(*cell).ok()?, self.months.max(1));
            let (place, month) = (cell / months, cell % months);
            let area = AreaIndex(u16::try_from(place / self.themes.max(1)).ok()?);
            let theme = ThemeIndex(u16::try_from(place % self.themes.max(1)).ok()?);
            Some((area, theme, self.first.plus(i32::try_from(month).ok()?), *coach, *count))
        })
    }

    /// Months of one area and theme lie side by side, so that a year is read in one go.
    fn index(&self, area: AreaIndex, theme: ThemeIndex, month: Month) -> Option<usize> {
        let (area, theme) = (usize::from(area.0), usize::from(theme.0));
        let month = usize::try_from(month.since(self.first)).ok()?;
        let counted = area < self.areas && theme < self.themes && month < self.months;
        counted.then_some((area * self.themes + theme) * self.months + month)
    }
}

fn solved_by_offer() -> impl Iterator<Item = Reason> {
    Reason::ALL.iter().copied().filter(|reason| reason.is_solved_by_offer())
}

fn at(counts: &[u32; REASONS], reason: Reason) -> u32 {
    counts.get(reason as usize).copied().unwrap_or(0)
}
