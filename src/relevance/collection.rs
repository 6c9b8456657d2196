//! Reads a collection of judged questions: JSON Lines, one question a line. Asking them is the caller's work.

use std::collections::BTreeMap;
use std::io::BufRead;

use serde::Deserialize;

/// Largest collection that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// A question with the judgement of the whole catalogue on it.
#[derive(Debug, Clone, Deserialize)]
pub struct Judged {
    /// The name of the question.
    pub id: String,
    /// What kind of question it is: `intake`, `keyword`, `typo`, …
    #[serde(rename = "type")]
    pub sort: String,
    /// What is typed.
    pub q: String,
    /// What the coach had filled in already.
    #[serde(default)]
    pub context: Context,
    /// Grade per service: 3 exactly this, 2 fits well, 1 related; what is absent is 0.
    #[serde(default)]
    pub rel: BTreeMap<String, u8>,
    /// Nothing in the catalogue fits.
    #[serde(default)]
    pub gap: bool,
}

/// Fields of the page that were filled in before the question was typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Context {
    /// Name of the wijk.
    pub wijk: Option<String>,
    /// Age in years.
    pub age: Option<u8>,
}

/// A collection that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The file stops halfway.
    #[error("de vragen zijn niet te lezen")]
    File(#[from] std::io::Error),
    /// A line is no judged question.
    #[error("regel {line} is geen beoordeelde vraag; kijk naar de sleutels id, type, q en rel")]
    Line {
        /// Number of the line, from 1.
        line: usize,
        /// What is wrong.
        source: serde_json::Error,
    },
}

/// The questions of a file; empty lines are skipped.
pub fn read(source: impl BufRead) -> Result<Vec<Judged>, Unreadable> {
    let mut found = Vec::new();
    for (at, line) in source.take(LARGEST).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            let judged = serde_json::from_str(&line);
            found.push(judged.map_err(|source| Unreadable::Line { line: at + 1, source })?);
        }
    }
    Ok(found)
}
