//! All areas and postcodes of the municipality in memory, built once: what lies where, and what borders on what.
//! Understanding what a person typed is in `resolve`; reading and writing the tables in `table`.

use std::collections::{BTreeMap, HashMap};

use super::name::{comparable, short_forms};
use super::near::touch;
use super::{Area, Bounds, Level, Point, Postcode};

/// Around the outlines a place may lie so many metres away and still count as "here": borders are generalised.
const MARGIN: f64 = 250.0;

/// The whole of the municipality, in memory.
#[derive(Debug, Default)]
pub struct Places {
    areas: BTreeMap<String, Area>,
    postcodes: BTreeMap<String, Postcode>,
    neighbours: BTreeMap<String, Vec<String>>,
    /// Comparable name to code; wijken before buurten, whole names before parts of names.
    names: HashMap<String, String>,
    bounds: Option<Bounds>,
}

impl Places {
    /// The whole, from its areas and postcodes in any order. A code that occurs twice counts once.
    #[must_use]
    pub fn new(areas: impl IntoIterator<Item = Area>, postcodes: impl IntoIterator<Item = Postcode>) -> Self {
        let areas: BTreeMap<String, Area> = areas.into_iter().map(|area| (area.code.clone(), area)).collect();
        let postcodes = postcodes.into_iter().map(|code| (code.digits.clone(), code)).collect();
        let bounds = areas.values().map(Area::bounds).reduce(Bounds::with);
        let (neighbours, names) = (neighbours(&areas), names(&areas));
        Self { areas, postcodes, neighbours, names, bounds }
    }

    /// The area with this CBS code, written as CBS does.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.get(code)
    }

    /// The wijken in order of code.
    pub fn wijken(&self) -> impl Iterator<Item = &Area> {
        self.level(Level::Wijk)
    }

    /// The buurten in order of code.
    pub fn buurten(&self) -> impl Iterator<Item = &Area> {
        self.level(Level::Buurt)
    }

    /// Every area, buurten first, in order of code.
    pub fn areas(&self) -> impl Iterator<Item = &Area> {
        self.areas.values()
    }

    /// Every postcode in order.
    pub fn postcodes(&self) -> impl Iterator<Item = &Postcode> {
        self.postcodes.values()
    }

    /// The postcode with these four digits.
    #[must_use]
    pub fn postcode(&self, digits: &str) -> Option<&Postcode> {
        self.postcodes.get(digits)
    }

    /// The area that bears this name or has it as a part of its name; writing makes no difference.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Area> {
        self.names.get(&comparable(name)).and_then(|code| self.area(code))
    }

    /// The wijk that this area is or is part of.
    #[must_use]
    pub fn wijk_of<'a>(&'a self, area: &'a Area) -> &'a Area {
        area.parent_code.as_deref().and_then(|code| self.area(code)).unwrap_or(area)
    }

    /// The wijk in which a point lies.
    #[must_use]
    pub fn area_at(&self, point: Point) -> Option<&Area> {
        self.wijken().find(|area| area.outline.contains(point))
    }

    /// The areas of the same level whose borders touch (or nearly so), in order of code.
    pub fn neighbours(&self, code: &str) -> impl Iterator<Item = &Area> {
        self.neighbours.get(code).into_iter().flatten().filter_map(|code| self.area(code))
    }

    /// Whether a point lies in the box around all areas, with a small margin. Without areas nothing does.
    #[must_use]
    pub fn in_bounds(&self, point: Point) -> bool {
        self.bounds.is_some_and(|bounds| bounds.grown(MARGIN).contains(point))
    }

    /// The box around all areas; none without areas.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// Whether there are no areas at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    fn level(&self, level: Level) -> impl Iterator<Item = &Area> {
        self.areas.values().filter(move |area| area.level == level)
    }
}

fn neighbours(areas: &BTreeMap<String, Area>) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (index, area) in areas.values().enumerate() {
        let later = areas.values().skip(index + 1).filter(|other| other.level == area.level);
        for other in later.filter(|other| touch(&area.outline, &other.outline)) {
            found.entry(area.code.clone()).or_default().push(other.code.clone());
            found.entry(other.code.clone()).or_default().push(area.code.clone());
        }
    }
    for codes in found.values_mut() {
        codes.sort_unstable();
    }
    found
}

/// Whole names first, wijken before buurten; then parts of names, where only one area has that part.
fn names(areas: &BTreeMap<String, Area>) -> HashMap<String, String> {
    let mut by_level: Vec<&Area> = areas.values().collect();
    by_level.sort_by_key(|area| area.level);
    let mut names = HashMap::new();
    for area in &by_level {
        names.entry(comparable(&area.name)).or_insert_with(|| area.code.clone());
    }
    for level in [Level::Wijk, Level::Buurt] {
        let mut parts: HashMap<String, Vec<&str>> = HashMap::new();
        for area in by_level.iter().filter(|area| area.level == level) {
            for part in short_forms(&area.name) {
                parts.entry(part).or_default().push(&area.code);
            }
        }
        for (part, codes) in parts {
            if let [code] = codes.as_slice() {
                names.entry(part).or_insert_with(|| (*code).to_owned());
            }
        }
    }
    names
}
