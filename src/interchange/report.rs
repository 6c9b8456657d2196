//! What came of reading one file: how many rows were new, changed or refused, and for each fault a Dutch sentence with
//! file, line and field. Deciding what is a fault is left to the readers.

use std::fmt;

/// What is quoted of a wrong value.
const LONGEST_QUOTE: usize = 40;

/// One fault, or one remark about a row that was taken in all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line or feature, counted from 1; none when it is about the whole file.
    pub line: Option<usize>,
    /// The key or column; empty when it is about the whole row.
    pub field: String,
    /// What is wrong and what to do, in Dutch.
    pub sentence: String,
}

/// What came of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The file as the caller named it.
    pub file: String,
    /// Rows read, good or not; empty lines do not count.
    pub read: usize,
    /// Rows that were not there before.
    pub created: usize,
    /// Rows that were there and have changed.
    pub updated: usize,
    /// Rows that say what was there already.
    pub unchanged: usize,
    /// Rows that are about another municipality, or otherwise not meant for us.
    pub skipped: usize,
    /// Rows that were not taken in.
    pub refused: usize,
    /// Why they were not, in order of line.
    pub problems: Vec<Problem>,
    /// What was left out of rows that were taken in, in order of line.
    pub remarks: Vec<Problem>,
    /// True when a strict import found a fault and stored nothing at all.
    pub withheld: bool,
}

impl Report {
    /// An empty report about this file.
    #[must_use]
    pub fn about(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    /// Whether every row was taken in.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// One sentence per fault, with file, line and field.
    pub fn sentences(&self) -> impl Iterator<Item = String> + '_ {
        self.problems.iter().map(|problem| problem.with_file(&self.file))
    }

    /// One sentence per remark, with file, line and field.
    pub fn remark_sentences(&self) -> impl Iterator<Item = String> + '_ {
        self.remarks.iter().map(|remark| remark.with_file(&self.file))
    }

    /// Notes a fault of the whole file.
    pub(super) fn refuse_file(&mut self, sentence: impl Into<String>) {
        self.problems.push(Problem { line: None, field: String::new(), sentence: sentence.into() });
    }

    /// Notes that a row was refused, and all that is wrong with it.
    pub fn refuse(&mut self, line: usize, faults: impl IntoIterator<Item = Fault>) {
        self.refused += 1;
        self.problems.extend(faults.into_iter().map(|fault| fault.on(line)));
    }

    /// Notes what was left out of a row.
    pub(super) fn remark(&mut self, line: usize, remarks: impl IntoIterator<Item = Fault>) {
        self.remarks.extend(remarks.into_iter().map(|remark| remark.on(line)));
    }

    /// The same report when nothing could be stored, of a strict import or another.
    pub(super) fn withheld_if(self, strict: bool) -> Self {
        if strict { self.withheld() } else { self }
    }

    /// The same report when nothing was stored after all.
    pub(super) fn withheld(self) -> Self {
        Self { withheld: true, created: 0, updated: 0, unchanged: 0, ..self }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} gelezen, {} nieuw, {} gewijzigd, {} ongewijzigd, {} overgeslagen, {} geweigerd.",
            self.file, self.read, self.created, self.updated, self.unchanged, self.skipped, self.refused
        )?;
        if self.withheld {
            write!(f, " Er is niets opgeslagen, want er zijn fouten. Herstel ze en probeer het opnieuw.")?;
        }
        Ok(())
    }
}

impl Problem {
    fn with_file(&self, file: &str) -> String {
        let line = self.line.map(|line| format!(", regel {line}")).unwrap_or_default();
        let field = if self.field.is_empty() { String::new() } else { format!(", veld {}", self.field) };
        format!("{file}{line}{field}: {}", self.sentence)
    }
}

/// A fault before it is known on which line it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    field: String,
    sentence: String,
}

impl Fault {
    /// A sentence about a key; an empty key is the whole row.
    pub fn new(field: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self { field: field.into(), sentence: sentence.into() }
    }

    /// Whether this is about that key.
    pub fn is_about(&self, field: &str) -> bool {
        self.field == field
    }

    fn on(self, line: usize) -> Problem {
        Problem { line: Some(line), field: self.field, sentence: self.sentence }
    }
}

/// A value as a sentence may quote it: short, and without characters that nobody sees.
pub fn quote(value: &str) -> String {
    let mut short: String = value.chars().filter(|c| !c.is_control()).take(LONGEST_QUOTE).collect();
    if value.chars().nth(LONGEST_QUOTE).is_some() {
        short.push('…');
    }
    format!("\"{short}\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_told_with_file_line_and_field() {
        let mut report = Report::about("stad.jsonl");
        report.read = 3;
        report.refuse(2, [Fault::new("themes", "Het thema \"gld\" bestaat niet.")]);
        report.refuse_file("Het bestand is leeg.");
        let told: Vec<String> = report.sentences().collect();
        assert_eq!(
            told,
            ["stad.jsonl, regel 2, veld themes: Het thema \"gld\" bestaat niet.", "stad.jsonl: Het bestand is leeg."]
        );
        assert_eq!(report.refused, 1);
        assert!(report.withheld().to_string().contains("niets opgeslagen"));
    }

    #[test]
    fn a_quote_is_short_and_visible() {
        assert_eq!(quote("a\u{0}b"), "\"ab\"");
        assert_eq!(quote(&"x".repeat(1000)).chars().count(), LONGEST_QUOTE + 3);
    }
}
