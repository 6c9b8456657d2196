//! The index as it stands after a commit: tantivy's searcher with one shelf per segment. Segments never change, so a
//! shelf is kept as long as its segment lives, and a small change loads a small shelf.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Context;
use tantivy::index::SegmentId;
use tantivy::schema::Value;
use tantivy::{Searcher, SegmentReader, TantivyDocument};

use super::bits::Bits;
use super::fields::Fields;
use super::folder::Folder;
use super::kept;
use super::laying::Laying;
use super::shelf::Shelf;
use crate::search::document::Card;

/// One moment of the index.
pub struct View {
    /// For words.
    pub searcher: Searcher,
    /// One per segment of the searcher, in its order.
    pub shelves: Vec<Arc<Shelf>>,
    /// Positions that are not deleted, per shelf.
    pub alive: Vec<Bits>,
}

impl View {
    /// Reads the shelves of the segments that `before` did not have; a folder keeps them for the next start. `laid` is the
    /// shelf of the only segment, for who has it already.
    pub fn load(
        searcher: Searcher,
        fields: &Fields,
        before: Option<&Self>,
        folder: Option<&Folder>,
        laid: Option<Shelf>,
    ) -> anyhow::Result<Self> {
        let mut laid = laid.filter(|laid| only_segment(&searcher, laid.len()));
        let known: HashMap<SegmentId, Arc<Shelf>> = before.map(Self::by_segment).unwrap_or_default();
        let mut shelves = Vec::new();
        for segment in searcher.segment_readers() {
            let shelf = match known.get(&segment.segment_id()) {
                Some(shelf) => shelf.clone(),
                None => Arc::new(shelf(segment, fields, folder, laid.take())?),
            };
            shelves.push(shelf);
        }
        if let Some(folder) = folder.filter(|_| before.is_some()) {
            let living: Vec<_> = searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
            kept::tidy(folder, &living);
        }
        let alive = searcher.segment_readers().iter().map(alive).collect();
        Ok(Self { searcher, shelves, alive })
    }

    fn by_segment(&self) -> HashMap<SegmentId, Arc<Shelf>> {
        let ids = self.searcher.segment_readers().iter().map(SegmentReader::segment_id);
        ids.zip(self.shelves.iter().cloned()).collect()
    }
}

fn alive(segment: &SegmentReader) -> Bits {
    let length = segment.max_doc() as usize;
    match segment.alive_bitset() {
        Some(set) => Bits::of(length, |at| set.is_alive(at as u32)),
        None => Bits::all(length),
    }
}

/// Whether a searcher has one segment of just so many documents, as after a replace that filled no more than one.
fn only_segment(searcher: &Searcher, length: usize) -> bool {
    let lengths: Vec<_> = searcher.segment_readers().iter().map(|segment| segment.max_doc() as usize).collect();
    lengths == [length]
}

fn shelf(
    segment: &SegmentReader,
    fields: &Fields,
    folder: Option<&Folder>,
    laid: Option<Shelf>,
) -> anyhow::Result<Shelf> {
    let (id, length) = (segment.segment_id(), segment.max_doc() as usize);
    if let Some(shelf) = folder.and_then(|folder| kept::read(folder, id, length)) {
        return Ok(shelf);
    }
    let shelf = laid.map_or_else(|| from_store(segment, fields), Ok)?;
    let Some(folder) = folder else { return Ok(shelf) };
    kept::write(folder, id, &shelf)?;
    // The cards of the file need not be in memory as well.
    Ok(kept::read(folder, id, length).unwrap_or(shelf))
}

fn from_store(segment: &SegmentReader, fields: &Fields) -> anyhow::Result<Shelf> {
    let store = segment.get_store_reader(1)?;
    let mut laying = Laying::new();
    for document in store.iter::<TantivyDocument>(None) {
        laying.add(&card(&document?, fields)?)?;
    }
    Ok(laying.finish())
}

fn card(document: &TantivyDocument, fields: &Fields) -> anyhow::Result<Card> {
    let bytes = document
        .get_first(fields.card)
        .and_then(|value| value.as_bytes())
        .context("a document of the index has no card")?;
    postcard::from_bytes(bytes).context("a card of the index is of another version")
}
