//! The one test program: one link of the whole house instead of one for each file.
//! What a rule does by itself is tested beside the rule, in `src`.

#[cfg(test)]
mod api;
#[cfg(test)]
mod contracts;
#[cfg(test)]
mod gaps;
#[cfg(test)]
mod golden;
#[cfg(test)]
mod house;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod lexicon;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod support;
