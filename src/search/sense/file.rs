//! The file of vectors: records after each other, the last one of a key counts. A half-written record at the end is what
//! a sudden stop leaves; reading ends there, and the next write begins anew.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

use crate::meaning::{DIMENSIONS, Vector};

/// The vectors of one listing or situation.
pub struct Record {
    /// The number that belongs to it.
    pub key: u64,
    /// The number that belongs to its texts: another one means that the texts have changed.
    pub print: u64,
    /// One per piece of text.
    pub vectors: Vec<Vector>,
}

/// Begins every file; another version of it is not read.
const HEAD: [u8; 8] = *b"vectors2";
/// Most vectors of one key that are believed.
const MOST: u16 = 64;

/// What a file holds and whether it was read to its end; nothing when there is none or it is of another version.
pub fn read(path: &Path) -> (Vec<Record>, bool) {
    let mut head = [0; HEAD.len()];
    let Ok(mut source) = File::open(path).map(BufReader::new) else { return (Vec::new(), false) };
    if source.read_exact(&mut head).is_err() || head != HEAD {
        return (Vec::new(), false);
    }
    let records: Vec<Record> = std::iter::from_fn(|| record(&mut source)).collect();
    let size = HEAD.len() + records.iter().map(|record| bytes_of(record).len()).sum::<usize>();
    let whole = fs::metadata(path).is_ok_and(|known| known.len() == size as u64);
    (records, whole)
}

fn record(source: &mut impl Read) -> Option<Record> {
    let (mut key, mut print, mut number) = ([0; 8], [0; 8], [0; 2]);
    source.read_exact(&mut key).ok()?;
    source.read_exact(&mut print).ok()?;
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
    Some(Record { key: u64::from_le_bytes(key), print: u64::from_le_bytes(print), vectors })
}

/// Adds records in one write.
pub fn append(path: &Path, records: &[Record]) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    let mut bytes = if file.metadata()?.len() == 0 { HEAD.to_vec() } else { Vec::new() };
    records.iter().for_each(|record| bytes.extend(bytes_of(record)));
    file.write_all(&bytes)
}

/// Writes the file anew, whole or not at all.
pub fn write(path: &Path, records: impl Iterator<Item = Record>) -> io::Result<()> {
    let mut bytes = HEAD.to_vec();
    records.for_each(|record| bytes.extend(bytes_of(&record)));
    let beside = path.with_extension("new");
    fs::write(&beside, bytes)?;
    fs::rename(beside, path)
}

fn bytes_of(record: &Record) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(18 + record.vectors.len() * DIMENSIONS);
    bytes.extend(record.key.to_le_bytes());
    bytes.extend(record.print.to_le_bytes());
    bytes.extend((record.vectors.len() as u16).to_le_bytes());
    record.vectors.iter().for_each(|vector| bytes.extend(vector.as_bytes()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(key: u64) -> Record {
        Record { key, print: key + 1, vectors: vec![Vector::NONE; 2] }
    }

    #[test]
    fn a_file_that_ends_in_the_middle_gives_what_came_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors");
        append(&path, &[record(1)]).unwrap();
        append(&path, &[record(2)]).unwrap();
        let (all, whole) = read(&path);
        assert_eq!((all.len(), whole), (2, true));
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
        let (all, whole) = read(&path);
        assert_eq!((all.iter().map(|one| (one.key, one.print)).collect::<Vec<_>>(), whole), (vec![(1, 2)], false));
    }

    #[test]
    fn a_file_of_another_version_is_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vectors");
        fs::write(&path, [7; 500]).unwrap();
        assert!(read(&path).0.is_empty());
        write(&path, [record(1)].into_iter()).unwrap();
        assert_eq!(read(&path).0.len(), 1);
    }
}
