//! The kind of a gap: each asks for another answer. How large the gap is, is decided in `ranking`.

use super::cube::Tally;
use crate::questions::Reason;

/// Supply below this part of the municipality's is little.
const LITTLE_SUPPLY: f64 = 0.5;
/// What is usual for the theme counts as so many questions. A cell with one or two reasons leans to it.
const USUAL: f64 = 1.0;
/// Little or much supply within reach counts as so many questions: enough to decide a tie, no more. Coaches were
/// there; the ratio is a model.
const SUPPLY: f64 = 0.5;

/// What is wrong, and so what would help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// There is no offer: start something.
    Missing,
    /// There is offer without room: add places.
    Full,
    /// There is offer for others: adapt it.
    NotFitting,
    /// There is offer that people cannot come to: take the barrier away.
    Barrier,
    /// There is offer that coaches do not know: make it known.
    Unknown,
}

impl Kind {
    /// All of them, in order.
    pub const ALL: [Self; 5] = [Self::Missing, Self::Full, Self::NotFitting, Self::Barrier, Self::Unknown];

    /// The word that files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Full => "full",
            Self::NotFitting => "not_fitting",
            Self::Barrier => "barrier",
            Self::Unknown => "unknown",
        }
    }

    /// The words that people read.
    #[must_use]
    pub const fn dutch(self) -> &'static str {
        match self {
            Self::Missing => "ontbreekt",
            Self::Full => "vol",
            Self::NotFitting => "past niet",
            Self::Barrier => "drempel",
            Self::Unknown => "onbekend",
        }
    }

    fn weight(self, tally: &Tally) -> f64 {
        match self {
            Self::Missing => tally.weight(Reason::Absent),
            Self::Full => tally.weight(Reason::Full),
            Self::NotFitting => tally.weight(Reason::NotFitting),
            Self::Barrier => tally.weight(Reason::Barrier),
            Self::Unknown => tally.unknown_weight(),
        }
    }

    fn hint(self, supply: Option<f64>) -> f64 {
        match (self, supply) {
            (Self::Missing, Some(ratio)) if ratio < LITTLE_SUPPLY => SUPPLY,
            (Self::Unknown, Some(ratio)) if ratio >= LITTLE_SUPPLY => SUPPLY,
            _ => 0.0,
        }
    }

    /// The kind that the reasons of a cell point at: the most frequent one, after leaning a little to what is usual
    /// for the theme (`usual`, the whole municipality) and to the supply within reach. None when no question of the
    /// cell gives a reason.
    #[must_use]
    pub fn of(tally: &Tally, usual: &Tally, supply: Option<f64>) -> Option<Self> {
        let all: f64 = Self::ALL.iter().map(|kind| kind.weight(usual)).sum();
        let believed = |kind: Self| kind.weight(tally) + USUAL * kind.weight(usual) / all.max(1.0) + kind.hint(supply);
        if Self::ALL.iter().all(|kind| kind.weight(tally) <= 0.0) {
            return None;
        }
        // `max_by` takes the last of equals; reversed, the first kind wins.
        Self::ALL.into_iter().rev().max_by(|a, b| believed(*a).total_cmp(&believed(*b)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gaps::entry::{AreaIndex, CoachKey, Entry, Month, ThemeIndex};
    use crate::questions::Outcome;

    fn tally(reasons: &[(Reason, usize)], was_unknown: usize) -> Tally {
        let mut tally = Tally::default();
        let entry = |outcome, reason, was_unknown| Entry {
            area: AreaIndex(0),
            theme: ThemeIndex(0),
            month: Month::START,
            outcome,
            reason,
            deployed: None,
            was_unknown,
            coach: CoachKey(0),
            provider: None,
        };
        for (reason, times) in reasons {
            (0..*times).for_each(|_| tally.count(&entry(Outcome::Unmet, Some(*reason), false)));
        }
        (0..was_unknown).for_each(|_| tally.count(&entry(Outcome::Matched, None, true)));
        tally
    }

    #[test]
    fn the_most_frequent_reason_names_the_gap() {
        let usual = tally(&[(Reason::Absent, 40), (Reason::Full, 20)], 0);
        assert_eq!(Kind::of(&tally(&[(Reason::Full, 5), (Reason::Absent, 2)], 0), &usual, None), Some(Kind::Full));
        assert_eq!(Kind::of(&tally(&[(Reason::Barrier, 2)], 0), &usual, None), Some(Kind::Barrier));
    }

    #[test]
    fn offer_that_was_there_and_not_known_is_no_missing_offer() {
        let usual = tally(&[(Reason::Absent, 40)], 5);
        let cell = tally(&[(Reason::Absent, 2), (Reason::Unknown, 2)], 3);
        assert_eq!(Kind::of(&cell, &usual, Some(1.2)), Some(Kind::Unknown));
    }

    #[test]
    fn supply_within_reach_decides_a_tie() {
        let usual = tally(&[(Reason::Absent, 10), (Reason::Unknown, 10)], 0);
        let tie = tally(&[(Reason::Absent, 3), (Reason::Unknown, 3)], 0);
        assert_eq!(Kind::of(&tie, &usual, Some(0.2)), Some(Kind::Missing));
        assert_eq!(Kind::of(&tie, &usual, Some(1.0)), Some(Kind::Unknown));
    }

    #[test]
    fn care_first_names_no_gap() {
        let usual = tally(&[(Reason::Absent, 10)], 0);
        assert_eq!(Kind::of(&tally(&[(Reason::CareFirst, 9)], 0), &usual, Some(0.1)), None);
    }
}
