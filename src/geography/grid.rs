//! From metres of the Dutch grid (RD, EPSG:28992) to degrees (WGS84), good to about a metre.
//! Formula and coefficients: F. H. Schreutelkamp and G. L. Strang van Hees, "Benaderingsformules voor de
//! transformatie tussen RD- en WGS84-kaartcoördinaten", Geodesia 2001. Files name their system; this does not guess.

use super::Point;

/// Powers of the eastward and northward offset, and the weight in arc seconds.
type Term = (i32, i32, f64);

const LATITUDE: [Term; 11] = [
    (0, 1, 3235.65389),
    (2, 0, -32.58297),
    (0, 2, -0.24750),
    (2, 1, -0.84978),
    (0, 3, -0.06550),
    (2, 2, -0.01709),
    (1, 0, -0.00738),
    (4, 0, 0.00530),
    (2, 3, -0.00039),
    (4, 1, 0.00033),
    (1, 1, -0.00012),
];

const LONGITUDE: [Term; 12] = [
    (1, 0, 5260.52916),
    (1, 1, 105.94684),
    (1, 2, 2.45656),
    (3, 0, -0.81885),
    (1, 3, 0.05594),
    (3, 1, -0.05607),
    (0, 1, 0.01199),
    (3, 2, -0.00256),
    (1, 4, 0.00128),
    (0, 2, 0.00022),
    (2, 0, -0.00022),
    (5, 0, 0.00026),
];

/// The point at `x` metres east and `y` metres north in the Dutch grid.
#[must_use]
pub fn from_grid(x: f64, y: f64) -> Point {
    let (east, north) = ((x - 155_000.0) * 1e-5, (y - 463_000.0) * 1e-5);
    let degrees = |terms: &[Term]| {
        let seconds: f64 = terms.iter().map(|(p, q, weight)| weight * east.powi(*p) * north.powi(*q)).sum();
        seconds / 3600.0
    };
    Point { lat: 52.155_174_40 + degrees(&LATITUDE), lon: 5.387_206_21 + degrees(&LONGITUDE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_and_a_known_tower_come_out_right() {
        let origin = from_grid(155_000.0, 463_000.0);
        assert!((origin.lat - 52.155_174_4).abs() < 1e-9 && (origin.lon - 5.387_206_21).abs() < 1e-9);
        // The Westertoren in Amsterdam, the example that goes with the formula.
        let tower = from_grid(120_700.723, 487_525.501);
        assert!((tower.lat - 52.374_532_53).abs() < 1e-5, "{tower:?}");
        assert!((tower.lon - 4.883_525_59).abs() < 1e-5, "{tower:?}");
    }
}
