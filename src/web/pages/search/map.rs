//! The map beside the results: the same results as points, over the outlines of the wijken.

use actix_web::{HttpRequest, HttpResponse, web};
use serde_json::json;

use super::Seen;
use crate::app::App;
use crate::search::{self, Answer, Hit, Query, SearchForm};
use crate::web::drawing::{Pin, wijken};
use crate::web::frame::searching;
use crate::web::problem::Problem;
use crate::web::view::{MapPanel, Tiles};
use crate::web::words;

/// Most points on a map: more cannot be told apart, and a phone should not fetch them.
const POINTS: usize = 1_000;

impl Seen<'_> {
    /// The panel; `None` when nothing was found or the town has no outlines.
    pub fn map(&self, answer: &Answer) -> Option<MapPanel> {
        if answer.found.total == 0 {
            return None;
        }
        let pins: Vec<Pin> = answer.found.hits.iter().filter_map(pin).collect();
        let area = self.query.place.as_ref().map(|spot| spot.code.as_str());
        let svg = wijken(self.town, &pins, area.as_slice()).or_else(|| wijken(self.town, &[], area.as_slice()))?;
        let map = &self.town.municipality.map;
        Some(MapPanel {
            svg,
            points_href: format!("/zoeken/punten?{}", self.form.with("page", &[]).to_query()),
            areas_href: "/api/v1/areas".to_owned(),
            summary: summary(answer.found.hits.len(), pins.len()),
            tiles: map.tiles.then(|| Tiles { url: map.tiles_url.clone(), attribution: map.tiles_attribution.clone() }),
        })
    }
}

fn pin(hit: &Hit) -> Option<Pin> {
    Some(Pin { point: hit.card.point()?, label: hit.card.name.clone(), number: String::new() })
}

fn summary(shown: usize, placed: usize) -> String {
    match shown - placed {
        0 => "Alles van deze pagina staat op de kaart.".to_owned(),
        rest => format!(
            "{rest} van de {} staan niet op de kaart: zij komen naar u toe, of het adres is op aanvraag.",
            words::services(shown)
        ),
    }
}

/// `GET /zoeken/punten`: all results of a search that have a place, as GeoJSON.
pub async fn points(app: web::Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let form = SearchForm::parse(request.query_string());
    let town = app.town.load();
    let (query, _) = search::read(&form, &app.known(&town));
    let query = Query { offset: 0, limit: POINTS, ..query };
    let found = searching(&app, move |app| search::look_up(app.engine.as_ref(), &query, &[])).await?;
    let features: Vec<_> = found.hits.iter().filter_map(feature).collect();
    let body = json!({ "type": "FeatureCollection", "features": features }).to_string();
    Ok(HttpResponse::Ok().content_type("application/geo+json").body(body))
}

fn feature(hit: &Hit) -> Option<serde_json::Value> {
    let point = hit.card.point()?;
    Some(json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [point.lon, point.lat] },
        "properties": {
            "slug": hit.card.slug,
            "name": hit.card.name,
            "kind": hit.card.kind.as_str(),
            "organization": hit.card.organization,
        },
    }))
}
