//! Opening hours as words: a stretch of the week becomes a few blocks, a moment the blocks that hold it, and the two
//! share a block exactly when the moment lies in the stretch. So a server that compares words can tell what is open.

use crate::catalogue::Day;

/// Minutes in a day.
const DAY: u32 = 1_440;
/// Minutes in a week.
const WEEK: u32 = 7 * DAY;
/// Blocks double in length this many times; the longest is longer than a week.
const LEVELS: u32 = 14;

/// The fewest blocks that together are exactly this stretch, from the first minute up to the last one, which is not in
/// it. A stretch past the end of the week goes on at its beginning.
pub fn blocks_of(day: Day, from: u16, to: u16) -> Vec<String> {
    let start = day as u32 * DAY;
    let (from, to) = (start + u32::from(from), start + u32::from(to));
    let mut blocks = cut(from, to.min(WEEK));
    if to > WEEK {
        blocks.extend(cut(0, to - WEEK));
    }
    blocks
}

/// Every block that holds this minute.
pub fn blocks_around(day: Day, minute: u16) -> Vec<String> {
    let at = day as u32 * DAY + u32::from(minute);
    (0..LEVELS).map(|level| block(level, at >> level)).collect()
}

fn cut(mut from: u32, to: u32) -> Vec<String> {
    let mut blocks = Vec::new();
    while from < to {
        let fits = |level: &u32| from.is_multiple_of(1 << level) && from + (1 << level) <= to;
        let level = (0..LEVELS).rev().find(fits).unwrap_or(0);
        blocks.push(block(level, from >> level));
        from += 1 << level;
    }
    blocks
}

fn block(level: u32, number: u32) -> String {
    format!("{level}x{number}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_moment_and_a_stretch_share_a_block_exactly_when_it_is_open(
            day in 0..7_usize, from in 0..1_440_u16, length in 1..1_440_u16, at in 0..7_usize, minute in 0..1_440_u16
        ) {
            let (day, at) = (Day::ALL[day], Day::ALL[at]);
            let blocks = blocks_of(day, from, from + length);
            let shared = blocks_around(at, minute).iter().filter(|block| blocks.contains(block)).count();
            let since = (at as u32 * DAY + u32::from(minute) + WEEK - day as u32 * DAY - u32::from(from)) % WEEK;
            prop_assert_eq!(shared, usize::from(since < u32::from(length)));
            prop_assert!(blocks.len() < 28);
        }
    }
}
