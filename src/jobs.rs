//! The clock: work that is done again and again while the service runs. Each job is a line in a table; a job that fails
//! logs once and is tried again next time.

use std::sync::{Arc, Weak};
use std::time::Duration;
use std::{io, thread};

use crate::app::App;

/// A job: its name, at which turns it is done (1 is all, 2 every second one), and what it does.
type Job = (&'static str, u64, fn(&App) -> anyhow::Result<()>);

/// How long after a change the quick jobs look at the latest. A look costs some microseconds.
const QUICK_TURN: Duration = Duration::from_millis(4);

/// What people wait for.
const QUICK: &[Job] = &[("take over what was changed", 1, App::keep_up)];

/// How often the slow jobs are looked at.
const SLOW_TURN: Duration = Duration::from_secs(1);

/// What nobody waits for, in this order; some of it waits for the disk.
const SLOW: &[Job] =
    &[("make changes in the index last", 1, App::settle), ("index what an import left", 30, App::make_up)];

/// What takes long, and may wait for nothing.
const LONG: &[Job] = &[("learn what listings mean", 1, App::learn)];

/// Starts the clock on threads of its own; it stops when the house is closed.
pub fn start(app: &Arc<App>) -> io::Result<()> {
    start_turning(app, "clock", QUICK_TURN, QUICK)?;
    start_turning(app, "slow clock", SLOW_TURN, SLOW)?;
    start_turning(app, "long clock", SLOW_TURN, LONG)
}

fn start_turning(app: &Arc<App>, name: &str, every: Duration, jobs: &'static [Job]) -> io::Result<()> {
    let app = Arc::downgrade(app);
    thread::Builder::new().name(name.to_owned()).spawn(move || turn(&app, every, jobs)).map(drop)
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
