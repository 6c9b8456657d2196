//! `/tekorten/wijk/{code}`: who lives in a wijk, what is there, what is asked, what stands out, and how it is next door.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::told::{Told, column};
use super::{empty, words};
use crate::app::{App, Town};
use crate::catalogue::Kind;
use crate::gaps::{Counted, Level};
use crate::geography::Area;
use crate::search::{self, Count, Facet, SearchForm, Unavailable};
use crate::web::drawing::wijken;
use crate::web::frame::{Frame, page, report, searching};
use crate::web::pages::home::numbers;
use crate::web::problem::Problem;
use crate::web::view::gaps::{Cell, Fact, GapsWijkPage, Table, TableRow};
use crate::web::view::{Here, Link};
use crate::web::words::{listed, thousands};

/// Figures of a wijk that are shown, by their name in the figures of areas; the words are those of the source.
const PROFILE: [(&str, &str); 10] = [
    ("pct_0_14", "0 tot en met 14 jaar"),
    ("pct_15_24", "15 tot en met 24 jaar"),
    ("pct_25_44", "25 tot en met 44 jaar"),
    ("pct_45_64", "45 tot en met 64 jaar"),
    ("pct_65_plus", "65 jaar en ouder"),
    ("pct_lowest_40_income", "Laag inkomen (laagste 40 % van Nederland)"),
    ("pct_lonely_18_plus", "Eenzaam (18 jaar en ouder)"),
    ("pct_hard_to_make_ends_meet_18_plus", "Moeite met rondkomen (18 jaar en ouder)"),
    ("pct_informal_carer_18_plus", "Mantelzorger (18 jaar en ouder)"),
    ("pct_good_health_18_plus", "Vindt de eigen gezondheid goed (18 jaar en ouder)"),
];

/// Services of one wijk: how many, and by kind.
struct Offer {
    total: usize,
    kinds: HashMap<String, usize>,
}

/// `GET /tekorten/wijk/{code}`.
pub async fn show(app: web::Data<App>, frame: Frame, code: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (report, town) = (report(&app).await?, app.town.load());
    let area =
        town.places.area(&code).filter(|area| area.level == crate::geography::Level::Wijk).ok_or(Problem::NotFound)?;
    let counted = report.area_of(&area.code).ok_or(Problem::NotFound)?;
    let Some(year) = report.usual_year() else {
        return empty(&town, &frame, &report, format!("Wat ontbreekt in {}?", area.name));
    };
    let told = Told { town: &town, report: &report, year };
    let codes: Vec<String> = std::iter::once(area).chain(town.places.neighbours(&area.code)).map(code_of).collect();
    let offers = searching(&app, move |app| offers(app, &codes)).await?;
    page(&told.wijk(&frame, area, counted, &offers))
}

fn code_of(area: &Area) -> String {
    area.code.clone()
}

fn offers(app: &App, codes: &[String]) -> Result<HashMap<String, Offer>, Unavailable> {
    let town = app.town.load();
    let mut found = HashMap::new();
    for code in codes {
        let (query, _) = search::read(&SearchForm::default().with("wijk", &[code]), &app.known(&town));
        let of_wijk = search::look_up(app.engine.as_ref(), &query, &[Count::Codes(Facet::Kind)])?;
        let kinds = numbers(&of_wijk, Count::Codes(Facet::Kind));
        let kinds = kinds.into_iter().map(|(kind, number)| (kind.to_owned(), number)).collect();
        found.insert(code.clone(), Offer { total: of_wijk.total, kinds });
    }
    Ok(found)
}

impl Told<'_> {
    fn wijk(&self, frame: &Frame, area: &Area, counted: &Counted, offers: &HashMap<String, Offer>) -> GapsWijkPage {
        let gaps = self.report.gaps(Level::Wijk).iter().filter(|gap| gap.area == counted.code);
        GapsWijkPage {
            layout: frame.layout(self.town, format!("Wat ontbreekt in {}?", area.name), Here::Elsewhere),
            name: area.name.clone(),
            about: self.about(area, counted),
            period: words::period(self.year.from(), self.year.to()),
            list_period: words::period(self.report.window().from, self.report.window().to),
            rows: self.rows(Level::Wijk, gaps),
            sensitive: self.rows(Level::Wijkteam, self.sensitive(Some(&counted.team))),
            profile: profile(self.town, area),
            offer: offers.get(&area.code).map(|offer| facts(area, offer)).unwrap_or_default(),
            questions: self.year.is_whole().then(|| self.questions(counted)),
            neighbours: self.neighbours(area, offers),
            map: wijken(self.town, &[], &[&area.code]),
            source: self.town.municipality.attribution.get("figures").cloned().unwrap_or_default(),
        }
    }

    fn about(&self, area: &Area, counted: &Counted) -> Vec<String> {
        let mut about = vec![format!("Wijkteam {}.", counted.team)];
        let others: Vec<String> = counted
            .code
            .split('+')
            .filter(|code| *code != area.code)
            .filter_map(|code| Some(self.town.places.area(code)?.name.clone()))
            .collect();
        if !others.is_empty() {
            about.push(format!(
                "De vragen van {} tellen samen met die van {}. Alleen is een van deze wijken te klein.",
                area.name,
                listed(&others)
            ));
        }
        about
    }

    fn questions(&self, counted: &Counted) -> Table {
        let row = |theme: &String| {
            let count = self.of_wijk(Some(theme), &counted.code);
            let hidden = self.is_sensitive(theme);
            let shown = |text: String| Cell::plain(if hidden { "niet per wijk".to_owned() } else { text });
            TableRow {
                number: String::new(),
                head: self.theme(theme),
                cells: vec![
                    shown(words::figure(count.questions)),
                    shown(words::figure(count.unmet)),
                    Cell::plain(words::reach(self.report.reach(Level::Wijk, &counted.code, theme))),
                    shown(self.stands_out(Level::Wijk, &counted.code, Some(theme))),
                ],
            }
        };
        let all = self.of_wijk(None, &counted.code);
        let mut rows: Vec<TableRow> = self.report.themes().iter().map(row).collect();
        rows.push(TableRow {
            number: String::new(),
            head: column("Alle thema’s"),
            cells: [words::figure(all.questions), words::figure(all.unmet), "–".to_owned(), "–".to_owned()]
                .map(Cell::plain)
                .into(),
        });
        Table {
            caption: format!("Vragen uit {}", counted.name),
            corner: "Thema".to_owned(),
            head: ["Vragen", "Zonder passend aanbod", "Aanbod binnen bereik", "Tekort"].map(column).into(),
            rows,
        }
    }

    /// The wijk itself first, then those around it.
    fn neighbours(&self, area: &Area, offers: &HashMap<String, Offer>) -> Table {
        let around = std::iter::once(area).chain(self.town.places.neighbours(&area.code));
        let row = |one: &Area| {
            let counted = self.report.area_of(&one.code)?;
            let count = self.of_wijk(None, &counted.code);
            let number = offers.get(&one.code).map_or_else(|| "–".to_owned(), |offer| thousands(offer.total));
            Some(TableRow {
                number: String::new(),
                head: if one.code == area.code {
                    column(&format!("{} (deze wijk)", one.name))
                } else {
                    Link::new(&one.name, format!("/tekorten/wijk/{}", one.code))
                },
                cells: [
                    Self::inhabitants(one),
                    number,
                    words::figure(count.questions),
                    words::figure(count.unmet),
                    words::percent(count.part()),
                    self.stands_out(Level::Wijk, &counted.code, None),
                ]
                .map(Cell::plain)
                .into(),
            })
        };
        let head = ["Inwoners", "Voorzieningen", "Vragen", "Zonder passend aanbod", "Deel van de vragen", "Tekorten"];
        Table {
            caption: format!("{} en de wijken eromheen", area.name),
            corner: "Wijk".to_owned(),
            head: head.map(column).into(),
            rows: around.filter_map(row).collect(),
        }
    }
}

/// Who lives here, beside the whole municipality.
fn profile(town: &Town, area: &Area) -> Table {
    let row = |text: &str, own: String, all: String| TableRow {
        number: String::new(),
        head: column(text),
        cells: vec![Cell::plain(own), Cell::plain(all)],
    };
    let people: i64 = town.places.wijken().filter_map(|wijk| wijk.inhabitants).map(i64::from).sum();
    let everybody = usize::try_from(people).map_or_else(|_| "–".to_owned(), thousands);
    let mut rows = vec![row("Inwoners", Told::inhabitants(area), everybody)];
    let percent = |number: f64| format!("{number:.0} %");
    for (name, text) in PROFILE {
        if let (Some(own), Some(all)) = (area.figures.get(name), mean(town, name)) {
            rows.push(row(text, percent(*own), percent(all)));
        }
    }
    Table {
        caption: format!("{} en de hele gemeente", area.name),
        corner: "Inwoners".to_owned(),
        head: vec![column(&area.name), column("Hele gemeente")],
        rows,
    }
}

/// A percentage over all wijken that have it, weighed by inhabitants.
fn mean(town: &Town, name: &str) -> Option<f64> {
    let weighed =
        town.places.wijken().filter_map(|wijk| Some((*wijk.figures.get(name)?, f64::from(wijk.inhabitants?))));
    let (sum, people) = weighed.fold((0.0, 0.0), |(sum, all), (part, people)| (sum + part * people, all + people));
    (people > 0.0).then(|| sum / people)
}

fn facts(area: &Area, offer: &Offer) -> Vec<Fact> {
    let fact = |kind: &Kind| Fact {
        number: thousands(offer.kinds.get(kind.as_str()).copied().unwrap_or_default()),
        link: Link::new(in_words(*kind), format!("/zoeken?wijk={}&kind={}", area.code, kind.as_str())),
    };
    let all = Fact {
        number: thousands(offer.total),
        link: Link::new("voorzieningen voor deze wijk", format!("/zoeken?wijk={}", area.code)),
    };
    std::iter::once(all).chain(Kind::ALL.iter().map(fact)).collect()
}

fn in_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Buurtinitiatief => "van buurtbewoners zelf",
        Kind::Voorliggend => "van een beroepskracht, zonder indicatie",
        Kind::Specialistisch => "met een verwijzing of indicatie",
    }
}
