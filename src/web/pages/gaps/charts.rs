//! Each theme by month, as small charts on one scale and as a table that says the same.

use super::told::{Told, column};
use super::words;
use crate::gaps::Month;
use crate::gaps::published::{Measure, Published};
use crate::web::view::gaps::{Bar, Cell, Chart, Table, TableRow};
use crate::web::view::{Link, theme_icon};

/// Height of a bar for what is hidden: it says nothing, so it is low and patterned.
const HIDDEN_BAR: f64 = 6.0;
/// Part of the width of a month that is left open.
const OPEN: f64 = 0.25;

impl Told<'_> {
    /// One chart for each theme, all on the scale of the highest month.
    pub fn charts(&self, themes: &[&str]) -> Vec<Chart> {
        let series: Vec<_> = themes.iter().map(|theme| self.months(Some(theme))).collect();
        let highest = series.iter().flatten().filter_map(|(_, value)| value.count()).max().unwrap_or(0);
        let chart = |(theme, months): (&&str, &Vec<_>)| {
            self.chart(self.theme(theme), theme_icon(theme), Some(theme), months, highest)
        };
        themes.iter().zip(&series).map(chart).collect()
    }

    /// One theme, or all together, on its own scale.
    pub fn chart_of(&self, theme: Option<&str>) -> Option<Chart> {
        let months = self.months(theme);
        let highest = months.iter().filter_map(|(_, value)| value.count()).max()?;
        let title = theme.map_or_else(|| column("Alle thema’s"), |theme| self.theme(theme));
        Some(self.chart(title, theme.map_or("thema", theme_icon), theme, &months, highest))
    }

    fn months(&self, theme: Option<&str>) -> Vec<(Month, Published)> {
        self.report.months(self.year, Measure::Questions, theme)
    }

    fn chart(
        &self,
        title: Link,
        icon: &str,
        theme: Option<&str>,
        months: &[(Month, Published)],
        highest: u32,
    ) -> Chart {
        let trend = words::trend(self.report.trend_of_town(self.year, theme));
        let counts: Vec<u32> = months.iter().filter_map(|(_, value)| value.count()).collect();
        let small = words::small(self.report.rules(), theme);
        let peak = match (counts.iter().min(), counts.iter().max()) {
            (Some(least), Some(most)) if counts.len() == months.len() => format!("{least} tot {most} per maand"),
            (_, Some(most)) => format!("hoogste maand: {most}"),
            _ => format!("elke maand {small}"),
        };
        let said =
            |at: Option<&(Month, Published)>| at.map(|(month, _)| words::short_month(*month)).unwrap_or_default();
        Chart {
            description: format!("{}: {peak}, {}.", title.text, trend.text),
            title,
            icon: icon.to_owned(),
            trend,
            bars: months.iter().zip(0u8..).map(|((_, value), at)| bar(*value, at, months.len(), highest)).collect(),
            first: said(months.first()),
            last: said(months.last()),
            peak,
        }
    }

    /// Themes by month, in figures; all themes together stand last.
    pub fn table_of_months(&self, themes: &[&str], together: bool) -> Table {
        let all: Vec<Option<&str>> = themes.iter().map(|theme| Some(*theme)).chain(together.then_some(None)).collect();
        let head: Vec<Link> = self.months(None).iter().map(|(month, _)| column(&words::short_month(*month))).collect();
        let row = |theme: &Option<&str>| TableRow {
            number: String::new(),
            head: theme.map_or_else(|| column("Alle thema’s"), |theme| self.theme(theme)),
            cells: self.months(*theme).iter().map(|(_, value)| Cell::plain(words::figure(Some(*value)))).collect(),
        };
        Table {
            caption: "Vragen per maand in de hele gemeente".to_owned(),
            corner: "Thema".to_owned(),
            head,
            rows: all.iter().map(row).collect(),
        }
    }
}

fn bar(value: Published, at: u8, months: usize, highest: u32) -> Bar {
    let width = Chart::WIDTH / months.max(1) as f64;
    let part = value.count().map(|count| f64::from(count) / f64::from(highest.max(1)));
    let height = part.map_or(HIDDEN_BAR, |part| (part * Chart::HEIGHT * 10.0).round() / 10.0);
    Bar {
        x: (f64::from(at) * width * 10.0).round() / 10.0,
        y: ((Chart::HEIGHT - height) * 10.0).round() / 10.0,
        width: (width * (1.0 - OPEN) * 10.0).round() / 10.0,
        height,
        hidden: part.is_none(),
    }
}
