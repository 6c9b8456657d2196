//! `import`: files in, a report out. Exit code 1 when anything was refused.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::ValueEnum;

use super::say;
use crate::app::{App, Clock, Options};
use crate::db::Database;
use crate::interchange::{self, ImportError, ImportOptions, Report};

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
            let report = self.import(&database, file)?;
            report.sentences().chain(report.remark_sentences()).for_each(|sentence| say::progress(&sentence));
            say::result(&report.to_string());
            clean &= report.is_clean();
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

    fn import(&self, database: &Database, path: &Path) -> anyhow::Result<Report> {
        let file = File::open(path).with_context(|| format!("het bestand {} is niet te openen", path.display()))?;
        let (name, reader, now) = (path.display().to_string(), BufReader::new(file), Clock::Machine.now());
        let mut reading = say::Reading::new();
        let options = ImportOptions { strict: self.strict, licence: self.licence.clone() };
        let report: Result<Report, ImportError> = match self.what {
            What::Catalogue => interchange::import_catalogue(database, &name, reader, &options, now, &mut |report| {
                reading.tell(report)
            }),
            What::Areas => interchange::import_areas(database, &name, reader, &options),
            What::Figures => interchange::import_figures(database, &name, reader, &options),
            What::Postcodes => interchange::import_postcodes(database, &name, reader, &options),
            What::Taxonomy => interchange::import_taxonomy(database, &name, reader, &options, now),
        };
        Ok(report?)
    }
}
