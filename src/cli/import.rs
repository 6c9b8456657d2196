//! `import`: files in, a report out. Exit code 1 when anything was refused.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;

use super::say;
use crate::app::{App, Clock, Options, Town};
use crate::catalogue::{Listing, Ticket};
use crate::db::Database;
use crate::interchange::{self, ImportError, ImportOptions, Listener, Report};
use crate::questions::{self, Guard, Known};

/// Files below this size, in bytes, are indexed after they were read: a second or two at most.
const LARGE: u64 = 4_000_000;

/// A line of a service is hardly ever longer, in bytes.
const LINE: u64 = 4_000;

/// What the files hold.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    /// Services in the authoring format (JSON Lines).
    Catalogue,
    /// Wijken or buurten (GeoJSON, also the official file of CBS and PDOK); replaces their outlines.
    Areas,
    /// Inhabitants and figures of wijken (CSV).
    Figures,
    /// Postcodes (CSV).
    Postcodes,
    /// Questions of the log (JSON Lines).
    Questions,
    /// Terms of a taxonomy (JSON Lines); the name of the file is the name of the taxonomy.
    Taxonomy,
}

/// Brings in data.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// What the files hold.
    what: What,
    /// The files.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Store nothing of a file in which anything is refused.
    #[arg(long)]
    strict: bool,
    /// Licence of the source, kept with each record.
    #[arg(long)]
    licence: Option<String>,
}

impl Import {
    /// Imports each file and brings the search index in step.
    pub fn run(&self, options: &Options) -> anyhow::Result<ExitCode> {
        let database = Database::open(&options.database())?;
        let mut clean = true;
        for file in &self.files {
            let report = match self.is_large(&database, file)? {
                true => self.import_and_index(options, file)?,
                false => self.import(&database, file)?,
            };
            report.sentences().chain(report.remark_sentences()).for_each(|sentence| say::progress(&sentence));
            say::result(&report.to_string());
            clean &= report.is_clean();
        }
        if matches!(self.what, What::Questions) {
            return Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        say::progress("De wijzigingen worden doorzoekbaar gemaakt …");
        let app = App::open(options, Clock::Machine)?;
        if !matches!(self.what, What::Catalogue) {
            // Names of wijken and terms stand in what is indexed; a running service sees by the new index that it must
            // load the town again.
            app.reindex()?;
        }
        Ok(if clean { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    /// Whether the file holds far more services than the catalogue, as far as its size tells.
    fn is_large(&self, database: &Database, path: &Path) -> anyhow::Result<bool> {
        let bytes = path.metadata().map_or(0, |file| file.len());
        if !matches!(self.what, What::Catalogue) || bytes < LARGE {
            return Ok(false);
        }
        let services = u64::try_from(database.read(Listing::count)?)?;
        Ok(bytes / LINE > services * 2)
    }

    /// Makes the index while the file is read.
    fn import_and_index(&self, options: &Options, path: &Path) -> anyhow::Result<Report> {
        let app = App::open(options, Clock::Machine)?;
        let (name, reader) = opened(path)?;
        app.index_along(|stored| {
            let mut listener = Indexing { reading: say::Reading::new(), stored, last: None };
            let (options, now) = (self.options(), Clock::Machine.now());
            let report = interchange::import_catalogue_for(&app.database, &name, reader, &options, now, &mut listener);
            let last = listener.last.filter(|_| report.as_ref().is_ok_and(|report| !report.withheld));
            (report.map_err(anyhow::Error::from), last)
        })?
    }

    fn options(&self) -> ImportOptions {
        ImportOptions { strict: self.strict, licence: self.licence.clone() }
    }

    fn import(&self, database: &Database, path: &Path) -> anyhow::Result<Report> {
        let ((name, reader), now) = (opened(path)?, Clock::Machine.now());
        let mut reading = say::Reading::new();
        let options = self.options();
        let report: Result<Report, ImportError> = match self.what {
            What::Catalogue => interchange::import_catalogue(database, &name, reader, &options, now, &mut |report| {
                reading.tell(report)
            }),
            What::Areas => interchange::import_areas(database, &name, reader, &options),
            What::Figures => interchange::import_figures(database, &name, reader, &options),
            What::Postcodes => interchange::import_postcodes(database, &name, reader, &options),
            What::Questions => import_questions(database, &name, reader, &options),
            What::Taxonomy => interchange::import_taxonomy(database, &name, reader, &options, now),
        };
        Ok(report?)
    }
}

fn import_questions(
    database: &Database,
    name: &str,
    reader: BufReader<File>,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    let town = Town::load(database)?;
    let guard = database.read(|conn| Guard::of_catalogue(conn, &town.places))?;
    let (places, taxonomies, today) = (&town.places, &town.taxonomies, Clock::Machine.today());
    questions::import(database, name, reader, options, &Known { places, taxonomies, guard: &guard, today })
}

fn opened(path: &Path) -> anyhow::Result<(String, BufReader<File>)> {
    let file = File::open(path).with_context(|| format!("het bestand {} is niet te openen", path.display()))?;
    Ok((path.display().to_string(), BufReader::new(file)))
}

/// Tells how far the reading is, and passes on what is stored.
struct Indexing<'a> {
    reading: say::Reading,
    stored: &'a mut dyn FnMut(Vec<Listing>),
    last: Option<Ticket>,
}

impl Listener for Indexing<'_> {
    fn tell(&mut self, report: &Report) {
        self.reading.tell(report);
    }

    fn stored(&mut self, listings: Vec<Listing>) {
        (self.stored)(listings);
    }

    fn finished(&mut self, last: Ticket) {
        self.last = Some(last);
    }
}
