//! On which days coaches log, and how much. Working days only, quiet in summer and around Christmas, and more every
//! month while the log finds its way.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Whole months before this one.
const MONTHS: u32 = 18;
/// At the end so many times as busy as at the beginning.
const GROWTH: f64 = 1.9;

/// Every working day before `today` on which something may be logged, with how busy it is.
pub fn working_days(today: NaiveDate) -> Vec<(NaiveDate, f64)> {
    let begin = today.with_day(1).and_then(|first| first.checked_sub_months(Months::new(MONTHS))).unwrap_or(today);
    let days: Vec<NaiveDate> = begin.iter_days().take_while(|day| *day < today).filter(|day| is_worked(*day)).collect();
    let last = days.len().saturating_sub(1).max(1);
    let along = |at: usize| f64::from(u32::try_from(at).unwrap_or(0)) / f64::from(u32::try_from(last).unwrap_or(1));
    let busy = |(at, day): (usize, NaiveDate)| (day, (1.0 + (GROWTH - 1.0) * along(at)) * of_week(day) * of_year(day));
    days.into_iter().enumerate().map(busy).collect()
}

fn of_week(day: NaiveDate) -> f64 {
    match day.weekday() {
        Weekday::Mon => 1.2,
        Weekday::Wed => 0.85,
        Weekday::Fri => 0.7,
        _ => 1.0,
    }
}

fn of_year(day: NaiveDate) -> f64 {
    match (day.month(), day.day()) {
        (12, 20..) | (1, ..=3) => 0.35,
        (7, 15..) | (8, ..=20) => 0.5,
        (7 | 8, _) => 0.75,
        (5, _) => 0.9,
        _ => 1.0,
    }
}

fn is_worked(day: NaiveDate) -> bool {
    let easter = easter(day.year());
    let after = |days| easter.and_then(|sunday| sunday.checked_add_days(Days::new(days))) == Some(day);
    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let fixed = matches!((day.month(), day.day()), (1, 1) | (4, 27) | (12, 25 | 26));
    // Easter Monday, Ascension Day and Whit Monday.
    !weekend && !fixed && ![1, 39, 50].into_iter().any(after)
}

/// Easter Sunday (the anonymous Gregorian computus, Nature 1876).
fn easter(year: i32) -> Option<NaiveDate> {
    let (gold, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * gold + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (gold + 11 * moon + 22 * week) / 451;
    let days = moon + week - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn easter_falls_where_the_church_says() {
        for sunday in [day(2024, 3, 31), day(2025, 4, 20), day(2026, 4, 5), day(2038, 4, 25)] {
            assert_eq!(easter(sunday.year()), Some(sunday));
        }
    }

    #[test]
    fn nobody_logs_on_a_day_off_or_in_the_future() {
        let today = day(2026, 5, 20);
        let days: Vec<NaiveDate> = working_days(today).into_iter().map(|(day, _)| day).collect();
        assert_eq!((days.first(), days.last()), (Some(&day(2024, 11, 1)), Some(&day(2026, 5, 19))));
        for free in [day(2025, 12, 25), day(2026, 4, 6), day(2026, 4, 27), day(2026, 5, 14), day(2026, 5, 16)] {
            assert!(!days.contains(&free), "{free}");
        }
        assert!(working_days(day(2026, 1, 31)).len() > 370);
    }
}
