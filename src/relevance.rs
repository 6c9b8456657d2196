//! How well the search answers: judged questions, the measures over them, and the figures kept from the last time.
//! Asking the questions is the caller's work.

mod collection;
mod damage;
mod figures;
mod measure;
mod tune;

pub use self::collection::{Context, Judged, Unreadable, read};
pub use self::damage::damage;
pub use self::figures::{Change, Figures};
pub use self::measure::{Mean, Outcome, mean, measure};
pub use self::tune::{Found, Tuned, tune};
