//! Where a name stands: what the words around it tell, whatever the word itself is. Whether it is then a name is weighed
//! in `weigh`.

use super::cues::{self, Cue};
use super::names::Names;

impl Names<'_> {
    /// The first word of the name that is noticed at this word.
    pub(super) fn begins(&self, index: usize) -> Option<usize> {
        let word = self.word(index)?;
        if word.taken {
            return None;
        }
        if self.kunya(index) || self.initials(index) {
            return Some(index);
        }
        let one = self.said(index).len() == 1;
        if one || (cues::is(self.said(index), Cue::Tie) && !self.tied(index)) {
            return None;
        }
        if self.tied(index) {
            return Some(index);
        }
        let found = if word.token.upper { self.capital(index, word) } else { self.small(index, word) };
        found.then_some(index)
    }

    /// `Abu Khaled`, `umm Ahmad`.
    pub(super) fn kunya(&self, index: usize) -> bool {
        let next = self.word(index + 1);
        let kin = matches!(self.said(index), "abu" | "abou" | "aboe" | "umm" | "oum" | "um" | "om" | "oem");
        kin && self.text.gap(index) == " "
            && next.is_some_and(|next| !next.taken && (next.first || next.last || (next.token.upper && !next.word)))
            && (self.said(index) != "om" && self.said(index) != "um"
                || self.word(index).is_some_and(|word| word.token.upper && !word.token.opens))
    }

    /// `J. de Vries`, `J.P. Bakker`, `A.B.` behind a title.
    pub(super) fn initials(&self, index: usize) -> bool {
        let letter =
            |at: usize| self.word(at).is_some_and(|word| word.token.end - word.token.start == 1 && !word.taken);
        if !letter(index) {
            return false;
        }
        let after =
            (index..index + 4).take_while(|at| letter(*at) && matches!(self.text.gap(*at), "." | ". " | " ")).last();
        let Some(last) = after else {
            return self.titled(index) && self.word(index).is_some_and(|word| word.token.upper);
        };
        let pointed = self.text.gap(last).starts_with('.');
        let upper = self.word(index).is_some_and(|word| word.token.upper);
        let surname = (last + 1..last + 4)
            .find(|at| !cues::is(self.said(*at), Cue::Tie) || self.word(*at).is_some_and(|word| word.token.upper));
        let named = surname.and_then(|at| self.word(at)).is_some_and(|word| {
            !word.taken
                && (word.last && (pointed || !word.word)
                    || word.token.upper && !word.token.opens && (pointed || !word.word))
        });
        let close = surname.is_some_and(|at| (last + 1..at).all(|at| self.text.gap(at) == " "));
        named && close && (upper || pointed) || self.titled(index) && upper
    }

    /// A tie that belongs to a surname: `de Vries` behind a title, `van der Berg`, `el Haddaoui`.
    pub(super) fn tied(&self, index: usize) -> bool {
        let tie = |at: usize| cues::is(self.said(at), Cue::Tie) && self.said(at).len() > 1;
        if !tie(index) {
            return false;
        }
        let Some(at) = (index + 1..index + 4)
            .find(|at| !tie(*at) || self.word(*at).is_some_and(|word| word.token.upper && word.last))
        else {
            return false;
        };
        if (index..at).any(|between| self.text.gap(between) != " ") {
            return false;
        }
        let Some(word) = self.word(at).filter(|word| !word.taken) else { return false };
        let titled = (self.titled(index) || cues::is(self.previous(index), Cue::Announces))
            && !matches!(self.said(index), "uit" | "in" | "op" | "aan" | "te" | "af" | "het" | "t");
        let related = cues::is(self.previous(index), Cue::Relation) && word.token.upper;
        if !titled && cues::is(self.previous(index), Cue::ThingBefore) {
            return false;
        }
        let double = at - index > 1
            && matches!(self.said(index), "van" | "op" | "in")
            && word.last
            && self.said(at).len() > 3
            && (word.token.upper || !word.word);
        let foreign = matches!(self.said(index), "el" | "ben" | "bin" | "ait" | "abd" | "von" | "ibn" | "dos" | "da")
            && (word.last || word.first)
            && (word.token.upper || !word.word);
        let van = matches!(self.said(index), "van" | "de" | "den" | "ter" | "ten" | "vd")
            && word.last
            && word.token.upper
            && !word.token.capitals
            && (!word.word
                || self.word(index).is_some_and(|first| first.token.upper && !first.token.opens)
                || cues::is(self.next(at), Cue::Verb)
                || self.text.gap(at).starts_with(" ("));
        (titled && (word.token.upper || word.last || (!word.word && !cues::is(self.said(at), Cue::Verb))))
            || related
            || double
            || foreign
            || van
    }

    pub(super) fn titled(&self, index: usize) -> bool {
        let previous = self.previous(index);
        let line = previous == "heer" || previous == "gezin" || previous == "familie";
        cues::is(previous, Cue::Title) && (line || !matches!(self.text.gap(index.saturating_sub(1)), " (" | ": "))
    }

    pub(super) fn related(&self, index: usize) -> bool {
        let previous = self.previous(index);
        if cues::is(previous, Cue::Relation) {
            return true;
        }
        let of = matches!(previous, "van" | "v" | "vd" | "of" | "met" | "en" | "with" | "and");
        of && index >= 2 && {
            let kin = self.text.word(index - 2);
            cues::is(kin, Cue::Relation) || cues::is(kin, Cue::Title) || cues::is(kin, Cue::About)
        }
    }

    pub(super) fn strong_title(&self, index: usize) -> bool {
        cues::is(self.previous(index), Cue::StrongTitle)
    }

    /// Part of the name of a thing: a school, a method, a make.
    pub(super) fn thing(&self, index: usize) -> bool {
        let mut at = index;
        // Back over what may be the beginning of its name: `winkel Van der Linde`.
        while at > 0 && index - at < 3 && self.text.gap(at - 1) == " " && self.may_belong(at - 1) {
            at -= 1;
        }
        cues::is(self.previous(at), Cue::ThingBefore) || self.thing_follows(index)
    }

    fn may_belong(&self, index: usize) -> bool {
        let upper = self.word(index).is_some_and(|word| word.token.upper && !word.token.opens);
        upper || cues::is(self.said(index), Cue::Tie) || matches!(self.said(index), "het" | "t")
    }

    pub(super) fn thing_follows(&self, index: usize) -> bool {
        let after = |at: usize| self.text.gap(at) == " " && cues::is(self.text.word(at + 1), Cue::ThingAfter);
        let upper = self.word(index + 1).is_some_and(|next| next.token.upper) && self.text.gap(index) == " ";
        after(index)
            || upper && after(index + 1)
            || self.text.at(self.text.token(index).map_or(0, |token| token.end)) == b'-'
    }

    pub(super) fn article(&self, index: usize) -> bool {
        cues::is(self.previous(index), Cue::BeforeThing)
    }

    /// Behind a word of direction: a town or country rather than a person.
    pub(super) fn place(&self, index: usize) -> bool {
        cues::is(self.previous(index), Cue::Direction)
    }

    pub(super) fn surname_follows(&self, index: usize) -> bool {
        let at = (index + 1..index + 4).find(|at| !cues::is(self.said(*at), Cue::Tie));
        let close = at.is_some_and(|at| (index..at).all(|gap| self.text.gap(gap) == " "));
        close
            && at
                .and_then(|at| self.word(at).map(|word| (at, word)))
                .is_some_and(|(at, word)| word.last && !word.taken && (!word.word || at > index + 1))
    }

    /// `moeder v joy`: one of the family, so that a word is a name.
    pub(super) fn close_kin(&self, index: usize) -> bool {
        let previous = self.previous(index);
        let kin = if matches!(previous, "v" | "van" | "of") {
            index.checked_sub(2).map_or("", |at| self.text.word(at))
        } else {
            previous
        };
        let owner = cues::is(kin, Cue::CloseKin);
        let word = self.said(index);
        let first_only = !cues::is(word, Cue::FirstNever);
        let ends = cues::is(self.next(index), Cue::Verb) || self.next(index).is_empty();
        owner
            && first_only
            && ends
            && (matches!(previous, "v" | "van" | "of") || self.word(index).is_some_and(|word| word.first))
    }
}
