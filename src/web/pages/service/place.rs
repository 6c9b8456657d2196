//! Where a service is: address, map and routes; for a protected one the wijk and nothing more.

use super::Shown;
use crate::geography::Point;
use crate::web::cards;
use crate::web::contact::address_lines;
use crate::web::drawing::{Pin, wijken};
use crate::web::view::{Place, Route};

impl Shown<'_> {
    /// Where people go, or how it comes to them.
    pub(super) fn place(&self) -> Place {
        let Some(venue) = &self.card.place else {
            return Place::Comes { text: format!("{}.", cards::how_it_comes(&self.card.forms)) };
        };
        if venue.protected {
            return Place::OnRequest {
                area: venue.area_name.clone().or_else(|| venue.city.clone()).unwrap_or_default(),
            };
        }
        let lines = address_lines(self.card, self.town).into_iter().filter(|line| *line != venue.name).collect();
        let pin = |point| Pin { point, label: self.card.name.clone(), number: String::new() };
        let area = venue.area.as_deref();
        Place::Address {
            name: Some(venue.name.clone()).filter(|name| !name.is_empty()),
            lines,
            wijk: venue.area_name.clone(),
            distance: None,
            routes: venue.point.map(routes).unwrap_or_default(),
            map: venue.point.and_then(|point| wijken(self.town, &[pin(point)], area.as_slice())),
        }
    }
}

/// Route planners on other sites; they learn where somebody goes, not who or from where.
fn routes(to: Point) -> Vec<Route> {
    let open_street_map = |text: &str, engine: &str| Route {
        text: text.to_owned(),
        href: format!("https://www.openstreetmap.org/directions?engine={engine}&to={:.5}%2C{:.5}", to.lat, to.lon),
    };
    vec![
        open_street_map("Route lopend", "fossgis_osrm_foot"),
        open_street_map("Route met de fiets", "fossgis_osrm_bike"),
        Route {
            text: "Route met bus en trein".to_owned(),
            href: format!(
                "https://www.google.com/maps/dir/?api=1&destination={:.5}%2C{:.5}&travelmode=transit",
                to.lat, to.lon
            ),
        },
    ]
}
