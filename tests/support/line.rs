//! Services in the words of the domain, as lines of the authoring format: an ordinary one of the invented municipality,
//! changed where the story asks for it.

use serde_json::{Value, json};

/// A line that is being written.
#[derive(Debug, Clone)]
pub struct Line(Value);

/// An inloop in the wijk Kerkdorp, free, for everybody, confirmed this month.
pub fn line(id: &str) -> Line {
    Line(json!({
        "id": id, "kind": "voorliggend", "organization": "Welzijn Voorbeeld", "name": id.replace('-', " "),
        "summary": "U bent welkom.", "description": "Vrijwilligers ontvangen u.",
        "themes": ["ontmoeten"], "audience": ["iedereen"], "min_age": null, "max_age": null, "serves": ["*"],
        "place": { "wijk": "Kerkdorp", "name": "De Kerkekamer", "street": "Kerkpad 1", "postcode": "9991 AA", "lat": 53.351, "lon": 6.621 },
        "outside_region": false, "schedule": [], "access": "inloop", "form": ["groep"], "intensity": "licht",
        "cost": { "type": "gratis", "text": "Gratis", "cents": 0 }, "languages": ["nl"], "accessibility": [],
        "capacity": { "places": null, "waiting_weeks": 0 },
        "contact": { "phone": "0595 000 001", "email": "info@welzijnvoorbeeld.example", "url": "https://welzijnvoorbeeld.example" },
        "keywords": [], "verified_on": "2026-11-01", "source": null
    }))
}

impl Line {
    /// The same line with another value under a key.
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0[key] = value.into();
        self
    }

    pub fn named(self, name: &str) -> Self {
        self.with("name", name)
    }

    pub fn of_kind(self, kind: &str) -> Self {
        self.with("kind", kind)
    }

    /// For people of these wijken.
    pub fn serving(self, wijken: &[&str]) -> Self {
        self.with("serves", json!(wijken))
    }

    /// Somewhere in the town.
    pub fn at(self, wijk: &str, lat: f64, lon: f64) -> Self {
        self.with("place", json!({ "wijk": wijk, "name": "Het Huis", "street": "Dijk 1", "postcode": "9992 BB", "lat": lat, "lon": lon }))
    }

    pub fn json(&self) -> &Value {
        &self.0
    }
}

/// The lines as a file.
pub fn file(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("{}\n", line.json())).collect()
}
