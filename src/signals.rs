//! Gaps that somebody took up: who sees to it, until when, what was done, and the offer that answers it in the end; and
//! the letter that tells so. Which offer is missing is computed in `gaps`; sending the letter is left to others.

mod answer;
mod change;
pub mod demonstration;
mod draft;
mod effect;
mod fits;
pub mod letter;
mod proposal;
mod reading;
mod signal;
mod state;
mod step;
mod subscription;

pub use self::answer::Answer;
pub use self::change::{Change, Refused};
pub use self::draft::{Draft, LONGEST_TITLE, New, Owner};
pub use self::effect::Effect;
pub use self::fits::fits;
pub use self::letter::Letter;
pub use self::proposal::{Proposal, proposals};
pub use self::signal::Signal;
pub use self::state::{State, TRANSITIONS};
pub use self::step::Step;
pub use self::subscription::{Subscription, Wish};
