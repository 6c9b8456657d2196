//! One person whom the neighbourhood knows without a name: a role or a kinship, at a named small school, club, church or
//! shop, with what happened. A group, a wijk or an institution points at nobody.

use super::cues::{self, Cue};
use super::kind::Kind;
use super::spans::Spans;
use super::text::Text;

/// Words from the person to the name of the place, at most.
const REACH: usize = 11;
/// Words of an event behind the place, at most.
const EVENT: usize = 12;

/// Finds such phrases.
pub fn find(text: &Text, spans: &mut Spans) {
    let mut from = 0;
    for index in 0..text.tokens().len() {
        if index < from || !is_person(text.word(index)) {
            continue;
        }
        let Some(place) = place(text, index) else { continue };
        let last = event(text, place);
        if is_common(text.word(index)) && last == place && !told_apart(text, index, place) && !only(text, index) {
            continue;
        }
        let first = begin(text, index);
        if let (Some(one), Some(other)) = (text.token(first), text.token(last)) {
            spans.add(one.start, other.end, Kind::IdentifyingCombination);
            from = last + 1;
        }
    }
}

fn is_person(word: &str) -> bool {
    cues::is(word, Cue::Person)
}

/// Somebody of whom a place has many: only with what happened or what is special does the neighbourhood know who.
fn is_common(word: &str) -> bool {
    cues::is(word, Cue::Common)
}

/// `enige Eritrese moeder`.
fn only(text: &Text, person: usize) -> bool {
    (person.saturating_sub(2)..person).any(|at| matches!(text.word(at), "enige" | "only"))
}

/// A mark of this one person between the person and the place: `met het glazen oog`, `van de tweeling`.
fn told_apart(text: &Text, person: usize, place: usize) -> bool {
    (person + 1..place).any(|at| cues::is(text.word(at), Cue::ToldApart))
}

/// The last word of the name of a small place that this person belongs to.
fn place(text: &Text, person: usize) -> Option<usize> {
    let mut linked = false;
    for at in person + 1..=person + REACH {
        let gap = text.gap(at - 1);
        if gap.contains(['.', '!', '?', '\n', ';', ',']) {
            return None;
        }
        let word = text.word(at);
        linked |= cues::is(word, Cue::Belongs);
        if !linked {
            if at > person + 6 {
                return None;
            }
            continue;
        }
        let named = text.token(at).is_some_and(|token| token.upper && !token.digit);
        if named && ends_as_place(word) {
            return Some(at);
        }
        if let Some(last) = is_place(word).then(|| name_after(text, at)).flatten() {
            return Some(last);
        }
        if is_person(word) && matches!(text.word(at - 1), "een" | "zijn" | "haar" | "hun") || is_verb(word) {
            return None;
        }
    }
    None
}

fn ends_as_place(word: &str) -> bool {
    cues::ends(word, Cue::SmallPlaceEnd, 3)
}

fn is_place(word: &str) -> bool {
    cues::is(word, Cue::SmallPlace) || cues::ends(word, Cue::ClubEnd, 3)
}

/// The last word of a name that follows: capitals, perhaps behind an article, perhaps between quotes.
fn name_after(text: &Text, at: usize) -> Option<usize> {
    let tie = |index: usize| {
        matches!(
            text.word(index),
            "de" | "het" | "t" | "'t" | "een" | "in" | "op" | "van" | "der" | "den" | "la" | "el"
        )
    };
    let upper = |index: usize| text.token(index).is_some_and(|token| token.upper && !token.digit);
    let near = |index: usize| text.gap(index).len() <= 3 && !text.gap(index).contains(['.', '\n', ',']);
    let mut last = None;
    for index in at + 1..at + 6 {
        if !near(index - 1) {
            break;
        }
        if upper(index) {
            last = Some(index);
        } else if !tie(index) {
            break;
        }
    }
    last
}

/// Goes on over `die in februari ...` up to the word where the question begins.
fn event(text: &Text, place: usize) -> usize {
    let link = |at: usize| text.gap(at).len() <= 2 && !text.gap(at).contains(['.', '\n', '!', '?']);
    if !link(place)
        || !matches!(text.word(place + 1), "die" | "dat" | "met" | "wiens" | "waarvan" | "who" | "whose" | "with")
    {
        return place;
    }
    let mut last = place;
    for at in place + 1..=place + EVENT {
        if !link(at - 1) || (at > place + 2 && asks(text.word(at))) || text.token(at).is_none() {
            break;
        }
        last = at;
    }
    last
}

fn asks(word: &str) -> bool {
    cues::is(word, Cue::Asks)
}

fn is_verb(word: &str) -> bool {
    asks(word) || cues::is(word, Cue::Acts)
}

/// The article and the adjectives before the person.
fn begin(text: &Text, person: usize) -> usize {
    let mut first = person;
    while first > 0 && person - first < 3 && text.gap(first - 1) == " " {
        let word = text.word(first - 1);
        let people = text.token(first - 1).is_some_and(|token| token.upper && !token.opens) || word.ends_with("se");
        let article = cues::is(word, Cue::Article);
        let adjective = [
            "nieuwe",
            "oude",
            "jonge",
            "kleine",
            "oudste",
            "jongste",
            "vorige",
            "ex",
            "enige",
            "dove",
            "blinde",
            "zieke",
            "voormalig",
            "voormalige",
            "zwangere",
        ]
        .contains(&word);
        if !article && !adjective && !people {
            break;
        }
        first -= 1;
        if article {
            break;
        }
    }
    first
}
