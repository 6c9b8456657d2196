//! Days and months as people write them. Which day it is, is told by the clock.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `3 maart 2026`.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    format!("{} {}", day.day(), month(day))
}

/// `maart 2026`, for any day in it.
#[must_use]
pub fn month(day: NaiveDate) -> String {
    format!("{} {}", month_name(day.month()), day.year())
}

/// `maart` for 3.
#[must_use]
pub fn month_name(number: u32) -> &'static str {
    number.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_in_full() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 3).unwrap();
        assert_eq!(date(day), "3 december 2026");
        assert_eq!(month(day), "december 2026");
    }
}
