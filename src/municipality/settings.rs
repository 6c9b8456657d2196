//! The settings of one municipality as its TOML file holds them, checked while they are read.
//! Keeping them in the database is in `table`; the files that they name are read by `interchange`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Colour;

/// The words, colours and files of one municipality. The default is neutral: it names no town.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Name of the municipality: "Voorbeeld".
    pub name: String,
    /// Title of the site: "Sociale kaart Voorbeeld".
    pub title: String,
    /// Province, for the address of a place and for open data.
    #[serde(default)]
    pub province: String,
    /// Country as ISO 3166 writes it.
    #[serde(default = "netherlands")]
    pub country: String,
    /// Language of the pages as ISO 639-1 writes it.
    #[serde(default = "dutch")]
    pub language: String,
    /// CBS code, GM and four digits; areas of other municipalities in a file are then left out.
    #[serde(default)]
    pub code: String,
    /// The word in "heel Voorbeeld"; the name when absent.
    #[serde(default)]
    city_word: String,
    /// Texts on the pages.
    #[serde(default)]
    pub texts: Texts,
    /// Colours of the house style.
    #[serde(default)]
    pub colours: Colours,
    /// Seed files, relative to the folder of the settings.
    #[serde(default)]
    pub files: Files,
    /// Source and licence lines by part: `areas`, `figures`, `postcodes`, `catalogue`.
    #[serde(default)]
    pub attribution: BTreeMap<String, String>,
    /// The map.
    #[serde(default)]
    pub map: Map,
}

/// Texts on the pages, each one or more sentences. An empty text is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Texts {
    /// Above the search box.
    pub intro: String,
    /// On the page about this site.
    pub about: String,
    /// Says that the data is a demonstration; empty for real data.
    pub demo: String,
    /// How to report a mistake or a missing service.
    pub report: String,
    /// Where to report it, by e-mail.
    pub report_email: String,
    /// Where to report it, by phone.
    pub report_phone: String,
    /// How we handle personal data.
    pub privacy: String,
    /// Whom to ask about privacy.
    pub privacy_contact: String,
    /// Their e-mail.
    pub privacy_email: String,
    /// What we do for accessibility.
    pub accessibility: String,
    /// Where to report a barrier, by e-mail.
    pub accessibility_email: String,
    /// Where to report a security problem, by e-mail.
    pub security_email: String,
    /// What to do when there is danger.
    pub emergency: String,
}

/// Colours of the house style, each readable on white.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Links, buttons and headings.
    #[serde(default = "primary")]
    pub primary: Colour,
    /// What asks for attention.
    #[serde(default = "accent")]
    pub accent: Colour,
}

/// Seed files, relative to the folder of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// Outlines of the wijken, GeoJSON.
    pub areas: Option<String>,
    /// Inhabitants and figures per wijk, CSV.
    pub figures: Option<String>,
    /// Postcodes, CSV.
    pub postcodes: Option<String>,
    /// Terms, one file per taxonomy, JSON Lines; the name of the file is the name of the taxonomy.
    pub taxonomies: Vec<String>,
    /// Services, JSON Lines.
    pub catalogue: Vec<String>,
}

/// The map. Without tiles the outlines of the wijken are the base.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Map {
    /// Whether raster tiles are shown.
    pub tiles: bool,
    /// Address of the tiles with `{z}`, `{x}` and `{y}`.
    pub tiles_url: String,
    /// Source line for the tiles.
    pub tiles_attribution: String,
    /// Where the map starts; the middle of the areas when absent.
    pub centre_lat: Option<f64>,
    /// Where the map starts; the middle of the areas when absent.
    pub centre_lon: Option<f64>,
    /// How close the map starts.
    pub zoom: Option<u8>,
}

impl Map {
    /// The origin of the tiles, for the browser's policy; `None` when there are none.
    pub fn tiles_origin(&self) -> Option<String> {
        let rest = self.tiles_url.strip_prefix("https://").filter(|_| self.tiles)?;
        Some(format!("https://{}", rest.split('/').next().unwrap_or(rest)))
    }
}

/// Why the settings are refused. Its text is a Dutch sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    /// Not TOML, an unknown key, a missing key, or a colour that cannot be read on white.
    #[error("{0}")]
    Unreadable(#[from] toml::de::Error),
    /// A key whose value makes no sense.
    #[error("{field}: {problem}")]
    Wrong {
        /// The key in the file.
        field: &'static str,
        /// A Dutch sentence.
        problem: &'static str,
    },
}

impl Municipality {
    /// The settings that a TOML file holds.
    pub fn from_toml(text: &str) -> Result<Self, BadSettings> {
        let settings: Self = toml::from_str(text.trim_start_matches('\u{feff}'))?;
        match settings.mistake() {
            Some((field, problem)) => Err(BadSettings::Wrong { field, problem }),
            None => Ok(settings),
        }
    }

    /// The word in "heel Voorbeeld".
    #[must_use]
    pub fn city_word(&self) -> &str {
        if self.city_word.is_empty() { &self.name } else { &self.city_word }
    }

    fn mistake(&self) -> Option<(&'static str, &'static str)> {
        if self.name.trim().is_empty() {
            return Some(("name", "De naam van de gemeente ontbreekt. Vul hem in."));
        }
        if self.title.trim().is_empty() {
            return Some((
                "title",
                "De titel van de site ontbreekt. Vul hem in, bijvoorbeeld Sociale kaart Voorbeeld.",
            ));
        }
        let digits = self.code.strip_prefix("GM").unwrap_or_default();
        let is_code = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
        if !is_code && !self.code.is_empty() {
            return Some(("code", "Dit is geen CBS-code van een gemeente. Schrijf GM en vier cijfers."));
        }
        if self.map.tiles && !self.map.tiles_url.starts_with("https://") {
            return Some((
                "map.tiles_url",
                "Kaarttegels staan aan zonder adres. Vul een adres in dat begint met https://.",
            ));
        }
        None
    }
}

impl Default for Municipality {
    fn default() -> Self {
        Self {
            name: "uw gemeente".to_owned(),
            title: "Sociale kaart".to_owned(),
            province: String::new(),
            country: netherlands(),
            language: dutch(),
            code: String::new(),
            city_word: "de gemeente".to_owned(),
            texts: Texts::default(),
            colours: Colours::default(),
            files: Files::default(),
            attribution: BTreeMap::new(),
            map: Map::default(),
        }
    }
}

impl Default for Colours {
    fn default() -> Self {
        Self { primary: primary(), accent: accent() }
    }
}

fn netherlands() -> String {
    "NL".to_owned()
}

fn dutch() -> String {
    "nl".to_owned()
}

fn primary() -> Colour {
    Colour::known("#1d4f76")
}

fn accent() -> Colour {
    Colour::known("#8a3b12")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = "name = \"Voorbeeld\"\ntitle = \"Sociale kaart Voorbeeld\"\n";

    #[test]
    fn two_lines_are_enough_and_the_rest_is_neutral() {
        let settings = Municipality::from_toml(LEAST).unwrap();
        assert_eq!(settings.city_word(), "Voorbeeld");
        assert_eq!(settings.colours, Colours::default());
        assert!(!settings.map.tiles);
    }

    #[test]
    fn the_colours_of_the_house_are_readable() {
        for colour in [primary(), accent()] {
            assert!(Colour::try_from(String::from(colour.clone())).is_ok(), "{colour:?}");
        }
    }

    #[test]
    fn a_mistake_gets_a_sentence_that_names_the_key() {
        let mistake = |more: &str| Municipality::from_toml(&format!("{LEAST}{more}")).unwrap_err().to_string();
        assert!(mistake("[colours]\nprimary = \"#ffee00\"").contains("donkerder"));
        assert!(mistake("colour = 3").contains("colour"));
        assert!(mistake("code = \"0202\"").starts_with("code: "));
        assert!(mistake("[map]\ntiles = true").starts_with("map.tiles_url: "));
        assert!(Municipality::from_toml("name = \"\"\ntitle = \"x\"").unwrap_err().to_string().starts_with("name: "));
        assert!(Municipality::from_toml("\u{0}").is_err());
    }

    #[test]
    fn settings_survive_a_round_trip_through_json() {
        let settings = Municipality::from_toml(LEAST).unwrap();
        let text = serde_json::to_string(&settings).unwrap();
        assert_eq!(serde_json::from_str::<Municipality>(&text).unwrap(), settings);
    }
}
