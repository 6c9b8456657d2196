//! Streets with a number, postcodes with letters, and names of places without a number, which are nobody's address.
//! Names that the municipality knows are the allow list's.

use super::cues::{self, Cue};
use super::kind::Kind;
use super::lists::Lists;
use super::spans::Spans;
use super::text::Text;

/// Words of a street before its last, at most.
const LONGEST: usize = 6;

/// Longest word that is looked at.
const LONGEST_WORD: usize = 40;

/// Finds postcodes and streets with a number, and takes the names of places.
pub fn find(text: &Text, lists: &Lists, spans: &mut Spans) {
    let ordinary = &|word: &str| lists.is_word(word);
    for index in 0..text.tokens().len() {
        postcode(text, index, spans);
    }
    for index in 0..text.tokens().len() {
        if !surname(text, lists, index) {
            street(text, index, ordinary, spans);
        }
    }
}

/// A surname that ends as a street does, behind a first name, a title or a tie: `Marleen Dijkhuis`.
fn surname(text: &Text, lists: &Lists, index: usize) -> bool {
    let before = index.checked_sub(1).map_or("", |at| text.word(at));
    text.word(index).len() <= LONGEST_WORD
        && lists.is_last(text.word(index))
        && (lists.is_first(before)
            || cues::is(before, Cue::Title)
            || matches!(before, "van" | "vd" | "der" | "den" | "ten" | "ter"))
        && !lists.is_known(text.word(index))
}

fn postcode(text: &Text, index: usize, spans: &mut Spans) {
    let Some(token) = text.token(index).copied() else { return };
    let part = text.part(token.start, token.end);
    if spans.taken(token.start, token.end)
        || !text.at(token.start).is_ascii_digit()
        || matches!(text.before(token.start), b'.' | b',' | b'-' | b'/')
            && text.before(token.start - 1).is_ascii_digit()
    {
        return;
    }
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    if digits != 4 || part.starts_with('0') {
        return;
    }
    let letters = if part.len() == 6 { index } else { index + 1 };
    let Some(end) = postcode_letters(text, index, letters, part) else { return };
    let labelled = (index.saturating_sub(2)..index)
        .any(|at| text.word(at).starts_with("postc") || matches!(text.word(at), "pc" | "pc6"));
    let low = text.low(end - 2, end);
    let word = cues::is(low, Cue::NoLetters);
    let capitals = text.part(end - 2, end).bytes().all(|sign| sign.is_ascii_uppercase());
    let loud =
        (index.saturating_sub(4)..index).filter(|at| text.token(*at).is_some_and(|token| token.capitals)).count() > 2;
    if word && !labelled && (!capitals || loud) {
        return;
    }
    let end = house_number(text, letters + 1, end).unwrap_or(end);
    spans.add(token.start, end, Kind::Postcode);
}

/// The end of the two letters of a postcode, glued or behind one space or sign.
fn postcode_letters(text: &Text, index: usize, letters: usize, part: &str) -> Option<usize> {
    if letters == index {
        let tail = part.get(4..)?;
        return tail
            .bytes()
            .all(|sign| sign.is_ascii_alphabetic())
            .then(|| text.token(index).map(|token| token.end))?;
    }
    let next = text.token(letters)?;
    let gap = text.gap(index);
    let shaped = part.len() == 4 && next.end - next.start == 2 && !next.digit && matches!(gap, " " | "-" | "." | "  ");
    shaped.then_some(next.end)
}

/// The number of a house at this token, with what belongs to it.
fn house_number(text: &Text, index: usize, end: usize) -> Option<usize> {
    let between = text.part(end, text.token(index)?.start);
    let (index, token) = match text.word(index) {
        "nr" | "no" | "nummer" | "huisnummer" | "huisnr" => (index + 1, text.token(index + 1)?),
        _ => (index, text.token(index)?),
    };
    let part = text.part(token.start, token.end);
    let digits = part.bytes().take_while(u8::is_ascii_digit).count();
    let tail = part.len() - digits;
    if !(1..=4).contains(&digits)
        || tail > 2
        || part.starts_with('0')
        || !matches!(between, " " | ", " | "-" | " - " | "  " | ". " | "." | " (" | "," | " / ")
    {
        return None;
    }
    let clock = matches!(text.at(token.end), b':' | b'%')
        || (matches!(text.at(token.end), b'.' | b',') && text.at(token.end + 1).is_ascii_digit());
    if clock || unit(text, index + 1, token.end) {
        return None;
    }
    Some(addition(text, index, token.end))
}

/// `bis`, `a`, `-2`, `II` behind the number.
fn addition(text: &Text, index: usize, end: usize) -> usize {
    let Some(next) = text.token(index + 1) else { return end };
    let gap = text.gap(index);
    let word = text.word(index + 1);
    let joined = gap == "-" || gap == "/";
    let known =
        cues::is(word, Cue::Addition) || (word.len() == 1 && word != "x" && !matches!(text.at(next.end), b'.' | b'\''));
    let fits = (joined && next.end - next.start <= 4) || (gap == " " && known);
    if fits { next.end } else { end }
}

/// Whether the number counts something instead of naming a house.
fn unit(text: &Text, index: usize, end: usize) -> bool {
    if text.low(end, end + 2).trim_start().starts_with(['%', '+']) {
        return true;
    }
    if !matches!(text.part(end, text.token(index).map_or(end, |next| next.start)), " " | "") {
        return false;
    }
    let word = text.word(index);
    cues::is(word, Cue::Counted)
}

/// A street: with a number an address, without one a place.
fn street(text: &Text, index: usize, ordinary: &impl Fn(&str) -> bool, spans: &mut Spans) {
    let Some(token) = text.token(index).copied() else { return };
    if token.digit || token.end - token.start > LONGEST_WORD || spans.taken(token.start, token.end) {
        return;
    }
    let word = text.word(index);
    let longer = |cue| cues::ends(word, cue, 3);
    let (sure, maybe, place) = (longer(Cue::StreetEnd), longer(Cue::MaybeStreetEnd), longer(Cue::PlaceEnd));
    let bare = cues::is(word, Cue::BareStreet);
    let joined = [Cue::StreetEnd, Cue::MaybeStreetEnd, Cue::PlaceEnd].iter().any(|cue| cues::is(word, *cue))
        && index > 0
        && named(text, index - 1)
        && text.gap(index - 1) == " ";
    let dot = usize::from(word.ends_with("str") && text.at(token.end) == b'.');
    let number = house_number(text, index + 1, token.end + dot);
    let first = begin(text, index, joined || token.upper);
    let lone = ordinary(word) && first == index && !token.upper;
    if let Some(end) =
        number.filter(|_| (sure && !bare && !lone) || joined || (maybe && token.upper) || house(text, index, ordinary))
    {
        spans.add(text.token(first).map_or(token.start, |first| first.start), end, Kind::Address);
    } else if (sure || place || joined) && !bare && (token.upper || joined) {
        spans.take(text.token(first).map_or(token.start, |first| first.start), token.end);
    } else if sure && !bare {
        spans.take(token.start, token.end);
    }
}

/// A name with a capital that is no word, in the place of an address: `woont Waterjuffer 12`.
fn house(text: &Text, index: usize, ordinary: &impl Fn(&str) -> bool) -> bool {
    let Some(token) = text.token(index) else { return false };
    let before = |back: usize| index.checked_sub(back).map_or("", |at| text.word(at));
    let words = [before(1), before(2), before(3)];
    let listed = token.upper && !token.capitals && (listed(text, index) || beside(text, index));
    let place = words.iter().any(|word| cues::is(word, Cue::Lives));
    let comma = text.gap(index).len() == 1;
    (place && token.upper && comma && !ordinary(text.word(index)) && text.word(index).len() > 3) || listed
}

/// `op de Oude Kraan 72 woont ...`: behind a word of place, and nothing that is counted behind the number.
fn beside(text: &Text, index: usize) -> bool {
    let mut first = index;
    while first > 0
        && index - first < 3
        && text.gap(first - 1) == " "
        && (named(text, first - 1) || matches!(text.word(first - 1), "de" | "het" | "'t"))
    {
        first -= 1;
    }
    let before = first.checked_sub(1).map_or("", |at| text.word(at));
    let close = text.gap(index) == " " && first > 0 && text.gap(first - 1) == " ";
    let (gap, next) = (text.gap(index + 1), text.word(index + 2));
    let ends = next.is_empty()
        || !gap.starts_with(' ')
        || cues::is(next, Cue::Verb)
        || matches!(next, "en" | "met" | "bij" | "zonder" | "want" | "die");
    let counted = cues::is(text.word(index), Cue::CountedBefore) || text.word(index).len() < 4;
    close && ends && !counted && matches!(before, "op" | "aan" | "tegenover" | "naast" | "achter")
}

/// A house in a list about somebody, between brackets and commas: `(01-12-1958, Zandgroeve 19)`.
fn listed(text: &Text, index: usize) -> bool {
    let (Some(token), Some(number)) = (text.token(index), text.token(index + 1)) else { return false };
    let opens = text.part(token.start.saturating_sub(2), token.start);
    let closes = text.at(number.end);
    (opens.ends_with(", ") || opens.ends_with('('))
        && matches!(closes, b',' | b')')
        && text.gap(index) == " "
        && token.end - token.start > 3
        && !cues::is(text.word(index), Cue::CountedBefore)
}

fn named(text: &Text, index: usize) -> bool {
    text.token(index).is_some_and(|token| token.upper && !token.digit)
}

/// The first word of a street of more words: capitals and what ties them, back from its last.
fn begin(text: &Text, last: usize, proper: bool) -> usize {
    let mut first = last;
    let mut at = last;
    while proper && at > 0 && last - at < LONGEST && matches!(text.gap(at - 1), " " | ". " | ".") {
        at -= 1;
        let tie = cues::is(text.word(at), Cue::StreetTie);
        if named(text, at) && !text.token(at).is_some_and(|token| token.opens && text.gap(at).contains('.')) {
            first = at;
        } else if !tie {
            break;
        }
    }
    first
}
