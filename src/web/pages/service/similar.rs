//! Who else is like this: services of the same main theme whose words are nearest, close by first among equals.

use actix_web::web;

use crate::app::App;
use crate::catalogue::Listing;
use crate::search::{Ask, Card, Facet, Filter, Place, Question};
use crate::web::frame::searching;
use crate::web::problem::Problem;
use crate::web::{cards, view};

/// Services shown.
const SHOWN: usize = 4;

/// The nearest in meaning, without the service itself and without others of its organization, which have a list of
/// their own.
pub(super) async fn similar(app: &web::Data<App>, listing: &Listing, card: &Card) -> Result<Vec<view::Card>, Problem> {
    let mut filter = Filter::default();
    if let Some(theme) = card.themes.first() {
        filter.codes.insert(Facet::Theme, vec![theme.clone()]);
    }
    filter.place =
        card.point().map(|origin| Place { area: None, origin: Some(origin), radius: None, must_serve: false });
    let text = format!("{} {}", card.name, listing.service.keywords.to_vec().join(" "));
    let look = move |app: &App| {
        let (town, question) = (app.town.load(), Question::plain(&text));
        let known = town.known(app.clock.now());
        app.engine.search(&Ask {
            question: &question,
            filter: &filter,
            counts: &[],
            offset: 0,
            limit: SHOWN * 3,
            today: known.today(),
            now: known.moment(),
            almost: 0,
        })
    };
    let found = searching(app, look).await?;
    let other = |hit: &&crate::search::Hit| hit.card.slug != card.slug && hit.card.organization != card.organization;
    Ok(found
        .hits
        .iter()
        .filter(other)
        .take(SHOWN)
        .map(|hit| cards::card(&hit.card, hit.distance, app.clock.today()))
        .collect())
}
