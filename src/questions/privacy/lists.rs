//! The words that the guard knows: names, ordinary words, and what looks like a name and is not. All lists are our own,
//! see `seed/privacy`; weighing them in a sentence is the work of `names`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::letters;
use super::likeness::Likeness;
use crate::dutch;

const FIRST: &str = include_str!("../../../seed/privacy/voornamen.txt");
const LAST: &str = include_str!("../../../seed/privacy/achternamen.txt");
const WORDS: &str = include_str!("../../../seed/privacy/woorden.txt");
const ALLOWED: &str = include_str!("../../../seed/privacy/toegestaan.txt");

/// Shortest part of a compound that counts as a word.
const PART: usize = 3;
/// Longest word that is taken apart.
const LONGEST: usize = 36;

/// Names and words, in plain lower case.
pub struct Lists {
    first: HashSet<String>,
    last: HashSet<String>,
    words: HashSet<String>,
    likeness: Likeness,
}

/// The lists inside the program, read once.
pub fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(Lists::read);
    &LISTS
}

impl Lists {
    fn read() -> Self {
        let (first, last, words) = (entries(FIRST), entries(LAST), entries(WORDS));
        let likeness = Likeness::learn(first.iter().chain(&last), &words);
        Self { first, last, words, likeness }
    }

    /// A first name, or two with a hyphen.
    pub fn is_first(&self, word: &str) -> bool {
        self.first.contains(word)
            || parts(word).is_some_and(|(one, other)| self.first.contains(one) && self.first.contains(other))
    }

    /// A surname, one with an ending that only surnames have, or two with a hyphen.
    pub fn is_last(&self, word: &str) -> bool {
        self.last.contains(word)
            || parts(word).is_some_and(|(one, other)| self.is_last(one) || self.is_last(other))
            || article(word).is_some_and(|rest| self.last.contains(rest))
            || ending(word)
    }

    /// A word, a form of one, or a compound of words.
    pub fn is_word(&self, word: &str) -> bool {
        if word.len() > LONGEST {
            return false;
        }
        if self.words.contains(word) || self.is_form(word) {
            return true;
        }
        if let Some((one, other)) = parts(word) {
            return self.is_word(one) && self.is_word(other);
        }
        self.is_compound(word)
    }

    /// Only the word as it stands in the list.
    pub fn is_known(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// How much the letters of an unknown word look like a name: above zero is more a name than a word.
    pub fn likeness(&self, word: &str) -> f32 {
        self.likeness.of(word)
    }

    fn is_form(&self, word: &str) -> bool {
        const ENDS: [(&str, &str); 20] = [
            ("s", ""),
            ("en", ""),
            ("e", ""),
            ("t", ""),
            ("n", ""),
            ("je", ""),
            ("jes", ""),
            ("tje", ""),
            ("tjes", ""),
            ("er", "en"),
            ("ers", "en"),
            ("end", "en"),
            ("ende", "en"),
            ("st", ""),
            ("ste", ""),
            ("ing", "en"),
            ("ingen", "en"),
            ("ingen", "ing"),
            ("lijk", ""),
            ("heid", ""),
        ];
        let ending = ENDS.iter().any(|(end, base)| {
            word.strip_suffix(end).is_some_and(|stem| {
                stem.len() >= PART && (self.words.contains(stem) || (!base.is_empty() && self.joined(stem, base)))
            })
        });
        let opening = [
            "ge", "be", "ver", "on", "her", "mee", "uit", "aan", "op", "af", "in", "door", "over", "om", "weg", "bij",
            "na", "voor", "her",
        ]
        .iter()
        .any(|head| {
            word.strip_prefix(head).is_some_and(|rest| {
                rest.len() >= PART
                    && (self.words.contains(rest) || self.words.contains(rest.strip_prefix("ge").unwrap_or(rest)))
            })
        });
        ending || opening
    }

    fn joined(&self, stem: &str, base: &str) -> bool {
        self.words.contains(&format!("{stem}{base}"))
    }

    fn is_compound(&self, word: &str) -> bool {
        if word.len() < 2 * PART + 1 {
            return false;
        }
        (PART + 1..=word.len().saturating_sub(PART)).any(|cut| {
            let Some((head, tail)) = word.split_at_checked(cut) else { return false };
            let head_known = self.words.contains(head)
                || ["s", "e", "en", "n"].iter().any(|link| {
                    head.strip_suffix(link).is_some_and(|bare| bare.len() > PART && self.words.contains(bare))
                });
            head_known && tail.len() > PART && (self.words.contains(tail) || self.is_form(tail))
        }) || dutch::split(word, &|part| part.len() > PART && self.words.contains(part)).is_some()
    }
}

fn ending(word: &str) -> bool {
    const ENDS: [&str; 35] = [
        "stra", "sma", "inga", "ink", "oglu", "gil", "ski", "ska", "cki", "cka", "zki", "enko", "chuk", "czuk", "yan",
        "vic", "vich", "ovic", "escu", "eanu", "shvili", "adze", "zadeh", "singh", "persad", "mans", "sen", "ssen",
        "nova", "ova", "wicz", "czyk", "dottir", "veld", "dijkstra",
    ];
    word.len() >= 6 && ENDS.iter().any(|end| word.ends_with(end) && word.len() >= end.len() + 3)
}

/// The rest of a name that is written on with its article: `elhaddaoui`, `vandermeer`.
fn article(word: &str) -> Option<&str> {
    ["el", "al", "ait", "ben", "bou", "vander", "vanden", "van", "de", "abdel", "ter", "ten"]
        .iter()
        .find_map(|head| word.strip_prefix(head).filter(|rest| rest.len() > 3))
}

fn parts(word: &str) -> Option<(&str, &str)> {
    word.split_once('-').filter(|(one, other)| !one.is_empty() && !other.is_empty())
}

/// The words of a list in plain lower case; lines with `#` are about the list.
fn entries(list: &str) -> HashSet<String> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(plain).collect()
}

/// A word in the plain letters that texts are read in.
pub fn plain(word: &str) -> String {
    let letters = word.nfkd().filter_map(|letter| letters::ascii(letter, true));
    letters.map(|letter| char::from(letter.to_ascii_lowercase())).collect()
}

/// Expressions that are allowed as a whole, by their first word, each as its words.
#[derive(Default)]
pub struct Allowed(HashMap<String, Vec<Vec<String>>>);

impl Allowed {
    /// The list inside the program, and the names that the caller knows.
    pub fn new<'a>(known: impl IntoIterator<Item = &'a str>) -> Self {
        let mut allowed = Self::default();
        let own = ALLOWED.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.split(" ; "));
        own.chain(known).for_each(|phrase| allowed.add(phrase));
        allowed.0.values_mut().for_each(|phrases| phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len())));
        allowed
    }

    fn add(&mut self, phrase: &str) {
        let text = super::text::Text::new(phrase);
        let words: Vec<String> = (0..text.tokens().len()).map(|index| text.word(index).to_owned()).collect();
        if let Some((first, _)) = words.split_first() {
            self.0.entry(first.clone()).or_default().push(words);
        }
    }

    /// Number of words of the longest allowed expression that begins at this token.
    pub fn longest(&self, text: &super::text::Text, index: usize) -> Option<usize> {
        let phrases = self.0.get(text.word(index))?;
        let fits =
            |phrase: &&Vec<String>| phrase.iter().enumerate().all(|(step, word)| same(text.word(index + step), word));
        phrases.iter().find(fits).map(Vec::len)
    }
}

/// The same word, or its possessive form.
fn same(said: &str, word: &str) -> bool {
    said == word || said.strip_suffix("'s").or_else(|| said.strip_suffix('s')).is_some_and(|bare| bare == word)
}
