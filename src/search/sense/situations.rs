//! The situations of the lexicon by meaning: a question that shares no word with one may still tell the same.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use super::file::{self, Record};
use super::key;
use super::shelf::Shelf;
use crate::lexicon::lexicon;
use crate::meaning::{Encoder, Vector};

/// Situations nearer than this say something.
const FLOOR: f32 = 0.45;
/// Situations that each clause speaks of, at most.
const NEAREST: usize = 6;

/// Situations with the line of the lexicon of each.
pub struct Situations {
    lines: Vec<usize>,
    vectors: Vec<Vector>,
}

impl Situations {
    /// Those of the lexicon, with the vectors that a file kept and new ones for what it lacks; and whether those could be
    /// kept as well.
    pub fn learn(encoder: &Encoder, path: Option<&Path>) -> (Self, Option<io::Result<()>>) {
        let mut known = Shelf::default();
        path.map(file::read).unwrap_or_default().0.into_iter().for_each(|record| known.put(record));
        let all: Vec<(usize, &str)> = lexicon().situations().collect();
        let new: Vec<&str> =
            all.iter().map(|(_, text)| *text).filter(|text| known.first(key(text)).is_none()).collect();
        for (text, vector) in new.iter().zip(encoder.encode_many(&new)) {
            known.put(Record { key: key(text), print: 0, vectors: vec![vector] });
        }
        let keep = path.filter(|_| !new.is_empty()).map(|path| file::write(path, known.records()));
        let found = all.iter().filter_map(|(line, text)| Some((*line, known.first(key(text))?)));
        let (lines, vectors) = found.unzip();
        (Self { lines, vectors }, keep)
    }

    /// Lines near to one of these clauses, with how sure each is, 0 to 1; the surest first.
    pub fn near(&self, clauses: &[Vector]) -> Vec<(usize, f32)> {
        let mut lines: HashMap<usize, f32> = HashMap::new();
        for clause in clauses {
            let near = clause.similarities(&self.vectors).into_iter().zip(&self.lines);
            let mut near: Vec<(f32, usize)> = near
                .filter(|(similarity, _)| *similarity > FLOOR)
                .map(|(similarity, line)| (similarity, *line))
                .collect();
            near.sort_by(|a, b| b.0.total_cmp(&a.0));
            for (similarity, line) in near.into_iter().take(NEAREST) {
                let kept = lines.entry(line).or_insert(0.0);
                *kept = kept.max((similarity - FLOOR) / (1.0 - FLOOR)).min(1.0);
            }
        }
        let mut lines: Vec<_> = lines.into_iter().collect();
        lines.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        lines
    }
}
