//! What a person typed as a place: a CBS code, the name of a wijk or buurt, or a postcode. Gives the area and a point
//! to measure from, or a sentence that helps on. Never guesses: what is only nearly right comes back as a suggestion.

use super::name::comparable;
use super::{Area, Places, Point, Postcode, postcode_digits};
use crate::dutch::distance;

/// More suggestions than this are no help.
const MOST_SUGGESTIONS: usize = 3;

/// What is quoted back of a very long text.
const LONGEST_QUOTE: usize = 40;

/// A place that was understood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resolved<'a> {
    /// The wijk or buurt.
    pub area: &'a Area,
    /// Where to measure from: the postcode, or the middle of the area.
    pub point: Point,
    /// The postcode, when that is what was typed.
    pub postcode: Option<&'a Postcode>,
}

/// A place that was not understood. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct Unknown {
    /// Up to three names that look like what was typed, the nearest first.
    pub suggestions: Vec<String>,
    sentence: String,
}

impl Places {
    /// Understands a CBS code (any case), the name of a wijk or buurt, or a postcode.
    pub fn resolve(&self, text: &str) -> Result<Resolved<'_>, Unknown> {
        if let Some(digits) = postcode_digits(text) {
            return self.resolve_postcode(&digits).ok_or_else(|| outside(&digits));
        }
        let area = self.area(&text.trim().to_ascii_uppercase()).or_else(|| self.named(text));
        match area {
            Some(area) => Ok(Resolved { area, point: area.center(), postcode: None }),
            None => Err(self.unknown(text)),
        }
    }

    fn resolve_postcode(&self, digits: &str) -> Option<Resolved<'_>> {
        let postcode = self.postcode(digits)?;
        let area = self.area(&postcode.wijk_code)?;
        Some(Resolved { area, point: postcode.point, postcode: Some(postcode) })
    }

    fn unknown(&self, text: &str) -> Unknown {
        let suggestions = self.like(&comparable(text));
        let asked: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST_QUOTE).collect();
        let advice = match suggestions.as_slice() {
            [] => "Kies een wijk uit de lijst of typ een postcode.".to_owned(),
            [one] => format!("Bedoelt u {one}?"),
            [more @ .., last] => format!("Bedoelt u {} of {last}?", more.join(", ")),
        };
        Unknown { suggestions, sentence: format!("De wijk \"{asked}\" kennen wij niet. {advice}") }
    }

    /// Names that begin with, hold or nearly are what was typed; nearest first, wijken before buurten.
    fn like(&self, wanted: &str) -> Vec<String> {
        if wanted.is_empty() {
            return Vec::new();
        }
        let all = self.wijken().chain(self.buurten());
        let mut near: Vec<(usize, &str)> =
            all.filter_map(|area| Some((farness(wanted, &area.name)?, area.name.as_str()))).collect();
        near.sort_by_key(|(far, _)| *far);
        near.dedup_by_key(|(_, name)| *name);
        near.into_iter().take(MOST_SUGGESTIONS).map(|(_, name)| name.to_owned()).collect()
    }
}

/// How far a name is from what was typed; none when it does not look like it at all.
fn farness(wanted: &str, name: &str) -> Option<usize> {
    let name = comparable(name);
    if name.starts_with(wanted) {
        return Some(0);
    }
    if wanted.chars().count() >= 3 && (name.contains(wanted) || wanted.contains(&name)) {
        return Some(1);
    }
    let length = wanted.chars().count();
    let most = 1 + length / 4;
    // "molewijk" should find "Molenwijk/Berg": compare with the beginning of the name as well.
    let beginning: String = name.chars().take(length).collect();
    let far = distance(wanted, &name, most).min(distance(wanted, &beginning, most) + 1);
    (far <= most).then_some(1 + far)
}

fn outside(digits: &str) -> Unknown {
    let sentence = format!(
        "Postcode {digits} hoort niet bij dit gebied. Controleer de cijfers, kies een wijk of zoek zonder postcode."
    );
    Unknown { suggestions: Vec::new(), sentence }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::{Level, Outline};
    use serde_json::json;
    use std::collections::BTreeMap;

    fn area(code: &str, name: &str, west: f64) -> Area {
        let east = west + 0.02;
        let ring = json!([[[west, 52.0], [east, 52.0], [east, 52.02], [west, 52.02], [west, 52.0]]]);
        let outline = Outline::from_geometry(&json!({ "type": "Polygon", "coordinates": ring })).unwrap();
        let level = Level::of_code(code).unwrap();
        let parent_code = (level == Level::Buurt).then(|| format!("WK{}", code.get(2..8).unwrap()));
        let (district, side, inhabitants, households, figures) = (None, None, None, None, BTreeMap::new());
        let (code, name) = (code.to_owned(), name.to_owned());
        Area { code, name, level, district, side, parent_code, inhabitants, households, figures, outline }
    }

    fn places() -> Places {
        let areas = [
            area("WK999901", "Molenwijk", 5.0),
            area("WK999902", "St. Anna/Bergzicht", 5.021),
            area("WK999903", "Havens-Oost (Noord)", 5.2),
            area("WK999904", "Havens-Oost (Zuid)", 5.225),
            area("WK999905", "Klinkenbeek e.o.", 5.4),
            area("BU99990100", "Molenhoek", 5.0),
            area("BU99990101", "Klinkenbeek", 5.0),
        ];
        let point = Point { lat: 52.01, lon: 5.03 };
        let (digits, wijk_code) = ("1234".to_owned(), "WK999902".to_owned());
        Places::new(areas, [Postcode { digits, point, wijk_code, inhabitants: None }])
    }

    #[test]
    fn a_place_is_understood_however_it_is_written() {
        let places = places();
        let asked = [
            ("wk999901", "WK999901"),
            (" MOLENWIJK ", "WK999901"),
            ("Sint Anna - Bergzicht", "WK999902"),
            ("bergzicht", "WK999902"),
            ("havens oost noord", "WK999903"),
            ("bu99990100", "BU99990100"),
            ("molenhoek", "BU99990100"),
            ("1234 ab", "WK999902"),
            ("1234", "WK999902"),
        ];
        for (text, code) in asked {
            assert_eq!(places.resolve(text).map(|found| found.area.code.as_str()), Ok(code), "{text}");
        }
        assert_eq!(places.resolve("1234").unwrap().point.lon, 5.03);
    }

    #[test]
    fn a_whole_name_goes_before_a_part_of_one() {
        assert_eq!(places().resolve("Klinkenbeek").unwrap().area.code, "BU99990101");
    }

    #[test]
    fn what_is_nearly_right_is_suggested() {
        let suggestions = |text: &str| places().resolve(text).unwrap_err().suggestions;
        assert_eq!(suggestions("Molewijk")[0], "Molenwijk");
        assert_eq!(suggestions("mole"), ["Molenwijk", "Molenhoek"]);
        assert_eq!(suggestions("Havens-Oost"), ["Havens-Oost (Noord)", "Havens-Oost (Zuid)"]);
        assert_eq!(suggestions("st anna bergzigt")[0], "St. Anna/Bergzicht");
        assert!(suggestions("Kabouterbos").is_empty());
        assert!(suggestions("").is_empty());
    }

    #[test]
    fn what_is_unknown_gets_a_sentence_that_helps_on() {
        let places = places();
        let sentence = |text: &str| places.resolve(text).unwrap_err().to_string();
        assert_eq!(sentence("Molewijk"), "De wijk \"Molewijk\" kennen wij niet. Bedoelt u Molenwijk?");
        assert!(sentence("9999 ZZ").contains("Postcode 9999 hoort niet bij dit gebied"));
        assert!(sentence(&"x\u{7}".repeat(10_000)).chars().count() < 120);
    }

    #[test]
    fn neighbours_and_what_lies_where() {
        let places = places();
        let codes = |code: &str| places.neighbours(code).map(|area| area.code.as_str()).collect::<Vec<_>>();
        assert_eq!(codes("WK999901"), ["WK999902"]);
        assert_eq!(codes("WK999905"), [""; 0]);
        let inside = Point { lat: 52.01, lon: 5.03 };
        assert_eq!(places.area_at(inside).unwrap().code, "WK999902");
        assert!(places.area_at(Point { lat: 52.5, lon: 5.03 }).is_none());
        assert!(places.in_bounds(inside) && !places.in_bounds(Point { lat: 52.5, lon: 5.03 }));
        assert!(!Places::default().in_bounds(inside));
    }
}
