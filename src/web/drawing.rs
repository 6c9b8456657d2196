//! The wijken as a drawing with pins, made by the server: readable without scripts and on paper.

use super::view::{SvgArea, SvgMap, SvgPin};
use super::words;
use crate::app::Town;
use crate::geography::{Drawing, Point};

/// A place on the drawing: where, what, and the number beside the text (empty for none).
pub struct Pin {
    /// Where it is.
    pub point: Point,
    /// What is there.
    pub label: String,
    /// The number that comes back in the text.
    pub number: String,
}

/// The wijken with these pins; `highlighted` are codes of wijken. `None` when the town has no outlines, or when there
/// are pins and none of them lies on the drawing.
pub fn wijken(town: &Town, pins: &[Pin], highlighted: &[&str]) -> Option<SvgMap> {
    let drawing = town.drawing.as_ref()?;
    let drawn: Vec<SvgPin> = pins.iter().filter_map(|pin| drawn(drawing, pin)).collect();
    if drawn.is_empty() && !pins.is_empty() {
        return None;
    }
    let mut areas: Vec<SvgArea> = drawing
        .shapes
        .iter()
        .map(|shape| SvgArea {
            name: shape.name.clone(),
            path: shape.path.clone(),
            highlighted: highlighted.contains(&shape.code.as_str()),
        })
        .collect();
    areas.sort_by_key(|area| area.highlighted);
    let names: Vec<String> = areas.iter().filter(|area| area.highlighted).map(|area| area.name.clone()).collect();
    Some(SvgMap {
        view_box: drawing.view_box(),
        areas,
        description: describe(&town.municipality.name, drawn.len(), &names),
        pins: drawn,
    })
}

fn drawn(drawing: &Drawing, pin: &Pin) -> Option<SvgPin> {
    let (x, y) = drawing.project(pin.point);
    let inside = (0.0..=drawing.width).contains(&x) && (0.0..=drawing.height).contains(&y);
    let round = |value: f64| (value * 10.0).round() / 10.0;
    inside.then(|| SvgPin { x: round(x), y: round(y), label: pin.label.clone(), number: pin.number.clone() })
}

fn describe(town: &str, pins: usize, names: &[String]) -> String {
    let places = match pins {
        0 => String::new(),
        1 => " met 1 plek".to_owned(),
        pins => format!(" met {pins} plekken"),
    };
    let marked = if names.is_empty() { String::new() } else { format!(", met {} gekleurd", words::listed(names)) };
    format!("Kaart van de wijken van {town}{places}{marked}")
}
