//! The fields of the index, and how a document becomes one of its entries.

use anyhow::Context;
use tantivy::schema::{Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, TantivyDocument, Term};

use super::stems::{Stems, Times};
use crate::id::ServiceId;
use crate::search::document::{Document, Texts};

/// The fields of the index.
pub struct Fields {
    /// The identifier of the service.
    pub id: Field,
    /// The stems of all texts.
    pub stems: Field,
    /// The card, packed.
    pub card: Field,
    /// All of them, as tantivy keeps them.
    pub schema: Schema,
}

/// One of the texts of a document.
type Text = fn(&Texts) -> &str;

/// Raised when the analysis gives other stems: an index of before is then made anew, instead of missing words in silence.
pub const ANALYSIS: u32 = 3;

/// The name of the splitter in the index.
const SPLITTER: &str = "times";

/// How often a word of each text counts: who asks for a thing by its name, or in the words that people use for it,
/// means that thing; a word of the long text may stand there in passing.
const TIMES: [(Text, u8); 6] = [
    (|texts| &texts.name, 4),
    (|texts| &texts.keywords, 3),
    (|texts| &texts.organization, 3),
    (|texts| &texts.plain, 2),
    (|texts| &texts.themes, 1),
    (|texts| &texts.description, 1),
];

impl Fields {
    /// The fields of a new index.
    pub fn new() -> Self {
        let mut schema = Schema::builder();
        let id = schema.add_text_field("id", STRING);
        let indexing =
            TextFieldIndexing::default().set_tokenizer(SPLITTER).set_index_option(IndexRecordOption::WithFreqs);
        let stems =
            schema.add_text_field(&format!("stems-{ANALYSIS}"), TextOptions::default().set_indexing_options(indexing));
        let card = schema.add_bytes_field("card", STORED);
        Self { id, stems, card, schema: schema.build() }
    }

    /// The term by which a service is found back.
    pub fn key(&self, service: &ServiceId) -> Term {
        Term::from_field_text(self.id, service.as_str())
    }

    /// Tells an index how its texts are split.
    pub fn prepare(index: &Index) {
        index.tokenizers().register(SPLITTER, Times);
    }

    /// A document as an entry of the index.
    pub fn entry(&self, document: &Document, stems: &mut Stems) -> anyhow::Result<TantivyDocument> {
        let mut entry = TantivyDocument::new();
        entry.add_text(self.id, document.id.as_str());
        entry.add_text(self.stems, counted_stems(&document.texts, stems));
        entry.add_bytes(self.card, &postcard::to_allocvec(&document.card).context("packing a card")?);
        Ok(entry)
    }
}

/// The stems of all texts, each as often as it counts; `each_stem` reads it.
pub fn counted_stems(texts: &Texts, stems: &mut Stems) -> String {
    let mut counted = String::with_capacity(texts.description.len() * 2);
    for (text, times) in TIMES {
        stems.write(text(texts), times, &mut counted);
    }
    stems.write_excluded(&texts.excluded, &mut counted);
    counted
}
