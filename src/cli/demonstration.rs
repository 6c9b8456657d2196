//! Fills an empty data folder with the demonstration: catalogue, log of questions, and the figures of the quarters that
//! are over.

use std::path::PathBuf;

use anyhow::Context;
use chrono::NaiveDate;

use super::{release, say};
use crate::app::{Clock, Options, Town};
use crate::catalogue::{Listing, Taxonomy};
use crate::db::Database;
use crate::gaps::Month;
use crate::geography::Area;
use crate::interchange::{self, ImportOptions, SeedFolder, Step};
use crate::questions::{self, Guard, Known, demonstration};
use crate::signals;

/// Questions of the demonstration: eighteen months of a town whose coaches are used to the log.
const QUESTIONS: usize = 2_500;
/// The same log every time.
const SEED: u64 = 7;

/// What a demonstration is filled with.
#[derive(Debug, Clone, clap::Args)]
pub struct Seed {
    /// Folder with the data of another municipality (`municipality.toml` and what it names), instead of the
    /// demonstration data inside the program.
    #[arg(long, env = "SOCIALE_KAART_SEED", value_name = "DIR")]
    seed: Option<PathBuf>,
    /// Leave the invented log of questions out.
    #[arg(long)]
    without_questions: bool,
}

impl Seed {
    /// Fills what is empty; answers whether there was anything to fill.
    pub fn fill_when_empty(&self, options: &Options) -> anyhow::Result<bool> {
        let database = Database::open(&options.database())?;
        if database.read(Listing::count)? > 0 {
            return Ok(false);
        }
        self.fill_catalogue(&database)?;
        if !self.without_questions {
            fill_questions(&database, options)?;
            fill_signals(&database)?;
        }
        Ok(true)
    }

    fn fill_catalogue(&self, database: &Database) -> anyhow::Result<()> {
        let folder = self.seed.clone().map_or(SeedFolder::BuiltIn, SeedFolder::Directory);
        let mut reading = say::Reading::new();
        let mut tell = |step: Step<'_>| match step {
            Step::Reading(report) | Step::Done(report) => reading.tell(report),
        };
        let reports = interchange::fill(database, &folder, Clock::Machine.now(), &mut tell)?;
        for sentence in reports.iter().flat_map(interchange::Report::sentences) {
            say::progress(&sentence);
        }
        Ok(())
    }
}

/// The log goes the way of any other file, past the guard; then each quarter that is over is published.
fn fill_questions(database: &Database, options: &Options) -> anyhow::Result<()> {
    let (town, today) = (Town::load(database)?, Clock::Machine.today());
    let lines = lines(&town, today)?;
    let guard = database.read(|conn| Guard::of_catalogue(conn, &town.places))?;
    let known = Known { places: &town.places, taxonomies: &town.taxonomies, guard: &guard, today };
    let report = questions::import(database, "demonstratie", lines.as_bytes(), &ImportOptions::default(), &known)?;
    report.sentences().for_each(|sentence| say::progress(&sentence));
    database.write(|conn| {
        let offer = Listing::all(conn)?;
        signals::demonstration::fill(conn, &known, &offer)
    })?;
    let rules = options.rules()?;
    let this_quarter = rules.quarter_of(Month::of(today));
    // The log begins in the quarter of eighteen months ago.
    for month in (1..=6).rev().map(|quarters| Month::of(today).plus(-3 * quarters)) {
        if rules.quarter_of(month) != this_quarter {
            // A small town may have too little to publish anything safely; that is no reason to have no demonstration.
            if let Err(cause) = release::publish(database, &town, &rules, month) {
                say::progress(&format!("Een kwartaal is niet gepubliceerd: {cause:#}"));
            }
        }
    }
    Ok(())
}

/// Signals of which one is answered by a service of the catalogue.
fn fill_signals(database: &Database) -> anyhow::Result<()> {
    let (town, today) = (Town::load(database)?, Clock::Machine.today());
    let (guard, offer) = database
        .read(|conn| Ok::<_, crate::db::Error>((Guard::of_catalogue(conn, &town.places)?, Listing::all(conn)?)))?;
    let known = Known { places: &town.places, taxonomies: &town.taxonomies, guard: &guard, today };
    let filled = database.write(|conn| signals::demonstration::fill(conn, &known, &offer));
    filled.map(|_| ()).context("filling the invented signals")
}

/// The log as a file of questions; empty for a town without wijken.
fn lines(town: &Town, today: NaiveDate) -> anyhow::Result<String> {
    let wijken: Vec<demonstration::Wijk<'_>> = town.places.wijken().map(wijk).collect();
    let themes: Vec<&str> = town.taxonomies.terms(Taxonomy::THEME).map(|term| term.code.as_str()).collect();
    let town = demonstration::Town { wijken: &wijken, themes: &themes };
    let mut text = String::new();
    for line in demonstration::lines(&town, today, SEED, QUESTIONS) {
        text.push_str(&serde_json::to_string(&line).context("writing the invented questions")?);
        text.push('\n');
    }
    Ok(text)
}

fn wijk(area: &Area) -> demonstration::Wijk<'_> {
    let percentage = |name: &str| area.figures.get(name).copied();
    demonstration::Wijk {
        code: &area.code,
        inhabitants: area.inhabitants.and_then(|people| u32::try_from(people).ok()).unwrap_or(0),
        team: area.district.as_deref().unwrap_or(&area.name),
        side: area.side.as_deref(),
        under_15: percentage("pct_0_14"),
        over_65: percentage("pct_65_plus"),
        low_income: percentage("pct_lowest_40_income"),
    }
}
