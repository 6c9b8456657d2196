//! A filter as expressions that a search server understands, one for each limit, so that each can be left out, and
//! turned round to find what it alone keeps out.

use super::settings::attribute::{
    AGE_FROM, AGE_TO, COMES, GEO, HIDDEN_IN, OPEN, OPEN_WEEKLY, SERVES, SERVES_ALL, SERVES_REGION, SLOTS, WAITING,
};
use super::week::blocks_around;
use crate::catalogue::Day;
use crate::search::filter::{Facet, Filter, Limit, Moment, Part, Place};

/// The expressions of one search.
#[derive(Debug, Default)]
pub struct Narrow {
    limits: Vec<(Limit, String)>,
    words: Option<String>,
}

impl Narrow {
    /// The limits of a filter, and what the words allow.
    pub fn new(filter: &Filter, words: Option<String>) -> Self {
        let limits = filter.limits().into_iter().filter_map(|limit| Some((limit, expression(filter, limit)?)));
        Self { limits: limits.collect(), words }
    }

    /// Everything must hold.
    pub fn all(&self) -> String {
        self.but(None)
    }

    /// Everything but one limit must hold.
    pub fn without(&self, limit: Limit) -> String {
        self.but(Some(limit))
    }

    /// Everything but this limit holds, and this one does not; nothing when it is not on.
    pub fn missed(&self, limit: Limit) -> Option<String> {
        let (_, expression) = self.limits.iter().find(|(own, _)| *own == limit)?;
        Some(and([self.without(limit), format!("NOT ({expression})")]))
    }

    fn but(&self, left_out: Option<Limit>) -> String {
        let kept = self.limits.iter().filter(|(limit, _)| Some(*limit) != left_out);
        and(kept.map(|(_, expression)| expression.clone()).chain(self.words.clone()))
    }
}

/// All of these; empty ones say nothing.
pub fn and(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).map(|part| format!("({part})")).collect::<Vec<_>>().join(" AND ")
}

/// One of these.
pub fn or(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().map(|part| format!("({part})")).collect::<Vec<_>>().join(" OR ")
}

/// The attribute holds one of these values.
pub fn one_of(attribute: &str, values: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let values: Vec<String> = values.into_iter().map(|value| quoted(value.as_ref())).collect();
    format!("{attribute} IN [{}]", values.join(", "))
}

/// A value that cannot end early or become part of the expression.
pub fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for letter in value.chars() {
        if matches!(letter, '"' | '\\') {
            text.push('\\');
        }
        text.push(letter);
    }
    text.push('"');
    text
}

/// A part of a day, such as `di-avond`.
pub fn slot(day: Day, part: Part) -> String {
    format!("{}-{}", day.as_str(), part.code())
}

/// On one of the days in one of the parts; an empty list is any.
pub fn when(days: &[Day], parts: &[Part]) -> String {
    let days = Day::ALL.iter().filter(|day| days.is_empty() || days.contains(day));
    let parts: Vec<Part> = Part::ALL.into_iter().filter(|part| parts.is_empty() || parts.contains(part)).collect();
    one_of(SLOTS, days.flat_map(|day| parts.iter().map(move |part| slot(*day, *part))))
}

/// Open at this moment. On a real date only what is there every week counts as certain.
pub fn open_at(moment: Moment) -> String {
    one_of(if moment.dated { OPEN_WEEKLY } else { OPEN }, blocks_around(moment.day, moment.minute))
}

fn expression(filter: &Filter, limit: Limit) -> Option<String> {
    Some(match limit {
        Limit::Codes(facet) => codes(facet, filter.codes.get(&facet)?),
        Limit::Age => filter.age.map(|ages| format!("{AGE_FROM} <= {} AND {AGE_TO} >= {}", ages.to, ages.from))?,
        Limit::Place => at(filter.place.as_ref()?),
        Limit::When => when(&filter.days, &filter.parts),
        Limit::Open => open_at(filter.open?),
        Limit::Waiting => format!("{WAITING} <= {}", filter.waiting?),
    })
}

fn codes(facet: Facet, codes: &[String]) -> String {
    match facet.needs_all() {
        true => and(codes.iter().map(|code| format!("{} = {}", facet.name(), quoted(code)))),
        false => one_of(facet.name(), codes),
    }
}

/// What serves the place; with a radius what lies within it or comes to people there.
fn at(place: &Place) -> String {
    let area = place.area.as_deref();
    let (Some(radius), Some(origin)) = (place.radius, place.origin) else { return serving(area) };
    let near = format!("_geoRadius({}, {}, {})", origin.lat, origin.lon, radius);
    let comes = and([serving(area), format!("{COMES} = true")]);
    let hidden = area.map(|area| format!("{HIDDEN_IN} = {}", quoted(area)));
    let reached = or([near, comes].into_iter().chain(hidden));
    if place.must_serve { and([reached, serving(area)]) } else { reached }
}

/// Serves the area by name, the whole municipality or the region; from outside every area only the region.
fn serving(area: Option<&str>) -> String {
    match area {
        Some(area) => or([format!("{SERVES_ALL} = true"), format!("{SERVES} = {}", quoted(area))]),
        None => format!("{SERVES_REGION} = true"),
    }
}

/// Sorts the nearest first.
pub fn nearest(origin: crate::geography::Point) -> String {
    format!("{GEO}Point({}, {}):asc", origin.lat, origin.lon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geography::Point;

    #[test]
    fn a_value_stays_a_value_whatever_it_holds() {
        assert_eq!(one_of("theme", ["a\" OR kind EXISTS", "b\\"]), r#"theme IN ["a\" OR kind EXISTS", "b\\"]"#);
    }

    #[test]
    fn each_limit_can_be_left_out_and_turned_round() {
        let filter = Filter { waiting: Some(4), days: vec![Day::Monday], ..Filter::default() };
        let narrow = Narrow::new(&filter, Some("stems IN [\"koffie\"]".into()));
        assert_eq!(narrow.without(Limit::When), r#"(waiting <= 4) AND (stems IN ["koffie"])"#);
        assert_eq!(
            narrow.missed(Limit::Waiting).unwrap(),
            r#"((slots IN ["ma-ochtend", "ma-middag", "ma-avond"]) AND (stems IN ["koffie"])) AND (NOT (waiting <= 4))"#
        );
        assert_eq!(narrow.missed(Limit::Age), None);
    }

    #[test]
    fn a_place_with_a_radius_keeps_what_is_near_and_what_comes() {
        let place = Place {
            area: Some("WK1".into()),
            origin: Some(Point { lat: 52.0, lon: 5.9 }),
            radius: Some(500.0),
            must_serve: false,
        };
        assert_eq!(
            at(&place),
            "(_geoRadius(52, 5.9, 500)) OR (((serves_all = true) OR (serves = \"WK1\")) AND (comes = true)) OR (hidden_in = \"WK1\")"
        );
    }
}
