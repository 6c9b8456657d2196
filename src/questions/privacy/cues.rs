//! Words that tell what stands beside them: titles, kin, labels, verbs of people, endings of streets. The lists are in
//! `seed/privacy/zinswoorden.txt`; weighing them is the rules' work.

use std::collections::HashMap;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../seed/privacy/zinswoorden.txt");

/// A list of words, by what they tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A title: the next word is a name unless it is a verb.
    Title,
    /// Titles that stand before surnames only.
    StrongTitle,
    /// Kin and roles: the next word with a capital, or one that is no word, is a name.
    Relation,
    /// Kin of whom a child or friend is called by the first name.
    CloseKin,
    /// Announces a name, whatever it is.
    Announces,
    /// What of a person the name follows: `gesprek met`, `huis van`.
    About,
    /// Ties the parts of a surname.
    Tie,
    /// Verbs with a person as subject, right behind the name.
    Verb,
    /// Verbs that only a person does.
    SureVerb,
    /// What is said of people only, behind `is` or `heeft`.
    OfPeople,
    /// Before a capital: it is a house, a club, a method or a make.
    ThingBefore,
    /// Behind a capital: the same.
    ThingAfter,
    /// Articles and pointing words: a thing rather than a person.
    BeforeThing,
    /// Words of direction: a town rather than a person.
    Direction,
    /// First names that are too much of a word to count in lower case.
    FirstNever,
    /// Labels of identity documents.
    LabelDocument,
    /// Labels of files, clients and registers.
    LabelDossier,
    /// May stand between a label and its code.
    AfterLabel,
    /// Labels of the citizen service number.
    LabelBsn,
    /// Labels of telephone numbers.
    LabelPhone,
    /// Labels of numbers of things and institutions.
    Harmless,
    /// May stand between a label and its number.
    BeforeNumber,
    /// Months in the languages of the city.
    Month,
    /// Before a date: a birth.
    Birth,
    /// Behind a date: a birth.
    BirthAfter,
    /// Before a date: an event or a rule.
    Event,
    /// Before a date: somebody.
    Child,
    /// Endings of streets.
    StreetEnd,
    /// Endings of streets that other words have too: only with a number.
    MaybeStreetEnd,
    /// Endings of places that bear names and have no number.
    PlaceEnd,
    /// Words of streets that name none.
    BareStreet,
    /// Ties the words of a street.
    StreetTie,
    /// Before a house without a word of a street.
    Lives,
    /// Behind a number: it counts something.
    Counted,
    /// Before a number: it counts something.
    CountedBefore,
    /// Additions to the number of a house.
    Addition,
    /// Two letters that are a word or unit more often than a postcode.
    NoLetters,
    /// People who are known by role or kinship.
    Person,
    /// Those of whom a place has many.
    Common,
    /// Marks one of many.
    ToldApart,
    /// Ties a person to a place.
    Belongs,
    /// Small places that bear a name.
    SmallPlace,
    /// Endings of names of small places.
    SmallPlaceEnd,
    /// Endings of words for clubs and shops.
    ClubEnd,
    /// Verbs with which the question begins.
    Asks,
    /// Verbs that end the phrase.
    Acts,
    /// Articles and pronouns before a person.
    Article,
    /// Social media and words for an account.
    Medium,
    /// Between a medium and the name of an account: a name follows.
    Named,
    /// May stand between a medium and an account.
    BeforeAccount,
    /// Sites on which people have pages.
    PeopleSite,
    /// Sites that belong to everybody.
    PublicSite,
    /// Parts of the names of sites of institutions.
    PublicPart,
    /// Providers of e-mail.
    PostOffice,
    /// Endings of addresses on the web.
    Domain,
}

impl Cue {
    /// Every list, with its heading in the file.
    const ALL: &[(Self, &str)] = &[
        (Self::Title, "title"),
        (Self::StrongTitle, "strong-title"),
        (Self::Relation, "relation"),
        (Self::CloseKin, "close-kin"),
        (Self::Announces, "announces"),
        (Self::About, "about"),
        (Self::Tie, "tie"),
        (Self::Verb, "verb"),
        (Self::SureVerb, "sure-verb"),
        (Self::OfPeople, "of-people"),
        (Self::ThingBefore, "thing-before"),
        (Self::ThingAfter, "thing-after"),
        (Self::BeforeThing, "before-thing"),
        (Self::Direction, "direction"),
        (Self::FirstNever, "first-never"),
        (Self::LabelDocument, "label-document"),
        (Self::LabelDossier, "label-dossier"),
        (Self::AfterLabel, "after-label"),
        (Self::LabelBsn, "label-bsn"),
        (Self::LabelPhone, "label-phone"),
        (Self::Harmless, "harmless"),
        (Self::BeforeNumber, "before-number"),
        (Self::Month, "month"),
        (Self::Birth, "birth"),
        (Self::BirthAfter, "birth-after"),
        (Self::Event, "event"),
        (Self::Child, "child"),
        (Self::StreetEnd, "street-end"),
        (Self::MaybeStreetEnd, "maybe-street-end"),
        (Self::PlaceEnd, "place-end"),
        (Self::BareStreet, "bare-street"),
        (Self::StreetTie, "street-tie"),
        (Self::Lives, "lives"),
        (Self::Counted, "counted"),
        (Self::CountedBefore, "counted-before"),
        (Self::Addition, "addition"),
        (Self::NoLetters, "no-letters"),
        (Self::Person, "person"),
        (Self::Common, "common"),
        (Self::ToldApart, "told-apart"),
        (Self::Belongs, "belongs"),
        (Self::SmallPlace, "small-place"),
        (Self::SmallPlaceEnd, "small-place-end"),
        (Self::ClubEnd, "club-end"),
        (Self::Asks, "asks"),
        (Self::Acts, "acts"),
        (Self::Article, "article"),
        (Self::Medium, "medium"),
        (Self::Named, "named"),
        (Self::BeforeAccount, "before-account"),
        (Self::PeopleSite, "people-site"),
        (Self::PublicSite, "public-site"),
        (Self::PublicPart, "public-part"),
        (Self::PostOffice, "post-office"),
        (Self::Domain, "domain"),
    ];

    fn of_heading(line: &str) -> Option<Self> {
        let name = line.strip_prefix('[')?.strip_suffix(']')?;
        Self::ALL.iter().find(|(_, heading)| *heading == name).map(|(cue, _)| *cue)
    }

    fn bit(self) -> u64 {
        1 << (self as u32)
    }
}

/// For each word the lists that it is in, and each list in order.
#[derive(Default)]
struct Cues {
    lists_of: HashMap<&'static str, u64>,
    words: Vec<Vec<&'static str>>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut cues = Cues { words: vec![Vec::new(); Cue::ALL.len()], ..Cues::default() };
    let mut list = None;
    for line in FILE.lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            list = Cue::of_heading(line);
        } else if let Some(cue) = list {
            for word in line.split_whitespace() {
                *cues.lists_of.entry(word).or_default() |= cue.bit();
                cues.words.get_mut(cue as usize).into_iter().for_each(|words| words.push(word));
            }
        }
    }
    cues
});

/// Whether a word is in a list.
pub fn is(word: &str, cue: Cue) -> bool {
    CUES.lists_of.get(word).is_some_and(|lists| lists & cue.bit() != 0)
}

/// The words of a list, in order.
pub fn words(cue: Cue) -> impl Iterator<Item = &'static str> {
    CUES.words.get(cue as usize).into_iter().flatten().copied()
}

/// Whether a word ends as one of a list does, with at least `more` letters before it.
pub fn ends(word: &str, cue: Cue, more: usize) -> bool {
    words(cue).any(|end| word.len() >= end.len() + more && word.ends_with(end))
}

/// A number, or a word that is said of people only.
pub fn of_people(word: &str) -> bool {
    let number = !word.is_empty() && word.bytes().all(|digit| digit.is_ascii_digit());
    number || is(word, Cue::OfPeople)
}

#[cfg(test)]
mod tests {
    use super::{Cue, FILE, is, words};

    #[test]
    fn every_list_has_a_meaning_and_every_meaning_a_list() {
        let headings = FILE.lines().filter(|line| line.starts_with('['));
        assert!(headings.clone().all(|line| Cue::of_heading(line).is_some()));
        assert_eq!(headings.count(), Cue::ALL.len());
        assert!(Cue::ALL.iter().all(|(cue, _)| words(*cue).next().is_some()));
    }

    #[test]
    fn a_word_may_tell_more_than_one_thing() {
        assert!(is("de", Cue::Tie) && is("de", Cue::Article) && !is("de", Cue::Title));
    }
}
