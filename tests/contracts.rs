//! Contracts: one story for each promise that several implementations make.
//! A rule that has one implementation is tested beside that rule, in `src`.

mod catalogue;
mod collective;
mod following;
mod interchange;
mod questions;
mod search;
mod search_server;
mod signals;
mod stand_in;
mod versions;
