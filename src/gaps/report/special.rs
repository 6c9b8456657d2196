//! What specialist help teaches: the half-year review and over how many providers help is spread, both over periods that
//! are published. What a single question teaches is in `review`, what may be read of a spread in `fragmentation`.

use std::collections::{BTreeMap, HashSet};

use super::year::Year;
use crate::gaps::entry::{AreaIndex, Entry, Month};
use crate::gaps::fragmentation::{PublicFragmentation, fragmentation};
use crate::gaps::frame::Frame;
use crate::gaps::published::{Published, Rules};
use crate::gaps::ranking::Window;
use crate::gaps::review::{Around, Lesson, lesson};
use crate::questions::{Deployed, Outcome};

/// What the questions of half a year for which a specialist was deployed teach. Their sum is left out: with it a hidden
/// part could be computed from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Learned {
    /// The half-year.
    pub window: Window,
    /// A fitting offer that needs no decision was within reach.
    pub voorliggend: Published,
    /// The wijkteam could have done it itself.
    pub own: Published,
    /// Closer cooperation with a few providers helps.
    pub cooperation: Published,
}

/// Over how many providers the specialist help of a year is spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// The year.
    pub window: Window,
    /// In the municipality.
    pub town: PublicFragmentation,
    /// By area of publication, where there is enough to tell: its name, and how.
    pub areas: Vec<(String, PublicFragmentation)>,
}

impl Learned {
    /// Over the last half of a year of publication of which both quarters are published.
    pub fn of(frame: &Frame, entries: &[Entry], years: &[Year], rules: &Rules) -> Option<Self> {
        let window = years.iter().find_map(half)?;
        let within: Vec<&Entry> =
            entries.iter().filter(|entry| (window.from..=window.to).contains(&entry.month)).collect();
        let around = Known::of(frame, &within);
        let mut counts: BTreeMap<Lesson, u32> = BTreeMap::new();
        for taught in within.iter().filter_map(|entry| lesson(entry, around.of_question(frame, entry))) {
            *counts.entry(taught).or_default() += 1;
        }
        let count = |taught| Published::of(counts.get(&taught).copied().unwrap_or(0), rules.threshold(None));
        Some(Self {
            window,
            voorliggend: count(Lesson::Voorliggend),
            own: count(Lesson::Own),
            cooperation: count(Lesson::Cooperation),
        })
    }
}

fn half(year: &Year) -> Option<Window> {
    let numbers: Vec<usize> = year.quarters().map(|quarter| quarter.number).collect();
    let half = [1, 0].into_iter().find(|half| [half * 2, half * 2 + 1].iter().all(|own| numbers.contains(own)))?;
    let from = year.from().plus(6 * half as i32);
    Some(Window { from, to: from.plus(5) })
}

/// What the log of the half-year shows to be possible: where offer without a decision answered a question of the same
/// theme, and where the wijkteam did so itself.
struct Known<'a> {
    offer: HashSet<(AreaIndex, u16)>,
    team: HashSet<(&'a str, u16)>,
}

impl<'a> Known<'a> {
    fn of(frame: &'a Frame, entries: &[&Entry]) -> Self {
        let answered = |entry: &&&Entry| entry.outcome == Outcome::Matched;
        let with = |entry: &&Entry, what: &[Deployed]| entry.deployed.is_some_and(|own| what.contains(&own));
        let offer = entries
            .iter()
            .filter(answered)
            .filter(|entry| with(entry, &[Deployed::Voorliggend, Deployed::Buurtinitiatief]))
            .map(|entry| (entry.area, entry.theme.0))
            .collect();
        let own = entries.iter().filter(answered).filter(|entry| with(entry, &[Deployed::Own]));
        Self { offer, team: own.filter_map(|entry| Some((team(frame, entry.area)?, entry.theme.0))).collect() }
    }

    fn of_question(&self, frame: &Frame, entry: &Entry) -> Around {
        Around {
            offer_within_reach: self.offer.contains(&(entry.area, entry.theme.0)),
            team_does_this: team(frame, entry.area).is_some_and(|team| self.team.contains(&(team, entry.theme.0))),
        }
    }
}

fn team(frame: &Frame, area: AreaIndex) -> Option<&str> {
    frame.areas().get(usize::from(area.0)).map(|area| area.team.as_str())
}

impl Spread {
    /// Over the last year of publication that is whole.
    pub fn of(frame: &Frame, entries: &[Entry], years: &[Year], rules: &Rules) -> Option<Self> {
        let from: Month = years.iter().find(|year| year.is_whole())?.from();
        let window = Window::year_to(from.plus(11));
        let everywhere: Vec<Entry> = entries.iter().map(|entry| Entry { area: AreaIndex(0), ..*entry }).collect();
        let town = fragmentation(&everywhere, window).remove(&AreaIndex(0))?.public(rules)?;
        let areas = fragmentation(entries, window).into_iter().filter_map(|(area, spread)| {
            Some((frame.areas().get(usize::from(area.0))?.name.clone(), spread.public(rules)?))
        });
        Some(Self { window, town, areas: areas.collect() })
    }
}
