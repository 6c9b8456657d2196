//! From the text of one line to a `Line`, or to every fault that it has. Knows the shape of the authoring format;
//! whether the wijken and themes of a line exist is asked later, in `to_listing`.

use chrono::{NaiveDate, NaiveTime};
use serde_json::Value;

use super::fields::Fields;
use super::line::{Line, LineCapacity, LineContact, LineCost, LinePlace, LineTime, StatusWord};
use super::report::{Fault, quote};
use crate::catalogue::{Access, Cost, Day, Every, Feature, Intensity, Kind, ServiceStatus};

/// Characters in a name or a line of an address.
const SHORT: usize = 200;
/// Characters in a sentence or two.
const SENTENCES: usize = 1_000;
/// Characters in a description.
const LONG: usize = 10_000;
/// The oldest age that a limit may name.
const OLDEST: i32 = 120;
/// Nights end before this hour; a later end with an earlier begin is a slip of the pen.
const NIGHT_ENDS: u32 = 8;

/// The line that this text holds.
pub fn read_line(text: &str) -> Result<Line, Vec<Fault>> {
    let value: Value = serde_json::from_str(text).map_err(|error| vec![Fault::new("", broken_json(&error))])?;
    let Value::Object(keys) = value else {
        return Err(vec![Fault::new("", "De regel is geen JSON-object. Begin met { en eindig met }.")]);
    };
    let mut faults = Vec::new();
    let line = of_fields(Fields::of_row(keys, &mut faults));
    match line {
        Some(line) if faults.is_empty() => Ok(line),
        _ => Err(faults),
    }
}

/// The line of the error is always the first, so only the column is told.
pub fn broken_json(error: &serde_json::Error) -> String {
    format!(
        "De regel is geen geldige JSON (teken {}). Controleer haakjes, komma's en aanhalingstekens.",
        error.column()
    )
}

/// The words of a closed choice.
macro_rules! words {
    ($choice:ident) => {
        &$choice::ALL.iter().map(|choice| choice.as_str()).collect::<Vec<_>>()
    };
}

fn of_fields(mut fields: Fields<'_>) -> Option<Line> {
    let id = fields.text("id", 150);
    if !id.is_empty() && !is_slug(&id) {
        fields.fault("id", format!("{} kan geen id zijn. Gebruik kleine letters, cijfers en streepjes.", quote(&id)));
    }
    let (kind, access) = (fields.choice("kind", words!(Kind)), fields.choice("access", words!(Access)));
    let (min_age, max_age) = ages(&mut fields);
    let mut line = Line {
        id,
        kind: kind.unwrap_or(Kind::Voorliggend),
        organization: fields.text("organization", SHORT),
        name: fields.text("name", SHORT),
        summary: fields.text("summary", SENTENCES),
        description: fields.text("description", LONG),
        themes: needed(&mut fields, "themes"),
        audience: needed(&mut fields, "audience"),
        min_age,
        max_age,
        serves: needed(&mut fields, "serves"),
        place: place(&mut fields),
        outside_region: fields.flag("outside_region").unwrap_or(false),
        schedule: schedule(&mut fields),
        access: access.unwrap_or(Access::Aanmelden),
        form: needed(&mut fields, "form"),
        intensity: fields.choice("intensity", words!(Intensity)),
        cost: cost(&mut fields),
        languages: languages(&mut fields),
        accessibility: fields.choices::<Feature>("accessibility", words!(Feature)),
        capacity: capacity(&mut fields),
        contact: contact(&mut fields),
        keywords: fields.texts("keywords", SHORT),
        verified_on: verified_on(&mut fields),
        source: fields.text_or_null("source", SHORT),
        status: status(&mut fields),
        alert: fields.text_or_null("alert", SENTENCES),
        documents: fields.texts("documents", SHORT),
    };
    top_level_point(&mut fields, &mut line);
    check_outside(&mut fields, &line);
    fields.finish();
    (kind.is_some() && access.is_some()).then_some(line)
}

fn is_slug(id: &str) -> bool {
    let letters = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    letters && !id.starts_with('-') && !id.ends_with('-')
}

/// A list that may not be empty.
fn needed(fields: &mut Fields<'_>, key: &str) -> Vec<String> {
    let texts = fields.needed_texts(key, SHORT);
    let mut seen = std::collections::HashSet::new();
    if let Some(twice) = texts.iter().find(|text| !seen.insert(text.as_str())) {
        fields.fault(key, format!("{} staat er twee keer. Haal er een weg.", quote(twice)));
    }
    texts
}

fn ages(fields: &mut Fields<'_>) -> (Option<i32>, Option<i32>) {
    let (least, most) = (fields.number("min_age", 0, OLDEST), fields.number("max_age", 0, OLDEST));
    if let (Some(least), Some(most)) = (least, most)
        && least > most
    {
        let sentence = format!("De laagste leeftijd ({least}) is hoger dan de hoogste ({most}). Draai ze om.");
        fields.fault("min_age", sentence);
    }
    (least, most)
}

fn place(fields: &mut Fields<'_>) -> Option<LinePlace> {
    let mut place = fields.object("place")?;
    let read = LinePlace {
        wijk: place.text_or_null("wijk", SHORT),
        name: place.text_or_null("name", SHORT),
        street: place.text_or_null("street", SHORT),
        postcode: place.text_or_null("postcode", SHORT),
        city: place.text_or_null("city", SHORT),
        lat: place.decimal("lat"),
        lon: place.decimal("lon"),
        protected: place.flag("protected"),
    };
    if read.lat.is_some() != read.lon.is_some() {
        place.fault("lat", "Lat en lon horen bij elkaar. Vul ze allebei in of geen van beide.");
    }
    place.finish();
    Some(read)
}

/// Some makers of lines write the point of a place at the top of the line as well, or only there.
fn top_level_point(fields: &mut Fields<'_>, line: &mut Line) {
    let point = (fields.decimal("lat"), fields.decimal("lon"));
    let Some(place) = &mut line.place else { return };
    if let ((Some(lat), Some(lon)), None) = (point, place.lat) {
        (place.lat, place.lon) = (Some(lat), Some(lon));
    }
}

fn check_outside(fields: &mut Fields<'_>, line: &Line) {
    if !line.outside_region {
        return;
    }
    match &line.place {
        None => fields.fault("outside_region", "De plek ontbreekt. Vul place in, of zet outside_region op false."),
        Some(place) if place.wijk.is_some() => {
            fields.fault(
                "place.wijk",
                "Een plek buiten de gemeente heeft geen wijk. Maak wijk null, of zet outside_region op false.",
            );
        }
        Some(_) => {}
    }
}

fn schedule(fields: &mut Fields<'_>) -> Vec<LineTime> {
    let values = fields.list("schedule");
    let times = values.into_iter().enumerate();
    times.filter_map(|(index, value)| time_slot(fields.element("schedule", index, value)?)).collect()
}

fn time_slot(mut fields: Fields<'_>) -> Option<LineTime> {
    let day = fields.choice("day", words!(Day));
    let (from, to) = (time(&mut fields, "from"), time(&mut fields, "to"));
    let every = fields.choice("every", words!(Every));
    if let (Some(from), Some(to)) = (from, to)
        && from >= to
        && !is_night(from, to)
    {
        fields.fault("to", "De eindtijd is niet later dan de begintijd. Draai de tijden om of verbeter ze.");
    }
    fields.finish();
    Some(LineTime { day: day?, from: from?, to: to?, every: every? })
}

/// From an evening into the small hours of the next day.
fn is_night(from: NaiveTime, to: NaiveTime) -> bool {
    use chrono::Timelike as _;
    from.hour() >= 12 && (to.hour() < NIGHT_ENDS || (to.hour() == NIGHT_ENDS && to.minute() == 0))
}

fn time(fields: &mut Fields<'_>, key: &str) -> Option<NaiveTime> {
    let text = fields.text(key, SHORT);
    let time = (text.len() == 5).then(|| NaiveTime::parse_from_str(&text, "%H:%M").ok()).flatten();
    if time.is_none() && !text.is_empty() {
        fields.fault(key, format!("{} is geen tijd. Schrijf een tijd als 09:30.", quote(&text)));
    }
    time
}

fn cost(fields: &mut Fields<'_>) -> Option<LineCost> {
    let Some(mut cost) = fields.object("cost") else {
        fields.missing("cost");
        return None;
    };
    let kind = cost.choice("type", words!(Cost));
    let (text, cents) = (cost.text_or_null("text", SENTENCES), cost.number("cents", 0, 100_000_000));
    cost.finish();
    Some(LineCost { cost: kind?, text, cents })
}

fn languages(fields: &mut Fields<'_>) -> Vec<String> {
    let codes = needed(fields, "languages");
    for code in &codes {
        if !(2..=3).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_lowercase()) {
            fields.fault("languages", format!("{} is geen taalcode. Schrijf een code als nl of ar.", quote(code)));
        }
    }
    codes
}

fn capacity(fields: &mut Fields<'_>) -> LineCapacity {
    let Some(mut capacity) = fields.object("capacity") else { return LineCapacity::default() };
    let read = LineCapacity {
        places: capacity.number("places", 0, 1_000_000),
        available: capacity.number("available", 0, 1_000_000),
        waiting_weeks: capacity.number("waiting_weeks", 0, 1_000),
    };
    capacity.finish();
    read
}

fn contact(fields: &mut Fields<'_>) -> LineContact {
    let Some(mut contact) = fields.object("contact") else { return LineContact::default() };
    let read = LineContact {
        phone: contact.text_or_null("phone", 50),
        email: contact.text_or_null("email", SHORT),
        url: contact.text_or_null("url", 500),
    };
    if read.phone.as_ref().is_some_and(|phone| !phone.bytes().any(|b| b.is_ascii_digit())) {
        contact.fault("phone", "Dit is geen telefoonnummer. Schrijf cijfers, bijvoorbeeld 026 000 0123.");
    }
    if read.email.as_ref().is_some_and(|email| email.split('@').filter(|part| !part.is_empty()).count() != 2) {
        contact.fault("email", "Dit is geen e-mailadres. Schrijf het als naam@organisatie.example.");
    }
    // Nothing but a web address may become a link: a `javascript:` link would run on our own page.
    if read.url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        contact.fault("url", "Het webadres begint niet met https://. Schrijf het volledige adres.");
    }
    contact.finish();
    read
}

fn verified_on(fields: &mut Fields<'_>) -> Option<NaiveDate> {
    let text = fields.text_or_null("verified_on", SHORT)?;
    let date = (text.len() == 10).then(|| text.parse().ok()).flatten();
    if date.is_none() {
        fields.fault("verified_on", format!("{} is geen datum. Schrijf een datum als 2026-03-31.", quote(&text)));
    }
    date
}

fn status(fields: &mut Fields<'_>) -> ServiceStatus {
    let Some(word) = fields.optional_choice::<StatusWord>("status", &StatusWord::WORDS) else {
        return ServiceStatus::Active;
    };
    word.0
}
