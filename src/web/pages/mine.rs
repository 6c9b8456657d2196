//! `/mijn`: where somebody starts after signing in, by role. What each link leads to is decided there.

use std::collections::HashSet;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use chrono::{NaiveDate, TimeDelta};

use super::group::Teller;
use crate::accounts::{Account, Act};
use crate::app::App;
use crate::catalogue::Listing;
use crate::db::{AnyConnection, QueryResult};
use crate::id::ServiceId;
use crate::questions::{Collective, Readable, Stored};
use crate::signals::Signal;
use crate::web::frame::{Frame, private_page, read};
use crate::web::problem::Problem;
use crate::web::view::{EntryLine, GroupLine, Here, Link, MinePage};

/// Own questions that are shown.
const LATEST: i64 = 5;
/// Collective questions that are shown.
const GROUPS: i64 = 5;

/// How long new offer is news.
const ANSWERED: TimeDelta = TimeDelta::days(183);
/// Own questions that are looked at for it.
const MOST_ASKED: i64 = 500;

/// `GET /mijn`.
pub async fn show(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let account = frame.visitor.0.clone().ok_or(Problem::SignIn)?;
    let (town, teller) = (app.town.load_full(), Teller::of(&app));
    let since = app.clock.today() - ANSWERED;
    let (latest, groups, answered) = read(&app, {
        let account = account.clone();
        move |conn| own(conn, &teller, &account, since)
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
        answered,
    };
    private_page(StatusCode::OK, &page)
}

/// What a page of somebody's own shows.
type Own = (Vec<EntryLine>, Vec<GroupLine>, Vec<Link>);

fn own(conn: &mut AnyConnection, teller: &Teller, account: &Account, since: NaiveDate) -> QueryResult<Own> {
    let readable = Readable::of(account, &teller.town.places);
    let latest = Stored::by(conn, account.id, LATEST)?;
    let groups = Collective::active(conn, &readable.codes(), GROUPS)?;
    let answered = answered(conn, teller, account, since)?;
    Ok((teller.entries(conn, &latest)?, teller.groups(conn, &groups, &readable)?, answered))
}

/// Offer that was linked to a signal about what this account logged, the latest first.
fn answered(conn: &mut AnyConnection, teller: &Teller, account: &Account, since: NaiveDate) -> QueryResult<Vec<Link>> {
    let asked = Stored::by(conn, account.id, MOST_ASKED)?;
    let wijk = |code: &str| teller.town.places.area(code).map(|area| teller.town.places.wijk_of(area).code.clone());
    let mine: HashSet<(Option<String>, String)> =
        asked.into_iter().map(|question| (wijk(&question.area_code), question.theme)).collect();
    let signals = Signal::answered_since(conn, since)?;
    let mine = signals.into_iter().filter(|s| mine.contains(&(wijk(&s.area_code), s.theme.clone())));
    let services: Vec<ServiceId> = mine.filter_map(|signal| signal.service_id).collect();
    let listings = Listing::by_ids(conn, &services)?;
    Ok(listings
        .into_iter()
        .map(|one| Link::new(one.service.name, format!("/voorziening/{}", one.service.slug)))
        .collect())
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
