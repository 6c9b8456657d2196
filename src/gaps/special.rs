//! The two functions behind every posterior: the regularised incomplete gamma and beta, and their inverses.
//! What they say about questions is for `shrink`.

use libm::lgamma;

/// A term this much smaller than the sum no longer changes it.
const PRECISION: f64 = 1e-15;
/// Far more steps than any argument of ours needs; a loop without an end is no option.
const MOST_STEPS: usize = 100_000;
/// Stands in for a division by zero in a continued fraction (Lentz).
const TINY: f64 = 1e-300;
/// Halvings that bring an interval below the precision of its ends.
const HALVINGS: usize = 64;

/// P(a, x), the chance that a Gamma variable of shape `a` and rate 1 is at most `x` (DLMF 8.2.4).
pub fn gamma_below(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x < a + 1.0 { gamma_series(a, x) } else { 1.0 - gamma_fraction(a, x) }
}

/// I(x; a, b), the chance that a Beta variable is at most `x` (DLMF 8.17.2).
pub fn beta_below(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges fast on this side of the mean; the other side follows from symmetry (DLMF 8.17.4).
    if x < (a + 1.0) / (a + b + 2.0) { beta_side(a, b, x) } else { 1.0 - beta_side(b, a, 1.0 - x) }
}

/// ln B(a, b) (DLMF 5.12.1).
pub fn ln_beta(a: f64, b: f64) -> f64 {
    lgamma(a) + lgamma(b) - lgamma(a + b)
}

/// Where a rising function reaches `target`, between `low` and `high`.
pub fn solve(target: f64, low: f64, high: f64, rising: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if rising(middle) < target {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// DLMF 8.7.1.
fn gamma_series(a: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / a, 1.0 / a);
    for step in 1..MOST_STEPS {
        term *= x / (a + step as f64);
        sum += term;
        if term < sum * PRECISION {
            break;
        }
    }
    sum * (a * x.ln() - x - lgamma(a)).exp()
}

/// DLMF 8.9.2, by the modified method of Lentz.
fn gamma_fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let head = 1.0 / away_from_zero(b);
    let mut lentz = Lentz { c: 1.0 / TINY, d: head, value: head };
    for step in 1..MOST_STEPS {
        let step = step as f64;
        b += 2.0;
        if lentz.next(-step * (step - a), b) {
            break;
        }
    }
    lentz.value * (a * x.ln() - x - lgamma(a)).exp()
}

/// DLMF 8.17.22.
fn beta_side(a: f64, b: f64, x: f64) -> f64 {
    let front = (a * x.ln() + b * (-x).ln_1p() - ln_beta(a, b)).exp() / a;
    let head = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut lentz = Lentz { c: 1.0, d: head, value: head };
    for m in 1..MOST_STEPS {
        let m = m as f64;
        lentz.next(m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)), 1.0);
        if lentz.next(-(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)), 1.0) {
            break;
        }
    }
    front * lentz.value
}

/// A continued fraction from its head on (Lentz 1976, as modified by Thompson and Barnett).
struct Lentz {
    c: f64,
    d: f64,
    value: f64,
}

impl Lentz {
    /// Takes one step further; true when that made no difference.
    fn next(&mut self, numerator: f64, denominator: f64) -> bool {
        self.d = 1.0 / away_from_zero(denominator + numerator * self.d);
        self.c = away_from_zero(denominator + numerator / self.c);
        let change = self.d * self.c;
        self.value *= change;
        (change - 1.0).abs() < PRECISION * 4.0
    }
}

fn away_from_zero(x: f64) -> f64 {
    if x.abs() < TINY { TINY } else { x }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, known: f64) {
        assert!((found - known).abs() < 1e-12, "{found} is not {known}");
    }

    #[test]
    fn the_gamma_function_agrees_with_what_can_be_written_out() {
        for x in [0.01_f64, 0.5, 1.0, 3.0, 20.0] {
            near(gamma_below(1.0, x), 1.0 - (-x).exp());
            near(gamma_below(3.0, x), 1.0 - (-x).exp() * (1.0 + x + x * x / 2.0));
            near(gamma_below(0.5, x), libm::erf(x.sqrt()));
        }
        near(gamma_below(2.0, 0.0), 0.0);
    }

    #[test]
    fn the_beta_function_agrees_with_what_can_be_written_out() {
        for x in [0.001, 0.2, 0.5, 0.77, 0.999] {
            near(beta_below(1.0, 1.0, x), x);
            near(beta_below(2.0, 3.0, x), x * x * (6.0 - 8.0 * x + 3.0 * x * x));
            near(beta_below(0.5, 0.5, x), 2.0 / std::f64::consts::PI * x.sqrt().asin());
            near(beta_below(7.5, 2.25, x), 1.0 - beta_below(2.25, 7.5, 1.0 - x));
        }
    }

    #[test]
    fn large_shapes_stay_between_zero_and_one_and_rise() {
        for shape in [50.0, 5_000.0, 500_000.0] {
            let values: Vec<f64> = (80..120).map(|x| gamma_below(shape, shape * f64::from(x) / 100.0)).collect();
            assert!(values.is_sorted(), "{values:?}");
            assert!(values.iter().all(|p| (-1e-9..=1.0 + 1e-9).contains(p)), "{values:?}");
            // P(a, a) = 1/2 + 1/(3 sqrt(2 pi a)) + O(a^-3/2), DLMF 8.11.12.
            let expected = 0.5 + 1.0 / (3.0 * (2.0 * std::f64::consts::PI * shape).sqrt());
            assert!((gamma_below(shape, shape) - expected).abs() < 1.0 / shape, "{shape}");
        }
    }

    #[test]
    fn a_value_is_found_back_from_its_chance() {
        near(solve(beta_below(3.5, 9.0, 0.31), 0.0, 1.0, |x| beta_below(3.5, 9.0, x)), 0.31);
        near(solve(gamma_below(4.0, 2.5), 0.0, 100.0, |x| gamma_below(4.0, x)), 2.5);
    }
}
