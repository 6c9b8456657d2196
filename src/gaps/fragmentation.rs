//! Over how many providers the specialist help of an area is spread. Exact inside; what leaves is rounded, and only
//! where there is enough of it.

use std::collections::BTreeMap;

use super::entry::{AreaIndex, Entry, ProviderKey};
use super::published::{Published, Rules, share_is_safe};
use super::ranking::Window;
use crate::questions::Deployed;

/// Shares and the index are given in steps of this many percent.
const STEP: f64 = 5.0;

/// Specialist deployments of one area by provider.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fragmentation {
    by_provider: BTreeMap<ProviderKey, u32>,
}

/// The same as anybody may read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PublicFragmentation {
    /// Deployments.
    pub deployments: Published,
    /// Providers.
    pub providers: Published,
    /// The part of the largest provider in percent, in steps of five.
    pub largest: u8,
    /// The Herfindahl–Hirschman index in hundredths, in steps of five: 100 is one provider.
    pub index: u8,
}

/// Counts the deployments of specialists whose provider was logged, area by area.
#[must_use]
pub fn fragmentation(entries: &[Entry], window: Window) -> BTreeMap<AreaIndex, Fragmentation> {
    let mut found: BTreeMap<AreaIndex, Fragmentation> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| (window.from..=window.to).contains(&entry.month)) {
        if let (Some(Deployed::Specialist), Some(provider)) = (entry.deployed, entry.provider) {
            *found.entry(entry.area).or_default().by_provider.entry(provider).or_default() += 1;
        }
    }
    found
}

impl Fragmentation {
    fn deployments(&self) -> u32 {
        self.by_provider.values().sum()
    }

    fn largest(&self) -> f64 {
        f64::from(self.by_provider.values().copied().max().unwrap_or(0)) / f64::from(self.deployments().max(1))
    }

    /// `Σ s²` over the shares of the providers (Hirschman 1945, Herfindahl 1950): 1 for one provider, 1/n for n equal.
    fn index(&self) -> f64 {
        let all = f64::from(self.deployments().max(1));
        self.by_provider.values().map(|count| (f64::from(*count) / all).powi(2)).sum()
    }

    /// What may be read of it; none when there are too few deployments for a percentage.
    #[must_use]
    pub fn public(&self, rules: &Rules) -> Option<PublicFragmentation> {
        let threshold = rules.threshold(None);
        let deployments = Published::of(self.deployments(), threshold);
        let providers = u32::try_from(self.by_provider.len()).unwrap_or(u32::MAX);
        share_is_safe(deployments).then(|| PublicFragmentation {
            deployments,
            providers: Published::of(providers, threshold),
            largest: in_steps(self.largest()),
            index: in_steps(self.index()),
        })
    }
}

fn in_steps(part: f64) -> u8 {
    // Between 0 and 100, so the cast is exact.
    ((part * 100.0 / STEP).round() * STEP).clamp(0.0, 100.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(counts: &[u32]) -> Fragmentation {
        Fragmentation { by_provider: (0..).map(ProviderKey).zip(counts.iter().copied()).collect() }
    }

    #[test]
    fn one_provider_is_whole_and_many_equal_ones_are_far_apart() {
        assert!((of(&[7]).index() - 1.0).abs() < 1e-12);
        assert!((of(&[2, 2, 2, 2]).index() - 0.25).abs() < 1e-12);
        assert!((of(&[6, 2]).largest() - 0.75).abs() < 1e-12);
    }

    #[test]
    fn sixty_providers_for_a_hundred_and_eighty_people_can_be_told() {
        let public = of(&[3; 60]).public(&Rules::default()).unwrap();
        assert_eq!((public.deployments.count(), public.providers.count()), (Some(180), Some(60)));
        assert_eq!((public.largest, public.index), (0, 0));
    }

    #[test]
    fn a_few_deployments_cannot() {
        assert_eq!(of(&[20, 20]).public(&Rules::default()), None);
    }
}
