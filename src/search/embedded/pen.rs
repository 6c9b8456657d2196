//! Writes to the index, one change at a time: over all processes, for the lock is the folder's. Between small changes the
//! writer is kept, because making one costs more than most changes; when another process wrote meanwhile it is made anew.

use anyhow::Context;
use tantivy::directory::DirectoryLock;
use tantivy::indexer::{LogMergePolicy, MergePolicy, NoMergePolicy};
use tantivy::{Index, IndexWriter};

use super::folder::Folder;

/// Memory for writing, in bytes: the least that tantivy takes for one thread, and room for a whole catalogue.
const MEMORY: (usize, usize) = (15_000_000, 100_000_000);

/// Segments of about the same size that are merged into one.
const SEGMENTS: usize = 6;

/// Segments of fewer documents count as of the same size.
const SMALL: u32 = 500;

/// Writes to one index.
pub struct Pen {
    index: Index,
    folder: Option<Folder>,
    kept: Option<Kept>,
}

/// A writer and the state of the index that it knows.
struct Kept {
    writer: IndexWriter,
    list: Option<Vec<u8>>,
}

impl Pen {
    /// For an index in a folder, or one in memory.
    pub fn new(index: Index, folder: Option<Folder>) -> Self {
        Self { index, folder, kept: None }
    }

    /// Makes a small change.
    pub fn change(&mut self, change: impl FnOnce(&mut IndexWriter) -> anyhow::Result<()>) -> anyhow::Result<()> {
        let _lock = self.lock()?;
        let mut writer = self.writer()?;
        change(&mut writer)?;
        writer.commit()?;
        self.keep(writer);
        Ok(())
    }

    /// Makes the whole index, unless `fill` answers that nothing is to come of it.
    pub fn replace(&mut self, fill: impl FnOnce(&mut IndexWriter) -> anyhow::Result<bool>) -> anyhow::Result<()> {
        let _lock = self.lock()?;
        // An index in memory has one writer at a time.
        self.kept = None;
        let mut writer = self.index.writer_with_num_threads(1, MEMORY.1)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        writer.delete_all_documents()?;
        if fill(&mut writer)? {
            writer.commit()?;
        }
        Ok(())
    }

    /// Merges what small changes left, off the road of whoever waits for one.
    pub fn tidy(&mut self) -> anyhow::Result<()> {
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(SEGMENTS);
        policy.set_min_layer_size(SMALL);
        if policy.compute_merge_candidates(&self.index.searchable_segment_metas()?).is_empty() {
            return Ok(());
        }
        let _lock = self.lock()?;
        let mut writer = self.writer()?;
        for candidate in policy.compute_merge_candidates(&self.index.searchable_segment_metas()?) {
            writer.merge(&candidate.0).wait().context("merging segments")?;
        }
        self.keep(writer);
        Ok(())
    }

    fn lock(&self) -> anyhow::Result<Option<DirectoryLock>> {
        self.folder.as_ref().map(Folder::lock).transpose()
    }

    /// The kept writer when it knows the index as it is now, or a new one.
    fn writer(&mut self) -> anyhow::Result<IndexWriter> {
        let now = self.list();
        if let Some(kept) = self.kept.take().filter(|kept| kept.list == now) {
            return Ok(kept.writer);
        }
        let writer = self.index.writer_with_num_threads(1, MEMORY.0)?;
        writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(writer)
    }

    fn keep(&mut self, writer: IndexWriter) {
        self.kept = Some(Kept { writer, list: self.list() });
    }

    fn list(&self) -> Option<Vec<u8>> {
        self.folder.as_ref().and_then(Folder::list)
    }
}
