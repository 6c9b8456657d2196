//! What a text says that an offer is not: «niet voor mensen met een verslaving», «het is geen valtraining». Those words
//! would otherwise bring the very offer that excludes them to the top.

/// What may stand between `niet` and `voor` or `met`.
const BETWEEN: [&str; 6] = ["bedoeld", "geschikt", "open", "terecht", "toegankelijk", "ingericht"];
/// Verbs that make «geen …» say what the offer is not, rather than what somebody has not.
const VERBS: [&str; 9] = ["is", "zijn", "doen", "doet", "bieden", "biedt", "geven", "geeft", "heeft"];
/// No offer: «geen indicatie nodig», «is geen eis».
const HARMLESS: [&str; 19] = [
    "eis",
    "eisen",
    "voorwaarde",
    "voorwaarden",
    "verplichting",
    "probleem",
    "bezwaar",
    "minimum",
    "maximum",
    "indicatie",
    "verwijzing",
    "wachtlijst",
    "wachttijd",
    "kosten",
    "plek",
    "plaats",
    "haast",
    "ervaring",
    "kant",
];
/// Words that begin something else after what was excluded.
const TURNS: [&str; 8] = ["maar", "wel", "al", "dus", "want", "behalve", "tenzij", "geen"];
/// Most words of one exclusion.
const LONGEST: usize = 8;
/// Words before «geen» in which its verb stands.
const REACH: usize = 4;

/// What an index keeps for a word that a listing excludes, so that it is never taken for one that it says; no stem of a
/// text begins so.
pub fn excluding(stem: &str) -> String {
    format!("!{stem}")
}

/// The words of a text that say what the offer is not.
pub fn excluded(text: &str) -> String {
    let mut found = String::new();
    // A question to the reader («Heb je geen computer?») excludes nothing.
    let sentences =
        text.split_inclusive(['.', '!', '?', ';', '\n']).filter(|sentence| !sentence.trim_end().ends_with('?'));
    for sentence in sentences {
        in_sentence(&sentence.split_whitespace().collect::<Vec<_>>(), &mut found);
    }
    found
}

fn in_sentence(written: &[&str], found: &mut String) {
    let plain: Vec<String> = written.iter().map(|word| bare(word)).collect();
    let (mut at, mut excludes) = (0, false);
    while at < written.len() {
        let Some(from) = opening(&plain, at, excludes) else {
            at += 1;
            continue;
        };
        excludes = true;
        at = from;
        for word in written.iter().skip(from).take(LONGEST) {
            if plain.get(at).is_some_and(|plain| TURNS.contains(&plain.as_str())) {
                break;
            }
            found.push_str(word);
            found.push(' ');
            at += 1;
            if word.ends_with([',', '.', ';', ':', '!', ')']) {
                break;
            }
        }
    }
}

/// Where an exclusion begins that is opened by the word at `at`; `excludes` says that the sentence excluded before.
fn opening(plain: &[String], at: usize, excludes: bool) -> Option<usize> {
    let word = |at: usize| plain.get(at).map_or("", String::as_str);
    match word(at) {
        "niet" => {
            let voor = at + 1 + usize::from(BETWEEN.contains(&word(at + 1)));
            matches!(word(voor), "voor" | "met").then_some(voor + 1)
        }
        "geen" if HARMLESS.contains(&word(at + 1)) || word(at + 2) == "nodig" => None,
        "geen" => {
            let near = at.saturating_sub(REACH)..at;
            let verb = near.clone().any(|near| VERBS.contains(&word(near)) && word(near.wrapping_sub(1)) != "er");
            let denies = verb && !near.into_iter().any(|near| matches!(word(near), "wie" | "die" | "als" | "je" | "u"));
            (denies || excludes || says_what_it_is(plain)).then_some(at + 1)
        }
        _ => None,
    }
}

/// «Het is bewegen om fit te blijven, geen valtraining.»
fn says_what_it_is(plain: &[String]) -> bool {
    let first: Vec<&str> = plain.iter().take(2).map(String::as_str).collect();
    matches!(first.as_slice(), ["het" | "dit" | "dat", "is"] | ["we" | "wij", "zijn"])
}

fn bare(word: &str) -> String {
    word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
}

#[cfg(test)]
mod tests {
    fn excluded(text: &str) -> String {
        super::excluded(text).trim().to_owned()
    }

    #[test]
    fn what_an_offer_is_not_is_heard() {
        assert_eq!(excluded("Niet voor mensen met een verslaving. Wel voor buren."), "mensen met een verslaving.");
        assert_eq!(excluded("We doen geen jeugdhulp en geen begeleiding."), "jeugdhulp en begeleiding.");
        assert_eq!(
            excluded("Het is bewegen, geen valtraining met test en geen fysiotherapie."),
            "valtraining met test en fysiotherapie."
        );
        assert_eq!(excluded("De groep is niet geschikt voor kinderen, maar hun ouders zijn welkom."), "kinderen,");
    }

    #[test]
    fn what_nobody_needs_to_have_is_no_exclusion() {
        for text in [
            "Er is geen indicatie nodig.",
            "Talent is geen eis.",
            "Heb je geen computer en weinig geld?",
            "Wie geen fiets heeft, mag er een lenen.",
            "Kinderen hoeven geen sportkleding te hebben.",
            "Niet alleen voor ouderen.",
            "De coach beslist niet over jou.",
        ] {
            assert_eq!(excluded(text), "", "{text}");
        }
    }
}
