//! The front door: arguments in, one call per command, a sentence and an exit code out.

mod accessibility;
mod check_score;
mod check_text;
mod commands;
mod demonstration;
mod evaluate;
mod gaps;
mod import;
mod letter;
mod release;
mod say;
mod search;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::demonstration::Seed;
use crate::app;
use crate::web;

/// The directory of social offer close to home, and of the offer that is missing.
#[derive(Debug, Parser)]
#[command(name = "sociale-kaart", version, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    options: app::Options,
    /// What to write to the log: `error`, `warn`, `info`, `debug`, or a filter such as `warn,sociale_kaart=info`.
    #[arg(long, env = "SOCIALE_KAART_LOG", value_name = "FILTER", default_value = "warn", global = true)]
    log: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve pages and API.
    Serve(Serve),
    /// Fill an empty data folder with the demonstration data and end.
    Demo(Seed),
    /// Bring in data; refused rows are reported, the others are stored in one transaction per file.
    Import(import::Import),
    /// Write the catalogue in the authoring format (JSON Lines).
    Export(commands::Export),
    /// Throw the search index away and make it again from the catalogue.
    Reindex,
    /// Search as the page does.
    Search(search::Search),
    /// Rank area and theme by what is missing, with exact figures, for the operator.
    Gaps(gaps::Gaps),
    /// Publish the figures of a quarter that is over.
    Release(release::Publish),
    /// Print the monthly letter for the steering group.
    Letter(letter::Letter),
    /// Compute supply within reach for tables in a file.
    Accessibility(accessibility::Accessibility),
    /// Measure the search over judged questions.
    Evaluate(evaluate::Evaluate),
    /// Find personal data in texts, or measure how well it is found.
    CheckText(check_text::CheckText),
    /// Write synthetic services for load tests, made from the services of this catalogue.
    Synthesize(commands::Synthesize),
}

#[derive(Debug, clap::Args)]
struct Serve {
    #[command(flatten)]
    web: web::Options,
    /// Fill the database with the demonstration data when it is empty.
    #[arg(long, env = "SOCIALE_KAART_DEMO")]
    demo: bool,
    #[command(flatten)]
    seed: Seed,
}

/// Runs the command that these arguments ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(asked) => {
            // Also help and version: clap knows where each belongs and with which exit code.
            let code = u8::try_from(asked.exit_code()).unwrap_or(2);
            return if asked.print().is_ok() { ExitCode::from(code) } else { ExitCode::FAILURE };
        }
    };
    commands::write_log(&arguments.log);
    match carry_out(arguments) {
        Ok(code) => code,
        Err(cause) => {
            say::problem(&format!("{cause:#}"));
            ExitCode::FAILURE
        }
    }
}

fn carry_out(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let options = &arguments.options;
    match arguments.command {
        Command::Serve(serve) => commands::serve(options, &serve.web, serve.demo.then_some(&serve.seed)),
        Command::Demo(seed) => commands::demo(options, &seed),
        Command::Import(import) => import.run(options),
        Command::Export(export) => export.run(options),
        Command::Reindex => commands::reindex(options),
        Command::Search(search) => search.run(options),
        Command::Gaps(gaps) => gaps.run(options),
        Command::Release(release) => release.run(options),
        Command::Letter(letter) => letter.run(options),
        Command::Accessibility(accessibility) => accessibility.run(),
        Command::Evaluate(evaluate) => evaluate.run(options),
        Command::CheckText(check) => check.run(options),
        Command::Synthesize(synthesize) => synthesize.run(options),
    }
}
