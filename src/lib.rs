//! The house: a directory of social offer close to home, and of the offer that is missing.
//!
//! Each group below is a floor. A room uses rooms on lower floors only, never sideways and never up;
//! `tests/house.rs` reads this list and fails on an import that breaks the rule.

// 9: the front door
pub mod cli;

// 8: ways in, a person or program over HTTP; the clock
pub mod jobs;
pub mod web;

// 7: what every way in holds
pub mod app;

// 6: demand against reachable supply
pub mod gaps;

// 5: gaps that somebody took up
pub mod signals;

// 4: what residents asked together, and what may be written down about it; how well the search finds
pub mod questions;
pub mod relevance;

// 3: find it, exchange it
pub mod interchange;
pub mod search;

// 2: organizations, services, locations, schedules, taxonomy
pub mod catalogue;

// 1: places, the words of the municipality, the words people use; people who sign in
pub mod accounts;
pub mod geography;
pub mod lexicon;
pub mod municipality;

// 0: the ground: storage, identifiers, language, meaning
pub mod db;
pub mod dutch;
pub mod id;
pub mod meaning;
