//! What residents asked together, and what could be offered. Text about residents enters only through the privacy guard.

mod choices;
pub mod demonstration;
mod draft;
mod import;
mod known;
mod offer;
mod prefill;
mod privacy;
mod question;

pub use self::choices::{Age, Collectable, Deployed, Outcome, Reason};
pub use self::draft::{Draft, Known, LONGEST_TEXT, MOST_AUDIENCES, MOST_THEMES};
pub use self::import::import;
pub use self::privacy::{Finding, Guard, Kind, LONGEST, Refused, SafeText, Trace};
pub use self::question::{Counted, Question, Stored};
