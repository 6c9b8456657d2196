//! Exchanges data with the outside: services, areas, figures, postcodes and terms in, services out. Every row that is
//! refused is reported with a sentence; what the data means is decided by the rooms that own it.

mod areas;
mod fields;
mod import;
mod known;
mod line;
mod narrower;
mod read_ahead;
mod read_line;
mod report;
mod rows;
mod seed;
mod services;
mod synthetic;
mod tables;
mod terms;
mod to_line;
mod to_listing;

pub use self::areas::import_areas;
pub use self::import::{ImportError, ImportOptions, in_one_transaction};
pub use self::report::{Fault, Problem, Report, quote};
pub use self::rows::{Row, Rows};
pub use self::seed::{SeedError, SeedFolder, Step, fill};
pub use self::services::{ExportError, Listener, export_catalogue, import_catalogue, import_catalogue_for};
pub use self::synthetic::write_synthetic;
pub use self::tables::{import_figures, import_postcodes};
pub use self::terms::import_taxonomy;
