//! When a service takes place: pieces of iCalendar, as HSDS writes them.
//! Putting times into words for people is left to the pages.

use chrono::{NaiveDate, NaiveTime};
use diesel::prelude::*;

use super::part::part_of_service;
use super::{Day, Every, Frequency};
use crate::db::schema::schedule;
use crate::id::LocationId;

/// One line of opening hours, in local time (Europe/Amsterdam).
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = schedule, treat_none_as_default_value = false)]
pub struct Schedule {
    /// Where, when that differs between the locations of the service.
    pub location_id: Option<LocationId>,
    /// Its place in the order of the listing, from 0.
    pub position: i32,
    /// By the week or by the month.
    pub freq: Option<Frequency>,
    /// 2 with a weekly frequency is every second week.
    pub interval: i32,
    /// Codes of iCalendar with commas between: `MO,TH`, or `2MO` for the second Monday.
    pub byday: Option<String>,
    /// When it begins.
    pub opens_at: Option<NaiveTime>,
    /// When it ends; not after the begin means on the next day.
    pub closes_at: Option<NaiveTime>,
    /// The first day on which this line counts.
    pub valid_from: Option<NaiveDate>,
    /// The last day on which this line counts.
    pub valid_to: Option<NaiveDate>,
    /// What people have to know about it.
    pub description: Option<String>,
}
part_of_service!(Schedule in schedule);

impl Schedule {
    pub(super) fn new(position: i32, day: Day, every: Every, (opens_at, closes_at): (NaiveTime, NaiveTime)) -> Self {
        let (freq, interval) = match every {
            Every::Week => (Frequency::Weekly, 1),
            Every::TwoWeeks => (Frequency::Weekly, 2),
            Every::Month => (Frequency::Monthly, 1),
        };
        Self {
            location_id: None,
            position,
            freq: Some(freq),
            interval,
            byday: Some(day.ical().to_owned()),
            opens_at: Some(opens_at),
            closes_at: Some(closes_at),
            valid_from: None,
            valid_to: None,
            description: None,
        }
    }

    /// The days of the week on which it takes place, in the order of the week.
    pub fn days(&self) -> Vec<Day> {
        let mut days: Vec<Day> =
            self.byday.iter().flat_map(|codes| codes.split(',')).filter_map(Day::from_ical).collect();
        days.sort();
        days.dedup();
        days
    }

    /// The rhythm in the words of the authoring format; none for a rhythm that those do not have.
    pub fn every(&self) -> Option<Every> {
        match (self.freq?, self.interval) {
            (Frequency::Weekly, 1) => Some(Every::Week),
            (Frequency::Weekly, 2) => Some(Every::TwoWeeks),
            (Frequency::Monthly, 1) => Some(Every::Month),
            _ => None,
        }
    }

    /// True when this line counts on that date.
    pub fn is_valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= date) && self.valid_to.is_none_or(|to| date <= to)
    }

    /// True when it is open on that day of the week at that time, in a week in which it takes place.
    pub fn is_open(&self, day: Day, time: NaiveTime) -> bool {
        let (Some(opens), Some(closes)) = (self.opens_at, self.closes_at) else { return false };
        let on = |day| self.days().contains(&day);
        if opens < closes {
            return on(day) && opens <= time && time < closes;
        }
        // Past midnight: the evening belongs to this day, the small hours to the day before.
        (on(day) && opens <= time) || (on(Day::from(day.weekday().pred())) && time < closes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveTime {
        text.parse().unwrap()
    }

    fn line(day: Day, every: Every, from: &str, to: &str) -> Schedule {
        Schedule::new(0, day, every, (at(from), at(to)))
    }

    #[test]
    fn a_line_is_open_from_its_begin_until_just_before_its_end() {
        let morning = line(Day::Tuesday, Every::Week, "09:30:00", "12:00:00");
        assert!(morning.is_open(Day::Tuesday, at("09:30:00")));
        assert!(!morning.is_open(Day::Tuesday, at("12:00:00")));
        assert!(!morning.is_open(Day::Wednesday, at("10:00:00")));
    }

    #[test]
    fn a_night_goes_on_until_the_next_morning() {
        let night = line(Day::Sunday, Every::Week, "22:00:00", "02:00:00");
        assert!(night.is_open(Day::Sunday, at("23:00:00")));
        assert!(night.is_open(Day::Monday, at("01:00:00")));
        assert!(!night.is_open(Day::Sunday, at("01:00:00")));
    }

    #[test]
    fn each_rhythm_of_the_authoring_format_comes_back() {
        for every in Every::ALL {
            assert_eq!(line(Day::Friday, *every, "10:00:00", "11:00:00").every(), Some(*every));
        }
    }

    #[test]
    fn the_days_of_an_imported_line_are_in_the_order_of_the_week() {
        let mut two = line(Day::Friday, Every::Month, "10:00:00", "11:00:00");
        two.byday = Some("2TH,1MO,TH".into());
        assert_eq!(two.days(), [Day::Monday, Day::Thursday]);
    }

    #[test]
    fn a_summer_line_counts_in_summer_only() {
        let mut summer = line(Day::Friday, Every::Week, "10:00:00", "11:00:00");
        summer.valid_from = Some("2026-06-01".parse().unwrap());
        summer.valid_to = Some("2026-08-31".parse().unwrap());
        assert!(summer.is_valid_on("2026-08-31".parse().unwrap()));
        assert!(!summer.is_valid_on("2026-09-01".parse().unwrap()));
    }
}
