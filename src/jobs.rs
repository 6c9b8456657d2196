//! The clock: work that is done again and again while the service runs. Each job is a line in one table; a job that
//! fails logs once and is tried again next time.

use std::sync::{Arc, Weak};
use std::time::Duration;
use std::{io, thread};

use crate::app::App;

/// A job by its name.
type Job = (&'static str, fn(&App) -> anyhow::Result<()>);

/// What is done at every turn, in this order.
const JOBS: [Job; 1] = [("take over what another process imported", App::keep_up)];

/// The same for work that takes seconds: it has a clock of its own, so that it keeps nothing else waiting.
const SLOW_JOBS: [Job; 1] = [("learn what listings mean", App::learn)];

/// How long after an import at the latest its services are found.
const TURN: Duration = Duration::from_secs(2);

/// Starts the clocks, each on a thread of its own; they stop when the house is closed.
pub fn start(app: &Arc<App>) -> io::Result<()> {
    for (name, jobs) in [("clock", &JOBS), ("slow-clock", &SLOW_JOBS)] {
        let app = Arc::downgrade(app);
        thread::Builder::new().name(name.to_owned()).spawn(move || turn(&app, jobs))?;
    }
    Ok(())
}

fn turn(app: &Weak<App>, jobs: &[Job]) {
    let mut failing = vec![false; jobs.len()];
    loop {
        let Some(app) = app.upgrade() else { return };
        for ((name, job), failed) in jobs.iter().zip(&mut failing) {
            let done = job(&app);
            if let (Err(cause), false) = (&done, *failed) {
                tracing::error!(job = name, cause = format!("{cause:#}"), "a job failed; it is tried again");
            }
            *failed = done.is_err();
        }
        drop(app);
        thread::sleep(TURN);
    }
}
