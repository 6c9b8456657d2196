//! Dates, times and counts as people say them in Dutch, level B1.

use chrono::{Datelike, NaiveDate};

use crate::catalogue::{Day, Every};
pub use crate::dutch::date;
use crate::search::{Slot, days_in_words, sentence};

/// `dinsdag 3 maart 2026`.
pub fn long_date(day: NaiveDate) -> String {
    format!("{} {}", Day::from(day.weekday()).label(), date(day))
}

/// `9.00` for minute 540 of the day.
pub fn time(minute: u16) -> String {
    let minute = minute % 1440;
    format!("{}.{:02}", minute / 60, minute % 60)
}

/// `1 voorziening`, `34 voorzieningen`, `1.234 voorzieningen`.
pub fn services(number: usize) -> String {
    if number == 1 { "1 voorziening".to_owned() } else { format!("{} voorzieningen", thousands(number)) }
}

/// A number with points between the thousands.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}

/// Opening hours, one line for each time of day and rhythm: `Elke maandag en donderdag van 9.00 tot 12.00 uur`.
pub fn hours(slots: &[Slot]) -> Vec<String> {
    groups(slots)
        .into_iter()
        .map(|(first, days)| format!("{} {days} {}", rhythm(first.every), span(first)))
        .map(|line| sentence(&line))
        .collect()
}

/// The same on one short line for a card: `maandag en donderdag 9.00 - 12.00 uur`; more than two times are counted.
pub fn hours_short(slots: &[Slot]) -> Option<String> {
    let groups = groups(slots);
    let short = |(first, days): &(Slot, String)| format!("{days} {} - {} uur", time(first.from), time(first.to));
    match groups.as_slice() {
        [] => None,
        [one] => Some(sentence(&format!("{}{}", prefix(one.0.every), short(one)))),
        [one, other] => Some(sentence(&format!("{}; {}", short(one), short(other)))),
        _ => Some(sentence(&days_in_words(slots.iter().map(|slot| slot.day)))),
    }
}

/// Slots with the same time and rhythm together, with their days in words.
fn groups(slots: &[Slot]) -> Vec<(Slot, String)> {
    let mut firsts: Vec<Slot> = Vec::new();
    for slot in slots {
        if !firsts.iter().any(|first| alike(first, slot)) {
            firsts.push(*slot);
        }
    }
    let days = |first: &Slot| days_in_words(slots.iter().filter(|slot| alike(first, slot)).map(|slot| slot.day));
    firsts.iter().map(|first| (*first, days(first))).collect()
}

fn alike(one: &Slot, other: &Slot) -> bool {
    (one.from, one.to, one.every) == (other.from, other.to, other.every)
}

fn rhythm(every: Every) -> &'static str {
    match every {
        Every::Week => "elke",
        Every::TwoWeeks => "om de week op",
        Every::Month => "één keer per maand op",
    }
}

fn prefix(every: Every) -> &'static str {
    match every {
        Every::Week => "",
        Every::TwoWeeks => "om de week ",
        Every::Month => "elke maand op ",
    }
}

fn span(slot: Slot) -> String {
    if slot.from == 0 && slot.to >= 1439 {
        return "de hele dag".to_owned();
    }
    format!("van {} tot {} uur", time(slot.from), time(slot.to))
}

/// A sentence as it stands inside another one: without its capital.
pub fn inside(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// Names with commas and a last `en`.
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} en {last}", rest.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(day: Day, from: u16, to: u16, every: Every) -> Slot {
        Slot { day, from, to, every }
    }

    #[test]
    fn days_with_the_same_hours_share_a_line() {
        let slots = [
            slot(Day::Monday, 540, 720, Every::Week),
            slot(Day::Thursday, 540, 720, Every::Week),
            slot(Day::Saturday, 600, 660, Every::Month),
        ];
        let lines = [
            "Elke maandag en donderdag van 9.00 tot 12.00 uur",
            "Één keer per maand op zaterdag van 10.00 tot 11.00 uur",
        ];
        assert_eq!(hours(&slots), lines);
        assert_eq!(
            hours_short(&slots).as_deref(),
            Some("Maandag en donderdag 9.00 - 12.00 uur; zaterdag 10.00 - 11.00 uur")
        );
    }

    #[test]
    fn large_numbers_have_points() {
        assert_eq!(services(1), "1 voorziening");
        assert_eq!(services(100_000), "100.000 voorzieningen");
    }
}
