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

/// How long after an import at the latest its services are found.
const TURN: Duration = Duration::from_secs(2);

/// Starts the clock on a thread of its own; it stops when the house is closed.
pub fn start(app: &Arc<App>) -> io::Result<()> {
    let app = Arc::downgrade(app);
    thread::Builder::new().name("clock".to_owned()).spawn(move || turn(&app)).map(drop)
}

fn turn(app: &Weak<App>) {
    let mut failing = [false; JOBS.len()];
    loop {
        thread::sleep(TURN);
        let Some(app) = app.upgrade() else { return };
        for ((name, job), failed) in JOBS.iter().zip(&mut failing) {
            let done = job(&app);
            if let (Err(cause), false) = (&done, *failed) {
                tracing::error!(job = name, cause = format!("{cause:#}"), "a job failed; it is tried again");
            }
            *failed = done.is_err();
        }
    }
}
