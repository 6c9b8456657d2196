//! Where the results of a sentence end. Of ten telling words nearly every listing holds one, and a list of hundreds hides
//! that only its head was meant: what follows far behind the best is left out, whatever filters are on, so that totals and
//! counts are those of what is shown. The order of what stays is `rank`'s.

use super::rank::{Facts, Weights};

/// Share of what speaks for the best listing that must speak for another: behind it stand listings with one common word.
const SHARE: f32 = 0.35;
/// The best of the whole catalogue stay whatever the best has, so that a wijk or an age still leaves something to choose.
const STAY: usize = 90;

/// What speaks for a listing as an answer, whoever it is for and wherever it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Signs {
    /// As `Facts` has it.
    pub text: f32,
    /// As `Facts` has it.
    pub held: f32,
    /// As `Facts` has it.
    pub meant: f32,
    /// As `Facts` has it.
    pub meaning: f32,
    /// How strongly the sentence speaks of its theme, 0 to 1.
    pub theme: f32,
}

impl Signs {
    /// Those among the facts of a listing.
    pub fn of(facts: &Facts) -> Self {
        let Facts { text, held, meant, meaning, fit, .. } = facts;
        Self { text: text.unwrap_or(0.0), held: *held, meant: *meant, meaning: *meaning, theme: fit.theme }
    }

    /// All of it together, as the order weighs it.
    pub fn weight(&self) -> f32 {
        let Weights([text, held, meant, meaning, theme, ..]) = Weights::MEASURED;
        text * self.text + held * self.held + meant * self.meant + meaning * self.meaning + theme * self.theme
    }
}

/// What must speak for a listing to be a result, from what speaks for all that might be.
pub fn least(all: impl Iterator<Item = f32>) -> f32 {
    let mut all: Vec<f32> = all.collect();
    if all.len() <= STAY {
        return f32::NEG_INFINITY;
    }
    let best = all.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let (_, last, _) = all.select_nth_unstable_by(STAY - 1, |a, b| b.total_cmp(a));
    last.min(best * SHARE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_far_behind_the_best_is_left_out_but_never_the_first() {
        let tail = |number: usize| std::iter::once(2.0).chain((0..number).map(|_| 0.1));
        assert_eq!(least(tail(STAY - 1)), f32::NEG_INFINITY);
        assert!((least(tail(2 * STAY)) - 0.1).abs() < f32::EPSILON);
        let many = (0..200).map(|at| if at < 120 { 1.5 } else { 0.2 });
        assert!((least(many) - 1.5 * SHARE).abs() < 1e-6);
    }

    #[test]
    fn without_anything_there_is_nothing_to_leave_out() {
        assert_eq!(least(std::iter::empty()), f32::NEG_INFINITY);
    }
}
