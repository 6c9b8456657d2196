//! The smallest box of degrees around points: a quick "is it near at all" before a real comparison.

use super::Point;

/// A box in degrees; the sides belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Southernmost latitude.
    pub south: f64,
    /// Westernmost longitude.
    pub west: f64,
    /// Northernmost latitude.
    pub north: f64,
    /// Easternmost longitude.
    pub east: f64,
}

impl Bounds {
    /// The box around these points; none without points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        let start = Self { south: first.lat, west: first.lon, north: first.lat, east: first.lon };
        Some(points.fold(start, |bounds, point| Self {
            south: bounds.south.min(point.lat),
            west: bounds.west.min(point.lon),
            north: bounds.north.max(point.lat),
            east: bounds.east.max(point.lon),
        }))
    }

    /// The box around both boxes.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            south: self.south.min(other.south),
            west: self.west.min(other.west),
            north: self.north.max(other.north),
            east: self.east.max(other.east),
        }
    }

    /// The box made larger by so many metres on each side.
    #[must_use]
    pub fn grown(self, metres: f64) -> Self {
        let lat = metres / METRES_PER_DEGREE;
        let lon = lat / self.middle().lat.to_radians().cos().max(0.01);
        Self { south: self.south - lat, west: self.west - lon, north: self.north + lat, east: self.east + lon }
    }

    /// Whether the point lies in the box.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.lat) && (self.west..=self.east).contains(&point.lon)
    }

    /// Whether the two boxes share a point.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.south <= other.north && other.south <= self.north && self.west <= other.east && other.west <= self.east
    }

    /// The middle of the box.
    #[must_use]
    pub fn middle(&self) -> Point {
        Point { lat: f64::midpoint(self.south, self.north), lon: f64::midpoint(self.west, self.east) }
    }
}

/// Metres in one degree of latitude, on the sphere that `distance` uses.
pub const METRES_PER_DEGREE: f64 = 111_195.08;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_holds_its_points_and_grows_by_metres() {
        let (a, b) = (Point { lat: 52.0, lon: 6.0 }, Point { lat: 52.1, lon: 5.9 });
        let bounds = Bounds::around([a, b]).unwrap();
        assert!(bounds.contains(a) && bounds.contains(bounds.middle()));
        let outside = Point { lat: 51.9995, lon: 6.0 };
        assert!(!bounds.contains(outside) && bounds.grown(100.0).contains(outside));
        assert!(Bounds::around([]).is_none());
    }
}
