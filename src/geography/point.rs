//! A point on the map in WGS84, the distance between two, and a rough check that it lies in the Netherlands.
//! Which wijk a point lies in is the business of `places`.

use serde::{Deserialize, Serialize};

/// Mean radius of the earth in metres (IUGG), as the haversine formula wants it.
const EARTH_RADIUS: f64 = 6_371_008.8;

/// A place on earth, in degrees (WGS84).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Degrees north, 50.7 to 53.6 in the Netherlands.
    pub lat: f64,
    /// Degrees east, 3.3 to 7.3 in the Netherlands.
    pub lon: f64,
}

/// Why two numbers are no point in the Netherlands. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misplaced {
    /// Infinite or not a number.
    #[error("De coördinaat is geen gewoon getal. Vul graden in, bijvoorbeeld lat 52.0 en lon 5.9.")]
    NotANumber,
    /// Swapping the two gives a point in the Netherlands.
    #[error("Lat en lon zijn verwisseld. Zet de noorderbreedte (rond 52) bij lat en de oosterlengte (rond 6) bij lon.")]
    Swapped,
    /// Metres of the Dutch grid instead of degrees.
    #[error("Dit zijn RD-coördinaten in meters. Reken ze om naar graden (WGS84).")]
    Grid,
    /// In the sea or in another country.
    #[error("Dit punt ligt in zee of buiten Nederland. Zoek de coördinaat van het adres opnieuw op.")]
    Elsewhere,
}

impl Point {
    /// The point with this latitude and longitude, if it lies in the (European) Netherlands.
    pub fn in_netherlands(lat: f64, lon: f64) -> Result<Self, Misplaced> {
        if !lat.is_finite() || !lon.is_finite() {
            return Err(Misplaced::NotANumber);
        }
        if in_rough_netherlands(lat, lon) {
            return Ok(Self { lat, lon });
        }
        if in_rough_netherlands(lon, lat) {
            return Err(Misplaced::Swapped);
        }
        if lat.abs().max(lon.abs()) > 1000.0 {
            return Err(Misplaced::Grid);
        }
        Err(Misplaced::Elsewhere)
    }
}

/// Metres between two points as the crow flies (haversine; within 0.5 percent of the ellipsoid).
#[must_use]
pub fn distance(a: Point, b: Point) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let chord = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS * chord.sqrt().min(1.0).asin()
}

/// A rough border, (lon, lat): a few kilometres of margin at sea and over the border, so that it never refuses a Dutch
/// address, and tight enough to notice a point in the North Sea, which a bounding box of the country would let pass.
const BORDER: [(f64, f64); 56] = [
    (3.28, 51.32),
    (3.38, 51.55),
    (3.60, 51.78),
    (3.80, 51.90),
    (3.90, 52.02),
    (4.14, 52.13),
    (4.32, 52.28),
    (4.46, 52.48),
    (4.54, 52.68),
    (4.60, 52.96),
    (4.62, 53.06),
    (4.74, 53.24),
    (4.95, 53.36),
    (5.15, 53.47),
    (5.60, 53.52),
    (5.97, 53.53),
    (6.10, 53.56),
    (6.40, 53.58),
    (6.60, 53.61),
    (6.95, 53.50),
    (7.10, 53.36),
    (7.27, 53.26),
    (7.27, 52.95),
    (7.14, 52.80),
    (7.12, 52.60),
    (6.78, 52.58),
    (6.78, 52.50),
    (7.02, 52.48),
    (7.12, 52.36),
    (7.12, 52.18),
    (6.90, 51.92),
    (6.56, 51.79),
    (6.30, 51.81),
    (6.05, 51.80),
    (6.05, 51.70),
    (6.29, 51.50),
    (6.29, 51.22),
    (6.12, 51.10),
    (6.00, 51.00),
    (6.14, 50.92),
    (6.08, 50.72),
    (5.62, 50.72),
    (5.60, 50.88),
    (5.70, 51.02),
    (5.72, 51.16),
    (5.52, 51.22),
    (5.20, 51.22),
    (4.98, 51.38),
    (4.70, 51.40),
    (4.48, 51.36),
    (4.36, 51.32),
    (4.22, 51.33),
    (4.28, 51.20),
    (3.90, 51.16),
    (3.75, 51.20),
    (3.34, 51.22),
];

/// Even-odd crossing count: is the point inside `BORDER`?
fn in_rough_netherlands(lat: f64, lon: f64) -> bool {
    let previous = BORDER.iter().cycle().skip(BORDER.len() - 1);
    let crossings = BORDER.iter().zip(previous).filter(|((to_lon, to_lat), (from_lon, from_lat))| {
        (*to_lat > lat) != (*from_lat > lat)
            && lon < (from_lon - to_lon) * (lat - to_lat) / (from_lat - to_lat) + to_lon
    });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_of_the_country_are_in_the_netherlands() {
        let corners = [
            ("Cadzand", 51.369, 3.407),
            ("Westkapelle", 51.529, 3.441),
            ("Maasvlakte", 51.955, 4.02),
            ("Den Helder", 52.956, 4.76),
            ("Vlieland", 53.298, 5.07),
            ("Schiermonnikoog", 53.479, 6.166),
            ("Delfzijl", 53.33, 6.924),
            ("Nieuweschans", 53.183, 7.206),
            ("Ter Apel", 52.876, 7.06),
            ("Coevorden", 52.661, 6.741),
            ("Hardenberg", 52.575, 6.62),
            ("Denekamp", 52.377, 7.005),
            ("Winterswijk", 51.972, 6.719),
            ("Groesbeek", 51.777, 5.936),
            ("Venlo", 51.37, 6.172),
            ("Kerkrade", 50.866, 6.063),
            ("Vaals", 50.77, 6.018),
            ("Maastricht", 50.851, 5.69),
            ("Baarle-Nassau", 51.446, 4.929),
            ("Zundert", 51.472, 4.655),
            ("Hulst", 51.28, 4.053),
            ("Sas van Gent", 51.227, 3.799),
        ];
        for (name, lat, lon) in corners {
            assert!(Point::in_netherlands(lat, lon).is_ok(), "{name}");
        }
    }

    #[test]
    fn the_sea_and_the_neighbours_are_not() {
        for (lat, lon) in [(52.5, 3.8), (53.4, 4.2), (54.0, 5.0), (51.22, 4.40), (51.43, 6.76), (52.28, 8.05)] {
            assert_eq!(Point::in_netherlands(lat, lon), Err(Misplaced::Elsewhere), "{lat} {lon}");
        }
    }

    #[test]
    fn swapped_and_grid_coordinates_are_recognised() {
        assert_eq!(Point::in_netherlands(5.9, 51.98), Err(Misplaced::Swapped));
        assert_eq!(Point::in_netherlands(444_000.0, 190_000.0), Err(Misplaced::Grid));
        assert_eq!(Point::in_netherlands(f64::NAN, 5.9), Err(Misplaced::NotANumber));
    }

    #[test]
    fn distance_is_that_of_a_great_circle() {
        let utrecht = Point { lat: 52.0907, lon: 5.1214 };
        let groningen = Point { lat: 53.2194, lon: 6.5665 };
        // One degree of latitude is 111.195 km on this sphere.
        let north = Point { lat: 53.0907, lon: 5.1214 };
        assert!((distance(utrecht, north) - 111_195.1).abs() < 1.0);
        assert!((distance(utrecht, groningen) - distance(groningen, utrecht)).abs() < 1e-6);
        assert!(distance(utrecht, utrecht).abs() < 1e-9);
    }
}
