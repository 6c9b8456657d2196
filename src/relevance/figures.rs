//! The figures of an evaluation, per kind of question and in total, and how they differ from those that were kept.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::collection::Judged;
use super::measure::{Mean, Outcome, mean};

/// The name under which the total stands.
const TOTAL: &str = "totaal";
/// The name under which questions stand to which nothing fits.
const GAPS: &str = "tekort";
/// Smaller differences of a mean are noise of rounding.
const SAME: f64 = 0.0005;

/// Means per kind of question.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures(pub BTreeMap<String, Mean>);

/// A mean that is another than before.
#[derive(Debug, PartialEq)]
pub struct Change {
    /// Kind of question.
    pub sort: String,
    /// nDCG@10 then and now.
    pub ndcg: (f64, f64),
    /// success@3 then and now.
    pub success: (f64, f64),
}

impl Figures {
    /// The means of these answers. What belongs to nothing counts in its own kind, in the total and as a gap.
    pub fn of(answered: &[(&Judged, Outcome)]) -> Self {
        let mut groups: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
        for (judged, outcome) in answered {
            groups.entry(judged.sort.as_str()).or_default().push(outcome);
            groups.entry(TOTAL).or_default().push(outcome);
            if judged.gap {
                groups.entry(GAPS).or_default().push(outcome);
            }
        }
        Self(groups.into_iter().map(|(sort, outcomes)| (sort.to_owned(), mean(outcomes))).collect())
    }

    /// What got better or worse since `before`.
    pub fn changes(&self, before: &Self) -> Vec<Change> {
        let pairs = self.0.iter().filter_map(|(sort, now)| Some((sort, now, before.0.get(sort)?)));
        let other = |a: f64, b: f64| (a - b).abs() > SAME;
        pairs
            .filter(|(_, now, then)| other(now.ndcg, then.ndcg) || other(now.success, then.success))
            .map(|(sort, now, then)| Change {
                sort: sort.clone(),
                ndcg: (then.ndcg, now.ndcg),
                success: (then.success, now.success),
            })
            .collect()
    }

    /// A line for people per kind of question, the total last.
    pub fn lines(&self) -> Vec<String> {
        let line = |sort: &str, mean: &Mean| {
            format!(
                "{sort:10} {:4}  nDCG@10 {:.3}  success@3 {:.3}  recall@20 {:.3}  leeg {:.3}",
                mean.questions, mean.ndcg, mean.success, mean.recall, mean.empty
            )
        };
        let rest = self.0.iter().filter(|(sort, _)| *sort != TOTAL);
        rest.chain(self.0.get_key_value(TOTAL)).map(|(sort, mean)| line(sort, mean)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_told_with_both_figures() {
        let of = |ndcg| Figures(BTreeMap::from([("intake".to_owned(), Mean { ndcg, ..Mean::default() })]));
        let changes = of(0.6).changes(&of(0.5));
        assert_eq!(changes.first().unwrap().ndcg, (0.5, 0.6));
        assert!(of(0.6).changes(&of(0.6)).is_empty());
    }
}
