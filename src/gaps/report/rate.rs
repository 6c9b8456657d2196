//! What follows from printed figures: how much that is for a thousand inhabitants, and the shade of it on a map. From
//! what is published only, as with `percentage` and `shade`.

use super::reach::in_tenths;
use crate::gaps::published::{Published, Shade};

/// Shades of a map that differ enough to be told apart.
const SHADES: f64 = 5.0;
/// Up to these parts of what is usual supply gets the shades 1 to 4.
const STEPS_OF_REACH: [f64; 4] = [0.4, 0.7, 1.2, 2.0];

/// A printed figure for 1,000 inhabitants, in tenths; none when it is hidden or nobody lives there.
#[must_use]
pub fn per_thousand(value: Published, inhabitants: u32) -> Option<f64> {
    let count = value.count().filter(|_| inhabitants > 0)?;
    Some(in_tenths(f64::from(count) * 1_000.0 / f64::from(inhabitants)))
}

/// The shade of a rate beside the largest of its map; hidden without one.
#[must_use]
pub fn shade_of_rate(rate: Option<f64>, largest: f64) -> Shade {
    match rate.filter(|_| largest > 0.0) {
        // Between 1 and 5, so the cast is exact.
        Some(rate) => Shade::Step((rate / largest * SHADES).ceil().clamp(1.0, SHADES) as u8),
        None => Shade::Hidden,
    }
}

/// The shade of supply within reach beside that of the municipality: 1 is little, 3 is what is usual.
#[must_use]
pub fn shade_of_reach(reach: Option<f64>) -> Shade {
    match reach {
        Some(reach) => Shade::Step(STEPS_OF_REACH.iter().zip(1..).find(|(most, _)| reach <= **most).map_or(5, |s| s.1)),
        None => Shade::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_follows_from_a_printed_figure_and_from_nothing_else() {
        assert_eq!(per_thousand(Published::of(52, 10), 4_000), Some(12.5));
        assert_eq!(per_thousand(Published::of(9, 10), 4_000), None);
        assert_eq!(per_thousand(Published::of(52, 10), 0), None);
    }

    #[test]
    fn shades_go_from_light_to_dark_and_hidden_is_none_of_them() {
        let shades = [1.0, 2.1, 10.0].map(|rate| shade_of_rate(Some(rate), 10.0));
        assert_eq!(shades, [Shade::Step(1), Shade::Step(2), Shade::Step(5)]);
        assert_eq!((shade_of_rate(None, 10.0), shade_of_reach(None)), (Shade::Hidden, Shade::Hidden));
        assert_eq!([0.0, 1.0, 9.0].map(|reach| shade_of_reach(Some(reach))), [1, 3, 5].map(Shade::Step));
    }
}
