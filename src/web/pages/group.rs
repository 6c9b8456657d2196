//! `/hulpvragen` and `/hulpvragen/groepen`: the entries that somebody may read, what may belong together, and the groups
//! that people made of them. What may be done by whom is decided in `app`; this takes, asks and shows.

mod one;
mod told;

use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use actix_web::{HttpRequest, HttpResponse, web};

pub use self::one::{change, show};
pub use self::told::{Teller, href};
use crate::accounts::{Account, Act};
use crate::app::{App, Grouped, Grouping};
use crate::catalogue::Taxonomy;
use crate::db::{AnyConnection, QueryResult};
use crate::id::{CollectiveId, QuestionId};
use crate::questions::{Collective, Proposal, Readable, Stored, proposals, with_narrower};
use crate::search::{SearchForm, Wrong};
use crate::web::choices::{choice, top_terms};
use crate::web::frame::{Frame, private_page, read};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{Choice, EntryLine, FieldError, GroupLine, GroupListPage, GroupNewPage, Here, ProposalForm};
use crate::web::words;

/// Entries on the page of the log.
const ENTRIES: i64 = 24;
/// Groups that are looked at for a list.
const GROUPS: i64 = 200;
/// Groups on the page of the log.
const GROUPS_SHOWN: usize = 30;
/// Proposals on the page of the log: a person confirms one after another.
const PROPOSALS_SHOWN: usize = 4;
/// Questions of a proposal that are shown at once.
const AT_ONCE: usize = 4;
/// Months of which questions are proposed.
const RECENT: u32 = 12;

/// What the list is narrowed to.
struct Narrowed {
    wijk: String,
    theme: String,
}

/// What the page of the log shows.
struct Listed {
    proposals: Vec<ProposalForm>,
    groups: Vec<GroupLine>,
    entries: Vec<EntryLine>,
}

/// `GET /hulpvragen`.
pub async fn list(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let reader = frame.visitor.clone().allowed(Act::ReadQuestions)?;
    let asked = SearchForm::parse(request.query_string());
    let one = |name: &str| asked.first(name).unwrap_or_default().to_owned();
    let narrowed = Narrowed { wijk: one("wijk"), theme: one("theme") };
    let (teller, town) = (Teller::of(&app), app.town.load_full());
    let readable = Readable::of(&reader, &town.places);
    let page = GroupListPage {
        layout: frame.layout(&town, "Hulpvragen", Here::Elsewhere),
        scope: scope(&reader),
        wijken: wijken(&teller, &readable, &narrowed.wijk),
        themes: top_terms(&teller.town, Taxonomy::THEME, &[&narrowed.theme]),
        proposals: Vec::new(),
        groups: Vec::new(),
        entries: Vec::new(),
    };
    let Listed { proposals, groups, entries } =
        read(&app, move |conn| listed(conn, &teller, &readable, &narrowed)).await?;
    private_page(StatusCode::OK, &GroupListPage { proposals, groups, entries, ..page })
}

fn listed(conn: &mut AnyConnection, teller: &Teller, readable: &Readable, narrowed: &Narrowed) -> QueryResult<Listed> {
    let town = &teller.town;
    let readable = match teller.town.places.area(&narrowed.wijk) {
        Some(wijk) => readable.in_wijk(&wijk.code, &town.places),
        None => readable.clone(),
    };
    let codes = readable.codes();
    let is_asked = |theme: &str| narrowed.theme.is_empty() || narrowed.theme == theme;
    let themes = match narrowed.theme.as_str() {
        "" => Vec::new(),
        theme => with_narrower(&town.taxonomies, theme),
    };
    let mut groups = Collective::active(conn, &codes, GROUPS)?;
    groups.retain(|group| is_asked(&group.theme));
    groups.truncate(GROUPS_SHOWN);
    let since = teller.months_ago(RECENT);
    let proposed = proposals(conn, &town.places, &town.taxonomies, &codes, since)?;
    let shown = proposed.into_iter().filter(|one| is_asked(&one.theme)).take(PROPOSALS_SHOWN);
    let latest = Stored::read(conn, &themes, &codes, ENTRIES)?;
    Ok(Listed {
        proposals: (1..).zip(shown).map(|(number, one)| proposal_form(teller, number, &one)).collect(),
        groups: teller.groups(conn, &groups, &readable)?,
        entries: teller.entries(conn, &latest)?,
    })
}

/// `GET /hulpvragen/groepen`: the groups are on the page of the log.
pub async fn onward() -> HttpResponse {
    to("/hulpvragen")
}

/// `POST /hulpvragen/groepen`: makes a group of what a person chose.
pub async fn make(app: web::Data<App>, frame: Frame, form: Posted) -> Result<HttpResponse, Problem> {
    let reader = frame.visitor.clone().allowed(Act::GroupQuestions)?;
    let asked = Grouping {
        id: form.first("key").and_then(|key| key.parse().ok()).unwrap_or_else(CollectiveId::random),
        name: form.first("name").unwrap_or_default().to_owned(),
        questions: chosen(&form),
    };
    let (work_app, by, work) = (app.clone(), reader.clone(), asked.clone());
    match web::block(move || work_app.group(&by, &work)).await?? {
        Grouped::Done(id) => Ok(to(&href(id))),
        Grouped::Wrong(wrong) => again(&app, &frame, &reader, asked, wrong, StatusCode::BAD_REQUEST).await,
        Grouped::Elsewhere | Grouped::Stale => {
            again(&app, &frame, &reader, asked, Vec::new(), StatusCode::CONFLICT).await
        }
        Grouped::Forbidden => Err(Problem::Forbidden),
        Grouped::Gone | Grouped::Dissolved => Err(Problem::NotFound),
    }
}

/// The proposal as it was sent, with what is wrong; what belongs elsewhere by now is left out.
async fn again(
    app: &web::Data<App>,
    frame: &Frame,
    reader: &Account,
    asked: Grouping,
    wrong: Vec<Wrong>,
    status: StatusCode,
) -> Result<HttpResponse, Problem> {
    let (teller, town) = (Teller::of(app), app.town.load_full());
    let readable = Readable::of(reader, &town.places);
    let ids = asked.questions.clone();
    let mut entries = read(app, move |conn| {
        let mut found = Stored::these(conn, &ids)?;
        found.retain(|one| readable.has(&one.area_code) && one.collective_id.is_none());
        teller.entries(conn, &found)
    })
    .await?;
    let lost = asked.questions.len().saturating_sub(entries.len());
    let more = entries.split_off(entries.len().min(AT_ONCE));
    let page = GroupNewPage {
        layout: frame.layout(&town, "Pas aan: collectieve vraag", Here::Elsewhere),
        conflict: if status == StatusCode::CONFLICT { overtaken(lost) } else { String::new() },
        proposal: ProposalForm {
            key: asked.id.to_string(),
            number: 1,
            about: entries.first().map(|entry| entry.about.clone()).unwrap_or_default(),
            name: asked.name,
            entries,
            more,
            errors: wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        },
    };
    private_page(status, &page)
}

fn overtaken(lost: usize) -> String {
    let which = if lost == 1 { "Eén vraag hoort".to_owned() } else { format!("{lost} vragen horen") };
    format!("Een collega was u voor. {which} intussen bij een andere collectieve vraag. Hieronder staat wat over is.")
}

fn proposal_form(teller: &Teller, number: usize, proposal: &Proposal) -> ProposalForm {
    let none = std::collections::HashMap::new();
    let mut entries: Vec<EntryLine> = proposal.questions.iter().map(|one| teller.entry(one, &none)).collect();
    let more = entries.split_off(entries.len().min(AT_ONCE));
    ProposalForm {
        key: CollectiveId::random().to_string(),
        number,
        about: teller.about(&proposal.theme, &proposal.area_code),
        name: suggested(teller, proposal),
        entries,
        more,
        errors: Vec::new(),
    }
}

/// A name to begin with: `Schulden voor jongeren in Noord`.
fn suggested(teller: &Teller, proposal: &Proposal) -> String {
    let taxonomies = &teller.town.taxonomies;
    let narrower = proposal.narrower.first().unwrap_or(&proposal.theme);
    let place = teller.wijk(&proposal.area_code).map_or(proposal.area_code.as_str(), |wijk| wijk.name.as_str());
    let audience = proposal.audiences.first().map(|code| words::inside(taxonomies.name(Taxonomy::AUDIENCE, code)));
    let whom = audience.map(|name| format!(" voor {name}")).unwrap_or_default();
    format!("{}{whom} in {place}", taxonomies.name(Taxonomy::THEME, narrower))
}

fn scope(reader: &Account) -> String {
    match &reader.team {
        Some(team) => {
            format!("De vragen van {}. Andere wijkteams zien deze teksten niet.", words::inside(&told::team_name(team)))
        }
        None => "De vragen van alle wijkteams.".to_owned(),
    }
}

fn wijken(teller: &Teller, readable: &Readable, chosen: &str) -> Vec<Choice> {
    let own = teller.town.places.wijken().filter(|wijk| readable.has(&wijk.code));
    own.map(|wijk| choice(&wijk.code, &wijk.name, wijk.code == chosen)).collect()
}

/// The questions whose boxes are ticked, each once.
pub fn chosen(form: &Posted) -> Vec<QuestionId> {
    let mut ids: Vec<QuestionId> = form.all("question").filter_map(|id| id.parse().ok()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// What was sent is done: shows where it led.
pub fn to(path: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, path)).finish()
}
