//! Follows the queue while the service runs: a change is findable some milliseconds after it was saved, by whichever
//! process. Making it outlast a power failure comes after that, for many changes at once.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::engine::Engine;
use super::update::{AT_A_TIME, Behind, settle, take_over};
use crate::catalogue::{Queue, Taxonomies, Ticket};
use crate::db::{Database, Error, Watch};
use crate::geography::Places;

/// How far this process has followed.
#[derive(Default)]
pub struct Follower(Mutex<State>);

#[derive(Default)]
struct State {
    /// None until the first look, and after one that failed.
    watch: Option<Watch>,
    /// The last change that is in the index.
    taken: Option<Ticket>,
    /// The same while it is still in the queue.
    unsettled: Option<Ticket>,
}

impl Follower {
    /// Whether anything may have been queued since the last time. Costs next to nothing when nobody wrote.
    pub fn is_behind(&self, database: &Database) -> Result<bool, Error> {
        self.state().changed(database)
    }

    /// Takes over what was queued since the last time. Leaves a long queue alone: who imports a file makes the index,
    /// and two that do the same work would take twice as long. When that one died, `catch_up` does it.
    pub fn follow(
        &self,
        database: &Database,
        engine: &dyn Engine,
        taxonomies: &Taxonomies,
        places: &Places,
    ) -> Result<(), Behind> {
        let mut state = self.state();
        let followed = state.follow(database, engine, taxonomies, places);
        if followed.is_err() {
            // The next look says that there is something.
            state.watch = None;
        }
        followed
    }

    /// Makes what was taken over outlast a power failure, and takes it off the queue. Waits for the disk, and keeps
    /// nobody else waiting.
    pub fn settle(&self, database: &Database, engine: &dyn Engine) -> Result<(), Behind> {
        let unsettled = self.state().unsettled.take();
        let settled = settle(database, engine, unsettled);
        if settled.is_err() {
            self.state().unsettled = unsettled;
        }
        settled
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn changed(&mut self, database: &Database) -> Result<bool, Error> {
        let watch = match &mut self.watch {
            Some(watch) => watch,
            none => none.insert(database.watch()?),
        };
        let changed = watch.changed();
        if changed.is_err() {
            self.watch = None;
        }
        changed
    }

    fn follow(
        &mut self,
        database: &Database,
        engine: &dyn Engine,
        taxonomies: &Taxonomies,
        places: &Places,
    ) -> Result<(), Behind> {
        let waiting = database.read::<_, Error>(|conn| Queue::after(conn, self.taken, AT_A_TIME))?;
        if waiting.len() as i64 == AT_A_TIME {
            return Ok(());
        }
        if let Some(last) = take_over(database, engine, taxonomies, places, &waiting)? {
            (self.taken, self.unsettled) = (Some(last), Some(last));
        }
        Ok(())
    }
}
