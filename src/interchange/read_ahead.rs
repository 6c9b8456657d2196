//! Reads lines into listings on a thread of its own, a little ahead of whoever stores them: reading costs about as much
//! as storing. What a line may hold is in `read_line` and `to_listing`.

use std::collections::HashMap;
use std::io::{self, BufRead};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, Scope};

use super::known::Known;
use super::read_line::read_line;
use super::report::{Fault, quote};
use super::rows::{Row, Rows};
use super::to_listing::to_listing;
use crate::catalogue::Listing;

/// Lines in a batch; the catalogue takes as many services at once.
const AT_ONCE: usize = 500;

/// Batches that may wait to be stored: enough to bridge a pause of either side, little enough to fit in any memory.
const AHEAD: usize = 4;

/// More rows than this are no directory of a municipality.
const MOST_ROWS: usize = 1_000_000;

/// Some lines of a file.
#[derive(Default)]
pub struct Batch {
    /// How many lines this is about.
    pub read: usize,
    /// The numbers of the good lines.
    pub lines: Vec<usize>,
    /// What they say, in the same order.
    pub listings: Vec<Listing>,
    /// The lines that are refused, with all that is wrong.
    pub refused: Vec<(usize, Vec<Fault>)>,
    /// What was left out of good lines.
    pub remarks: Vec<(usize, Vec<Fault>)>,
    /// There are more lines after this batch than anybody reads.
    pub too_many: bool,
}

/// The batches of a file, in its order; a fault of the file itself is the last.
pub fn read_ahead<'scope, 'env>(
    threads: &'scope Scope<'scope, 'env>,
    reader: impl BufRead + Send + 'scope,
    mut reading: Reading<'scope>,
) -> io::Result<Receiver<io::Result<Batch>>> {
    let (send, batches) = sync_channel(AHEAD);
    Builder::new().name("reading".to_owned()).spawn_scoped(threads, move || {
        if let Err(error) = reading.all(reader, &send) {
            // Nobody listens any more when storing went wrong.
            drop(send.send(Err(error)));
        }
    })?;
    Ok(batches)
}

/// A file that is being read.
pub struct Reading<'a> {
    known: &'a Known,
    licence: Option<&'a str>,
    /// On which line each service stood.
    seen: HashMap<String, usize>,
    batch: Batch,
}

impl<'a> Reading<'a> {
    /// Against what is known.
    pub fn new(known: &'a Known, licence: Option<&'a str>) -> Self {
        Self { known, licence, seen: HashMap::new(), batch: Batch::default() }
    }

    /// Ends early when nobody takes the batches any more.
    fn all(&mut self, reader: impl BufRead, batches: &SyncSender<io::Result<Batch>>) -> io::Result<()> {
        for (count, row) in Rows::new(reader).enumerate() {
            let row = row?;
            if count == MOST_ROWS {
                self.batch.too_many = true;
                break;
            }
            self.take(row);
            if self.batch.read == AT_ONCE && batches.send(Ok(std::mem::take(&mut self.batch))).is_err() {
                return Ok(());
            }
        }
        drop(batches.send(Ok(std::mem::take(&mut self.batch))));
        Ok(())
    }

    fn take(&mut self, row: Row) {
        self.batch.read += 1;
        match self.listing(&row) {
            Ok((listing, remarks)) => {
                self.seen.insert(listing.service.slug.clone(), row.number);
                if !remarks.is_empty() {
                    self.batch.remarks.push((row.number, remarks));
                }
                self.batch.lines.push(row.number);
                self.batch.listings.push(listing);
            }
            Err(faults) => self.batch.refused.push((row.number, faults)),
        }
    }

    fn listing(&self, row: &Row) -> Result<(Listing, Vec<Fault>), Vec<Fault>> {
        let text = row.text.as_ref().map_err(|sentence| vec![Fault::new("", *sentence)])?;
        let line = read_line(text)?;
        if let Some(first) = self.seen.get(&line.id) {
            let id = quote(&line.id);
            let sentence =
                format!("{id} staat ook op regel {first}. Regel {first} telt. Geef deze regel een eigen id.");
            return Err(vec![Fault::new("id", sentence)]);
        }
        to_listing(&line, self.known, self.licence)
    }
}
