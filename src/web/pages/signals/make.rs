//! `/signalen/nieuw`: a gap becomes a signal. What may be kept is decided in the room of signals.

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

use super::work::{address, signed_out, writing};
use crate::accounts::Act;
use crate::app::{App, Town};
use crate::catalogue::Taxonomy;
use crate::id::SignalId;
use crate::search::{SearchForm, Wrong};
use crate::signals::{Draft, Refused, Signal};
use crate::web::choices;
use crate::web::frame::{Frame, private_page};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{FieldError, Here, SignalFormPage};

/// `GET /signalen/nieuw?wijk=&thema=&doelgroep=`: an empty form, or one about a row of the report of gaps.
pub async fn empty(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    frame.visitor.clone().allowed(Act::EditSignals)?;
    let asked = SearchForm::parse(request.query_string());
    let value = |name: &str| asked.first(name).unwrap_or_default().to_owned();
    let draft = Draft { wijk: value("wijk"), theme: value("thema"), audience: value("doelgroep"), ..Draft::default() };
    let town = app.town.load();
    let wrong = unknown(&draft, &town);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    private_page(status, &form_page(&frame, &town, &draft, SignalId::random(), &wrong))
}

/// `POST /signalen/nieuw`: keeps it, or shows what is wrong.
pub async fn make(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    let by = match frame.visitor.clone().allowed(Act::EditSignals) {
        Err(Problem::SignIn) => return signed_out(&app, &frame, "/signalen/nieuw".to_owned(), &form),
        allowed => allowed?.role,
    };
    let (draft, id) = sent(&form);
    let checked = draft.clone();
    let made = writing(&app, move |conn, known| {
        let new = checked.check(known).map_err(Refused::Wrong)?;
        Ok(Signal::make(conn, id, new, by, known.today)?)
    });
    match made.await? {
        Ok(signal) => Ok(HttpResponse::SeeOther().insert_header((LOCATION, address(signal.id))).finish()),
        Err(Refused::Wrong(wrong)) => {
            let page = form_page(&frame, &app.town.load(), &draft, id, &wrong);
            private_page(StatusCode::BAD_REQUEST, &page)
        }
        Err(Refused::Database(cause)) => Err(cause.into()),
        Err(Refused::Gone | Refused::Stale(_)) => Err(Problem::NotFound),
    }
}

fn sent(form: &Posted) -> (Draft, SignalId) {
    let value = |name: &str| form.first(name).unwrap_or_default().to_owned();
    let draft = Draft {
        wijk: value("wijk"),
        theme: value("thema"),
        audience: value("doelgroep"),
        title: value("titel"),
        organization: value("organisatie"),
        function: value("functie"),
        target_on: value("datum"),
        note: value("notitie"),
    };
    (draft, form.first("sleutel").and_then(|key| key.parse().ok()).unwrap_or_else(SignalId::random))
}

/// What the address names and nobody knows.
fn unknown(draft: &Draft, town: &Town) -> Vec<Wrong> {
    let has = |taxonomy: &str, code: &str| code.is_empty() || town.taxonomies.has(taxonomy, code);
    let is_wijk = draft.wijk.is_empty() || town.places.area(&draft.wijk).or(town.places.named(&draft.wijk)).is_some();
    let fields = [
        ("wijk", is_wijk),
        ("thema", has(Taxonomy::THEME, &draft.theme)),
        ("doelgroep", has(Taxonomy::AUDIENCE, &draft.audience)),
    ];
    let wrong = |(field, _): (&str, bool)| Wrong {
        parameter: field.to_owned(),
        message: format!("De keuze bij {field} kennen wij niet. Kies iets uit de lijst."),
    };
    fields.into_iter().filter(|(_, known)| !known).map(wrong).collect()
}

fn form_page(frame: &Frame, town: &Town, draft: &Draft, id: SignalId, wrong: &[Wrong]) -> SignalFormPage {
    let title = if wrong.is_empty() { "Nieuw signaal" } else { "Pas aan: nieuw signaal" };
    SignalFormPage {
        layout: frame.layout(town, title, Here::Elsewhere),
        errors: wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        key: id.to_string(),
        wijken: choices::wijken(town, &draft.wijk),
        themes: choices::themes(town, &draft.theme),
        audiences: choices::terms(town, Taxonomy::AUDIENCE, &[&draft.audience]),
        title: draft.title.clone(),
        organization: draft.organization.clone(),
        function: draft.function.clone(),
        target_on: draft.target_on.clone(),
        note: draft.note.clone(),
    }
}
