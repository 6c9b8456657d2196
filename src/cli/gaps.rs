//! Prints the ranking of area and theme for the operator on the machine, with exact figures. What others may see goes
//! through `gaps::Published`.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use super::say;
use crate::app::{Options, Town};
use crate::db::Database;
use crate::gaps::{Catchments, Cube, Entry, Frame, Ledger, Level, Log, Month, Supply, Window, operator, rank};

/// Rows that a person is shown; JSON holds all.
const SHOWN: usize = 30;
/// Bad lines that are named one by one.
const NAMED: usize = 20;

/// Rank area and theme by what is missing, from the log of questions and the catalogue.
#[derive(Debug, clap::Args)]
pub struct Gaps {
    /// Another log than that of the data folder, JSON Lines.
    #[arg(long, value_name = "FILE")]
    questions: Option<PathBuf>,
    /// First month, such as 2025-11; a year before the last one when absent.
    #[arg(long, value_name = "MONTH")]
    from: Option<Month>,
    /// Last month; the last one of the log when absent.
    #[arg(long, value_name = "MONTH")]
    to: Option<Month>,
    /// How large the areas are: `wijk` or `wijkteam`.
    #[arg(long, default_value = "wijk", value_name = "LEVEL")]
    level: Level,
    /// Print every row as JSON.
    #[arg(long)]
    json: bool,
}

impl Gaps {
    /// Prints the ranked list.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let database = Database::open(&options.database())?;
        let town = Town::load(&database)?;
        let wijken = Frame::of_wijken(&town.places, &town.taxonomies);
        if wijken.areas().is_empty() {
            anyhow::bail!(
                "in {} staan geen wijken. Vul de map eerst, bijvoorbeeld met `sociale-kaart demo`",
                options.data.display()
            );
        }
        let entries = self.entries(&database, &wijken)?;
        let supply = database.read(|conn| Supply::of_catalogue(conn, &wijken, &town.places, Catchments::default()))?;
        let (frame, entries, supply) = wijken.at(self.level, entries, supply);
        let cube = Cube::of(&frame, &entries);
        let rows = match self.window(&cube)? {
            Some(window) => rank(&cube, &frame, &supply, window),
            None => Vec::new(),
        };
        if self.json {
            say::result(&operator::json(&rows, &frame).to_string());
        } else {
            operator::lines(&rows, &frame).iter().take(SHOWN).for_each(|line| say::result(line));
        }
        Ok(ExitCode::SUCCESS)
    }

    /// The questions, of the data folder or of a file.
    fn entries(&self, database: &Database, frame: &Frame) -> anyhow::Result<Vec<Entry>> {
        match &self.questions {
            Some(path) => of_file(path, frame),
            None => {
                let mut ledger = Ledger::over(frame.clone());
                database.read(|conn| ledger.follow(conn))?;
                Ok(ledger.into_entries())
            }
        }
    }

    /// None when there is nothing to report about.
    fn window(&self, cube: &Cube) -> anyhow::Result<Option<Window>> {
        let Some(to) = self.to.or(cube.months().map(|(_, last)| last)) else { return Ok(None) };
        let window = Window { from: self.from.unwrap_or(Window::year_to(to).from), to };
        if window.months() == 0 {
            anyhow::bail!("de eerste maand ({}) ligt na de laatste ({})", window.from, window.to);
        }
        Ok(Some(window))
    }
}

fn of_file(path: &Path, frame: &Frame) -> anyhow::Result<Vec<Entry>> {
    let (file, path) = (File::open(path), path.display());
    let file = file.with_context(|| format!("opening {path}"))?;
    let log = Log::read(BufReader::new(file), frame).with_context(|| format!("reading {path}"))?;
    for (line, bad) in log.refused.iter().take(NAMED) {
        say::progress(&format!("{path}, regel {line}: {bad}"));
    }
    if !log.refused.is_empty() {
        say::progress(&format!("{} van de {} regels tellen niet mee", log.refused.len(), log.lines()));
    }
    Ok(log.entries)
}
