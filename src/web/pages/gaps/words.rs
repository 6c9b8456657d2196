//! The gap report in Dutch at level B1: kinds of gaps, how sure, how it goes, numbers and periods.

use crate::dutch::month_name;
use crate::gaps::published::{Published, Rules, Trend};
use crate::gaps::{Kind, Month, Standing};
use crate::web::view::gaps::Tag;
use crate::web::words::thousands;

/// What is wrong.
pub fn what(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Missing) => "Er is geen passend aanbod",
        Some(Kind::Full) => "Het aanbod zit vol",
        Some(Kind::NotFitting) => "Het aanbod past niet",
        Some(Kind::Barrier) => "Het aanbod is moeilijk te bereiken",
        Some(Kind::Unknown) => "Het aanbod is niet bekend",
        None => "Wat er mis is, is nog niet duidelijk",
    }
}

/// What would help.
pub fn helps(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Missing) => "Begin iets nieuws.",
        Some(Kind::Full) => "Maak meer plaatsen.",
        Some(Kind::NotFitting) => "Pas het aan: voor een andere groep, een ander niveau of op een andere tijd.",
        Some(Kind::Barrier) => "Haal de drempel weg: taal, kosten, vervoer, schaamte of tijden.",
        Some(Kind::Unknown) => "Maak het bekend bij de wijkcoaches.",
        None => "Vraag het aan de wijkcoaches.",
    }
}

/// Every kind with what helps.
pub fn kinds() -> Vec<(&'static str, &'static str)> {
    Kind::ALL.into_iter().map(|kind| (what(Some(kind)), helps(Some(kind)))).collect()
}

/// How sure it is.
pub fn sure(standing: Standing) -> Tag {
    match standing {
        Standing::High => Tag { code: "zeker", text: "zeker", icon: "let-op" },
        Standing::Raised => Tag { code: "waarschijnlijk", text: "waarschijnlijk", icon: "onbekend" },
        Standing::Unclear => Tag { code: "onduidelijk", text: "niet te zeggen", icon: "onbekend" },
    }
}

/// How it goes.
pub fn trend(trend: Trend) -> Tag {
    match trend {
        Trend::Rising => Tag { code: "meer", text: "meer vragen", icon: "omhoog" },
        Trend::Falling => Tag { code: "minder", text: "minder vragen", icon: "omlaag" },
        Trend::Steady => Tag { code: "gelijk", text: "ongeveer evenveel", icon: "verder" },
        Trend::Unclear => Tag { code: "onduidelijk", text: "verloop niet te zeggen", icon: "onbekend" },
    }
}

/// The same where a heading already says what it is about.
pub fn trend_in_row(one: Trend) -> Tag {
    let tag = trend(one);
    if one == Trend::Unclear { Tag { text: "niet te zeggen", ..tag } } else { tag }
}

/// The same in one word, for a table.
pub fn trend_in_cell(trend: Trend) -> &'static str {
    match trend {
        Trend::Rising => "meer",
        Trend::Falling => "minder",
        Trend::Steady => "gelijk",
        Trend::Unclear => "–",
    }
}

/// Supply within reach.
pub fn reach(ratio: Option<f64>) -> String {
    match ratio {
        None => "niet bekend".to_owned(),
        Some(ratio) if ratio <= 0.0 => "niets".to_owned(),
        Some(ratio) => format!("{} keer het gemiddelde", decimal(ratio)),
    }
}

/// A printed figure; what the level above has is said in one word, which the page explains.
pub fn figure(value: Option<Published>) -> String {
    match value {
        None => "–".to_owned(),
        Some(value) if value.is_left_to_level_above() => "hoger".to_owned(),
        Some(value) => value.count().map_or_else(|| value.to_string(), |count| thousands(count as usize)),
    }
}

/// A part in percent, or a dash.
pub fn percent(part: Option<u8>) -> String {
    part.map_or_else(|| "–".to_owned(), |part| format!("{part} %"))
}

/// A number with one decimal, or a dash.
pub fn rate(rate: Option<f64>) -> String {
    rate.map_or_else(|| "–".to_owned(), decimal)
}

/// A number with one decimal and a comma.
pub fn decimal(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}

/// `november 2025`.
pub fn month(month: Month) -> String {
    format!("{} {}", month_name(month.number()), month.year())
}

/// `nov 2025`.
pub fn short_month(month: Month) -> String {
    let name: String = month_name(month.number()).chars().take(3).collect();
    // March is the one that Dutch shortens otherwise.
    format!("{} {}", if name == "maa" { "mrt" } else { &name }, month.year())
}

/// `november 2025 tot en met oktober 2026`; the year is said once where it is the same.
pub fn period(from: Month, to: Month) -> String {
    match (from.number(), to.number()) {
        (1, 12) if from.year() == to.year() => format!("heel {}", from.year()),
        _ if from.year() == to.year() => format!("{} tot en met {}", month_name(from.number()), month(to)),
        _ => format!("{} tot en met {}", month(from), month(to)),
    }
}

/// `jan–mrt 2026`.
pub fn quarter(from: Month) -> String {
    let first: String = short_month(from).chars().take(3).collect();
    format!("{first} t/m {}", short_month(from.plus(2)))
}

/// How small counts are written in these rules.
pub fn small(rules: &Rules, theme: Option<&str>) -> String {
    format!("< {}", rules.threshold(theme))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_says_a_year_once() {
        assert_eq!(period(of("2025-11"), of("2026-10")), "november 2025 tot en met oktober 2026");
        assert_eq!(period(of("2026-01"), of("2026-06")), "januari tot en met juni 2026");
        assert_eq!(period(of("2026-01"), of("2026-12")), "heel 2026");
        assert_eq!(quarter(of("2026-01")), "jan t/m mrt 2026");
    }

    #[test]
    fn no_supply_is_said_in_words() {
        let said = [Some(0.4), Some(0.0), None].map(reach);
        assert_eq!(said, ["0,4 keer het gemiddelde", "niets", "niet bekend"]);
    }
}
