//! The few hundred listings that may be among the best of a set. With words the server tells for each telling stem which
//! entries hold it; without words it sorts. Which of them really are the best is `order.rs`' work.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::asked::Asked;
use super::entry::mark;
use super::narrow::{and, nearest, quoted};
use super::order::Candidate;
use super::request::{Answers, Batch, Bring, Row, Wish};
use super::settings::attribute::{COMES, SLUG, STANDING, STEMS, TELLING};
use super::vocabulary::Vocabulary;
use crate::geography::Point;
use crate::search::document::Card;
use crate::search::plan::{Role, Stock};

/// What a stem in passing is worth beside one that stands in a name, when it decides who is a candidate.
const IN_PASSING: f32 = 0.5;

/// What is looked among.
pub struct Among<'a> {
    /// What must hold.
    pub filter: String,
    /// The words, if any.
    pub asked: Option<&'a Asked>,
    /// Where distances start.
    pub origin: Option<Point>,
    /// Most candidates of each list.
    pub most: usize,
    /// Most stems that are asked for.
    pub stems: usize,
}

/// Lists that were asked for in a batch.
pub struct Lists {
    searches: Range<usize>,
    /// Word and gain of each search; empty without words.
    probes: Vec<Option<(usize, f32)>>,
}

/// What the lists hold, by the identifier of the listing.
#[derive(Debug, Default)]
pub struct Listed {
    /// How well the words match, roughly.
    rough: HashMap<String, f32>,
    /// Those that are candidates however few of the words they hold.
    extra: Vec<String>,
    /// What came along: the card and the stems.
    pub brought: BTreeMap<String, (Arc<Card>, String)>,
}

impl Among<'_> {
    /// Adds the searches to a batch. With words there are many hits and few of them are shown, so `bring` says whether
    /// the cards come along.
    pub fn ask(&self, batch: &mut Batch, known: &Vocabulary, bring: Bring) -> Lists {
        let (mut wishes, mut probes): (Vec<Wish>, Vec<_>) = (Vec::new(), Vec::new());
        match self.asked {
            Some(asked) => {
                for probe in asked.probes(Role::Typed, self.stems) {
                    let Ok(holding) = known.holding(probe.stem);
                    // Of a stem that few hold, all come; of another first those that are about it.
                    let telling = (holding > self.most).then_some((TELLING, 1.0));
                    for (attribute, worth) in telling.into_iter().chain([(STEMS, IN_PASSING)]) {
                        let holds = format!("{attribute} = {}", quoted(&mark(probe.stem)));
                        wishes.push(self.wish(and([self.filter.clone(), holds]), bring));
                        probes.push(Some((probe.word, probe.gain * worth)));
                    }
                }
                if !asked.extra().is_empty() {
                    wishes.push(self.wish(and([self.filter.clone(), asked.extra()]), bring));
                    probes.push(None);
                }
            }
            None => {
                wishes.push(self.wish(self.filter.clone(), Bring::Card));
                if self.origin.is_some() {
                    // What comes to people is near wherever it is, and the server sorts what has no place last.
                    let comes = and([self.filter.clone(), format!("{COMES} = true")]);
                    wishes.push(Wish { sort: by_standing(), ..self.wish(comes, Bring::Card) });
                    wishes.push(Wish { sort: by_standing(), ..self.wish(self.filter.clone(), Bring::Card) });
                }
            }
        }
        let searches: Vec<usize> = wishes.into_iter().map(|wish| batch.rows(wish)).collect();
        let searches = searches.first().copied().unwrap_or(0)..searches.last().map_or(0, |last| last + 1);
        Lists { searches, probes }
    }

    fn wish(&self, filter: String, bring: Bring) -> Wish {
        let near = self.origin.map(nearest);
        let sort = near.into_iter().chain(by_standing()).collect();
        Wish { filter, sort, limit: self.most, bring, ..Wish::default() }
    }
}

/// The order of what no list holds.
pub fn by_standing() -> Vec<String> {
    vec![format!("{STANDING}:desc"), format!("{SLUG}:asc")]
}

impl Lists {
    /// What the searches found. A word counts once for each listing, by the stem that stands best for it.
    pub fn read(&self, answers: &Answers) -> Listed {
        let mut listed = Listed::default();
        let mut best: HashMap<(usize, &str), f32> = HashMap::new();
        for (at, search) in self.searches.clone().enumerate() {
            for row in answers.rows(search) {
                listed.take(row);
                match self.probes.get(at) {
                    Some(Some((word, gain))) => {
                        let gained = best.entry((*word, row.id.as_str())).or_default();
                        *gained = gained.max(*gain);
                    }
                    Some(None) => listed.extra.push(row.id.clone()),
                    None => {}
                }
            }
        }
        for ((_, id), gained) in best {
            *listed.rough.entry(id.to_owned()).or_default() += gained;
        }
        listed
    }
}

impl Listed {
    /// Takes up what a hit brought along.
    pub fn take(&mut self, row: &Row) {
        if let Some(card) = &row.card {
            self.brought.insert(row.id.clone(), (card.clone(), row.bag.clone()));
        }
    }

    /// The identifiers of the listings that match the words best, at most `most`; those of which it was not the words go
    /// first.
    pub fn best(&self, most: usize) -> Vec<String> {
        let mut ids: Vec<(&str, f32)> = self.rough.iter().map(|(id, rough)| (id.as_str(), *rough)).collect();
        ids.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let mut best = self.extra.clone();
        best.truncate(most / 2);
        let first: HashSet<String> = best.iter().cloned().collect();
        let rest = ids.into_iter().map(|(id, _)| id).filter(|id| !first.contains(*id));
        best.extend(rest.take(most - best.len()).map(str::to_owned));
        best
    }

    /// The listings of which the card is here.
    pub fn candidates(self, asked: Option<&Asked>) -> Vec<Candidate> {
        let weighed = |bag: &str| asked.map(|asked| asked.weigh(bag));
        self.brought.into_values().map(|(card, bag)| Candidate { words: weighed(&bag), card }).collect()
    }
}
