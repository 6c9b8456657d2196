//! The stems of the index, for planning a question. Which of them are looked for is decided in `plan`.

use std::collections::HashMap;

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, TantivyError, Term};

use crate::dutch::distance;
use crate::search::plan::Stock;

/// The stems of one moment of the index.
pub struct KnownStems<'a> {
    /// The index as it is now.
    pub searcher: &'a Searcher,
    /// The field that holds the stems.
    pub field: Field,
}

impl Stock for KnownStems<'_> {
    type Failure = TantivyError;

    fn entries(&self) -> usize {
        self.searcher.num_docs() as usize
    }

    fn holding(&self, stem: &str) -> tantivy::Result<usize> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(self.field, stem))? as usize)
    }

    fn beginning_with(&self, start: &str, most: usize) -> tantivy::Result<Vec<(String, usize)>> {
        let mut found: HashMap<String, usize> = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.field)?;
            let mut stream = index.terms().range().gt(start.as_bytes()).into_stream()?;
            for _ in 0..most {
                if !stream.advance() || !stream.key().starts_with(start.as_bytes()) {
                    break;
                }
                let key = String::from_utf8_lossy(stream.key()).into_owned();
                *found.entry(key).or_default() += stream.value().doc_freq as usize;
            }
        }
        Ok(found.into_iter().collect())
    }

    fn around(&self, stem: &str, limit: u8) -> tantivy::Result<Vec<(String, usize, usize)>> {
        let mut found: HashMap<String, usize> = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.field)?;
            let term = Term::from_field_text(self.field, stem);
            let mut stream = index.terms().search(FuzzyTermQuery::new(term, limit, true).automaton()?).into_stream()?;
            while stream.advance() {
                let key = String::from_utf8_lossy(stream.key()).into_owned();
                *found.entry(key).or_default() += stream.value().doc_freq as usize;
            }
        }
        let told = |(other, holding): (String, usize)| (distance(stem, &other, usize::from(limit)), other, holding);
        Ok(found.into_iter().map(told).map(|(far, other, holding)| (other, far, holding)).collect())
    }
}
