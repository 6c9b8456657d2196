//! The privacy guard as others meet it: our own table of examples, the command that reads files, and the promise that
//! refused text is found nowhere. What each rule does by itself is tested beside the rule.

mod command;
mod examples;
mod traces;
