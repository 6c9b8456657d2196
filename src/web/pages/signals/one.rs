//! `/signalen/{id}`: one signal with its log; changing it, and linking the offer that answers it. Who was later than
//! somebody else sees both versions and loses nothing.

mod page;

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpResponse, web};

use self::page::{Seen, Typed, signal_page};
use super::work::{address, signed_out, writing};
use crate::accounts::Act;
use crate::app::App;
use crate::id::SignalId;
use crate::search::Wrong;
use crate::signals::{Answer, Change, Refused, Signal};
use crate::web::frame::{Frame, private_page, read, report};
use crate::web::posted::Posted;
use crate::web::problem::Problem;

/// `GET /signalen/{id}`.
pub async fn show(app: web::Data<App>, frame: Frame, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    frame.visitor.clone().allowed(Act::ReadSignals)?;
    shown(&app, &frame, found(&id)?, &Typed::Nothing, &[], StatusCode::OK).await
}

/// `POST /signalen/{id}`: state, owner, target date and a note.
pub async fn change(
    app: web::Data<App>,
    frame: Frame,
    id: web::Path<String>,
    form: Posted,
) -> Result<HttpResponse, Problem> {
    let id = found(&id)?;
    let by = match frame.visitor.clone().allowed(Act::EditSignals) {
        Err(Problem::SignIn) => return signed_out(&app, &frame, address(id), &form),
        allowed => allowed?.role,
    };
    let value = |name: &str| form.first(name).unwrap_or_default().to_owned();
    let change = Change {
        state: value("status"),
        organization: value("organisatie"),
        function: value("functie"),
        target_on: value("datum"),
        reason: value("reden"),
        note: value("notitie"),
        revision: value("revisie"),
    };
    let sent = change.clone();
    let changed = writing(&app, move |conn, known| sent.apply(conn, id, by, known)).await?;
    answered(&app, &frame, id, Typed::Change(change), changed).await
}

/// `POST /signalen/{id}/antwoord`: the service that answers it.
pub async fn answer(
    app: web::Data<App>,
    frame: Frame,
    id: web::Path<String>,
    form: Posted,
) -> Result<HttpResponse, Problem> {
    let id = found(&id)?;
    let by = match frame.visitor.clone().allowed(Act::EditSignals) {
        Err(Problem::SignIn) => return signed_out(&app, &frame, format!("{}/antwoord", address(id)), &form),
        allowed => allowed?.role,
    };
    let service = form.first("andere").or(form.first("voorziening")).unwrap_or_default().to_owned();
    let revision = form.first("revisie").unwrap_or_default().to_owned();
    let answer = Answer { service, note: String::new(), revision };
    let sent = answer.clone();
    let changed = writing(&app, move |conn, known| sent.apply(conn, id, by, known)).await?;
    answered(&app, &frame, id, Typed::Answer(answer), changed).await
}

/// An identifier that could be one.
fn found(id: &str) -> Result<SignalId, Problem> {
    id.parse().ok().ok_or(Problem::NotFound)
}

async fn answered(
    app: &web::Data<App>,
    frame: &Frame,
    id: SignalId,
    typed: Typed,
    changed: Result<Signal, Refused>,
) -> Result<HttpResponse, Problem> {
    match changed {
        Ok(_) => Ok(HttpResponse::SeeOther().insert_header((LOCATION, address(id))).finish()),
        Err(Refused::Gone) => Err(Problem::NotFound),
        Err(Refused::Database(cause)) => Err(cause.into()),
        Err(Refused::Wrong(wrong)) => shown(app, frame, id, &typed, &wrong, StatusCode::BAD_REQUEST).await,
        Err(Refused::Stale(_)) => shown(app, frame, id, &typed, &[], StatusCode::CONFLICT).await,
    }
}

async fn shown(
    app: &web::Data<App>,
    frame: &Frame,
    id: SignalId,
    typed: &Typed,
    wrong: &[Wrong],
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let town = app.town.load_full();
    let known = town.clone();
    let seen = read(app, move |conn| Seen::find(conn, id, &known.taxonomies)).await?.ok_or(Problem::NotFound)?;
    let seen = seen.with_effect(report(app).await?.as_ref());
    private_page(
        status,
        &signal_page(frame, &town, app.clock.today(), &seen, typed, wrong, status == StatusCode::CONFLICT),
    )
}
