//! Whether one word is a name where it stands: what is known of the word against what the words around it tell. Those
//! are read in `around`.

use super::cues::{self, Cue};
use super::names::{LIKELY, Names, SURE, Word};

impl Names<'_> {
    /// A word with a capital.
    pub(super) fn capital(&self, index: usize, word: &Word) -> bool {
        let said = self.said(index);
        let verb = cues::is(said, Cue::Verb) || said.len() < 2;
        let known = word.first || word.last;
        if self.titled(index) {
            return !verb
                && (known
                    || !word.word
                    || !word.token.capitals
                        && cues::is(self.next(index), Cue::Verb)
                        && self.previous(index) != "gezin");
        }
        if cues::is(self.previous(index), Cue::Announces) && !matches!(self.text.gap(index.saturating_sub(1)), " (") {
            return !verb && (known || !word.word);
        }
        if known && !word.word {
            return self.known_capital(index, word);
        }
        if word.token.capitals && !known {
            return false;
        }
        if word.token.opens {
            return self.opening(index, word, known);
        }
        if self.thing(index) || self.article(index) {
            return false;
        }
        if known {
            let inside = index.checked_sub(1).and_then(|at| self.word(at)).is_some_and(|before| {
                before.token.upper && !before.token.opens && !before.first && self.text.gap(index - 1) == " "
            });
            if inside && !cues::is(self.previous(index), Cue::Title) {
                return false;
            }
            // A word that is also a name, with a capital in the middle of a sentence.
            return !self.place(index) && (!word.token.capitals || word.first);
        }
        !word.word && self.stranger(index)
    }

    /// A name that is no word: a person, unless it is the name of a thing.
    pub(super) fn known_capital(&self, index: usize, word: &Word) -> bool {
        let next = self.word(index + 1).filter(|_| self.text.gap(index) == " ");
        let followed = next.is_some_and(|next| (next.token.upper || next.first) && !next.word && !next.taken);
        if self.related(index) || followed && word.first {
            return !self.thing_follows(index);
        }
        if self.thing(index) || (self.article(index) && !cues::is(self.next(index), Cue::Verb)) {
            return false;
        }
        let short = self.said(index).len() <= 2;
        if word.first && !short {
            return true;
        }
        let alone = !word.token.opens
            || followed
            || cues::is(self.next(index), Cue::Verb)
            || self.text.gap(index).starts_with([',', '('])
            || self.text.gap(index).starts_with(" (");
        !self.place(index) && !short && alone
    }

    /// The first word of a sentence has a capital anyway.
    pub(super) fn opening(&self, index: usize, word: &Word, known: bool) -> bool {
        let next = self.word(index + 1).filter(|_| self.text.gap(index) == " ");
        let surname = next
            .is_some_and(|next| next.token.upper && !next.taken && (next.last || (!next.word && !next.token.capitals)));
        let possessive = word.end < word.token.end && cues::is(self.next(index), Cue::Relation);
        if known || word.word {
            let aged = self.text.gap(index) == " (" && self.text.token(index + 1).is_some_and(|next| next.digit);
            let acts = if cues::is(self.said(index), Cue::Verb) {
                cues::is(self.next(index), Cue::Verb)
            } else {
                cues::is(self.next(index), Cue::SureVerb)
            };
            let lives = word.first && cues::is(self.next(index), Cue::Verb) && cues::of_people(self.next(index + 1));
            return known
                && (surname || possessive || word.first && aged || acts || lives)
                && !self.thing_follows(index);
        }
        let looks = self.lists.likeness(self.said(index)) > LIKELY;
        let verb = cues::is(self.next(index), Cue::Verb);
        let comma = self.text.gap(index).starts_with(',') || self.text.gap(index).starts_with(" (");
        !self.thing_follows(index) && (surname || possessive || looks && (verb || comma))
    }

    /// An unknown word with a capital in the middle of a sentence.
    pub(super) fn stranger(&self, index: usize) -> bool {
        let related = self.related(index);
        let brackets = self.text.gap(index).starts_with(')') && index > 0 && self.text.gap(index - 1).ends_with('(');
        let looks = self.lists.likeness(self.said(index));
        if self.place(index) || self.thing_follows(index) {
            return false;
        }
        let verb = cues::is(self.next(index), Cue::Verb);
        let next = self.word(index + 1).filter(|_| self.text.gap(index) == " ");
        let double = next.is_some_and(|next| next.token.upper && !next.taken && !next.word && !next.token.capitals);
        related || brackets && looks > 0.0 || looks > LIKELY || (verb || double) && looks > 0.0
    }

    /// A word in lower case.
    pub(super) fn small(&self, index: usize, word: &Word) -> bool {
        let said = self.said(index);
        if said.len() < 2
            || cues::is(said, Cue::Verb)
            || cues::is(said, Cue::Relation)
            || cues::is(said, Cue::Title)
            || cues::is(said, Cue::Tie)
        {
            return false;
        }
        if self.titled(index) {
            return (word.first || word.last) && !word.word
                || (word.last && word.word && cues::is(self.next(index), Cue::Verb) && self.strong_title(index))
                || (!word.word && self.lists.likeness(said) > 0.0);
        }
        if cues::is(self.previous(index), Cue::Announces) {
            let calls = matches!(self.previous(index), "heet" | "genaamd" | "genoemd" | "heette" | "roepnaam");
            return (word.first && calls || !word.word && (word.first || word.last)) && said.len() > 2
                || (!word.word && self.lists.likeness(said) > LIKELY);
        }
        if self.related(index) {
            let kin =
                cues::is(self.previous(index), Cue::Relation) || matches!(self.previous(index), "v" | "van" | "of");
            return word.first && said.len() > 2 && (!word.word || kin && self.close_kin(index))
                || (!word.word && kin && self.lists.likeness(said) > SURE);
        }
        if word.first && !word.word && said.len() > 3 {
            return !self.thing(index) && (!self.article(index) || self.surname_follows(index));
        }
        if word.first && said.len() > 2 && self.surname_follows(index) && !word.word {
            return true;
        }
        !word.word
            && !word.first
            && !word.last
            && cues::is(self.next(index), Cue::SureVerb)
            && self.lists.likeness(said) > SURE
    }
}
