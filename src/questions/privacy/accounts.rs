//! Account numbers of banks, Dutch and foreign, in any grouping. Tests the check digits, and lets a wrong one pass for
//! an account when everything else fits: a typing error is no permission.

use super::kind::Kind;
use super::spans::Spans;
use super::text::Text;

/// Longest account number, in letters and digits.
const LONGEST: usize = 34;
/// Shortest account number.
const SHORTEST: usize = 15;
/// An account has at least so many digits; fewer are words that follow each other.
const FEWEST_DIGITS: usize = 10;
/// Lengths per country; others are found by their check digits.
const LENGTHS: [(&str, usize); 30] = [
    ("nl", 18),
    ("be", 16),
    ("de", 22),
    ("fr", 27),
    ("gb", 22),
    ("es", 24),
    ("it", 27),
    ("pl", 28),
    ("ro", 24),
    ("bg", 22),
    ("tr", 26),
    ("pt", 25),
    ("at", 20),
    ("ch", 21),
    ("cz", 24),
    ("sk", 24),
    ("hu", 28),
    ("hr", 21),
    ("gr", 27),
    ("ie", 22),
    ("lt", 20),
    ("lv", 21),
    ("ee", 20),
    ("lu", 20),
    ("dk", 18),
    ("no", 15),
    ("se", 24),
    ("fi", 18),
    ("ua", 29),
    ("si", 19),
];

/// Finds the accounts of a text.
pub fn find(text: &Text, spans: &mut Spans) {
    let mut from = 0;
    for token in text.tokens() {
        if token.start >= from
            && let Some(end) = account(text, token.start)
        {
            spans.add(token.start, end, Kind::Iban);
            from = end;
        }
    }
}

fn account(text: &Text, start: usize) -> Option<usize> {
    if !text.at(start + 1).is_ascii_alphabetic() || text.at(start + 2).is_ascii_alphabetic() {
        return None;
    }
    let (signs, ends) = read(text, start);
    if signs.len() < SHORTEST || !signs.iter().skip(2).take(2).all(u8::is_ascii_digit) {
        return None;
    }
    let country: String = signs.iter().take(2).map(|sign| char::from(*sign)).collect();
    let known = LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length);
    let enough = |signs: &&[u8]| signs.iter().filter(|sign| sign.is_ascii_digit()).count() >= FEWEST_DIGITS;
    let valid = |count: usize| signs.get(..count).filter(enough).is_some_and(remainder_is_one);
    let end_at = |count: usize| ends.get(count.wrapping_sub(1)).copied().flatten();
    let exact = known.filter(|count| valid(*count)).and_then(end_at);
    // Two letters and digits apart are words of a sentence as long as no country is known by them.
    let glued = text.at(start + 2).is_ascii_digit();
    let other = || (SHORTEST..=signs.len()).rev().filter(|count| glued && valid(*count)).find_map(end_at);
    let by_shape = || known.filter(|count| signs.len() >= *count && shape(&signs)).and_then(end_at);
    let typo = || {
        known
            .filter(|_| country == "nl" && shape(&signs))
            .and_then(|count| (count - 1..=count + 1).rev().find_map(end_at))
    };
    exact.or_else(other).or_else(by_shape).or_else(typo)
}

/// Letters and digits from here on, in lower case, with the place after each at which a group ends.
fn read(text: &Text, start: usize) -> (Vec<u8>, Vec<Option<usize>>) {
    let (mut signs, mut ends) = (Vec::with_capacity(LONGEST), Vec::with_capacity(LONGEST));
    let mut place = start;
    while signs.len() < LONGEST {
        let sign = text.at(place);
        if sign.is_ascii_alphanumeric() {
            signs.push(sign.to_ascii_lowercase());
            ends.push((!text.at(place + 1).is_ascii_alphanumeric()).then_some(place + 1));
            place += 1;
        } else if matches!(sign, b' ' | b'.' | b'-') && text.at(place + 1).is_ascii_alphanumeric() {
            place += 1;
        } else {
            break;
        }
    }
    (signs, ends)
}

/// A bank in letters, then only digits; or digits all along.
fn shape(signs: &[u8]) -> bool {
    let digits = |from: usize, to: usize| signs.iter().skip(from).take(to - from).all(u8::is_ascii_digit);
    let letters = signs.iter().skip(4).take(4).all(u8::is_ascii_alphabetic);
    (letters && digits(8, 17)) || digits(4, 17)
}

/// The remainder of ISO 13616: the first four behind, letters as 10 to 35, one after division by 97.
fn remainder_is_one(signs: &[u8]) -> bool {
    let turned = signs.iter().skip(4).chain(signs.iter().take(4));
    let rest = turned.fold(0_u32, |rest, sign| match sign {
        b'0'..=b'9' => (rest * 10 + u32::from(sign - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter - b'a') + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::super::text::Text;
    use super::account;

    #[test]
    fn an_account_is_found_in_any_grouping_and_with_a_typing_error() {
        for text in [
            "NL91ABNA0417164300",
            "nl91 abna 0417 1643 00",
            "NL 91 ABNA 0417164300",
            "NL91 ABNA 0417 1643 01",
            "BE68 5390 0754 7034",
        ] {
            assert_eq!(account(&Text::new(text), 0), Some(text.len()), "{text}");
        }
    }

    #[test]
    fn words_with_digits_are_no_account() {
        for text in ["op 12 januari 2026 om 19.30", "nt2 groep 14 uur 30", "wk 52 1234 5678 9012 3456"] {
            assert_eq!(account(&Text::new(text), 0), None, "{text}");
        }
    }
}
