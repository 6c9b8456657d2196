//! The letter in words: sections of one-line items, for a page and for plain text alike. Kept to one sheet of A4 by
//! showing the first few of each section and counting the rest.

use std::fmt::Write;

use super::super::proposal::Proposal;
use super::super::signal::Signal;
use super::{Letter, Rise};
use crate::catalogue::{Taxonomies, Taxonomy};
use crate::dutch;
use crate::geography::Places;

/// Items of a section that fit the sheet.
const SHOWN: usize = 6;
/// Letters of a line of plain text.
const WIDTH: usize = 76;

/// Names for the codes that signals hold.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// Names of wijken.
    pub places: &'a Places,
    /// Names of themes.
    pub taxonomies: &'a Taxonomies,
}

/// One part of the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub heading: &'static str,
    /// Its items; empty when there are none.
    pub items: Vec<Item>,
    /// How many more there are, in a sentence; or that there are none.
    pub remark: Option<String>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is about.
    pub title: String,
    /// What there is to tell.
    pub detail: String,
    /// The path of its page, where it has one.
    pub path: Option<String>,
}

impl Names<'_> {
    /// Name of the wijk with this code; the code where nobody knows it any more.
    #[must_use]
    pub fn area<'a>(&'a self, code: &'a str) -> &'a str {
        self.places.area(code).map_or(code, |area| area.name.as_str())
    }

    /// `Kerkdorp, Geld en schulden`.
    #[must_use]
    pub fn about(&self, signal: &Signal) -> String {
        let theme = self.taxonomies.name(Taxonomy::THEME, &signal.theme);
        format!("{}, {theme}", self.area(&signal.area_code))
    }
}

impl Letter {
    /// `Brief van oktober 2026`.
    #[must_use]
    pub fn title(&self) -> String {
        format!("Brief van {}", dutch::month(self.first))
    }

    /// Until when it tells.
    #[must_use]
    pub fn lead(&self) -> String {
        format!("Voor de stuurgroep. Zo stond het op {}.", dutch::date(self.until))
    }

    /// Its parts, in the order of reading.
    #[must_use]
    pub fn sections(&self, names: &Names<'_>) -> Vec<Section> {
        vec![
            self.rose(),
            section(
                "Wat is gerealiseerd",
                "Deze maand is geen signaal gerealiseerd.",
                &self.realised,
                |(signal, service)| item(signal, names, realised(signal, service.as_deref())),
            ),
            section("Wat over de datum is", "Geen signaal is over de datum.", &self.overdue, |(signal, target_on)| {
                let due = dutch::date(*target_on);
                item(signal, names, format!("moest klaar zijn op {due}; {}", signal.owner()))
            }),
            section("Wat nieuw is gesignaleerd", "Deze maand kwam er geen signaal bij.", &self.made, |signal| {
                item(signal, names, format!("streefdatum {}; {}", dutch::date(signal.target_on), signal.owner()))
            }),
            section(
                "Nieuw aanbod dat misschien past",
                "Er is nu geen nieuw aanbod dat bij een open signaal past.",
                &self.proposed,
                |(signal, offer)| item(signal, names, offered(offer)),
            ),
        ]
    }

    fn rose(&self) -> Section {
        let heading = "Wat toeneemt";
        match &self.rose {
            None => {
                let remark = Some("Over deze maand is nog geen rapport van tekorten.".to_owned());
                Section { heading, items: Vec::new(), remark }
            }
            Some(rose) => section(heading, "Geen tekort is groter dan in het vorige rapport.", rose, risen),
        }
    }

    /// The letter as plain text; `address` is where its pages are, such as `https://kaart.example`; an empty
    /// one leaves them out.
    #[must_use]
    pub fn text(&self, site: &str, address: &str, names: &Names<'_>) -> String {
        let title = format!("{}: {}", site, self.title());
        let mut text = format!("{title}\n{}\n\n{}\n", "=".repeat(title.chars().count()), self.lead());
        for section in self.sections(names) {
            let _ = write!(text, "\n{}\n{}\n", section.heading, "-".repeat(section.heading.chars().count()));
            for item in section.items {
                text.push_str(&wrapped("* ", &format!("{}: {}.", item.title, item.detail)));
                if let Some(path) = item.path.filter(|_| !address.is_empty()) {
                    let _ = writeln!(text, "  {address}{path}");
                }
            }
            section.remark.iter().for_each(|remark| text.push_str(&wrapped("", remark)));
        }
        text
    }
}

fn section<T>(heading: &'static str, nothing: &str, rows: &[T], item: impl Fn(&T) -> Item) -> Section {
    let rest = rows.len().saturating_sub(SHOWN);
    let remark = match (rows.is_empty(), rest) {
        (true, _) => Some(nothing.to_owned()),
        (_, 0) => None,
        (_, rest) => Some(format!("En nog {rest}.")),
    };
    Section { heading, items: rows.iter().take(SHOWN).map(item).collect(), remark }
}

fn item(signal: &Signal, names: &Names<'_>, detail: String) -> Item {
    let title = format!("{} ({})", signal.title, names.about(signal));
    Item { title, detail, path: Some(format!("/signalen/{}", signal.id)) }
}

fn realised(signal: &Signal, service: Option<&str>) -> String {
    match (service, &signal.reason) {
        (Some(service), _) => format!("nu is er {service}; door {}", signal.owner()),
        (None, Some(reason)) => format!("zonder voorziening, want: {}", reason.trim_end_matches('.')),
        (None, None) => signal.owner(),
    }
}

fn offered(offer: &[Proposal]) -> String {
    let first = offer.first().map(|one| format!("{} van {}", one.name, one.organization)).unwrap_or_default();
    match offer.len().saturating_sub(1) {
        0 => first,
        more => format!("{first}, en nog {more}"),
    }
}

fn risen(rise: &Rise) -> Item {
    let standing = if rise.spot.high { "hoog" } else { "verhoogd" };
    let detail =
        if rise.is_new { format!("nieuw in het rapport, {standing}") } else { format!("was verhoogd, nu {standing}") };
    Item { title: format!("{}, {}", rise.spot.area, rise.spot.theme), detail, path: None }
}

/// Lines of bearable length; the first begins with the bullet, the others below it.
fn wrapped(bullet: &str, words: &str) -> String {
    let indent = " ".repeat(bullet.len());
    let (mut text, mut line) = (String::new(), bullet.to_owned());
    for word in words.split_whitespace() {
        let fits = line.chars().count() + word.chars().count() < WIDTH;
        if !fits && line.trim() != bullet.trim() {
            let _ = writeln!(text, "{}", line.trim_end());
            line.clone_from(&indent);
        }
        line.push_str(word);
        line.push(' ');
    }
    let _ = writeln!(text, "{}", line.trim_end());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_text_is_broken_between_words_and_keeps_them_all() {
        let words = "een lang verhaal over een wijk waar iets ontbreekt ".repeat(6);
        let text = wrapped("* ", &words);
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
        assert!(text.starts_with("* een") && text.lines().skip(1).all(|line| line.starts_with("  ")), "{text}");
        assert_eq!(text.replace("* ", "").split_whitespace().count(), words.split_whitespace().count());
    }

    #[test]
    fn what_does_not_fit_the_sheet_is_counted() {
        let rows: Vec<u8> = (0..9).collect();
        let plain = |_: &u8| Item { title: String::new(), detail: String::new(), path: None };
        let long = section("Iets", "Niets.", &rows, plain);
        assert_eq!((long.items.len(), long.remark.as_deref()), (6, Some("En nog 3.")));
        assert_eq!(section("Iets", "Niets.", &[], plain).remark.as_deref(), Some("Niets."));
        assert_eq!(section("Iets", "Niets.", rows.get(..6).unwrap(), plain).remark, None);
    }
}
