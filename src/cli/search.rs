//! `search`: the same search as the page, in the terminal.

mod explain;

use std::process::ExitCode;

use serde_json::json;

use super::say;
use crate::app::{App, Clock, Options};
use crate::search::{self, Hit, Query, SearchForm, distance_in_words};

/// Searches as the page does.
#[derive(Debug, clap::Args)]
pub struct Search {
    /// What is needed, in ordinary words.
    text: String,
    /// A filter of the page, such as `wijk=Kronenburg` or `kind=voorliggend`; may be repeated.
    #[arg(long = "filter", value_name = "NAME=VALUE")]
    filters: Vec<String>,
    /// Most results.
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// One JSON object instead of lines for people.
    #[arg(long)]
    json: bool,
    /// Tell how the question was read, and what each fact adds to the place of a result.
    #[arg(long, conflicts_with = "json")]
    explain: bool,
}

impl Search {
    /// Prints the results; a filter that does not exist ends it with a sentence.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let app = App::open(options, Clock::Machine)?;
        if self.explain {
            app.learn()?;
        }
        let town = app.town.load();
        let (query, wrong) = search::read(&self.form(), &app.known(&town));
        if !wrong.is_empty() {
            wrong.iter().for_each(|mistake| say::problem(&mistake.message));
            return Ok(ExitCode::from(2));
        }
        let found = search::look_up(app.engine.as_ref(), &query, &[])?;
        if self.json {
            let results: Vec<_> = found.hits.iter().map(|hit| in_json(&query, hit)).collect();
            say::result(&json!({ "total": found.total, "results": results }).to_string());
        } else {
            if self.explain {
                explain::question(&query.question);
            }
            say::progress(&format!("{} gevonden", found.total));
            for hit in &found.hits {
                say::result(&in_words(hit));
                if self.explain {
                    explain::hit(hit);
                }
            }
        }
        Ok(ExitCode::SUCCESS)
    }

    fn form(&self) -> SearchForm {
        let filters = self.filters.iter().filter_map(|filter| filter.split_once('='));
        let form = SearchForm::default().with("q", &[&self.text]).with("limit", &[&self.limit.to_string()]);
        filters.fold(form, |form, (name, value)| form.with(name, &[value]))
    }
}

fn in_json(query: &Query, hit: &Hit) -> serde_json::Value {
    let reasons = search::why(query, hit)
        .into_iter()
        .map(|reason| json!({ "aspect": reason.aspect, "verdict": reason.verdict.code(), "text": reason.text }));
    json!({
        "slug": hit.card.slug,
        "name": hit.card.name,
        "organization": hit.card.organization,
        "kind": hit.card.kind.as_str(),
        "distance": hit.distance.map(f64::round),
        "score": hit.score,
        "reasons": reasons.collect::<Vec<_>>(),
    })
}

fn in_words(hit: &Hit) -> String {
    let distance = hit.distance.map(|metres| format!(", {}", distance_in_words(metres))).unwrap_or_default();
    format!("{} ({}, {}{distance})", hit.card.name, hit.card.organization, hit.card.kind.as_str())
}
