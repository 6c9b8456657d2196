//! Telephone numbers, citizen service numbers and long numbers without a label. Numbers with a label are `codes`',
//! accounts `accounts`', dates `dates`'.

use super::digits::Digits;
use super::kind::Kind;
use super::labels;
use super::spans::Spans;
use super::text::Text;

/// Digits of a Dutch telephone number.
const PHONE: usize = 10;
/// Digits of a citizen service number.
const BSN: usize = 9;
/// From so many digits in one piece a number without a label is somebody's.
const LONG: usize = 7;
/// Longest number that is read.
const MOST: usize = 20;

/// Finds the numbers of a text.
pub fn find(text: &Text, spans: &mut Spans) {
    spoken(text, spans);
    let mut place = 0;
    while place < text.len() {
        let opens = number_opens(text, place) && !spans.taken(place, place + 1);
        match opens.then(|| number(text, place)).flatten() {
            Some((end, kind)) => {
                match kind {
                    Some(kind) => spans.add(place, end, kind),
                    None => spans.take(place, end),
                }
                place = end;
            }
            None => place += 1,
        }
    }
}

fn number_opens(text: &Text, place: usize) -> bool {
    let here = text.at(place);
    let before = text.before(place);
    let inside = before.is_ascii_alphanumeric() || before == b'+' || before == b'_';
    let plus = here == b'+' && (text.at(place + 1).is_ascii_digit() || text.at(place + 1) == b'(');
    let bracket = here == b'(' && (text.at(place + 1) == b'0' || text.at(place + 1) == b'+');
    !inside && (here.is_ascii_digit() || plus || bracket)
}

/// The number that opens at a place: its end, and its kind when it is personal.
fn number(text: &Text, place: usize) -> Option<(usize, Option<Kind>)> {
    if let Some(end) = phone(text, place) {
        return Some((end, Some(Kind::Phone)));
    }
    if !text.at(place).is_ascii_digit() {
        return None;
    }
    if let Some(end) = bsn(text, place) {
        return Some((end, Some(Kind::Bsn)));
    }
    let digits = Digits::read(text, place, MOST);
    let run = (1..=MOST).take_while(|count| text.at(place + count - 1).is_ascii_digit()).count();
    if labels::harmless(text, place) {
        let end = digits.longest(1, digits.len())?;
        return digits.end(end).map(|end| (end, None));
    }
    let long = run >= LONG && !amount(text, place, place + run) && !date_like(text.part(place, place + run));
    long.then_some((place + run, Some(Kind::Dossier)))
}

fn phone(text: &Text, place: usize) -> Option<usize> {
    let bracket = usize::from(text.at(place) == b'(');
    let plus = text.at(place + bracket) == b'+';
    let open = usize::from(plus && text.at(place + bracket + 1) == b'(');
    let digits = Digits::read(text, place + bracket + usize::from(plus) + open, MOST);
    let count = match () {
        () if plus && digits.opens_with("310") => digits.longest(12, 12),
        () if plus && digits.opens_with("31") => digits.longest(11, 11).or_else(|| digits.longest(10, 12)),
        () if plus => digits.longest(8, 14),
        () if digits.opens_with("0031") => digits.longest(13, 14).or_else(|| digits.longest(12, 12)),
        () if digits.opens_with("00") => digits.longest(11, 15),
        () if service(&digits) || full_date(text, place) => None,
        () if digits.opens_with("0") => dutch(text, &digits, place),
        () => labelled(text, &digits, place),
    }?;
    digits.end(count)
}

/// A number that opens with zero: ten digits, a mobile number also with one too few or too many.
fn dutch(text: &Text, digits: &Digits, place: usize) -> Option<usize> {
    let exact = digits.end(PHONE).map(|_| PHONE);
    let near = || digits.longest(PHONE - 1, PHONE + 1).filter(|_| digits.opens_with("06"));
    exact.or_else(near).filter(|count| digits.groups(*count).0 <= 6).or_else(|| labelled(text, digits, place))
}

/// A number of any length behind a word such as `tel`.
fn labelled(text: &Text, digits: &Digits, place: usize) -> Option<usize> {
    let count = digits.longest(6, 13)?;
    let (groups, _) = digits.groups(count);
    (labels::phone(text, place) && groups <= 6 && !full_date(text, place)).then_some(count)
}

/// Lines that belong to a service and to nobody.
fn service(digits: &Digits) -> bool {
    ["0800", "0900", "0906", "0909", "088", "14"].iter().any(|line| digits.opens_with(line))
        && !digits.opens_with("1400")
        && (!digits.opens_with("14") || digits.end(5).is_some() || digits.end(6).is_some())
}

fn bsn(text: &Text, place: usize) -> Option<usize> {
    let digits = Digits::read(text, place, BSN + 1);
    let labelled = labels::bsn(text, place);
    if labelled {
        let count = digits.longest(BSN - 1, BSN + 1)?;
        return digits.end(count);
    }
    let (groups, smallest) = digits.groups(BSN);
    let shape = groups <= 4 && smallest >= 2 && !labels::harmless(text, place) && !full_date(text, place);
    let end = digits.end(BSN)?;
    let sure = shape && eleven(&digits) && !amount(text, place, end);
    (sure || (shape && labels::bsn_after(text, end))).then_some(end)
}

/// The test with eleven: the weights 9 to 2 and -1.
fn eleven(digits: &Digits) -> bool {
    let sum: i32 =
        digits.values(BSN).zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(digit, weight)| i32::from(digit) * weight).sum();
    sum != 0 && sum % 11 == 0
}

fn amount(text: &Text, start: usize, end: usize) -> bool {
    let before = text.low(start.saturating_sub(4), start).trim_end().to_owned();
    let after = text.low(end, end + 6);
    before.ends_with("eur") || before.ends_with('~') || before.ends_with('$') || after.trim_start().starts_with("eur")
}

/// Whether a date with a year of four digits stands here.
fn full_date(text: &Text, place: usize) -> bool {
    super::dates::numeric(text, place).is_some_and(|date| date.four_digits)
}

/// Eight digits that are a day: those are left to `dates`.
fn date_like(run: &str) -> bool {
    run.len() == 8 && super::dates::glued(run).is_some()
}

/// A number that is spelled: `nul zes twaalf`. Read from the word nul on, when enough words of numbers follow.
fn spoken(text: &Text, spans: &mut Spans) {
    const WORDS: [&str; 11] = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "plus"];
    let mut index = 0;
    while let Some(first) = text.token(index) {
        let run = (index..).take_while(|at| WORDS.contains(&text.word(*at)) || short_number(text.word(*at))).count();
        let opens = matches!(text.word(index), "nul" | "plus");
        if let Some(last) = text.token(index + run.saturating_sub(1)).filter(|_| opens && run >= 5) {
            spans.add(first.start, last.end, Kind::Phone);
        }
        index += run.max(1);
    }
}

fn short_number(word: &str) -> bool {
    const TENS: [&str; 6] = ["tien", "elf", "twaalf", "tig", "tien", "ntig"];
    ((1..=3).contains(&word.len()) && word.bytes().all(|digit| digit.is_ascii_digit()))
        || TENS.iter().any(|ten| word.ends_with(ten))
}

#[cfg(test)]
mod tests {
    use super::super::spans::Spans;
    use super::super::text::Text;
    use super::{Kind, find};

    fn kinds(text: &str) -> Vec<Kind> {
        let text = Text::new(text);
        let mut spans = Spans::new(text.len());
        find(&text, &mut spans);
        spans.finish().into_iter().map(|span| span.kind).collect()
    }

    #[test]
    fn nine_digits_are_a_service_number_when_they_pass_the_test_with_eleven_or_are_called_so() {
        assert_eq!(kinds("123456782"), [Kind::Bsn]);
        assert_eq!(kinds("1234.56.782"), [Kind::Bsn]);
        assert_eq!(kinds("bsn 123456789"), [Kind::Bsn]);
        assert_eq!(kinds("kvk 12345678, artikel 123456782"), []);
    }

    #[test]
    fn a_telephone_number_may_be_grouped_in_any_way() {
        for text in ["06 - 24 68 13 57", "(026) 389 11 22", "+31 (0)6 2468 1357", "0031 624681357", "tel 389 11 22"] {
            assert_eq!(kinds(text), [Kind::Phone], "{text}");
        }
    }

    #[test]
    fn a_line_of_a_service_belongs_to_nobody() {
        for text in ["0800-2000", "0900 1234", "bel 14 026", "088 123 45 67", "113", "1.250.000 euro"] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
