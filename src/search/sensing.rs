//! An engine whose documents are also learned by meaning: what goes into the index is noted for the sense of meaning.

use std::sync::Arc;

use super::document::Document;
use super::engine::{Ask, Engine, Found, Source, Unavailable};
use super::sense::Sense;
use crate::id::ServiceId;

/// An engine, and the sense that learns what it is given.
pub struct Sensing {
    engine: Arc<dyn Engine>,
    sense: Arc<Sense>,
}

impl Sensing {
    /// Around an engine.
    pub fn new(engine: Arc<dyn Engine>, sense: Arc<Sense>) -> Self {
        Self { engine, sense }
    }
}

impl Engine for Sensing {
    fn search(&self, ask: &Ask<'_>) -> Result<Found, Unavailable> {
        self.engine.search(ask)
    }

    fn put(&self, documents: Vec<Document>) -> Result<(), Unavailable> {
        documents.iter().for_each(|document| self.sense.note(document));
        self.engine.put(documents)
    }

    fn remove(&self, services: &[ServiceId]) -> Result<(), Unavailable> {
        self.engine.remove(services)
    }

    fn replace_if(
        &self,
        documents: &mut dyn Iterator<Item = Document>,
        confirm: &dyn Fn() -> bool,
    ) -> Result<bool, Unavailable> {
        self.engine.replace_if(&mut documents.inspect(|document| self.sense.note(document)), confirm)
    }

    fn refresh(&self) -> Result<bool, Unavailable> {
        self.engine.refresh()
    }

    fn settle(&self) -> Result<(), Unavailable> {
        self.engine.settle()
    }

    fn count(&self) -> usize {
        self.engine.count()
    }

    fn source(&self) -> Source {
        self.engine.source()
    }
}
