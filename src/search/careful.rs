//! An engine on a server that may be away, with a copy beside it that never is. What changes goes into the copy at once and
//! to the server a little later; whenever the server cannot answer, or does not hold everything yet, the copy does.
//! Making the server hold the catalogue again is the work of the clock.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::sync_channel;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, Builder};

use super::document::Document;
use super::engine::{Ask, Engine, Found, Source, Unavailable};
use crate::id::ServiceId;

/// Documents that may wait for the slower of the two while both are filled.
const AHEAD: usize = 1_000;

/// Documents that are sent to the server at a time.
const AT_A_TIME: usize = 500;

/// Looks after which a server that holds another number than the catalogue is filled anew: another process that is just
/// doing so gets its time, and the copy answers all the while. An empty server is filled at once, and any at the start.
const PATIENCE: u32 = 300;

/// An engine on a server, and its copy.
pub struct Careful {
    server: Box<dyn Engine>,
    copy: Box<dyn Engine>,
    /// Changes that the server does not have yet, the last one of each service; `None` for one that is gone.
    missed: Mutex<BTreeMap<ServiceId, Option<Document>>>,
    /// One sends to the server at a time.
    sending: Mutex<()>,
    /// The server does not hold everything.
    behind: AtomicBool,
    /// What the server holds is not known to be of this catalogue.
    foreign: AtomicBool,
    /// The server did not answer the last time.
    away: AtomicBool,
    /// How often in a row the server held another number.
    strange: AtomicU32,
}

impl Careful {
    /// A server and a copy; what the server holds is not known yet.
    pub fn new(server: Box<dyn Engine>, copy: Box<dyn Engine>) -> Self {
        Self {
            server,
            copy,
            missed: Mutex::default(),
            sending: Mutex::default(),
            behind: AtomicBool::new(true),
            foreign: AtomicBool::new(false),
            away: AtomicBool::new(false),
            strange: AtomicU32::new(PATIENCE),
        }
    }

    /// Looks whether the server is there.
    pub fn look(&self) -> Result<(), Unavailable> {
        self.noted(self.server.refresh()).map(drop)
    }

    /// Looks at the server and sends what it missed; answers whether it has to be filled anew.
    pub fn tend(&self) -> Result<bool, Unavailable> {
        let _one_at_a_time = self.sending();
        self.look()?;
        self.send()?;
        let missed = self.missed();
        let same = self.server.count() == self.copy.count() || !missed.is_empty();
        let looks = if same { 0 } else { self.strange.load(Ordering::Acquire) + 1 };
        self.strange.store(looks, Ordering::Release);
        let foreign = self.foreign.load(Ordering::Acquire);
        self.behind.store(foreign || !same || !missed.is_empty(), Ordering::Release);
        Ok(foreign || looks > PATIENCE || (!same && self.server.count() == 0))
    }

    /// Fills the server with the work of somebody who knows the catalogue.
    pub fn fill<E: From<Unavailable>>(&self, work: impl FnOnce(&dyn Engine) -> Result<(), E>) -> Result<(), E> {
        {
            let _one_at_a_time = self.sending();
            self.behind.store(true, Ordering::Release);
            work(self.server.as_ref()).inspect_err(|_| self.foreign.store(true, Ordering::Release))?;
            self.foreign.store(false, Ordering::Release);
        }
        Ok(self.tend().map(drop)?)
    }

    /// Sends the changes that the server missed. What cannot be sent is kept.
    fn send(&self) -> Result<(), Unavailable> {
        if self.missed().is_empty() {
            return Ok(());
        }
        self.unless_away()?;
        let missed = std::mem::take(&mut *self.missed());
        let sent = self.noted(self.send_all(&missed));
        if sent.is_err() {
            let mut newer = self.missed();
            for (id, change) in missed {
                newer.entry(id).or_insert(change);
            }
        }
        sent
    }

    fn send_all(&self, missed: &BTreeMap<ServiceId, Option<Document>>) -> Result<(), Unavailable> {
        let gone: Vec<ServiceId> = missed.iter().filter(|(_, change)| change.is_none()).map(|(id, _)| *id).collect();
        if !gone.is_empty() {
            self.server.remove(&gone)?;
        }
        let changed: Vec<&Document> = missed.values().flatten().collect();
        changed.chunks(AT_A_TIME).try_for_each(|some| self.server.put(some.iter().copied().cloned().collect()))
    }

    /// Remembers whether the server did what it was asked.
    fn noted<T>(&self, done: Result<T, Unavailable>) -> Result<T, Unavailable> {
        let was_away = self.away.swap(done.is_err(), Ordering::AcqRel);
        match &done {
            Err(cause) if !was_away => {
                tracing::warn!(cause = format!("{:#}", cause.0), "the search server is away: a copy answers");
            }
            Ok(_) if was_away => tracing::warn!("the search server is back"),
            _ => {}
        }
        done
    }

    fn sending(&self) -> MutexGuard<'_, ()> {
        self.sending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn missed(&self) -> MutexGuard<'_, BTreeMap<ServiceId, Option<Document>>> {
        self.missed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the copy, and notes what the server misses from then on.
    fn change(
        &self,
        changes: impl Iterator<Item = (ServiceId, Option<Document>)>,
        copy: impl FnOnce() -> Result<(), Unavailable>,
    ) -> Result<(), Unavailable> {
        // Held until both are done, so that nobody meets a copy that is ahead of what is known to be missed.
        let mut missed = self.missed();
        copy()?;
        missed.extend(changes);
        self.behind.store(true, Ordering::Release);
        Ok(())
    }

    /// Fills both from one stream. A server that fails does not stop the copy.
    fn fill_both(
        &self,
        documents: &mut dyn Iterator<Item = Document>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Unavailable> {
        let _one_at_a_time = self.sending();
        self.behind.store(true, Ordering::Release);
        let (send, waiting) = sync_channel(AHEAD);
        let confirmed = AtomicBool::new(false);
        let (copied, served) = thread::scope(|threads| {
            let copying = || self.copy.replace_if(&mut waiting.into_iter(), &|| confirmed.load(Ordering::Acquire));
            let copying = Builder::new().name("copying".to_owned()).spawn_scoped(threads, copying);
            let copying = copying.map_err(|cause| Unavailable(cause.into()))?;
            let mut send = Some(send);
            let mut passed = std::iter::from_fn(|| {
                let document = documents.next();
                match (&document, &send) {
                    // A copy that cannot be written is told of at the end.
                    (Some(document), Some(send)) => drop(send.send(document.clone())),
                    _ => {
                        confirmed.store(confirm(), Ordering::Release);
                        send = None;
                    }
                }
                document
            });
            let served = self.unless_away().and_then(|()| self.noted(self.server.replace_if(&mut passed, confirm)));
            passed.for_each(drop);
            Ok::<_, Unavailable>((copying.join().unwrap_or_else(|panic| resume_unwind(panic)), served))
        })?;
        if copied? {
            self.missed().clear();
            self.foreign.store(!matches!(served, Ok(true)), Ordering::Release);
        }
        served
    }

    fn unless_away(&self) -> Result<(), Unavailable> {
        match self.away.load(Ordering::Acquire) {
            true => Err(Unavailable(anyhow::anyhow!("the search server is away"))),
            false => Ok(()),
        }
    }
}

impl Engine for Careful {
    fn search(&self, ask: &Ask<'_>) -> Result<Found, Unavailable> {
        let ready = !self.away.load(Ordering::Acquire) && !self.behind.load(Ordering::Acquire);
        if ready && let Ok(found) = self.noted(self.server.search(ask)) {
            return Ok(found);
        }
        Ok(Found { spare: self.away.load(Ordering::Acquire), ..self.copy.search(ask)? })
    }

    fn put(&self, documents: Vec<Document>) -> Result<(), Unavailable> {
        let changes: Vec<_> = documents.iter().map(|document| (document.id, Some(document.clone()))).collect();
        self.change(changes.into_iter(), || self.copy.put(documents))
    }

    fn remove(&self, services: &[ServiceId]) -> Result<(), Unavailable> {
        self.change(services.iter().map(|id| (*id, None)), || self.copy.remove(services))
    }

    fn replace_if(
        &self,
        documents: &mut dyn Iterator<Item = Document>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Unavailable> {
        self.fill_both(documents, confirm)
    }

    fn refresh(&self) -> Result<bool, Unavailable> {
        self.copy.refresh()
    }

    fn settle(&self) -> Result<(), Unavailable> {
        self.copy.settle()?;
        let _one_at_a_time = self.sending();
        self.send()
    }

    /// As many as the copy, which follows the catalogue; the server follows the copy.
    fn count(&self) -> usize {
        self.copy.count()
    }

    fn source(&self) -> Source {
        if self.away.load(Ordering::Acquire) { Source::Copy } else { Source::Server }
    }
}
