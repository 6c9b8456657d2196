//! What residents asked together, and what could be offered. Text about residents enters only through the privacy guard.

mod choices;
mod collective;
pub mod demonstration;
mod draft;
mod import;
mod known;
mod likeness;
mod offer;
mod prefill;
mod privacy;
mod question;

pub use self::choices::{Age, Collectable, Deployed, Outcome, Reason};
pub use self::collective::{Asking, Collective, LONGEST_GROUP_NAME, MOST_MEMBERS, NewCollective, Readable, Unchanged};
pub use self::draft::{Draft, Known, LONGEST_TEXT, MOST_AUDIENCES, MOST_THEMES};
pub use self::import::import;
pub use self::likeness::{
    ALIKE, Likeness, Proposal, SMALLEST_GROUP, fitting, middle, proposals, top_theme, with_narrower,
};
pub use self::privacy::{Finding, Guard, Kind, LONGEST, Refused, SafeText, Trace};
pub use self::question::{Counted, Question, Stored};
