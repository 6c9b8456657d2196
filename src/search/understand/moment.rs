//! Days and parts of the day in a sentence.

use crate::catalogue::Day;
use crate::search::filter::Part;

const DAYS: [(&str, &[Day]); 8] = [
    ("maandag", &[Day::Monday]),
    ("dinsdag", &[Day::Tuesday]),
    ("woensdag", &[Day::Wednesday]),
    ("donderdag", &[Day::Thursday]),
    ("vrijdag", &[Day::Friday]),
    ("zaterdag", &[Day::Saturday]),
    ("zondag", &[Day::Sunday]),
    ("weekend", &[Day::Saturday, Day::Sunday]),
];

const PARTS: [(&str, Part); 9] = [
    ("ochtend", Part::Morning),
    ("ochtends", Part::Morning),
    ("smorgens", Part::Morning),
    ("middag", Part::Afternoon),
    ("middags", Part::Afternoon),
    ("smiddags", Part::Afternoon),
    ("avond", Part::Evening),
    ("avonds", Part::Evening),
    ("savonds", Part::Evening),
];

/// The days that a folded sentence names. A compound (`zondagmiddag`, `weekenden`) names one too.
pub fn days(said: &[&str]) -> Vec<Day> {
    let mut found: Vec<Day> = Vec::new();
    for (name, days) in DAYS {
        if said.iter().any(|word| word.starts_with(name)) {
            found.extend(days.iter().filter(|day| !found.contains(day)).copied().collect::<Vec<_>>());
        }
    }
    found
}

/// The parts of the day that a folded sentence names.
pub fn parts(said: &[&str]) -> Vec<Part> {
    let named =
        |name: &str, word: &str| word == name || (word.contains("dag") && word.ends_with(&format!("dag{name}")));
    let mut found: Vec<Part> = Vec::new();
    for (name, part) in PARTS {
        if said.iter().any(|word| named(name, word)) && !found.contains(&part) {
            found.push(part);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dutch::Sentence;

    #[test]
    fn days_and_parts_are_read_from_words_and_compounds() {
        let sentence = Sentence::new("alleen 's avonds of op zondagmiddag");
        let said = sentence.surfaces();
        assert_eq!(days(&said), [Day::Sunday]);
        assert_eq!(parts(&said), [Part::Afternoon, Part::Evening]);
    }
}
