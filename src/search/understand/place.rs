//! The wijk, buurt or postcode that a sentence names.

use crate::dutch::words;
use crate::geography::{Area, Places};
use crate::lexicon::lexicon;

/// Most words in the name of an area.
const LONGEST: usize = 4;
/// Shortest name of one word that is believed, in letters.
const SHORTEST: usize = 4;

/// Words after which a name is that of a place, also when it is an ordinary word as well.
const BEFORE: [&str; 14] = [
    "in",
    "uit",
    "te",
    "naar",
    "rond",
    "omgeving",
    "wijk",
    "buurt",
    "woont",
    "wonen",
    "woonachtig",
    "bij",
    "nabij",
    "centrum",
];

/// The wijk of the first place that a folded sentence names; the longest name at a word wins.
pub fn named<'a>(said: &[&str], places: &'a Places) -> Option<&'a Area> {
    (0..said.len()).find_map(|at| {
        let words = said.iter().skip(at);
        (1..=LONGEST).rev().find_map(|length| {
            let name: Vec<&str> = words.clone().take(length).copied().collect();
            let name = (name.len() == length).then(|| name.join(" "))?;
            let digits = length == 1 && name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
            let area = match digits {
                true => places.resolve(&name).ok().map(|found| found.area),
                false if name.len() >= SHORTEST && (length > 1 || is_place(said, at)) => places.named(&name),
                false => None,
            };
            area.map(|area| places.wijk_of(area))
        })
    })
}

/// Whether the word can be a place: an ordinary word («broek», «centrum») is one only where the sentence says so.
fn is_place(said: &[&str], at: usize) -> bool {
    let ordinary = said.get(at).is_some_and(|word| lexicon().knows(&words().stem(word)));
    !ordinary || at.checked_sub(1).and_then(|before| said.get(before)).is_some_and(|word| BEFORE.contains(word))
}
