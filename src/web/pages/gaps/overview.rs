//! `/tekorten`: the ranked list, the map, the months, and all themes by all areas.

use actix_web::{HttpRequest, HttpResponse, web};

use super::asked::{Asked, word};
use super::told::Told;
use super::{empty, title, words};
use crate::app::App;
use crate::gaps::Level;
use crate::gaps::report::Gap;
use crate::web::frame::{Frame, page, report};
use crate::web::problem::Problem;
use crate::web::view::gaps::{ChooseForm, GapsPage};
use crate::web::view::{Choice, Here, Link};

/// Rows of the list that are shown at first.
const FIRST: usize = 15;

/// `GET /tekorten`.
pub async fn show(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let report = report(&app).await?;
    let town = app.town.load();
    let Some(usual) = report.usual_year() else { return empty(&town, &frame, &report, title(&town)) };
    let asked = Asked::read(request.query_string(), &report, usual).map_err(Problem::Invalid)?;
    let told = Told { town: &town, report: &report, year: asked.year };
    page(&told.overview(&frame, &asked))
}

impl Told<'_> {
    fn overview(&self, frame: &Frame, asked: &Asked<'_>) -> GapsPage {
        let gaps: Vec<Gap> = self.list(asked).cloned().collect();
        let shown = if asked.all { gaps.len() } else { FIRST };
        let all = (gaps.len() > shown)
            .then(|| Link::new(format!("Laat alle {} tekorten zien", gaps.len()), asked.all_href()));
        let themes: Vec<&str> = match asked.theme {
            Some(theme) => vec![theme],
            None => self.report.themes().iter().map(String::as_str).collect(),
        };
        let map = match asked.level {
            Level::Wijk => self.map_of_wijken(asked.theme),
            Level::Wijkteam => self.map_of_teams(asked.theme),
        };
        GapsPage {
            layout: frame.layout(self.town, self.named(asked), Here::Elsewhere),
            town: self.town.municipality.name.clone(),
            period: words::period(self.year.from(), self.year.to()),
            list_period: words::period(self.report.window().from, self.report.window().to),
            figures: self.figures(asked.theme, &gaps),
            hidden: self.hidden(),
            choose: self.choose(asked),
            chosen: self.chosen(asked),
            rows: self.rows(asked.level, gaps.iter().take(shown)),
            all,
            sensitive: self.rows_of_sensitive(asked),
            no_map: self.no_map(asked, map.is_none()),
            map,
            areas: match asked.level {
                Level::Wijk => self.wijken(asked.theme),
                Level::Wijkteam => self.teams(asked.theme),
            },
            charts: self.charts(&themes),
            months: self.table_of_months(&themes, asked.theme.is_none()),
            heat: self.heat(asked.level).filter(|_| asked.theme.is_none()),
            sides: self.sides().filter(|_| asked.theme.is_none()),
            learned: self.learned(),
            learned_period: self
                .report
                .learned()
                .map(|learned| words::period(learned.window.from, learned.window.to))
                .unwrap_or_default(),
            spread: self.spread(),
            files: self.files(),
        }
    }

    fn list<'g>(&'g self, asked: &'g Asked<'g>) -> impl Iterator<Item = &'g Gap> {
        let gaps = self.report.gaps(asked.level).iter();
        gaps.filter(|gap| asked.theme.is_none_or(|theme| theme == gap.theme))
    }

    fn rows_of_sensitive(&self, asked: &Asked<'_>) -> Vec<crate::web::view::gaps::GapRow> {
        if asked.level == Level::Wijkteam {
            return Vec::new();
        }
        let gaps = self.sensitive(None).filter(|gap| asked.theme.is_none_or(|theme| theme == gap.theme));
        self.rows(Level::Wijkteam, gaps)
    }

    /// Tells one choice from another among the open tabs.
    fn named(&self, asked: &Asked<'_>) -> String {
        let mut title = title(self.town);
        let said = [
            asked.theme.map(|theme| self.theme_name(theme)),
            (asked.level == Level::Wijkteam).then(|| "per wijkteam".to_owned()),
            Some(words::period(self.year.from(), self.year.to())),
            asked.all.then(|| "hele lijst".to_owned()),
        ];
        for part in said.into_iter().flatten() {
            title = format!("{title} - {part}");
        }
        title
    }

    fn chosen(&self, asked: &Asked<'_>) -> String {
        let theme = asked.theme.map(|theme| format!(", {}", self.theme_name(theme))).unwrap_or_default();
        format!("per {}{theme}", word(asked.level))
    }

    fn no_map(&self, asked: &Asked<'_>, missing: bool) -> String {
        match (missing, asked.level, self.year.is_whole()) {
            (false, ..) => String::new(),
            (true, Level::Wijk, false) => {
                "Cijfers per wijk komen pas als het hele jaar voorbij is. Kies «per wijkteam» voor cijfers per kwartaal."
                    .to_owned()
            }
            (true, ..) => {
                "Een kaart is er nu niet: alle aantallen zijn te klein, of de wijken hebben geen grenzen.".to_owned()
            }
        }
    }

    fn choose(&self, asked: &Asked<'_>) -> ChooseForm {
        let choice = |value: &str, text: String, selected: bool| Choice { value: value.to_owned(), text, selected };
        let years = self.report.years().iter().map(|year| {
            let text = crate::search::sentence(&words::period(year.from(), year.to()));
            choice(&year.from().to_string(), text, year.from() == asked.year.from())
        });
        let themes = self
            .report
            .themes()
            .iter()
            .map(|theme| choice(theme, self.theme_name(theme), asked.theme == Some(theme.as_str())));
        let level = |level: Level, text: &str| choice(word(level), text.to_owned(), asked.level == level);
        ChooseForm {
            periods: years.collect(),
            themes: std::iter::once(choice("", "Alle thema’s".to_owned(), asked.theme.is_none()))
                .chain(themes)
                .collect(),
            levels: vec![
                level(Level::Wijk, "Per wijk, per jaar"),
                level(Level::Wijkteam, "Per wijkteam, per kwartaal"),
            ],
        }
    }

    fn files(&self) -> Vec<Link> {
        vec![
            Link::new("Eén A4 voor de raad", "/tekorten/afdruk"),
            Link::new("Cijfers voor een rekenblad (CSV)", "/tekorten/cijfers.csv"),
            Link::new("Cijfers voor programma’s (JSON)", "/tekorten/cijfers.json"),
            Link::new("Zo tellen wij", "/tekorten/methode"),
        ]
    }
}
