//! Outlines on paper: an SVG path per area in one view box, and where a point falls in it, so that a page can draw the
//! wijken without a script. Colours, labels and links are the page's own.

use std::fmt::Write as _;

use super::{Area, Bounds, Point};

/// Width of every drawing in its own units; the page scales it.
const WIDTH: f64 = 1000.0;

/// Corners closer together than this many units look the same and are left out.
const SMALLEST_STEP: f64 = 0.7;

/// A drawing of areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    bounds: Bounds,
    scale: (f64, f64),
    /// Width of the view box.
    pub width: f64,
    /// Height of the view box.
    pub height: f64,
    /// The areas, in the order given.
    pub shapes: Vec<Shape>,
}

/// One area in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// CBS code of the area.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The `d` of an SVG path; holes show with `fill-rule="evenodd"`.
    pub path: String,
    /// Where a label stands, (x, y).
    pub label: (f64, f64),
}

impl Drawing {
    /// A drawing of these areas; none without areas.
    #[must_use]
    pub fn of<'a>(areas: impl IntoIterator<Item = &'a Area>) -> Option<Self> {
        let areas: Vec<&Area> = areas.into_iter().collect();
        let bounds = areas.iter().map(|area| area.bounds()).reduce(Bounds::with)?;
        let (lons, lats) = ((bounds.east - bounds.west).max(1e-6), (bounds.north - bounds.south).max(1e-6));
        // A degree of latitude is longer than one of longitude.
        let across = WIDTH / lons;
        let up = across / bounds.middle().lat.to_radians().cos().max(0.01);
        let empty = Self { bounds, scale: (across, up), width: WIDTH, height: (lats * up).ceil(), shapes: Vec::new() };
        let shapes = areas.into_iter().map(|area| empty.shape(area)).collect();
        Some(Self { shapes, ..empty })
    }

    /// Where a point falls in the view box, (x, y), also when that is outside it.
    #[must_use]
    pub fn project(&self, point: Point) -> (f64, f64) {
        ((point.lon - self.bounds.west) * self.scale.0, (self.bounds.north - point.lat) * self.scale.1)
    }

    /// The value of the `viewBox` attribute.
    #[must_use]
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    fn shape(&self, area: &Area) -> Shape {
        let path = area.outline.rings().map(|ring| self.ring(&ring)).collect();
        Shape { code: area.code.clone(), name: area.name.clone(), path, label: self.project(area.center()) }
    }

    fn ring(&self, points: &[Point]) -> String {
        let mut path = String::new();
        let mut last: Option<(f64, f64)> = None;
        for (x, y) in points.iter().map(|point| self.project(*point)) {
            if last.is_some_and(|(a, b)| (x - a).abs().max((y - b).abs()) < SMALLEST_STEP) {
                continue;
            }
            let letter = if last.is_none() { 'M' } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(path, "{letter}{x:.1} {y:.1}");
            last = Some((x, y));
        }
        path.push('Z');
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::{Level, Outline};
    use serde_json::json;

    #[test]
    fn a_square_of_metres_is_drawn_square_and_its_corner_falls_in_the_corner() {
        let lon = 0.01 / 52.05_f64.to_radians().cos();
        let ring = json!([[[5.0, 52.0], [5.0 + lon, 52.0], [5.0 + lon, 52.01], [5.0, 52.01], [5.0, 52.0]]]);
        let outline = Outline::from_geometry(&json!({ "type": "Polygon", "coordinates": ring })).unwrap();
        let area = Area {
            code: "WK999901".into(),
            name: "Molenwijk".into(),
            level: Level::Wijk,
            district: None,
            side: None,
            parent_code: None,
            inhabitants: None,
            households: None,
            figures: std::collections::BTreeMap::new(),
            outline,
        };
        let drawing = Drawing::of([&area]).unwrap();
        assert!((drawing.height - 1000.0).abs() < 5.0, "{}", drawing.height);
        assert_eq!(drawing.project(Point { lat: 52.01, lon: 5.0 }), (0.0, 0.0));
        let shape = &drawing.shapes[0];
        assert!(shape.path.starts_with("M0.0 ") && shape.path.ends_with('Z'), "{}", shape.path);
        assert!(Drawing::of([]).is_none());
    }
}
