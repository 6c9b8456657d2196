//! `GET /api/v1/areas`: the wijken as GeoJSON in WGS 84, longitude first (RFC 7946).

use actix_web::{HttpResponse, web};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::app::App;
use crate::geography::Area;
use crate::web::problem::Problem;

/// Wijken als GeoJSON (FeatureCollection). Elke wijk heeft `code`, `name`, `district` en `inhabitants`.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreasAnswer {
    /// Altijd `FeatureCollection`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Waar de grenzen vandaan komen.
    pub attribution: String,
    /// De wijken.
    #[schema(value_type = Vec<Object>)]
    pub features: Vec<Value>,
}

/// `GET /api/v1/areas`.
#[utoipa::path(
    get, path = "/areas", operation_id = "areas", tag = "gebieden",
    summary = "De wijken", description = "De grenzen van de wijken als GeoJSON in WGS 84 (CRS84).",
    responses((status = 200, description = "De wijken", body = AreasAnswer, content_type = "application/geo+json"))
)]
pub async fn show(app: web::Data<App>) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let answer = AreasAnswer {
        kind: "FeatureCollection",
        attribution: town.municipality.attribution.get("areas").cloned().unwrap_or_default(),
        features: town.places.wijken().map(feature).collect(),
    };
    let body = serde_json::to_string(&answer).map_err(|cause| Problem::Broken(cause.into()))?;
    Ok(HttpResponse::Ok()
        .content_type("application/geo+json")
        .insert_header(("Content-Crs", "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>"))
        .insert_header(("Cache-Control", "public, max-age=3600"))
        .body(body))
}

fn feature(area: &Area) -> Value {
    json!({
        "type": "Feature",
        "properties": { "code": area.code, "name": area.name, "district": area.district, "inhabitants": area.inhabitants },
        "geometry": area.outline.to_geometry(),
    })
}
