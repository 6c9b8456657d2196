//! `/mijn`: where somebody starts after signing in, by role. What each link leads to is decided there.

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::group::Teller;
use crate::accounts::{Account, Act};
use crate::app::App;
use crate::db::{AnyConnection, QueryResult};
use crate::questions::{Collective, Readable, Stored};
use crate::web::frame::{Frame, private_page, read};
use crate::web::problem::Problem;
use crate::web::view::{EntryLine, GroupLine, Here, Link, MinePage};

/// Own questions that are shown.
const LATEST: i64 = 5;
/// Collective questions that are shown.
const GROUPS: i64 = 5;

/// `GET /mijn`.
pub async fn show(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let account = frame.visitor.0.clone().ok_or(Problem::SignIn)?;
    let (town, teller) = (app.town.load_full(), Teller::of(&app));
    let (latest, groups) = read(&app, {
        let account = account.clone();
        move |conn| own(conn, &teller, &account)
    })
    .await?;
    let page = MinePage {
        layout: frame.layout(&town, "Uw startpagina", Here::Elsewhere),
        logs: account.may(Act::LogQuestions),
        reads: account.may(Act::ReadQuestions),
        links: links(&account),
        name: account.name,
        latest,
        groups,
        answered: Vec::new(),
    };
    private_page(StatusCode::OK, &page)
}

fn own(conn: &mut AnyConnection, teller: &Teller, account: &Account) -> QueryResult<(Vec<EntryLine>, Vec<GroupLine>)> {
    let readable = Readable::of(account, &teller.town.places);
    let latest = Stored::by(conn, account.id, LATEST)?;
    let groups = Collective::active(conn, &readable.codes(), GROUPS)?;
    Ok((teller.entries(conn, &latest)?, teller.groups(conn, &groups, &readable)?))
}

/// What this role can do besides.
fn links(account: &Account) -> Vec<Link> {
    let all = [
        (Some(Act::ReadQuestions), "Hulpvragen en collectieve vragen", "/hulpvragen"),
        (Some(Act::ReadSignals), "Signalen: wie pakt wat op?", "/signalen"),
        (None, "Tekorten: welk aanbod mist waar?", "/tekorten"),
        (None, "Zoek in de sociale kaart", "/zoeken"),
    ];
    let own = all.into_iter().filter(|(act, _, _)| act.is_none_or(|act| account.may(act)));
    own.map(|(_, text, href)| Link::new(text, href)).collect()
}
