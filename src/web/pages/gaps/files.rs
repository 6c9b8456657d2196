//! `/tekorten/cijfers.csv` and `/tekorten/cijfers.json`: everything that was published, as files. The same texts as on
//! the pages: `< 10` stays `< 10`.

use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpResponse, HttpResponseBuilder, web};
use anyhow::Context;
use serde_json::{Value, json};

use super::words;
use crate::app::App;
use crate::gaps::published::{Measure, Published};
use crate::gaps::report::{Gap, Line, Year};
use crate::gaps::{Level, Report};
use crate::web::frame::report;
use crate::web::problem::Problem;

/// Tells a Dutch spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// With these a spreadsheet takes a text for a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
/// The columns of the table.
const COLUMNS: [&str; 8] = ["van", "tot en met", "niveau", "code", "gebied", "thema", "wat", "aantal"];

/// `GET /tekorten/cijfers.csv`.
pub async fn csv(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let report = report(&app).await?;
    let table = table(&report).map_err(Problem::Broken)?;
    let mut answer = as_file("tekorten.csv");
    Ok(answer.content_type("text/csv; charset=utf-8").body(format!("{BYTE_ORDER_MARK}{table}")))
}

/// `GET /tekorten/cijfers.json`.
pub async fn json(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let report = report(&app).await?;
    let periods: Vec<Value> = report.years().iter().map(of_year).collect();
    let answer = json!({
        "from": report.window().from.to_string(),
        "to": report.window().to.to_string(),
        "gaps": { "wijk": rows_json(&report, Level::Wijk), "wijkteam": rows_json(&report, Level::Wijkteam) },
        "periods": periods,
    });
    Ok(as_file("tekorten.json").json(answer))
}

fn as_file(name: &str) -> HttpResponseBuilder {
    let name = DispositionParam::Filename(name.to_owned());
    let mut answer = HttpResponse::Ok();
    answer.insert_header((
        CONTENT_DISPOSITION,
        ContentDisposition { disposition: DispositionType::Attachment, parameters: vec![name] },
    ));
    answer
}

fn table(report: &Report) -> anyhow::Result<String> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for line in report.years().iter().flat_map(Year::lines) {
        writer.write_record(row(&line).map(|text| harmless(&text)))?;
    }
    let bytes = writer.into_inner().context("writing the figures as CSV")?;
    String::from_utf8(bytes).context("writing the figures as CSV")
}

fn row(line: &Line<'_>) -> [String; 8] {
    let (level, code, name) = place(line);
    [
        line.from.to_string(),
        line.to.to_string(),
        level.to_owned(),
        code,
        name,
        line.theme.unwrap_or("alle").to_owned(),
        measure(line.measure).to_owned(),
        number(line.value),
    ]
}

fn place(line: &Line<'_>) -> (&'static str, String, String) {
    match (line.unit, line.team) {
        (Some(unit), _) => ("wijk", unit.members.join(" "), unit.name.clone()),
        (None, Some(team)) => ("wijkteam", String::new(), team.to_owned()),
        (None, None) => ("gemeente", String::new(), String::new()),
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Questions => "vragen",
        Measure::Unmet => "zonder passend aanbod",
        Measure::Met => "met passend aanbod",
    }
}

/// Without a point between thousands, which a program would take for a fraction.
fn number(value: Published) -> String {
    value.to_string()
}

/// A text that a spreadsheet takes for a text.
fn harmless(text: &str) -> String {
    if text.starts_with(FORMULA) { format!("'{text}") } else { text.to_owned() }
}

fn of_year(year: &Year) -> Value {
    let figures = year.lines().map(|line| {
        let (level, code, name) = place(&line);
        json!({
            "from": line.from.to_string(),
            "to": line.to.to_string(),
            "level": level,
            "codes": code.split_whitespace().collect::<Vec<_>>(),
            "area": name,
            "theme": line.theme,
            "measure": measure(line.measure),
            "value": number(line.value),
        })
    });
    json!({
        "from": year.from().to_string(),
        "to": year.to().to_string(),
        "hiddenPercentage": year.hidden(),
        "figures": figures.collect::<Vec<_>>(),
    })
}

/// The ranked list as JSON, in its order.
pub fn rows_json(report: &Report, level: Level) -> Vec<Value> {
    report.gaps(level).iter().map(|gap| of_gap(gap, level)).collect()
}

fn of_gap(gap: &Gap, level: Level) -> Value {
    let codes: Vec<&str> = if level == Level::Wijk { gap.area.split('+').collect() } else { Vec::new() };
    json!({
        "codes": codes,
        "area": gap.name,
        "wijkteam": gap.team,
        "theme": gap.theme,
        "certainty": words::sure(gap.standing).text,
        "kind": gap.kind.map(crate::gaps::Kind::word),
        "advice": words::helps(gap.kind),
        "trend": words::trend(gap.trend).text,
        "reach": gap.reach,
    })
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for text in ["=1+1", "+31", "-5", "@som", "\tx"] {
            assert!(harmless(text).starts_with('\''), "{text}");
        }
        assert_eq!(["< 10", "45", "Elden"].map(harmless), ["< 10", "45", "Elden"]);
    }
}
