//! The file of vectors: records after each other, the last one of a listing counts. A half-written record at the end is
//! what a sudden stop leaves; reading ends there.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use crate::meaning::{DIMENSIONS, Vector};

/// The vectors of one listing.
pub struct Record {
    /// The number of its slug.
    pub key: u64,
    /// One per piece of text.
    pub vectors: Vec<Vector>,
}

/// Most vectors of one listing that are believed.
const MOST: u16 = 64;

/// What a file holds; nothing when there is none.
pub fn read(path: &Path) -> Vec<Record> {
    let Ok(file) = File::open(path) else { return Vec::new() };
    let mut source = BufReader::new(file);
    std::iter::from_fn(|| record(&mut source)).collect()
}

fn record(source: &mut impl Read) -> Option<Record> {
    let (mut key, mut number) = ([0; 8], [0; 2]);
    source.read_exact(&mut key).ok()?;
    source.read_exact(&mut number).ok()?;
    let number = u16::from_le_bytes(number);
    if number > MOST {
        return None;
    }
    let mut vectors = Vec::with_capacity(usize::from(number));
    let mut bytes = [0; DIMENSIONS];
    for _ in 0..number {
        source.read_exact(&mut bytes).ok()?;
        vectors.push(Vector::from_bytes(&bytes)?);
    }
    Some(Record { key: u64::from_le_bytes(key), vectors })
}

/// Adds records in one write.
pub fn append(path: &Path, records: &[Record]) -> io::Result<()> {
    let mut bytes = Vec::new();
    for record in records {
        bytes.extend(record.key.to_le_bytes());
        bytes.extend((record.vectors.len() as u16).to_le_bytes());
        record.vectors.iter().for_each(|vector| bytes.extend(vector.as_bytes()));
    }
    OpenOptions::new().create(true).append(true).open(path)?.write_all(&bytes)
}
