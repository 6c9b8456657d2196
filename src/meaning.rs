//! What a text means, as a short vector: texts that say the same lie near each other, whatever their words or language.
//! A sentence encoder that runs inside the program; it knows no catalogue, and what is done with nearness is decided by others.
//!
//! The weights are in `assets/meaning.bin`, which `tools/meaning/make.py` makes from Google's
//! universal-sentence-encoder-multilingual v3 (Apache-2.0).

mod asset;
mod dense;
mod encoder;
mod network;
mod pieces;
mod table;
#[cfg(test)]
mod tests;
mod trie;
mod vector;

pub use self::asset::Broken;
pub use self::encoder::{Encoder, MOST_PIECES};
pub use self::vector::{DIMENSIONS, Vector};
