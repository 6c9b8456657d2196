//! Figures that follow from figures: percentages, trends, shades of a map. Computed from what is published, never from
//! what was counted.

use super::value::Published;

/// No percentage of fewer: with rounding, less than this says nothing.
pub(super) const SMALLEST_BASE: u32 = 50;
/// Shades of a map that differ enough to be told apart.
const SHADES: u32 = 5;
/// A change counts from this part of what was.
const CHANGE: f64 = 0.2;

/// How a series goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// The second half is at least a fifth more than the first.
    Rising,
    /// The second half is at least a fifth less than the first.
    Falling,
    /// Neither.
    Steady,
    /// Too much is hidden to tell.
    Unclear,
}

/// The shade of an area on a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// Hidden: hatched, so that nobody takes it for zero.
    Hidden,
    /// From 1, the lightest, to 5.
    Step(u8),
}

/// A part of a whole in percent, rounded to whole percents; none when either is hidden or the whole is under 50.
#[must_use]
pub fn percentage(part: Published, whole: Published) -> Option<u8> {
    let (part, whole) = (part.count()?, whole.count().filter(|whole| *whole >= SMALLEST_BASE)?);
    u8::try_from((part.min(whole) * 100 + whole / 2) / whole).ok()
}

/// The parts of several periods in percent of their wholes: only periods of which both are printed count, and together
/// they must be 50 or more.
#[must_use]
pub fn share_of(periods: impl Iterator<Item = (Published, Published)>) -> Option<u8> {
    let printed = periods.filter_map(|(part, whole)| part.count().zip(whole.count()));
    let (part, whole) =
        printed.fold((0, 0), |(parts, wholes), (part, whole)| (parts + part.min(whole), wholes + whole));
    (whole >= SMALLEST_BASE).then(|| u8::try_from((part * 100 + whole / 2) / whole).ok())?
}

/// True when parts of this whole may be told.
pub fn share_is_safe(whole: Published) -> bool {
    whole.count().is_some_and(|whole| whole >= SMALLEST_BASE)
}

/// How a series of periods goes: its second half against its first.
#[must_use]
pub fn trend(series: &[Published]) -> Trend {
    let counts: Option<Vec<u32>> = series.iter().map(|value| value.count()).collect();
    let Some(counts) = counts.filter(|counts| counts.len() >= 2) else { return Trend::Unclear };
    let (first, rest) = counts.split_at(counts.len() / 2);
    let second = rest.get(rest.len() - first.len()..).unwrap_or_default();
    let (before, after): (f64, f64) =
        (first.iter().map(|c| f64::from(*c)).sum(), second.iter().map(|c| f64::from(*c)).sum());
    match (after - before) / before {
        change if change >= CHANGE => Trend::Rising,
        change if change <= -CHANGE => Trend::Falling,
        _ => Trend::Steady,
    }
}

/// The shade of a figure beside the largest of its map.
#[must_use]
pub fn shade(value: Published, largest: Published) -> Shade {
    let Some((count, largest)) = value.count().zip(largest.count()).filter(|(_, largest)| *largest > 0) else {
        return Shade::Hidden;
    };
    let step = (count.min(largest) * SHADES).div_ceil(largest).clamp(1, SHADES);
    Shade::Step(u8::try_from(step).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: u32) -> Published {
        Published::of(count, 10)
    }

    #[test]
    fn a_percentage_needs_a_base_of_fifty_and_two_printed_figures() {
        assert_eq!(percentage(of(24), of(99)), Some(25));
        assert_eq!(percentage(of(24), of(47)), None);
        assert_eq!(percentage(of(9), of(99)), None);
        assert_eq!(percentage(of(52), of(51)), Some(100));
    }

    #[test]
    fn a_share_of_several_periods_counts_only_what_is_printed() {
        let periods = [(of(20), of(40)), (of(9), of(60)), (of(10), of(20))];
        assert_eq!(share_of(periods.into_iter()), Some(50));
        assert_eq!(share_of(periods.into_iter().take(2)), None, "forty is too little");
    }

    #[test]
    fn a_series_with_a_hidden_period_has_no_trend() {
        assert_eq!(trend(&[of(20), of(9), of(30), of(40)]), Trend::Unclear);
        assert_eq!(trend(&[of(20), of(20), of(30), of(40)]), Trend::Rising);
        assert_eq!(trend(&[of(40), of(90), of(20)]), Trend::Falling);
        assert_eq!(trend(&[of(40), of(41)]), Trend::Steady);
    }

    #[test]
    fn what_is_hidden_is_no_light_shade() {
        assert_eq!(shade(of(3), of(100)), Shade::Hidden);
        assert_eq!(shade(of(12), of(100)), Shade::Step(1));
        assert_eq!(shade(of(100), of(100)), Shade::Step(5));
    }
}
