//! Why a result fits, aspect by aspect, in words that a coach can read out. Only what was asked for is judged.

use super::document::{Card, Slot};
use super::filter::{Ages, Facet, Filter, Part, Place};
use crate::catalogue::{Access, Cost, Day};
use crate::dutch::language_name;

/// How a listing does on one aspect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It fits.
    Fits,
    /// It does not.
    Not,
    /// The listing does not tell.
    Unknown,
}

impl Verdict {
    /// The name in the API.
    pub fn code(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::Not => "not",
            Self::Unknown => "unknown",
        }
    }

    fn of(fits: bool) -> Self {
        if fits { Self::Fits } else { Self::Not }
    }
}

/// One aspect of a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// `age`, `wijk`, `access`, `language`, `day`, `cost`, `distance` or `waiting`.
    pub aspect: &'static str,
    /// How it does.
    pub verdict: Verdict,
    /// The same in words.
    pub text: String,
}

fn reason(aspect: &'static str, verdict: Verdict, text: impl Into<String>) -> Option<Reason> {
    Some(Reason { aspect, verdict, text: text.into() })
}

/// The judgement of a listing on everything that was asked; `area` is the name of the wijk, `distance` metres.
pub fn reasons(card: &Card, filter: &Filter, area: Option<&str>, distance: Option<f64>) -> Vec<Reason> {
    let asked = |facet: Facet| filter.codes.get(&facet).filter(|codes| !codes.is_empty());
    let all = [
        filter.age.and_then(|ages| age(card, ages)),
        filter.place.as_ref().and_then(|place| wijk(card, place, area)),
        asked(Facet::Access).and_then(|codes| access(card, codes)),
        asked(Facet::Language).and_then(|codes| language(card, codes)),
        day(card, filter),
        asked(Facet::Cost).and_then(|codes| cost(card, codes)),
        filter.place.as_ref().and_then(|place| far(card, place, distance)),
        filter.waiting.and_then(|weeks| waiting(card, weeks)),
    ];
    all.into_iter().flatten().collect()
}

/// The age limits in words.
pub fn ages_in_words(card: &Card) -> String {
    match (card.minimum_age, card.maximum_age) {
        (None, None) => "alle leeftijden".to_owned(),
        (Some(from), None) => format!("{from} jaar en ouder"),
        (None, Some(to)) => format!("tot en met {to} jaar"),
        (Some(from), Some(to)) => format!("{from} tot en met {to} jaar"),
    }
}

/// Metres as people say them.
pub fn distance_in_words(metres: f64) -> String {
    if metres < 950.0 {
        return format!("{} m", ((metres / 50.0).round() * 50.0).max(50.0));
    }
    let digits = usize::from(metres < 9_950.0);
    format!("{:.digits$} km", metres / 1000.0).replace('.', ",")
}

/// Weeks to wait in words.
pub fn waiting_in_words(weeks: u16) -> String {
    match weeks {
        0 => "geen wachttijd".to_owned(),
        1 => "ongeveer 1 week wachten".to_owned(),
        weeks => format!("ongeveer {weeks} weken wachten"),
    }
}

fn age(card: &Card, asked: Ages) -> Option<Reason> {
    let fits = card.minimum_age.is_none_or(|least| least <= asked.to)
        && card.maximum_age.is_none_or(|most| asked.from <= most);
    reason("age", Verdict::of(fits), sentence(&ages_in_words(card)))
}

fn wijk(card: &Card, place: &Place, name: Option<&str>) -> Option<Reason> {
    let (code, name) = (place.area.as_deref()?, name?);
    if card.serves.iter().any(|area| area == code) {
        return reason("wijk", Verdict::Fits, format!("Werkt in {name}"));
    }
    if card.serves_municipality {
        return reason("wijk", Verdict::Fits, "Werkt in de hele gemeente");
    }
    if card.serves_region {
        return reason("wijk", Verdict::Fits, "Werkt in de hele regio");
    }
    reason("wijk", Verdict::Not, format!("Werkt niet in {name}"))
}

fn access(card: &Card, codes: &[String]) -> Option<Reason> {
    let words = match card.access {
        Access::Inloop => "U kunt zo binnenlopen",
        Access::Aanmelden => "Eerst aanmelden",
        Access::Verwijzing => "Met een verwijzing",
        Access::Indicatie => "Met een indicatie",
    };
    reason("access", Verdict::of(codes.iter().any(|code| code == card.access.as_str())), words)
}

fn language(card: &Card, codes: &[String]) -> Option<Reason> {
    let names = |codes: &[String]| codes.iter().map(|code| language_name(code)).collect::<Vec<_>>().join(", ");
    let spoken: Vec<String> = codes.iter().filter(|code| card.languages.contains(code)).cloned().collect();
    if card.languages.is_empty() {
        return reason("language", Verdict::Unknown, "Talen niet bekend");
    }
    if spoken.is_empty() {
        return reason("language", Verdict::Not, format!("Geen hulp in: {}", names(codes)));
    }
    reason("language", Verdict::Fits, format!("Hulp in: {}", names(&spoken)))
}

fn day(card: &Card, filter: &Filter) -> Option<Reason> {
    if filter.days.is_empty() && filter.parts.is_empty() && filter.open.is_none() {
        return None;
    }
    if card.slots.is_empty() {
        return reason("day", Verdict::Unknown, "Tijden in overleg");
    }
    let asked = |slot: &&Slot| {
        let day = filter.days.is_empty() || filter.days.contains(&slot.day);
        let part = filter.parts.is_empty() || filter.parts.iter().any(|part| in_part(slot, *part));
        let open = filter.open.is_none_or(|open| slot.day == open.day && (slot.from..slot.to).contains(&open.minute));
        day && part && open
    };
    let days = days_in_words(card.slots.iter().filter(asked).map(|slot| slot.day));
    if days.is_empty() {
        return reason(
            "day",
            Verdict::Not,
            format!("Alleen op {}", days_in_words(card.slots.iter().map(|slot| slot.day))),
        );
    }
    reason("day", Verdict::Fits, format!("Open op {days}"))
}

fn in_part(slot: &Slot, part: Part) -> bool {
    let (from, to) = part.minutes();
    slot.from < to && from < slot.to
}

/// Days of the week, each once, in order, in words.
pub fn days_in_words(days: impl Iterator<Item = Day>) -> String {
    let mut days: Vec<Day> = days.collect();
    days.sort();
    days.dedup();
    let names: Vec<&str> = days.iter().map(|day| day.label()).collect();
    match names.as_slice() {
        [] => String::new(),
        [rest @ .., last] if !rest.is_empty() => format!("{} en {last}", rest.join(", ")),
        [only, ..] => (*only).to_owned(),
    }
}

fn cost(card: &Card, codes: &[String]) -> Option<Reason> {
    let Some(cost) = card.cost else { return reason("cost", Verdict::Unknown, "Kosten niet bekend") };
    let own_words = cost != Cost::Gratis && !card.cost_text.is_empty();
    let words = if own_words { card.cost_text.clone() } else { cost.label().to_owned() };
    reason("cost", Verdict::of(codes.iter().any(|code| code == cost.as_str())), words)
}

fn far(card: &Card, place: &Place, distance: Option<f64>) -> Option<Reason> {
    place.origin?;
    match distance {
        Some(metres) => {
            let fits = place.radius.is_none_or(|radius| metres <= radius);
            reason("distance", Verdict::of(fits), distance_in_words(metres))
        }
        None if card.comes_by_form() => reason("distance", Verdict::Fits, "Thuis, aan de telefoon of online"),
        None if card.place.is_none() => reason("distance", Verdict::Unknown, "Plek in overleg"),
        None => reason("distance", Verdict::Unknown, "Adres op aanvraag"),
    }
}

fn waiting(card: &Card, most: u16) -> Option<Reason> {
    match card.waiting_weeks {
        Some(weeks) => reason("waiting", Verdict::of(weeks <= most), sentence(&waiting_in_words(weeks))),
        None => reason("waiting", Verdict::Unknown, "Wachttijd niet bekend"),
    }
}

/// The words with a capital in front.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::distance_in_words;

    #[test]
    fn distances_are_told_as_people_say_them() {
        assert_eq!(distance_in_words(12.0), "50 m");
        assert_eq!(distance_in_words(849.0), "850 m");
        assert_eq!(distance_in_words(1_240.0), "1,2 km");
        assert_eq!(distance_in_words(9_949.0), "9,9 km");
        assert_eq!(distance_in_words(23_400.0), "23 km");
    }
}
