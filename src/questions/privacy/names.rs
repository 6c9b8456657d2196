//! Names of people: known ones, and unknown ones in the place where a name stands. Weighs what a word is against the
//! words around it; which words those are is in `cues`, which names exist in `lists`.

use super::cues;
use super::kind::Kind;
use super::lists::{Allowed, Lists};
use super::spans::Spans;
use super::text::{Text, Token};
use crate::dutch;

/// Words of a name, at most.
const LONGEST: usize = 7;
/// Longest word that is looked up; longer ones are pasted rubbish.
const LONGEST_WORD: usize = 40;
/// From here the letters of an unknown word look more like a name than like a word.
const LIKELY: f32 = 0.25;
/// An unknown word in lower case has to look much more like a name.
const SURE: f32 = 0.9;

/// What the rules know about one word.
#[derive(Clone, Copy)]
struct Word {
    token: Token,
    /// The word without a possessive ending ends here.
    end: usize,
    first: bool,
    last: bool,
    /// It is an ordinary word too.
    word: bool,
    /// It is taken by something else, or holds a digit.
    taken: bool,
}

/// Finds the names of a text.
pub fn find(text: &Text, lists: &Lists, allowed: &Allowed, spans: &mut Spans) {
    allow(text, allowed, lists, spans);
    let words: Vec<Word> = (0..text.tokens().len()).filter_map(|index| read(text, lists, spans, index)).collect();
    let names = Names { text, lists, words };
    let mut index = 0;
    while index < names.words.len() {
        match names.begins(index) {
            Some(first) => {
                index = names.keep(first, spans);
                while let Some(second) = names.second(index - 1) {
                    index = names.keep(second, spans);
                }
            }
            None => index += 1,
        }
    }
}

/// Takes every allowed expression, but not behind a title or inside a longer name.
fn allow(text: &Text, allowed: &Allowed, lists: &Lists, spans: &mut Spans) {
    let mut index = 0;
    while index < text.tokens().len() {
        let Some(count) = allowed.longest(text, index) else {
            index += 1;
            continue;
        };
        let (Some(one), Some(last)) = (text.token(index), text.token(index + count - 1)) else { break };
        let titled = index > 0 && cues::title(text.word(index - 1)) && !matches!(text.word(index - 1), "gezin" | "familie" | "dr" | "prof");
        let next = text.word(index + count);
        let upper = text.token(index + count).is_some_and(|next| next.upper) && text.gap(index + count - 1) == " ";
        let longer = count == 1 && upper && (lists.is_last(next) && !lists.is_word(next)) && lists.is_first(text.word(index));
        let behind = count == 1 && index > 0 && lists.is_first(text.word(index - 1)) && !lists.is_word(text.word(index - 1)) && lists.is_last(text.word(index)) && one.upper;
        let acts = count == 1 && lists.is_first(text.word(index)) && one.opens && cues::sure_verb(next);
        if !titled && !longer && !behind && !acts {
            spans.take(one.start, last.end);
        }
        index += count;
    }
}

fn read(text: &Text, lists: &Lists, spans: &Spans, index: usize) -> Option<Word> {
    let token = *text.token(index)?;
    let whole = text.low(token.start, token.end);
    let end = match whole.rfind('\'') {
        Some(mark) if mark >= 2 && whole.len() - mark <= 5 => token.start + mark,
        _ => token.end,
    };
    let said = if end - token.start > LONGEST_WORD { "" } else { text.low(token.start, end) };
    // `Wil` is a verb and a name; which of them is told by the next word.
    let stop = (!token.upper || token.opens && !cues::verb(said)) && dutch::words().is_stop(said);
    let thing = stop || compound(text, lists, token.start, end);
    let (first, last) = (!thing && lists.is_first(said), !thing && lists.is_last(said));
    let taken = token.digit || end - token.start > LONGEST_WORD || spans.taken(token.start, end);
    let word = thing || lists.is_known(said) || ((token.opens || !first) && !(last && !token.opens) && lists.is_word(said) && !(first && !token.opens));
    Some(Word { token, end, first, last, word, taken })
}

/// `Oud-timmerman`, `SEH-arts`, `SoNeStra`: put together from words, or written as a make is.
fn compound(text: &Text, lists: &Lists, start: usize, end: usize) -> bool {
    let (said, low) = (text.part(start, end), text.low(start, end));
    let tail = said.rsplit('-').next().filter(|tail| tail.len() < said.len());
    let small = tail.is_some_and(|tail| tail.bytes().all(|sign| sign.is_ascii_lowercase()) && lists.is_word(tail) && !lists.is_first(tail));
    let head = ["mc", "mac", "van", "de", "el", "al", "ben", "ter", "d", "o", "abd", "du", "la", "le", "di", "oulad", "ait"];
    let mut inner = (start + 1..end).filter(|place| text.at(*place).is_ascii_uppercase() && text.before(*place).is_ascii_lowercase());
    let make = inner.next().is_some_and(|place| !head.contains(&text.low(start, place)));
    small || (make && !lists.is_first(low))
}

struct Names<'a> {
    text: &'a Text,
    lists: &'a Lists,
    words: Vec<Word>,
}

impl Names<'_> {
    fn word(&self, index: usize) -> Option<&Word> {
        self.words.get(index)
    }

    fn said(&self, index: usize) -> &str {
        self.word(index).map_or("", |word| self.text.low(word.token.start, word.end))
    }

    /// The word before, when nothing but a space or point stands between.
    fn previous(&self, index: usize) -> &str {
        let gap = index.checked_sub(1).map_or("\n", |before| self.text.gap(before));
        if matches!(gap, " " | ". " | "." | ": " | ":" | " (" | " : " | "  " | " \"" | " '") { index.checked_sub(1).map_or("", |before| self.text.word(before)) } else { "" }
    }

    fn next(&self, index: usize) -> &str {
        if matches!(self.text.gap(index), " " | "  ") { self.text.word(index + 1) } else { "" }
    }

    /// The first word of the name that is noticed at this word.
    fn begins(&self, index: usize) -> Option<usize> {
        let word = self.word(index)?;
        if word.taken {
            return None;
        }
        if self.kunya(index) || self.initials(index) {
            return Some(index);
        }
        let one = self.said(index).len() == 1;
        if one || (cues::tie(self.said(index)) && !self.tied(index)) {
            return None;
        }
        if self.tied(index) {
            return Some(index);
        }
        let found = if word.token.upper { self.capital(index, word) } else { self.small(index, word) };
        found.then_some(index)
    }

    /// `Abu Khaled`, `umm Ahmad`.
    fn kunya(&self, index: usize) -> bool {
        let next = self.word(index + 1);
        let kin = matches!(self.said(index), "abu" | "abou" | "aboe" | "umm" | "oum" | "um" | "om" | "oem");
        kin && self.text.gap(index) == " " && next.is_some_and(|next| !next.taken && (next.first || next.last || (next.token.upper && !next.word))) && (self.said(index) != "om" && self.said(index) != "um" || self.word(index).is_some_and(|word| word.token.upper && !word.token.opens))
    }

    /// `J. de Vries`, `J.P. Bakker`, `A.B.` behind a title.
    fn initials(&self, index: usize) -> bool {
        let letter = |at: usize| self.word(at).is_some_and(|word| word.token.end - word.token.start == 1 && !word.taken);
        if !letter(index) {
            return false;
        }
        let after = (index..index + 4).take_while(|at| letter(*at) && matches!(self.text.gap(*at), "." | ". " | " ")).last();
        let Some(last) = after else { return self.titled(index) && self.word(index).is_some_and(|word| word.token.upper) };
        let pointed = self.text.gap(last).starts_with('.');
        let upper = self.word(index).is_some_and(|word| word.token.upper);
        let surname = (last + 1..last + 4).find(|at| !cues::tie(self.said(*at)) || self.word(*at).is_some_and(|word| word.token.upper));
        let named = surname.and_then(|at| self.word(at)).is_some_and(|word| !word.taken && (word.last && (pointed || !word.word) || word.token.upper && !word.token.opens && (pointed || !word.word)));
        let close = surname.is_some_and(|at| (last + 1..at).all(|at| self.text.gap(at) == " "));
        named && close && (upper || pointed) || self.titled(index) && upper
    }

    /// A tie that belongs to a surname: `de Vries` behind a title, `van der Berg`, `el Haddaoui`.
    fn tied(&self, index: usize) -> bool {
        let tie = |at: usize| cues::tie(self.said(at)) && self.said(at).len() > 1;
        if !tie(index) {
            return false;
        }
        let Some(at) = (index + 1..index + 4).find(|at| !tie(*at) || self.word(*at).is_some_and(|word| word.token.upper && word.last)) else { return false };
        if (index..at).any(|between| self.text.gap(between) != " ") {
            return false;
        }
        let Some(word) = self.word(at).filter(|word| !word.taken) else { return false };
        let titled = (self.titled(index) || cues::announces(self.previous(index))) && !matches!(self.said(index), "uit" | "in" | "op" | "aan" | "te" | "af" | "het" | "t");
        let related = cues::relation(self.previous(index)) && word.token.upper;
        let double = at - index > 1 && matches!(self.said(index), "van" | "op" | "in") && word.last && self.said(at).len() > 3 && (word.token.upper || !word.word);
        let foreign = matches!(self.said(index), "el" | "ben" | "bin" | "ait" | "abd" | "von" | "ibn" | "dos" | "da") && (word.last || word.first) && (word.token.upper || !word.word);
        let van = matches!(self.said(index), "van" | "de" | "den" | "ter" | "ten" | "vd") && word.last && word.token.upper && !word.token.capitals && (!word.word || self.word(index).is_some_and(|first| first.token.upper && !first.token.opens) || cues::verb(self.next(at)) || self.text.gap(at).starts_with(" ("));
        (titled && (word.token.upper || word.last || (!word.word && !cues::verb(self.said(at))))) || related || double || foreign || van
    }

    fn titled(&self, index: usize) -> bool {
        let previous = self.previous(index);
        let line = previous == "heer" || previous == "gezin" || previous == "familie";
        cues::title(previous) && (line || !matches!(self.text.gap(index.saturating_sub(1)), " (" | ": "))
    }

    fn related(&self, index: usize) -> bool {
        let previous = self.previous(index);
        if cues::relation(previous) {
            return true;
        }
        let of = matches!(previous, "van" | "v" | "vd" | "of" | "met" | "en" | "with" | "and");
        of && index >= 2 && {
            let kin = self.text.word(index - 2);
            cues::relation(kin) || cues::title(kin) || matches!(kin, "gezin" | "geval" | "situatie" | "casus" | "verjaardag" | "ouders" | "zus" | "hond" | "kat" | "huis" | "woning" | "schoonzus" | "buren" | "bezoek" | "verhaal" | "vraag" | "overleg" | "gesprek" | "contact" | "gebeld" | "bericht" | "telefoontje" | "verzoek" | "mail")
        }
    }

    /// A word with a capital.
    fn capital(&self, index: usize, word: &Word) -> bool {
        let said = self.said(index);
        let verb = cues::verb(said) || said.len() < 2;
        let known = word.first || word.last;
        if self.titled(index) {
            return !verb && (known || !word.word || !word.token.capitals && cues::verb(self.next(index)) && self.previous(index) != "gezin");
        }
        if cues::announces(self.previous(index)) && !matches!(self.text.gap(index.saturating_sub(1)), " (") {
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
            let inside = index.checked_sub(1).and_then(|at| self.word(at)).is_some_and(|before| before.token.upper && !before.token.opens && !before.first && self.text.gap(index - 1) == " ");
            if inside && !cues::title(self.previous(index)) {
                return false;
            }
            // A word that is also a name, with a capital in the middle of a sentence.
            return !self.place(index) && (!word.token.capitals || word.first);
        }
        !word.word && self.stranger(index)
    }

    /// A name that is no word: a person, unless it is the name of a thing.
    fn known_capital(&self, index: usize, word: &Word) -> bool {
        let next = self.word(index + 1).filter(|_| self.text.gap(index) == " ");
        let followed = next.is_some_and(|next| next.token.upper && !next.word && !next.taken);
        if self.related(index) || followed && word.first {
            return !self.thing_follows(index);
        }
        if self.thing(index) || (self.article(index) && !cues::verb(self.next(index))) {
            return false;
        }
        let short = self.said(index).len() <= 2;
        if word.first && !short {
            return true;
        }
        let alone = !word.token.opens || followed || cues::verb(self.next(index)) || self.text.gap(index).starts_with([',', '(']) || self.text.gap(index).starts_with(" (");
        !self.place(index) && !short && alone
    }

    /// The first word of a sentence has a capital anyway.
    fn opening(&self, index: usize, word: &Word, known: bool) -> bool {
        let next = self.word(index + 1).filter(|_| self.text.gap(index) == " ");
        let surname = next.is_some_and(|next| next.token.upper && !next.taken && (next.last || (!next.word && !next.token.capitals)));
        let possessive = word.end < word.token.end && cues::relation(self.next(index));
        if known || word.word {
            let aged = self.text.gap(index) == " (" && self.text.token(index + 1).is_some_and(|next| next.digit);
            let acts = if cues::verb(self.said(index)) { cues::verb(self.next(index)) } else { cues::sure_verb(self.next(index)) };
            let lives = word.first && cues::verb(self.next(index)) && cues::of_people(self.next(index + 1));
            return known && (surname || possessive || word.first && aged || acts || lives) && !self.thing_follows(index);
        }
        let looks = self.lists.likeness(self.said(index)) > LIKELY;
        let verb = cues::verb(self.next(index));
        let comma = self.text.gap(index).starts_with(',') || self.text.gap(index).starts_with(" (");
        !self.thing_follows(index) && (surname || possessive || looks && (verb || comma))
    }

    /// An unknown word with a capital in the middle of a sentence.
    fn stranger(&self, index: usize) -> bool {
        let related = self.related(index);
        let brackets = self.text.gap(index).starts_with(')') && index > 0 && self.text.gap(index - 1).ends_with('(');
        let looks = self.lists.likeness(self.said(index));
        if self.place(index) || self.thing_follows(index) {
            return false;
        }
        let verb = cues::verb(self.next(index));
        let next = self.word(index + 1).filter(|_| self.text.gap(index) == " ");
        let double = next.is_some_and(|next| next.token.upper && !next.taken && !next.word && !next.token.capitals);
        related || brackets && looks > 0.0 || looks > LIKELY || (verb || double) && looks > 0.0
    }

    /// A word in lower case.
    fn small(&self, index: usize, word: &Word) -> bool {
        let said = self.said(index);
        if said.len() < 2 || cues::verb(said) || cues::relation(said) || cues::title(said) || cues::tie(said) {
            return false;
        }
        if self.titled(index) {
            return (word.first || word.last) && !word.word || (word.last && word.word && cues::verb(self.next(index)) && self.strong_title(index)) || (!word.word && self.lists.likeness(said) > 0.0);
        }
        if cues::announces(self.previous(index)) {
            let calls = matches!(self.previous(index), "heet" | "genaamd" | "genoemd" | "heette" | "roepnaam");
            return (word.first && calls || !word.word && (word.first || word.last)) && said.len() > 2 || (!word.word && self.lists.likeness(said) > LIKELY);
        }
        if self.related(index) {
            let kin = cues::relation(self.previous(index)) || matches!(self.previous(index), "v" | "van" | "of");
            return word.first && said.len() > 2 && (!word.word || kin && self.close_kin(index)) || (!word.word && kin && self.lists.likeness(said) > SURE);
        }
        if word.first && !word.word && said.len() > 3 {
            return !self.thing(index) && (!self.article(index) || self.surname_follows(index));
        }
        if word.first && said.len() > 2 && self.surname_follows(index) && !word.word {
            return true;
        }
        !word.word && !word.first && !word.last && cues::sure_verb(self.next(index)) && self.lists.likeness(said) > SURE
    }

    /// `moeder v joy`: one of the family, so that a word is a name.
    fn close_kin(&self, index: usize) -> bool {
        let previous = self.previous(index);
        let kin = if matches!(previous, "v" | "van" | "of") { index.checked_sub(2).map_or("", |at| self.text.word(at)) } else { previous };
        let owner = matches!(kin, "moeder" | "vader" | "ma" | "pa" | "mama" | "papa" | "zoon" | "dochter" | "zoontje" | "dochtertje" | "broer" | "zus" | "zusje" | "broertje" | "oma" | "opa" | "vriendin" | "vriend" | "buurvrouw" | "buurman" | "ouders" | "kleinzoon" | "kleindochter");
        let word = self.said(index);
        let first_only = !matches!(word, "wil" | "van" | "alle" | "anders" | "can" | "bent" | "per" | "onder" | "an" | "na" | "tien" | "min" | "my" | "door" | "kan" | "dik" | "wit" | "elke" | "rijk" | "diep" | "long" | "job" | "engel" | "brand" | "bas");
        let ends = cues::verb(self.next(index)) || self.next(index).is_empty();
        owner && first_only && ends && (matches!(previous, "v" | "van" | "of") || self.word(index).is_some_and(|word| word.first))
    }

    fn strong_title(&self, index: usize) -> bool {
        matches!(self.previous(index), "mw" | "mevr" | "mevrouw" | "dhr" | "hr" | "heer" | "meneer" | "mijnheer" | "fam" | "dr")
    }

    fn surname_follows(&self, index: usize) -> bool {
        let at = (index + 1..index + 4).find(|at| !cues::tie(self.said(*at)));
        let close = at.is_some_and(|at| (index..at).all(|gap| self.text.gap(gap) == " "));
        close && at.and_then(|at| self.word(at).map(|word| (at, word))).is_some_and(|(at, word)| word.last && !word.taken && (!word.word || at > index + 1))
    }

    /// Part of the name of a thing: a school, a method, a make.
    fn thing(&self, index: usize) -> bool {
        let previous = self.previous(index);
        let article = matches!(previous, "de" | "het" | "t" | "'t");
        let before = if article { index.checked_sub(2).map_or("", |at| self.text.word(at)) } else { previous };
        cues::thing_before(before) || self.thing_follows(index)
    }

    fn thing_follows(&self, index: usize) -> bool {
        let after = |at: usize| self.text.gap(at) == " " && cues::thing_after(self.text.word(at + 1));
        let upper = self.word(index + 1).is_some_and(|next| next.token.upper) && self.text.gap(index) == " ";
        after(index) || upper && after(index + 1) || self.text.at(self.text.token(index).map_or(0, |token| token.end)) == b'-'
    }

    fn article(&self, index: usize) -> bool {
        matches!(self.previous(index), "de" | "het" | "een" | "'t" | "t" | "the" | "a" | "die" | "deze" | "dit" | "dat" | "geen")
    }

    /// Behind a word of direction: a town or country rather than a person.
    fn place(&self, index: usize) -> bool {
        matches!(self.previous(index), "in" | "te" | "naar" | "nr" | "uit" | "nabij" | "rond" | "vanuit" | "richting" | "tussen" | "langs" | "op" | "to" | "from" | "into" | "near" | "v" | "w" | "z" | "do" | "fi" | "per" | "via" | "omgeving" | "regio")
    }

    /// Keeps the name that begins here, as long as it goes on, and answers where to go on reading.
    fn keep(&self, first: usize, spans: &mut Spans) -> usize {
        let mut last = first;
        while last - first < LONGEST {
            match self.goes_on(first, last) {
                Some(next) => last = next,
                None => break,
            }
        }
        let (Some(one), Some(other)) = (self.word(first), self.word(last)) else { return last + 1 };
        let end = if last == first && other.token.end - other.token.start == 1 { other.token.end } else { other.end };
        spans.add(one.token.start, end, Kind::Name);
        last + 1
    }

    /// The next word that belongs to the name, ties skipped.
    fn goes_on(&self, first: usize, last: usize) -> Option<usize> {
        if self.word(last)?.end < self.word(last)?.token.end && last > first {
            return None;
        }
        let initial = self.said(last).len() == 1;
        let mut at = last + 1;
        let gap = self.text.gap(last);
        let joined = gap == " " || (initial && matches!(gap, "." | ". "));
        if !joined {
            return None;
        }
        while cues::tie(self.said(at)) && at < last + 4 && self.text.gap(at) == " " && !self.word(at)?.taken {
            at += 1;
        }
        let word = self.word(at).filter(|word| !word.taken)?;
        let tied = at > last + 1 || cues::tie(self.said(last));
        let upper = word.token.upper && (!word.token.opens || initial) && (!word.word || word.last || word.first || tied || initial || self.word(last).is_some_and(|last| last.first && !last.word));
        let small = !word.token.upper && !cues::verb(self.said(at)) && (word.last && (!word.word || tied || initial) || (word.first && !word.word && !tied) || (!word.word && !tied && self.lists.likeness(self.said(at)) > LIKELY) || (tied && !word.word && self.said(at).len() > 3));
        (upper || small).then_some(at)
    }

    /// `Bep en Sjaak`: the second name is one too.
    fn second(&self, last: usize) -> Option<usize> {
        let tie = matches!(self.next(last), "en" | "and" | "ve" | "i" | "und" | "w" | "wa");
        let word = self.word(last + 2).filter(|word| tie && !word.taken && self.text.gap(last + 1) == " ")?;
        let said = self.said(last + 2);
        let named = word.first && said.len() > 2 && (!word.word || word.token.upper) || word.token.upper && !word.word && !word.token.capitals || word.token.upper && word.last;
        (named && !cues::verb(said)).then_some(last + 2)
    }
}
