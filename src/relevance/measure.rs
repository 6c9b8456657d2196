//! The measures: nDCG@10 (Järvelin and Kekäläinen, 2002, gain 2^grade - 1), success@3, recall@20.
//! All are between 0 and 1, larger is better; pure.

use super::collection::Judged;

/// Results that nDCG looks at.
const DEPTH: usize = 10;
/// Results among which a best one must stand.
const TOP: usize = 3;
/// Results that recall looks at.
const WIDE: usize = 20;

/// How one question was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// Order of the first ten against the best order there is.
    pub ndcg: f64,
    /// A listing of the best grade stands among the first three.
    pub success: bool,
    /// Share of what was judged at least related among the first twenty.
    pub recall: f64,
    /// There was no result at all.
    pub empty: bool,
}

/// The mean over a number of questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Mean {
    /// Number of questions.
    pub questions: usize,
    /// Mean nDCG@10.
    pub ndcg: f64,
    /// Share with a best listing among the first three.
    pub success: f64,
    /// Mean recall@20.
    pub recall: f64,
    /// Share without results.
    pub empty: f64,
}

/// Measures one answer: slugs, best first.
pub fn measure(judged: &Judged, answer: &[&str]) -> Outcome {
    let grades: Vec<u8> = answer.iter().map(|slug| judged.rel.get(*slug).copied().unwrap_or(0)).collect();
    let mut ideal: Vec<u8> = judged.rel.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best = ideal.first().copied().unwrap_or(0);
    let most = gain(&ideal);
    let related = grades.iter().take(WIDE).filter(|grade| **grade > 0).count();
    Outcome {
        ndcg: if most > 0.0 { gain(&grades) / most } else { 0.0 },
        success: best > 0 && grades.iter().take(TOP).any(|grade| *grade == best),
        recall: related as f64 / ideal.iter().filter(|grade| **grade > 0).count().max(1) as f64,
        empty: answer.is_empty(),
    }
}

fn gain(grades: &[u8]) -> f64 {
    let each = grades.iter().take(DEPTH).enumerate();
    each.map(|(place, grade)| ((1_u32 << grade.min(&8)) - 1) as f64 / (place as f64 + 2.0).log2()).sum()
}

/// The mean of these outcomes; zero without any.
pub fn mean<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> Mean {
    let mut sum = Mean::default();
    for outcome in outcomes {
        sum.questions += 1;
        sum.ndcg += outcome.ndcg;
        sum.success += f64::from(u8::from(outcome.success));
        sum.recall += outcome.recall;
        sum.empty += f64::from(u8::from(outcome.empty));
    }
    let number = sum.questions.max(1) as f64;
    let share = |value: f64| value / number;
    Mean {
        ndcg: share(sum.ndcg),
        success: share(sum.success),
        recall: share(sum.recall),
        empty: share(sum.empty),
        ..sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged() -> Judged {
        serde_json::from_str(r#"{"id":"x","type":"keyword","q":"x","rel":{"a":3,"b":2,"c":1}}"#).unwrap()
    }

    #[test]
    fn the_best_order_scores_one() {
        let outcome = measure(&judged(), &["a", "b", "c", "d"]);
        assert!((outcome.ndcg - 1.0).abs() < 1e-12 && outcome.success && outcome.recall == 1.0);
    }

    #[test]
    fn an_order_upside_down_scores_what_the_formula_says() {
        let outcome = measure(&judged(), &["x", "y", "z", "c", "b", "a"]);
        let ideal = 7.0 + 3.0 / 3_f64.log2() + 1.0 / 2.0;
        let got = 1.0 / 5_f64.log2() + 3.0 / 6_f64.log2() + 7.0 / 7_f64.log2();
        assert!((outcome.ndcg - got / ideal).abs() < 1e-12);
        assert!(!outcome.success);
    }

    #[test]
    fn no_answer_is_counted_as_empty() {
        let outcomes = [measure(&judged(), &[]), measure(&judged(), &["a"])];
        assert_eq!(mean(&outcomes).empty, 0.5);
    }
}
