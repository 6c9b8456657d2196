//! Days: which are a birth, and which belong to a meeting, a rule or a letter. A day of birth is told by a word near
//! it, by the name it stands beside, or by lying too far back for anything else.

use super::cues::{self, Cue};
use super::kind::Kind;
use super::spans::Spans;
use super::text::Text;

/// A day in this year or before is a birth, unless the sentence says otherwise; offers and rules are younger.
const LONG_AGO: u32 = 2012;
/// Words before a date within which a word about birth counts.
const REACH: usize = 4;

/// A date as it stands in the text.
#[derive(Debug, Clone, Copy)]
pub struct Date {
    /// Place after the last.
    pub end: usize,
    /// The year, when one was written.
    pub year: Option<u32>,
    /// The year has four digits.
    pub four_digits: bool,
}

/// Finds the days of a text: births are kept, others taken so that they are no number of something else.
pub fn find(text: &Text, spans: &mut Spans) {
    let mut from = 0;
    for index in 0..text.tokens().len() {
        let Some(token) = text.token(index).filter(|token| token.start >= from).copied() else { continue };
        if spans.taken(token.start, token.end) {
            continue;
        }
        let Some(date) = numeric(text, token.start).or_else(|| written(text, index)) else { continue };
        from = date.end;
        if is_birth(text, index, token.start, date) {
            spans.add(token.start, date.end, Kind::Birthdate);
        } else if date.four_digits {
            spans.take(token.start, date.end);
        }
    }
}

/// A date in digits at this place: `2-2-1950`, `1996-10-30`, `28031972`, `12.12.71`, `3 / 5 / 60`, `3/5`.
pub fn numeric(text: &Text, start: usize) -> Option<Date> {
    if !text.at(start).is_ascii_digit() || matches!(text.before(start), b'0'..=b'9' | b'+') {
        return None;
    }
    let (first, end) = digits(text, start)?;
    if end - start == 8 {
        return glued(text.part(start, end)).map(|year| Date { end, year: Some(year), four_digits: true });
    }
    let (second, between) = next(text, end)?;
    let (second, end) = digits(text, second).filter(|(_, end)| end - second <= 2)?;
    let third = next(text, end)
        .filter(|(_, sign)| *sign == between)
        .and_then(|(at, _)| digits(text, at).map(|found| (at, found)));
    match third {
        Some((at, (third, end))) => whole(first, second, third, end - at).map(|year| Date {
            end,
            year: Some(year),
            four_digits: end - at == 4 || first > 31,
        }),
        None => (day_month(first, second) && between != b'.' && between != b' ').then_some(Date {
            end,
            year: None,
            four_digits: false,
        }),
    }
}

/// The year of eight digits in a row that are a day, day or year first.
pub fn glued(run: &str) -> Option<u32> {
    let part = |from, to| run.get(from..to).and_then(|part: &str| part.parse::<u32>().ok());
    let day_first = (part(0, 2)?, part(2, 4)?, part(4, 8)?);
    let year_first = (part(6, 8)?, part(4, 6)?, part(0, 4)?);
    [day_first, year_first]
        .into_iter()
        .find(|(day, month, year)| day_month(*day, *month) && century(*year))
        .map(|found| found.2)
}

fn whole(first: u32, second: u32, third: u32, width: usize) -> Option<u32> {
    if century(first) && day_month(third, second) {
        return Some(first);
    }
    let day = day_month(first, second) || day_month(second, first);
    match width {
        4 => (day && century(third)).then_some(third),
        2 => day.then_some(if third > 30 { 1900 + third } else { 2000 + third }),
        _ => None,
    }
}

fn day_month(day: u32, month: u32) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

fn century(year: u32) -> bool {
    (1900..=2099).contains(&year)
}

fn digits(text: &Text, start: usize) -> Option<(u32, usize)> {
    let count = (0..=8).take_while(|step| text.at(start + step).is_ascii_digit()).count();
    let end = start + count;
    (count > 0 && count <= 8).then(|| text.part(start, end).parse().ok().map(|value| (value, end)))?
}

/// The place of the next group and the sign before it.
fn next(text: &Text, end: usize) -> Option<(usize, u8)> {
    let space = usize::from(text.at(end) == b' ');
    let sign = text.at(end + space);
    if matches!(sign, b'-' | b'/' | b'.' | b'\'') {
        let after = end + space + 1;
        let after = after + usize::from(text.at(after) == b' ') + usize::from(text.at(after) == b'\'');
        return text.at(after).is_ascii_digit().then_some((after, sign));
    }
    (space == 1 && sign.is_ascii_digit()).then_some((end + 1, b' '))
}

/// A date with the month in words, its day first or behind: `22 september 1944`, `3 mei`, `May 3rd 1985`.
fn written(text: &Text, index: usize) -> Option<Date> {
    let number = |at: usize| day(text.word(at)).filter(|day| (1..=31).contains(day));
    let (last, month_first) = if number(index).is_some() && is_month(text.word(index + 1)) {
        (index + 1, false)
    } else if is_month(text.word(index)) && number(index + 1).is_some() && text.word(index) != "mei" {
        (index + 1, true)
    } else {
        return None;
    };
    let close = |at: usize| text.gap(at).len() <= 3 && !text.gap(at).contains('\n');
    let year = close(last).then(|| year(text.word(last + 1))).flatten();
    if !close(index) || (month_first && year.is_none()) {
        return None;
    }
    let end = text.token(if year.is_some() { last + 1 } else { last })?.end;
    Some(Date { end, year, four_digits: year.is_some() })
}

fn day(word: &str) -> Option<u32> {
    let bare = ["ste", "de", "e", "st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    (bare.len() <= 2).then(|| bare.parse().ok()).flatten()
}

fn year(word: &str) -> Option<u32> {
    let year: u32 = word.parse().ok()?;
    match word.len() {
        4 => century(year).then_some(year),
        2 => Some(if year > 30 { 1900 + year } else { 2000 + year }),
        _ => None,
    }
}

fn is_month(word: &str) -> bool {
    cues::is(word, Cue::Month)
}

fn is_birth(text: &Text, index: usize, start: usize, date: Date) -> bool {
    if says_birth(text, index, start, date.end) {
        return true;
    }
    let Some(year) = date.year else { return false };
    let event = says_event(text, index);
    !event && (year <= LONG_AGO || date.four_digits && beside_person(text, index, start))
}

fn says_birth(text: &Text, index: usize, start: usize, end: usize) -> bool {
    let star = text.part(start.saturating_sub(2), start).contains('*');
    let before = (index.saturating_sub(REACH)..index).any(|at| birth_word(text.word(at)));
    let next = text.token_from(end);
    let after = (next..next + 3).any(|at| cues::is(text.word(at), Cue::BirthAfter));
    let dotted = text.low(start.saturating_sub(8), start).replace([' ', '.', ':'], "");
    star || before || after || dotted.ends_with("gd") || dotted.ends_with("dob") || turns(text, index)
}

/// `wordt 80 op 3 mei`.
fn turns(text: &Text, index: usize) -> bool {
    let from = index.saturating_sub(REACH + 1);
    (from..index).any(|at| {
        matches!(text.word(at), "wordt" | "werd" | "turns" | "turned")
            && text.word(at + 1).parse::<u32>().is_ok_and(|age| age < 120)
            && at + 2 <= index
    })
}

fn birth_word(word: &str) -> bool {
    word.starts_with("geboort")
        || word.starts_with("geboren")
        || word.starts_with("gebdat")
        || word.starts_with("verjaar")
        || cues::is(word, Cue::Birth)
}

fn says_event(text: &Text, index: usize) -> bool {
    let from = index.saturating_sub(REACH);
    (from..index).any(|at| cues::is(text.word(at), Cue::Event))
}

/// In brackets or between commas behind a name or a child: `(Jurre, 19-08-2015)`.
fn beside_person(text: &Text, index: usize, start: usize) -> bool {
    let Some(previous) = index.checked_sub(1).and_then(|at| text.token(at)) else { return false };
    let between = text.part(previous.end, start);
    let word = text.word(index - 1);
    let person = cues::is(word, Cue::Child);
    let listed = between == ", " || between == " (" || between == "," || between == " ";
    person || (listed && previous.upper && !previous.capitals && !is_month(word))
}

#[cfg(test)]
mod tests {
    use super::super::spans::Spans;
    use super::super::text::Text;
    use super::find;

    fn births(text: &str) -> usize {
        let text = Text::new(text);
        let mut spans = Spans::new(text.len());
        find(&text, &mut spans);
        spans.finish().len()
    }

    #[test]
    fn a_day_of_birth_is_told_by_a_word_or_by_lying_far_back() {
        for text in [
            "geb. 3-4-2015",
            "*17.06.39",
            "jarig op 3 mei",
            "geboren 28031972",
            "vrouw, 2 februari 1950",
            "born May 3rd 1985",
        ] {
            assert_eq!(births(text), 1, "{text}");
        }
    }

    #[test]
    fn a_day_of_a_meeting_or_a_rule_is_none() {
        for text in [
            "op 21-06 feest",
            "vanaf 1-1-2026",
            "brief van 12 maart 2024",
            "getrouwd op 3-4-1970",
            "24/7",
            "3 mei zwemmen",
        ] {
            assert_eq!(births(text), 0, "{text}");
        }
    }
}
