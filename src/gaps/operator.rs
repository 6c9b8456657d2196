//! The ranking with exact figures, for the operator on the machine and for nobody else: no page, file or API may ask
//! for it. What others may see is made by `published`.

use serde_json::{Value, json};

use super::frame::Frame;
use super::ranking::Row;

/// The ranking as a JSON list, exact.
#[must_use]
pub fn json(rows: &[Row], frame: &Frame) -> Value {
    rows.iter().map(|row| as_json(row, frame)).collect()
}

/// The ranking as lines of text, exact.
#[must_use]
pub fn lines(rows: &[Row], frame: &Frame) -> Vec<String> {
    rows.iter().zip(1..).map(|(row, place)| as_line(row, place, frame)).collect()
}

fn as_json(row: &Row, frame: &Frame) -> Value {
    let area = frame.areas().get(usize::from(row.area.0));
    let (low, high) = row.unmet.interval();
    json!({
        "wijk": area.map(|area| &area.code),
        "name": area.map(|area| &area.name),
        "theme": frame.themes().get(usize::from(row.theme.0)),
        "kind": row.kind.map(super::Kind::word),
        "score": rounded(row.score),
        "probability": rounded(row.probability),
        "questions": row.tally.questions(),
        "unmet": row.tally.unmet_weight(),
        "demand": rounded(row.demand.mean()),
        "unmet_share": rounded(row.unmet.mean()),
        "unmet_share_interval": [rounded(low), rounded(high)],
        "supply": row.supply.map(rounded),
    })
}

/// More decimals than the method can bear would only invite comparing them.
fn rounded(number: f64) -> f64 {
    (number * 1e4).round() / 1e4
}

fn as_line(row: &Row, place: usize, frame: &Frame) -> String {
    let area = frame.areas().get(usize::from(row.area.0));
    let (code, name) = area.map_or(("", ""), |area| (area.code.as_str(), area.name.as_str()));
    let theme = frame.themes().get(usize::from(row.theme.0)).map_or("", String::as_str);
    let kind = row.kind.map_or("", super::Kind::dutch);
    let supply = row.supply.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.2}"));
    format!(
        "{place:3}  {code:8}  {name:32.32}  {theme:14}  {kind:10}  score {:6.2}  kans {:5.3}  aanbod {supply}",
        row.score, row.probability
    )
}
