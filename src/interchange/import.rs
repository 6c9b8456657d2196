//! What every import shares: its options, its errors, and one transaction per file. What a row means is with the
//! importer of its kind.

use std::io::{self, Read};

use super::report::Report;
use crate::db::{AnyConnection, Database};

/// Files that are read whole may be this large; the official map of a large town is a tenth of it.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// How an import is done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Stores nothing at all when anything is refused.
    pub strict: bool,
    /// The licence of the source, kept with each record.
    pub licence: Option<String>,
}

/// Why an import could not be finished. Nothing of its file is stored then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file could not be read to its end.
    #[error("reading {file}")]
    Read {
        /// The file as the caller named it.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The database refused or was away.
    #[error("storing what was read")]
    Database(#[from] crate::db::Error),
}

/// Does the work in one transaction, and takes it back when the import is strict and found a fault.
pub fn in_one_transaction(
    database: &Database,
    options: &ImportOptions,
    work: impl FnOnce(&mut AnyConnection) -> Result<Report, ImportError>,
) -> Result<Report, ImportError> {
    let done = database.load(|conn| {
        let report = work(conn)?;
        if options.strict && !report.is_clean() {
            return Err(Stop::Withheld(Box::new(report.withheld())));
        }
        Ok(report)
    });
    match done {
        Ok(report) => Ok(report),
        Err(Stop::Withheld(report)) => Ok(*report),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Why the transaction is taken back.
enum Stop {
    Withheld(Box<Report>),
    Failed(ImportError),
}

impl From<ImportError> for Stop {
    fn from(error: ImportError) -> Self {
        Self::Failed(error)
    }
}

impl From<crate::db::Error> for Stop {
    fn from(error: crate::db::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// The whole text of a file, without a byte order mark; none after a fault that is in the report.
pub fn whole_text(report: &mut Report, reader: impl Read) -> Result<Option<String>, ImportError> {
    let mut bytes = Vec::new();
    let read = reader.take(LARGEST_FILE + 1).read_to_end(&mut bytes);
    let read = read.map_err(|source| ImportError::Read { file: report.file.clone(), source })?;
    if u64::try_from(read).unwrap_or(u64::MAX) > LARGEST_FILE {
        report.refuse_file("Het bestand is groter dan 64 MB. Deel het op of vereenvoudig het.");
        return Ok(None);
    }
    let Ok(mut text) = String::from_utf8(bytes) else {
        report.refuse_file("Het bestand is geen UTF-8. Sla het op als UTF-8.");
        return Ok(None);
    };
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if text.trim().is_empty() {
        report.refuse_file(EMPTY);
        return Ok(None);
    }
    Ok(Some(text))
}

/// A file without a single row.
pub const EMPTY: &str = "Het bestand is leeg. Controleer of dit het goede bestand is.";
