//! `/brief/aanmelden` and `/brief/afmelden`: an organization asks to hear about an area or theme, or to hear no more.
//! The answer is always the same, so that nobody learns which addresses are known.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::search::{SearchForm, Wrong};
use crate::signals::{Refused, Subscription, Wish};
use crate::web::choices;
use crate::web::frame::{Frame, private_page};
use crate::web::pages::signals::writing;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{FieldError, Here, SubscribePage, SubscribedPage};

/// `GET /brief/aanmelden?wijk=&thema=`.
pub async fn wish(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asked = SearchForm::parse(request.query_string());
    let value = |name: &str| asked.first(name).unwrap_or_default().to_owned();
    let wish = Wish { email: String::new(), wijk: value("wijk"), theme: value("thema") };
    private_page(StatusCode::OK, &form_page(&app, &frame, &wish, "", &[]))
}

/// `POST /brief/aanmelden`.
pub async fn subscribe(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    let value = |name: &str| form.first(name).unwrap_or_default().to_owned();
    let wish = Wish { email: value("email"), wijk: value("wijk"), theme: value("thema") };
    let sent = wish.clone();
    let kept =
        writing(&app, move |conn, known| Ok::<_, Refused>(sent.check(known).map_err(Refused::Wrong)?.add(conn)?));
    match kept.await? {
        Ok(()) => private_page(
            StatusCode::OK,
            &done(
                &app,
                &frame,
                "U bent aangemeld",
                &[
                    "Wij bewaren uw adres en wat u wilt volgen. Wij gebruiken het nergens anders voor.",
                    "Wij sturen nog niets. Zodra wij brieven sturen, krijgt u eerst een bericht om uw adres te bevestigen.",
                ],
            ),
        ),
        Err(refused) => mistakes(&app, &frame, refused, &wish, ("email", "")),
    }
}

/// `POST /brief/afmelden`.
pub async fn stop(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    let typed = form.first("email").unwrap_or_default().to_owned();
    let sent = Wish { email: typed.clone(), ..Wish::default() };
    let stopped = writing(&app, move |conn, known| {
        let email = sent.address(known).map_err(Refused::Wrong)?;
        Ok::<_, Refused>(Subscription::stop(conn, &email)?)
    });
    match stopped.await? {
        Ok(()) => private_page(
            StatusCode::OK,
            &done(&app, &frame, "U bent afgemeld", &["Wij hebben uw adres en wat u volgde niet meer."]),
        ),
        Err(refused) => mistakes(&app, &frame, refused, &Wish::default(), ("afmelden", &typed)),
    }
}

/// The page again; `field` is where the address was typed, because each of the two forms on it has one.
fn mistakes(
    app: &App,
    frame: &Frame,
    refused: Refused,
    wish: &Wish,
    (field, stop): (&str, &str),
) -> Result<HttpResponse, Problem> {
    match refused {
        Refused::Wrong(mut wrong) => {
            let of_address = wrong.iter_mut().filter(|wrong| wrong.parameter == "email");
            of_address.for_each(|wrong| field.clone_into(&mut wrong.parameter));
            private_page(StatusCode::BAD_REQUEST, &form_page(app, frame, wish, stop, &wrong))
        }
        Refused::Database(cause) => Err(cause.into()),
        Refused::Gone | Refused::Stale(_) => Err(Problem::NotFound),
    }
}

fn form_page(app: &App, frame: &Frame, wish: &Wish, stop: &str, wrong: &[Wrong]) -> SubscribePage {
    let town = app.town.load();
    let title = if wrong.is_empty() { "Aanmelden voor de brief" } else { "Pas aan: aanmelden voor de brief" };
    SubscribePage {
        layout: frame.layout(&town, title, Here::Elsewhere),
        errors: wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        email: wish.email.clone(),
        wijken: choices::wijken(&town, &wish.wijk),
        themes: choices::themes(&town, &wish.theme),
        stop: stop.to_owned(),
    }
}

fn done(app: &App, frame: &Frame, heading: &str, sentences: &[&str]) -> SubscribedPage {
    SubscribedPage {
        layout: frame.layout(&app.town.load(), heading, Here::Elsewhere),
        heading: heading.to_owned(),
        sentences: sentences.iter().map(|sentence| (*sentence).to_owned()).collect(),
    }
}
