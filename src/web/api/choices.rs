//! What each parameter of a search can hold, for the description: the codes of this town and the shape of free text.
//! Leaves reading and refusing values to the search room; a test holds the two together.

use serde_json::{Value, json};

use crate::app::Town;
use crate::catalogue::{Access, Cost, Day, Feature, Intensity, Kind, Taxonomy};
use crate::search::{AGE_BANDS, Count, Part};
use crate::web::json::merge;

/// Text without characters that cannot be read; line ends and tabs may stand in it.
const READABLE: &str = "^[^\\u0000-\\u0008\\u000E-\\u001F\\u007F-\\u0084\\u0086-\\u009F]*$";

/// `now`, a day and a time, or a date and a time; or nothing, as a form sends a field that is left open.
const MOMENT: &str = "^(|now|(ma|di|wo|do|vr|za|zo) ([01][0-9]|2[0-3]):[0-5][0-9]\
    |20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)$";

/// Writes into a parameter what it can hold in this town.
pub fn describe(parameter: &mut Value, town: &Town) {
    let Some(name) = parameter.get("name").and_then(Value::as_str).map(str::to_owned) else { return };
    if let Some(schema) = parameter.get_mut("schema") {
        plain(schema);
    }
    let pattern = |pattern: &str| json!({ "schema": { "pattern": pattern } });
    match name.as_str() {
        "q" => merge(parameter, pattern(READABLE)),
        "open" => merge(parameter, pattern(MOMENT)),
        "age" => merge(parameter, pattern(&ages())),
        "wijk" => merge(parameter, json!({ "schema": places(town) })),
        "language" => list(parameter, &json!({ "type": "string", "pattern": "^[a-z]{2,3}$" })),
        name => {
            if let Some(codes) = codes(name, town) {
                list(parameter, &json!({ "type": "string", "enum": codes }));
            }
        }
    }
}

/// A parameter is there or not; it is never null.
fn plain(schema: &mut Value) {
    let mut kinds = schema.get("type").and_then(Value::as_array).into_iter().flatten();
    if let Some(kind) = kinds.find(|kind| *kind != "null").cloned() {
        merge(schema, json!({ "type": kind }));
    }
}

/// Values with commas between them.
fn list(parameter: &mut Value, items: &Value) {
    if let Some(schema) = parameter.get_mut("schema") {
        *schema = json!({ "type": "array", "items": items });
    }
    merge(parameter, json!({ "style": "form", "explode": false }));
}

fn codes(name: &str, town: &Town) -> Option<Vec<String>> {
    let own = |codes: Vec<&str>| Some(codes.into_iter().map(str::to_owned).collect());
    let terms = |taxonomy: &str| Some(town.taxonomies.terms(taxonomy).map(|term| term.code.clone()).collect());
    match name {
        "kind" => own(Kind::ALL.iter().map(|one| one.as_str()).collect()),
        "access" => own(Access::ALL.iter().map(|one| one.as_str()).collect()),
        "cost" => own(Cost::ALL.iter().map(|one| one.as_str()).collect()),
        "intensity" => own(Intensity::ALL.iter().map(|one| one.as_str()).collect()),
        "accessibility" => own(Feature::ALL.iter().map(|one| one.as_str()).collect()),
        "day" => own(Day::ALL.iter().map(|one| one.as_str()).collect()),
        "part" => own(Part::ALL.iter().map(|one| one.code()).collect()),
        "facets" => own(Count::ALL.iter().map(|one| one.name()).collect()),
        "theme" => terms(Taxonomy::THEME),
        "audience" => terms(Taxonomy::AUDIENCE),
        "form" => terms(Taxonomy::FORM),
        _ => None,
    }
}

/// An age up to 120, or one of the bands that the page offers.
fn ages() -> String {
    let bands: Vec<String> = AGE_BANDS.iter().map(|(from, to)| format!("{from}-{to}")).collect();
    format!("^(|[0-9]|[1-9][0-9]|1[01][0-9]|120|{})$", bands.join("|"))
}

/// The wijken and buurten by code and name, and the postcodes among them.
fn places(town: &Town) -> Value {
    let mut names: Vec<&str> = town.places.areas().flat_map(|area| [area.code.as_str(), area.name.as_str()]).collect();
    names.sort_unstable();
    names.dedup();
    names.push(""); // as a form sends a field that is left open
    let postcodes: Vec<&str> = town.places.postcodes().map(|postcode| postcode.digits.as_str()).collect();
    let postcode = json!({ "type": "string", "pattern": format!("^({})( ?[A-Z]{{2}})?$", postcodes.join("|")) });
    json!({ "type": "string", "maxLength": 100, "anyOf": [{ "enum": names }, postcode] })
}
