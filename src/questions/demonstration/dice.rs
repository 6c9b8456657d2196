//! Chance that can be repeated: the same seed gives the same throws on every machine. Not for secrets.

/// A small generator of numbers (SplitMix64, after Steele, Lea and Flood, 2014).
pub struct Dice(u64);

/// Choices of which some come up more often than others.
pub struct Wheel {
    sums: Vec<f64>,
}

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 up to, not including, 1.
    pub fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        part(mixed(self.0))
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: f64) -> bool {
        self.share() * 100.0 < percent
    }

    /// One of these; none when there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        Wheel::new(from.iter().map(|_| 1.0)).spin(self).and_then(|at| from.get(at))
    }

    /// One of these by the weight that stands with it.
    pub fn weigh<T: Copy>(&mut self, from: &[(T, f64)]) -> Option<T> {
        let at = Wheel::new(from.iter().map(|(_, weight)| *weight)).spin(self)?;
        from.get(at).map(|(choice, _)| *choice)
    }
}

impl Wheel {
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let add = |weight: f64| {
            sum += weight.max(0.0);
            sum
        };
        Self { sums: weights.into_iter().map(add).collect() }
    }

    /// The place of a choice; none when nothing can come up.
    pub fn spin(&self, dice: &mut Dice) -> Option<usize> {
        let total = self.sums.last().copied().filter(|total| *total > 0.0)?;
        let thrown = dice.share() * total;
        Some(self.sums.partition_point(|sum| *sum <= thrown).min(self.sums.len() - 1))
    }
}

/// From 0 up to, not including, 1: always the same for the same seed and words.
pub fn trait_of(seed: u64, words: &[&str]) -> f64 {
    part(trait_number(seed, words))
}

/// A number that always is the same for the same seed and words.
pub fn trait_number(seed: u64, words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(mixed(seed), |number, byte| mixed(number ^ u64::from(byte)))
}

fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

fn part(number: u64) -> f64 {
    const STEPS: f64 = 4_294_967_296.0;
    f64::from(u32::try_from(number >> 32).unwrap_or(0)) / STEPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_more_comes_up_more_and_what_weighs_nothing_never() {
        let (mut dice, mut seen) = (Dice::new(3), [0, 0, 0]);
        for _ in 0..4_000 {
            seen[dice.weigh(&[(0, 1.0), (1, 0.0), (2, 3.0)]).unwrap()] += 1;
        }
        assert_eq!(seen[1], 0);
        assert!((2_800..3_200).contains(&seen[2]), "{seen:?}");
        assert_eq!(dice.pick::<u8>(&[]), None);
        assert_eq!(dice.weigh(&[('a', 0.0)]), None);
    }

    #[test]
    fn a_trait_stays_with_its_words() {
        assert_eq!(trait_number(7, &["a", "b"]), trait_number(7, &["a", "b"]));
        assert_ne!(trait_number(7, &["a", "b"]), trait_number(7, &["ab"]));
        assert_ne!(trait_number(7, &["a", "b"]), trait_number(8, &["a", "b"]));
    }
}
