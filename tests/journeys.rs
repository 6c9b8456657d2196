//! Journeys: what a person does with the service and what they read there, over real HTTP.
//! One file for each kind of person or question; what every implementation promises is in `contracts`.

mod away;
mod bad_files;
mod coach;
mod collective;
mod counts;
mod keep;
mod logging;
mod mistakes;
mod nothing;
mod operator;
mod protected;
mod report;
mod sign_in;
mod signals;
mod state;
mod town;
mod understood;
mod visitor;
