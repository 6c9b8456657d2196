//! `/lijst`: the shortlist of a link, in its order. The link holds slugs of services and nothing about a person.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::catalogue::Listing;
use crate::search::{self, LIST, SearchForm};
use crate::web::cards;
use crate::web::frame::{Frame, page, read};
use crate::web::problem::Problem;
use crate::web::share::{Share, own_address};
use crate::web::view::{Here, ListItem, ListPage};

/// Most services on a list: more is no choice for a resident, and it bounds the work of one page.
pub const LONGEST_LIST: usize = 12;

/// `GET /lijst`.
pub async fn show(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let slugs = asked(&request);
    let found = chosen(&app, slugs.clone()).await?;
    let town = app.town.load();
    let kept: Vec<String> = found.iter().map(|listing| listing.service.slug.clone()).collect();
    let share = Share::of(&own_address(&request, &address("/lijst", &kept)), "Aanbod dat bij u past");
    let today = app.clock.today();
    let item = |(at, listing): (usize, &Listing)| ListItem {
        card: cards::card(&search::document(listing, &town.taxonomies, &town.places).card, None, today),
        up_href: at.checked_sub(1).map(|above| address("/lijst", &swapped(&kept, above))),
        down_href: (at + 1 < kept.len()).then(|| address("/lijst", &swapped(&kept, at))),
        remove_href: address("/lijst", &without(&kept, at)),
    };
    page(&ListPage {
        layout: frame.layout(&town, title(kept.len()), Here::List),
        items: found.iter().enumerate().map(item).collect(),
        notice: missing(slugs.len(), kept.len()),
        share_url: share.url,
        share_mailto: share.mailto,
        share_chat: share.chat,
        handout_href: address("/lijst/afdruk", &kept),
        compare_href: (kept.len() > 1).then(|| address("/vergelijken", &kept)),
    })
}

/// The slugs in the address, each once, no more than a list may hold.
pub fn asked(request: &HttpRequest) -> Vec<String> {
    SearchForm::parse(request.query_string()).all(LIST).into_iter().take(LONGEST_LIST + 1).map(str::to_owned).collect()
}

/// The services of a list that people may see, in its order.
pub async fn chosen(app: &web::Data<App>, slugs: Vec<String>) -> Result<Vec<Listing>, Problem> {
    let found = read(app, move |conn| {
        let slugs: Vec<&str> = slugs.iter().take(LONGEST_LIST).map(String::as_str).collect();
        Listing::by_slugs(conn, &slugs)
    });
    Ok(found.await?.into_iter().filter(|listing| listing.service.status.is_shown()).collect())
}

/// A page over these services.
pub fn address(page: &str, slugs: &[String]) -> String {
    let pairs = slugs.iter().map(|slug| (LIST, slug.as_str()));
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
}

fn title(number: usize) -> String {
    if number == 0 { "Mijn lijst".to_owned() } else { format!("Mijn lijst ({number})") }
}

/// What could not be shown.
pub fn missing(asked: usize, shown: usize) -> Option<String> {
    if asked > LONGEST_LIST {
        return Some(format!(
            "Een lijst heeft ten hoogste {LONGEST_LIST} voorzieningen. We laten de eerste {LONGEST_LIST} zien."
        ));
    }
    match asked.saturating_sub(shown) {
        0 => None,
        1 => Some("Eén voorziening van deze lijst bestaat niet meer.".to_owned()),
        gone => Some(format!("{gone} voorzieningen van deze lijst bestaan niet meer.")),
    }
}

/// The list with the services at `above` and below it changed round.
fn swapped(slugs: &[String], above: usize) -> Vec<String> {
    let mut slugs = slugs.to_vec();
    if above + 1 < slugs.len() {
        slugs.swap(above, above + 1);
    }
    slugs
}

/// The list without the service at a place.
pub fn without(slugs: &[String], place: usize) -> Vec<String> {
    slugs.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, slug)| slug.clone()).collect()
}
