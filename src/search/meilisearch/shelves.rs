//! The indexes on the server: makes, fills, swaps and clears them, and waits until the work is really done. The server
//! accepts everything first; what was wrong with it is told by the task that failed.

use std::thread;
use std::time::{Duration, Instant};

use meilisearch_sdk::client::{Client, SwapIndexes};
use meilisearch_sdk::indexes::Index;
use meilisearch_sdk::task_info::TaskInfo;
use meilisearch_sdk::tasks::Task;
use serde_json::Value;

use super::settings::{KEY, Names, are_ours, settings};
use super::trouble::Trouble;
use super::version;
use super::wire::{Wire, done};

/// Entries that are sent at a time.
const AT_A_TIME: usize = 1_000;
/// How long one task may take; filling an index with a national catalogue goes in many.
const TASK: Duration = Duration::from_secs(300);
/// How soon a task is looked at again, at first and at most.
const LOOK: (Duration, Duration) = (Duration::from_millis(5), Duration::from_millis(500));

/// The indexes of one installation on one server.
pub struct Shelves {
    looking: Client<Wire>,
    client: Client<Wire>,
    names: Names,
}

/// The index that is searched, at some moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// When it last changed, as the server tells it.
    pub changed: String,
    /// Whether it is set as it must be.
    pub is_ours: bool,
}

impl Shelves {
    /// The indexes that begin with a name; `looking` is for what must be known soon, `client` for what may take long.
    pub fn new(looking: Client<Wire>, client: Client<Wire>, names: Names) -> Self {
        Self { looking, client, names }
    }

    /// For questions that may take long.
    pub fn client(&self) -> &Client<Wire> {
        &self.client
    }

    /// Whether the server answers, knows the key and is new enough.
    pub fn check(&self) -> Result<(), Trouble> {
        version::check(&done(self.looking.get_version())?.pkg_version)
    }

    /// The index that is searched; `None` when there is none.
    pub fn look(&self, before: Option<&Live>) -> Result<Option<Live>, Trouble> {
        let told = match done(self.looking.get_raw_index(self.names.live())) {
            Err(Trouble::Missing) => return Ok(None),
            other => other?,
        };
        let changed = told.get("updatedAt").and_then(Value::as_str);
        let changed = changed.ok_or(Trouble::Incomplete("an index without the moment of its last change"))?.to_owned();
        if let Some(before) = before.filter(|before| before.changed == changed) {
            return Ok(Some(before.clone()));
        }
        let is_ours = are_ours(&done(self.looking.index(self.names.live()).get_settings())?);
        Ok(Some(Live { changed, is_ours }))
    }

    /// Makes the index that is searched when it is not there.
    pub fn make(&self) -> Result<(), Trouble> {
        self.empty(&self.names.live())
    }

    /// Adds entries to the index that is searched, or replaces those with the same key.
    pub fn put(&self, entries: &[Value]) -> Result<(), Trouble> {
        for some in entries.chunks(AT_A_TIME) {
            self.wait(done(self.live().add_or_replace(some, Some(KEY)))?)?;
        }
        Ok(())
    }

    /// Takes entries out of the index that is searched; without an index there is nothing to take.
    pub fn remove(&self, keys: &[String]) -> Result<(), Trouble> {
        none_missing(done(self.live().delete_documents(keys)).and_then(|task| self.wait(task)))
    }

    /// Fills a new index beside the one that is searched, swaps the two when all of it went well, and clears away what
    /// is no longer used. Searching goes on all the while. When `confirm` says no after the last entry, the one that is
    /// searched stays; answers what it said.
    pub fn fill(
        &self,
        entries: impl Iterator<Item = Result<Value, Trouble>>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Trouble> {
        let (live, next) = (self.names.live(), self.names.next());
        self.clear(&next)?;
        self.empty(&next)?;
        self.pour(&self.client.index(&next), entries)?;
        if !confirm() {
            return self.clear(&next).map(|()| false);
        }
        self.create(&live)?;
        let swap = SwapIndexes { indexes: (live, next.clone()), rename: None };
        self.wait(done(self.client.swap_indexes([&swap]))?)?;
        self.clear(&next)?;
        self.older()?.iter().try_for_each(|uid| self.clear(uid))?;
        Ok(true)
    }

    fn pour(
        &self,
        index: &Index<Wire>,
        mut entries: impl Iterator<Item = Result<Value, Trouble>>,
    ) -> Result<(), Trouble> {
        let mut tasks = Vec::new();
        loop {
            let some: Vec<Value> = entries.by_ref().take(AT_A_TIME).collect::<Result<_, _>>()?;
            if some.is_empty() {
                break;
            }
            tasks.push(done(index.add_or_replace(&some, Some(KEY)))?);
        }
        tasks.into_iter().try_for_each(|task| self.wait(task))
    }

    fn live(&self) -> Index<Wire> {
        self.client.index(self.names.live())
    }

    /// Makes an index with our settings; one that is there only gets the settings.
    fn empty(&self, uid: &str) -> Result<(), Trouble> {
        self.create(uid)?;
        self.wait(done(self.client.index(uid).set_settings(&settings()))?)
    }

    fn create(&self, uid: &str) -> Result<(), Trouble> {
        match done(self.client.create_index(uid, Some(KEY))).and_then(|task| self.wait(task)) {
            Err(Trouble::Task { code, .. }) if code == "index_already_exists" => Ok(()),
            other => other,
        }
    }

    fn clear(&self, uid: &str) -> Result<(), Trouble> {
        none_missing(done(self.client.delete_index(uid)).and_then(|task| self.wait(task)))
    }

    fn older(&self) -> Result<Vec<String>, Trouble> {
        let mut query = meilisearch_sdk::indexes::IndexesQuery::new(&self.client);
        let told = done(self.client.list_all_indexes_raw_with(query.with_limit(1_000)))?;
        let all = told.get("results").and_then(Value::as_array).into_iter().flatten();
        let names = all.filter_map(|index| index.get("uid").and_then(Value::as_str));
        Ok(names.filter(|uid| self.names.is_older(uid)).map(str::to_owned).collect())
    }

    /// Waits until the work is done; a task that failed is an error.
    fn wait(&self, task: TaskInfo) -> Result<(), Trouble> {
        let (started, mut pause) = (Instant::now(), LOOK.0);
        loop {
            match done(self.client.get_task(&task))? {
                Task::Succeeded { .. } => return Ok(()),
                Task::Failed { content } => return Err(Trouble::of_task(&content.error)),
                Task::Enqueued { .. } | Task::Processing { .. } if started.elapsed() > TASK => {
                    return Err(Trouble::Slow);
                }
                Task::Enqueued { .. } | Task::Processing { .. } => thread::sleep(pause),
            }
            pause = (pause * 3 / 2).min(LOOK.1);
        }
    }
}

fn none_missing(result: Result<(), Trouble>) -> Result<(), Trouble> {
    match result {
        Err(Trouble::Missing) => Ok(()),
        other => other,
    }
}
