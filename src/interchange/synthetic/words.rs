//! Building blocks for invented services: sentences and keywords by theme, compounds, and names that sound Dutch.

use std::collections::{BTreeMap, BTreeSet};

use super::dice::Dice;
use crate::dutch::fold;
use crate::interchange::line::Line;

const BEGINNINGS: &[&str] = &[
    "bo", "ha", "wij", "lin", "es", "rij", "mo", "ze", "kle", "do", "wa", "ber", "gel", "vo", "ste", "hol", "ros",
    "mer", "dui", "kast", "dal", "hei", "broe", "zon", "ster", "ven", "lo", "ge", "ra", "pi", "nu", "fa",
];
const MIDDLES: &[&str] = &[
    "ren", "ven", "der", "len", "sen", "ken", "gen", "ter", "den", "wen", "mel", "bel", "ler", "nen", "per", "zen",
    "ker",
];
const ENDINGS: &[&str] = &[
    "hof", "dael", "burg", "stede", "kamp", "laan", "rode", "horst", "veld", "wijk", "beek", "oord", "berg", "donk",
    "zicht", "heem", "huis", "brug", "poort", "akker",
];
const STREETS: &[&str] = &["straat", "laan", "weg", "plein", "singel", "hof", "kade", "dijk", "pad", "steeg"];

/// What the real services offer to mix.
pub struct Pools<'a> {
    sentences: BTreeMap<&'a str, Vec<&'a str>>,
    keywords: BTreeMap<&'a str, Vec<&'a str>>,
    themes: Vec<&'a str>,
    parts: Vec<String>,
}

impl<'a> Pools<'a> {
    pub fn of(real: &'a [Line]) -> Self {
        let (mut by_theme, mut keywords) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        let mut parts = BTreeSet::new();
        for line in real {
            for theme in &line.themes {
                let own = by_theme.entry(theme.as_str()).or_default();
                own.extend(sentences(&line.description));
                own.push(line.summary.as_str());
                keywords.entry(theme.as_str()).or_default().extend(line.keywords.iter().map(String::as_str));
            }
            let words = line.description.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
            parts.extend(words.filter(|word| (4..=10).contains(&word.chars().count())));
        }
        let themes = by_theme.keys().copied().collect();
        Self { sentences: by_theme, keywords, themes, parts: parts.into_iter().collect() }
    }

    pub fn any_theme(&self, dice: &mut Dice) -> Option<String> {
        dice.pick(&self.themes).map(|theme| (*theme).to_owned())
    }

    pub fn sentence(&self, dice: &mut Dice, theme: &str) -> Option<&'a str> {
        dice.pick(self.sentences.get(theme)?).copied()
    }

    pub fn keyword(&self, dice: &mut Dice, theme: &str) -> Option<&'a str> {
        dice.pick(self.keywords.get(theme)?).copied()
    }

    /// The new word with this number: two words joined, always the same for the same number and seed.
    pub fn compound(&self, number: usize, seed: u64) -> String {
        let number = u64::try_from(number).unwrap_or(0);
        let mut dice = Dice::new(number.wrapping_mul(2_654_435_761).wrapping_add(seed));
        let part = |dice: &mut Dice| dice.pick(&self.parts).cloned().unwrap_or_default();
        let (first, second) = (part(&mut dice), part(&mut dice));
        first + &second
    }
}

/// The sentences of a text.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|sentence| sentence.len() > 1)
}

/// A name of a place or a group that nobody has.
pub fn proper_name(dice: &mut Dice) -> String {
    let mut name = dice.pick(BEGINNINGS).copied().unwrap_or_default().to_owned();
    if dice.chance(70) {
        name.push_str(dice.pick(MIDDLES).copied().unwrap_or_default());
    }
    name.push_str(dice.pick(ENDINGS).copied().unwrap_or_default());
    capital(&name)
}

/// A street that nobody lives in.
pub fn street(dice: &mut Dice) -> String {
    proper_name(dice) + dice.pick(STREETS).copied().unwrap_or_default()
}

/// With a capital.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// For an address: small letters and hyphens, 48 characters at most.
pub fn slug(text: &str) -> String {
    let ascii: String = fold(text).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).take(48).collect();
    ascii.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_fit_for_an_address() {
        assert_eq!(slug("Café 't Hoekje (zuid)"), "cafe-t-hoekje-zuid");
        assert!(slug(&"lang ".repeat(100)).len() <= 48);
    }

    #[test]
    fn a_text_falls_into_sentences() {
        assert_eq!(sentences("Kom maar. Echt waar? Ja!").collect::<Vec<_>>(), ["Kom maar.", "Echt waar?", "Ja!"]);
    }
}
