//! The unmet share before and after a day, from what was published and from nothing else.

use chrono::NaiveDate;

use super::Report;
use crate::gaps::entry::Month;
use crate::gaps::published::{Measure, Published, share_of};

/// Quarters that are looked at before a day, and after it: a year, so that summer is in each.
const QUARTERS: usize = 4;

impl Report {
    /// The unmet share of a theme in the wijkteam area of a wijk, in percent: in the year of published quarters that were
    /// over before this day, and in those that began after it. None where too little is printed to tell.
    #[must_use]
    pub fn share_around(&self, wijk: &str, theme: &str, day: NaiveDate) -> (Option<u8>, Option<u8>) {
        let (Some(area), moment) = (self.area_of(wijk), Month::of(day)) else { return (None, None) };
        let mut quarters: Vec<(Month, Published, Published)> = Vec::new();
        for year in self.years() {
            for (quarter, asked) in year.quarters_of_team(Measure::Questions, Some(theme), &area.team) {
                let unmet = year.of_team(Measure::Unmet, Some(theme), &area.team, quarter.number);
                quarters.extend(unmet.map(|unmet| (quarter.from, unmet, asked)));
            }
        }
        quarters.sort_by_key(|(from, ..)| *from);
        let share = |some: &mut dyn Iterator<Item = &(Month, Published, Published)>| {
            share_of(some.take(QUARTERS).map(|(_, unmet, asked)| (*unmet, *asked)))
        };
        let before = share(&mut quarters.iter().rev().filter(|(from, ..)| from.plus(2) < moment));
        let after = share(&mut quarters.iter().filter(|(from, ..)| *from > moment));
        (before, after)
    }
}
