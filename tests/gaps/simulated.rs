//! Invented towns with a year of questions in which the holes are known: the seed decides everything, so that a
//! failure can be looked at again. What is held against them is in the stories beside this file.

use sociale_kaart::gaps::{AreaIndex, CoachKey, Counted, Entry, Frame, Kind, Month, Row, ThemeIndex};
use sociale_kaart::questions::{Deployed, Outcome, Reason};

/// Numbers that look random and are the same every time (splitmix64, Steele, Lea and Flood 2014).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Between 0 and 1.
    pub fn chance(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.chance()
    }

    /// Around a mean, as events that know nothing of each other fall (Knuth's product).
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let (limit, mut product, mut events) = ((-mean).exp(), self.chance(), 0);
        while product > limit {
            product *= self.chance();
            events += 1;
        }
        events
    }

    pub fn pick<T: Copy>(&mut self, choices: &[(T, f64)]) -> T {
        let mut left = self.chance() * choices.iter().map(|(_, weight)| weight).sum::<f64>();
        for (choice, weight) in choices {
            left -= weight;
            if left < 0.0 {
                return *choice;
            }
        }
        choices[choices.len() - 1].0
    }
}

/// What was planted in a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Planted {
    Hole(Kind),
    /// Offer is there, coaches do not know it.
    Unknown,
    /// One to three questions, all of them unmet by bad luck.
    Tiny,
}

pub struct Town {
    pub frame: Frame,
    pub entries: Vec<Entry>,
    pub planted: Vec<((AreaIndex, ThemeIndex), Planted)>,
}

pub const THEMES: u16 = 18;
pub const START: (i32, u32) = (2025, 1);

/// Invented wijken: how many people, and in which wijkteam.
pub fn frame(dice: &mut Dice, wijken: u16, teams: u16) -> Frame {
    let area = |index: u16| Counted {
        code: format!("WK9999{index:02}"),
        name: format!("Wijk {index}"),
        inhabitants: dice.between(1_200.0, 13_000.0) as u32,
        team: format!("Team {}", index * teams / wijken),
    };
    let areas = (0..wijken).map(area).collect();
    let theme = |index: u16| match index {
        3 => "veiligheid".to_owned(),
        9 => "verslaving".to_owned(),
        12 => "psychisch".to_owned(),
        _ => format!("thema-{index:02}"),
    };
    Frame::new(areas, (0..THEMES).map(theme).collect())
}

impl Town {
    /// A town of 24 wijken with about so many questions in one year: 15 holes, 6 cells where offer is not known, and
    /// 40 cells with bad luck.
    pub fn with_holes(seed: u64, questions: f64) -> Self {
        let mut dice = Dice::new(seed);
        let frame = frame(&mut dice, 24, 8);
        let expected = expected(&mut dice, &frame, questions);
        let planted = plant(&mut dice, &expected);
        let mut entries = Vec::new();
        for (cell, mean) in expected {
            let what = planted.iter().find(|(place, _)| *place == cell).map(|(_, what)| *what);
            let number = match what {
                Some(Planted::Hole(_)) => dice.poisson(mean * 1.8),
                Some(Planted::Tiny) => 1 + dice.below(3) as u32,
                _ => dice.poisson(mean),
            };
            for _ in 0..number {
                let (outcome, reason) = answer(&mut dice, what);
                entries.push(entry(&mut dice, cell, outcome, reason));
            }
        }
        Self { frame, entries, planted }
    }

    /// Any town: few or many wijken, wijkteams, coaches and questions, evenly spread or all in one corner.
    pub fn random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let wijken = 2 + dice.below(28) as u16;
        let teams = 1 + dice.below(usize::from(wijken).min(9)) as u16;
        let frame = frame(&mut dice, wijken, teams);
        let questions = dice.between(4.0, 9.6).exp();
        let unmet = dice.chance();
        let few_coaches = dice.chance() < 0.3;
        let lumps = dice.chance() < 0.5;
        let mut entries = Vec::new();
        for (cell, mean) in expected(&mut dice, &frame, questions) {
            let lump = if lumps { dice.between(-2.0, 2.0).exp() } else { 1.0 };
            for _ in 0..dice.poisson((mean * lump).min(600.0)) {
                let unmet = dice.chance() < unmet;
                let (outcome, reason) =
                    if unmet { (Outcome::Unmet, Some(Reason::Absent)) } else { (Outcome::Matched, None) };
                let mut entry = entry(&mut dice, cell, outcome, reason);
                if few_coaches {
                    entry.coach = CoachKey(entry.coach.0 / 4);
                }
                entries.push(entry);
            }
        }
        Self { frame, entries, planted: Vec::new() }
    }

    pub fn planted(&self, row: &Row) -> Option<Planted> {
        self.planted.iter().find(|(place, _)| *place == (row.area, row.theme)).map(|(_, what)| *what)
    }

    pub fn count(&self, found: &[(AreaIndex, ThemeIndex)], is: impl Fn(Planted) -> bool) -> usize {
        found.iter().filter(|cell| self.planted.iter().any(|(place, what)| place == *cell && is(*what))).count()
    }
}

/// Questions by cell: wijken differ in need, themes in size.
fn expected(dice: &mut Dice, frame: &Frame, questions: f64) -> Vec<((AreaIndex, ThemeIndex), f64)> {
    let areas: Vec<f64> =
        frame.areas().iter().map(|area| f64::from(area.inhabitants) * dice.between(-0.7, 0.7).exp()).collect();
    let themes: Vec<f64> = (0..THEMES).map(|_| dice.between(0.15, 1.2)).collect();
    let all = areas.iter().sum::<f64>() * themes.iter().sum::<f64>();
    let cells = (0..).zip(&areas).flat_map(|(area, people)| {
        let themes = (0..).zip(&themes);
        themes.map(move |(theme, size)| ((AreaIndex(area), ThemeIndex(theme)), people * size / all * questions))
    });
    cells.collect()
}

fn plant(dice: &mut Dice, expected: &[((AreaIndex, ThemeIndex), f64)]) -> Vec<((AreaIndex, ThemeIndex), Planted)> {
    const KINDS: [Kind; 4] = [Kind::Missing, Kind::Full, Kind::NotFitting, Kind::Barrier];
    // A hole is where people ask; the more of them, the likelier.
    let mut large: Vec<_> = expected.iter().copied().filter(|(_, mean)| *mean >= 7.0).collect();
    let mut small: Vec<_> = expected.iter().filter(|(_, mean)| *mean < 4.0).map(|(cell, _)| *cell).collect();
    let mut planted = Vec::new();
    for hole in 0..21.min(large.len()) {
        let cell = dice.pick(&large);
        large.retain(|(other, _)| *other != cell);
        planted.push((cell, if hole < 15 { Planted::Hole(KINDS[hole % 4]) } else { Planted::Unknown }));
    }
    for _ in 0..40.min(small.len()) {
        planted.push((small.swap_remove(dice.below(small.len())), Planted::Tiny));
    }
    planted
}

fn answer(dice: &mut Dice, what: Option<Planted>) -> (Outcome, Option<Reason>) {
    const LUCK: [(Reason, f64); 4] =
        [(Reason::Absent, 0.35), (Reason::Full, 0.27), (Reason::NotFitting, 0.27), (Reason::Barrier, 0.11)];
    let offer = |dice: &mut Dice, partial: f64| {
        (if dice.chance() < partial { Outcome::Partial } else { Outcome::Unmet }, Some(dice.pick(&LUCK)))
    };
    match (what, dice.chance()) {
        (Some(Planted::Tiny), _) => offer(dice, 0.0),
        (Some(Planted::Hole(kind)), luck) if luck < 0.64 => {
            let reason = match kind {
                Kind::Full => Reason::Full,
                Kind::NotFitting => Reason::NotFitting,
                Kind::Barrier => Reason::Barrier,
                Kind::Missing | Kind::Unknown => Reason::Absent,
            };
            (if dice.chance() < 0.2 { Outcome::Partial } else { Outcome::Unmet }, Some(reason))
        }
        (Some(Planted::Hole(_)), luck) if luck < 0.72 => offer(dice, 0.2),
        (Some(Planted::Hole(_)), luck) if luck < 0.77 => (Outcome::Unmet, Some(Reason::CareFirst)),
        (Some(Planted::Hole(_)), _) => (Outcome::Matched, None),
        (Some(Planted::Unknown), luck) if luck < 0.55 => (Outcome::Unmet, Some(Reason::Unknown)),
        (_, luck) if luck < 0.05 => (Outcome::Unmet, Some(Reason::Unknown)),
        (_, luck) if luck < 0.11 => (Outcome::Unmet, Some(Reason::CareFirst)),
        (_, luck) if luck < 0.33 => offer(dice, 0.47),
        _ => (Outcome::Matched, None),
    }
}

/// One question somewhere in the year; eight coaches for each wijkteam.
pub fn entry(
    dice: &mut Dice,
    (area, theme): (AreaIndex, ThemeIndex),
    outcome: Outcome,
    reason: Option<Reason>,
) -> Entry {
    Entry {
        area,
        theme,
        month: Month::new(START.0, START.1).unwrap().plus(dice.below(12) as i32),
        outcome,
        reason,
        deployed: (outcome == Outcome::Matched).then_some(Deployed::Voorliggend),
        was_unknown: false,
        coach: CoachKey(u32::from(area.0) / 3 * 8 + dice.below(8) as u32),
        provider: None,
    }
}
