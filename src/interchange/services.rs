//! Brings services in from lines of the authoring format, some hundreds at a time but all in one transaction, and
//! writes them out again. From lines to listings is `read_ahead`'s work.

use std::io::{self, BufRead, Write};
use std::thread;

use chrono::{DateTime, Utc};

use super::import::{EMPTY, ImportError, ImportOptions, in_one_transaction};
use super::known::Known;
use super::read_ahead::{Batch, Reading, read_ahead};
use super::report::{Fault, Report, quote};
use super::to_line::to_line;
use crate::catalogue::{Listing, Queue, SaveError, Saved, Ticket};
use crate::db::{AnyConnection, Database, Error};
use crate::geography::Places;

/// Brings in the services of one file. `progress` hears the report so far after every few hundred rows.
pub fn import_catalogue(
    database: &Database,
    file: &str,
    reader: impl BufRead + Send,
    options: &ImportOptions,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(&Report),
) -> Result<Report, ImportError> {
    import_catalogue_for(database, file, reader, options, now, &mut Telling(progress))
}

/// Hears what becomes of a file while it is brought in. All of it may still be taken back: the report at the end tells.
pub trait Listener {
    /// The report so far.
    fn tell(&mut self, report: &Report);
    /// These were stored, or were there just so.
    fn stored(&mut self, listings: Vec<Listing>);
    /// All is stored, and this is the last change that it made.
    fn finished(&mut self, last: Ticket);
}

/// Hears the report and nothing else.
struct Telling<'a>(&'a mut dyn FnMut(&Report));

impl Listener for Telling<'_> {
    fn tell(&mut self, report: &Report) {
        (self.0)(report);
    }

    fn stored(&mut self, _: Vec<Listing>) {}

    fn finished(&mut self, _: Ticket) {}
}

/// The same with the listings for whoever has something to do with them at once.
pub fn import_catalogue_for(
    database: &Database,
    file: &str,
    reader: impl BufRead + Send,
    options: &ImportOptions,
    now: DateTime<Utc>,
    listener: &mut dyn Listener,
) -> Result<Report, ImportError> {
    let unread = |source| ImportError::Read { file: file.to_owned(), source };
    in_one_transaction(database, options, |conn| {
        let known = Known::load(conn)?;
        thread::scope(|threads| {
            let batches = read_ahead(threads, reader, Reading::new(&known, options.licence.as_deref()));
            let mut intake = Intake { now, report: Report::about(file) };
            for batch in batches.map_err(unread)? {
                listener.stored(intake.take(conn, batch.map_err(unread)?)?);
                listener.tell(&intake.report);
            }
            listener.finished(Queue::now(conn)?);
            Ok(intake.finish())
        })
    })
}

/// A file that is being stored.
struct Intake {
    now: DateTime<Utc>,
    report: Report,
}

impl Intake {
    /// Answers what was stored of it.
    fn take(&mut self, conn: &mut AnyConnection, batch: Batch) -> Result<Vec<Listing>, Error> {
        self.report.read += batch.read;
        batch.refused.into_iter().for_each(|(line, faults)| self.report.refuse(line, faults));
        batch.remarks.into_iter().for_each(|(line, remarks)| self.report.remark(line, remarks));
        if batch.too_many {
            self.report.refuse_file("Het bestand heeft meer dan een miljoen regels. De rest is niet gelezen.");
        }
        self.store(conn, batch.lines, batch.listings)
    }

    fn store(
        &mut self,
        conn: &mut AnyConnection,
        mut lines: Vec<usize>,
        mut listings: Vec<Listing>,
    ) -> Result<Vec<Listing>, Error> {
        loop {
            let refused = match Listing::save_all(conn, &listings, self.now) {
                Ok(saved) => {
                    self.count(&saved);
                    return Ok(listings);
                }
                Err(SaveError::Database(error)) => return Err(error),
                Err(refused) => clash(&refused, &listings),
            };
            // The row that clashes leaves; the others are tried again. It is always one of ours.
            let Some((at, fault)) = refused else { return Ok(Vec::new()) };
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

/// Which of these listings cannot be stored, and why.
fn clash(refused: &SaveError, listings: &[Listing]) -> Option<(usize, Fault)> {
    let (at, field, sentence) = match refused {
        SaveError::Database(_) => return None,
        SaveError::SlugTaken { slug } => (
            listings.iter().position(|listing| listing.service.slug == *slug),
            "id",
            format!("{} is al in gebruik door een andere bron. Kies een andere id.", quote(slug)),
        ),
        SaveError::UnknownTerm { code, .. } => (
            listings.iter().position(|listing| listing.terms.iter().any(|term| term.code == *code)),
            "",
            format!("{} kennen wij niet. Laad eerst de lijsten met termen.", quote(code)),
        ),
    };
    Some((at?, Fault::new(field, sentence)))
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
