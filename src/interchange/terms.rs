//! Brings in a list of terms (themes, audiences, forms) from JSON Lines, one file per list. The list in the database
//! becomes what the file says; which services have a term is not touched.

use std::io::BufRead;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::fields::Fields;
use super::import::{EMPTY, ImportError, ImportOptions, in_one_transaction};
use super::read_line::broken_json;
use super::report::{Fault, Report, quote};
use super::rows::Rows;
use crate::catalogue::{Taxonomies, Taxonomy};
use crate::db::{AnyConnection, Database};

/// More terms than this are no list that a person can choose from.
const MOST_TERMS: usize = 2_000;

/// Brings in the terms of one file; the name of the file says which list it is: `themes.jsonl`, `audiences.jsonl`,
/// `forms.jsonl`, or one of your own.
pub fn import_taxonomy(
    database: &Database,
    file: &str,
    reader: impl BufRead,
    options: &ImportOptions,
    now: DateTime<Utc>,
) -> Result<Report, ImportError> {
    let mut report = Report::about(file);
    let mut list = named_by(file);
    for row in Rows::new(reader) {
        let row = row.map_err(|source| ImportError::Read { file: file.to_owned(), source })?;
        report.read += 1;
        if report.read > MOST_TERMS {
            report.refuse_file("De lijst heeft meer dan 2.000 termen. De rest is niet gelezen.");
            break;
        }
        let added = match &row.text {
            Ok(text) => add_term(&mut list, text),
            Err(sentence) => Err(vec![Fault::new("", *sentence)]),
        };
        if let Err(faults) = added {
            report.refuse(row.number, faults);
        }
    }
    if report.read == 0 {
        report.refuse_file(EMPTY);
    }
    if list.terms.is_empty() {
        return Ok(report.withheld_if(options.strict));
    }
    in_one_transaction(database, options, |conn| store(conn, &list, report, now))
}

fn store(
    conn: &mut AnyConnection,
    list: &Taxonomy,
    mut report: Report,
    now: DateTime<Utc>,
) -> Result<Report, ImportError> {
    let stored = Taxonomies::load(conn)?;
    for term in &list.terms {
        match stored.term(list.code(), &term.code) {
            None => report.created += 1,
            Some(old) if old == term => report.unchanged += 1,
            Some(_) => report.updated += 1,
        }
    }
    list.save(conn, now)?;
    Ok(report)
}

fn named_by(file: &str) -> Taxonomy {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.split('.').next().unwrap_or(name);
    let (code, name, position) = match stem {
        "themes" => (Taxonomy::THEME, "Thema", 0),
        "audiences" => (Taxonomy::AUDIENCE, "Doelgroep", 1),
        "forms" => (Taxonomy::FORM, "Vorm", 2),
        own => (own, own, 3),
    };
    let mut list = Taxonomy::new(code, name);
    list.heading.position = position;
    list
}

fn add_term(list: &mut Taxonomy, text: &str) -> Result<(), Vec<Fault>> {
    let value: Value = serde_json::from_str(text).map_err(|error| vec![Fault::new("", broken_json(&error))])?;
    let Value::Object(keys) = value else {
        return Err(vec![Fault::new("", "De regel is geen JSON-object. Begin met { en eindig met }.")]);
    };
    let mut faults = Vec::new();
    let mut fields = Fields::of_row(keys, &mut faults);
    let (code, name) = (fields.text("code", 100), fields.text("name", 200));
    let (parent, description) = (fields.text_or_null("parent", 100), fields.text_or_null("description", 1_000));
    let words = fields.texts("words", 100);
    if list.term(&code).is_some() {
        fields.fault("code", format!("{} staat er al in. Geef elke term een eigen code.", quote(&code)));
    }
    if let Some(parent) = &parent {
        match list.term(parent) {
            None => fields.fault(
                "parent",
                format!("{} staat niet eerder in dit bestand. Zet de bredere term erboven.", quote(parent)),
            ),
            Some(wider) if wider.parent_id.is_some() => {
                fields.fault("parent", format!("{} heeft zelf een bredere term. Er zijn twee niveaus.", quote(parent)));
            }
            Some(_) => {}
        }
    }
    fields.finish();
    if !faults.is_empty() {
        return Err(faults);
    }
    let term = list.add(&code, &name, parent.as_deref());
    term.words = words.into_iter().collect();
    if let Some(description) = description {
        term.description = description;
    }
    Ok(())
}
