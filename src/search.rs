//! Find it: a query in, ranked services with reasons out. The engine finds and counts candidates inside the filter;
//! the order and the reasons are ours and the same for every engine.

mod document;
mod embedded;
mod engine;
mod filter;
mod find;
mod form;
mod listing;
mod query;
mod rank;
mod reason;
mod suggest;
mod update;
mod value;

pub use self::document::{Card, Document, Slot, Texts, Venue};
pub use self::embedded::{AGE_BANDS, Embedded, WAITS, day_number};
pub use self::engine::{Ask, Count, Engine, Found, Hit, Loosened, Repair, Unavailable};
pub use self::filter::{Ages, Facet, Filter, Limit, Moment, Part, Place};
pub use self::find::{Answer, find, look_up, why};
pub use self::form::{LIST, NAMES, SearchForm};
pub use self::listing::document;
pub use self::query::{Known, LONGEST_TEXT, MOST, PAGE, Query, read};
pub use self::reason::{Reason, Verdict, ages_in_words, days_in_words, distance_in_words, sentence, waiting_in_words};
pub use self::suggest::{Means, Suggestion, suggest};
pub use self::update::{Behind, catch_up, rebuild};
pub use self::value::{Spot, Wrong, unknown_count};
