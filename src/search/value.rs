//! Reads single values of a search form. Each mistake is a Dutch sentence that says what is wrong and what to do.

use chrono::{NaiveDateTime, Timelike};

use super::filter::{Ages, Facet, Moment};
use super::form::SearchForm;
use super::query::LONGEST_TEXT;
use crate::catalogue::Day;
use crate::geography::{Places, Point};

/// A mistake in a form: which parameter, and the sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Name of the parameter.
    pub parameter: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Longest piece of a wrong value that is repeated to the person, in characters.
const ECHO: usize = 40;

/// Furthest search in metres: across the country.
const FURTHEST: f64 = 300_000.0;

/// Oldest age that is asked for, in years.
const OLDEST: u64 = 120;

fn wrong(parameter: &str, message: impl Into<String>) -> Wrong {
    Wrong { parameter: parameter.to_owned(), message: message.into() }
}

/// A value as it may be repeated: short and on one line.
fn echo(value: &str) -> String {
    let clean: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).take(ECHO).collect();
    if value.chars().count() > ECHO { format!("{clean}…") } else { clean }
}

/// A parameter that no search knows.
pub fn unknown_name(name: &str) -> Wrong {
    wrong(
        name,
        format!("Het filter ‘{}’ bestaat niet. Kijk of de naam goed is geschreven, of haal het weg.", echo(name)),
    )
}

/// A code that a facet does not have.
pub fn unknown_code(facet: Facet, code: &str) -> Wrong {
    wrong(
        facet.name(),
        format!("‘{}’ is geen keuze bij dit filter. Kies een van de getoonde mogelijkheden.", echo(code)),
    )
}

/// A count that does not exist.
pub fn unknown_count(name: &str) -> Wrong {
    wrong(
        "facets",
        format!(
            "Van ‘{}’ zijn geen aantallen te geven. Noem filters die bestaan, zoals ‘kind’ of ‘theme’.",
            echo(name)
        ),
    )
}

/// A distance needs a place to start from.
pub fn radius_without_place() -> Wrong {
    wrong("radius", "Een afstand werkt alleen met een plek. Kies ook een wijk of typ een postcode.")
}

/// The words of the search.
pub fn text(typed: &str) -> Result<String, Wrong> {
    let length = typed.chars().count();
    if length > LONGEST_TEXT {
        return Err(wrong(
            "q",
            format!("Uw tekst is te lang: {length} tekens. Gebruik ten hoogste {LONGEST_TEXT} tekens."),
        ));
    }
    if typed.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return Err(wrong("q", "In uw tekst staan tekens die niet te lezen zijn. Typ de tekst opnieuw."));
    }
    Ok(typed.to_owned())
}

/// A whole number between two bounds, both included.
pub fn whole(name: &str, typed: &str, least: u64, most: u64) -> Result<u64, Wrong> {
    let number = typed.parse::<u64>().ok().filter(|number| (least..=most).contains(number));
    number.ok_or_else(|| {
        wrong(name, format!("‘{}’ kan hier niet. Vul een heel getal in van {least} tot en met {most}.", echo(typed)))
    })
}

/// An age (`82`) or a band of ages (`12-17`).
pub fn ages(typed: &str) -> Result<Ages, Wrong> {
    let year = |text: &str| text.trim().parse::<u8>().ok().filter(|age| u64::from(*age) <= OLDEST);
    let read = match typed.split_once('-') {
        Some((from, to)) => {
            year(from).zip(year(to)).filter(|(from, to)| from <= to).map(|(from, to)| Ages { from, to })
        }
        None => year(typed).map(Ages::one),
    };
    read.ok_or_else(|| {
        wrong("age", format!("‘{}’ is geen leeftijd. Vul een getal in van 0 tot en met {OLDEST}.", echo(typed)))
    })
}

/// A distance in metres.
pub fn radius(typed: &str) -> Result<f64, Wrong> {
    let metres = typed.parse::<f64>().ok().filter(|metres| *metres > 0.0 && *metres <= FURTHEST);
    metres.ok_or_else(|| {
        wrong(
            "radius",
            format!("‘{}’ is geen goede afstand. Vul een aantal meters in van 1 tot en met {FURTHEST}.", echo(typed)),
        )
    })
}

/// A wijk or postcode that was recognised.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Code of the wijk.
    pub code: String,
    /// Name of the wijk, or of the buurt in it that was typed.
    pub name: String,
    /// The middle of it, or of the postcode.
    pub point: Point,
    /// The postcode, when that was typed.
    pub postcode: Option<String>,
}

/// A wijk or postcode.
pub fn place(typed: &str, places: &Places) -> Result<Spot, Wrong> {
    let found = places.resolve(typed).map_err(|unknown| wrong("wijk", unknown.to_string()))?;
    let postcode = found.postcode.map(|postcode| postcode.digits.clone());
    // Services say which wijken they serve; somebody in a buurt is served by what serves its wijk.
    Ok(Spot {
        code: places.wijk_of(found.area).code.clone(),
        name: found.area.name.clone(),
        point: found.point,
        postcode,
    })
}

/// The position of a device or a map.
pub fn point(form: &SearchForm, note: &mut impl FnMut(Wrong)) -> Option<Point> {
    let (lat, lon) = (form.first("lat"), form.first("lon"));
    let (Some(lat), Some(lon)) = (lat, lon) else {
        if let Some(name) = lat.map(|_| "lon").or(lon.map(|_| "lat")) {
            note(wrong(name, "Van de plek is maar één getal bekend. Geef zowel ‘lat’ als ‘lon’."));
        }
        return None;
    };
    let number = |name: &str, typed: &str, most: f64| {
        let read = typed.parse::<f64>().ok().filter(|degrees| degrees.abs() <= most);
        read.ok_or_else(|| {
            wrong(name, format!("‘{}’ is geen goede plek op de kaart. Vul graden in, bijvoorbeeld 51.98.", echo(typed)))
        })
    };
    match (number("lat", lat, 90.0), number("lon", lon, 180.0)) {
        (Ok(lat), Ok(lon)) => inside_the_country(lat, lon, note),
        (lat, lon) => {
            [lat.err(), lon.err()].into_iter().flatten().for_each(note);
            None
        }
    }
}

fn inside_the_country(lat: f64, lon: f64, note: &mut impl FnMut(Wrong)) -> Option<Point> {
    let inside = Point::in_netherlands(lat, lon);
    let mistake = |_| wrong("lat", "Deze plek ligt niet in Nederland. Kies een wijk of typ een postcode.");
    inside.map_err(mistake).map_err(note).ok()
}

/// Each value of a list by `read`; those that it does not know are noted.
pub fn list<T: PartialEq>(
    form: &SearchForm,
    name: &str,
    read: impl Fn(&str) -> Option<T>,
    wish: &str,
    note: &mut impl FnMut(Wrong),
) -> Vec<T> {
    let mut found = Vec::new();
    for typed in form.all(name) {
        match read(typed) {
            Some(value) => found.push(value),
            None => note(wrong(name, format!("‘{}’ kan hier niet. Kies {wish}.", echo(typed)))),
        }
    }
    found
}

/// `now`, a day and time (`di 14:00`), or a date and time (`2026-03-03T14:00`).
pub fn moment(typed: &str, now: Moment) -> Result<Moment, Wrong> {
    if typed == "now" {
        return Ok(now);
    }
    let weekly =
        typed.split_once(' ').and_then(|(day, time)| Some((day.trim().parse::<Day>().ok()?, minute(time.trim())?)));
    if let Some((day, minute)) = weekly {
        return Ok(Moment { day, minute, dated: false });
    }
    let date =
        ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"].iter().find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok());
    let of = |date: NaiveDateTime| Moment {
        day: Day::from(chrono::Datelike::weekday(&date)),
        minute: (date.hour() * 60 + date.minute()) as u16,
        dated: true,
    };
    date.map(of).ok_or_else(|| {
        wrong(
            "open",
            format!("‘{}’ is geen tijdstip. Gebruik ‘now’, of een dag en een tijd, zoals ‘di 14:00’.", echo(typed)),
        )
    })
}

fn minute(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once([':', '.'])?;
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}
