//! Maps: the server-made drawing of the wijken with pins, and the panel that an island may replace by Leaflet.
//! Leaves projecting coordinates to the handler: everything here is in the units of `view_box`.

/// A drawing of the wijken with pins. Readable without scripts and on paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SvgMap {
    /// Value of the `viewBox` attribute ("0 0 400 300"). Any width: pins and lines are drawn to it.
    pub view_box: String,
    /// The outlines, painted in this order: put highlighted ones last.
    pub areas: Vec<SvgArea>,
    /// The places, painted in this order.
    pub pins: Vec<SvgPin>,
    /// What the drawing shows, in a sentence, for who cannot see it ("Kaart met Klarendal en 3 plekken.").
    pub description: String,
}

/// A pin as high as 22 units stands well in a view this wide.
const PIN_VIEW: f64 = 300.0;

/// A close-up shows at least this part of the width, so that one pin still has wijken around it.
const CLOSEST: f64 = 0.3;

impl SvgMap {
    /// The view box around the pins, with room on all sides; the whole drawing when there are none.
    #[must_use]
    pub fn close_up(&self) -> String {
        let (Some(first), (_, _, wide, high)) = (self.pins.first(), self.frame()) else { return self.view_box.clone() };
        let start = (first.x, first.y, first.x, first.y);
        let (west, north, east, south) =
            self.pins.iter().fold(start, |(w, n, e, s), pin| (w.min(pin.x), n.min(pin.y), e.max(pin.x), s.max(pin.y)));
        let width = ((east - west) * 1.5).max((south - north) * 2.0).max(wide * CLOSEST).min(wide);
        let height = (width * 0.75).max((south - north) * 1.5).min(high);
        let corner = |from: f64, to: f64, size: f64, whole: f64| ((from + to - size) / 2.0).clamp(0.0, whole - size);
        format!(
            "{:.0} {:.0} {width:.0} {height:.0}",
            corner(west, east, width, wide),
            corner(north, south, height, high)
        )
    }

    /// How much larger than in a view of the usual width a pin must be drawn in this view box.
    #[must_use]
    pub fn pin_scale(&self, view_box: &str) -> String {
        format!("{:.2}", frame(view_box).2 / PIN_VIEW)
    }

    /// The pins, with those that stand on one another made into one that shows all their numbers.
    #[must_use]
    pub fn merged_pins(&self) -> Vec<SvgPin> {
        let mut merged: Vec<SvgPin> = Vec::new();
        for pin in &self.pins {
            let near = |other: &&mut SvgPin| (other.x - pin.x).abs() < 1.0 && (other.y - pin.y).abs() < 1.0;
            match merged.iter_mut().find(near) {
                Some(other) if pin.number.is_empty() => other.label = format!("{}, {}", other.label, pin.label),
                Some(other) => other.number = format!("{}·{}", other.number, pin.number),
                None => merged.push(pin.clone()),
            }
        }
        merged
    }

    /// Names of the wijken whose middle is in this view box, with that middle. A name that would stand on a name before
    /// it is left out; those of highlighted wijken come first.
    #[must_use]
    pub fn labels(&self, view_box: &str) -> Vec<(String, String, &str)> {
        let (left, top, width, height) = frame(view_box);
        // A name too close to an edge would be cut off.
        let (aside, above) = (width * 0.12, height * 0.05);
        let inside = |(x, y): &(f64, f64)| {
            (left + aside..left + width - aside).contains(x) && (top + above..top + height - above).contains(y)
        };
        let (first, rest): (Vec<&SvgArea>, Vec<&SvgArea>) = self.areas.iter().partition(|area| area.highlighted);
        let mut placed: Vec<(f64, f64, f64)> = Vec::new();
        let mut labels = Vec::new();
        for area in first.into_iter().chain(rest) {
            let Some((x, y)) = area.middle().filter(inside) else { continue };
            let half = area.name.chars().count() as f64 * width * LETTER / 2.0;
            if placed.iter().all(|(a, b, other)| (x - a).abs() > half + other || (y - b).abs() > width * LINE) {
                placed.push((x, y, half));
                labels.push((format!("{x:.0}"), format!("{y:.0}"), area.name.as_str()));
            }
        }
        labels
    }

    fn frame(&self) -> (f64, f64, f64, f64) {
        frame(&self.view_box)
    }
}

/// Width of a letter and height of a line of a name, as parts of the width of a drawing as it is shown.
const LETTER: f64 = 0.018;
const LINE: f64 = 0.045;

/// The four numbers of a view box; a square of the usual width when it is not one.
fn frame(view_box: &str) -> (f64, f64, f64, f64) {
    let numbers: Vec<f64> = view_box.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    match numbers.as_slice() {
        [left, top, width, height] => (*left, *top, *width, *height),
        _ => (0.0, 0.0, PIN_VIEW, PIN_VIEW),
    }
}

/// The outline of one wijk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SvgArea {
    /// Name of the wijk, shown as tooltip.
    pub name: String,
    /// Value of the `d` attribute, in absolute `M`, `L` and `Z` steps.
    pub path: String,
    /// Whether this is the wijk that the page is about.
    pub highlighted: bool,
}

impl SvgArea {
    /// Halfway between the outermost points; `None` for a path without points.
    fn middle(&self) -> Option<(f64, f64)> {
        let numbers = self.path.split(['M', 'L', 'Z', ' ']).filter_map(|number| number.parse::<f64>().ok());
        let (mut x, mut y) = (Vec::new(), Vec::new());
        for (index, number) in numbers.enumerate() {
            if index % 2 == 0 { x.push(number) } else { y.push(number) }
        }
        Some((halfway(&x)?, halfway(&y)?))
    }
}

fn halfway(numbers: &[f64]) -> Option<f64> {
    let lowest = numbers.iter().copied().reduce(f64::min)?;
    let highest = numbers.iter().copied().reduce(f64::max)?;
    Some((lowest + highest) / 2.0)
}

/// One place in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct SvgPin {
    /// Tip of the pin, in units of the view box.
    pub x: f64,
    /// Tip of the pin, in units of the view box.
    pub y: f64,
    /// What is there.
    pub label: String,
    /// Number on the pin that comes back beside the text ("1"); empty for a plain pin.
    pub number: String,
}

/// The map beside the results: a drawing, replaced by an interactive map where scripts run.
#[derive(Debug, Clone, PartialEq)]
pub struct MapPanel {
    /// Shown until the island takes over.
    pub svg: SvgMap,
    /// Address of the points of all results as GeoJSON ("/zoeken/punten?q=koffie").
    pub points_href: String,
    /// Address of the outlines as GeoJSON ("/api/v1/areas").
    pub areas_href: String,
    /// What is on the map and what is not ("28 van de 34 voorzieningen staan op de kaart. De andere komen aan huis.").
    pub summary: String,
    /// Photographic or drawn tiles below the outlines; off by default.
    pub tiles: Option<Tiles>,
}

/// A tile layer of another host, switched on by configuration (and then in the CSP).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tiles {
    /// Address with `{z}`, `{x}` and `{y}`.
    pub url: String,
    /// Who made them ("Kaartgegevens: Kadaster / PDOK (CC BY 4.0)").
    pub attribution: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(pins: &[(f64, f64, &str)]) -> SvgMap {
        let pin = |&(x, y, number): &(f64, f64, &str)| SvgPin { x, y, label: String::new(), number: number.to_owned() };
        SvgMap { view_box: "0 0 1000 800".to_owned(), pins: pins.iter().map(pin).collect(), ..SvgMap::default() }
    }

    #[test]
    fn a_close_up_holds_every_pin_and_stays_on_the_drawing() {
        for pins in
            [&[(500.0, 400.0, "")][..], &[(0.0, 0.0, ""), (1000.0, 800.0, "")], &[(990.0, 5.0, ""), (700.0, 10.0, "")]]
        {
            let (left, top, width, height) = frame(&map(pins).close_up());
            assert!(left >= 0.0 && top >= 0.0 && left + width <= 1000.0 && top + height <= 800.0);
            assert!(pins.iter().all(|&(x, y, _)| x >= left && x <= left + width && y >= top && y <= top + height));
        }
    }

    #[test]
    fn a_drawing_without_pins_is_shown_whole() {
        assert_eq!(map(&[]).close_up(), "0 0 1000 800");
    }

    #[test]
    fn a_wijk_is_named_in_its_middle_when_that_is_in_view() {
        let area = SvgArea { name: "Molenwijk".into(), path: "M0 0L100.0 0L100 60L0 60Z".into(), highlighted: false };
        let drawing = SvgMap { areas: vec![area], ..map(&[]) };
        assert_eq!(drawing.labels("-200 -200 600 600"), [("50".to_owned(), "30".to_owned(), "Molenwijk")]);
        assert!(drawing.labels("0 0 1000 800").is_empty());
    }

    #[test]
    fn services_in_one_building_share_a_pin_with_both_numbers() {
        let merged = map(&[(10.0, 10.0, "1"), (10.2, 10.0, "2"), (90.0, 10.0, "3")]).merged_pins();
        assert_eq!(merged.iter().map(|pin| pin.number.as_str()).collect::<Vec<_>>(), ["1·2", "3"]);
    }
}
