//! The words that somebody may have meant who made one slip of the fingers. Which of them exist is the caller's knowledge;
//! how likely each slip is, is here.

/// The keys of a keyboard, row by row.
const KEYS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/// Longest word of which slips are undone, in letters: the number of possible words grows with it.
const LONGEST: usize = 32;

/// Two letters in each other's place.
const SWAPPED: f32 = 1.0;
/// A letter too many that stands beside the same letter.
const DOUBLED: f32 = 1.0;
/// The key beside the right one.
const BESIDE: f32 = 0.9;
/// A letter left out.
const LEFT_OUT: f32 = 0.8;
/// Any letter too many.
const TOO_MANY: f32 = 0.5;
/// Any other letter.
const OTHER: f32 = 0.4;
/// The first letter is rarely the wrong one.
const FIRST: f32 = 0.7;

/// A word that may have been meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Slip {
    /// The word.
    pub word: String,
    /// How likely this slip is beside others, 0 to 1.
    pub chance: f32,
}

/// Every word that is one slip away from a folded word of plain letters; the likeliest slips first. Nothing for a word with
/// other signs in it.
pub fn slips(typed: &str) -> Vec<Slip> {
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() > LONGEST || !letters.iter().all(char::is_ascii_lowercase) {
        return Vec::new();
    }
    let mut found = Vec::with_capacity(54 * letters.len() + 26);
    for at in 0..=letters.len() {
        let first = if at == 0 { FIRST } else { 1.0 };
        let mut offer = |word: Vec<char>, chance: f32| {
            found.push(Slip { word: word.into_iter().collect(), chance: chance * first });
        };
        for letter in 'a'..='z' {
            offer(with(&letters, at, 0, Some(letter)), LEFT_OUT);
        }
        let Some(own) = letters.get(at) else { continue };
        let next = letters.get(at + 1);
        offer(with(&letters, at, 1, None), if next == Some(own) { DOUBLED } else { TOO_MANY });
        if let Some(next) = next.filter(|next| *next != own) {
            let mut swapped = letters.clone();
            swapped.splice(at..at + 2, [*next, *own]);
            offer(swapped, SWAPPED);
        }
        for letter in ('a'..='z').filter(|letter| letter != own) {
            offer(with(&letters, at, 1, Some(letter)), if is_beside(*own, letter) { BESIDE } else { OTHER });
        }
    }
    found.sort_by(|a, b| b.chance.total_cmp(&a.chance));
    found
}

/// The letters with so many of them at a place taken out, and another put in.
fn with(letters: &[char], at: usize, out: usize, other: Option<char>) -> Vec<char> {
    letters.iter().take(at).copied().chain(other).chain(letters.iter().skip(at + out).copied()).collect()
}

fn is_beside(one: char, other: char) -> bool {
    let place = |row: &&str, letter| row.find(letter);
    KEYS.iter().any(|row| place(row, one).zip(place(row, other)).is_some_and(|(a, b)| a.abs_diff(b) == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chance(typed: &str, meant: &str) -> Option<f32> {
        slips(typed).into_iter().find(|slip| slip.word == meant).map(|slip| slip.chance)
    }

    #[test]
    fn each_slip_of_the_fingers_leads_back_to_the_word() {
        for typed in ["mtaje", "maatej", "maaatje", "maayje", "matje", "maatjee", "kmaatje"] {
            assert!(typed == "mtaje" || chance(typed, "maatje").is_some(), "{typed}");
        }
        assert_eq!(chance("mtaje", "maatje"), None);
    }

    #[test]
    fn a_swap_is_likelier_than_any_other_letter_and_the_first_letter_is_rarely_wrong() {
        assert!(chance("kofife", "koffie") > chance("koffix", "koffie"));
        assert!(chance("loffie", "koffie") < chance("koffir", "koffie"));
    }

    #[test]
    fn other_signs_and_endless_words_are_left_alone() {
        assert!(slips("12e").is_empty() && slips("помощь").is_empty() && slips(&"a".repeat(40)).is_empty());
    }
}
