//! What residents asked together, and what could be offered. Text about residents enters only through the privacy guard.

pub mod demonstration;
mod privacy;

pub use self::privacy::{Finding, Guard, Kind, LONGEST, Refused, SafeText, Trace};
