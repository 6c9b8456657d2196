//! Brings figures of wijken and postcodes in from CSV, with commas or semicolons between the columns.
//! Every row that cannot be used is reported; the others are stored.

use std::collections::HashMap;
use std::io::Read;

use super::import::{ImportError, ImportOptions, in_one_transaction, whole_text};
use super::report::{Fault, Report, quote};
use crate::db::{AnyConnection, Database};
use crate::geography::{Area, Places, Point, Postcode, postcode_digits};

/// More rows than there are postcodes or buurten in the country.
const MOST_ROWS: usize = 100_000;

/// Brings in figures per wijk or buurt: `code`, `inhabitants`, `households`, and any other column of numbers.
pub fn import_figures(
    database: &Database,
    file: &str,
    reader: impl Read,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    import(database, file, reader, options, &["code"], |conn, sheet, report| {
        let places = Places::load(conn)?;
        let mut changed: HashMap<String, Area> = HashMap::new();
        for row in sheet.rows {
            match with_figures(&row, &places) {
                Err(fault) => report.refuse(row.line, [fault]),
                Ok(area) if changed.contains_key(&area.code) => report.refuse(row.line, [twice("code", &area.code)]),
                Ok(area) if places.area(&area.code) == Some(&area) => report.unchanged += 1,
                Ok(area) => {
                    report.updated += 1;
                    changed.insert(area.code.clone(), area);
                }
            }
        }
        Ok(Area::put(conn, &changed.into_values().collect::<Vec<_>>())?)
    })
}

/// Brings in postcodes: `postcode`, `lat`, `lon`, `wijk_code`, and a column whose name begins with `inhabitants`.
pub fn import_postcodes(
    database: &Database,
    file: &str,
    reader: impl Read,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    import(database, file, reader, options, &["postcode", "lat", "lon", "wijk_code"], |conn, sheet, report| {
        let places = Places::load(conn)?;
        let mut changed: HashMap<String, Postcode> = HashMap::new();
        for row in sheet.rows {
            match postcode(&row, &places) {
                Err(fault) => report.refuse(row.line, [fault]),
                Ok(code) if changed.contains_key(&code.digits) => {
                    report.refuse(row.line, [twice("postcode", &code.digits)])
                }
                Ok(code) => match places.postcode(&code.digits) {
                    Some(old) if *old == code => report.unchanged += 1,
                    old => {
                        *(if old.is_some() { &mut report.updated } else { &mut report.created }) += 1;
                        changed.insert(code.digits.clone(), code);
                    }
                },
            }
        }
        Ok(Postcode::put(conn, &changed.into_values().collect::<Vec<_>>())?)
    })
}

fn import(
    database: &Database,
    file: &str,
    reader: impl Read,
    options: &ImportOptions,
    needed: &[&str],
    store: impl FnOnce(&mut AnyConnection, Sheet, &mut Report) -> Result<(), ImportError>,
) -> Result<Report, ImportError> {
    let mut report = Report::about(file);
    let Some(text) = whole_text(&mut report, reader)? else { return Ok(report.withheld_if(options.strict)) };
    let Some(sheet) = Sheet::read(&text, needed, &mut report) else { return Ok(report.withheld_if(options.strict)) };
    in_one_transaction(database, options, |conn| {
        store(conn, sheet, &mut report)?;
        report.problems.sort_by_key(|problem| problem.line);
        Ok(report)
    })
}

/// The rows of a CSV file by the names of its columns.
struct Sheet {
    rows: Vec<SheetRow>,
}

struct SheetRow {
    line: usize,
    cells: Vec<(String, String)>,
}

impl Sheet {
    fn read(text: &str, needed: &[&str], report: &mut Report) -> Option<Self> {
        let first = text.lines().next().unwrap_or_default();
        let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let names: Vec<String> = match reader.headers() {
            Ok(headers) => headers.iter().map(own_name).collect(),
            Err(error) => {
                report.refuse_file(format!(
                    "De eerste regel is niet te lezen ({error}). Zet daar de namen van de kolommen."
                ));
                return None;
            }
        };
        if let Some(missing) = needed.iter().find(|name| !names.iter().any(|own| own == *name)) {
            report
                .refuse_file(format!("De kolom {missing} ontbreekt. Zet de namen van de kolommen op de eerste regel."));
            return None;
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            report.read += 1;
            if report.read > MOST_ROWS {
                report.refuse_file("Het bestand heeft meer dan 100.000 rijen. De rest is niet gelezen.");
                break;
            }
            match SheetRow::of(&names, record) {
                Ok(row) => rows.push(row),
                Err((line, sentence)) => report.refuse(line, [Fault::new("", sentence)]),
            }
        }
        Some(Self { rows })
    }
}

impl SheetRow {
    fn of(names: &[String], record: csv::Result<csv::StringRecord>) -> Result<Self, (usize, String)> {
        let at =
            |position: Option<&csv::Position>| position.and_then(|at| usize::try_from(at.line()).ok()).unwrap_or(0);
        let record = record.map_err(|error| (at(error.position()), format!("De rij is niet te lezen ({error}).")))?;
        let line = at(record.position());
        if record.len() != names.len() {
            let sentence = format!(
                "De rij heeft {} kolommen in plaats van {}. Controleer komma's en aanhalingstekens.",
                record.len(),
                names.len()
            );
            return Err((line, sentence));
        }
        Ok(Self { line, cells: names.iter().cloned().zip(record.iter().map(str::to_owned)).collect() })
    }

    fn text(&self, name: &str) -> Option<&str> {
        let (_, value) = self.cells.iter().find(|(own, _)| own == name)?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }

    fn needed(&self, name: &str) -> Result<&str, Fault> {
        self.text(name).ok_or_else(|| Fault::new(name, "Dit veld is leeg. Vul het in."))
    }
}

/// Our name for a column, where the official one differs.
fn own_name(written: &str) -> String {
    let name = written.to_lowercase();
    match name.as_str() {
        "pc4" => "postcode".to_owned(),
        "wijkcode" | "wk_code" => "wijk_code".to_owned(),
        "naam" => "name".to_owned(),
        "huishoudens" => "households".to_owned(),
        _ => name.replace("inwoners", "inhabitants"),
    }
}

fn number(name: &str, value: &str) -> Result<f64, Fault> {
    // A comma before the decimals is how people here write it.
    let number = value.replace(',', ".").parse().ok().filter(|number: &f64| number.is_finite());
    number.ok_or_else(|| Fault::new(name, format!("{} is geen getal. Schrijf een getal als 12 of 12.5.", quote(value))))
}

fn count(name: &str, value: &str) -> Result<i32, Fault> {
    let count = value.parse().ok().filter(|count: &i32| *count >= 0);
    count.ok_or_else(|| {
        Fault::new(name, format!("{} is geen aantal. Schrijf een heel getal van 0 of hoger.", quote(value)))
    })
}

fn twice(field: &str, value: &str) -> Fault {
    Fault::new(field, format!("{} staat er al in. De eerste rij telt. Haal deze rij weg.", quote(value)))
}

fn with_figures(row: &SheetRow, places: &Places) -> Result<Area, Fault> {
    let code = row.needed("code")?.to_ascii_uppercase();
    let Some(area) = places.area(&code) else {
        return Err(Fault::new("code", format!("Het gebied {} kennen wij niet. Laad eerst de grenzen.", quote(&code))));
    };
    let mut area = area.clone();
    for (name, value) in row.cells.iter().filter(|(_, value)| !value.is_empty()) {
        match name.as_str() {
            "code" | "name" => {}
            "wijkteam" | "district" => area.district = Some(value.clone()),
            "side" => area.side = Some(value.clone()),
            "inhabitants" => area.inhabitants = Some(count(name, value)?),
            "households" => area.households = Some(count(name, value)?),
            _ => {
                area.figures.insert(name.clone(), number(name, value)?);
            }
        }
    }
    Ok(area)
}

fn postcode(row: &SheetRow, places: &Places) -> Result<Postcode, Fault> {
    let written = row.needed("postcode")?;
    let digits = postcode_digits(written)
        .ok_or_else(|| Fault::new("postcode", format!("{} is geen postcode. Schrijf vier cijfers.", quote(written))))?;
    let (lat, lon) = (number("lat", row.needed("lat")?)?, number("lon", row.needed("lon")?)?);
    let point = Point::in_netherlands(lat, lon).map_err(|why| Fault::new("lat", why.to_string()))?;
    let wijk_code = row.needed("wijk_code")?.to_ascii_uppercase();
    if places.area(&wijk_code).is_none() {
        return Err(Fault::new(
            "wijk_code",
            format!("De wijk {} kennen wij niet. Laad eerst de grenzen.", quote(&wijk_code)),
        ));
    }
    let people = row.cells.iter().find(|(name, value)| name.starts_with("inhabitants") && !value.is_empty());
    let inhabitants = people.map(|(name, value)| count(name, value)).transpose()?;
    Ok(Postcode { digits, point, wijk_code, inhabitants })
}
