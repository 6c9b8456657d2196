//! Keeps large shelves in files beside their segments, so that a start need not put each card together again. A file that
//! is missing or of another version costs time and nothing else: the shelf is made from its segment.

use std::path::PathBuf;

use anyhow::Context;
use tantivy::directory::{Directory, OwnedBytes};
use tantivy::index::SegmentId;

use super::folder::Folder;
use super::shelf::Shelf;

/// What the names of the files end in.
const END: &str = "shelf";

/// Begins every file; raised when the meaning of its bytes changes in a way that reading them would not notice.
const VERSION: u64 = 3;

/// Smaller shelves are made as quickly as they are read.
const WORTH_KEEPING: usize = 2_000;

/// The kept shelf of a segment of this many positions; none when there is none that can be read.
pub fn read(folder: &Folder, segment: SegmentId, length: usize) -> Option<Shelf> {
    if length < WORTH_KEEPING {
        return None;
    }
    let bytes = folder.open_read(&name(segment)).ok()?.read_bytes().ok()?;
    let (version, bytes) = number(bytes)?;
    let (columns, bytes) = number(bytes)?;
    let columns = usize::try_from(columns).ok().filter(|at| version == VERSION && *at <= bytes.len())?;
    let (columns, cards) = bytes.split(columns);
    let (mut shelf, left) = postcard::take_from_bytes::<Shelf>(columns.as_slice()).ok()?;
    shelf.cards.bytes = cards;
    // Of another version all the same, when something is left or the outermost cards are none.
    let last = length.checked_sub(1)?;
    let whole =
        left.is_empty() && shelf.len() == length && shelf.cards.get(0).is_some() && shelf.cards.get(last).is_some();
    whole.then_some(shelf)
}

/// Keeps the shelf of a segment, when that is worth it.
pub fn write(folder: &Folder, segment: SegmentId, shelf: &Shelf) -> anyhow::Result<()> {
    if shelf.len() < WORTH_KEEPING {
        return Ok(());
    }
    let columns = postcard::to_allocvec(shelf).context("packing a shelf")?;
    let mut bytes = Vec::with_capacity(16 + columns.len() + shelf.cards.bytes.len());
    bytes.extend_from_slice(&VERSION.to_le_bytes());
    bytes.extend_from_slice(&(columns.len() as u64).to_le_bytes());
    bytes.extend_from_slice(&columns);
    bytes.extend_from_slice(shelf.cards.bytes.as_slice());
    folder.atomic_write(&name(segment), &bytes).context("keeping a shelf")
}

/// Throws away the shelves of segments that are no more.
pub fn tidy(folder: &Folder, living: &[SegmentId]) {
    let living: Vec<PathBuf> = living.iter().map(|segment| name(*segment)).collect();
    for file in folder.ending(END).into_iter().filter(|file| !living.contains(file)) {
        // Another process may have been quicker.
        drop(folder.delete(&file));
    }
}

fn name(segment: SegmentId) -> PathBuf {
    PathBuf::from(format!("{}.{END}", segment.uuid_string()))
}

fn number(bytes: OwnedBytes) -> Option<(u64, OwnedBytes)> {
    let number = u64::from_le_bytes(bytes.as_slice().get(..8)?.try_into().ok()?);
    Some((number, bytes.slice(8..bytes.len())))
}
