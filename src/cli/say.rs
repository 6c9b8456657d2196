//! Writes to the terminal: results to the standard output, everything else beside it. A closed pipe is no fault.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crate::interchange::Report;

/// Work longer than this is told about while it goes on.
const SILENCE: Duration = Duration::from_secs(2);

/// Tells how far the reading of a file is, no more than once in two seconds.
pub struct Reading {
    told: Instant,
}

impl Reading {
    /// Begins now.
    pub fn new() -> Self {
        Self { told: Instant::now() }
    }

    /// Says how far it is, when it is time to.
    pub fn tell(&mut self, report: &Report) {
        if self.told.elapsed() > SILENCE {
            self.told = Instant::now();
            progress(&format!("… {}: {} regels gelezen", report.file, report.read));
        }
    }
}

/// A line of the result.
pub fn result(line: &str) {
    drop(writeln!(io::stdout(), "{line}"));
}

/// A line about what is going on.
pub fn progress(line: &str) {
    drop(writeln!(io::stderr(), "{line}"));
}

/// Why it could not be done.
pub fn problem(line: &str) {
    drop(writeln!(io::stderr(), "Dat ging niet: {line}"));
}
