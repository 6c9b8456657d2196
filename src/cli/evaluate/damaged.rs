//! The same questions with a typing mistake in every long word: how far the figures fall. Only questions of a few words, of
//! which each has to be read right; a sentence has words to spare.

use super::{Answered, ask, say};
use crate::app::App;
use crate::relevance::{Figures, Judged, Outcome, damage};

/// Kinds of questions that are damaged.
const SORTS: [&str; 2] = ["keyword", "known"];

/// Asks what was asked before with mistakes in it, once for each seed, and tells the means beside each other.
pub fn tell(app: &App, answered: &[Answered<'_>], seeds: &[u64], worst: usize) -> anyhow::Result<()> {
    let few = || answered.iter().filter(|one| SORTS.contains(&one.judged.sort.as_str()));
    let typed = |one: &Answered<'_>, seed: &u64| Judged { q: damage(&one.judged.q, *seed), ..one.judged.clone() };
    let wrong: Vec<Judged> = seeds.iter().flat_map(|seed| few().map(move |one| typed(one, seed))).collect();
    let mut again = wrong.iter().map(|one| ask(app, one)).collect::<anyhow::Result<Vec<_>>>()?;
    let (before, after) = (figures(few()), figures(again.iter()));
    for (sort, now) in &after.0 {
        let then = before.0.get(sort).copied().unwrap_or_default();
        say::result(&format!(
            "met tikfouten: {sort:10} {:4}  nDCG@10 {:.3} -> {:.3} ({:+.3})  success@3 {:.3} -> {:.3}",
            now.questions,
            then.ndcg,
            now.ndcg,
            now.ndcg - then.ndcg,
            then.success,
            now.success
        ));
    }
    again.sort_by(|a, b| a.outcome.ndcg.total_cmp(&b.outcome.ndcg));
    for one in again.iter().take(worst) {
        let first: Vec<&str> = one.answer.iter().take(4).map(String::as_str).collect();
        say::result(&format!("{:.2} {} «{}» {}", one.outcome.ndcg, one.judged.id, one.judged.q, first.join(" ")));
    }
    Ok(())
}

fn figures<'a>(answered: impl Iterator<Item = &'a Answered<'a>>) -> Figures {
    let outcomes: Vec<(&Judged, Outcome)> = answered.map(|one| (one.judged, one.outcome)).collect();
    Figures::of(&outcomes)
}
