//! The wide tables of the overview: all themes by all areas, the sides of the town, and over how many providers specialist
//! help is spread.

use super::maps::number;
use super::told::{Count, Told, column};
use super::words;
use crate::gaps::published::{Published, shade};
use crate::gaps::report::{Side, Spread};
use crate::gaps::{Counted, Level};
use crate::web::view::Figure;
use crate::web::view::gaps::{Cell, Table, TableRow};

impl Told<'_> {
    /// Questions by theme and area, in shades; none where the level is not published in this year.
    pub fn heat(&self, level: Level) -> Option<Table> {
        if level == Level::Wijk && !self.year.is_whole() {
            return None;
        }
        let of = |theme: &str, area: &Counted| -> Option<Published> {
            let count: Count = match level {
                Level::Wijk => self.of_wijk(Some(theme), &area.code),
                Level::Wijkteam => self.of_team(Some(theme), &area.code),
            };
            count.questions
        };
        let (themes, areas) = (self.report.themes(), self.report.areas(level));
        let all = themes.iter().flat_map(|theme| areas.iter().filter_map(move |area| of(theme, area)));
        let largest = all.filter(|value| value.count().is_some()).max_by_key(|value| value.count());
        let cell = |theme: &str, area: &Counted, at: usize| match of(theme, area) {
            // A sensitive theme has no figure in any row: said once, over the whole column.
            None => Cell { rows: if at == 0 { areas.len() } else { 0 }, ..Cell::shaded("niet per wijk", 0) },
            value => Cell::shaded(
                words::figure(value),
                value.zip(largest).map_or(0, |(value, largest)| number(shade(value, largest))),
            ),
        };
        let row = |(at, area): (usize, &Counted)| TableRow {
            number: String::new(),
            head: match level {
                Level::Wijk => self.place(level, &area.code, &area.name),
                Level::Wijkteam => column(&area.name),
            },
            cells: themes.iter().map(|theme| cell(theme, area, at)).collect(),
        };
        Some(Table {
            caption: match level {
                Level::Wijk => "Vragen per wijk en thema in het hele jaar".to_owned(),
                Level::Wijkteam => "Vragen per wijkteam en thema in het laatste kwartaal".to_owned(),
            },
            corner: match level {
                Level::Wijk => "Wijk".to_owned(),
                Level::Wijkteam => "Wijkteam".to_owned(),
            },
            head: themes.iter().map(|theme| self.theme(theme)).collect(),
            rows: areas.iter().enumerate().map(row).collect(),
        })
    }

    /// The sides of the town beside each other; none where it has fewer than two.
    pub fn sides(&self) -> Option<Table> {
        let side_of = |code: &str| self.town.places.area(code)?.side.clone();
        let sides = self.report.sides(self.year, side_of);
        if sides.len() < 2 {
            return None;
        }
        let row = |text: &str, cell: &dyn Fn(&Side) -> String| TableRow {
            number: String::new(),
            head: column(text),
            cells: sides.iter().map(|side| Cell::plain(cell(side))).collect(),
        };
        let mut rows = vec![
            row("Inwoners", &|side| crate::web::words::thousands(side.inhabitants as usize)),
            row("Vragen per 1.000 inwoners", &|side| words::rate(side.questions)),
            row("Deel daarvan zonder passend aanbod", &|side| words::percent(side.unmet)),
            row("Tekorten die zeker zijn", &|side| side.sure.to_string()),
            row("Tekorten die waarschijnlijk zijn", &|side| side.likely.to_string()),
        ];
        for (at, theme) in self.report.themes().iter().enumerate() {
            let reach = |side: &Side| words::rate(side.reach.get(at).copied().flatten());
            let named = row("", &reach);
            rows.push(TableRow { head: self.theme(theme), ..named });
        }
        Some(Table {
            caption: format!("{} in delen", self.town.municipality.name),
            corner: "Wat".to_owned(),
            head: sides.iter().map(|side| column(&side_name(&side.side))).collect(),
            rows,
        })
    }

    /// The half-year review.
    pub fn learned(&self) -> Vec<Figure> {
        let Some(learned) = self.report.learned() else { return Vec::new() };
        let figure =
            |value: Published, text: &str| Figure { number: words::figure(Some(value)), text: text.to_owned() };
        vec![
            figure(learned.voorliggend, "keer was er in de wijk passend aanbod zonder indicatie"),
            figure(learned.own, "keer kon het wijkteam het zelf doen"),
            figure(learned.cooperation, "keer helpt vaster samenwerken met een paar aanbieders"),
        ]
    }

    /// Over how many providers specialist help is spread.
    pub fn spread(&self) -> Option<Table> {
        let Spread { town, areas, .. } = self.report.spread()?;
        let all = std::iter::once((self.town.municipality.name.clone(), *town)).chain(areas.iter().cloned());
        let row = |(name, spread): (String, crate::gaps::PublicFragmentation)| TableRow {
            number: String::new(),
            head: column(&name),
            cells: vec![
                Cell::plain(words::figure(Some(spread.deployments))),
                Cell::plain(words::figure(Some(spread.providers))),
                Cell::plain(format!("{} %", spread.largest)),
                Cell::plain(words::decimal(f64::from(spread.index) / 100.0)),
            ],
        };
        Some(Table {
            caption: "Hulp van specialisten".to_owned(),
            corner: "Waar".to_owned(),
            head: ["Keer ingezet", "Aanbieders", "Deel van de grootste", "Mate van bundeling (1 is één aanbieder)"]
                .map(column)
                .into(),
            rows: all.map(row).collect(),
        })
    }
}

/// The word for a side as the figures have it, in Dutch.
fn side_name(side: &str) -> String {
    match side {
        "north" => "Noord".to_owned(),
        "south" => "Zuid".to_owned(),
        "east" => "Oost".to_owned(),
        "west" => "West".to_owned(),
        other => crate::search::sentence(other),
    }
}
