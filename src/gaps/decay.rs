//! How much a way counts, by its length. Units are those of the caller: metres, minutes, anything.

/// How weight falls with cost.
#[derive(Debug, Clone, PartialEq)]
pub enum Decay {
    /// Everything within the catchment counts the same.
    None,
    /// `exp(-d² / 2σ²)`.
    Gaussian {
        /// Where the weight is 0.61.
        sigma: f64,
    },
    /// `(d / scale)^alpha`, with alpha below zero.
    Gravity {
        /// Where the weight is 1.
        scale: f64,
        /// The power.
        alpha: f64,
        /// Shorter ways count as this long, so that no way is infinitely good.
        shortest: f64,
    },
    /// Zones: up to and including each limit its weight, beyond the last nothing (Luo and Qi 2009).
    Steps(Vec<(f64, f64)>),
}

impl Decay {
    /// The weight of a way that costs so much.
    #[must_use]
    pub fn weight(&self, cost: f64) -> f64 {
        match self {
            Self::None => 1.0,
            Self::Gaussian { sigma } => (-cost * cost / (2.0 * sigma * sigma)).exp(),
            Self::Gravity { scale, alpha, shortest } => (cost.max(*shortest) / scale).powf(*alpha),
            Self::Steps(zones) => zones.iter().find(|(limit, _)| cost <= *limit).map_or(0.0, |(_, weight)| *weight),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_decay_gives_what_its_formula_says() {
        let weights = |decay: &Decay| [0.0, 10.0, 25.0].map(|cost| (decay.weight(cost) * 1e4).round() / 1e4);
        assert_eq!(weights(&Decay::None), [1.0, 1.0, 1.0]);
        assert_eq!(weights(&Decay::Gaussian { sigma: 10.0 }), [1.0, 0.6065, 0.0439]);
        assert_eq!(weights(&Decay::Gravity { scale: 5.0, alpha: -2.0, shortest: 2.5 }), [4.0, 0.25, 0.04]);
        assert_eq!(weights(&Decay::Steps(vec![(10.0, 0.9), (20.0, 0.5)])), [0.9, 0.9, 0.0]);
    }
}
