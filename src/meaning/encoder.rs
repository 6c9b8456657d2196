//! The encoder: texts in, vectors out. Cuts the work into batches that stay in the processor's cache; the parts that do
//! the work stand beside it.

use std::sync::LazyLock;

use super::asset::{Broken, Reader, Sizes};
use super::network::Network;
use super::pieces::{self, Pieces};
use super::table::Table;
use super::vector::{DIMENSIONS, Vector};

/// Pieces of a text that count; about forty words. What follows is not read: a longer text is better cut into sentences.
pub const MOST_PIECES: usize = 64;
/// Pieces of a text that is read in parts.
const MOST_IN_PARTS: usize = 128;
/// Pieces worked on together: enough to share the reading of the weights, few enough to stay in the cache.
const BATCH: usize = 192;

/// Turns texts into vectors.
pub struct Encoder {
    pieces: Pieces,
    table: Table,
    network: Network,
}

impl Encoder {
    /// The encoder that the program carries; read at its first use, in a few milliseconds.
    ///
    /// # Errors
    /// The file that was built in is not what it should be. The tests see to it that it is.
    pub fn embedded() -> Result<&'static Self, Broken> {
        static ENCODER: LazyLock<Result<Encoder, Broken>> =
            LazyLock::new(|| Encoder::read(include_bytes!("../../assets/meaning.bin")));
        ENCODER.as_ref().map_err(|broken| *broken)
    }

    /// Reads an encoder from what `tools/meaning/make.py` wrote.
    fn read(file: &'static [u8]) -> Result<Self, Broken> {
        let mut reader = Reader::open(file)?;
        let sizes = Sizes::read(&mut reader)?;
        if sizes.dimensions != DIMENSIONS {
            return Err(Broken::Unfit("dimensions"));
        }
        let ([unknown], fine, coarse) = (reader.array()?, reader.array()?, reader.array()?);
        let pieces = Pieces::read(&mut reader, &sizes, unknown)?;
        let table = Table::read(&mut reader, &sizes, &fine, &coarse)?;
        let network = Network::read(&mut reader, sizes.dimensions)?;
        reader.end()?;
        Ok(Self { pieces, table, network })
    }

    /// What a text means. Nothing for a text of which no letter is known.
    #[must_use]
    pub fn encode(&self, text: &str) -> Vector {
        self.encode_many(&[text]).pop().unwrap_or(Vector::NONE)
    }

    /// The pieces of a text that count, with a begin and an end; the work that a text is.
    #[must_use]
    pub fn count(&self, text: &str) -> usize {
        self.pieces.rows(text, MOST_PIECES).len()
    }

    /// What a text means that is given part by part: first the whole, then each part as it stands in the whole. Costs
    /// little more than the whole alone. Parts beyond what is read mean nothing.
    #[must_use]
    pub fn encode_parts(&self, parts: &[&str]) -> Vec<Vector> {
        let mut rows = vec![pieces::BEGIN];
        let mut places = Vec::new();
        for part in parts {
            let own = self.pieces.rows(part, MOST_PIECES);
            let own = own.get(1..own.len().saturating_sub(1)).unwrap_or_default();
            let own = own.get(..own.len().min(MOST_IN_PARTS.saturating_sub(rows.len()))).unwrap_or_default();
            places.push((rows.len(), own.len()));
            rows.extend_from_slice(own);
        }
        if rows.len() == 1 {
            return vec![Vector::NONE; parts.len() + 1];
        }
        rows.push(pieces::END);
        let whole = (0, rows.len().min(MOST_PIECES + 2));
        let places: Vec<(usize, usize)> = std::iter::once(whole).chain(places).collect();
        let numbers = self.network.run_parts(&self.table, rows, &places);
        let vector = |(numbers, (_, length)): (&[f32], &(usize, usize))| match length {
            0 => Vector::NONE,
            _ => Vector::towards(numbers),
        };
        numbers.chunks_exact(DIMENSIONS).zip(&places).map(vector).collect()
    }

    /// What each text means, in their order; faster than one by one.
    #[must_use]
    pub fn encode_many(&self, texts: &[&str]) -> Vec<Vector> {
        let mut vectors = vec![Vector::NONE; texts.len()];
        let mut batch = Batch::default();
        for (text, vector) in texts.iter().zip(&mut vectors) {
            let rows = self.pieces.rows(text, MOST_PIECES);
            if batch.pieces + rows.len() > BATCH {
                batch.finish(self);
            }
            if !rows.is_empty() {
                batch.pieces += rows.len();
                batch.rows.push(rows);
                batch.vectors.push(vector);
            }
        }
        batch.finish(self);
        vectors
    }
}

/// Texts that are worked on together, and where their vectors go.
#[derive(Default)]
struct Batch<'a> {
    rows: Vec<Vec<u32>>,
    pieces: usize,
    vectors: Vec<&'a mut Vector>,
}

impl Batch<'_> {
    fn finish(&mut self, encoder: &Encoder) {
        if self.rows.is_empty() {
            return;
        }
        let numbers = encoder.network.run(&encoder.table, &self.rows);
        for (vector, numbers) in self.vectors.drain(..).zip(numbers.chunks_exact(DIMENSIONS)) {
            *vector = Vector::towards(numbers);
        }
        self.rows.clear();
        self.pieces = 0;
    }
}

#[cfg(test)]
impl Encoder {
    pub(super) fn rows(&self, text: &str) -> Vec<u32> {
        self.pieces.rows(text, MOST_PIECES)
    }
}
