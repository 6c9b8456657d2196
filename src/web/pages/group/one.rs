//! `/hulpvragen/groepen/{id}`: one collective question with its entries, and the forms that change it. When somebody else
//! changed it meanwhile, both are shown and nothing typed is lost.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

use super::{GROUPS, Teller, chosen, href, to};
use crate::accounts::{Account, Act};
use crate::app::{App, Grouped, Grouping, Regrouping, Town, may_change};
use crate::db::{AnyConnection, QueryResult};
use crate::dutch;
use crate::id::{CollectiveId, QuestionId};
use crate::questions::{Collective, Readable};
use crate::search::Wrong;
use crate::web::choices::choice;
use crate::web::frame::{Frame, private_page, read};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{Choice, EntryLine, FieldError, GroupLine, GroupPage, Here};

/// What was sent, to be shown again.
#[derive(Debug, Clone, Default)]
struct Typed {
    name: Option<String>,
    new_name: String,
    chosen: Vec<QuestionId>,
    into: Option<CollectiveId>,
    wrong: Vec<Wrong>,
    status: StatusCode,
}

/// What the page shows of the group.
struct Found {
    group: Collective,
    line: GroupLine,
    entries: Vec<EntryLine>,
    has_others: bool,
    may_change: bool,
    others: Vec<Collective>,
}

/// `GET /hulpvragen/groepen/{id}`.
pub async fn show(app: web::Data<App>, frame: Frame, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let reader = frame.visitor.clone().allowed(Act::ReadQuestions)?;
    let id = id.parse().ok().ok_or(Problem::NotFound)?;
    shown(&app, &frame, &reader, id, Typed::default()).await
}

/// `POST /hulpvragen/groepen/{id}`: one change, as the pressed button says.
pub async fn change(
    app: web::Data<App>,
    frame: Frame,
    id: web::Path<String>,
    form: Posted,
) -> Result<HttpResponse, Problem> {
    let reader = frame.visitor.clone().allowed(Act::GroupQuestions)?;
    let id: CollectiveId = id.parse().ok().ok_or(Problem::NotFound)?;
    let revision = form.first("revision").and_then(|number| number.parse().ok()).unwrap_or_default();
    let (asked, typed) = asked(&form);
    let Some(asked) = asked else {
        let wrong = Wrong { parameter: "into".to_owned(), message: "Kies eerst een andere vraag.".to_owned() };
        let typed = Typed { wrong: vec![wrong], status: StatusCode::BAD_REQUEST, ..typed };
        return shown(&app, &frame, &reader, id, typed).await;
    };
    let (work_app, by) = (app.clone(), reader.clone());
    match web::block(move || work_app.regroup(&by, id, revision, &asked)).await?? {
        Grouped::Done(id) => Ok(to(&href(id))),
        Grouped::Dissolved => Ok(to("/hulpvragen")),
        Grouped::Wrong(wrong) => {
            let typed = Typed { wrong: typed.at_own_field(wrong), status: StatusCode::BAD_REQUEST, ..typed };
            shown(&app, &frame, &reader, id, typed).await
        }
        Grouped::Stale | Grouped::Elsewhere => {
            shown(&app, &frame, &reader, id, Typed { status: StatusCode::CONFLICT, ..typed }).await
        }
        Grouped::Forbidden => Err(Problem::Forbidden),
        Grouped::Gone => Err(Problem::NotFound),
    }
}

/// What a form asks for, and what it holds. Nothing is asked for when the group to merge with was not chosen.
fn asked(form: &Posted) -> (Option<Regrouping>, Typed) {
    let text = |name: &str| form.first(name).unwrap_or_default().to_owned();
    let into = form.first("into").and_then(|id| id.parse().ok());
    let typed = Typed { chosen: chosen(form), into, new_name: text("new"), ..Typed::default() };
    match form.first("doe") {
        Some("rename") => (Some(Regrouping::Rename(text("name"))), Typed { name: Some(text("name")), ..typed }),
        Some("split") => {
            let id = form.first("key").and_then(|key| key.parse().ok()).unwrap_or_else(CollectiveId::random);
            let new = Grouping { id, name: text("new"), questions: typed.chosen.clone() };
            (Some(Regrouping::Split(new)), typed)
        }
        Some("out") => (Some(Regrouping::TakeOut(typed.chosen.clone())), typed),
        _ => (typed.into.map(Regrouping::Merge), typed),
    }
}

impl Typed {
    /// The name of a new group has a field of its own.
    fn at_own_field(&self, mut wrong: Vec<Wrong>) -> Vec<Wrong> {
        for one in wrong.iter_mut().filter(|one| one.parameter == "name" && self.name.is_none()) {
            "new".clone_into(&mut one.parameter);
        }
        wrong
    }

    /// What somebody else did, and what was asked for here.
    fn conflict(&self, now: &Collective, others: &[Choice]) -> Vec<String> {
        if self.status != StatusCode::CONFLICT {
            return Vec::new();
        }
        let number = match self.chosen.len() {
            1 => "één vraag".to_owned(),
            several => format!("{several} vragen"),
        };
        let into = others.iter().find(|choice| choice.selected).map(|choice| choice.text.as_str());
        let wish = match (&self.name, into) {
            (Some(name), _) => format!("U wilde deze naam geven: ‘{name}’. De naam is nu: ‘{}’.", now.name),
            (None, Some(other)) => format!("U wilde de vraag samenvoegen met ‘{other}’."),
            (None, None) if self.new_name.is_empty() => format!("U wilde {number} eruit halen."),
            (None, None) => format!("U wilde {number} apart zetten als ‘{}’.", self.new_name),
        };
        vec![wish, "Klopt dat nog? Druk dan nog een keer op de knop.".to_owned()]
    }
}

async fn shown(
    app: &web::Data<App>,
    frame: &Frame,
    reader: &Account,
    id: CollectiveId,
    typed: Typed,
) -> Result<HttpResponse, Problem> {
    let town = app.town.load_full();
    let (teller, readable) = (Teller::of(app), Readable::of(reader, &town.places));
    let found = read(app, move |conn| found(conn, &teller, &readable, id)).await?.ok_or(Problem::NotFound)?;
    if found.entries.is_empty() {
        return Err(Problem::Forbidden);
    }
    private_page(typed.status, &page(frame, &town, found, typed))
}

fn found(
    conn: &mut AnyConnection,
    teller: &Teller,
    readable: &Readable,
    id: CollectiveId,
) -> QueryResult<Option<Found>> {
    let Some(group) = Collective::find(conn, id)? else { return Ok(None) };
    let mut members = Collective::members(conn, id)?;
    let all = members.len();
    members.retain(|one| readable.has(&one.area_code));
    let none = std::collections::HashMap::new();
    let entries: Vec<EntryLine> = members.iter().map(|one| teller.entry(one, &none)).collect();
    let mut others = Collective::active(conn, &readable.codes(), GROUPS)?;
    others.retain(|other| other.id != id && other.theme == group.theme);
    let line = teller.groups(conn, std::slice::from_ref(&group), readable)?.pop();
    let may_change = may_change(conn, id, readable)?;
    Ok(line.map(|line| Found { has_others: entries.len() < all, group, line, entries, may_change, others }))
}

fn page(frame: &Frame, town: &Arc<Town>, mut found: Found, typed: Typed) -> GroupPage {
    for entry in &mut found.entries {
        entry.chosen = typed.chosen.iter().any(|id| id.as_str() == entry.id);
    }
    let is_chosen = |other: &Collective| typed.into == Some(other.id);
    let others: Vec<Choice> =
        found.others.iter().map(|other| choice(other.id.as_str(), &other.name, is_chosen(other))).collect();
    let title = match typed.status {
        StatusCode::OK => found.group.name.clone(),
        _ => format!("Pas aan: {}", found.group.name),
    };
    GroupPage {
        layout: frame.layout(town, title, Here::Elsewhere),
        action: href(found.group.id),
        revision: found.group.revision,
        key: CollectiveId::random().to_string(),
        made_in: dutch::month(found.group.made_on),
        conflict: typed.conflict(&found.group, &others),
        entries: found.entries,
        has_others: found.has_others,
        may_change: found.may_change,
        name: typed.name.unwrap_or(found.group.name),
        new_name: typed.new_name,
        others,
        errors: typed.wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        group: found.line,
    }
}
