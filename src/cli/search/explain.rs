//! How a question was read and why a result stands where it stands, for whoever keeps the lexicon and the weights.

use super::say;
use crate::search::{FACT_NAMES, Hit, Question, Weights};

/// Facts that add less than this are left out.
const LITTLE: f32 = 0.005;

/// What was read out of the question.
pub fn question(question: &Question) {
    let words: Vec<&str> = question.words.iter().map(|word| word.stem.as_str()).collect();
    say::result(&format!("woorden: {}", words.join(" ")));
    let expansions = question.expansions.iter().map(|expansion| format!("{} {:.2}", expansion.stem, expansion.weight));
    say::result(&format!("staat voor: {}", expansions.collect::<Vec<_>>().join(", ")));
    let themes = question.wishes.themes.iter().map(|(code, vote)| format!("{code} {vote:.2}"));
    say::result(&format!("thema: {}", themes.collect::<Vec<_>>().join(", ")));
    let near = question.sensed.as_ref().map_or(0.0, |sensed| sensed.best);
    say::result(&format!("nabij: {near:.2}"));
    let understood: Vec<&str> = question.understood.iter().map(|one| one.label.as_str()).collect();
    say::result(&format!("begrepen: {}", understood.join(", ")));
}

/// What each fact adds to the score of a result.
pub fn hit(hit: &Hit) {
    let added =
        FACT_NAMES.iter().zip(hit.facts).zip(Weights::MEASURED.0).map(|((name, fact), weight)| (name.0, fact * weight));
    let told = added.filter(|(_, added)| added.abs() >= LITTLE).map(|(name, added)| format!("{name} {added:+.2}"));
    say::result(&format!("    {:.3} = {}", hit.score, told.collect::<Vec<_>>().join(" ")));
}
