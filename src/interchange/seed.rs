//! Fills a database from a seed folder: the words of the municipality, its areas, its terms and its services, in that
//! order, each file in one transaction. Whether the database should be filled is decided by the caller.

use std::borrow::Cow;
use std::io::{self, Cursor};
use std::path::{Component, Path, PathBuf};

use chrono::{DateTime, Utc};

use super::{ImportError, ImportOptions, Report};
use super::{import_areas, import_catalogue, import_figures, import_postcodes, import_taxonomy};
use crate::db::Database;
use crate::municipality::{BadSettings, Municipality};

/// The file that names all others.
const SETTINGS: &str = "municipality.toml";

/// The seed folder as it was when the program was built.
#[derive(rust_embed::RustEmbed)]
#[folder = "seed/"]
struct BuiltIn;

/// Where seed files come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeedFolder {
    /// The demonstration data inside the program.
    BuiltIn,
    /// A folder with a `municipality.toml`.
    Directory(PathBuf),
}

/// Why a seed folder could not be loaded to its end. Files that were finished before stay.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// A file is missing, cannot be read, or lies outside the folder.
    #[error("Het bestand {file} is niet te lezen. Controleer de naam in municipality.toml.")]
    Unreadable {
        /// The name in the settings.
        file: String,
        /// What the system said.
        source: io::Error,
    },
    /// The settings are wrong.
    #[error("municipality.toml: {0}")]
    Settings(#[from] BadSettings),
    /// A file could not be brought in.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The settings could not be stored.
    #[error("storing the settings of the municipality")]
    Database(#[from] crate::db::Error),
}

/// What `fill` is doing, for whoever is waiting.
#[derive(Debug)]
pub enum Step<'a> {
    /// A file is being read; so far this came of it.
    Reading(&'a Report),
    /// A file is finished.
    Done(&'a Report),
}

/// What a seed file holds.
#[derive(Clone, Copy)]
enum Part {
    Areas,
    Figures,
    Postcodes,
    Taxonomy,
    Catalogue,
}

/// Loads the whole folder and answers with a report for each file, in the order of loading.
pub fn fill(
    database: &Database,
    folder: &SeedFolder,
    now: DateTime<Utc>,
    progress: &mut dyn FnMut(Step<'_>),
) -> Result<Vec<Report>, SeedError> {
    let settings = folder.settings()?;
    database.write(|conn| settings.save(conn))?;
    let mut reports = Vec::new();
    for (part, file) in parts(&settings) {
        let bytes = folder.read(file)?;
        let licence = settings.attribution.get(part.name()).cloned();
        let options = ImportOptions { strict: false, licence };
        let report = part.load(database, file, &bytes, &options, now, progress)?;
        progress(Step::Done(&report));
        reports.push(report);
    }
    Ok(reports)
}

fn parts(settings: &Municipality) -> impl Iterator<Item = (Part, &str)> {
    let files = &settings.files;
    let areas = files.areas.iter().map(|file| (Part::Areas, file));
    let figures = files.figures.iter().map(|file| (Part::Figures, file));
    let postcodes = files.postcodes.iter().map(|file| (Part::Postcodes, file));
    let terms = files.taxonomies.iter().map(|file| (Part::Taxonomy, file));
    let services = files.catalogue.iter().map(|file| (Part::Catalogue, file));
    areas.chain(figures).chain(postcodes).chain(terms).chain(services).map(|(part, file)| (part, file.as_str()))
}

impl Part {
    /// The key under `[attribution]` in the settings.
    fn name(self) -> &'static str {
        match self {
            Self::Areas => "areas",
            Self::Figures => "figures",
            Self::Postcodes => "postcodes",
            Self::Taxonomy => "taxonomies",
            Self::Catalogue => "catalogue",
        }
    }

    fn load(
        self,
        database: &Database,
        file: &str,
        bytes: &[u8],
        options: &ImportOptions,
        now: DateTime<Utc>,
        progress: &mut dyn FnMut(Step<'_>),
    ) -> Result<Report, ImportError> {
        let reader = Cursor::new(bytes);
        match self {
            Self::Areas => import_areas(database, file, reader, options),
            Self::Figures => import_figures(database, file, reader, options),
            Self::Postcodes => import_postcodes(database, file, reader, options),
            Self::Taxonomy => import_taxonomy(database, file, reader, options, now),
            Self::Catalogue => {
                let mut tell = |report: &Report| progress(Step::Reading(report));
                import_catalogue(database, file, reader, options, now, &mut tell)
            }
        }
    }
}

impl SeedFolder {
    /// The settings of this folder, read and checked.
    pub fn settings(&self) -> Result<Municipality, SeedError> {
        let bytes = self.read(SETTINGS)?;
        Ok(Municipality::from_toml(&String::from_utf8_lossy(&bytes))?)
    }

    fn read(&self, file: &str) -> Result<Cow<'static, [u8]>, SeedError> {
        let read = match self {
            Self::BuiltIn => BuiltIn::get(file).map(|found| found.data).ok_or_else(|| io::ErrorKind::NotFound.into()),
            Self::Directory(folder) => inside(folder, file).and_then(std::fs::read).map(Cow::Owned),
        };
        read.map_err(|source| SeedError::Unreadable { file: file.to_owned(), source })
    }
}

/// The path of a seed file; settings never name a file outside their folder.
fn inside(folder: &Path, file: &str) -> io::Result<PathBuf> {
    if Path::new(file).components().all(|part| matches!(part, Component::Normal(_))) {
        return Ok(folder.join(file));
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "the file lies outside the seed folder"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_file_lies_inside_its_folder() {
        assert!(inside(Path::new("seed"), "town/areas.geojson").is_ok());
        for file in ["../secret", "/etc/passwd", "town/../../x"] {
            assert!(inside(Path::new("seed"), file).is_err(), "{file}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let missing = SeedFolder::Directory("no/such/folder".into()).settings().unwrap_err();
        assert!(missing.to_string().contains("municipality.toml"));
    }
}
