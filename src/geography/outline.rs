//! The border of an area: read from GeoJSON, checked once, and from then on known to be sound.
//! Projection, neighbours and drawing build on it; names and codes are not its concern.

use geo::{Contains, MultiPolygon, Polygon, Validation};
use serde::Deserialize;
use serde_json::Value;

use super::{Bounds, Misplaced, Point, from_grid};

/// More points than this in one ring is more detail than any official map has, and slow to check.
const MOST_POINTS: usize = 20_000;

/// Degrees are smaller than this and the metres of the Dutch grid are larger.
const LARGEST_DEGREE: f64 = 1_000.0;

/// A sound border: rings that are closed, do not cross themselves and lie in the Netherlands.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    shape: MultiPolygon<f64>,
    bounds: Bounds,
    center: Point,
}

/// Why a border is refused. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BadOutline {
    /// No geometry, or one without rings.
    #[error("De grens ontbreekt. Geef een Polygon of MultiPolygon.")]
    Missing,
    /// A point, a line or something unheard of.
    #[error("Het soort grens \"{0}\" kan hier niet. Gebruik Polygon of MultiPolygon.")]
    UnknownType(String),
    /// The numbers are not arranged as GeoJSON asks.
    #[error("De coördinaten zijn geen lijst van ringen met [lon, lat]. Maak het bestand opnieuw als GeoJSON.")]
    Unreadable,
    /// Too few points to enclose anything.
    #[error("Ring {ring} heeft {points} punten. Een gesloten ring heeft er minstens 4. Herstel de grens.")]
    ShortRing {
        /// Which ring, counted from 1.
        ring: usize,
        /// How many points it has.
        points: usize,
    },
    /// More points than we want to check.
    #[error("Ring {ring} heeft {points} punten. Het maximum is 20.000. Vereenvoudig de grens.")]
    LongRing {
        /// Which ring, counted from 1.
        ring: usize,
        /// How many points it has.
        points: usize,
    },
    /// A ring crosses itself, or a hole sticks out.
    #[error("De grens kruist zichzelf of een gat steekt erbuiten. Herstel de grens in een kaartprogramma.")]
    Crosses,
    /// A point of the border is not in the Netherlands.
    #[error("Een punt van de grens ({x}, {y}) klopt niet. {why}")]
    Misplaced {
        /// The first number, as written.
        x: f64,
        /// The second number, as written.
        y: f64,
        /// What is wrong with it.
        why: Misplaced,
    },
}

type Rings = Vec<Vec<Vec<f64>>>;

#[derive(Deserialize)]
struct Polygons(Vec<Rings>);

impl Outline {
    /// The border that a GeoJSON geometry describes, in degrees or in metres of the Dutch grid.
    pub fn from_geometry(geometry: &Value) -> Result<Self, BadOutline> {
        let kind = geometry.get("type").and_then(Value::as_str).ok_or(BadOutline::Missing)?;
        let coordinates = geometry.get("coordinates").unwrap_or(&Value::Null);
        let polygons = match kind {
            "Polygon" => Rings::deserialize(coordinates).map(|rings| vec![rings]),
            "MultiPolygon" => Polygons::deserialize(coordinates).map(|all| all.0),
            other => return Err(BadOutline::UnknownType(other.chars().take(30).collect())),
        };
        // The cause is serde's English about nesting; which feature it is says more, and the caller knows that.
        let polygons = polygons.ok().ok_or(BadOutline::Unreadable)?;
        Self::from_polygons(&polygons)
    }

    /// The border as the table keeps it. It was checked when it came in; checking it again would make every start slow.
    pub(super) fn stored(geometry: &Value) -> Result<Self, BadOutline> {
        let all = Polygons::deserialize(geometry.get("coordinates").unwrap_or(&Value::Null));
        Self::assemble(all.ok().ok_or(BadOutline::Unreadable)?.0.iter().map(polygon).collect::<Result<_, _>>()?)
    }

    /// The border as a GeoJSON geometry, always a MultiPolygon.
    #[must_use]
    pub fn to_geometry(&self) -> Value {
        let rings = |polygon: &Polygon<f64>| {
            let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
            rings.map(|ring| ring.0.iter().map(|at| [at.x, at.y]).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        let polygons: Vec<_> = self.shape.iter().map(rings).collect();
        serde_json::json!({ "type": "MultiPolygon", "coordinates": polygons })
    }

    /// Whether the point lies within the border.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        self.bounds.contains(point) && self.shape.contains(&geo::Coord { x: point.lon, y: point.lat })
    }

    /// A point that surely lies inside.
    #[must_use]
    pub fn center(&self) -> Point {
        self.center
    }

    /// The smallest box around it.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.bounds
    }

    /// Every ring as its points, the last the same as the first.
    pub fn rings(&self) -> impl Iterator<Item = Vec<Point>> + '_ {
        let lines =
            self.shape.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
        lines.map(|ring| ring.0.iter().map(|at| Point { lat: at.y, lon: at.x }).collect())
    }

    fn from_polygons(polygons: &[Rings]) -> Result<Self, BadOutline> {
        let polygons: Vec<Polygon<f64>> = polygons.iter().map(polygon).collect::<Result<_, _>>()?;
        if polygons.iter().any(|polygon| !polygon.is_valid()) {
            return Err(BadOutline::Crosses);
        }
        Self::assemble(polygons)
    }

    fn assemble(polygons: Vec<Polygon<f64>>) -> Result<Self, BadOutline> {
        let shape = MultiPolygon::new(polygons);
        let points = shape.iter().flat_map(|polygon| polygon.exterior().0.iter());
        let bounds = Bounds::around(points.map(|at| Point { lat: at.y, lon: at.x })).ok_or(BadOutline::Missing)?;
        let center = inner_point(&shape, bounds);
        Ok(Self { shape, bounds, center })
    }
}

fn polygon(rings: &Rings) -> Result<Polygon<f64>, BadOutline> {
    let mut lines = Vec::new();
    for (index, points) in rings.iter().enumerate() {
        lines.push(ring(index + 1, points)?);
    }
    let mut lines = lines.into_iter();
    let exterior = lines.next().ok_or(BadOutline::Missing)?;
    Ok(Polygon::new(exterior, lines.collect()))
}

fn ring(number: usize, points: &[Vec<f64>]) -> Result<geo::LineString<f64>, BadOutline> {
    if points.len() > MOST_POINTS {
        return Err(BadOutline::LongRing { ring: number, points: points.len() });
    }
    let mut coordinates = points.iter().map(|point| coordinate(point)).collect::<Result<Vec<_>, _>>()?;
    // Rounding makes twins of neighbours; they are harmless, and only confuse the check for crossings.
    coordinates.dedup();
    if coordinates.len() < 4 {
        return Err(BadOutline::ShortRing { ring: number, points: coordinates.len() });
    }
    Ok(geo::LineString::new(coordinates))
}

fn coordinate(point: &[f64]) -> Result<geo::Coord<f64>, BadOutline> {
    let [x, y, ..] = *point else { return Err(BadOutline::Unreadable) };
    let degrees = if x.abs().max(y.abs()) > LARGEST_DEGREE { from_grid(x, y) } else { Point { lat: y, lon: x } };
    let point = Point::in_netherlands(degrees.lat, degrees.lon).map_err(|why| BadOutline::Misplaced { x, y, why })?;
    Ok(geo::Coord { x: point.lon, y: point.lat })
}

/// Cuts the shape at a few latitudes and takes the middle of the widest cut: central enough for a label, always inside.
fn inner_point(shape: &MultiPolygon<f64>, bounds: Bounds) -> Point {
    let cuts = [0.5, 0.42, 0.58, 0.31, 0.69].map(|share| bounds.south + (bounds.north - bounds.south) * share);
    let widest = cuts.into_iter().filter_map(|lat| widest_cut(shape, lat)).max_by(|a, b| a.0.total_cmp(&b.0));
    widest.map_or_else(|| bounds.middle(), |(_, point)| point)
}

fn widest_cut(shape: &MultiPolygon<f64>, lat: f64) -> Option<(f64, Point)> {
    let rings = shape.iter().flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let crossed = rings.flat_map(geo::LineString::lines).filter(|line| (line.start.y > lat) != (line.end.y > lat));
    let mut at: Vec<f64> = crossed
        .map(|line| line.start.x + (lat - line.start.y) / (line.end.y - line.start.y) * (line.end.x - line.start.x))
        .collect();
    at.sort_by(f64::total_cmp);
    let (pairs, _) = at.as_chunks::<2>();
    let spans = pairs.iter().map(|[west, east]| (east - west, Point { lat, lon: f64::midpoint(*west, *east) }));
    spans.max_by(|a, b| a.0.total_cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn outline(rings: Value) -> Result<Outline, BadOutline> {
        Outline::from_geometry(&json!({ "type": "Polygon", "coordinates": rings }))
    }

    #[test]
    fn a_square_holds_its_center_and_survives_a_round_trip() {
        let square = outline(json!([[[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]])).unwrap();
        assert!(square.contains(square.center()));
        assert!(!square.contains(Point { lat: 52.2, lon: 5.05 }));
        assert_eq!(Outline::from_geometry(&square.to_geometry()), Ok(square));
    }

    #[test]
    fn the_center_of_a_horseshoe_lies_in_the_iron() {
        let shoe = json!([[
            [5.0, 52.0],
            [5.3, 52.0],
            [5.3, 52.3],
            [5.2, 52.3],
            [5.2, 52.05],
            [5.1, 52.05],
            [5.1, 52.3],
            [5.0, 52.3],
            [5.0, 52.0]
        ]]);
        let shoe = outline(shoe).unwrap();
        assert!(shoe.contains(shoe.center()));
    }

    #[test]
    fn metres_of_the_dutch_grid_become_degrees() {
        let grid = json!([[[155000, 463000], [156000, 463000], [156000, 464000], [155000, 464000], [155000, 463000]]]);
        let grid = outline(grid).unwrap();
        assert!((grid.bounds().south - 52.155).abs() < 0.001 && (grid.bounds().west - 5.387).abs() < 0.001);
    }

    #[test]
    fn each_fault_of_a_border_has_its_own_sentence() {
        let bow = json!([[[5.0, 52.0], [5.1, 52.1], [5.1, 52.0], [5.0, 52.1], [5.0, 52.0]]]);
        assert_eq!(outline(bow), Err(BadOutline::Crosses));
        let short = json!([[[5.0, 52.0], [5.1, 52.1], [5.0, 52.0]]]);
        assert_eq!(outline(short), Err(BadOutline::ShortRing { ring: 1, points: 3 }));
        let sea = json!([[[3.5, 53.0], [3.6, 53.0], [3.6, 53.1], [3.5, 53.0]]]);
        assert!(outline(sea).unwrap_err().to_string().contains("zee"));
        let swapped = json!([[[52.0, 5.0], [52.0, 5.1], [52.1, 5.1], [52.0, 5.0]]]);
        assert!(outline(swapped).unwrap_err().to_string().contains("verwisseld"));
        assert_eq!(outline(json!([])), Err(BadOutline::Missing));
        assert_eq!(outline(json!([[[5.0], [5.1], [5.2], [5.0]]])), Err(BadOutline::Unreadable));
        assert_eq!(outline(json!("overal")), Err(BadOutline::Unreadable));
        assert_eq!(Outline::from_geometry(&Value::Null), Err(BadOutline::Missing));
        let point = json!({ "type": "Point", "coordinates": [5.0, 52.0] });
        assert_eq!(Outline::from_geometry(&point), Err(BadOutline::UnknownType("Point".into())));
    }
}
