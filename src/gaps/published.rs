//! The one door through which a count may leave: rounded, hidden when small, at fixed levels, frozen when published.
//! Statistics Netherlands prints this subject per wijk in fives and nothing under ten (CBS, StatLine 83674NED); so do
//! we, and `attack` proves on every build that what is hidden cannot be computed back.

mod attack;
mod exact;
mod kept;
mod layout;
mod listed;
mod public;
mod release;
mod rules;
mod unit;
mod value;

pub use self::attack::{Narrowed, attack, attack_patiently};
pub use self::layout::{Measure, Slot};
pub use self::listed::{Listed, hidden_part, listed};
pub(super) use self::public::share_is_safe;
pub use self::public::{Shade, Trend, percentage, shade, share_of, trend};
pub use self::release::{Figure, Release, Unsafe};
pub use self::rules::{Rules, TooLow};
pub use self::unit::{Unit, join};
pub use self::value::Published;
