//! Which outlines touch. Generalised outlines of neighbours do not share their points exactly, so "touch" means
//! "come within a hundred metres"; streets between two wijken are never wider than that.

use super::bounds::METRES_PER_DEGREE;
use super::{Outline, Point};

/// Closer than this, in metres, two areas are neighbours.
const TOUCHING: f64 = 100.0;

/// Whether two outlines touch or nearly so.
pub fn touch(a: &Outline, b: &Outline) -> bool {
    let (box_a, box_b) = (a.bounds().grown(TOUCHING), b.bounds().grown(TOUCHING));
    if !box_a.meets(&box_b) {
        return false;
    }
    let flat = Flat::at(a.center());
    let (sides_a, sides_b) = (flat.sides(a), flat.sides(b));
    corner_near(&sides_a, &sides_b) || corner_near(&sides_b, &sides_a)
}

/// Metres east and north of a middle: flat enough over a municipality.
struct Flat {
    middle: Point,
    east: f64,
}

type Spot = (f64, f64);

impl Flat {
    fn at(middle: Point) -> Self {
        Self { middle, east: METRES_PER_DEGREE * middle.lat.to_radians().cos() }
    }

    fn spot(&self, point: Point) -> Spot {
        ((point.lon - self.middle.lon) * self.east, (point.lat - self.middle.lat) * METRES_PER_DEGREE)
    }

    fn sides(&self, outline: &Outline) -> Vec<(Spot, Spot)> {
        let mut sides = Vec::new();
        for ring in outline.rings() {
            let spots: Vec<Spot> = ring.into_iter().map(|point| self.spot(point)).collect();
            sides.extend(spots.iter().copied().zip(spots.iter().copied().skip(1)));
        }
        sides
    }
}

fn corner_near(corners: &[(Spot, Spot)], sides: &[(Spot, Spot)]) -> bool {
    corners.iter().any(|(corner, _)| sides.iter().any(|side| is_near(*corner, *side)))
}

fn is_near(spot: Spot, (from, to): (Spot, Spot)) -> bool {
    // Most sides are far away; this sends them off without a division.
    let (low, high) = (from.0.min(to.0) - TOUCHING, from.0.max(to.0) + TOUCHING);
    if spot.0 < low || spot.0 > high {
        return false;
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((spot.0 - from.0) * dx + (spot.1 - from.1) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let (away_x, away_y) = (spot.0 - from.0 - along * dx, spot.1 - from.1 - along * dy);
    away_x * away_x + away_y * away_y <= TOUCHING * TOUCHING
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn square(west: f64, south: f64) -> Outline {
        let (east, north) = (west + 0.02, south + 0.02);
        let ring = json!([[[west, south], [east, south], [east, north], [west, north], [west, south]]]);
        Outline::from_geometry(&json!({ "type": "Polygon", "coordinates": ring })).unwrap()
    }

    #[test]
    fn squares_a_street_apart_touch_and_a_field_apart_do_not() {
        // 0.001 degrees of longitude is 68 metres here, 0.005 is 342.
        assert!(touch(&square(5.0, 52.0), &square(5.021, 52.0)));
        assert!(touch(&square(5.0, 52.0), &square(5.02, 52.01)));
        assert!(!touch(&square(5.0, 52.0), &square(5.025, 52.0)));
    }
}
