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

/// The question itself, and its clauses when there are several.
pub fn of_question(text: &str) -> Vec<&str> {
    let parts = text.split(['.', ',', ';', ':', '!', '?', '(', ')', '\n']);
    let clauses: Vec<&str> =
        parts.map(str::trim).filter(|part| part.split_whitespace().count() >= FEWEST).take(CLAUSES).collect();
    match clauses.as_slice() {
        [] | [_] => vec![text],
        _ => std::iter::once(text).chain(clauses).collect(),
    }
}
