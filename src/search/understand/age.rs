//! Ages in a sentence: numbers that are somebody's age, and words for a time of life. Numbers of other things (children,
//! days, euros, years ago) are left alone.

use crate::search::filter::Ages;

/// An age, and the words that it was read from.
#[derive(Debug, PartialEq)]
pub struct Found {
    /// The age, or the span of a time of life.
    pub ages: Ages,
    /// Words that are no search words any more; a word for a time of life stays one.
    pub eaten: Vec<String>,
}

/// Oldest age that is believed.
const OLDEST: u8 = 108;

/// Words right before a number that make it somebody's age.
const BEFORE: [&str; 50] = [
    "mw",
    "mevr",
    "mevrouw",
    "dhr",
    "heer",
    "meneer",
    "man",
    "vrouw",
    "jongen",
    "meisje",
    "meid",
    "zoon",
    "dochter",
    "kind",
    "zoontje",
    "dochtertje",
    "kindje",
    "jongetje",
    "van",
    "moeder",
    "vader",
    "oma",
    "opa",
    "student",
    "jongere",
    "puber",
    "client",
    "cliente",
    "bewoner",
    "bewoonster",
    "weduwe",
    "weduwnaar",
    "alleenstaande",
    "oudere",
    "leeftijd",
    "pas",
    "zus",
    "broer",
    "ben",
    "is",
    "am",
    "buurman",
    "buurvrouw",
    "vriend",
    "vriendin",
    "partner",
    "echtgenoot",
    "echtgenote",
    "tiener",
    "kleinzoon",
];

/// Words right after a number that make it something else.
const AFTER: [&str; 46] = [
    "kinderen",
    "kids",
    "kids",
    "dagen",
    "dag",
    "weken",
    "week",
    "maanden",
    "maand",
    "uur",
    "uren",
    "minuten",
    "euro",
    "km",
    "kilometer",
    "keer",
    "x",
    "maal",
    "hoog",
    "kamers",
    "honden",
    "katten",
    "katjes",
    "mensen",
    "personen",
    "jongens",
    "meisjes",
    "zonen",
    "dochters",
    "broers",
    "zussen",
    "kleinkinderen",
    "pubers",
    "kleuters",
    "peuters",
    "baby",
    "babys",
    "procent",
    "kilo",
    "kg",
    "meter",
    "trappen",
    "treden",
    "huizen",
    "banen",
    "vrienden",
];

/// Words before a number of years that make it a time and no age.
const SINCE: [&str; 9] = ["al", "sinds", "afgelopen", "laatste", "over", "binnen", "ruim", "nog", "hele"];

/// Times of life: beginnings of words with the ages that they mean.
const LIVES: [(&str, u8, u8); 15] = [
    ("baby", 0, 1),
    ("dreumes", 1, 2),
    ("peuter", 2, 4),
    ("kleuter", 4, 6),
    ("basisschool", 4, 12),
    ("schoolkind", 4, 12),
    ("brugklas", 12, 13),
    ("puber", 12, 17),
    ("tiener", 12, 18),
    ("middelbare", 12, 18),
    ("student", 18, 26),
    ("bejaard", 70, 108),
    ("hoogbejaard", 80, 108),
    ("tachtiger", 80, 89),
    ("zeventiger", 70, 79),
];

/// The ages in a folded sentence, in order.
pub fn ages(said: &[&str]) -> Vec<Found> {
    let mut found: Vec<Found> = (0..said.len()).filter_map(|at| number(said, at)).collect();
    if found.is_empty() {
        found.extend(said.iter().filter_map(|word| life(word)));
    }
    found
}

fn life(word: &str) -> Option<Found> {
    let (_, from, to) = LIVES.into_iter().find(|(start, ..)| word.starts_with(start))?;
    Some(Found { ages: Ages { from, to }, eaten: Vec::new() })
}

fn number(said: &[&str], at: usize) -> Option<Found> {
    let word = said.get(at)?;
    let before = at.checked_sub(1).and_then(|before| said.get(before)).copied().unwrap_or_default();
    let after = said.get(at + 1).copied().unwrap_or_default();
    let next = said.get(at + 2).copied().unwrap_or_default();
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let age = digits.parse::<u8>().ok().filter(|age| (1..=OLDEST).contains(age))?;
    let rest = word.strip_prefix(digits.as_str()).unwrap_or_default();
    let years = ["jaar", "jr", "j", "jarige", "jarig"].contains(&rest)
        || (rest.is_empty()
            && ["jaar", "jr", "jarige", "jarig", "plus", "years", "yo", "lat", "yasinda"].contains(&after));
    let ago = next == "geleden" || SINCE.contains(&before);
    let told = rest.is_empty() && BEFORE.contains(&before) && !AFTER.contains(&after) && !counts_things(said, at);
    (!ago && (years || told)).then(|| Found { ages: Ages::one(age), eaten: vec![(*word).to_owned()] })
}

/// «Een groep van 3 vrijwilligers»: a number of things, unless the word before `van` is a person.
fn counts_things(said: &[&str], at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).and_then(|at| said.get(at)).copied().unwrap_or_default();
    let many =
        said.get(at + 1).is_some_and(|after| after.len() >= 5 && (after.ends_with("en") || after.ends_with('s')));
    word(1) == "van" && many && !BEFORE.contains(&word(2))
}

#[cfg(test)]
mod tests {
    use super::ages;
    use crate::dutch::Sentence;

    fn read(sentence: &str) -> Vec<(u8, u8)> {
        ages(&Sentence::new(sentence).surfaces()).into_iter().map(|found| (found.ages.from, found.ages.to)).collect()
    }

    #[test]
    fn ages_are_told_from_other_numbers() {
        assert_eq!(read("Mw 82, man 3 jaar geleden overleden"), [(82, 82)]);
        assert_eq!(read("moeder van 34 met 2 kinderen, zoon van 7"), [(34, 34), (7, 7)]);
        assert_eq!(read("19-jarige, al 2 jaar thuis, 3 dagen per week"), [(19, 19)]);
        assert_eq!(read("kan 40 euro niet missen"), []);
        assert_eq!(read("zoekt een groep van 3 vrijwilligers"), []);
        assert_eq!(read("meisje van 14 steeds ziek"), [(14, 14)]);
    }

    #[test]
    fn a_time_of_life_counts_when_no_age_is_told() {
        assert_eq!(read("mijn puber luistert niet"), [(12, 17)]);
        assert_eq!(read("mijn puber van 15"), [(15, 15)]);
    }
}
