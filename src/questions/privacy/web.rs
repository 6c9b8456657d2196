//! E-mail addresses, pages of people, and account names on social media. A site of an institution is nobody's page.

use super::cues::{self, Cue};
use super::kind::Kind;
use super::spans::Spans;
use super::text::Text;

/// Words between the name of a medium and the account.
const REACH: usize = 6;

/// Finds the addresses and accounts of a text.
pub fn find(text: &Text, spans: &mut Spans) {
    chunks(text).into_iter().for_each(|(start, end)| chunk(text, start, end, spans));
    spelled(text, spans);
    for index in 0..text.tokens().len() {
        if is_medium(text.word(index)) {
            account(text, index, spans);
        }
    }
}

/// Pieces without a space or bracket, without the marks around them.
fn chunks(text: &Text) -> Vec<(usize, usize)> {
    let ends = |sign: u8| {
        matches!(
            sign,
            b' ' | b'\n'
                | b'\t'
                | b'\r'
                | b'('
                | b')'
                | b'"'
                | b'<'
                | b'>'
                | b','
                | b';'
                | b'['
                | b']'
                | b'{'
                | b'}'
                | b'|'
        )
    };
    let mut found = Vec::new();
    let mut start = 0;
    for place in 0..=text.len() {
        if place == text.len() || ends(text.at(place)) {
            let mut end = place;
            while end > start && matches!(text.before(end), b'.' | b'!' | b'?' | b':' | b'\'' | b'*') {
                end -= 1;
            }
            if end > start {
                found.push((start, end));
            }
            start = place + 1;
        }
    }
    found
}

fn chunk(text: &Text, start: usize, end: usize, spans: &mut Spans) {
    let part = text.low(start, end);
    if let Some(at) = part.find('@') {
        let (name, domain) = (part.get(..at).unwrap_or(""), part.get(at + 1..).unwrap_or(""));
        let kind = if name.bytes().any(|sign| sign.is_ascii_alphanumeric()) { Kind::Email } else { Kind::Handle };
        let from = start + name.rfind(['=', ':', '\'']).map_or(0, |mark| mark + 1);
        if part == "@" && text.at(end) == b' ' {
            spans.add(end + 1, piece_end(text, end + 1), Kind::Handle);
        } else if domain.bytes().any(|sign| sign.is_ascii_alphanumeric()) {
            spans.add(if kind == Kind::Handle { start + at } else { from }, end, kind);
        }
    } else if let Some(from) = page(part) {
        if !public(part.get(from..).unwrap_or("")) {
            spans.add(start + from, end, Kind::Url);
        } else {
            spans.take(start, end);
        }
    } else if part.contains('_')
        && part.bytes().filter(u8::is_ascii_alphanumeric).count() >= 4
        && part.bytes().any(|sign| sign.is_ascii_alphabetic())
    {
        let from = start + part.rfind(['=', ':', '/']).map_or(0, |mark| mark + 1);
        spans.add(from, end, Kind::Handle);
    }
}

/// Where the address of a page begins in a piece, if it holds one.
fn page(part: &str) -> Option<usize> {
    if let Some(at) = part.find("://") {
        return Some(
            part.get(..at)
                .and_then(|head| head.rfind(|sign: char| !sign.is_ascii_alphabetic()))
                .map_or(0, |mark| mark + 1),
        );
    }
    if let Some(at) = part.find("www.") {
        return Some(at);
    }
    let host = part.split(['/', '?', '#']).next().unwrap_or("");
    let mut labels = host.rsplit('.');
    let end = labels.next().unwrap_or("");
    let name = labels.next().unwrap_or("");
    let shaped = host.bytes().all(|sign| sign.is_ascii_alphanumeric() || matches!(sign, b'.' | b'-'));
    (shaped && name.len() > 1 && cues::is(end, Cue::Domain) && name.bytes().any(|sign| sign.is_ascii_alphabetic()))
        .then_some(0)
}

/// A site of government, care, work or trade, and not the page of somebody on it.
fn public(page: &str) -> bool {
    let bare = page.split_once("://").map_or(page, |(_, rest)| rest).trim_start_matches("www.");
    let (host, path) = bare.split_once('/').unwrap_or((bare, ""));
    let names: Vec<&str> = host.split('.').collect();
    let person = names.iter().any(|name| cues::is(name, Cue::PeopleSite));
    if person {
        return path.is_empty();
    }
    let known = names
        .iter()
        .any(|name| cues::is(name, Cue::PublicSite) || cues::words(Cue::PublicPart).any(|part| name.contains(part)));
    known && !path.contains('~') && !path.contains("profiel")
}

/// Addresses with the sign in words: `naam(at)post.nl`, `naam at gmail punt com`, `naam apenstaartje ...`.
fn spelled(text: &Text, spans: &mut Spans) {
    for index in 1..text.tokens().len() {
        let (Some(at), Some(next)) = (text.token(index), text.token(index + 1)) else { continue };
        let word = text.word(index);
        let tight = matches!(text.before(at.start), b'(' | b'[' | b'{');
        let sign = word == "apenstaartje"
            || word == "apestaartje"
            || (matches!(word, "at" | "a") && (tight || domain(text, index + 1)));
        if !sign || spans.taken(at.start, at.end) {
            continue;
        }
        let start = local(text, index);
        let end = domain_end(text, index + 1).max(next.end);
        if text.gap(index).len() <= 3 {
            spans.add(start, end, Kind::Email);
        }
    }
}

/// Whether a domain follows: a known post office, or a point (in words or not) and an ending.
fn domain(text: &Text, index: usize) -> bool {
    let spelled = matches!(text.word(index + 1), "punt" | "dot" | "point" | "nokta" | "kropka");
    let pointed = text.gap(index) == "." && text.word(index + 1).len() <= 7;
    cues::is(text.word(index), Cue::PostOffice) || spelled || pointed
}

fn local(text: &Text, at: usize) -> usize {
    let mut index = at.saturating_sub(1);
    while index > 0 && at - index < 8 {
        let gap = text.gap(index - 1);
        let tight = matches!(gap, "." | "_" | "-" | "+");
        let spelled = gap == " " && (joint(text.word(index)) || joint(text.word(index - 1)));
        if !tight && !spelled {
            break;
        }
        index -= 1;
    }
    text.token(index).map_or(0, |token| token.start)
}

fn joint(word: &str) -> bool {
    matches!(word, "punt" | "dot" | "underscore" | "streepje" | "laagstreepje")
}

fn domain_end(text: &Text, from: usize) -> usize {
    let mut index = from;
    while index < from + 8 {
        let gap = text.gap(index);
        let tight = matches!(gap, "." | "-" | "_");
        let spelled = gap == " " && (joint(text.word(index + 1)) || joint(text.word(index)));
        if !tight && !spelled {
            break;
        }
        index += 1;
    }
    text.token(index).map_or(0, |token| token.end)
}

fn is_medium(word: &str) -> bool {
    cues::is(word, Cue::Medium)
}

/// The account behind the name of a medium: something with a digit, point or underscore, or a name for show.
fn account(text: &Text, index: usize, spans: &mut Spans) {
    let mut named = false;
    for at in index..index + REACH + 1 {
        let gap = text.gap(at);
        let Some(next) = text.token(at + 1).copied() else { return };
        named |= gap.contains([':', '=', '"']) || cues::is(text.word(at + 1), Cue::Named);
        if gap.contains(['\n', '!', '?', ';', ',', ')']) || (gap.contains(". ") || spans.taken(next.start, next.end)) {
            return;
        }
        let end = piece_end(text, next.start);
        let odd = text.part(next.start, end).contains(['.', '_'])
            || (next.digit && text.part(next.start, end).bytes().any(|sign| sign.is_ascii_alphabetic()));
        if odd && end - next.start >= 4 {
            spans.add(next.start, end, Kind::Handle);
            return;
        }
        if named && next.upper && !next.capitals {
            display_name(text, at + 1, spans);
            return;
        }
        if !cues::is(text.word(at + 1), Cue::BeforeAccount) {
            if named && gap.contains([':', '=']) && end - next.start >= 4 {
                spans.add(next.start, end, Kind::Handle);
            }
            return;
        }
    }
}

fn piece_end(text: &Text, start: usize) -> usize {
    let mut end = start;
    while text.at(end).is_ascii_alphanumeric()
        || (matches!(text.at(end), b'.' | b'_' | b'-')
            && (text.at(end + 1).is_ascii_alphanumeric() || text.at(end + 1) == b'_'))
        || text.at(end) == b'_'
    {
        end += 1;
    }
    end
}

/// Words with a capital, and what ties them: `Lidy vd Zonnebloem Achterhuis`.
fn display_name(text: &Text, first: usize, spans: &mut Spans) {
    let mut last = first;
    for at in first..first + 6 {
        let next_upper = |at: usize| text.token(at).is_some_and(|token| token.upper);
        let tie = matches!(text.word(at + 1), "vd" | "van" | "de" | "der" | "den" | "en" | "el" | "the" | "of")
            && (next_upper(at + 2) || next_upper(at + 3));
        if text.gap(at) != " " || !(next_upper(at + 1) || tie) {
            break;
        }
        last = at + 1;
    }
    if let (Some(one), Some(other)) = (text.token(first), text.token(last)) {
        spans.add(one.start, other.end, Kind::Handle);
    }
}
