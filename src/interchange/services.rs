//! Brings services in from lines of the authoring format, some hundreds at a time but all in one transaction, and
//! writes them out again. What a line may hold is in `read_line` and `to_listing`.

use std::collections::HashMap;
use std::io::{self, BufRead, Write};

use chrono::{DateTime, Utc};

use super::import::{EMPTY, ImportError, ImportOptions, in_one_transaction};
use super::known::Known;
use super::read_line::read_line;
use super::report::{Fault, Report, quote};
use super::rows::{Row, Rows};
use super::to_line::to_line;
use super::to_listing::to_listing;
use crate::catalogue::{Listing, SaveError, Saved};
use crate::db::{AnyConnection, Database, Error};
use crate::geography::Places;

/// Services in one go to the database; the catalogue takes as many at once.
const AT_ONCE: usize = 500;

/// More rows than this are no directory of a municipality.
const MOST_ROWS: usize = 1_000_000;

/// Brings in the services of one file. `progress` hears the report so far after every few hundred rows.
pub fn import_catalogue(
    database: &Database,
    file: &str,
    reader: impl BufRead,
    options: &ImportOptions,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(&Report),
) -> Result<Report, ImportError> {
    in_one_transaction(database, options, |conn| {
        let known = Known::load(conn)?;
        let mut intake =
            Intake { known, options, now, report: Report::about(file), seen: HashMap::new(), waiting: Vec::new() };
        for row in Rows::new(reader) {
            let row = row.map_err(|source| ImportError::Read { file: file.to_owned(), source })?;
            if intake.report.read == MOST_ROWS {
                intake.report.refuse_file("Het bestand heeft meer dan een miljoen regels. De rest is niet gelezen.");
                break;
            }
            intake.take(row);
            if intake.waiting.len() == AT_ONCE {
                intake.store(conn)?;
                progress(&intake.report);
            }
        }
        intake.store(conn)?;
        Ok(intake.finish())
    })
}

/// A file that is being brought in.
struct Intake<'a> {
    known: Known,
    options: &'a ImportOptions,
    now: DateTime<Utc>,
    report: Report,
    /// On which line each service stood.
    seen: HashMap<String, usize>,
    /// Lines that are good and not yet stored.
    waiting: Vec<(usize, Listing)>,
}

impl Intake<'_> {
    fn take(&mut self, row: Row) {
        self.report.read += 1;
        match self.listing(&row) {
            Ok((listing, remarks)) => {
                self.seen.insert(listing.service.slug.clone(), row.number);
                self.report.remark(row.number, remarks);
                self.waiting.push((row.number, listing));
            }
            Err(faults) => self.report.refuse(row.number, faults),
        }
    }

    fn listing(&self, row: &Row) -> Result<(Listing, Vec<Fault>), Vec<Fault>> {
        let text = row.text.as_ref().map_err(|sentence| vec![Fault::new("", *sentence)])?;
        let line = read_line(text)?;
        if let Some(first) = self.seen.get(&line.id) {
            let id = quote(&line.id);
            let sentence =
                format!("{id} staat ook op regel {first}. Regel {first} telt. Geef deze regel een eigen id.");
            return Err(vec![Fault::new("id", sentence)]);
        }
        to_listing(&line, &self.known, self.options.licence.as_deref())
    }

    fn store(&mut self, conn: &mut AnyConnection) -> Result<(), Error> {
        let (mut lines, mut listings): (Vec<usize>, Vec<Listing>) =
            std::mem::take(&mut self.waiting).into_iter().unzip();
        loop {
            let clash = match Listing::save_all(conn, &listings, self.now) {
                Ok(saved) => {
                    self.count(&saved);
                    return Ok(());
                }
                Err(SaveError::Database(error)) => return Err(error),
                Err(SaveError::SlugTaken { slug }) => {
                    let at = listings.iter().position(|listing| listing.service.slug == slug);
                    (
                        at,
                        Fault::new(
                            "id",
                            format!("{} is al in gebruik door een andere bron. Kies een andere id.", quote(&slug)),
                        ),
                    )
                }
                Err(SaveError::UnknownTerm { code, .. }) => {
                    let at = listings.iter().position(|listing| listing.terms.iter().any(|term| term.code == code));
                    (at, Fault::new("", format!("{} kennen wij niet. Laad eerst de lijsten met termen.", quote(&code))))
                }
            };
            // The row that clashes leaves; the others are tried again. It is always one of ours.
            let (Some(at), fault) = clash else { return Ok(()) };
            listings.remove(at);
            self.report.refuse(lines.remove(at), [fault]);
        }
    }

    fn count(&mut self, saved: &[Saved]) {
        for saved in saved {
            match saved {
                Saved::Created => self.report.created += 1,
                Saved::Updated => self.report.updated += 1,
                Saved::Unchanged => self.report.unchanged += 1,
            }
        }
    }

    fn finish(self) -> Report {
        let mut report = self.report;
        if report.read == 0 {
            report.refuse_file(EMPTY);
        }
        report.problems.sort_by_key(|problem| problem.line);
        report
    }
}

/// Why an export could not be finished.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The place to write to refused.
    #[error("writing the services")]
    Write(#[from] io::Error),
    /// A service could not be put into JSON.
    #[error("writing a service as JSON")]
    Json(#[from] serde_json::Error),
    /// The database refused or was away.
    #[error("reading the services")]
    Database(#[from] Error),
}

/// Writes every service, shown or not, as a line of the authoring format, and answers how many.
pub fn export_catalogue(conn: &mut AnyConnection, mut writer: impl Write) -> Result<usize, ExportError> {
    let places = Places::load(conn)?;
    let mut count = 0;
    for listings in Listing::chunks(conn) {
        for listing in listings? {
            serde_json::to_writer(&mut writer, &to_line(&listing, &places))?;
            writer.write_all(b"\n")?;
            count += 1;
        }
    }
    writer.flush()?;
    Ok(count)
}
