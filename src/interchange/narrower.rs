//! Finds the narrower themes of a service by the words of its texts: a stem counts where a word begins with it, a phrase
//! where its words stand next to each other. Lines that name narrower themes themselves are left alone by the caller.

use aho_corasick::AhoCorasick;

use crate::catalogue::Taxonomy;
use crate::dutch::fold;

/// The narrower themes, each with its parent and the words that point at it.
#[derive(Default)]
pub struct Narrower {
    terms: Vec<NarrowerTerm>,
    /// Finds the words of all terms in one reading of a text; none when there are no words.
    words: Option<AhoCorasick>,
    /// The place in `terms` that each of these words points at.
    points_at: Vec<usize>,
}

struct NarrowerTerm {
    code: String,
    parent: String,
}

impl Narrower {
    pub fn of(themes: &Taxonomy) -> Self {
        let (mut terms, mut words, mut points_at) = (Vec::new(), Vec::new(), Vec::new());
        for parent in themes.top() {
            for term in themes.narrower(parent.id) {
                for word in term.words.to_vec().iter().map(|word| folded([word.as_str()])).filter(|word| word.len() > 1)
                {
                    words.push(word);
                    points_at.push(terms.len());
                }
                terms.push(NarrowerTerm { code: term.code.clone(), parent: parent.code.clone() });
            }
        }
        // It fails on millions of words only; such a list narrows nothing.
        Self { terms, words: AhoCorasick::new(words).ok(), points_at }
    }

    /// Whether this theme is a narrower one.
    pub fn has(&self, code: &str) -> bool {
        self.terms.iter().any(|term| term.code == code)
    }

    /// The narrower terms of these themes that the texts speak of, in the order of the list.
    pub fn found_in<'t>(&self, themes: &[String], texts: impl IntoIterator<Item = &'t str>) -> Vec<&str> {
        let Some(words) = &self.words else { return Vec::new() };
        let mut spoken_of = vec![false; self.terms.len()];
        for found in words.find_overlapping_iter(&folded(texts)) {
            let term = self.points_at.get(found.pattern().as_usize()).and_then(|term| spoken_of.get_mut(*term));
            term.into_iter().for_each(|term| *term = true);
        }
        let terms = self.terms.iter().zip(spoken_of).filter(|(term, spoken)| *spoken && themes.contains(&term.parent));
        terms.map(|(term, _)| term.code.as_str()).collect()
    }
}

/// Lower case, without accents and signs, one space before every word.
fn folded<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut folded = String::new();
    for text in texts {
        let mut inside = false;
        for letter in fold(text).chars().filter(|letter| *letter != '\'') {
            if letter.is_alphanumeric() && !inside {
                folded.push(' ');
            }
            inside = letter.is_alphanumeric();
            if inside {
                folded.push(letter);
            }
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn narrower() -> Narrower {
        let mut themes = Taxonomy::new(Taxonomy::THEME, "Thema");
        themes.add("geld", "Geld", None);
        themes.add("geld-schulden", "Schulden", Some("geld")).words = ["schuld", "vaste lasten"].into_iter().collect();
        themes.add("werk", "Werk", None);
        themes.add("werk-ritme", "Ritme", Some("werk")).words = ["re integratie"].into_iter().collect();
        Narrower::of(&themes)
    }

    #[test]
    fn a_stem_at_the_beginning_of_a_word_or_a_phrase_points_at_a_narrower_theme() {
        let geld = ["geld".to_owned()];
        assert_eq!(narrower().found_in(&geld, ["Schuldhulp", ""]), ["geld-schulden"]);
        assert_eq!(narrower().found_in(&geld, ["Uw váste", "lasten betalen"]), ["geld-schulden"]);
        assert!(narrower().found_in(&geld, ["Onschuldig vast aan lasten"]).is_empty());
        assert!(narrower().has("geld-schulden") && !narrower().has("geld"));
    }

    #[test]
    fn only_themes_that_the_service_has_are_narrowed() {
        assert_eq!(narrower().found_in(&["werk".to_owned()], ["Re-integratie en schulden"]), ["werk-ritme"]);
    }
}
