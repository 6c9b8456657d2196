//! What the pages of the gap report are made from, and the pieces that several of them share: links, rows, tables.

use super::words;
use crate::app::Town;
use crate::catalogue::Taxonomy;
use crate::gaps::published::{Measure, Published, percentage};
use crate::gaps::report::{Gap, Year, of_standing, per_thousand};
use crate::gaps::{Counted, Level, Report, Standing};
use crate::geography::Area;
use crate::web::view::gaps::{Cell, GapRow, Table, TableRow};
use crate::web::view::{Figure, Link, theme_icon};
use crate::web::words::thousands;

/// The report in its town.
pub struct Told<'a> {
    pub town: &'a Town,
    pub report: &'a Report,
    pub year: &'a Year,
}

/// Heading of a column without a page of its own.
pub fn column(text: &str) -> Link {
    Link::new(text, "")
}

/// Name of a top theme; its code when the town has no such theme any more.
pub fn theme_name(town: &Town, code: &str) -> String {
    let term = town.taxonomies.get(Taxonomy::THEME).and_then(|list| list.top().find(|term| term.code == code));
    term.map_or_else(|| code.to_owned(), |term| term.name.clone())
}

/// What is asked and what of it was unmet, of one area.
pub struct Count {
    pub questions: Option<Published>,
    pub unmet: Option<Published>,
}

impl Count {
    /// The part without fitting offer, in percent.
    pub fn part(&self) -> Option<u8> {
        percentage(self.unmet?, self.questions?)
    }
}

impl Told<'_> {
    /// Name of a theme.
    pub fn theme_name(&self, code: &str) -> String {
        theme_name(self.town, code)
    }

    /// A theme with its page.
    pub fn theme(&self, code: &str) -> Link {
        Link::new(self.theme_name(code), format!("/tekorten/thema/{code}"))
    }

    /// A wijk, or wijken that count together, with the page of the first; a wijkteam area has no page.
    pub fn place(&self, level: Level, code: &str, name: &str) -> Link {
        match level {
            Level::Wijk => Link::new(name, format!("/tekorten/wijk/{}", code.split('+').next().unwrap_or(code))),
            Level::Wijkteam => Link::new(format!("Wijkteam {name}"), ""),
        }
    }

    /// Rows of the list as people read them, with their place in it.
    pub fn rows<'g>(&self, level: Level, gaps: impl IntoIterator<Item = &'g Gap>) -> Vec<GapRow> {
        let row = |(gap, number): (&Gap, usize)| GapRow {
            number,
            place: self.place(level, &gap.area, &gap.name),
            theme: self.theme(&gap.theme),
            icon: theme_icon(&gap.theme).to_owned(),
            what: words::what(gap.kind),
            helps: words::helps(gap.kind),
            sure: words::sure(gap.standing),
            trend: words::trend_in_row(gap.trend),
            reach: words::reach(gap.reach),
        };
        gaps.into_iter().zip(1..).map(row).collect()
    }

    /// Rows about sensitive themes, which only the list of wijkteam areas has.
    pub fn sensitive<'g>(&'g self, team: Option<&'g str>) -> impl Iterator<Item = &'g Gap> {
        let gaps = self.report.gaps(Level::Wijkteam).iter();
        gaps.filter(move |gap| self.is_sensitive(&gap.theme) && team.is_none_or(|team| team == gap.team))
    }

    /// True for a theme that is shown by wijkteam area only.
    pub fn is_sensitive(&self, theme: &str) -> bool {
        self.report.rules().is_sensitive(theme)
    }

    /// The municipality in the year: in the whole of it, or in its months as far as they are published.
    pub fn of_town(&self, theme: Option<&str>) -> Count {
        let of = |measure| self.year.of_town(measure, theme);
        Count { questions: of(Measure::Questions), unmet: of(Measure::Unmet) }
    }

    /// A wijk in the whole year.
    pub fn of_wijk(&self, theme: Option<&str>, code: &str) -> Count {
        let of = |measure| self.year.of_wijk(measure, theme, code.split('+').next()?);
        Count { questions: of(Measure::Questions), unmet: of(Measure::Unmet) }
    }

    /// A wijkteam area in the last quarter that is published.
    pub fn of_team(&self, theme: Option<&str>, team: &str) -> Count {
        let quarter = self.year.quarters().last().map(|quarter| quarter.number);
        let of = |measure| self.year.of_team(measure, theme, team, quarter?);
        Count { questions: of(Measure::Questions), unmet: of(Measure::Unmet) }
    }

    /// A few figures about the municipality, all themes or one.
    pub fn figures(&self, theme: Option<&str>, gaps: &[Gap]) -> Vec<Figure> {
        let count = self.of_town(theme);
        let mut figures = Vec::new();
        let mut add = |number: String, text: &str| figures.push(Figure { number, text: text.to_owned() });
        if let Some(questions) = count.questions {
            add(words::figure(Some(questions)), "vragen van inwoners in deze periode");
        }
        if let Some(part) = count.part() {
            add(words::percent(Some(part)), "vond geen, of niet helemaal, passend aanbod");
        }
        add(of_standing(gaps, Standing::High).to_string(), "tekorten zijn zeker: een thema in een gebied");
        add(of_standing(gaps, Standing::Raised).to_string(), "tekorten zijn waarschijnlijk");
        figures
    }

    /// How much of the questions no figure of a wijk shows.
    pub fn hidden(&self) -> String {
        self.year.hidden().map_or_else(String::new, |part| {
            format!(
                "Van alle vragen staat {part} % in geen enkel getal over één wijk en één thema. Die aantallen zijn te klein om te laten zien."
            )
        })
    }

    /// What a map of wijken shows of one: for all themes what was unmet, for one theme, of which less can be shown,
    /// what was asked. For 1,000 inhabitants.
    pub fn rate(&self, theme: Option<&str>, area: &Counted) -> Option<f64> {
        let count = self.of_wijk(theme, &area.code);
        per_thousand(if theme.is_some() { count.questions? } else { count.unmet? }, area.inhabitants)
    }

    /// The wijken beside each other: what was asked, what was unmet, how much stands out.
    pub fn wijken(&self, theme: Option<&str>) -> Table {
        let row = |(area, number): (&Counted, usize)| {
            let count = self.of_wijk(theme, &area.code);
            let (questions, unmet) = (words::figure(count.questions), words::figure(count.unmet));
            let (rate, part) = (words::rate(self.rate(theme, area)), words::percent(count.part()));
            let missing = self.stands_out(Level::Wijk, &area.code, theme);
            let texts = match theme {
                None => vec![questions, unmet, rate, part, missing],
                Some(theme) => {
                    let reach = words::reach(self.report.reach(Level::Wijk, &area.code, theme));
                    vec![questions, rate, unmet, reach, missing]
                }
            };
            TableRow {
                number: number.to_string(),
                head: self.place(Level::Wijk, &area.code, &area.name),
                cells: texts.into_iter().map(Cell::plain).collect(),
            }
        };
        let head = match theme {
            None => ["Vragen", "Zonder passend aanbod", "Per 1.000 inwoners", "Deel van de vragen", "Tekorten"],
            Some(_) => ["Vragen", "Per 1.000 inwoners", "Zonder passend aanbod", "Aanbod binnen bereik", "Tekort"],
        };
        Table {
            caption: "Alle wijken".to_owned(),
            corner: "Wijk".to_owned(),
            head: head.map(column).into(),
            rows: self.report.areas(Level::Wijk).iter().zip(1..).map(row).collect(),
        }
    }

    /// The wijkteam areas beside each other, quarter by quarter.
    pub fn teams(&self, theme: Option<&str>) -> Table {
        let row = |(team, number): (&Counted, usize)| {
            let of = |quarter| self.year.of_team(Measure::Questions, theme, &team.code, quarter);
            let mut cells: Vec<Cell> =
                self.year.quarters().map(|quarter| Cell::plain(words::figure(of(quarter.number)))).collect();
            let trend = self.report.trend_of_team(&team.code, theme);
            cells.push(Cell::plain(words::trend_in_cell(trend)));
            cells.push(Cell::plain(self.stands_out(Level::Wijkteam, &team.code, theme)));
            TableRow { number: number.to_string(), head: column(&team.name), cells }
        };
        let mut head: Vec<Link> = self.year.quarters().map(|quarter| column(&words::quarter(quarter.from))).collect();
        head.extend(["Verloop", if theme.is_some() { "Tekort" } else { "Tekorten" }].map(column));
        Table {
            caption: "Vragen per wijkteam en kwartaal".to_owned(),
            corner: "Wijkteam".to_owned(),
            head,
            rows: self.report.areas(Level::Wijkteam).iter().zip(1..).map(row).collect(),
        }
    }

    /// How often an area stands in the list, or how sure it is for one theme. Not to be there says nothing.
    pub fn stands_out(&self, level: Level, area: &str, theme: Option<&str>) -> String {
        let of_area = || self.report.gaps(level).iter().filter(|gap| gap.area == area);
        if let Some(theme) = theme {
            let gap = of_area().find(|gap| gap.theme == theme);
            return gap.map_or_else(|| "–".to_owned(), |gap| words::sure(gap.standing).text.to_owned());
        }
        match of_area().count() {
            0 => "–".to_owned(),
            1 => "1 thema".to_owned(),
            number => format!("{number} thema’s"),
        }
    }

    /// People living somewhere.
    pub fn inhabitants(area: &Area) -> String {
        area.inhabitants.and_then(|number| usize::try_from(number).ok()).map_or_else(|| "–".to_owned(), thousands)
    }
}
