//! `/brief`: the monthly letter for the steering group, and the page on which an organization asks for it. What the
//! letter tells is composed in the room of signals.

mod subscribe;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Months, NaiveDate};

pub use self::subscribe::{stop, subscribe, wish};
use crate::accounts::Act;
use crate::app::{App, Town, letter};
use crate::dutch;
use crate::gaps::Month;
use crate::search::{SearchForm, Wrong};
use crate::signals::Letter;
use crate::signals::letter::Names;
use crate::web::frame::{Frame, private_page, read};
use crate::web::problem::Problem;
use crate::web::share::own_address;
use crate::web::view::{Here, LetterPage, Link};

/// `GET /brief/{maand}`, such as `/brief/2026-10`; with `vorm=tekst` as plain text.
pub async fn show(
    app: web::Data<App>,
    frame: Frame,
    request: HttpRequest,
    month: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    frame.visitor.clone().allowed(Act::ReadSignals)?;
    let (town, today) = (app.town.load_full(), app.clock.today());
    let first = first_day(&month, today)?;
    let asked = SearchForm::parse(request.query_string());
    let as_text = match asked.first("vorm") {
        None => false,
        Some("tekst") => true,
        Some(_) => return Err(wrong("vorm", "Deze vorm is er niet. Laat ‘vorm’ weg, of schrijf ‘tekst’.")),
    };
    let (known, rules) = (town.clone(), app.rules.clone());
    let made = read(&app, move |conn| letter(conn, &known, &rules, first, today)).await?;
    if !as_text {
        return private_page(StatusCode::OK, &page(&frame, &town, &made, today));
    }
    let names = Names { places: &town.places, taxonomies: &town.taxonomies };
    let text = made.text(&town.municipality.title, &own_address(&request, ""), &names);
    let mut answer = HttpResponse::Ok();
    answer.insert_header(("Cache-Control", "no-store"));
    Ok(answer.content_type("text/plain; charset=utf-8").body(text))
}

/// The first day of a month that has begun.
fn first_day(month: &str, today: NaiveDate) -> Result<NaiveDate, Problem> {
    let read = month.parse::<Month>().map_err(|wrongly| wrong("maand", &wrongly.to_string()))?;
    let first = NaiveDate::from_ymd_opt(read.year(), read.number(), 1).filter(|_| read >= Month::START);
    let first = first.ok_or_else(|| wrong("maand", "Zo oud zijn er geen brieven. Kies een maand vanaf 2015."))?;
    if first > today {
        return Err(wrong("maand", "Deze maand is nog niet begonnen. Kies een eerdere maand."));
    }
    Ok(first)
}

fn wrong(parameter: &str, message: &str) -> Problem {
    Problem::Invalid(vec![Wrong { parameter: parameter.to_owned(), message: message.to_owned() }])
}

fn page(frame: &Frame, town: &Town, letter: &Letter, today: NaiveDate) -> LetterPage {
    let names = Names { places: &town.places, taxonomies: &town.taxonomies };
    let link = |first: NaiveDate| Link::new(format!("Brief van {}", dutch::month(first)), path(first));
    LetterPage {
        layout: frame.layout(town, letter.title(), Here::Elsewhere),
        title: letter.title(),
        lead: letter.lead(),
        sections: letter.sections(&names),
        address: String::new(),
        text_href: format!("{}?vorm=tekst", path(letter.first)),
        earlier: letter.first.checked_sub_months(Months::new(1)).map(link),
        later: letter.first.checked_add_months(Months::new(1)).filter(|first| *first <= today).map(link),
    }
}

fn path(first: NaiveDate) -> String {
    format!("/brief/{}", first.format("%Y-%m"))
}
