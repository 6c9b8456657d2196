//! `/tekorten/afdruk`: one A4 for the council, with the first rows, the map, the months and what the words mean.

use actix_web::{HttpResponse, web};

use super::told::Told;
use super::{empty, title, words};
use crate::app::App;
use crate::gaps::Level;
use crate::web::frame::{Frame, page, report};
use crate::web::problem::Problem;
use crate::web::view::Here;
use crate::web::view::gaps::{GapsSheetPage, ShadeMap};

/// Rows that fit on the sheet.
const ROWS: usize = 10;

/// `GET /tekorten/afdruk`.
pub async fn show(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let (report, town) = (report(&app).await?, app.town.load());
    let name = format!("{} Blad voor de raad", title(&town));
    let Some(year) = report.usual_year() else { return empty(&town, &frame, &report, name) };
    let told = Told { town: &town, report: &report, year };
    let gaps = report.gaps(Level::Wijk);
    page(&GapsSheetPage {
        layout: frame.layout(&town, name, Here::Elsewhere),
        town: town.municipality.name.clone(),
        period: words::period(year.from(), year.to()),
        list_period: words::period(report.window().from, report.window().to),
        made_on: crate::web::words::date(app.clock.today()),
        figures: told.figures(None, gaps),
        hidden: told.hidden(),
        rows: told.rows(Level::Wijk, gaps.iter().take(ROWS)),
        map: told.map_of_wijken(None).map(|map| told.numbered(map)),
        chart: told.chart_of(None),
        kinds: words::kinds(),
        small: words::small(report.rules(), None),
        back_href: "/tekorten".to_owned(),
    })
}

impl Told<'_> {
    /// The map with the number of the first row about each wijk in the place of those of a table.
    fn numbered(&self, mut map: ShadeMap) -> ShadeMap {
        let (areas, gaps) = (self.report.areas(Level::Wijk), self.report.gaps(Level::Wijk));
        for label in &mut map.labels {
            let area = label.text.parse::<usize>().ok().and_then(|number| areas.get(number.checked_sub(1)?));
            let row = area.and_then(|area| gaps.iter().take(ROWS).position(|gap| gap.area == area.code));
            label.text = row.map(|row| (row + 1).to_string()).unwrap_or_default();
        }
        map.labels.retain(|label| !label.text.is_empty());
        map
    }
}
