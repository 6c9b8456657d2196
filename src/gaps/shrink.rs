//! What a handful of questions says about an area, once it has leaned on all areas together: rates and shares with
//! their priors, intervals and chances. Which questions count is decided by the caller.

use super::special::{beta_below, gamma_below, solve};

/// The chance that lies inside a credible interval.
const INTERVAL: f64 = 0.90;
/// Chance that is left out on each side when the reach of a density is looked for.
const NEGLIGIBLE: f64 = 1e-12;
/// Steps of the trapezium rule, in widths of the narrower of the two densities. On smooth functions that die out its
/// error falls as `exp(-2 π² width² / step²)` (Trefethen and Weideman 2014): about a hundred-thousandth at worst here.
const STEP: f64 = 1.1;
/// Never more steps than this.
const MOST_STEPS: f64 = 400.0;
/// Log density, relative to its top, below which the rule stops looking.
const DEPTH: f64 = 18.0;
/// A prior is worth so much at most: areas that do not differ at all are still let speak for themselves.
const STRONGEST: f64 = 1e5;
/// And so little at least: with hardly any areas to learn from, a prior says something still.
const WEAKEST: f64 = 0.5;

/// What the areas together say about a rate: Gamma(shape, rate).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatePrior {
    shape: f64,
    rate: f64,
}

/// What is believed about the rate of one area: Gamma(shape, rate), events for each unit of exposure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    shape: f64,
    rate: f64,
}

/// What the areas together say about a share: Beta(yes, no).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SharePrior {
    yes: f64,
    no: f64,
}

/// What is believed about the share of one area: Beta(yes, no).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    yes: f64,
    no: f64,
}

impl RatePrior {
    /// One prior for each theme, from (events, exposure) of its areas, by the method of moments (Marshall 1991,
    /// "Mapping disease and mortality rates using empirical Bayes estimators"). With r = n/e, m = Σn/Σe and k areas,
    /// the relative variance between areas is `c = (Σ e (r - m)²/m - (k - 1)) / (m (Σe - Σe²/Σe))`, and the prior is
    /// Gamma(1/c, 1/(c m)). Areas without exposure say nothing.
    #[must_use]
    pub fn of_themes(themes: &[Vec<(f64, f64)>]) -> Vec<Self> {
        let moments: Vec<_> = themes.iter().map(|areas| Self::moments(areas)).collect();
        let spreads = leaning(&moments);
        let prior = |(moments, spread): (&Moments, f64)| {
            let shape = strength(1.0, spread);
            Self { shape, rate: shape / moments.mean }
        };
        moments.iter().zip(spreads).map(prior).collect()
    }

    fn moments(areas: &[(f64, f64)]) -> Moments {
        let living: Vec<_> = areas.iter().filter(|(_, exposure)| *exposure > 0.0).collect();
        let exposure: f64 = living.iter().map(|area| area.1).sum();
        let events: f64 = living.iter().map(|area| area.0).sum();
        // Half an event more than was seen, so that the rate is never 0.
        let mean = (events + 0.5) / exposure.max(1.0);
        let spread: f64 = living.iter().map(|(n, e)| e * (n / e - mean).powi(2)).sum();
        let squares: f64 = living.iter().map(|area| area.1 * area.1).sum::<f64>() / exposure.max(1.0);
        Moments {
            mean,
            excess: spread / mean - (living.len() as f64 - 1.0),
            weight: (mean * (exposure - squares)).max(0.0),
        }
    }

    /// What is believed after so many events in so much exposure.
    #[must_use]
    pub fn after(&self, events: f64, exposure: f64) -> Rate {
        Rate { shape: self.shape + events, rate: self.rate + exposure }
    }
}

impl SharePrior {
    /// One prior for each theme, from (yes, all) of its areas, by the method of moments (Kleinman 1973, "Proportions
    /// with extraneous variance"). With p = Σu/Σn, N = Σn and k areas, the correlation within an area is
    /// `g = (Σ n (u/n - p)² / (p(1 - p)) - (k - 1)) / (N - Σn²/N - (k - 1))`, and the prior is
    /// Beta(p s, (1 - p) s) with s = (1 - g)/g. Areas where nothing was asked say nothing.
    #[must_use]
    pub fn of_themes(themes: &[Vec<(f64, f64)>]) -> Vec<Self> {
        let moments: Vec<_> = themes.iter().map(|areas| Self::moments(areas)).collect();
        let spreads = leaning(&moments);
        let prior = |(moments, spread): (&Moments, f64)| {
            let strength = strength(1.0 - spread, spread);
            Self { yes: moments.mean * strength, no: (1.0 - moments.mean) * strength }
        };
        moments.iter().zip(spreads).map(prior).collect()
    }

    fn moments(areas: &[(f64, f64)]) -> Moments {
        let asked: Vec<_> = areas.iter().filter(|(_, all)| *all > 0.0).collect();
        let all: f64 = asked.iter().map(|area| area.1).sum();
        let yes: f64 = asked.iter().map(|area| area.0).sum();
        // Half a yes and half a no more than was seen, so that the share is never 0 or 1.
        let mean = (yes + 0.5) / (all + 1.0);
        let spread: f64 = asked.iter().map(|(u, n)| n * (u / n - mean).powi(2)).sum();
        let squares: f64 = asked.iter().map(|area| area.1 * area.1).sum::<f64>() / all.max(1.0);
        let by_chance = asked.len() as f64 - 1.0;
        Moments {
            mean,
            excess: spread / (mean * (1.0 - mean)) - by_chance,
            weight: (all - squares - by_chance).max(0.0),
        }
    }

    /// What is believed after `yes` of `all` questions.
    #[must_use]
    pub fn after(&self, yes: f64, all: f64) -> Share {
        Share { yes: self.yes + yes, no: self.no + (all - yes).max(0.0) }
    }
}

/// The moments of one theme: its spread between areas is estimated by `excess / weight`.
struct Moments {
    mean: f64,
    excess: f64,
    weight: f64,
}

/// The spread between areas, theme by theme. With a few questions the moments of one theme are mostly noise: below
/// zero for one, far too large for the next. So each theme leans to the spread of all themes together, with the weight of
/// an average theme; a theme with many questions speaks for itself.
fn leaning(themes: &[Moments]) -> Vec<f64> {
    let weight: f64 = themes.iter().map(|theme| theme.weight).sum();
    let excess: f64 = themes.iter().map(|theme| theme.excess).sum();
    if weight <= 0.0 {
        return vec![0.0; themes.len()];
    }
    let together = (excess / weight).max(0.0);
    let average = weight / themes.len() as f64;
    themes.iter().map(|theme| (theme.excess + together * average) / (theme.weight + average)).collect()
}

/// The strength of a prior, `rest / spread`, within its limits. No spread beyond chance: areas are taken to be alike.
/// All the spread that can be: each area speaks for itself.
fn strength(rest: f64, spread: f64) -> f64 {
    if spread > 0.0 { (rest.max(0.0) / spread).clamp(WEAKEST, STRONGEST) } else { STRONGEST }
}

impl Rate {
    /// The expected rate.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.shape / self.rate
    }

    /// The 90 % credible interval, as much left out below as above.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        // Chebyshev: this many standard deviations above the mean hold all that matters.
        let high = self.shape + 40.0 * self.shape.sqrt() + 40.0;
        both_ends(|chance| solve(chance, 0.0, high, |x| gamma_below(self.shape, x)) / self.rate)
    }

    /// The chance that the rate is above a limit.
    #[must_use]
    pub fn above(&self, limit: f64) -> f64 {
        let (x, margin) = (limit * self.rate, 8.0 * self.shape.sqrt() + 16.0);
        // Eight standard deviations off there is nothing left to compute.
        if x > self.shape + margin {
            0.0
        } else if x < self.shape - margin {
            1.0
        } else {
            1.0 - gamma_below(self.shape, x)
        }
    }
}

impl Share {
    /// The expected share.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.yes / (self.yes + self.no)
    }

    /// The 90 % credible interval, as much left out below as above.
    #[must_use]
    pub fn interval(&self) -> (f64, f64) {
        both_ends(|chance| solve(chance, 0.0, 1.0, |x| beta_below(self.yes, self.no, x)))
    }

    /// Log density at the share whose log odds are `odds`, over those log odds, but for a
    /// constant: `a s - (a + b) ln(1 + e^s)`.
    fn ln_density(&self, odds: f64) -> f64 {
        let ln_one_plus = odds.max(0.0) + (-odds.abs()).exp().ln_1p();
        self.yes * odds - (self.yes + self.no) * ln_one_plus
    }

    /// Log odds between which the density lies, towards one side of its top.
    fn reach(&self, side: f64) -> f64 {
        let top = (self.yes / self.no).ln();
        let floor = self.ln_density(top) - DEPTH;
        // Beyond a few standard deviations the density falls at least this steeply.
        let steep = if side < 0.0 { self.yes } else { self.no };
        let far = DEPTH / steep + 12.0 / (self.mean() * self.no).sqrt();
        let (mut near, mut far) = (0.0, far);
        // A rough answer will do: this only says where the rule may stop.
        for _ in 0..8 {
            let middle = f64::midpoint(near, far);
            if self.ln_density(top + side * middle) > floor {
                near = middle;
            } else {
                far = middle;
            }
        }
        top + side * far
    }
}

fn both_ends(quantile: impl Fn(f64) -> f64) -> (f64, f64) {
    let outside = (1.0 - INTERVAL) / 2.0;
    (quantile(outside), quantile(1.0 - outside))
}

/// The chance that rate times share is above a limit: `∫ P(rate > limit/p) Beta(p) dp`, with p on the scale of log
/// odds, where the density is smooth and has one top whatever its shape.
#[must_use]
pub fn chance_above(rate: &Rate, share: &Share, limit: f64) -> f64 {
    let (low, high) = (share.reach(-1.0), share.reach(1.0));
    let (wide, narrow) = (1.0 / share.yes + 1.0 / share.no, 1.0 / rate.shape);
    let width = (wide * narrow / (wide + narrow)).sqrt();
    let steps = ((high - low) / (STEP * width)).ceil().clamp(1.0, MOST_STEPS);
    let step = (high - low) / steps;
    let top = share.ln_density((share.yes / share.no).ln());
    let (mut all, mut above) = (0.0, 0.0);
    // At most MOST_STEPS, so the cast is exact.
    for point in 0..=steps as u32 {
        let odds = low + step * f64::from(point);
        let weight = (share.ln_density(odds) - top).exp();
        all += weight;
        if weight > NEGLIGIBLE {
            above += weight * rate.above(limit * (1.0 + (-odds).exp()));
        }
    }
    above / all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, known: f64, within: f64) {
        assert!((found - known).abs() < within, "{found} is not {known}");
    }

    #[test]
    fn a_chance_agrees_with_a_double_sum_over_both_densities() {
        for (rate, share, limit) in [
            (Rate { shape: 3.2, rate: 1.7 }, Share { yes: 2.5, no: 6.0 }, 0.5),
            (Rate { shape: 40.0, rate: 20.0 }, Share { yes: 30.0, no: 20.0 }, 1.2),
            (Rate { shape: 0.7, rate: 2.0 }, Share { yes: 0.4, no: 1.1 }, 0.1),
            (Rate { shape: 400.0, rate: 100.0 }, Share { yes: 90.0, no: 300.0 }, 1.0),
        ] {
            // Slices of equal width of the share, each with its exact chance.
            let slices = 20_000;
            let edge = |slice: u32| f64::from(slice) / f64::from(slices);
            let slice = |at: u32| {
                let chance = beta_below(share.yes, share.no, edge(at + 1)) - beta_below(share.yes, share.no, edge(at));
                chance * rate.above(limit / f64::midpoint(edge(at), edge(at + 1)))
            };
            near(chance_above(&rate, &share, limit), (0..slices).map(slice).sum(), 1e-5);
        }
    }

    #[test]
    fn an_interval_holds_nine_tenths() {
        let share = SharePrior { yes: 2.0, no: 6.0 }.after(4.0, 9.0);
        let (low, high) = share.interval();
        near(beta_below(share.yes, share.no, high) - beta_below(share.yes, share.no, low), 0.9, 1e-9);
        let rate = RatePrior { shape: 2.0, rate: 1.0 }.after(7.0, 3.0);
        let (low, high) = rate.interval();
        near(rate.above(low) - rate.above(high), 0.9, 1e-9);
    }

    #[test]
    fn a_few_questions_lean_to_all_areas_and_many_speak_for_themselves() {
        let areas: Vec<(f64, f64)> = (0..20).map(|area| (10.0 + f64::from(area % 5) * 4.0, 60.0)).collect();
        let prior = SharePrior::of_themes(&[areas])[0];
        let (few, many) = (prior.after(3.0, 3.0).mean(), prior.after(300.0, 300.0).mean());
        assert!(few < 0.5 && many > 0.9, "{few} {many}");
    }

    #[test]
    fn areas_that_differ_by_chance_alone_are_taken_to_be_alike() {
        let alike: Vec<(f64, f64)> = (0..30).map(|_| (20.0, 100.0)).collect();
        near(SharePrior::of_themes(std::slice::from_ref(&alike))[0].after(9.0, 10.0).mean(), 0.2, 0.005);
        near(RatePrior::of_themes(&[alike])[0].after(9.0, 10.0).mean(), 0.2, 0.005);
    }

    #[test]
    fn the_spread_that_was_put_in_is_found_back() {
        // Rates of 1 and 3 in equal halves: mean 2, relative variance 1/4, so shape 4; exposure large, so no noise.
        let areas: Vec<(f64, f64)> = (0..40).map(|area| (1e4 * f64::from(1 + area % 2 * 2), 1e4)).collect();
        near(RatePrior::of_themes(&[areas])[0].shape, 4.0, 0.15);
        // Shares of 0.2 and 0.6: variance 0.04, p(1-p) = 0.24, correlation 1/6, so strength 5.
        let areas: Vec<(f64, f64)> = (0..40).map(|area| (1e4 * (0.2 + 0.4 * f64::from(area % 2)), 1e4)).collect();
        let prior = SharePrior::of_themes(&[areas])[0];
        near(prior.yes + prior.no, 5.0, 0.2);
    }

    #[test]
    fn areas_that_could_not_differ_more_speak_for_themselves() {
        let prior = SharePrior::of_themes(&[vec![(12.0, 12.0), (0.0, 24.0)]])[0];
        assert!(prior.after(12.0, 12.0).mean() > 0.9 && prior.after(0.0, 24.0).mean() < 0.1);
    }

    #[test]
    fn a_log_without_questions_gives_numbers_still() {
        let nothing = vec![vec![(0.0, 0.0); 5], Vec::new(), vec![(0.0, 3.0); 2]];
        for (rate, share) in RatePrior::of_themes(&nothing).iter().zip(SharePrior::of_themes(&nothing)) {
            let chance = chance_above(&rate.after(0.0, 1.0), &share.after(0.0, 0.0), 0.1);
            assert!((0.0..=1.0).contains(&chance), "{chance}");
        }
    }
}
