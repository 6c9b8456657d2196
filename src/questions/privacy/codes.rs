//! Numbers with a label (client, case, passport), codes of letters and digits, and vehicle registrations. Numbers
//! without letters and label are `numbers`'.

use super::cues::{self, Cue};
use super::kind::Kind;
use super::labels;
use super::spans::Spans;
use super::text::Text;

/// Words between a label and its code, at most.
const REACH: usize = 4;
/// A code without a label has at least so many digits; fewer are roads, forms and classes.
const BARE: usize = 5;

/// Finds the codes that have a label.
pub fn find_labelled(text: &Text, spans: &mut Spans) {
    for index in 0..text.tokens().len() {
        if let Some(kind) = label(text, index) {
            labelled(text, index, kind, spans);
        }
    }
}

/// Finds registrations and codes without a label.
pub fn find(text: &Text, spans: &mut Spans) {
    let mut place = 0;
    while place < text.len() {
        if let Some(end) = spaced_plate(text, place).filter(|end| !spans.taken(place, *end)) {
            spans.add(place, end, Kind::Plate);
            place = end;
            continue;
        }
        let end = chunk(text, place);
        if end > place && !spans.taken(place, end) {
            plain(text, place, end, spans);
        }
        place = end.max(place + 1);
    }
}

/// The end of letters, digits, hyphens, slashes and points from here; the place itself when none.
fn chunk(text: &Text, start: usize) -> usize {
    if text.before(start).is_ascii_alphanumeric() || !text.at(start).is_ascii_alphanumeric() {
        return start;
    }
    let mut end = start;
    while text.at(end).is_ascii_alphanumeric()
        || (matches!(text.at(end), b'-' | b'/' | b'.' | b'_') && text.at(end + 1).is_ascii_alphanumeric())
    {
        end += 1;
    }
    end
}

fn plain(text: &Text, start: usize, end: usize, spans: &mut Spans) {
    let part = text.part(start, end);
    if part.len() > 40 {
        return;
    }
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    let capitals = part.bytes().filter(u8::is_ascii_uppercase).count();
    let letters = part.bytes().filter(u8::is_ascii_alphabetic).count();
    if plate(text, start, end) {
        spans.add(start, end, Kind::Plate);
    } else if digits > 1 && !labels::harmless(text, start) {
        if capitals == letters && document(part) {
            spans.add(start, end, Kind::Document);
            return;
        }
        let letters_too = digits >= BARE && (1..=6).contains(&letters) && capitals == letters;
        let groups = digits >= BARE + 2 && part.contains(['/', '-']) && letters == 0 && slashed(part);
        if letters_too || groups {
            spans.add(start, end, Kind::Dossier);
        }
    }
}

/// Nine capitals and digits through each other, as passports and cards have.
fn document(part: &str) -> bool {
    let digits: Vec<bool> = part.bytes().map(|sign| sign.is_ascii_digit()).collect();
    let changes = digits.iter().zip(digits.iter().skip(1)).filter(|(one, next)| one != next).count();
    let plain = part.bytes().all(|sign| sign.is_ascii_alphanumeric());
    plain && digits.len() == 9 && changes >= 3 && digits.iter().filter(|digit| **digit).count() >= 2
}

/// Three groups or more, one of them of four digits or more that is no year: `2024-03-4471`.
fn slashed(part: &str) -> bool {
    let groups: Vec<&str> = part.split(['/', '-']).collect();
    let long = |group: &&str| group.len() >= 4 && !group.parse::<u32>().is_ok_and(|year| (1900..=2099).contains(&year));
    groups.len() >= 3
        && groups.iter().all(|group| group.bytes().all(|sign| sign.is_ascii_digit()))
        && groups.iter().any(long)
}

/// Six letters and digits in three groups, as registrations are; without hyphens only in capitals or behind a label.
fn plate(text: &Text, start: usize, end: usize) -> bool {
    let part = text.part(start, end);
    let groups: Vec<&str> = part.split('-').collect();
    let pure = |group: &&str| {
        group.bytes().all(|sign| sign.is_ascii_digit()) || group.bytes().all(|sign| sign.is_ascii_alphabetic())
    };
    if let [one, two, three] = groups.as_slice() {
        let mixed =
            part.bytes().any(|sign| sign.is_ascii_digit()) && part.bytes().any(|sign| sign.is_ascii_alphabetic());
        let sizes = [one, two, three].iter().all(|group| (1..=3).contains(&group.len()));
        return mixed && sizes && part.len() == 8 && groups.iter().all(pure) && !day(one, two, three);
    }
    let foreign = matches!(groups.as_slice(), [one, two] if (1..=3).contains(&one.len()) && pure(one) && two.len() <= 6)
        && part.bytes().any(|sign| sign.is_ascii_digit());
    let near = vehicle(text, start);
    let glued = groups.len() == 1 && part.len() == 6 && sidecode(part);
    (glued && (near || part.bytes().all(|sign| !sign.is_ascii_lowercase()))) || (foreign && near && mixed(part))
}

/// A registration with spaces: `16 SJ FD`, in capitals or behind a word about a vehicle.
fn spaced_plate(text: &Text, start: usize) -> Option<usize> {
    let end = start + 8;
    let part = text.part(start, end);
    let groups: Vec<&str> = part.split(' ').collect();
    let edges = !text.before(start).is_ascii_alphanumeric()
        && !text.at(end).is_ascii_alphanumeric()
        && text.before(start) != b'-';
    let pure = |group: &&str| {
        group.bytes().all(|sign| sign.is_ascii_digit()) || group.bytes().all(|sign| sign.is_ascii_alphabetic())
    };
    let shaped =
        groups.len() == 3 && groups.iter().all(|group| (1..=3).contains(&group.len())) && groups.iter().all(pure);
    let sure = part.bytes().all(|sign| !sign.is_ascii_lowercase()) || vehicle(text, start);
    (edges && shaped && sure && sidecode(&part.replace(' ', ""))).then_some(end)
}

fn mixed(part: &str) -> bool {
    let digits = part.bytes().filter(u8::is_ascii_digit).count();
    digits >= 2 && part.bytes().filter(u8::is_ascii_alphabetic).count() >= 2
}

/// `03-mei-24` is a day.
fn day(one: &str, two: &str, three: &str) -> bool {
    let digits = |group: &str| group.bytes().all(|sign| sign.is_ascii_digit());
    digits(one)
        && digits(three)
        && two.len() == 3
        && ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
            .contains(&two.to_ascii_lowercase().as_str())
}

/// Letters and digits in the order of a Dutch registration: two or three changes between letters and digits.
fn sidecode(part: &str) -> bool {
    let letters: Vec<bool> = part.bytes().map(|sign| sign.is_ascii_alphabetic()).collect();
    let changes = letters.iter().zip(letters.iter().skip(1)).filter(|(one, next)| one != next).count();
    let count = letters.iter().filter(|letter| **letter).count();
    (2..=4).contains(&count) && (changes == 2 || (changes == 1 && count != 3 && part.len() == 6 && count == 4))
}

/// Whether a word about a vehicle stands in the four words before.
fn vehicle(text: &Text, start: usize) -> bool {
    let next = text.token_from(start);
    (next.saturating_sub(REACH)..next).any(|at| is_vehicle(text.word(at)))
}

fn is_vehicle(word: &str) -> bool {
    [
        "kenteken",
        "auto",
        "busje",
        "brommer",
        "scooter",
        "bromfiets",
        "motor",
        "plaat",
        "kentekennr",
        "nummerbord",
        "nummerplaat",
        "snorfiets",
        "bestelbus",
        "caravan",
        "camper",
        "canta",
        "brommobiel",
        "plaka",
        "plate",
        "samochod",
        "rejestracja",
        "bestelauto",
        "bus",
        "aanhanger",
        "leaseauto",
    ]
    .contains(&word)
}

/// What a word says about the code that follows it.
fn label(text: &Text, index: usize) -> Option<Kind> {
    let word = text.word(index);
    let word = ["-nummer", "nummer", "-nr", "nr", "-no", "number", "code"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .filter(|stem| !stem.is_empty())
        .unwrap_or(word);
    let document = cues::is(word, Cue::LabelDocument);
    let dossier = cues::is(word, Cue::LabelDossier);
    if document { Some(Kind::Document) } else { dossier.then_some(Kind::Dossier) }
}

fn labelled(text: &Text, index: usize, kind: Kind, spans: &mut Spans) {
    for at in index..index + 1 + REACH {
        let gap = text.gap(at);
        if gap.contains(['\n', '!', '?', ';', ',']) || gap.contains(". ") && text.word(at).len() > 4 {
            return;
        }
        let Some(next) = text.token(at + 1) else { return };
        if next.digit {
            let end = code_end(text, next.start);
            if personal(text.part(next.start, end), kind)
                && !labels::harmless(text, next.start)
                && !spans.taken(next.start, end)
                && !unit(text, end)
            {
                spans.add(open(text, next.start), end, kind);
            }
            return;
        }
        if next.capitals
            && next.end - next.start <= 4
            && matches!(text.at(next.end), b'-' | b'/' | b'.' | b' ')
            && text.at(next.end + 1).is_ascii_digit()
        {
            let end = code_end(text, next.start).max(code_end(text, next.end + 1));
            if personal(text.part(next.start, end), kind) && !spans.taken(next.start, end) {
                spans.add(next.start, end, kind);
                return;
            }
        }
        let word = text.word(at + 1);
        if !cues::is(word, Cue::AfterLabel) {
            return;
        }
    }
}

/// The code may open with letters and a slash before the first digit: `C/05/998877`.
fn open(text: &Text, start: usize) -> usize {
    let slash =
        matches!(text.before(start), b'/' | b'-' | b'.') && text.at(start.wrapping_sub(2)).is_ascii_alphabetic();
    let mut open = start;
    while slash
        && (text.before(open).is_ascii_alphanumeric() || (matches!(text.before(open), b'/' | b'-') && start - open < 2))
        && start - open < 6
    {
        open -= 1;
    }
    open
}

/// The end of a code that may go on after a space, as long as digits follow.
fn code_end(text: &Text, start: usize) -> usize {
    let mut end = chunk_from(text, start);
    for _ in 0..5 {
        let pure = text.part(start, end).bytes().all(|sign| sign.is_ascii_digit() || sign == b' ' || sign == b'.');
        let next = chunk_from(text, end + 1);
        let digits = text.part(end + 1, next);
        if !pure || text.at(end) != b' ' || digits.len() < 2 || !digits.bytes().all(|sign| sign.is_ascii_digit()) {
            break;
        }
        end = next;
    }
    end
}

fn chunk_from(text: &Text, start: usize) -> usize {
    let mut end = start;
    while text.at(end).is_ascii_alphanumeric()
        || (matches!(text.at(end), b'-' | b'/' | b'.' | b'_') && text.at(end + 1).is_ascii_alphanumeric())
    {
        end += 1;
    }
    end
}

/// Enough digits to point at somebody, and no year.
fn personal(code: &str, kind: Kind) -> bool {
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    let year = code.len() == 4 && code.parse::<u32>().is_ok_and(|year| (1900..=2099).contains(&year));
    let least = if kind == Kind::Document || code.bytes().all(|sign| sign.is_ascii_digit()) { 4 } else { 3 };
    digits >= least && !year && code.len() <= 40
}

/// An amount or a length of time is no code.
fn unit(text: &Text, end: usize) -> bool {
    let next = text.low(end, end + 8);
    ["eur", "uur", "jaar", "jr", "week", "wk", "maand", "mnd", "dag", "keer", "x ", "%", "min", "km", "m2"]
        .iter()
        .any(|unit| next.trim_start().starts_with(unit))
}
