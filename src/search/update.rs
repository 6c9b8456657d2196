//! Keeps the index in step with the catalogue: what changed waits in a queue that is written in the same transaction
//! as the change, so nothing is lost when a process dies in between.

use std::collections::HashSet;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread::{self, Builder};

use super::document::Document;
use super::engine::{Engine, Unavailable};
use super::listing::document;
use super::sense::{Sense, key};
use crate::catalogue::{Listing, Queue, Queued, Taxonomies, Ticket};
use crate::db::{AnyConnection, Database, Error};
use crate::geography::Places;
use crate::id::ServiceId;

/// Changes taken from the queue at a time.
pub const AT_A_TIME: i64 = 500;

/// Chunks of listings that may wait to be indexed during a rebuild.
const AHEAD: usize = 4;

/// A queue longer than this share of the catalogue is quicker to answer with a new index.
const REBUILD_SHARE: i64 = 3;

/// Why the index is not in step.
#[derive(Debug, thiserror::Error)]
pub enum Behind {
    /// The catalogue could not be read.
    #[error("reading the catalogue for the index")]
    Catalogue(#[from] Error),
    /// The index could not be written.
    #[error(transparent)]
    Index(#[from] Unavailable),
}

/// Indexes what is queued; an index that misses services, or would change for the greater part, is made anew.
pub fn catch_up(
    database: &Database,
    engine: &dyn Engine,
    taxonomies: &Taxonomies,
    places: &Places,
) -> Result<(), Behind> {
    let (shown, queued) = database.read::<_, Error>(|conn| Ok((Listing::count_shown(conn)?, Queue::length(conn)?)))?;
    let strange = queued == 0 && engine.count() as i64 != shown;
    if strange || queued * REBUILD_SHARE > shown {
        return rebuild(database, engine, taxonomies, places);
    }
    let mut taken = None;
    loop {
        let waiting = database.read::<_, Error>(|conn| Queue::after(conn, taken, AT_A_TIME))?;
        let last = take_over(database, engine, taxonomies, places, &waiting)?;
        if last.is_none() {
            return settle(database, engine, taken);
        }
        taken = last;
    }
}

/// Makes these changes findable, and answers the last of them.
pub fn take_over(
    database: &Database,
    engine: &dyn Engine,
    taxonomies: &Taxonomies,
    places: &Places,
    waiting: &[Queued],
) -> Result<Option<Ticket>, Behind> {
    let ids = services(waiting);
    let listings = database.read::<_, Error>(|conn| Listing::by_ids(conn, &ids))?;
    let shown: Vec<Document> = listings
        .iter()
        .filter(|listing| listing.service.status.is_shown())
        .map(|listing| document(listing, taxonomies, places))
        .collect();
    let kept: HashSet<ServiceId> = shown.iter().map(|document| document.id).collect();
    let gone: Vec<ServiceId> = ids.into_iter().filter(|id| !kept.contains(id)).collect();
    if !gone.is_empty() {
        engine.remove(&gone)?;
    }
    if !shown.is_empty() {
        engine.put(shown)?;
    }
    Ok(waiting.last().map(|queued| queued.ticket))
}

fn services(waiting: &[Queued]) -> Vec<ServiceId> {
    let mut ids: Vec<ServiceId> = waiting.iter().map(|queued| queued.service_id).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Changes leave the queue when the index will keep them whatever happens.
pub fn settle(database: &Database, engine: &dyn Engine, taken: Option<Ticket>) -> Result<(), Behind> {
    let Some(taken) = taken else { return Ok(()) };
    engine.settle()?;
    Ok(database.write::<_, Error>(|conn| Queue::done(conn, taken))?)
}

/// Notes every listing that is shown, for what it means.
pub fn note_all(database: &Database, sense: &Sense, taxonomies: &Taxonomies, places: &Places) -> Result<(), Behind> {
    let mut shown = HashSet::new();
    database.read::<_, Behind>(|conn| {
        for chunk in Listing::chunks(conn) {
            for listing in chunk?.into_iter().filter(|listing| listing.service.status.is_shown()) {
                let document = document(&listing, taxonomies, places);
                shown.insert(key(&document.card.slug));
                sense.note(&document);
            }
        }
        sense.keep(&shown);
        Ok(())
    })
}

/// Makes the index anew from the catalogue. The queue is emptied of what was waiting before, and of nothing later.
pub fn rebuild(
    database: &Database,
    engine: &dyn Engine,
    taxonomies: &Taxonomies,
    places: &Places,
) -> Result<(), Behind> {
    let latest = database.read::<_, Error>(Queue::latest)?;
    fill(database, engine, taxonomies, places)?;
    settle(database, engine, latest)
}

/// Gives an engine all that the catalogue shows, and leaves the queue alone.
/// Reading the catalogue and making the index cost about as much, so each has a thread.
pub fn fill(database: &Database, engine: &dyn Engine, taxonomies: &Taxonomies, places: &Places) -> Result<(), Behind> {
    thread::scope(|threads| {
        let (send, chunks) = sync_channel(AHEAD);
        let reading = move || database.read(|conn| send_all(conn, &send));
        let reading = Builder::new().name("reading".to_owned()).spawn_scoped(threads, reading);
        let reading = reading.map_err(|cause| Unavailable(cause.into()))?;
        let shown = chunks.into_iter().flatten().filter(|listing: &Listing| listing.service.status.is_shown());
        engine.replace(&mut shown.map(|listing| document(&listing, taxonomies, places)))?;
        reading.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok(())
    })
}

/// Makes the index anew while `import` brings in more services than there were: reading them back would take as long again.
/// It hands over what it stores, and answers the last change that it made, or none when nothing was stored after all;
/// then the index stays as it is.
pub fn rebuild_along<T>(
    database: &Database,
    engine: &dyn Engine,
    taxonomies: &Taxonomies,
    places: &Places,
    import: impl FnOnce(&mut dyn FnMut(Vec<Listing>)) -> (T, Option<Ticket>),
) -> Result<T, Behind> {
    let before = database.read::<_, Error>(Queue::now)?;
    let complete = AtomicBool::new(false);
    let (done, last, kept) = thread::scope(|threads| {
        let (send, chunks) = sync_channel(AHEAD);
        let indexing = || {
            let shown = chunks.into_iter().flatten().filter(|listing: &Listing| listing.service.status.is_shown());
            let mut documents = shown.map(|listing| document(&listing, taxonomies, places));
            engine.replace_if(&mut documents, &|| complete.load(Ordering::Acquire))
        };
        let indexing = Builder::new().name("indexing".to_owned()).spawn_scoped(threads, indexing);
        let indexing = indexing.map_err(|cause| Unavailable(cause.into()))?;
        let mut seen = HashSet::new();
        let (done, last) = import(&mut |listings| {
            seen.extend(listings.iter().map(|listing| listing.service.id));
            // An index that cannot be written is told of at the end; the import goes on.
            drop(send.send(listings));
        });
        if last.is_some() {
            database.read(|conn| send_others(conn, before, &seen, &send))?;
            complete.store(true, Ordering::Release);
        }
        drop(send);
        let kept = indexing.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok::<_, Behind>((done, last, kept))
    })?;
    settle(database, engine, last.filter(|_| kept))?;
    Ok(done)
}

/// The listings that were there before and are not among those that were brought in.
fn send_others(
    conn: &mut AnyConnection,
    before: Ticket,
    seen: &HashSet<ServiceId>,
    chunks: &SyncSender<Vec<Listing>>,
) -> Result<(), Error> {
    for chunk in Listing::chunks_until(conn, before) {
        let others = chunk?.into_iter().filter(|listing| !seen.contains(&listing.service.id));
        drop(chunks.send(others.collect()));
    }
    Ok(())
}

/// Ends early when nobody takes the listings any more.
fn send_all(conn: &mut AnyConnection, chunks: &SyncSender<Vec<Listing>>) -> Result<(), Error> {
    for chunk in Listing::chunks(conn) {
        if chunks.send(chunk?).is_err() {
            break;
        }
    }
    Ok(())
}
