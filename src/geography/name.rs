//! Names of places made comparable: case, accents, hyphens, slashes and "St." or "Sint" make no difference.
//! Which names exist is the business of `places`.

use crate::dutch::{fold, tokens};

/// Longer names than this exist nowhere, and comparing them would only cost time.
const LONGEST: usize = 60;

/// The comparable form of a name: lower case, without accents, words separated by one space, `sint` as `st`.
pub fn comparable(name: &str) -> String {
    let short: String = name.chars().take(LONGEST).collect();
    let mut words = tokens(&fold(&short));
    for word in words.iter_mut().filter(|word| *word == "sint") {
        "st".clone_into(word);
    }
    words.join(" ")
}

/// Other names that people use: the parts between slashes, and the name without "e.o." or what stands in brackets.
pub fn short_forms(name: &str) -> Vec<String> {
    let bare = name.split(" (").next().unwrap_or(name);
    let parts = bare.split('/').map(|part| part.trim().trim_end_matches("e.o.").trim());
    parts.map(comparable).filter(|short| !short.is_empty() && *short != comparable(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_makes_no_difference() {
        assert_eq!(comparable("St. Anna/Bergzicht-Zuid"), comparable("sint anna  bergzicht zuid"));
        assert_eq!(comparable("Curaçaowijk"), comparable("CURACAOWIJK"));
        assert_eq!(comparable(" \u{7}\n "), "");
    }

    #[test]
    fn a_part_of_a_double_name_is_a_name_too() {
        assert_eq!(short_forms("Alteveld/Kraneveld"), ["alteveld", "kraneveld"]);
        assert_eq!(short_forms("Klinkenbeek e.o."), ["klinkenbeek"]);
        assert_eq!(short_forms("Oost (Noord)"), ["oost"]);
        assert!(short_forms("Molenwijk").is_empty());
    }
}
