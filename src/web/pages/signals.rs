//! `/signalen`: the board of gaps that somebody took up, by state, for whoever may see them. The form of a new one is in
//! `make`, the page of one in `one`.

mod make;
mod one;
mod work;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Months, NaiveDate};

pub use self::make::{empty, make};
pub use self::one::{answer, change, show};
pub use self::work::writing;
use crate::accounts::Act;
use crate::app::{App, Town};
use crate::catalogue::Taxonomy;
use crate::dutch;
use crate::search::{SearchForm, Wrong};
use crate::signals::letter::Names;
use crate::signals::{Signal, State, proposals};
use crate::web::choices;
use crate::web::frame::{Frame, private_page, read};
use crate::web::problem::Problem;
use crate::web::view::{BoardColumn, BoardPage, FieldError, Here, Link, SignalCard};
use crate::web::words::date;

/// Which signals are shown; missing is all.
#[derive(Default)]
struct Filter {
    side: String,
    wijk: String,
    theme: String,
}

/// A signal with the number of services that may answer it.
type Counted = (Signal, usize);

/// `GET /signalen`.
pub async fn board(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    frame.visitor.clone().allowed(Act::ReadSignals)?;
    let (town, today) = (app.town.load_full(), app.clock.today());
    let (filter, wrong) = Filter::read(&SearchForm::parse(request.query_string()), &town);
    let known = town.clone();
    let signals = read(&app, move |conn| {
        let all = Signal::all(conn)?.into_iter();
        let counted = |signal: Signal| proposals(conn, &signal, &known.taxonomies).map(|found| (signal, found.len()));
        all.map(counted).collect::<crate::db::QueryResult<Vec<Counted>>>()
    });
    let mut signals = signals.await?;
    signals.retain(|(signal, _)| !wrong.is_empty() || filter.keeps(signal, &town));
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    private_page(status, &board_page(&frame, &town, today, &filter, &wrong, &signals))
}

fn board_page(
    frame: &Frame,
    town: &Town,
    today: NaiveDate,
    filter: &Filter,
    wrong: &[Wrong],
    signals: &[Counted],
) -> BoardPage {
    let names = Names { places: &town.places, taxonomies: &town.taxonomies };
    let month = today.checked_sub_months(Months::new(1)).unwrap_or(today);
    let late = signals.iter().filter(|(signal, _)| signal.is_overdue(today));
    BoardPage {
        layout: frame.layout(town, filter.title(town, wrong), Here::Elsewhere),
        errors: wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        may_edit: frame.visitor.may(Act::EditSignals),
        sides: choices::sides(town, &filter.side),
        wijken: choices::wijken(town, &filter.wijk),
        themes: choices::themes(town, &filter.theme),
        filtered: !filter.is_empty(),
        overdue: late.map(|(signal, _)| overdue(signal, &names)).collect(),
        columns: State::ALL.iter().map(|state| column(*state, signals, &names, today)).collect(),
        letter: Link::new(format!("Brief van {}", dutch::month(month)), format!("/brief/{}", month.format("%Y-%m"))),
    }
}

fn overdue(signal: &Signal, names: &Names<'_>) -> Link {
    let text = format!("{} ({}): {}", signal.title, names.about(signal), date(signal.target_on));
    Link::new(text, format!("/signalen/{}", signal.id))
}

/// The signals of one state. What is open comes in the order in which it is due, what is closed the latest first.
fn column(state: State, signals: &[Counted], names: &Names<'_>, today: NaiveDate) -> BoardColumn {
    let own = signals.iter().filter(|(signal, _)| signal.state == state);
    let mut cards: Vec<SignalCard> = own.map(|(signal, offers)| card(signal, *offers, names, today)).collect();
    if !state.is_open() {
        cards.reverse();
    }
    BoardColumn { code: state.to_string(), heading: state.label().to_owned(), cards }
}

fn card(signal: &Signal, offers: usize, names: &Names<'_>, today: NaiveDate) -> SignalCard {
    let overdue = signal.is_overdue(today);
    let target = date(signal.target_on);
    SignalCard {
        href: format!("/signalen/{}", signal.id),
        title: signal.title.clone(),
        about: names.about(signal),
        owner: signal.owner(),
        when: match (signal.state.is_open(), signal.linked_on) {
            (true, _) if overdue => format!("Over de datum: {target}"),
            (true, _) => format!("Streefdatum {target}"),
            (false, Some(linked_on)) => format!("Aanbod sinds {}", date(linked_on)),
            (false, None) => signal.reason.clone().unwrap_or_default(),
        },
        overdue,
        remark: match offers {
            0 => String::new(),
            1 => "1 nieuwe voorziening past misschien".to_owned(),
            more => format!("{more} nieuwe voorzieningen passen misschien"),
        },
    }
}

impl Filter {
    /// What was asked for, and what of it cannot be.
    fn read(asked: &SearchForm, town: &Town) -> (Self, Vec<Wrong>) {
        let value = |name: &str| asked.first(name).unwrap_or_default().to_owned();
        let filter = Self { side: value("kant"), wijk: value("wijk"), theme: value("thema") };
        let places = &town.places;
        let is_side = town.places.wijken().any(|wijk| wijk.side.as_deref() == Some(&filter.side));
        let is_wijk = places.area(&filter.wijk).or_else(|| places.named(&filter.wijk)).is_some();
        let is_theme = town.taxonomies.has(Taxonomy::THEME, &filter.theme);
        let fields =
            [("kant", &filter.side, is_side), ("wijk", &filter.wijk, is_wijk), ("thema", &filter.theme, is_theme)];
        let wrong = fields.into_iter().filter(|(_, value, known)| !value.is_empty() && !known);
        let wrong = wrong.map(|(field, value, _)| Wrong {
            parameter: field.to_owned(),
            message: format!(
                "{} kennen wij niet. Kies iets uit de lijst. U ziet nu alles.",
                crate::interchange::quote(value)
            ),
        });
        let wrong = wrong.collect();
        (filter, wrong)
    }

    /// Pages that show something else are called something else.
    fn title(&self, town: &Town, wrong: &[Wrong]) -> String {
        let chosen =
            [choices::sides(town, &self.side), choices::wijken(town, &self.wijk), choices::themes(town, &self.theme)];
        let chosen: Vec<String> = chosen.into_iter().flatten().filter(|one| one.selected).map(|one| one.text).collect();
        match (wrong.is_empty(), chosen.is_empty()) {
            (false, _) => "Pas aan: signalen".to_owned(),
            (true, true) => "Signalen".to_owned(),
            (true, false) => format!("Signalen: {}", chosen.join(", ")),
        }
    }

    fn is_empty(&self) -> bool {
        self.side.is_empty() && self.wijk.is_empty() && self.theme.is_empty()
    }

    fn keeps(&self, signal: &Signal, town: &Town) -> bool {
        let places = &town.places;
        let area = places.area(&signal.area_code);
        let wijk = places.area(&self.wijk).or_else(|| places.named(&self.wijk)).map(|area| places.wijk_of(area));
        let same_side = self.side.is_empty() || area.is_some_and(|area| area.side.as_deref() == Some(&self.side));
        let same_wijk = wijk.is_none_or(|wijk| wijk.code == signal.area_code);
        // A narrower theme is coded after the wider one.
        let narrower = || signal.theme.strip_prefix(&self.theme).is_some_and(|rest| rest.starts_with('-'));
        let same_theme = self.theme.is_empty() || signal.theme == self.theme || narrower();
        same_side && same_wijk && same_theme
    }
}
