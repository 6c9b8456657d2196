//! Chance that can be repeated: the same seed gives the same throws on every machine. Not for secrets.

/// A small generator of numbers (SplitMix64, after Steele, Lea and Flood, 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, not including, `limit`; 0 when there is no choice.
    pub fn below(&mut self, limit: usize) -> usize {
        let throw = usize::try_from(self.throw() >> 33).unwrap_or(0);
        throw.checked_rem(limit).unwrap_or(0)
    }

    /// From `least` up to and including `most`.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        least + self.below(most - least + 1)
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these; none when there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// A number between these two, rounded to six decimals (a tenth of a metre in degrees).
    pub fn within(&mut self, low: f64, high: f64) -> f64 {
        let degrees = low + (high - low) * self.share();
        (degrees * 1e6).round() / 1e6
    }

    /// Small numbers often and large ones now and then, however long one goes on (Pareto with a heavy tail).
    pub fn long_tail(&mut self) -> usize {
        const HEAVINESS: f64 = 0.15;
        let drawn = (1.0 - self.share()).powf(-1.0 / HEAVINESS) % 50_000_000.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 50 million")]
        let index = drawn as usize;
        index
    }

    /// From 0 up to, not including, 1.
    fn share(&mut self) -> f64 {
        const STEPS: u32 = 1 << 31;
        let step = (self.throw() >> 33) as u32;
        f64::from(step) / f64::from(STEPS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same_and_stays_within_its_limits() {
        let (mut a, mut b) = (Dice::new(7), Dice::new(7));
        for _ in 0..1_000 {
            let throw = a.between(3, 6);
            assert_eq!(throw, b.between(3, 6));
            assert!((3..=6).contains(&throw));
            assert!((5.0..=6.0).contains(&a.within(5.0, 6.0)));
            b.within(5.0, 6.0);
        }
        assert_eq!(a.below(0), 0);
        assert_eq!(a.pick::<u8>(&[]), None);
    }

    #[test]
    fn new_words_keep_coming() {
        let mut dice = Dice::new(1);
        let mut distinct =
            |throws: usize| (0..throws).map(|_| dice.long_tail()).collect::<std::collections::HashSet<_>>().len();
        let (few, many) = (distinct(1_000), distinct(10_000));
        assert!(many > 3 * few && many < 10_000, "{few} {many}");
    }
}
