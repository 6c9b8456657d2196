//! A text as the rules read it: plain ASCII, one byte for each letter, with the way back to the text that was written.
//! Signs that nobody sees, letters that only look Latin and digits of other scripts are made plain here, so that no
//! rule has to know about them; what the words mean is left to the rules.

use unicode_normalization::UnicodeNormalization;

use super::letters;

/// Longer than any word; without a bound a pasted text without spaces would be compared again and again.
const LONGEST_WORD: usize = 64;

/// A word, a number or a mixture of both; a hyphen or apostrophe inside belongs to it.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First place.
    pub start: usize,
    /// Place after the last.
    pub end: usize,
    /// Holds a digit.
    pub digit: bool,
    /// Opens with a capital.
    pub upper: bool,
    /// All its letters are capitals.
    pub capitals: bool,
    /// Opens a sentence, so that the capital says nothing.
    pub opens: bool,
}

/// The text, made plain.
pub struct Text {
    plain: String,
    lower: String,
    /// For each place the bytes of the original, and its first code point.
    origin: Vec<(u32, u32, u32)>,
    tokens: Vec<Token>,
}

impl Text {
    /// Reads a text.
    pub fn new(text: &str) -> Self {
        let (plain, origin) = plain(text);
        let lower = plain.to_ascii_lowercase();
        let mut text = Self { plain, lower, origin, tokens: Vec::new() };
        text.tokens = text.cut();
        text
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.plain.len()
    }

    /// What stands at a place; nothing (zero) outside the text.
    pub fn at(&self, place: usize) -> u8 {
        self.plain.as_bytes().get(place).copied().unwrap_or(0)
    }

    /// What stands before a place.
    pub fn before(&self, place: usize) -> u8 {
        place.checked_sub(1).map_or(0, |place| self.at(place))
    }

    /// A part as written, in plain letters.
    pub fn part(&self, start: usize, end: usize) -> &str {
        self.plain.get(start..end).unwrap_or("")
    }

    /// A part in lower case.
    pub fn low(&self, start: usize, end: usize) -> &str {
        self.lower.get(start..end).unwrap_or("")
    }

    /// The tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token by number.
    pub fn token(&self, index: usize) -> Option<&Token> {
        self.tokens.get(index)
    }

    /// A token by number, in lower case; nothing when there is none, or when it is too long to be a word.
    pub fn word(&self, index: usize) -> &str {
        let short = self.token(index).filter(|token| token.end - token.start <= LONGEST_WORD);
        short.map_or("", |token| self.low(token.start, token.end))
    }

    /// Number of the first token that does not lie before a place.
    pub fn token_from(&self, place: usize) -> usize {
        self.tokens.partition_point(|token| token.start < place)
    }

    /// What stands between two tokens that follow each other.
    pub fn gap(&self, index: usize) -> &str {
        match (self.token(index), self.token(index + 1)) {
            (Some(one), Some(next)) => self.part(one.end, next.start),
            _ => "\n",
        }
    }

    /// The bytes and the code points of the original text for a range of places.
    pub fn original(&self, start: usize, end: usize) -> ((usize, usize), (usize, usize)) {
        let first = self.origin.get(start).copied().unwrap_or_default();
        let last = end.checked_sub(1).and_then(|place| self.origin.get(place)).copied().unwrap_or(first);
        let after = self.origin.get(end).map_or(last.2 + 1, |next| next.2.max(last.2 + 1));
        ((first.0 as usize, last.1 as usize), (first.2 as usize, after as usize))
    }

    fn cut(&self) -> Vec<Token> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut place = 0;
        while place < self.len() {
            if self.at(place).is_ascii_alphanumeric() {
                let token = self.token_at(place, tokens.last());
                place = token.end;
                tokens.push(token);
            } else {
                place += 1;
            }
        }
        tokens
    }

    fn token_at(&self, start: usize, previous: Option<&Token>) -> Token {
        let mut end = start;
        while self.at(end).is_ascii_alphanumeric() || self.joins(end) {
            end += 1;
        }
        let part = self.part(start, end);
        let letters = || part.bytes().filter(u8::is_ascii_alphabetic);
        Token {
            start,
            end,
            digit: part.bytes().any(|letter| letter.is_ascii_digit()),
            upper: self.at(start).is_ascii_uppercase(),
            capitals: letters().count() > 1 && letters().all(|letter| letter.is_ascii_uppercase()),
            opens: previous.is_none_or(|previous| self.ends_sentence(previous, start)),
        }
    }

    /// A hyphen or apostrophe between two letters.
    fn joins(&self, place: usize) -> bool {
        matches!(self.at(place), b'-' | b'\'')
            && self.before(place).is_ascii_alphabetic()
            && self.at(place + 1).is_ascii_alphabetic()
    }

    fn ends_sentence(&self, previous: &Token, start: usize) -> bool {
        let between = self.part(previous.end, start);
        if between.contains(['!', '?', '\n', ';']) || between.contains("->") || between.contains(" - ") {
            return true;
        }
        let short = previous.end - previous.start == 1
            || letters::SHORT_FORMS.contains(&self.low(previous.start, previous.end));
        between.contains(':') || (between.contains('.') && !short)
    }
}

fn plain(text: &str) -> (String, Vec<(u32, u32, u32)>) {
    let mut plain = String::with_capacity(text.len());
    let mut origin = Vec::with_capacity(text.len());
    let mut latin = true;
    for (point, (byte, letter)) in text.char_indices().enumerate() {
        let place = (offset(byte), offset(byte + letter.len_utf8()), offset(point));
        if letter.is_ascii() {
            latin = if letter.is_ascii_alphabetic() { true } else { latin && letter != ' ' };
            plain.push(letter);
            origin.push(place);
            continue;
        }
        for part in std::iter::once(letter).nfkd() {
            let Some(made) = letters::ascii(part, latin) else { continue };
            plain.push(char::from(made));
            origin.push(place);
        }
    }
    (plain, origin)
}

fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn signs_that_nobody_sees_and_letters_of_other_scripts_are_made_plain() {
        let text = Text::new("Ka\u{200b}rata\u{15f}\u{a0}\u{ff10}\u{ff16} \u{661}\u{662} J\u{430}n");
        assert_eq!(text.part(0, text.len()), "Karatas 06 12 Jan");
    }

    #[test]
    fn the_way_back_counts_bytes_and_code_points() {
        let text = Text::new("één Şule ✓");
        assert_eq!(text.original(4, 8), ((6, 11), (4, 8)));
    }

    #[test]
    fn a_capital_after_a_title_opens_no_sentence() {
        let text = Text::new("Hoi. Mw. Bakker belt");
        let opens: Vec<_> = text.tokens().iter().map(|token| token.opens).collect();
        assert_eq!(opens, [true, true, false, false]);
    }
}
