//! What residents asked together, and what could be offered. Text about residents enters only through the privacy guard.

mod choices;
mod privacy;

pub use self::choices::{Age, Collectable, Deployed, Outcome, Reason};
pub use self::privacy::{Finding, Guard, Kind, LONGEST, Refused, SafeText, Trace};
