//! `/tekorten/thema/{code}`: one theme in all areas, what is asked beside what is within reach.

use actix_web::{HttpResponse, web};

use super::told::{Told, theme_name};
use super::{empty, words};
use crate::app::App;
use crate::gaps::Level;
use crate::gaps::report::Gap;
use crate::web::frame::{Frame, page, report};
use crate::web::problem::Problem;
use crate::web::view::gaps::GapsThemePage;
use crate::web::view::{Here, Link, theme_icon};

/// `GET /tekorten/thema/{code}`.
pub async fn show(app: web::Data<App>, frame: Frame, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (report, town) = (report(&app).await?, app.town.load());
    let theme = report.themes().iter().find(|theme| **theme == *code).ok_or(Problem::NotFound)?;
    let Some(year) = report.usual_year() else {
        return empty(&town, &frame, &report, format!("{}: wat ontbreekt?", theme_name(&town, theme)));
    };
    let told = Told { town: &town, report: &report, year };
    page(&told.one_theme(&frame, theme))
}

impl Told<'_> {
    fn one_theme(&self, frame: &Frame, theme: &str) -> GapsThemePage {
        let sensitive = self.is_sensitive(theme);
        let level = if sensitive { Level::Wijkteam } else { Level::Wijk };
        let gaps: Vec<Gap> = self.report.gaps(level).iter().filter(|gap| gap.theme == theme).cloned().collect();
        let name = self.theme_name(theme);
        GapsThemePage {
            layout: frame.layout(self.town, format!("{name}: wat ontbreekt?"), Here::Elsewhere),
            icon: theme_icon(theme).to_owned(),
            sensitive,
            period: words::period(self.year.from(), self.year.to()),
            list_period: words::period(self.report.window().from, self.report.window().to),
            figures: self.figures(Some(theme), &gaps),
            rows: self.rows(level, &gaps),
            asked: if sensitive { self.map_of_teams(Some(theme)) } else { self.map_of_wijken(Some(theme)) },
            reach: self.map_of_reach(theme),
            areas: if sensitive { self.teams(Some(theme)) } else { self.wijken(Some(theme)) },
            chart: self.chart_of(Some(theme)),
            months: self.table_of_months(&[theme], false),
            search: Link::new(format!("Zoek aanbod bij {name}"), format!("/zoeken?theme={theme}")),
            name,
        }
    }
}
