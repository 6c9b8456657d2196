//! A found service as a card on a page: every fact in words, nothing left to the template.

use chrono::NaiveDate;

use super::view::{Card, Fit, Freshness, KindBadge, Notice, Reach, Reason};
use super::words;
use crate::catalogue::freshness::is_overdue;
use crate::catalogue::{Access, Cost, Kind};
use crate::search::{self, Verdict, distance_in_words, sentence, waiting_in_words};

/// The card of a service; `distance` in metres from where was searched.
pub fn card(found: &search::Card, distance: Option<f64>, today: NaiveDate) -> Card {
    Card {
        slug: found.slug.clone(),
        href: format!("/voorziening/{}", found.slug),
        name: found.name.clone(),
        organization: found.organization.clone(),
        kind: badge(found.kind),
        summary: found.summary.clone(),
        reach: reach(found, distance),
        when: words::hours_short(&found.slots),
        access: access(found.access).to_owned(),
        cost: cost(found),
        waiting: found.waiting_weeks.map(|weeks| sentence(&waiting_in_words(weeks))),
        reasons: Vec::new(),
        freshness: freshness(found.kind, found.confirmed_on, today),
        notice: notice(found),
    }
}

/// The reasons of a result in the words of the page.
pub fn reasons(found: Vec<search::Reason>) -> Vec<Reason> {
    found.into_iter().map(reason).collect()
}

fn reason(found: search::Reason) -> Reason {
    let aspect = match found.aspect {
        "age" => "Leeftijd",
        "wijk" => "Wijk",
        "access" => "Toegang",
        "language" => "Taal",
        "day" => "Dag en tijd",
        "cost" => "Kosten",
        "distance" => "Afstand",
        _ => "Wachttijd",
    };
    let fit = match found.verdict {
        Verdict::Fits => Fit::Fits,
        Verdict::Not => Fit::Differs,
        Verdict::Unknown => Fit::Unknown,
    };
    Reason { aspect: aspect.to_owned(), detail: words::inside(&found.text), fit }
}

/// The badge of a kind.
pub fn badge(kind: Kind) -> KindBadge {
    match kind {
        Kind::Buurtinitiatief => KindBadge::Buurtinitiatief,
        Kind::Voorliggend => KindBadge::Voorliggend,
        Kind::Specialistisch => KindBadge::Specialistisch,
    }
}

/// How to get in, as a person would say it.
pub fn access(access: Access) -> &'static str {
    match access {
        Access::Inloop => "Gewoon binnenlopen",
        Access::Aanmelden => "Eerst aanmelden",
        Access::Verwijzing => "Met een verwijzing",
        Access::Indicatie => "Met een indicatie",
    }
}

/// What it costs: the organization's words, else the sort of cost.
pub fn cost(found: &search::Card) -> String {
    let sort = found.cost.map_or("Kosten niet bekend", Cost::label);
    if found.cost_text.is_empty() { sort.to_owned() } else { found.cost_text.clone() }
}

/// When the organization last confirmed it.
pub fn freshness(kind: Kind, confirmed_on: Option<NaiveDate>, today: NaiveDate) -> Freshness {
    let text = confirmed_on
        .map_or_else(|| "Nog niet bevestigd".to_owned(), |day| format!("Bevestigd op {}", words::date(day)));
    Freshness { text, overdue: is_overdue(kind, confirmed_on, today) }
}

/// What must be seen before all else.
pub fn notice(found: &search::Card) -> Option<Notice> {
    let text = match (&found.alert, found.closed, found.full) {
        (Some(alert), true, _) => format!("Tijdelijk gesloten. {alert}"),
        (None, true, _) => "Tijdelijk gesloten. Bel eerst voordat u gaat.".to_owned(),
        (Some(alert), false, _) => alert.clone(),
        (None, false, true) => "Nu vol. Vraag naar de wachtlijst.".to_owned(),
        (None, false, false) => return None,
    };
    Some(Notice { text, onward: None })
}

fn reach(found: &search::Card, distance: Option<f64>) -> Reach {
    let comes = || Reach::Comes { text: how_it_comes(&found.forms) };
    let Some(place) = &found.place else { return comes() };
    let area = place.area_name.clone().or_else(|| place.city.clone()).unwrap_or_default();
    if place.protected {
        return Reach::OnRequest { area };
    }
    let text = if area.is_empty() { place.name.clone() } else { format!("{}, {area}", place.name) };
    Reach::Place { text, distance: distance.map(distance_in_words) }
}

/// In what way a service comes to people.
pub fn how_it_comes(forms: &[String]) -> String {
    let ways = [("aan-huis", "aan huis"), ("telefonisch", "telefonisch"), ("digitaal", "online")];
    let named: Vec<String> =
        ways.iter().filter(|(form, _)| forms.iter().any(|own| own == form)).map(|(_, way)| (*way).to_owned()).collect();
    if named.is_empty() { "Plek in overleg".to_owned() } else { sentence(&words::listed(&named)) }
}
