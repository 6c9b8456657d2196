//! Pure Dutch text: folding, tokens, stop words, stems. Knows no engine and no database.

mod fold;
mod languages;
mod near;
mod words;

pub use self::fold::fold;
pub use self::languages::language_name;
pub use self::near::distance;
pub use self::words::{Word, Words, tokens};
