//! The pages, one file for each: a handler takes the request, asks the rooms below, and fills a view.

pub mod calendar;
pub mod compare;
pub mod gaps;
pub mod group;
pub mod handout;
pub mod home;
pub mod letter;
pub mod list;
pub mod mine;
pub mod question;
pub mod search;
pub mod service;
pub mod sign_in;
pub mod signals;
pub mod texts;
