//! `/zoeken`: the words and filters of the URL in, a ranked page out. Mistakes are told beside their field and the rest
//! of the search goes on.

mod filters;
mod map;
mod nothing;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use self::filters::{chips, groups, href};
use crate::accounts::Act;
use crate::app::{App, Town};
use crate::dutch;
use crate::lexicon::HelpLine;
use crate::search::{self, Answer, Count, Hit, Limit, PAGE, Query, SearchForm, Wrong};
use crate::web::frame::{Frame, page_with, searching};
use crate::web::problem::Problem;
use crate::web::view::{
    AlmostGroup, Card, Chip, Choice, FieldError, FilterGroup, HelpCall, Here, Outcome, PageLink, Pagination, Repair,
    SearchPage,
};
use crate::web::{cards, view, words};

pub use self::map::points;

/// Distances to choose from, in metres.
const DISTANCES: [u32; 5] = [500, 1_000, 2_500, 5_000, 10_000];

/// `GET /zoeken`.
pub async fn show(app: web::Data<App>, frame: Frame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let form = SearchForm::parse(request.query_string());
    let town = app.town.load();
    let (query, mut wrong) = search::read(&form, &app.known(&town));
    let find = move |app: &App| {
        let answer = search::find(app.engine.as_ref(), &query, &app.town.load().places, &Count::ALL)?;
        Ok((query, answer))
    };
    let (query, answer) = searching(&app, find).await?;
    wrong.extend(past_the_end(&query, answer.found.total));
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let seen = Seen { app: &app, town: &town, form: &form, query: &query, wrong: &wrong };
    page_with(status, &seen.page(&frame, answer))
}

/// What a page of results is made from.
struct Seen<'a> {
    app: &'a App,
    town: &'a Town,
    form: &'a SearchForm,
    query: &'a Query,
    wrong: &'a [Wrong],
}

impl Seen<'_> {
    fn page(&self, frame: &Frame, answer: Answer) -> SearchPage {
        let chips = chips(self.form, self.town, self.wrong);
        let filters = groups(self.form, &answer.found.counts, self.town, self.wrong);
        SearchPage {
            layout: frame.layout(self.town, self.title(&chips), Here::Search),
            log: frame.visitor.may(Act::LogQuestions).then(|| sent(self.form)),
            form: anchored(search_form(self.form, self.town, self.wrong), &filters),
            filters,
            clear_href: (!chips.is_empty()).then(|| href(&bare(self.form))),
            chips,
            outcome: self.outcome(&answer),
            understood: self.understood(),
            help: self.query.question.crisis.iter().map(|line| help(line)).collect(),
            spare: answer.found.spare,
            repair: self.repair(&answer),
            missing: missing(&answer),
            unread: self.unread(),
            results: answer.found.hits.iter().map(|hit| self.card(hit)).collect(),
            almost: if self.query.offset == 0 { self.almost(&answer) } else { Vec::new() },
            pagination: self.pagination(answer.found.total),
            nothing: (answer.found.total == 0).then(|| self.nothing(&answer)),
            map: self.map(&answer),
        }
    }

    /// Tells this search from others among the open tabs; a mistake comes first, as a screen reader reads it first.
    fn title(&self, chips: &[Chip]) -> String {
        let mistake =
            self.wrong.first().map(|wrong| format!("Pas aan: {} - ", short(&wrong.message))).unwrap_or_default();
        let asked = short(&self.query.text);
        let place = self.query.place.as_ref().map(|spot| format!("in {}", spot.name)).unwrap_or_default();
        let what = [asked, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let narrowed = chips.iter().map(|chip| chip.text.clone()).filter(|text| self.form.first("wijk") != Some(text));
        let all: Vec<String> = Some(what).filter(|what| !what.is_empty()).into_iter().chain(narrowed).collect();
        let all = if all.is_empty() { String::new() } else { format!(": {}", short(&all.join(", "))) };
        let page = self.query.offset / PAGE + 1;
        let page = if page > 1 { format!(" - pagina {page}") } else { String::new() };
        format!("{mistake}Zoeken{all}{page}")
    }

    fn outcome(&self, answer: &Answer) -> Outcome {
        let total = answer.found.total;
        let text = short(&self.query.text);
        let words = if text.is_empty() { String::new() } else { format!("voor ‘{text}’") };
        let place = self.query.place.as_ref().map(|spot| format!("in {}", spot.name)).unwrap_or_default();
        let last = (self.query.offset + answer.found.hits.len()).min(total);
        Outcome {
            count: format!("{} gevonden", words::services(total)),
            asked: [words, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "),
            part: if total > PAGE && last > 0 {
                format!("{} tot en met {last}", self.query.offset + 1)
            } else {
                String::new()
            },
        }
    }

    fn card(&self, hit: &Hit) -> Card {
        let card = cards::card(&hit.card, hit.distance, self.app.clock.today());
        Card { reasons: cards::reasons(search::why(self.query, hit)), ..card }
    }

    /// What was read in the sentence; each link searches again without it.
    fn understood(&self) -> Vec<Chip> {
        let not = self.form.all("not");
        let without = |code: &str| href(&self.form.with("not", &[not.as_slice(), &[code]].concat()));
        let read = self.query.question.understood.iter();
        read.map(|one| Chip { text: one.label.clone(), remove_href: without(&one.code) }).collect()
    }

    fn repair(&self, answer: &Answer) -> Option<Repair> {
        let repaired: Vec<_> = answer.found.repairs.iter().filter(|repair| !repair.read.is_empty()).collect();
        let list = |words: Vec<String>| words::listed(&words);
        (!repaired.is_empty()).then(|| Repair {
            searched: list(repaired.iter().flat_map(|repair| &repair.read).map(|stem| written(stem, answer)).collect()),
            typed: list(repaired.iter().map(|repair| repair.typed.clone()).collect()),
            literal_href: href(&self.form.with("exact", &["1"])),
        })
    }

    /// Signs or small words alone: everything is shown, and the page says why.
    fn unread(&self) -> bool {
        let question = &self.query.question;
        !self.query.text.trim().is_empty() && question.is_empty() && question.understood.is_empty()
    }

    fn almost(&self, answer: &Answer) -> Vec<AlmostGroup> {
        let group = |loosened: &search::Loosened| AlmostGroup {
            aspect: limit_in_words(loosened.limit).to_owned(),
            cards: loosened.best.iter().map(|hit| self.card(hit)).collect(),
        };
        answer.found.loosened.iter().filter(|loosened| !loosened.best.is_empty()).map(group).collect()
    }

    fn pagination(&self, total: usize) -> Option<Pagination> {
        let (pages, current) = (total.div_ceil(PAGE).max(1), self.query.offset / PAGE + 1);
        let to = |number: usize| href(&self.form.with("page", &[&number.to_string()]));
        let shown = |number: &usize| *number == 1 || *number == pages || number.abs_diff(current) <= 2;
        let mut links: Vec<PageLink> = Vec::new();
        for number in (1..=pages).filter(shown) {
            let after_gap = links.last().is_some_and(|last| last.number + 1 < number);
            links.push(PageLink { number, href: to(number), current: number == current, after_gap });
        }
        (pages > 1).then(|| Pagination {
            previous: (current > 1).then(|| to(current - 1)),
            next: (current < pages).then(|| to(current + 1)),
            pages: links,
        })
    }
}

/// A stem as the results on this page write it; a stem alone is no word that people know.
fn written(stem: &str, answer: &Answer) -> String {
    let texts = answer.found.hits.iter().flat_map(|hit| [&hit.card.name, &hit.card.summary]);
    let mut said = texts.flat_map(|text| dutch::words().of_text(text));
    said.find(|word| word.stem == stem).map_or_else(|| stem.to_owned(), |word| word.surface)
}

/// Words that no listing holds: what is shown fits the rest of the question only, and the page says so.
fn missing(answer: &Answer) -> String {
    let unread = answer.found.repairs.iter().filter(|repair| answer.found.total > 0 && repair.read.is_empty());
    words::listed(&unread.map(|repair| format!("‘{}’", repair.typed)).collect::<Vec<_>>())
}

fn help(line: &HelpLine) -> HelpCall {
    HelpCall {
        name: line.name.clone(),
        text: line.text.clone(),
        phone: line.phone.clone(),
        call: format!("tel:{}", line.phone.replace(' ', "")),
        url: line.url.clone(),
        hours: line.hours.clone(),
    }
}

/// The search form with everything typed kept and every mistake beside its field.
pub fn search_form(form: &SearchForm, town: &Town, wrong: &[Wrong]) -> view::SearchForm {
    let typed = |name: &str| form.first(name).unwrap_or_default().to_owned();
    let chosen = typed("radius");
    let serves = Choice { value: String::new(), text: "In mijn wijk".to_owned(), selected: chosen.is_empty() };
    let distance = |metres: u32| Choice {
        value: metres.to_string(),
        text: format!("Binnen {}", search::distance_in_words(f64::from(metres))),
        selected: chosen == metres.to_string(),
    };
    let other = chosen.parse::<u32>().ok().filter(|metres| !DISTANCES.contains(metres));
    view::SearchForm {
        q: typed("q"),
        wijk: typed("wijk"),
        wijken: town.places.wijken().map(|area| area.name.clone()).collect(),
        radius: std::iter::once(serves).chain(DISTANCES.into_iter().chain(other).map(distance)).collect(),
        lat: typed("lat"),
        lon: typed("lon"),
        hidden: form
            .pairs()
            .filter(|(name, value)| kept(name, value))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        errors: wrong.iter().map(|w| FieldError::new(&w.parameter, &w.message)).collect(),
    }
}

/// The form with every mistake leading to something on the page, also when it is about nothing that has a field.
fn anchored(mut form: view::SearchForm, groups: &[FilterGroup]) -> view::SearchForm {
    for error in &mut form.errors {
        let elsewhere = match error.field.as_str() {
            "q" | "wijk" | "radius" => continue,
            field if groups.iter().any(|group| group.name == field) => continue,
            "lat" | "lon" => "veld-wijk",
            "page" => "lijst",
            _ => "filters",
        };
        error.anchor = elsewhere.to_owned();
    }
    form
}

/// Parameters without a field of their own that a new search keeps.
fn kept(name: &str, value: &str) -> bool {
    name == search::LIST
        || (name == "open" && value != "now")
        || (name == "waiting" && !search::WAITS.iter().any(|weeks| weeks.to_string() == value))
}

/// What a limit is about, with its article.
fn limit_in_words(limit: Limit) -> &'static str {
    use crate::search::Facet;
    match limit {
        Limit::Age => "de leeftijd",
        Limit::Place => "de wijk of afstand",
        Limit::When => "de dag of het deel van de dag",
        Limit::Open => "het tijdstip",
        Limit::Waiting => "de wachttijd",
        Limit::Codes(Facet::Kind) => "de soort aanbod",
        Limit::Codes(Facet::Theme) => "het thema",
        Limit::Codes(Facet::Audience) => "de doelgroep",
        Limit::Codes(Facet::Access) => "de toegang",
        Limit::Codes(Facet::Form) => "de vorm",
        Limit::Codes(Facet::Language) => "de taal",
        Limit::Codes(Facet::Cost) => "de kosten",
        Limit::Codes(Facet::Accessibility) => "de toegankelijkheid",
        Limit::Codes(Facet::Intensity) => "hoe zwaar de vraag is",
    }
}

/// The same question without filters.
fn bare(form: &SearchForm) -> SearchForm {
    let text = form.first("q").unwrap_or_default();
    SearchForm::default().with("q", &[text])
}

/// The search as a form sends it.
fn sent(form: &SearchForm) -> Vec<(String, String)> {
    let kept = form.pairs().filter(|(name, _)| !matches!(*name, "page" | search::LIST));
    kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// A text as it fits in a heading.
fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

fn past_the_end(query: &Query, total: usize) -> Option<Wrong> {
    let pages = total.div_ceil(PAGE);
    (query.offset > 0 && query.offset >= total).then(|| Wrong {
        parameter: "page".to_owned(),
        message: match pages {
            0 | 1 => "Deze pagina met resultaten is er niet. Er is maar één pagina.".to_owned(),
            pages => format!("Deze pagina met resultaten is er niet. De laatste is pagina {pages}."),
        },
    })
}
