//! A text as the pieces that the encoder knows: brought to one way of writing, then cut where the pieces are likeliest
//! together (a unigram model, as SentencePiece has it). What the pieces mean is left to the table.

use unicode_normalization::UnicodeNormalization;

use super::asset::{Broken, Reader, Sizes};
use super::trie::{Piece, Trie};

/// Rows of the table that stand for no text.
pub const UNKNOWN: u32 = 0;
pub const BEGIN: u32 = 1;
pub const END: u32 = 2;
/// Letters of a text that are looked at: more than 64 pieces have, and little work for a text of any length.
const MOST_LETTERS: usize = 1024;
/// Stands before every word.
const SPACE: char = '▁';

/// Cuts texts into pieces.
pub struct Pieces {
    trie: Trie,
    unknown: f32,
}

/// The best way to come to a place in the text: the chance of it, and the last step.
#[derive(Clone, Copy)]
struct Step {
    score: f32,
    from: usize,
    row: u32,
}

impl Pieces {
    /// Reads the pieces, of which `unknown` is the score of a letter that is in none.
    pub fn read(reader: &mut Reader, sizes: &Sizes, unknown: f32) -> Result<Self, Broken> {
        let lengths = reader.bytes(sizes.pieces)?;
        let rows = reader.numbers(sizes.pieces)?;
        let scores = reader.floats(sizes.pieces)?;
        let mut text = reader.bytes(sizes.text)?;
        let mut pieces = Vec::with_capacity(sizes.pieces);
        for ((length, row), score) in lengths.iter().zip(rows).zip(scores) {
            let (piece, rest) = text.split_at_checked(usize::from(*length)).ok_or(Broken::Unfit("pieces"))?;
            pieces.push((piece, Piece { row, score }));
            text = rest;
        }
        Ok(Self { trie: Trie::of(&pieces), unknown })
    }

    /// The rows of the pieces of a text, at most `most`, between a begin and an end. Nothing when no piece is known.
    pub fn rows(&self, text: &str, most: usize) -> Vec<u32> {
        let steps = self.steps(&normal(text));
        let mut rows = Vec::new();
        let mut at = steps.len() - 1;
        while let Some(step) = steps.get(at).filter(|_| at > 0) {
            rows.push(step.row);
            at = step.from;
        }
        rows.push(BEGIN);
        rows.reverse();
        rows.truncate(most + 1);
        rows.push(END);
        if rows.iter().all(|row| *row <= END) { Vec::new() } else { rows }
    }

    /// For each byte of the text the best step that ends there.
    fn steps(&self, text: &str) -> Vec<Step> {
        let mut steps = vec![Step { score: f32::NEG_INFINITY, from: 0, row: UNKNOWN }; text.len() + 1];
        steps.iter_mut().take(1).for_each(|step| step.score = 0.0);
        for (from, letter) in text.char_indices() {
            let score = steps.get(from).map_or(f32::NEG_INFINITY, |step| step.score);
            let mut offer = |length: usize, piece: Piece| {
                let offered = Step { score: score + piece.score, from, row: piece.row };
                if let Some(best) = steps.get_mut(from + length).filter(|best| best.score < offered.score) {
                    *best = offered;
                }
            };
            for (length, piece) in self.trie.starts(text.as_bytes().get(from..).unwrap_or_default()) {
                offer(length, piece);
            }
            // Far under every piece: chosen only where there is none.
            offer(letter.len_utf8(), Piece { row: UNKNOWN, score: self.unknown });
        }
        steps
    }
}

/// A text in one way of writing: compatible forms (NFKC), no control signs, a mark before each word.
fn normal(text: &str) -> String {
    let text: String = text.chars().take(MOST_LETTERS).nfkc().filter(|c| !is_ignored(*c)).collect();
    let marked = text.split_whitespace().flat_map(|word| std::iter::once(SPACE).chain(word.chars()));
    marked.take(MOST_LETTERS).collect()
}

/// Control signs that are no space, and marks of which nothing is seen.
fn is_ignored(c: char) -> bool {
    let is_space = matches!(c, '\t'..='\r');
    (c.is_control() && !is_space) || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
