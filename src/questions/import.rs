//! Reads a log of questions (JSON Lines) into the table, through the same check as the form. A bad line is named by its
//! number and its fields, never by its text; the others are kept.

use std::io::BufRead;

use serde::Deserialize;

use super::draft::{Draft, Known};
use super::question::Question;
use crate::db::{AnyConnection, Database};
use crate::id::{AccountId, QuestionId};
use crate::interchange::{Fault, ImportError, ImportOptions, Report, Row, Rows, in_one_transaction};

/// Questions that are stored in one go.
const AT_ONCE: usize = 1_000;

/// One line: a question, its key in the file, and the hand that logged it.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: String,
    #[serde(default)]
    coach: String,
    #[serde(flatten)]
    draft: Draft,
}

/// Adds the questions of a file. What is there already, by its key or else by its whole line, stays as it is.
///
/// # Errors
/// When the file stops halfway or the database is away; nothing is stored then.
pub fn import(
    database: &Database,
    file: &str,
    reader: impl BufRead,
    options: &ImportOptions,
    known: &Known<'_>,
) -> Result<Report, ImportError> {
    in_one_transaction(database, options, |conn| {
        let mut report = Report::about(file);
        let mut waiting = Vec::with_capacity(AT_ONCE);
        for row in Rows::new(reader) {
            let Row { number, text } = row.map_err(|source| ImportError::Read { file: file.to_owned(), source })?;
            report.read += 1;
            match text.map_err(|fault| vec![Fault::new("", fault)]).and_then(|text| question(&text, known)) {
                Ok(question) => waiting.push(question),
                Err(faults) => report.refuse(number, faults),
            }
            if waiting.len() == AT_ONCE {
                store(conn, &mut waiting, &mut report)?;
            }
        }
        store(conn, &mut waiting, &mut report)?;
        Ok(report)
    })
}

type Waiting = Vec<(Question, Option<AccountId>)>;

fn store(conn: &mut AnyConnection, waiting: &mut Waiting, report: &mut Report) -> Result<(), ImportError> {
    let sent = waiting.len();
    let created = Question::add(conn, std::mem::take(waiting))?;
    report.created += created;
    report.unchanged += sent - created;
    Ok(())
}

fn question(text: &str, known: &Known<'_>) -> Result<(Question, Option<AccountId>), Vec<Fault>> {
    let line: Line = serde_json::from_str(text).map_err(|error| vec![Fault::new("", unreadable(&error))])?;
    let id = match line.id.trim() {
        "" => QuestionId::derived("line", text.trim()),
        key => QuestionId::derived("log", key),
    };
    let coach = Some(line.coach.trim()).filter(|coach| !coach.is_empty()).map(|key| AccountId::derived("log", key));
    let checked = line.draft.check(id, known);
    let faults = |wrong: Vec<crate::search::Wrong>| {
        wrong.into_iter().map(|wrong| Fault::new(&wrong.parameter, wrong.message)).collect()
    };
    checked.map(|question| (question, coach)).map_err(faults)
}

/// Where the line stops making sense. The words of the parser may hold a piece of the line, so they are left out.
fn unreadable(error: &serde_json::Error) -> String {
    format!(
        "De regel is geen hulpvraag in JSON; bij teken {} gaat het mis. Kijk naar de andere regels.",
        error.column()
    )
}
