//! `/tekorten` and what belongs to it: what is missing in the town, as far as it may be told. Every figure comes from
//! the public report of the gaps room; here it gets its words, links and drawings.

mod asked;
mod charts;
mod files;
mod maps;
mod method;
mod overview;
mod sheet;
mod tables;
mod theme;
mod told;
mod wijk;
mod words;

use actix_web::HttpResponse;

pub use self::files::{csv, json, rows_json};
pub use self::method::show as method;
pub use self::overview::show;
pub use self::sheet::show as sheet;
pub use self::theme::show as theme;
pub use self::wijk::show as wijk;
use crate::app::Town;
use crate::gaps::Report;
use crate::web::frame::{Frame, page};
use crate::web::problem::Problem;
use crate::web::view::Here;
use crate::web::view::gaps::GapsEmptyPage;

/// What a page is called, with the municipality's name.
fn title(town: &Town) -> String {
    format!("Wat ontbreekt in {}?", town.municipality.name)
}

/// The page before the first figures.
fn empty(town: &Town, frame: &Frame, report: &Report, title: String) -> Result<HttpResponse, Problem> {
    page(&GapsEmptyPage {
        layout: frame.layout(town, title, Here::Elsewhere),
        town: town.municipality.name.clone(),
        first: words::month(report.next_release()),
    })
}
