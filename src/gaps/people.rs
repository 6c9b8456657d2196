//! Where people live, as spots from which they set out. What they set out for is in `supply`.

use super::entry::AreaIndex;
use super::frame::Frame;
use crate::geography::{Area, Places, Point};

/// Spots along each side of the box around a wijk without buurten: its middle alone would put everybody in one
/// house, out of reach of what is round the corner.
const ALONG: u32 = 6;

/// A spot with the people who set out from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// The area that is counted.
    pub area: AreaIndex,
    /// Its CBS code, for asking whom a service is for.
    pub area_code: String,
    /// Where.
    pub point: Point,
    /// How many.
    pub inhabitants: f64,
}

/// The spots of every area: its buurten where their inhabitants are known, else spread evenly over its outline.
#[must_use]
pub fn spots(frame: &Frame, places: &Places) -> Vec<Spot> {
    let mut found = Vec::new();
    for (index, counted) in (0..).map(AreaIndex).zip(frame.areas()) {
        let Some(area) = places.area(&counted.code) else { continue };
        let of_buurten = buurten(places, area);
        let points = if of_buurten.is_empty() { spread(area, f64::from(counted.inhabitants)) } else { of_buurten };
        found.extend(points.into_iter().map(|(point, inhabitants)| Spot {
            area: index,
            area_code: counted.code.clone(),
            point,
            inhabitants,
        }));
    }
    found
}

fn buurten(places: &Places, wijk: &Area) -> Vec<(Point, f64)> {
    let own = places.buurten().filter(|buurt| buurt.parent_code.as_deref() == Some(&wijk.code));
    own.filter_map(|buurt| Some((buurt.center(), f64::from(buurt.inhabitants.filter(|people| *people > 0)?)))).collect()
}

fn spread(area: &Area, inhabitants: f64) -> Vec<(Point, f64)> {
    let bounds = area.bounds();
    let along = |low: f64, high: f64, step: u32| low + (high - low) * (f64::from(step) + 0.5) / f64::from(ALONG);
    let grid = (0..ALONG).flat_map(|north| (0..ALONG).map(move |east| (north, east)));
    let mut points: Vec<Point> = grid
        .map(|(north, east)| Point {
            lat: along(bounds.south, bounds.north, north),
            lon: along(bounds.west, bounds.east, east),
        })
        .filter(|point| area.outline.contains(*point))
        .collect();
    if points.is_empty() {
        points.push(area.center());
    }
    let each = inhabitants / points.len() as f64;
    points.into_iter().map(|point| (point, each)).collect()
}
