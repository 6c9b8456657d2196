//! The clock: work that is done again and again while the service runs. Each job is a line in a table; a job that fails
//! logs once and is tried again next time.

use std::sync::{Arc, Weak};
use std::time::Duration;
use std::{io, thread};

use crate::app::App;

/// A job: its name, at which turns it is done (1 is all, 2 every second one), and what it does.
type Job = (&'static str, u64, fn(&App) -> anyhow::Result<()>);

/// A clock: its name, the time between two turns, and its jobs in their order.
type Clock = (&'static str, Duration, &'static [Job]);

/// What people wait for. A look costs some microseconds.
const QUICK: Clock = ("clock", Duration::from_millis(4), &[("take over what was changed", 1, App::keep_up)]);

/// What nobody waits for; some of it waits for the disk.
const SLOW: Clock = (
    "slow-clock",
    Duration::from_secs(1),
    &[
        ("look after the search server", 1, App::tend),
        ("make changes in the index last", 1, App::settle),
        ("index what an import left", 30, App::make_up),
    ],
);

/// What takes seconds, so that it keeps nothing else waiting.
const LONG: Clock = ("long-clock", Duration::from_secs(2), &[("learn what listings mean", 1, App::learn)]);

/// Starts the clocks, each on a thread of its own; they stop when the house is closed.
pub fn start(app: &Arc<App>) -> io::Result<()> {
    for (name, every, jobs) in [QUICK, SLOW, LONG] {
        let app = Arc::downgrade(app);
        thread::Builder::new().name(name.to_owned()).spawn(move || turn(&app, every, jobs))?;
    }
    Ok(())
}

fn turn(app: &Weak<App>, every: Duration, jobs: &[Job]) {
    let mut failing = vec![false; jobs.len()];
    for number in 1u64.. {
        let Some(app) = app.upgrade() else { return };
        for ((name, turns, job), failed) in jobs.iter().zip(&mut failing) {
            if number % turns != 0 {
                continue;
            }
            let done = job(&app);
            if let (Err(cause), false) = (&done, *failed) {
                tracing::error!(job = name, cause = format!("{cause:#}"), "a job failed; it is tried again");
            }
            *failed = done.is_err();
        }
        drop(app);
        thread::sleep(every);
    }
}
