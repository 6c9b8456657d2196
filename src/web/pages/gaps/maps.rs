//! Maps of the wijken in five shades, with a pattern for what is hidden so that nobody takes it for little. The shade
//! follows from printed figures only.

use super::told::Told;
use super::words;
use crate::gaps::published::Shade;
use crate::gaps::report::{per_thousand, shade_of_rate, shade_of_reach};
use crate::gaps::{Counted, Level};
use crate::geography::Shape;
use crate::web::view::gaps::{LegendStep, ShadeArea, ShadeLabel, ShadeMap};

/// What the five shades of supply mean, in the order of `shade_of_reach`.
const REACH: [&str; 5] = [
    "veel minder dan gemiddeld",
    "minder dan gemiddeld",
    "ongeveer gemiddeld",
    "meer dan gemiddeld",
    "veel meer dan gemiddeld",
];

impl Told<'_> {
    /// Questions for 1,000 inhabitants by wijk, as `Told::rate` has them; none before a year is whole.
    pub fn map_of_wijken(&self, theme: Option<&str>) -> Option<ShadeMap> {
        if !self.year.is_whole() {
            return None;
        }
        let title = match theme {
            None => "Vragen zonder passend aanbod, per 1.000 inwoners",
            Some(_) => "Vragen per 1.000 inwoners",
        };
        self.map_of_rates(Level::Wijk, title, &|area| self.rate(theme, area))
    }

    /// Questions for 1,000 inhabitants in the last quarter, by wijkteam area.
    pub fn map_of_teams(&self, theme: Option<&str>) -> Option<ShadeMap> {
        let rate = |team: &Counted| per_thousand(self.of_team(theme, &team.code).questions?, team.inhabitants);
        self.map_of_rates(Level::Wijkteam, "Vragen per 1.000 inwoners in het laatste kwartaal", &rate)
    }

    /// Rates in five even steps up to the largest.
    fn map_of_rates(
        &self,
        level: Level,
        title: &'static str,
        rate: &dyn Fn(&Counted) -> Option<f64>,
    ) -> Option<ShadeMap> {
        let largest = self.report.areas(level).iter().filter_map(rate).fold(0.0, f64::max);
        let bound = |step: u8| words::decimal(largest * f64::from(step) / 5.0);
        self.map(
            level,
            Drawn {
                title,
                pattern: "arcering-vragen",
                shade: &|area| shade_of_rate(rate(area), largest),
                legend: (1..=5).map(|step| (step, format!("{} tot {}", bound(step - 1), bound(step)))).collect(),
                hidden: "te weinig om te laten zien",
                any: largest > 0.0,
            },
        )
    }

    /// Supply within reach beside that of the municipality, by wijk.
    pub fn map_of_reach(&self, theme: &str) -> Option<ShadeMap> {
        let reach = |area: &Counted| self.report.reach(Level::Wijk, &area.code, theme);
        self.map(
            Level::Wijk,
            Drawn {
                title: "Aanbod binnen bereik",
                pattern: "arcering-aanbod",
                shade: &|area| shade_of_reach(reach(area)),
                legend: (1..).zip(REACH.map(str::to_owned)).collect(),
                hidden: "niet bekend",
                any: self.report.areas(Level::Wijk).iter().any(|area| reach(area).is_some()),
            },
        )
    }

    fn map(&self, level: Level, drawn: Drawn<'_>) -> Option<ShadeMap> {
        let drawing = self.town.drawing.as_ref().filter(|_| drawn.any)?;
        let areas = self.report.areas(level);
        let at = |shape: &Shape| areas.iter().position(|area| self.holds(level, area, &shape.code));
        let shade_at = |shape: &Shape| at(shape).and_then(|at| areas.get(at)).map_or(Shade::Hidden, drawn.shade);
        let label = |shape: &Shape| {
            Some(ShadeLabel { x: shape.label.0.round(), y: shape.label.1.round(), text: (at(shape)? + 1).to_string() })
        };
        let mut legend: Vec<LegendStep> =
            drawn.legend.into_iter().map(|(shade, text)| LegendStep { shade, text }).collect();
        legend.push(LegendStep { shade: 0, text: drawn.hidden.to_owned() });
        Some(ShadeMap {
            title: drawn.title.to_owned(),
            view_box: drawing.view_box(),
            areas: drawing
                .shapes
                .iter()
                .map(|shape| ShadeArea { path: shape.path.clone(), shade: number(shade_at(shape)) })
                .collect(),
            labels: drawing.shapes.iter().filter_map(label).collect(),
            legend,
            description: format!("Kaart: {}. {}", drawn.title, self.darkest(areas, drawn.shade)),
            pattern: drawn.pattern,
        })
    }

    /// Names the areas in the darkest shade, and sends the reader to the table.
    fn darkest(&self, areas: &[Counted], shade: &dyn Fn(&Counted) -> Shade) -> String {
        let names: Vec<String> =
            areas.iter().filter(|area| shade(area) == Shade::Step(5)).map(|area| area.name.clone()).collect();
        let dark = if names.is_empty() {
            String::new()
        } else {
            format!("Het meest in {}. ", crate::web::words::listed(&names))
        };
        format!("{dark}De tabel zegt hetzelfde.")
    }

    fn holds(&self, level: Level, area: &Counted, wijk: &str) -> bool {
        match level {
            Level::Wijk => area.code.split('+').any(|member| member == wijk),
            Level::Wijkteam => self.report.area_of(wijk).is_some_and(|unit| unit.team == area.code),
        }
    }
}

/// What a map is made from.
struct Drawn<'a> {
    title: &'static str,
    pattern: &'static str,
    shade: &'a dyn Fn(&Counted) -> Shade,
    legend: Vec<(u8, String)>,
    hidden: &'static str,
    /// Whether there is anything to show.
    any: bool,
}

/// The number of a shade in class names.
pub fn number(shade: Shade) -> u8 {
    match shade {
        Shade::Hidden => 0,
        Shade::Step(step) => step,
    }
}
