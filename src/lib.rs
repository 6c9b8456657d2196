//! The house: a directory of social offer close to home, and of the offer that is missing.
//!
//! Each group below is a floor. A room uses rooms on lower floors only, never sideways and never up;
//! `tests/house.rs` reads this list and fails on an import that breaks the rule.

// 7: the front door
pub mod cli;

// 6: ways in, a person or program over HTTP; the clock
pub mod jobs;
pub mod web;

// 5: what every way in holds
pub mod app;

// 4: how well it finds; demand against reachable supply
pub mod gaps;
pub mod relevance;

// 3: find it, exchange it, what may be written down about it
pub mod interchange;
pub mod questions;
pub mod search;

// 2: organizations, services, locations, schedules, taxonomy
pub mod catalogue;

// 1: places, the words of the municipality, the words people use
pub mod geography;
pub mod lexicon;
pub mod municipality;

// 0: the ground: storage, identifiers, language, meaning
pub mod db;
pub mod dutch;
pub mod id;
pub mod meaning;
