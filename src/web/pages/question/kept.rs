//! `/hulpvragen/{id}`: what was kept, how often colleagues asked the same, and the collective questions that it may
//! belong to. Joining one is decided in `app`.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::accounts::{Account, Act};
use crate::app::{App, Grouped};
use crate::db::{AnyConnection, QueryResult};
use crate::id::{CollectiveId, QuestionId};
use crate::questions::{Collective, Readable, Stored, fitting};
use crate::search::Wrong;
use crate::web::frame::{Frame, private_page, read};
use crate::web::pages::group::{Teller, href, to};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::view::{GroupChoice, Here, Link, QuestionKeptPage};
use crate::web::words;

/// Collective questions that are offered: more is no choice while somebody is logging.
const OFFERED: usize = 4;

/// The query of a page to which keeping a question led.
const JUST_KEPT: &str = "bewaard";

/// What the page tells besides the entry.
struct Around {
    colleagues: String,
    groups: Vec<GroupChoice>,
    group: Option<Collective>,
}

/// `GET /hulpvragen/{id}`: what was kept, for those who may read it.
pub async fn kept(
    app: web::Data<App>,
    frame: Frame,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let reader = frame.visitor.clone().allowed(Act::ReadQuestions)?;
    let id: QuestionId = id.parse().ok().ok_or(Problem::NotFound)?;
    let (teller, town) = (Teller::of(&app), app.town.load_full());
    let readable = Readable::of(&reader, &town.places);
    // Whether a question exists is not told to who may not read it.
    let refused = if readable.is_everything() { Problem::NotFound } else { Problem::Forbidden };
    let (found, around) = read(&app, move |conn| {
        let Some(found) = Stored::find(conn, id)? else { return Ok((None, None)) };
        // Who logged it for a wijk of another team still sees that it was kept.
        if !readable.has(&found.area_code) && !Stored::is_by(conn, id, reader.id)? {
            return Ok((None, None));
        }
        let around = around(conn, &teller, (&reader, &readable), &found)?;
        Ok((Some((teller.about(&found.theme, &found.area_code), found)), Some(around)))
    })
    .await?;
    let (Some((about, found)), Some(around)) = (found, around) else { return Err(refused) };
    let fresh = request.query_string() == JUST_KEPT;
    let page = QuestionKeptPage {
        layout: frame.layout(
            &town,
            if fresh { "Uw hulpvraag staat in het logboek" } else { "Hulpvraag" },
            Here::Elsewhere,
        ),
        fresh,
        about,
        colleagues: around.colleagues,
        text: found.text.unwrap_or_default(),
        groups: around.groups,
        group: around.group.map(|group| Link::new(group.name, href(group.id))),
        id: id.to_string(),
    };
    private_page(StatusCode::OK, &page)
}

fn around(
    conn: &mut AnyConnection,
    teller: &Teller,
    (reader, readable): (&Account, &Readable),
    found: &Stored,
) -> QueryResult<Around> {
    let group = match found.collective_id {
        Some(id) => Collective::find(conn, id)?,
        None => None,
    };
    let colleagues = teller.colleagues(conn, reader, &found.area_code, &found.theme)?;
    if let Some(own) = &group {
        let told = teller.groups(conn, std::slice::from_ref(own), readable)?.pop();
        return Ok(Around { colleagues: told.map(|line| line.often).unwrap_or(colleagues), groups: Vec::new(), group });
    }
    let (places, taxonomies) = (&teller.town.places, &teller.town.taxonomies);
    let mut ids: Vec<CollectiveId> = fitting(conn, places, taxonomies, &readable.codes(), found)?;
    ids.truncate(OFFERED);
    let mut by_id = Collective::by_id(conn, &ids)?;
    let offered: Vec<Collective> = ids.iter().filter_map(|id| by_id.remove(id)).collect();
    let lines = teller.groups(conn, &offered, readable)?;
    let choice = |(group, line): (&Collective, &crate::web::view::GroupLine)| GroupChoice {
        id: group.id.to_string(),
        name: group.name.clone(),
        count: words::inside(line.often.trim_end_matches('.')),
    };
    Ok(Around { colleagues, groups: offered.iter().zip(&lines).map(choice).collect(), group: None })
}

/// `POST /hulpvragen/{id}/bij`: the question belongs to this group.
pub async fn join(
    app: web::Data<App>,
    frame: Frame,
    id: web::Path<String>,
    form: Posted,
) -> Result<HttpResponse, Problem> {
    let reader = frame.visitor.clone().allowed(Act::GroupQuestions)?;
    let id: QuestionId = id.parse().ok().ok_or(Problem::NotFound)?;
    let group: CollectiveId = form.first("group").and_then(|id| id.parse().ok()).ok_or_else(nothing_chosen)?;
    let work_app = app.clone();
    match web::block(move || work_app.join(&reader, id, group)).await?? {
        Grouped::Forbidden => Err(Problem::Forbidden),
        Grouped::Gone => Err(Problem::NotFound),
        // It belongs to a group already: the page says which.
        _ => Ok(to(&format!("/hulpvragen/{id}"))),
    }
}

fn nothing_chosen() -> Problem {
    let message = "Kies eerst een collectieve vraag.".to_owned();
    Problem::Invalid(vec![Wrong { parameter: "group".to_owned(), message }])
}
