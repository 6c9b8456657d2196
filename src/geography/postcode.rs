//! Dutch postcodes: how they are written, and the row that says where the four digits lie.
//! Which postcodes exist here is the business of `places`.

use super::Point;

/// Four digits of a postcode and where they lie. A postcode may cover several wijken; this names the main one.
#[derive(Debug, Clone, PartialEq)]
pub struct Postcode {
    /// The four digits, "6822".
    pub digits: String,
    /// A point in its built-up part.
    pub point: Point,
    /// CBS code of the wijk that holds most of it.
    pub wijk_code: String,
    /// People living there, when known.
    pub inhabitants: Option<i32>,
}

/// The four digits of what was typed, when it looks like a postcode: "6822", "6822 BK", "6822bk".
#[must_use]
pub fn postcode_digits(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).take(7).collect();
    let (digits, rest) = letters.split_at_checked(4)?;
    let whole = digits.iter().all(char::is_ascii_digit) && digits.first() != Some(&'0');
    let tail = rest.is_empty() || (rest.len() == 2 && rest.iter().all(char::is_ascii_alphabetic));
    (whole && tail).then(|| digits.iter().collect())
}

/// The usual form of a whole or short postcode: "6822bk" becomes "6822 BK".
#[must_use]
pub fn tidy_postcode(text: &str) -> Option<String> {
    let digits = postcode_digits(text)?;
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    Some(if letters.is_empty() { digits } else { format!("{digits} {}", letters.to_ascii_uppercase()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_recognised_however_it_is_written() {
        for text in ["1234", "1234 AB", "1234ab", " 12 34 a b "] {
            assert_eq!(postcode_digits(text).as_deref(), Some("1234"), "{text}");
        }
        for text in ["", "123", "12345", "1234 A", "1234 ABC", "0123", "Molenwijk", "１２３４"] {
            assert_eq!(postcode_digits(text), None, "{text}");
        }
        assert_eq!(tidy_postcode("1234ab").as_deref(), Some("1234 AB"));
    }
}
