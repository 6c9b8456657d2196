//! The attacker: takes everything that was ever published about a year, and narrows each hidden cell as far as the
//! rounding and the sums allow. Knows nothing that the public does not.

use std::collections::{BTreeSet, VecDeque};

use super::layout::{Layout, Measure, Slot, Sum};
use super::release::Release;
use super::value::NO_LIMIT;

/// A hidden cell must keep at least so many possible values.
const FEWEST_VALUES: i64 = 5;
/// What is left to the level above must stay vaguer than a printed figure, which stands for five.
const VAGUER_THAN_PRINTED: i64 = 6;

/// What is left when one printed figure is taken from another. Two figures that are printed alike would say that nearly
/// everybody's question was unmet; a patient attacker got such a rest below five values in 4 of 200 random logs.
const FEWEST_OF_A_REST: i64 = 8;

/// A hidden cell that is known too well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowed {
    /// What is counted.
    pub measure: Measure,
    /// The theme by its place in the release; none for all themes together.
    pub theme: Option<usize>,
    /// Where and when.
    pub slot: Slot,
    /// The least that it can be.
    pub low: i64,
    /// The most that it can be.
    pub high: i64,
    pub(super) cell: usize,
}

/// What the public knows of every cell.
pub(super) struct Knowledge {
    layout: Layout,
    sums: Vec<Sum>,
    /// The sums in which a cell occurs.
    ties: Vec<Vec<usize>>,
    ranges: Vec<(i64, i64)>,
    needs: Vec<i64>,
    /// The sum that last narrowed a cell from below, and from above.
    because: Vec<[Option<usize>; 2]>,
}

/// Narrows the cells of one year by interval propagation to a fixed point, and names those that are known too well.
/// The releases are those of one year of publication, in any order.
#[must_use]
pub fn attack(releases: &[&Release]) -> Vec<Narrowed> {
    let Some(mut knowledge) = Knowledge::of(releases) else { return Vec::new() };
    knowledge.propagate();
    knowledge.narrowed()
}

/// The same by a patient attacker, who after that supposes each value at the ends of each hidden cell and rules it out
/// when the sums then contradict each other. Cells that occur in several sums are narrowed further than by intervals
/// alone; takes about a hundred times as long.
#[must_use]
pub fn attack_patiently(releases: &[&Release]) -> Vec<Narrowed> {
    let Some(mut knowledge) = Knowledge::of(releases) else { return Vec::new() };
    knowledge.propagate();
    knowledge.probe();
    knowledge.narrowed()
}

impl Knowledge {
    /// What the figures say by themselves; none without a release.
    pub(super) fn of(releases: &[&Release]) -> Option<Self> {
        let layout = releases.first()?.layout();
        let sums = layout.sums();
        let mut ties = vec![Vec::new(); layout.cells()];
        for (index, sum) in sums.iter().enumerate() {
            for cell in sum.parts.iter().chain([&sum.total]) {
                ties.get_mut(*cell).into_iter().for_each(|ties: &mut Vec<usize>| ties.push(index));
            }
        }
        let cells = layout.cells();
        let mut known = Self {
            layout,
            sums,
            ties,
            ranges: vec![(0, NO_LIMIT); cells],
            needs: vec![0; cells],
            because: vec![[None; 2]; cells],
        };
        releases.iter().for_each(|release| known.read(release));
        Some(known)
    }

    fn read(&mut self, release: &Release) {
        for figure in release.figures() {
            let Some(cell) = self.layout.cell(figure.measure, figure.theme, figure.slot) else { continue };
            let need = match (figure.value.is_small(), figure.value.is_left_to_level_above()) {
                (true, _) => FEWEST_VALUES,
                (_, true) => VAGUER_THAN_PRINTED,
                _ => 0,
            };
            let range = figure.value.range(release.threshold(figure.theme));
            self.ranges.get_mut(cell).into_iter().for_each(|own| *own = range);
            self.needs.get_mut(cell).into_iter().for_each(|own| *own = need);
            if figure.measure == Measure::Questions {
                let met = self.layout.cell(Measure::Met, figure.theme, figure.slot);
                let need = met.and_then(|met| self.needs.get_mut(met));
                let values = if figure.value.count().is_some() { FEWEST_OF_A_REST } else { FEWEST_VALUES };
                need.into_iter().for_each(|own| *own = values);
            }
        }
        // Cells that are never printed, because their theme is sensitive, are hidden all the same.
        for (theme, slot) in release.never_printed() {
            for measure in super::layout::MEASURES {
                let cell = self.layout.cell(measure, Some(theme), slot);
                let need = cell.and_then(|cell| self.needs.get_mut(cell));
                need.into_iter().for_each(|own| *own = FEWEST_VALUES);
            }
        }
    }

    /// Goes round every sum until none says anything new.
    pub(super) fn propagate(&mut self) {
        self.propagate_from((0..self.sums.len()).collect());
    }

    /// Goes round these sums and all that follows from them. False when they contradict each other.
    fn propagate_from(&mut self, mut waiting: VecDeque<usize>) -> bool {
        let mut queued = vec![false; self.sums.len()];
        waiting.iter().for_each(|index| queued.get_mut(*index).into_iter().for_each(|queued| *queued = true));
        while let Some(index) = waiting.pop_front() {
            queued.get_mut(index).into_iter().for_each(|queued| *queued = false);
            for cell in self.narrow(index) {
                if self.ranges.get(cell).is_some_and(|(low, high)| low > high) {
                    return false;
                }
                for tie in self.ties.get(cell).into_iter().flatten() {
                    if queued.get_mut(*tie).is_some_and(|queued| !std::mem::replace(queued, true)) {
                        waiting.push_back(*tie);
                    }
                }
            }
        }
        true
    }

    /// Rules out the ends of hidden cells one by one, until no cell gives way.
    fn probe(&mut self) {
        let hidden: Vec<usize> = (0..).zip(&self.needs).filter(|(_, need)| **need > 0).map(|(cell, _)| cell).collect();
        loop {
            let before = self.ranges.clone();
            for cell in &hidden {
                while self.contradicts(*cell, |(low, _)| (low, low))
                    && self.exclude(*cell, |(low, high)| (low + 1, high))
                {}
                while self.contradicts(*cell, |(_, high)| (high, high))
                    && self.exclude(*cell, |(low, high)| (low, high - 1))
                {}
            }
            if before == self.ranges {
                return;
            }
        }
    }

    /// True when a supposition about one cell cannot be. Leaves everything as it was.
    fn contradicts(&mut self, cell: usize, suppose: impl Fn((i64, i64)) -> (i64, i64)) -> bool {
        let (ranges, because) = (self.ranges.clone(), self.because.clone());
        let possible = self.exclude(cell, suppose);
        (self.ranges, self.because) = (ranges, because);
        !possible
    }

    /// Changes what is known of one cell and draws the conclusions; false when they contradict each other.
    fn exclude(&mut self, cell: usize, change: impl Fn((i64, i64)) -> (i64, i64)) -> bool {
        self.ranges.get_mut(cell).into_iter().for_each(|range| *range = change(*range));
        self.propagate_from(self.ties.get(cell).cloned().unwrap_or_default().into())
    }

    /// Draws every conclusion from one sum; answers the cells of which more is known now.
    fn narrow(&mut self, index: usize) -> Vec<usize> {
        let Some(sum) = self.sums.get(index) else { return Vec::new() };
        let range = |cell: usize| self.ranges.get(cell).copied().unwrap_or((0, NO_LIMIT));
        let (low, high) = sum.parts.iter().map(|part| range(*part)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        let total = range(sum.total);
        let mut found = vec![(sum.total, low, high)];
        for part in &sum.parts {
            let own = range(*part);
            found.push((*part, total.0 - (high - own.1), total.1 - (low - own.0)));
        }
        found
            .into_iter()
            .filter(|(cell, low, high)| self.learn(*cell, *low, *high, index))
            .map(|(cell, ..)| cell)
            .collect()
    }

    fn learn(&mut self, cell: usize, low: i64, high: i64, sum: usize) -> bool {
        let (Some(range), Some(because)) = (self.ranges.get_mut(cell), self.because.get_mut(cell)) else {
            return false;
        };
        let before = *range;
        *range = (before.0.max(low), before.1.min(high));
        if range.0 > before.0 {
            because[0] = Some(sum);
        }
        if range.1 < before.1 {
            because[1] = Some(sum);
        }
        *range != before
    }

    /// The hidden cells that are known too well.
    pub(super) fn narrowed(&self) -> Vec<Narrowed> {
        let cells = self.ranges.iter().zip(&self.needs).enumerate();
        let known = cells.filter(|(_, ((low, high), need))| high - low + 1 < **need);
        let named = known.filter_map(|(cell, ((low, high), _))| {
            let (measure, theme, slot) = self.layout.describe(cell)?;
            Some(Narrowed { measure, theme, slot, low: *low, high: *high, cell })
        });
        // The rest of a sum that could itself be printed is no secret.
        named.filter(|one| one.measure != Measure::Met || one.low < 10).collect()
    }

    /// The cells that led to a conclusion, the nearest first, each distance together.
    pub(super) fn reasons(&self, cell: usize) -> Vec<Vec<usize>> {
        let (mut seen, mut distances) = (BTreeSet::from([cell]), Vec::new());
        let mut edge = vec![cell];
        while !edge.is_empty() {
            let sums = edge.iter().filter_map(|cell| self.because.get(*cell)).flatten().flatten();
            let next: BTreeSet<usize> = sums
                .filter_map(|sum| self.sums.get(*sum))
                .flat_map(|sum| sum.parts.iter().chain([&sum.total]).copied())
                .collect();
            edge = next.into_iter().filter(|cell| seen.insert(*cell)).collect();
            distances.push(edge.clone());
        }
        distances
    }
}
