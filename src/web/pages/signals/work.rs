//! What the pages of signals share: writing through the guard, and a form of somebody who is no longer signed in.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use crate::app::{App, Town};
use crate::db::AnyConnection;
use crate::id::SignalId;
use crate::questions::Known;
use crate::web::frame::{Frame, private_page};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{Here, SignedOutPage};

/// The fields that somebody types in, with their labels.
pub const LABELS: [(&str, &str); 7] = [
    ("titel", "Wat ontbreekt er?"),
    ("organisatie", "Organisatie"),
    ("functie", "Functie"),
    ("datum", "Streefdatum"),
    ("reden", "Waarom"),
    ("notitie", "Notitie"),
    ("andere", "Andere voorziening"),
];

/// The label of a field.
pub fn label(field: &str) -> &'static str {
    LABELS.iter().find(|(own, _)| *own == field).map_or("", |(_, label)| label)
}

/// The address of the page of a signal.
pub fn address(id: SignalId) -> String {
    format!("/signalen/{id}")
}

/// What a form is read against. Reads the names that the guard knows when it is the first to ask.
pub fn known<'a>(app: &'a App, town: &'a Town) -> anyhow::Result<Known<'a>> {
    let (places, taxonomies) = (&town.places, &town.taxonomies);
    Ok(Known { places, taxonomies, guard: app.guard()?, today: app.clock.today() })
}

/// Writes in one transaction, on a thread that may wait; what `work` refuses is given back as it is.
pub async fn writing<T, E, F>(app: &web::Data<App>, work: F) -> Result<Result<T, E>, Problem>
where
    T: Send + 'static,
    E: From<crate::db::Error> + Send + 'static,
    F: FnOnce(&mut AnyConnection, &Known<'_>) -> Result<T, E> + Send + 'static,
{
    let app = app.clone();
    let written = web::block(move || {
        let town = app.town.load();
        let known = known(&app, &town)?;
        anyhow::Ok(app.database.write(|conn| work(conn, &known)))
    });
    Ok(written.await??)
}

/// The form of somebody whose session ended while he wrote: everything stays on the page, to be sent again.
pub fn signed_out(app: &App, frame: &Frame, action: String, form: &Posted) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let typed = LABELS.iter().filter_map(|(field, label)| Some(((*label).to_owned(), form.first(field)?.to_owned())));
    let page = SignedOutPage {
        layout: frame.layout(&town, "U bent uitgelogd", Here::Elsewhere),
        action,
        pairs: form.pairs().to_vec(),
        typed: typed.collect(),
    };
    private_page(StatusCode::UNAUTHORIZED, &page)
}
