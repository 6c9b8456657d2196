//! Demand against reachable supply: which offer is missing, where, and how sure that is. Counts leave this room only
//! as `Published`, which only the rules of suppression can make; the questions themselves stay with those who log them.

mod asked;
mod cases;
mod catchment;
mod cube;
mod decay;
mod entry;
mod fragmentation;
mod frame;
mod kind;
mod ledger;
mod log;
pub mod operator;
mod people;
mod publish;
pub mod published;
mod ranking;
pub mod report;
mod review;
mod shrink;
mod special;
mod supply;

pub use self::cases::{BadCase, Case, Cases, NamedCase};
pub use self::catchment::{Link, three_step, two_step};
pub use self::cube::{Cube, Tally};
pub use self::decay::Decay;
pub use self::entry::{AreaIndex, CoachKey, Entry, Month, NoMonth, ProviderKey, ThemeIndex};
pub use self::fragmentation::{Fragmentation, PublicFragmentation, fragmentation};
pub use self::frame::{Counted, Frame, Level, NoLevel};
pub use self::kind::Kind;
pub use self::ledger::Ledger;
pub use self::log::{BadLine, Log};
pub use self::publish::{NotPublished, publish, units};
pub use self::published::{Published, Release, Rules};
pub use self::ranking::{Row, Standing, Window, rank};
pub use self::report::Report;
pub use self::review::{Around, Lesson, lesson};
pub use self::shrink::{Rate, RatePrior, Share, SharePrior, chance_above};
pub use self::supply::{Catchments, Room, Supply, Survey};
