//! Stories about what is missing: towns with known holes, attackers on what is published, and supply within reach.
//! What a rule does by itself is tested beside it, in `src/gaps`.

mod publication;
mod ranking;
mod reach;
mod simulated;
mod terminal;
