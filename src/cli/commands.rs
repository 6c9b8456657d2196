//! The commands that need few words: serve, demo, export, reindex, synthesize.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;

use super::demonstration::Seed;
use super::say;
use crate::app::{App, Clock, Options};
use crate::db::Database;
use crate::interchange;
use crate::jobs;
use crate::web;

/// Lines of the log go to the standard error, as JSON. A filter that cannot be read lets warnings through.
pub fn write_log(filter: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(filter).unwrap_or_else(|_| "warn".into());
    // A second call (tests) changes nothing.
    drop(tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(io::stderr).try_init());
}

/// Serves until it is stopped; with a seed, fills an empty database first.
pub fn serve(options: &Options, web: &web::Options, demo: Option<&Seed>) -> anyhow::Result<ExitCode> {
    if let Some(seed) = demo {
        seed.fill_when_empty(options)?;
    }
    let app = Arc::new(App::open(options, Clock::Machine)?);
    jobs::start(&app).context("starting the clock")?;
    let ready = |address| say::result(&format!("De sociale kaart staat klaar op http://{address}"));
    let serving = web::serve(app, web, ready);
    actix_web::rt::System::new().block_on(serving).with_context(|| format!("serving at {}", web.listen))?;
    Ok(ExitCode::SUCCESS)
}

/// Fills an empty data folder and ends.
pub fn demo(options: &Options, seed: &Seed) -> anyhow::Result<ExitCode> {
    if !seed.fill_when_empty(options)? {
        anyhow::bail!("de map {} is niet leeg. Kies met --data een andere map", options.data.display());
    }
    let app = App::open(options, Clock::Machine)?;
    say::result(&format!("{} voorzieningen staan klaar in {}", app.engine.count(), options.data.display()));
    Ok(ExitCode::SUCCESS)
}

/// Makes the search index again.
pub fn reindex(options: &Options) -> anyhow::Result<ExitCode> {
    let app = App::open(options, Clock::Machine)?;
    say::result(&format!("{} voorzieningen zijn opnieuw doorzoekbaar gemaakt", app.reindex()?));
    Ok(ExitCode::SUCCESS)
}

/// Writes the catalogue.
#[derive(Debug, clap::Args)]
pub struct Export {
    /// File to write; the standard output when absent.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Export {
    /// Writes every service, one line each.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let database = Database::open(&options.database())?;
        let mut output = writer(self.output.as_ref())?;
        let number = database.read(|conn| interchange::export_catalogue(conn, &mut output))?;
        output.flush().context("writing the export")?;
        say::progress(&format!("{number} voorzieningen geschreven"));
        Ok(ExitCode::SUCCESS)
    }
}

/// Writes synthetic services.
#[derive(Debug, clap::Args)]
pub struct Synthesize {
    /// How many.
    count: usize,
    /// The same number gives the same services.
    #[arg(long, default_value_t = 1)]
    number: u64,
    /// File to write; the standard output when absent.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Synthesize {
    /// Writes them, one line each.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let database = Database::open(&options.database())?;
        let mut output = writer(self.output.as_ref())?;
        database.read(|conn| interchange::write_synthetic(conn, self.count, self.number, &mut output))?;
        output.flush().context("writing the services")?;
        Ok(ExitCode::SUCCESS)
    }
}

fn writer(file: Option<&PathBuf>) -> anyhow::Result<Box<dyn Write>> {
    let Some(path) = file else { return Ok(Box::new(BufWriter::new(io::stdout()))) };
    let file = File::create(path).with_context(|| format!("making the file {}", path.display()))?;
    Ok(Box::new(BufWriter::new(file)))
}
