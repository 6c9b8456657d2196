//! Cuts texts into pieces that each say one thing: a sentence encoder blurs what stands together.

use crate::search::document::Texts;

/// Most pieces of one listing.
const MOST: usize = 10;
/// Fewest words of a clause of a question.
const FEWEST: usize = 3;
/// Most clauses of a question.
const CLAUSES: usize = 6;

/// The pieces of a listing, the most telling first: name with plain text, keywords, and each sentence.
pub fn of_document(texts: &Texts) -> impl Iterator<Item = String> {
    let first = format!("{}. {}", texts.name, texts.plain);
    let sentences = texts.description.split_inclusive(['.', '!', '?', ';']).map(str::trim).filter(|s| s.len() > 12);
    let all = [first, texts.keywords.clone()].into_iter().chain(sentences.map(str::to_owned));
    all.filter(|text| !text.trim().is_empty()).take(MOST)
}

/// The question cut where it begins to say something else, nothing left out; and for each piece whether it is a clause
/// that may be compared by itself.
pub fn of_question(text: &str) -> (Vec<&str>, Vec<bool>) {
    let parts: Vec<&str> = text.split_inclusive(['.', ',', ';', ':', '!', '?', '(', ')', '\n']).collect();
    let long: Vec<bool> = parts.iter().map(|part| part.split_whitespace().count() >= FEWEST).collect();
    let several = long.iter().filter(|long| **long).count() > 1;
    let first = long.iter().enumerate().filter(|(_, long)| **long).nth(CLAUSES).map_or(long.len(), |(at, _)| at);
    let clauses = long.iter().enumerate().map(|(at, long)| *long && several && at < first);
    (parts, clauses.collect())
}
