//! Writes the lines, oldest first: when, where and about what, how it ended, and only then the words, so that these
//! can say why nothing was found.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, Months, NaiveDate};

use super::calendar::working_days;
use super::demand::{Cell, Demand};
use super::dice::{Dice, Wheel, trait_of};
use super::ending::{Ending, collectable, in_hole, usual};
use super::holes::Hole;
use super::people::{Providers, Team};
use super::sentences::{Sentence, phrases};
use super::wording::{Worded, choose, compose, neat};
use super::{Line, Town, Wijk};

/// Percentage of the questions of a wijk and theme with a hole that fall into it.
const INTO_HOLE: f64 = 78.0;
/// Percentage of the coaches that type capitals and full stops.
const NEAT: f64 = 35.0;
/// So often another text is tried when one was already there.
const TRIES: usize = 12;

struct Writer<'a> {
    town: &'a Town<'a>,
    today: NaiveDate,
    seed: u64,
    dice: Dice,
    demand: Demand,
    teams: BTreeMap<&'a str, Team>,
    providers: Vec<Providers>,
    seen: HashSet<String>,
}

/// All lines, oldest first.
pub fn write(town: &Town<'_>, today: NaiveDate, seed: u64, count: usize) -> Vec<Line> {
    let mut writer = Writer::new(town, today, seed);
    let days = working_days(today);
    let wheel = Wheel::new(days.iter().map(|(_, busy)| *busy));
    let mut chosen: Vec<usize> = (0..count).filter_map(|_| wheel.spin(&mut writer.dice)).collect();
    chosen.sort_unstable();
    let dates = chosen.into_iter().filter_map(|at| days.get(at)).enumerate();
    dates.filter_map(|(at, (day, _))| writer.line(at, *day)).collect()
}

impl<'a> Writer<'a> {
    fn new(town: &'a Town<'a>, today: NaiveDate, seed: u64) -> Self {
        let team = |wijk: &Wijk<'a>| (wijk.team, Team::new(town, wijk.team, seed));
        Self {
            town,
            today,
            seed,
            dice: Dice::new(seed),
            demand: Demand::new(town, seed),
            teams: town.wijken.iter().map(team).collect(),
            providers: town.wijken.iter().map(|wijk| Providers::new(wijk, seed)).collect(),
            seen: HashSet::new(),
        }
    }

    fn line(&mut self, number: usize, day: NaiveDate) -> Option<Line> {
        let cell = self.demand.cell(day.month(), &mut self.dice)?;
        let wijk = self.town.wijken.get(cell.wijk)?;
        let into = cell.hole.filter(|_| self.dice.chance(INTO_HOLE));
        let ending = ending(&mut self.dice, self.seed, self.today, (day, wijk, cell, into));
        let (sentence, worded) = words(&mut self.dice, &mut self.seen, self.seed, (wijk, cell, into), ending.reason)?;
        let coach = self.teams.get(wijk.team)?.coach(&mut self.dice);
        let is_neat = trait_of(self.seed, &[&coach, "neat"]) * 100.0 < NEAT;
        let deployed = ending.deployed;
        let specialist = self.providers.get(cell.wijk).filter(|_| deployed == "specialist");
        Some(Line {
            id: format!("demo-{}-{}-{:05}", self.seed, self.today.format("%Y%m%d"), number + 1),
            asked_on: day,
            wijk: wijk.code.to_owned(),
            themes: themes(self.town, sentence),
            audience: sentence.audience.iter().map(|code| (*code).to_owned()).collect(),
            form: worded.form.map(str::to_owned),
            language: worded.language.map(str::to_owned),
            age: worded.age.map(str::to_owned),
            text: if is_neat { neat(&worded.text) } else { worded.text },
            outcome: ending.outcome,
            reason: ending.reason,
            deployed,
            collectable: collectable(&mut self.dice, cell.theme, into.is_some()),
            was_unknown: ending.was_unknown,
            coach,
            provider: specialist.and_then(|names| names.one(&mut self.dice)),
        })
    }
}

type Into = Option<&'static Hole>;

fn ending(
    dice: &mut Dice,
    seed: u64,
    today: NaiveDate,
    (day, wijk, cell, into): (NaiveDate, &Wijk<'_>, &Cell, Into),
) -> Ending {
    let Some(hole) = into else { return usual(dice, cell.theme) };
    let likely = hole.unmet * (0.85 + 0.25 * trait_of(seed, &[wijk.code, hole.theme, hole.reason]));
    let since = hole.eased.and_then(|months| today.checked_sub_months(Months::new(months)));
    in_hole(dice, cell.theme, hole, likely, since.is_some_and(|since| day >= since))
}

/// A sentence of the theme, of the hole when the question falls into one, in words that were not there yet.
fn words(
    dice: &mut Dice,
    seen: &mut HashSet<String>,
    seed: u64,
    (wijk, cell, into): (&Wijk<'_>, &Cell, Into),
    reason: Option<&str>,
) -> Option<(&'static Sentence, Worded)> {
    let phrases = phrases();
    let of_theme = || phrases.sentences.iter().filter(|sentence| sentence.main_theme() == cell.theme.code);
    let from: Vec<&Sentence> = of_theme().filter(|sentence| into.is_none_or(|hole| hole.takes(sentence))).collect();
    let mut last = None;
    for _ in 0..TRIES {
        let sentence = choose(dice, from.clone(), wijk.team, seed)?;
        let worded = compose(dice, phrases, cell.theme, sentence, reason);
        let is_new = seen.insert(worded.text.clone());
        last = Some((sentence, worded));
        if is_new {
            break;
        }
    }
    last
}

/// The main theme first, then the narrower term and other themes, as far as the town has them.
fn themes(town: &Town<'_>, sentence: &Sentence) -> Vec<String> {
    let mut codes = vec![sentence.main_theme()];
    codes.extend(sentence.themes.iter().copied().filter(|code| town.themes.contains(code)));
    codes.dedup();
    codes.into_iter().map(str::to_owned).collect()
}
