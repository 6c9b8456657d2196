//! Lines of a text file one by one, within limits: a line that is too long or no UTF-8 is one bad row, not the end.
//! What a line means is left to the readers.

use std::io::{self, BufRead};

/// A longer line is no entry but a mistake, such as a file without line ends.
const LONGEST_LINE: usize = 1_000_000;

/// One line that holds something.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, counted from 1.
    pub number: usize,
    /// Its text, or a Dutch sentence about why there is none.
    pub text: Result<String, &'static str>,
}

/// The lines of a file, without those that are blank.
pub struct Rows<R> {
    reader: R,
    number: usize,
}

impl<R: BufRead> Rows<R> {
    /// The lines of what is read.
    pub fn new(reader: R) -> Self {
        Self { reader, number: 0 }
    }

    /// The next line that is not blank; none at the end of the file.
    fn next_row(&mut self) -> io::Result<Option<Row>> {
        loop {
            let Some((bytes, whole)) = self.next_bytes()? else { return Ok(None) };
            self.number += 1;
            let text = if whole { self.decode(bytes) } else { Err(TOO_LONG) };
            if text.as_ref().is_ok_and(|text| text.trim().is_empty()) {
                continue;
            }
            return Ok(Some(Row { number: self.number, text }));
        }
    }

    fn decode(&self, bytes: Vec<u8>) -> Result<String, &'static str> {
        let mut text = String::from_utf8(bytes).ok().ok_or(NOT_UTF8)?;
        if self.number == 1 && text.starts_with('\u{feff}') {
            text.remove(0);
        }
        Ok(text)
    }

    /// The bytes of the next line and whether they are all; the rest of a line that is too long is passed over.
    fn next_bytes(&mut self) -> io::Result<Option<(Vec<u8>, bool)>> {
        let (mut line, mut whole, mut any) = (Vec::new(), true, false);
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(any.then_some((line, whole)));
            }
            any = true;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
            whole = whole && line.len() + part.len() <= LONGEST_LINE;
            if whole {
                line.extend_from_slice(part);
            }
            let used = part.len() + usize::from(end.is_some());
            self.reader.consume(used);
            if end.is_some() {
                return Ok(Some((line, whole)));
            }
        }
    }
}

impl<R: BufRead> Iterator for Rows<R> {
    type Item = io::Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_row().transpose()
    }
}

const TOO_LONG: &str = "De regel is langer dan 1 MB. Zet elk onderdeel op een eigen regel.";
const NOT_UTF8: &str = "De regel is geen UTF-8. Sla het bestand op als UTF-8.";

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(bytes: &[u8]) -> Vec<Row> {
        Rows::new(bytes).collect::<io::Result<_>>().unwrap()
    }

    #[test]
    fn blank_lines_windows_line_ends_and_a_byte_order_mark_make_no_difference() {
        let found = rows("\u{feff}een\r\n\r\n  \ntwee".as_bytes());
        let found: Vec<(usize, &str)> =
            found.iter().map(|row| (row.number, row.text.as_ref().unwrap().trim())).collect();
        assert_eq!(found, [(1, "een"), (4, "twee")]);
        assert!(rows(b"").is_empty());
    }

    #[test]
    fn a_bad_line_does_not_stop_the_next() {
        let mut bytes = vec![b'x'; LONGEST_LINE + 1];
        bytes.extend_from_slice(b"\n\xff\xfe\ngoed\n");
        let found = rows(&bytes);
        assert_eq!(found[0], Row { number: 1, text: Err(TOO_LONG) });
        assert_eq!(found[1], Row { number: 2, text: Err(NOT_UTF8) });
        assert_eq!(found[2], Row { number: 3, text: Ok("goed".into()) });
    }
}
