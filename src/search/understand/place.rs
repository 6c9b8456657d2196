//! The wijk, buurt or postcode that a sentence names.

use crate::geography::{Area, Places};

/// Most words in the name of an area.
const LONGEST: usize = 4;
/// Shortest name of one word that is believed, in letters.
const SHORTEST: usize = 4;

/// The wijk of the first place that a folded sentence names; the longest name at a word wins.
pub fn named<'a>(said: &[String], places: &'a Places) -> Option<&'a Area> {
    (0..said.len()).find_map(|at| {
        let words = said.iter().skip(at);
        (1..=LONGEST).rev().find_map(|length| {
            let name: Vec<&str> = words.clone().take(length).map(String::as_str).collect();
            let name = (name.len() == length).then(|| name.join(" "))?;
            let digits = length == 1 && name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
            let area = match digits {
                true => places.resolve(&name).ok().map(|found| found.area),
                false if name.len() >= SHORTEST => places.named(&name),
                false => None,
            };
            area.map(|area| places.wijk_of(area))
        })
    })
}
