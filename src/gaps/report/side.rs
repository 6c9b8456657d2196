//! The sides of a town beside each other, from what is published and from supply alone. Which wijk lies on which side is
//! told by the caller.

use super::reach::in_tenths;
use super::year::Year;
use super::{Report, members};
use crate::gaps::frame::{Counted, Level};
use crate::gaps::published::Measure;
use crate::gaps::ranking::Standing;

/// Shares of fewer questions say nothing, as with `percentage`.
const SMALLEST_BASE: u32 = 50;

/// One side of the town.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The word of its wijken for it.
    pub side: String,
    /// People living there.
    pub inhabitants: u32,
    /// Questions for 1,000 inhabitants in the year; none where a wijk is hidden.
    pub questions: Option<f64>,
    /// The part of them without fitting offer, in percent; none where a wijk is hidden.
    pub unmet: Option<u8>,
    /// Rows of the ranked list that are all but sure.
    pub sure: usize,
    /// Rows that are likelier than not.
    pub likely: usize,
    /// Supply within reach beside that of the municipality, by theme in the order of the report, in tenths.
    pub reach: Vec<Option<f64>>,
}

impl Report {
    /// The sides that `side_of` tells of wijken, in the order of their words; wijken without one are left out.
    #[must_use]
    pub fn sides(&self, year: &Year, side_of: impl Fn(&str) -> Option<String>) -> Vec<Side> {
        let of_area = |area: &Counted| members(area).next().and_then(&side_of);
        let mut names: Vec<String> = self.areas(Level::Wijk).iter().filter_map(of_area).collect();
        names.sort();
        names.dedup();
        let side = |name: String| {
            let areas = self.areas(Level::Wijk).iter().filter(|area| of_area(area).as_ref() == Some(&name));
            self.side(year, name.clone(), &areas.collect::<Vec<_>>())
        };
        names.into_iter().map(side).collect()
    }

    fn side(&self, year: &Year, side: String, areas: &[&Counted]) -> Side {
        let inhabitants = areas.iter().map(|area| area.inhabitants).sum();
        let sum = |measure| -> Option<u32> {
            let printed = |area: &&Counted| year.of_wijk(measure, None, members(area).next()?)?.count();
            areas.iter().map(printed).sum()
        };
        let (questions, unmet) = (sum(Measure::Questions), sum(Measure::Unmet));
        let rows = self.gaps(Level::Wijk).iter().filter(|gap| areas.iter().any(|area| area.code == gap.area));
        let (sure, likely): (Vec<_>, Vec<_>) = rows.partition(|gap| gap.standing == Standing::High);
        Side {
            side,
            inhabitants,
            questions: questions.map(|number| in_tenths(f64::from(number) * 1_000.0 / f64::from(inhabitants.max(1)))),
            unmet: questions.zip(unmet).and_then(|(all, part)| percent(part, all)),
            sure: sure.len(),
            likely: likely.len(),
            reach: self.themes().iter().map(|theme| self.mean_reach(areas, theme)).collect(),
        }
    }

    /// Weighed by inhabitants; none where the municipality has nothing.
    fn mean_reach(&self, areas: &[&Counted], theme: &str) -> Option<f64> {
        let weighed = areas.iter().filter_map(|area| {
            let people = f64::from(area.inhabitants);
            Some((self.reach(Level::Wijk, &area.code, theme)? * people, people))
        });
        let (sum, people) = weighed.fold((0.0, 0.0), |(sum, all), (part, people)| (sum + part, all + people));
        (people > 0.0).then(|| in_tenths(sum / people))
    }
}

fn percent(part: u32, whole: u32) -> Option<u8> {
    u8::try_from((part.min(whole) * 100 + whole / 2) / whole.max(1)).ok().filter(|_| whole >= SMALLEST_BASE)
}
