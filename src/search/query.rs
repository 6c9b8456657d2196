//! What a search means: the form with every value checked. A mistake becomes a sentence beside its field, and the rest
//! of the search goes on without it.

use chrono::{DateTime, Datelike, Timelike, Utc};
use chrono_tz::Europe::Amsterdam;

use super::embedded::day_number;
use super::filter::{Ages, Facet, Filter, Moment, Part, Place};
use super::form::{LIST, SearchForm};
use super::question::Question;
use super::sense::Sense;
use super::value::{self, Spot, Wrong};
use crate::catalogue::{Access, Cost, Day, Feature, Intensity, Kind, Taxonomies};
use crate::geography::Places;

/// Longest text that is searched, in characters: a long intake note fits, a pasted file does not.
pub const LONGEST_TEXT: usize = 2_000;
/// Results on a page.
pub const PAGE: usize = 20;
/// Most results in one answer of the API.
pub const MOST: usize = 100;
/// Deepest result that can be asked for; nobody reads further, and it bounds the work of one request.
pub const DEEPEST: usize = 10_000;

/// A search that can be carried out.
#[derive(Debug, Clone)]
pub struct Query {
    /// The words, as typed.
    pub text: String,
    /// The same, ready to be looked for.
    pub question: Question,
    /// What it is narrowed by.
    pub filter: Filter,
    /// The place that was recognised.
    pub place: Option<Spot>,
    /// First result, from zero.
    pub offset: usize,
    /// Most results.
    pub limit: usize,
    /// Names of the counts that were asked for.
    pub facets: Vec<String>,
    /// The shortlist that travels along.
    pub list: Vec<String>,
    /// The present moment in the week, in the Netherlands.
    pub now: Moment,
    /// Today, in days since 1970-01-01.
    pub today: i32,
}

/// What a search is read against.
pub struct Known<'a> {
    /// Wijken and postcodes.
    pub places: &'a Places,
    /// Themes, audiences, forms.
    pub taxonomies: &'a Taxonomies,
    /// The clock.
    pub now: DateTime<Utc>,
    /// Nearness in meaning, when that is asked for.
    pub sense: Option<&'a Sense>,
}

impl Known<'_> {
    /// The present moment in the week, in the Netherlands.
    pub fn moment(&self) -> Moment {
        let local = self.now.with_timezone(&Amsterdam);
        Moment { day: Day::from(local.weekday()), minute: (local.hour() * 60 + local.minute()) as u16, dated: true }
    }

    /// Today in the Netherlands, in days since 1970-01-01.
    pub fn today(&self) -> i32 {
        day_number(self.now.with_timezone(&Amsterdam).date_naive())
    }
}

/// Reads a form; answers the search that can be carried out, and every mistake in the form.
pub fn read(form: &SearchForm, known: &Known<'_>) -> (Query, Vec<Wrong>) {
    let mut wrong: Vec<Wrong> = form.unknown().into_iter().map(value::unknown_name).collect();
    let mut note = |mistake: Wrong| wrong.push(mistake);
    let now = known.moment();
    let (place, resolved) = read_place(form, known.places, &mut note);
    let filter = Filter {
        codes: read_codes(form, known.taxonomies, &mut note),
        age: keep(form.first("age").map(value::ages), &mut note),
        place,
        days: value::list(
            form,
            "day",
            |code| code.parse::<Day>().ok(),
            "een dag: ma, di, wo, do, vr, za of zo",
            &mut note,
        ),
        parts: value::list(form, "part", part, "een deel van de dag: ochtend, middag of avond", &mut note),
        open: keep(form.first("open").map(|text| value::moment(text, now)), &mut note),
        waiting: keep(form.first("waiting").map(|text| value::whole("waiting", text, 0, 104)), &mut note)
            .map(|weeks| weeks as u16),
    };
    let (offset, limit) = read_window(form, &mut note);
    let text = keep(form.first("q").map(value::text), &mut note).unwrap_or_default();
    let question = match form.first("exact") {
        Some(_) => Question::plain(&text),
        None => Question::read(&text, &form.all("not"), known),
    };
    let query = Query {
        text,
        question,
        filter,
        place: resolved,
        offset,
        limit,
        facets: form.all("facets").into_iter().map(str::to_owned).collect(),
        list: form.all(LIST).into_iter().map(str::to_owned).collect(),
        now,
        today: known.today(),
    };
    (query, wrong)
}

fn keep<T>(read: Option<Result<T, Wrong>>, note: &mut impl FnMut(Wrong)) -> Option<T> {
    read?.map_err(note).ok()
}

fn part(code: &str) -> Option<Part> {
    Part::ALL.into_iter().find(|part| part.code() == code)
}

fn read_codes(
    form: &SearchForm,
    taxonomies: &Taxonomies,
    note: &mut impl FnMut(Wrong),
) -> std::collections::BTreeMap<Facet, Vec<String>> {
    let mut codes = std::collections::BTreeMap::new();
    for facet in Facet::ALL {
        let (good, bad): (Vec<&str>, Vec<&str>) =
            form.all(facet.name()).into_iter().partition(|code| exists(facet, code, taxonomies));
        bad.iter().for_each(|code| note(value::unknown_code(facet, code)));
        if !good.is_empty() {
            codes.insert(facet, good.into_iter().map(str::to_owned).collect());
        }
    }
    codes
}

fn exists(facet: Facet, code: &str, taxonomies: &Taxonomies) -> bool {
    match facet {
        Facet::Kind => code.parse::<Kind>().is_ok(),
        Facet::Access => code.parse::<Access>().is_ok(),
        Facet::Intensity => code.parse::<Intensity>().is_ok(),
        Facet::Cost => code.parse::<Cost>().is_ok(),
        Facet::Theme => taxonomies.has("theme", code),
        Facet::Audience => taxonomies.has("audience", code),
        Facet::Form => taxonomies.has("form", code),
        Facet::Language => (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase()),
        Facet::Accessibility => code.parse::<Feature>().is_ok(),
    }
}

fn read_place(form: &SearchForm, places: &Places, note: &mut impl FnMut(Wrong)) -> (Option<Place>, Option<Spot>) {
    let resolved = keep(form.first("wijk").map(|text| value::place(text, places)), note);
    let point = value::point(form, note);
    let radius = keep(form.first("radius").map(value::radius), note);
    let here = point.and_then(|point| places.area_at(point)).map(|area| area.code.clone());
    let area = resolved.as_ref().map(|found| found.code.clone());
    let origin = point.or(resolved.as_ref().map(|found| found.point));
    if radius.is_some() && origin.is_none() {
        note(value::radius_without_place());
    }
    let place = match (area, origin) {
        (None, None) => None,
        // A point alone orders by distance; only a radius narrows by it.
        (None, origin) => Some(Place { area: here.filter(|_| radius.is_some()), origin, radius, must_serve: false }),
        (area, origin) => Some(Place { area, origin, radius, must_serve: point.is_some() }),
    };
    (place, resolved)
}

fn read_window(form: &SearchForm, note: &mut impl FnMut(Wrong)) -> (usize, usize) {
    let mut number = |name, least, most| {
        keep(form.first(name).map(|text| value::whole(name, text, least, most)), note).map(|n| n as usize)
    };
    let limit = number("limit", 1, MOST as u64).unwrap_or(PAGE);
    let offset = number("offset", 0, DEEPEST as u64);
    let page = number("page", 1, (DEEPEST / PAGE) as u64);
    (offset.unwrap_or_else(|| (page.unwrap_or(1) - 1) * limit), limit)
}

/// The ages that a band or a single age stands for.
impl Ages {
    /// Somebody of exactly this age.
    pub fn one(age: u8) -> Self {
        Self { from: age, to: age }
    }
}
