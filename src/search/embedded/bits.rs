//! A set of listings as one bit each, so that filters combine and counts fall out in a few thousand words of memory.
//! Knows nothing of what the bits stand for.

/// A fixed-length set of positions.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// The empty set over `length` positions.
    pub fn none(length: usize) -> Self {
        Self { words: vec![0; length.div_ceil(64)] }
    }

    /// The full set over `length` positions.
    pub fn all(length: usize) -> Self {
        let mut words = vec![u64::MAX; length.div_ceil(64)];
        if let (Some(last), rest @ 1..) = (words.last_mut(), length % 64) {
            *last = (1 << rest) - 1;
        }
        Self { words }
    }

    /// The positions below `length` for which `test` holds.
    pub fn of(length: usize, mut test: impl FnMut(usize) -> bool) -> Self {
        let mut bits = Self::none(length);
        for (at, word) in bits.words.iter_mut().enumerate() {
            for bit in 0..64.min(length - at * 64) {
                *word |= u64::from(test(at * 64 + bit)) << bit;
            }
        }
        bits
    }

    /// Adds one position; one beyond the end is ignored.
    pub fn insert(&mut self, position: usize) {
        if let Some(word) = self.words.get_mut(position / 64) {
            *word |= 1 << (position % 64);
        }
    }

    /// Takes one position away.
    pub fn remove(&mut self, position: usize) {
        if let Some(word) = self.words.get_mut(position / 64) {
            *word &= !(1 << (position % 64));
        }
    }

    /// Adds one position, beyond the end as well; `fit` gives the set its length afterwards.
    pub fn append(&mut self, position: usize) {
        if position / 64 >= self.words.len() {
            self.words.resize(position / 64 + 1, 0);
        }
        self.insert(position);
    }

    /// Makes this a set over `length` positions.
    pub fn fit(&mut self, length: usize) {
        self.words.resize(length.div_ceil(64), 0);
        self.words.shrink_to_fit();
    }

    /// Whether the position is in the set.
    pub fn has(&self, position: usize) -> bool {
        self.words.get(position / 64).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    /// Keeps what is also in `other`.
    pub fn keep(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, o)| *word &= o);
    }

    /// Adds all of `other`.
    pub fn add(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, o)| *word |= o);
    }

    /// Takes away what is in `other`.
    pub fn drop_all(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, o)| *word &= !o);
    }

    /// How many positions are in the set.
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many positions are in both sets.
    pub fn count_with(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, o)| (word & o).count_ones() as usize).sum()
    }

    /// The positions in rising order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sets_of_bits_behave_as_sets(a in prop::collection::btree_set(0usize..200, 0..80), b in prop::collection::btree_set(0usize..200, 0..80)) {
            let of = |set: &std::collections::BTreeSet<usize>| Bits::of(200, |at| set.contains(&at));
            let (mut both, mut either, mut only) = (of(&a), of(&a), of(&a));
            both.keep(&of(&b));
            either.add(&of(&b));
            only.drop_all(&of(&b));
            prop_assert_eq!(both.iter().collect::<Vec<_>>(), a.intersection(&b).copied().collect::<Vec<_>>());
            prop_assert_eq!(either.count(), a.union(&b).count());
            prop_assert_eq!(only.iter().collect::<Vec<_>>(), a.difference(&b).copied().collect::<Vec<_>>());
            prop_assert_eq!(of(&a).count_with(&of(&b)), both.count());
        }
    }

    #[test]
    fn the_full_set_has_no_bits_beyond_its_end() {
        assert_eq!(Bits::all(70).count(), 70);
        assert_eq!(Bits::all(64).count(), 64);
        assert_eq!(Bits::all(0).count(), 0);
    }
}
