//! `/hulpvragen`: a coach logs a question that found nothing fitting. What may be kept is decided in the room of
//! questions; here the form is shown, sent and answered, and everything typed is kept on the page.

mod form;
mod kept;
mod marks;

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};

use self::form::{Sent, form_page};
pub use self::kept::{join, kept};
use super::group::Teller;
use crate::accounts::Act;
use crate::app::{App, Logged, Logging};
use crate::questions::Draft;
use crate::search::{self, SearchForm, Wrong};
use crate::web::cards;
use crate::web::frame::{Frame, private_page, read};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{Here, QuestionFormPage, QuestionOfferPage};

/// `GET /hulpvragen/nieuw`: an empty form, or one about a wijk and a theme.
pub async fn empty(
    app: web::Data<App>,
    frame: Frame,
    request: actix_web::HttpRequest,
) -> Result<HttpResponse, Problem> {
    frame.visitor.clone().allowed(Act::LogQuestions)?;
    let asked = SearchForm::parse(request.query_string());
    let draft = Draft {
        wijk: asked.first("wijk").unwrap_or_default().to_owned(),
        themes: asked.all("theme").into_iter().map(str::to_owned).collect(),
        outcome: "unmet".to_owned(),
        ..Draft::default()
    };
    show(&app, &frame, &Sent::new(draft), &[], StatusCode::OK).await
}

/// `POST /hulpvragen/nieuw`: the form, filled in from a search. Sent and not linked, so that the words of the search
/// stay out of addresses.
pub async fn filled(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    frame.visitor.clone().allowed(Act::LogQuestions)?;
    let asked = SearchForm::of(form.pairs().iter().cloned());
    let draft = {
        let town = app.town.load();
        let (query, _) = search::read(&asked, &app.known(&town));
        Draft::of_search(&query, &town.taxonomies)
    };
    show(&app, &frame, &Sent::new(draft), &[], StatusCode::OK).await
}

/// `POST /hulpvragen`: keeps it, or shows what is wrong, or what the catalogue has.
pub async fn keep(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    let mut sent = Sent::of(&form);
    let coach = match frame.visitor.clone().allowed(Act::LogQuestions) {
        Err(Problem::SignIn) => return show(&app, &frame, &sent, &[], StatusCode::UNAUTHORIZED).await,
        allowed => allowed?,
    };
    if let Some(which) = form.first("rewrite") {
        let guard_app = app.clone();
        let (text, which) = (sent.draft.text.take().unwrap_or_default(), which.to_owned());
        let rewritten = web::block(move || marks::rewritten(guard_app.guard()?, &text, &which)).await?;
        sent.draft.text = Some(rewritten.map_err(Problem::Broken)?);
        return show(&app, &frame, &sent, &[], StatusCode::OK).await;
    }
    let wrong = sent.unanswered();
    if !wrong.is_empty() {
        return show(&app, &frame, &sent, &wrong, StatusCode::BAD_REQUEST).await;
    }
    let logging = Logging { draft: sent.draft.clone(), id: sent.id, by: coach.id, looked: sent.looked };
    let log_app = app.clone();
    match web::block(move || log_app.log(logging)).await?? {
        Logged::Wrong(wrong) => show(&app, &frame, &sent, &wrong, StatusCode::BAD_REQUEST).await,
        Logged::Offered(hits) => offered(&app, &frame, &form, &sent, &hits),
        Logged::Kept(question) => {
            let onward = format!("/hulpvragen/{}?bewaard", question.id);
            Ok(HttpResponse::SeeOther().insert_header((LOCATION, onward)).finish())
        }
    }
}

async fn show(
    app: &web::Data<App>,
    frame: &Frame,
    sent: &Sent,
    wrong: &[Wrong],
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let text = sent.draft.text.clone().unwrap_or_default();
    let guard_app = app.clone();
    let findings = web::block(move || anyhow::Ok(guard_app.guard()?.check(&text))).await?.map_err(Problem::Broken)?;
    let colleagues = colleagues(app, frame, &sent.draft).await?;
    let town = app.town.load();
    private_page(status, &QuestionFormPage { colleagues, ..form_page(frame, &town, sent, wrong, &findings) })
}

/// What colleagues logged about the wijk and theme of the form, once both are there.
async fn colleagues(app: &web::Data<App>, frame: &Frame, draft: &Draft) -> Result<String, Problem> {
    let Ok(reader) = frame.visitor.clone().allowed(Act::ReadQuestions) else { return Ok(String::new()) };
    let (teller, wijk) = (Teller::of(app), draft.wijk.clone());
    let theme = draft.themes.first().cloned().unwrap_or_default();
    read(app, move |conn| teller.colleagues(conn, &reader, &wijk, &theme)).await
}

fn offered(
    app: &App,
    frame: &Frame,
    form: &Posted,
    sent: &Sent,
    hits: &[search::Hit],
) -> Result<HttpResponse, Problem> {
    let (town, today) = (app.town.load(), app.clock.today());
    let theme = sent.draft.themes.first().map(String::as_str).unwrap_or_default();
    let page = QuestionOfferPage {
        layout: frame.layout(&town, "Kende u deze al?", Here::Elsewhere),
        hidden: form.pairs().iter().filter(|(name, _)| name != "looked" && name != "service").cloned().collect(),
        cards: hits.iter().map(|hit| cards::card(&hit.card, hit.distance, today)).collect(),
        about: Teller::of(app).about(theme, &sent.draft.wijk),
    };
    private_page(StatusCode::OK, &page)
}
