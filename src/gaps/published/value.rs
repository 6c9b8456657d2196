//! A count as it may be printed. Nothing outside this room can make one.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::rules::STEP;

/// A printable count: rounded, hidden because it is small, or left to the level above.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Published(Shown);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shown {
    Count(u32),
    FewerThan(u32),
    LevelAbove,
}

/// Larger than any count, and small enough to add thousands of.
pub(super) const NO_LIMIT: i64 = 1 << 40;

impl Published {
    /// Rounded to a multiple of five; below the threshold hidden, zero included.
    pub(in crate::gaps) fn of(count: u32, threshold: u32) -> Self {
        if count < threshold {
            return Self(Shown::FewerThan(threshold));
        }
        Self(Shown::Count(count.saturating_add(STEP / 2) / STEP * STEP))
    }

    /// Not printed here: the level above has it.
    pub(in crate::gaps) fn level_above() -> Self {
        Self(Shown::LevelAbove)
    }

    /// The rounded count; none when it is hidden.
    #[must_use]
    pub fn count(self) -> Option<u32> {
        match self.0 {
            Shown::Count(count) => Some(count),
            Shown::FewerThan(_) | Shown::LevelAbove => None,
        }
    }

    /// True when it is hidden because it is small.
    #[must_use]
    pub fn is_small(self) -> bool {
        matches!(self.0, Shown::FewerThan(_))
    }

    /// What it is less than, when it is hidden because it is small.
    #[must_use]
    pub fn limit(self) -> Option<u32> {
        match self.0 {
            Shown::FewerThan(limit) => Some(limit),
            Shown::Count(_) | Shown::LevelAbove => None,
        }
    }

    /// True when the level above has to be looked at.
    #[must_use]
    pub fn is_left_to_level_above(self) -> bool {
        self.0 == Shown::LevelAbove
    }

    /// The counts that it may stand for, as anybody can work out.
    pub(super) fn range(self, threshold: u32) -> (i64, i64) {
        let (threshold, half) = (i64::from(threshold), i64::from(STEP / 2));
        match self.0 {
            Shown::Count(count) => ((i64::from(count) - half).max(threshold), i64::from(count) + half),
            Shown::FewerThan(limit) => (0, i64::from(limit) - 1),
            Shown::LevelAbove => (threshold, NO_LIMIT),
        }
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Shown::Count(count) => write!(f, "{count}"),
            Shown::FewerThan(limit) => write!(f, "< {limit}"),
            Shown::LevelAbove => f.write_str("zie hoger niveau"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_is_printed_in_fives_or_not_at_all() {
        let printed = |counts: &[u32]| counts.iter().map(|c| Published::of(*c, 10).to_string()).collect::<Vec<_>>();
        assert_eq!(
            printed(&[0, 1, 9, 10, 12, 13, 17, 18, 102, 103]),
            ["< 10", "< 10", "< 10", "10", "10", "15", "15", "20", "100", "105"]
        );
    }

    #[test]
    fn the_range_of_a_printed_count_holds_the_count_and_nothing_that_is_printed_otherwise() {
        for threshold in [10, 20] {
            for count in 0..200 {
                let (low, high) = Published::of(count, threshold).range(threshold);
                let same = |other: i64| Published::of(other as u32, threshold) == Published::of(count, threshold);
                assert!((low..=high).contains(&i64::from(count)));
                assert!((low..=high).all(same) && !same(high + 1), "{count}");
            }
        }
    }
}
