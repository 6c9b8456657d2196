//! Exact counts of the options of a page: for each option the number of results that choosing it would give, with every
//! other limit as it stands. A facet that is limited itself is counted within everything else.

use super::narrow::{Narrow, and, open_at, when};
use super::request::{Answers, Batch};
use super::settings::attribute::{AGES, DAYS, PARTS, SERVES_ALL, SERVES_ONLY, WAITS};
use super::vocabulary::Vocabulary;
use crate::catalogue::Day;
use crate::search::engine::{Ask, Count};
use crate::search::filter::{Limit, Part};

/// Where the numbers of one count will be found.
pub struct Counting {
    what: Count,
    from: Source,
}

enum Source {
    /// The values of a facet of one search.
    Facet(usize, &'static str),
    /// One search for each option.
    Each(Vec<(String, usize)>),
    /// Named areas of one search; what serves everybody counts for each.
    Areas(usize),
}

impl Counting {
    /// Adds what the counts of a search need to a batch.
    pub fn ask(ask: &Ask<'_>, narrow: &Narrow, batch: &mut Batch) -> Vec<Self> {
        ask.counts.iter().map(|what| Self { what: *what, from: source(*what, ask, narrow, batch) }).collect()
    }

    /// The options that have results, with their numbers.
    pub fn read(self, answers: &Answers, known: &Vocabulary) -> (Count, Vec<(String, usize)>) {
        let mut numbers: Vec<(String, usize)> = match self.from {
            Source::Facet(at, name) => answers.facet(at, name),
            Source::Each(each) => each.into_iter().map(|(code, at)| (code, answers.total(at))).collect(),
            Source::Areas(at) => {
                let everywhere = answers.holding(at, SERVES_ALL, "true");
                let number = |area: &String| everywhere + answers.holding(at, SERVES_ONLY, area);
                known.areas.iter().map(|area| (area.clone(), number(area))).collect()
            }
        };
        numbers.retain(|(_, number)| *number > 0);
        (self.what, numbers)
    }
}

fn source(what: Count, ask: &Ask<'_>, narrow: &Narrow, batch: &mut Batch) -> Source {
    let filter = ask.filter;
    let mut facet = |limit: Limit, name| Source::Facet(batch.count(&narrow.without(limit), Some(name)), name);
    match what {
        // For a facet that needs all its values, the results so far are what one more value would narrow.
        Count::Codes(codes) if codes.needs_all() => {
            Source::Facet(batch.count(&narrow.all(), Some(codes.name())), codes.name())
        }
        Count::Codes(codes) => facet(Limit::Codes(codes), codes.name()),
        Count::Ages => facet(Limit::Age, AGES),
        Count::Waiting => facet(Limit::Waiting, WAITS),
        Count::Days if filter.parts.is_empty() => facet(Limit::When, DAYS),
        Count::Parts if filter.days.is_empty() => facet(Limit::When, PARTS),
        Count::Days => {
            let options = Day::ALL.iter().map(|day| (day.as_str(), when(&[*day], &filter.parts)));
            each(batch, &narrow.without(Limit::When), options)
        }
        Count::Parts => {
            let options = Part::ALL.map(|part| (part.code(), when(&filter.days, &[part])));
            each(batch, &narrow.without(Limit::When), options)
        }
        Count::Open => each(batch, &narrow.without(Limit::Open), [("now", open_at(ask.now))]),
        Count::Areas => {
            let base = narrow.without(Limit::Place);
            batch.count(&base, Some(SERVES_ALL));
            Source::Areas(batch.count(&base, Some(SERVES_ONLY)))
        }
    }
}

fn each<'a>(batch: &mut Batch, base: &str, options: impl IntoIterator<Item = (&'a str, String)>) -> Source {
    let one = |(code, option): (&str, String)| (code.to_owned(), batch.count(&and([base.to_owned(), option]), None));
    Source::Each(options.into_iter().map(one).collect())
}
