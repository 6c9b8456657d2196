//! When a listing is too old to rely on. A pure rule: today is a parameter.
//! Who is reminded of it, and how a page shows it, is decided elsewhere.

use chrono::{Months, NaiveDate};

use super::Kind;

/// Residents stop and move on: a group of neighbours that was confirmed last spring may be gone by autumn.
const TERM_OF_RESIDENTS: Months = Months::new(6);

/// Organisations plan by the year, with contracts and budgets that begin in January.
const TERM_OF_PROFESSIONALS: Months = Months::new(12);

/// The last day on which a confirmation still counts.
pub fn good_until(kind: Kind, confirmed_on: NaiveDate) -> NaiveDate {
    let term = match kind {
        Kind::Buurtinitiatief => TERM_OF_RESIDENTS,
        Kind::Voorliggend | Kind::Specialistisch => TERM_OF_PROFESSIONALS,
    };
    confirmed_on.checked_add_months(term).unwrap_or(NaiveDate::MAX)
}

/// True when the last confirmation is older than its term, or nobody ever confirmed it.
pub fn is_overdue(kind: Kind, confirmed_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    confirmed_on.is_none_or(|confirmed_on| good_until(kind, confirmed_on) < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_initiative_of_residents_is_good_for_six_months_and_the_day_itself() {
        let confirmed = Some(on("2026-03-10"));
        assert!(!is_overdue(Kind::Buurtinitiatief, confirmed, on("2026-09-10")));
        assert!(is_overdue(Kind::Buurtinitiatief, confirmed, on("2026-09-11")));
    }

    #[test]
    fn what_professionals_offer_is_good_for_a_year() {
        let confirmed = Some(on("2026-03-10"));
        for kind in [Kind::Voorliggend, Kind::Specialistisch] {
            assert!(!is_overdue(kind, confirmed, on("2027-03-10")));
            assert!(is_overdue(kind, confirmed, on("2027-03-11")));
        }
    }

    #[test]
    fn a_term_that_ends_on_no_day_of_the_month_ends_on_its_last_day() {
        assert_eq!(good_until(Kind::Buurtinitiatief, on("2025-08-31")), on("2026-02-28"));
    }

    #[test]
    fn what_nobody_confirmed_is_overdue() {
        assert!(is_overdue(Kind::Voorliggend, None, on("2026-03-10")));
    }
}
