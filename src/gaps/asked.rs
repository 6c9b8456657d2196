//! How often colleagues asked the same, as they may be told: through the same door as every figure. What is shown to
//! nobody is the exact count, and a count of which one hand made more than half.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::entry::Month;
use super::published::{Published, Rules};
use crate::questions::Asking;

impl Published {
    /// How often something was asked. `theme` is the top theme, because some themes hide larger counts.
    #[must_use]
    pub fn asked<'a>(askings: impl IntoIterator<Item = &'a Asking>, rules: &Rules, theme: &str) -> Self {
        let (mut count, mut hands) = (0_u32, HashMap::<&str, u32>::new());
        for asking in askings {
            count += 1;
            // A hand that was forgotten counts as a hand of its own.
            if let Some(coach) = &asking.coach {
                *hands.entry(coach).or_default() += 1;
            }
        }
        let printed = Self::of(count, rules.threshold(Some(theme)));
        let of_one_hand = hands.values().any(|own| own.saturating_mul(2) > count);
        if of_one_hand && !printed.is_small() { Self::level_above() } else { printed }
    }

    /// `minder dan 10` or `ongeveer 15`; none when it is left to the level above.
    #[must_use]
    pub fn in_words(self) -> Option<String> {
        match self.limit() {
            Some(limit) => Some(format!("minder dan {limit}")),
            None => self.count().map(|count| format!("ongeveer {count}")),
        }
    }
}

impl Rules {
    /// The first day of the quarter of publication that holds a day.
    #[must_use]
    pub fn quarter_start(&self, day: NaiveDate) -> NaiveDate {
        let (year, quarter) = self.quarter_of(Month::of(day));
        let first = year.plus(3 * i32::try_from(quarter).unwrap_or(0)).first_day();
        first.unwrap_or(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn askings(coaches: &[(&str, usize)]) -> Vec<Asking> {
        let one = |coach: &str| Asking {
            asked_on: NaiveDate::from_ymd_opt(2026, 11, 2).unwrap(),
            coach: Some(coach.to_owned()).filter(|coach| !coach.is_empty()),
            collective_id: None,
        };
        coaches.iter().flat_map(|(coach, count)| std::iter::repeat_n(one(coach), *count)).collect()
    }

    fn told(coaches: &[(&str, usize)], theme: &str) -> Option<String> {
        Published::asked(&askings(coaches), &Rules::default(), theme).in_words()
    }

    #[test]
    fn what_colleagues_asked_is_told_in_fives_and_never_below_ten() {
        assert_eq!(told(&[], "geld").as_deref(), Some("minder dan 10"));
        assert_eq!(told(&[("a", 5), ("b", 4)], "geld").as_deref(), Some("minder dan 10"));
        assert_eq!(told(&[("a", 6), ("b", 6), ("c", 1)], "geld").as_deref(), Some("ongeveer 15"));
        assert_eq!(told(&[("a", 6), ("b", 6), ("c", 1)], "psychisch").as_deref(), Some("minder dan 20"));
    }

    #[test]
    fn what_one_hand_asked_most_of_is_not_told() {
        assert_eq!(told(&[("a", 7), ("b", 6)], "geld"), None);
        assert_eq!(told(&[("a", 7), ("b", 1)], "geld").as_deref(), Some("minder dan 10"));
        assert_eq!(told(&[("", 12)], "geld").as_deref(), Some("ongeveer 10"), "forgotten hands are many hands");
    }

    #[test]
    fn a_quarter_begins_where_the_year_of_publication_says_so() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 17).unwrap();
        let start = |rules: Rules| rules.quarter_start(day).to_string();
        assert_eq!(start(Rules::default()), "2026-10-01");
        assert_eq!(start(Rules::default().with_first_month(11).unwrap()), "2026-11-01");
    }
}
