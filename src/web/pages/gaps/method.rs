//! `/tekorten/methode`: how it is counted and what the figures do not say, for whoever has to defend them.

use actix_web::{HttpResponse, web};

use super::words;
use crate::app::App;
use crate::catalogue::Taxonomy;
use crate::gaps::Level;
use crate::web::frame::{Frame, page, report};
use crate::web::problem::Problem;
use crate::web::view::Here;
use crate::web::view::gaps::GapsMethodPage;
use crate::web::words::{listed, thousands};

/// `GET /tekorten/methode`.
pub async fn show(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let (report, town) = (report(&app).await?, app.town.load());
    let rules = report.rules();
    let themes = town.taxonomies.get(Taxonomy::THEME);
    let sensitive: Vec<String> = themes
        .into_iter()
        .flat_map(Taxonomy::top)
        .filter(|theme| rules.is_sensitive(&theme.code))
        .map(|theme| theme.name.clone())
        .collect();
    let joined = report.areas(Level::Wijk).iter().filter(|area| area.code.contains('+'));
    page(&GapsMethodPage {
        layout: frame.layout(&town, "Zo tellen wij wat ontbreekt", Here::Elsewhere),
        threshold: rules.threshold(None),
        sensitive_threshold: sensitive_threshold(rules, report.themes()),
        sensitive: listed(&sensitive),
        smallest_area: thousands(rules.smallest_area() as usize),
        joined: joined.map(|area| area.name.clone()).collect(),
        kinds: words::kinds(),
    })
}

fn sensitive_threshold(rules: &crate::gaps::Rules, themes: &[String]) -> u32 {
    themes.iter().map(|theme| rules.threshold(Some(theme))).max().unwrap_or_else(|| rules.threshold(None))
}
