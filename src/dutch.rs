//! Pure Dutch text: folding, tokens, stop words, stems. Knows no engine and no database.

mod calendar;
mod compound;
mod fold;
mod languages;
mod near;
mod sentence;
mod slip;
mod sound;
mod words;

pub use self::calendar::{date, month, month_name};
pub use self::compound::split;
pub use self::fold::fold;
pub use self::languages::{language_name, languages};
pub use self::near::distance;
pub use self::sentence::Sentence;
pub use self::slip::{Slip, slips};
pub use self::sound::alike;
pub use self::words::{Word, Words, tokens, words};
