//! `/inloggen` and `/uitloggen`. Until there are accounts, signing in is choosing a role of the demonstration, and is
//! there only when the operator asks for it.

use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::accounts::{Account, demonstration};
use crate::app::{App, Town};
use crate::web::frame::{Frame, page};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{Choice, Here, SignInPage};
use crate::web::visitor::{cookie, token};

/// Where somebody lands after signing in.
const HOME: &str = "/mijn";

/// `GET /inloggen`.
pub async fn show(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let choice = |account: Account| Choice { value: account.id.to_string(), text: account.name, selected: false };
    let onward = crate::search::SearchForm::parse(request.query_string());
    page(&SignInPage {
        layout: frame.layout(&town, "Inloggen", Here::Elsewhere),
        people: if frame.can_sign_in() { people(&town).into_iter().map(choice).collect() } else { Vec::new() },
        onward: own_path(onward.first("terug").unwrap_or(HOME)).to_owned(),
    })
}

/// `POST /inloggen`.
pub async fn enter(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    if !frame.can_sign_in() {
        return Err(Problem::NotFound);
    }
    let town = app.town.load();
    let chosen = form.first("account").unwrap_or_default();
    let account = people(&town).into_iter().find(|account| account.id.as_str() == chosen).ok_or(Problem::NotFound)?;
    let token = app.sessions.begin(account, app.clock.now());
    let onward = own_path(form.first("terug").unwrap_or(HOME)).to_owned();
    Ok(HttpResponse::SeeOther().cookie(cookie(Some(&token))).insert_header((LOCATION, onward)).finish())
}

/// `POST /uitloggen`.
pub async fn leave(app: web::Data<App>, request: HttpRequest, _: Posted) -> HttpResponse {
    token(&request).iter().for_each(|token| app.sessions.end(token));
    HttpResponse::SeeOther().cookie(cookie(None)).insert_header((LOCATION, "/")).finish()
}

fn people(town: &Town) -> Vec<Account> {
    let mut teams: Vec<&str> = town.places.wijken().filter_map(|wijk| wijk.district.as_deref()).collect();
    teams.sort_unstable();
    teams.dedup();
    demonstration(teams)
}

/// Only a path of our own: no other site, and nothing that a browser would read as one (OWASP ASVS 5, 3.7.2).
fn own_path(path: &str) -> &str {
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if plain && path.starts_with('/') && !path.starts_with("//") { path } else { HOME }
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn nobody_is_led_to_another_site() {
        for path in ["https://elders.example", "//elders.example", "/\\elders.example", "javascript:alert(1)", "", "a"]
        {
            assert_eq!(own_path(path), "/mijn", "{path}");
        }
        assert_eq!(own_path("/tekorten?thema=geld"), "/tekorten?thema=geld");
    }
}
