//! What a coach could write instead of what was found, in plain Dutch: as much as the question needs and no more.

use super::dates;
use super::kind::Kind;
use super::spans::Span;
use super::text::Text;

/// A suggestion for this range; nothing when leaving it out is best.
pub fn suggest(text: &Text, span: Span) -> Option<String> {
    let fixed = match span.kind {
        Kind::Name => name(text, span),
        Kind::Address => "een adres in de wijk",
        Kind::Postcode => return Some(text.part(span.start, span.start + 4).to_owned()),
        Kind::Birthdate => return Some(band(text, span)),
        Kind::IdentifyingCombination => "iemand uit de wijk",
        Kind::Plate => "een auto",
        Kind::Url => "een eigen pagina",
        Kind::Handle => "een eigen account",
        Kind::Phone => "telefoonnummer bekend",
        Kind::Email => "e-mailadres bekend",
        Kind::Bsn | Kind::Iban | Kind::Dossier | Kind::Document => return None,
    };
    Some(fixed.to_owned())
}

/// Who it is instead of how they are called, from the words before.
fn name(text: &Text, span: Span) -> &'static str {
    let next = text.token_from(span.start);
    let before = next.checked_sub(1).map_or("", |index| text.word(index));
    match before {
        "mw" | "mevr" | "mevrouw" | "mvr" => "(een vrouw)",
        "dhr" | "heer" | "meneer" | "mijnheer" | "hr" => "(een man)",
        "fam" | "familie" | "gezin" => "(een gezin)",
        "zoon" | "zoontje" | "jongen" => "van ± 10 jaar",
        "dochter" | "dochtertje" | "meisje" => "van ± 10 jaar",
        "huisarts" | "dokter" | "dr" | "wijkagent" | "juf" | "meester" | "dominee" | "pastoor" | "imam" | "collega" => {
            "(zonder naam)"
        }
        "buurman" | "buurvrouw" | "vriend" | "vriendin" | "moeder" | "vader" | "oma" | "opa" | "broer" | "zus"
        | "tante" | "oom" => "(zonder naam)",
        _ => "een bewoner",
    }
}

/// A birth as a time of life; without a year it says nothing that a question needs.
fn band(text: &Text, span: Span) -> String {
    let numeric = dates::numeric(text, span.start).and_then(|date| date.year);
    let mut words = text
        .low(span.start, span.end)
        .split(|sign: char| !sign.is_ascii_digit())
        .filter_map(|part| part.parse::<u32>().ok());
    match numeric.or_else(|| words.rfind(|year| (1900..=2099).contains(year))) {
        Some(year) => format!("geboren rond {}", year.div_euclid(10) * 10 + if year % 10 >= 5 { 5 } else { 0 }),
        None => "ongeveer … jaar oud".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Guard;

    fn suggestions(text: &str) -> Vec<Option<String>> {
        Guard::new([]).check(text).into_iter().map(|one| one.rewrite).collect()
    }

    #[test]
    fn a_suggestion_keeps_what_the_question_needs() {
        assert_eq!(suggestions("mw Haddou wil zwemmen"), [Some("(een vrouw)".to_owned())]);
        assert_eq!(suggestions("geb 14-02-1951 zoekt gym"), [Some("geboren rond 1950".to_owned())]);
        assert_eq!(suggestions("woont 6823 KL"), [Some("6823".to_owned())]);
        assert_eq!(suggestions("bsn 123456782"), [None]);
    }
}
