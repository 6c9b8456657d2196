//! Puts typing mistakes into a question, the same ones for the same seed, so that what a search repairs can be measured.
//! Which questions are damaged, and what is made of the answers, is the caller's work.

/// Words of more letters than this get a mistake.
const SPARED: usize = 4;
/// The letters of a keyboard as they lie beside each other.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// The text with one mistake in every word of more than four letters: two neighbours swapped, a letter dropped or doubled,
/// or the key beside it.
pub fn damage(text: &str, seed: u64) -> String {
    let mut chance = Chance(text.bytes().fold(seed, |state, byte| mixed(state ^ u64::from(byte))));
    let mut damaged = String::with_capacity(text.len() + 8);
    let mut word = Vec::new();
    for letter in text.chars().chain([' ']) {
        if letter.is_alphabetic() {
            word.push(letter);
            continue;
        }
        damaged.extend(wrong(&word, &mut chance));
        damaged.push(letter);
        word.clear();
    }
    damaged.pop();
    damaged
}

/// A word as it may be typed wrongly; one that is too short for that stays.
fn wrong(word: &[char], chance: &mut Chance) -> Vec<char> {
    let mut typed = word.to_vec();
    // Two equal neighbours swapped are no mistake, so another is made.
    while word.len() > SPARED && typed == word {
        let at = chance.below(word.len());
        match chance.below(4) {
            0 if at + 1 < word.len() => typed.swap(at, at + 1),
            1 => drop(typed.remove(at)),
            2 => typed.extend_from_within(at..=at),
            _ => typed.iter_mut().skip(at).take(1).for_each(|letter| *letter = beside(*letter, chance)),
        }
        if typed.len() > word.len() {
            // The doubled letter stands beside the one that it doubles.
            let end = typed.len();
            typed.get_mut(at..end).into_iter().for_each(|rest| rest.rotate_right(1));
        }
    }
    typed
}

/// A key beside this one; a letter of no key stays.
fn beside(letter: char, chance: &mut Chance) -> char {
    let row = KEYS.iter().find_map(|row| Some((row, row.find(letter.to_ascii_lowercase())?)));
    let neighbours = row.into_iter().flat_map(|(row, at)| row.chars().skip(at.saturating_sub(1)).take(3));
    let others: Vec<char> = neighbours.filter(|other| !other.eq_ignore_ascii_case(&letter)).collect();
    let close = if row.is_some_and(|(_, at)| at == 0) { 1 } else { others.len() };
    others.get(chance.below(close.max(1))).copied().unwrap_or(letter)
}

/// Numbers that look like chance (SplitMix64 of Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (mixed(self.0) % end as u64) as usize
    }
}

fn mixed(mut number: u64) -> u64 {
    number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::damage;
    use crate::dutch::distance;

    #[test]
    fn every_long_word_gets_one_mistake_and_short_ones_none() {
        for seed in 0..200 {
            let damaged = damage("Een maatje, in 6828AB of Überlingen", seed);
            let words: Vec<&str> = damaged.split(' ').collect();
            assert_eq!([words[0], words[2], words[3], words[4]], ["Een", "in", "6828AB", "of"], "{damaged}");
            assert!(words[1].ends_with(','), "{damaged}");
            assert_eq!(distance("maatje,", words[1], 3), 1, "{damaged}");
            assert_eq!(distance("Überlingen", words[5], 3), 1, "{damaged}");
        }
    }

    #[test]
    fn the_same_seed_makes_the_same_mistakes_and_another_seed_others() {
        assert_eq!(damage("schuldhulpmaatje", 7), damage("schuldhulpmaatje", 7));
        let all: std::collections::HashSet<String> = (0..50).map(|seed| damage("schuldhulpmaatje", seed)).collect();
        assert!(all.len() > 20);
    }
}
