//! Words before a number that tell what it is: `bsn`, `tel`, `klantnr`, `kvk`. Only looks a few words back; what is
//! done with the number is left to others.

use super::cues::{self, Cue};
use super::text::Text;

/// Words a label may be away from its number.
const REACH: usize = 4;

/// Whether the number at this place is said to be a citizen service number.
pub fn bsn(text: &Text, place: usize) -> bool {
    before(text, place, |word| cues::is(word, Cue::LabelBsn)) || dotted_bsn(text, place)
}

/// `b.s.n.` with points.
fn dotted_bsn(text: &Text, place: usize) -> bool {
    text.low(place.saturating_sub(12), place).replace(['.', ' '], "").contains("bsn")
}

/// Whether the words behind it say so.
pub fn bsn_after(text: &Text, end: usize) -> bool {
    text.low(end, end + 30)
        .split(|letter: char| !letter.is_ascii_alphabetic())
        .any(|word| word == "bsn" || word == "burgerservicenummer")
}

/// Whether the number at this place is said to be a telephone number.
pub fn phone(text: &Text, place: usize) -> bool {
    before(text, place, |word| {
        let stem = word.trim_end_matches("nr").trim_end_matches("nummer").trim_end_matches('-');
        cues::is(stem, Cue::LabelPhone)
    })
}

/// Whether the number belongs to a thing or an institution, or is public.
pub fn harmless(text: &Text, place: usize) -> bool {
    before(text, place, |word| cues::is(word, Cue::Harmless))
}

fn before(text: &Text, place: usize, says: impl Fn(&str) -> bool) -> bool {
    let next = text.token_from(place);
    let mut end = place;
    for index in (next.saturating_sub(REACH)..next).rev() {
        let Some(token) = text.token(index) else { return false };
        if text.part(token.end, end).contains(['\n', '!', '?', ';', ',']) {
            return false;
        }
        end = token.start;
        let word = text.word(index);
        if says(word) {
            return true;
        }
        if !cues::is(word, Cue::BeforeNumber) && word.len() > 1 {
            return false;
        }
    }
    false
}
