//! Brings wijken and buurten in from GeoJSON: our own seed file and the official one, whose names for the same thing
//! differ by year and by maker. New outlines replace old ones; figures that the file does not give stay.

use std::io::Read;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::import::{ImportError, ImportOptions, in_one_transaction, whole_text};
use super::report::{Fault, Report, quote};
use crate::db::{AnyConnection, Database};
use crate::geography::{Area, Level, Outline, Places};
use crate::municipality::Municipality;

/// The Netherlands have some 15,000 buurten.
const MOST_FEATURES: usize = 50_000;

/// Brings in the areas of one GeoJSON file. Areas of another municipality are passed over.
pub fn import_areas(
    database: &Database,
    file: &str,
    reader: impl Read,
    options: &ImportOptions,
) -> Result<Report, ImportError> {
    let mut report = Report::about(file);
    let Some(text) = whole_text(&mut report, reader)? else { return Ok(report.withheld_if(options.strict)) };
    let features = match features(&text) {
        Ok(features) => features,
        Err(sentence) => {
            report.refuse_file(sentence);
            return Ok(report.withheld_if(options.strict));
        }
    };
    in_one_transaction(database, options, |conn| store(conn, report, &text, &features))
}

#[derive(Deserialize)]
struct Collection<'t> {
    #[serde(borrow)]
    features: Option<Vec<&'t RawValue>>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    geometry: Value,
}

fn features(text: &str) -> Result<Vec<&RawValue>, String> {
    let collection: Collection<'_> = serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("Dit is geen geldige GeoJSON (regel {line}, teken {column}). Download het bestand opnieuw.")
    })?;
    let features = collection.features.unwrap_or_default();
    if features.is_empty() {
        return Err(
            "Er staan geen gebieden in (features). Kies een FeatureCollection met wijken of buurten.".to_owned()
        );
    }
    if features.len() > MOST_FEATURES {
        return Err("Er staan meer dan 50.000 gebieden in. Kies een bestand van één gemeente.".to_owned());
    }
    Ok(features)
}

fn store(
    conn: &mut AnyConnection,
    mut report: Report,
    text: &str,
    features: &[&RawValue],
) -> Result<Report, ImportError> {
    let places = Places::load(conn)?;
    let home = home(conn, &places)?;
    let mut lines = Lines { text, from: 0, line: 1 };
    let mut wanted: Vec<(usize, Area)> = Vec::new();
    for (index, feature) in features.iter().enumerate() {
        let line = lines.of(feature.get());
        report.read += 1;
        match read_area(feature.get(), index + 1, &places, home.as_deref()) {
            Ok(Some(area)) if wanted.iter().any(|(_, other)| other.code == area.code) => {
                let first = wanted.iter().find(|(_, other)| other.code == area.code).map_or(0, |(number, _)| *number);
                let sentence =
                    format!("{} is ook gebied {first} in dit bestand. Gebied {first} telt.", quote(&area.code));
                report.refuse(line, [Fault::new(format!("features[{}].code", index + 1), sentence)]);
            }
            Ok(Some(area)) => wanted.push((index + 1, area)),
            Ok(None) => report.skipped += 1,
            Err(fault) => report.refuse(line, [fault]),
        }
    }
    let mut changed = Vec::new();
    for (_, area) in wanted {
        match places.area(&area.code) {
            Some(old) if *old == area => report.unchanged += 1,
            Some(_) => {
                report.updated += 1;
                changed.push(area);
            }
            None => {
                report.created += 1;
                changed.push(area);
            }
        }
    }
    Area::put(conn, &changed)?;
    Ok(report)
}

/// The municipality whose areas are meant: as the settings say, or else the one that is there already.
fn home(conn: &mut AnyConnection, places: &Places) -> Result<Option<String>, ImportError> {
    let code = Municipality::load(conn)?.code;
    if !code.is_empty() {
        return Ok(Some(code));
    }
    let mut codes: Vec<String> = places.wijken().map(Area::municipality_code).collect();
    codes.dedup();
    Ok(if codes.len() == 1 { codes.pop() } else { None })
}

/// The area of one feature, or nothing when it is water or lies in another municipality.
fn read_area(text: &str, number: usize, places: &Places, home: Option<&str>) -> Result<Option<Area>, Fault> {
    let fault = |field: &str, sentence: String| Fault::new(format!("features[{number}].{field}"), sentence);
    let feature: Feature = serde_json::from_str(text).map_err(|error| {
        fault("type", format!("Dit is geen gebied ({error}). Geef elk gebied properties en geometry."))
    })?;
    let properties = Properties::of(feature.properties.unwrap_or_default());
    let code = properties.text(CODES).map(|code| code.trim().to_ascii_uppercase());
    let Some(code) = code else {
        return Err(fault(
            "properties.code",
            "De CBS-code ontbreekt. Voeg code, wijkcode of buurtcode toe.".to_owned(),
        ));
    };
    if properties.text(&["water", "h2o"]).is_some_and(|water| water.eq_ignore_ascii_case("ja")) {
        return Ok(None);
    }
    let Some(level) = Level::of_code(&code) else {
        let sentence =
            format!("{} is geen code van een wijk of buurt. Schrijf WK en 6 cijfers, of BU en 8.", quote(&code));
        return Err(fault("properties.code", sentence));
    };
    if home.is_some_and(|home| code.get(2..6) != home.get(2..6)) {
        return Ok(None);
    }
    let old = places.area(&code);
    let Some(name) = properties.text(NAMES).or_else(|| old.map(|old| old.name.clone())) else {
        return Err(fault("properties.name", "De naam ontbreekt. Voeg name, wijknaam of buurtnaam toe.".to_owned()));
    };
    let outline = Outline::from_geometry(&feature.geometry).map_err(|bad| fault("geometry", bad.to_string()))?;
    Ok(Some(properties.area(code, name, level, outline, old)))
}

const CODES: &[&str] = &["code", "buurtcode", "bucode", "statcode", "wijkcode", "wkcode", "gemeentecode", "gmcode"];
const NAMES: &[&str] = &["name", "naam", "buurtnaam", "bunaam", "statnaam", "wijknaam", "wknaam"];

/// The properties of a feature under names without case and underscores: `WK_CODE` and `wijkCode` read alike.
struct Properties(Map<String, Value>);

impl Properties {
    fn of(properties: Map<String, Value>) -> Self {
        let plain = |key: String| key.chars().filter(|c| *c != '_').flat_map(char::to_lowercase).collect();
        Self(properties.into_iter().map(|(key, value)| (plain(key), value)).collect())
    }

    fn text(&self, keys: &[&str]) -> Option<String> {
        let found =
            keys.iter().find_map(|key| self.0.get(*key).and_then(Value::as_str).filter(|text| !text.trim().is_empty()));
        found.map(|text| text.trim().chars().filter(|c| !c.is_control()).take(200).collect())
    }

    /// A figure; the official file writes what is unknown or secret as a large negative number.
    fn figure(&self, keys: &[&str]) -> Option<f64> {
        keys.iter().find_map(|key| self.0.get(*key).and_then(Value::as_f64)).filter(|figure| *figure >= 0.0)
    }

    fn count(&self, keys: &[&str]) -> Option<i32> {
        // No area has so many people that this would cut anything off.
        #[expect(clippy::cast_possible_truncation, reason = "limited to what fits")]
        self.figure(keys).map(|figure| figure.min(f64::from(i32::MAX)).round() as i32)
    }

    fn area(&self, code: String, name: String, level: Level, outline: Outline, old: Option<&Area>) -> Area {
        let mut figures = old.map(|old| old.figures.clone()).unwrap_or_default();
        for (own, official) in FIGURES {
            if let Some(figure) = self.figure(&[official]) {
                figures.insert((*own).to_owned(), figure);
            }
        }
        let parent = self.text(&["wijkcode", "wkcode"]).or_else(|| code.get(2..8).map(|digits| format!("WK{digits}")));
        let kept = |own: Option<String>, old: Option<&Option<String>>| own.or_else(|| old.cloned().flatten());
        // The names of parts of town in other files are codes at times, so they only fill a gap.
        let district = kept(self.text(&["wijkteam", "district"]), old.map(|old| &old.district));
        let side = kept(self.text(&["side"]), old.map(|old| &old.side));
        Area {
            level,
            district: district.or_else(|| self.text(&["gebied"])),
            side: side.or_else(|| self.text(&["stadsdeel"])),
            parent_code: parent.filter(|_| level == Level::Buurt),
            inhabitants: self
                .count(&["inhabitants", "aantalinwoners", "aantinw"])
                .or(old.and_then(|old| old.inhabitants)),
            households: self
                .count(&["households", "aantalhuishoudens", "aantalhh"])
                .or(old.and_then(|old| old.households)),
            figures,
            outline,
            code,
            name,
        }
    }
}

/// Our name for a figure, and the official one.
const FIGURES: &[(&str, &str)] = &[
    ("pct_0_14", "percentagepersonen0tot15jaar"),
    ("pct_15_24", "percentagepersonen15tot25jaar"),
    ("pct_25_44", "percentagepersonen25tot45jaar"),
    ("pct_45_64", "percentagepersonen45tot65jaar"),
    ("pct_65_plus", "percentagepersonen65jaarenouder"),
];

/// Counts lines while going through a text from front to back.
struct Lines<'t> {
    text: &'t str,
    from: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line on which a part of the text begins; parts are asked in their order.
    fn of(&mut self, part: &str) -> usize {
        let at = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        let passed = self.text.as_bytes().get(self.from..at).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.from = at.max(self.from);
        self.line
    }
}
