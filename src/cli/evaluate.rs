//! Asks judged questions and tells how well they were answered, against the figures that were kept.

mod damaged;

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Context;

use super::say;
use crate::app::{App, Clock, Options};
use crate::relevance::{self, Figures, Judged, Outcome, measure, read};
use crate::search::{self, Hit, SearchForm};

/// Questions that are named as the slowest.
const SLOWEST: usize = 5;
/// Times that each question is asked; the fastest counts, so that a busy machine says less.
const TIMES: usize = 3;

/// Measures the search over collections of judged questions (JSON Lines).
#[derive(Debug, clap::Args)]
pub struct Evaluate {
    /// Collections of judged questions.
    #[arg(required = true, value_name = "FILE")]
    collections: Vec<PathBuf>,
    /// Figures to compare with, and to write with --keep.
    #[arg(long, value_name = "FILE")]
    kept: Option<PathBuf>,
    /// Keep these figures for the next time.
    #[arg(long, requires = "kept")]
    keep: bool,
    /// Look for better weights of the ranking, on all collections together, with cross-validation; nothing is kept.
    #[arg(long)]
    tune: bool,
    /// Show this many questions that were answered worst.
    #[arg(long, value_name = "N", default_value_t = 0)]
    worst: usize,
    /// Ask questions of a few words again with a typing mistake in every long word, other ones for each of these numbers.
    #[arg(long, value_name = "SEED", value_delimiter = ',')]
    damage: Vec<u64>,
}

/// Candidates per question that tuning looks at.
const CANDIDATES: &str = "100";

struct Answered<'a> {
    judged: &'a Judged,
    outcome: Outcome,
    took: Duration,
    answer: Vec<String>,
}

impl Evaluate {
    /// Prints the figures of each collection.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let app = App::open(options, Clock::Machine)?;
        app.learn()?;
        if self.tune {
            return self.look_for_weights(&app);
        }
        let mut kept = self.read_kept()?;
        for path in &self.collections {
            let questions = questions(path)?;
            let answered = questions.iter().map(|one| ask(&app, one)).collect::<anyhow::Result<Vec<_>>>()?;
            let outcomes: Vec<_> = answered.iter().map(|one| (one.judged, one.outcome)).collect();
            let figures = Figures::of(&outcomes);
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            say::result(&format!("\n{name}"));
            self.tell(&figures, kept.get(&name), &answered);
            if !self.damage.is_empty() {
                damaged::tell(&app, &answered, &self.damage, self.worst)?;
            }
            kept.insert(name, figures);
        }
        if let Some(path) = self.kept.as_ref().filter(|_| self.keep) {
            std::fs::write(path, serde_json::to_string_pretty(&kept)? + "\n").context("keeping the figures")?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn look_for_weights(&self, app: &App) -> anyhow::Result<ExitCode> {
        let all = self.collections.iter().map(|path| questions(path)).collect::<anyhow::Result<Vec<_>>>()?;
        let mut found = Vec::new();
        for judged in all.iter().flatten() {
            let (hits, _) = look_up(app, &form(judged, CANDIDATES))?;
            let candidates = hits.into_iter().map(|hit| (hit.card.slug.clone(), hit.facts.to_vec())).collect();
            found.push(relevance::Found { judged, candidates });
        }
        let signs: Vec<f32> = search::FACT_NAMES.iter().map(|(_, sign)| *sign).collect();
        let tuned = relevance::tune(&found, &search::Weights::MEASURED.0, &signs);
        say::result(&format!(
            "nDCG@10 nu {:.3}, met deze gewichten {:.3}, op vragen die niet meededen {:.3}",
            tuned.before, tuned.learned, tuned.unseen
        ));
        for ((name, _), weight) in search::FACT_NAMES.iter().zip(&tuned.weights) {
            say::result(&format!("{name:10} {weight:6.2}"));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn read_kept(&self) -> anyhow::Result<BTreeMap<String, Figures>> {
        let existing = self.kept.as_deref().filter(|path| Path::exists(path));
        let Some(path) = existing else { return Ok(BTreeMap::new()) };
        let text = std::fs::read_to_string(path).context("reading the kept figures")?;
        serde_json::from_str(&text).with_context(|| format!("reading the figures in {}", path.display()))
    }

    fn tell(&self, figures: &Figures, before: Option<&Figures>, answered: &[Answered<'_>]) {
        figures.lines().iter().for_each(|line| say::result(line));
        for change in before.map(|before| figures.changes(before)).unwrap_or_default() {
            let word = if change.ndcg.1 >= change.ndcg.0 { "beter" } else { "slechter" };
            say::result(&format!(
                "{word}: {} nDCG@10 {:.3} -> {:.3}, success@3 {:.3} -> {:.3}",
                change.sort, change.ndcg.0, change.ndcg.1, change.success.0, change.success.1
            ));
        }
        let mut answered: Vec<&Answered<'_>> = answered.iter().collect();
        answered.sort_by_key(|one| std::cmp::Reverse(one.took));
        say::result(&format!("mediaan en 99% in ms: {}; traagst:", times(&answered)));
        for one in answered.iter().take(SLOWEST) {
            say::result(&format!("  {:.2} ms  {}", one.took.as_secs_f64() * 1e3, one.judged.id));
        }
        answered.sort_by(|a, b| a.outcome.ndcg.total_cmp(&b.outcome.ndcg));
        for one in answered.iter().take(self.worst) {
            let best: Vec<&str> =
                one.judged.rel.iter().filter(|(_, grade)| **grade == 3).map(|(slug, _)| slug.as_str()).collect();
            let given: Vec<String> =
                one.answer.iter().take(6).map(|s| format!("{s}={}", one.judged.rel.get(s).unwrap_or(&0))).collect();
            say::result(&format!(
                "{:.2} {} {} «{}»\n     gewenst: {}\n     gegeven: {}",
                one.outcome.ndcg,
                one.judged.id,
                one.judged.sort,
                one.judged.q,
                best.join(" "),
                given.join(" ")
            ));
        }
    }
}

/// The middle and the ninety-ninth of a hundred per kind of question; `answered` holds the slowest first.
fn times(answered: &[&Answered<'_>]) -> String {
    let mut sorts: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for one in answered {
        for sort in [one.judged.sort.as_str(), "alle"] {
            sorts.entry(sort).or_default().push(one.took.as_secs_f64() * 1e3);
        }
    }
    let at = |times: &[f64], place: usize| times.get(place).copied().unwrap_or_default();
    let told = |(sort, times): (&str, Vec<f64>)| {
        format!("{sort} {:.2} / {:.2}", at(&times, times.len() / 2), at(&times, times.len() / 100))
    };
    sorts.into_iter().map(told).collect::<Vec<_>>().join(", ")
}

fn questions(path: &Path) -> anyhow::Result<Vec<Judged>> {
    let file = File::open(path).with_context(|| format!("opening {}", path.display()))?;
    read(BufReader::new(file)).with_context(|| path.display().to_string())
}

/// The form as the page would send it, with what the coach had filled in.
fn form(judged: &Judged, limit: &str) -> SearchForm {
    let age = judged.context.age.map(|age| age.to_string());
    SearchForm::default()
        .with("q", &[&judged.q])
        .with("limit", &[limit])
        .with("wijk", &[judged.context.wijk.as_deref().unwrap_or_default()])
        .with("age", &[age.as_deref().unwrap_or_default()])
}

fn look_up(app: &App, form: &SearchForm) -> anyhow::Result<(Vec<Hit>, Duration)> {
    let start = Instant::now();
    let (query, _) = search::read(form, &app.known(&app.town.load()));
    let found = search::look_up(app.engine.as_ref(), &query, &[])?;
    Ok((found.hits, start.elapsed()))
}

/// Asks one question.
fn ask<'a>(app: &App, judged: &'a Judged) -> anyhow::Result<Answered<'a>> {
    let mut took = Duration::MAX;
    let mut answer = Vec::new();
    for _ in 0..TIMES {
        app.sense.forget();
        let (hits, time) = look_up(app, &form(judged, "20"))?;
        took = took.min(time);
        answer = hits.into_iter().map(|hit| hit.card.slug.clone()).collect();
    }
    let slugs: Vec<&str> = answer.iter().map(String::as_str).collect();
    Ok(Answered { judged, outcome: measure(judged, &slugs), took, answer })
}
