//! The nouns of the directory, as HSDS names them, with their queries: who offers what, where, when and for whom.
//! Finding by words, exchanging with others and showing to people are left to the rooms above.

mod at_location;
mod choice;
mod choices;
mod compose;
mod conditions;
mod day;
mod find;
pub mod freshness;
mod listing;
mod location;
mod location_row;
mod organization;
mod part;
mod place;
mod provenance;
mod queue;
mod reach;
mod remove;
mod save;
mod schedule;
mod service;
mod supply;
mod taxonomies;
mod taxonomy;
mod term;
mod text_list;

pub use self::at_location::{AtLocation, ServiceAtLocation};
pub use self::choice::UnknownChoice;
pub(crate) use self::choice::choice;
pub use self::choices::{Access, Cost, Feature, Intensity, Kind, LocationType, Scope, ServiceStatus};
pub use self::conditions::{Accessibility, CostOption, Language, RequiredDocument};
pub use self::day::{Day, Every, Frequency};
pub use self::find::{Chunks, ListingHeading};
pub use self::freshness::{good_until, is_overdue};
pub use self::listing::Listing;
pub use self::location::Location;
pub use self::organization::Organization;
pub use self::place::{Address, Place};
pub use self::provenance::Provenance;
pub use self::queue::{Queue, Queued, Ticket};
pub use self::reach::{Contact, Phone};
pub use self::save::{SaveError, Saved};
pub use self::schedule::Schedule;
pub use self::service::Service;
pub use self::supply::{ServiceArea, ServiceCapacity};
pub use self::taxonomies::Taxonomies;
pub use self::taxonomy::{Taxonomy, TaxonomyHeading, TaxonomyTerm};
pub use self::term::Term;
pub use self::text_list::TextList;

/// Services in one question: enough to make questions rare, and far below the values that one question may hold.
const AT_ONCE: usize = 500;
