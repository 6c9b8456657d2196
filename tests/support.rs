//! What the tests stand on: real databases, the real service and the real program, made for one test and gone after it.
//! The stories themselves are in the folders beside this one.

pub mod client;
pub mod database;
pub mod engines;
pub mod folder;
pub mod house;
pub mod http;
pub mod line;
pub mod meilisearch;
pub mod page;
pub mod postgres;
pub mod program;
