//! `check-text`: texts in, the personal data in them out, so that any measure can be held against the guard. Also holds
//! it against spans that people marked. A text is never repeated in an answer or a complaint.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use super::check_score::Score;
use super::say;
use crate::app::Options;
use crate::db::Database;
use crate::geography::Places;
use crate::interchange::{Row, Rows};
use crate::questions::{Finding, Guard, Kind};

/// Longest line, in bytes; a longer one is named and skipped.
const LONGEST_LINE: usize = 256 * 1024;

/// Finds personal data in texts (JSON Lines with `id` and `text`).
#[derive(Debug, clap::Args)]
pub struct CheckText {
    /// Files to read; `-` is the standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Compare with the spans in the file and print recall for each kind and the share of clean texts that is marked.
    #[arg(long)]
    score: bool,
    /// With --score: name the texts that were missed or marked in vain, by id.
    #[arg(long, requires = "score")]
    misses: bool,
}

/// A line of a file.
#[derive(Deserialize)]
pub struct Line {
    /// What the writer calls it.
    pub id: String,
    /// The text.
    pub text: String,
    /// The language, when it was written down.
    #[serde(default)]
    pub lang: String,
    /// What people marked.
    #[serde(default)]
    pub spans: Vec<Marked>,
}

/// A range that people marked, in code points.
#[derive(Deserialize)]
pub struct Marked {
    /// First code point.
    pub start: usize,
    /// Code point after the last.
    pub end: usize,
    /// What it is.
    pub kind: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    spans: Vec<Range>,
}

#[derive(Serialize)]
struct Range {
    start: usize,
    end: usize,
    kind: Kind,
}

impl CheckText {
    /// Prints an answer for each line, or the figures.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let guard = guard(options);
        let mut score = Score::default();
        let mut bad = 0;
        for path in &self.files {
            let name = path.display().to_string();
            for row in Rows::new(open(path)?) {
                let Row { number, text } = row.with_context(|| format!("{name} lezen"))?;
                match text.map_err(str::to_owned).and_then(|line| parse(&line)) {
                    Ok(line) => self.answer(&guard, &line, &mut score),
                    Err(what) => {
                        bad += 1;
                        say::progress(&format!("{name}, regel {number}: {what}"));
                    }
                }
            }
        }
        if self.score {
            score.lines(self.misses).iter().for_each(|line| say::result(line));
        }
        Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    fn answer(&self, guard: &Guard, line: &Line, score: &mut Score) {
        let start = Instant::now();
        let found = guard.check(&line.text);
        let took = start.elapsed();
        if self.score {
            score.add(line, &found, took);
        } else if let Ok(json) = serde_json::to_string(&Answer { id: &line.id, spans: ranges(&found) }) {
            say::result(&json);
        }
    }
}

fn ranges(found: &[Finding]) -> Vec<Range> {
    found.iter().map(|one| Range { start: one.first, end: one.after, kind: one.kind }).collect()
}

fn open(path: &Path) -> anyhow::Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).with_context(|| format!("{} openen", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}

/// The line. The complaint holds no part of the text: of a fault in JSON only the place.
fn parse(line: &str) -> Result<Line, String> {
    if line.len() > LONGEST_LINE {
        return Err(format!("de regel is langer dan {LONGEST_LINE} bytes"));
    }
    let fault = |fault: serde_json::Error| match fault.classify() {
        serde_json::error::Category::Data => "verwacht een object met \"id\" en \"text\", allebei tekst".to_owned(),
        _ => format!("dit is geen JSON (bij teken {})", fault.column()),
    };
    serde_json::from_str(line).map_err(fault)
}

/// The guard of the data folder, when there is one; else one that knows no names.
fn guard(options: &Options) -> Guard {
    let nobody = || Guard::new(std::iter::empty());
    if options.database.is_none() && !options.data.exists() {
        return nobody();
    }
    let read = || -> anyhow::Result<Guard> {
        let database = Database::open(&options.database())?;
        Ok(database.read(|conn| {
            let places = Places::load(conn)?;
            Guard::of_catalogue(conn, &places)
        })?)
    };
    read().unwrap_or_else(|cause| {
        say::progress(&format!("De namen van wijken en organisaties zijn niet gelezen: {cause:#}"));
        nobody()
    })
}
