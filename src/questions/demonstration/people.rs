//! Who logs and which specialists are deployed: keys of coaches by wijkteam, and invented providers of which every wijk
//! has a few favourites and many others.

use super::dice::{Dice, Wheel, trait_number};
use super::{Town, Wijk};
use crate::dutch;

const PROVIDERS: &str = include_str!("../../../seed/questions/aanbieders.txt");

/// Inhabitants for each coach who logs.
const FOR_EACH_COACH: u32 = 5_000;
/// A team has at least so many, or one hand would have written more than half of what may be shown.
const LEAST_COACHES: usize = 4;
/// How much each coach of a team logs; one does much more than the others.
const ZEAL: &[f64] = &[5.0, 3.0, 2.5, 2.2, 1.5, 1.0, 1.0, 1.0];

/// The coaches of a wijkteam.
pub struct Team {
    key: String,
    /// The first number of the order in which coaches are eager: the eager one is not always number 1.
    first: usize,
    wheel: Wheel,
    size: usize,
}

/// The providers in the order in which one wijk uses them.
pub struct Providers {
    names: Vec<&'static str>,
    wheel: Wheel,
}

impl Team {
    pub fn new(town: &Town<'_>, name: &str, seed: u64) -> Self {
        let people: u32 = town.wijken.iter().filter(|wijk| wijk.team == name).map(|wijk| wijk.inhabitants).sum();
        let wanted = usize::try_from(people / FOR_EACH_COACH).unwrap_or(0);
        let size = wanted.clamp(LEAST_COACHES, ZEAL.len());
        let first = usize::try_from(trait_number(seed, &[name]) >> 33).unwrap_or(0) % size;
        Self { key: key(name), first, wheel: Wheel::new(ZEAL.iter().take(size).copied()), size }
    }

    /// A key such as `coach-centrum-2`.
    pub fn coach(&self, dice: &mut Dice) -> String {
        let place = self.wheel.spin(dice).unwrap_or(0);
        format!("coach-{}-{}", self.key, (self.first + place) % self.size + 1)
    }
}

impl Providers {
    pub fn new(wijk: &Wijk<'_>, seed: u64) -> Self {
        let mut names: Vec<&str> =
            PROVIDERS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        // Some are known all over town; the rest of the order is the wijk's own.
        names.sort_by_key(|name| trait_number(seed, &[name]) % 1_000 + trait_number(seed, &[wijk.code, name]) % 1_000);
        let wheel = Wheel::new((2_u32..).take(names.len()).map(|rank| 1.0 / f64::from(rank)));
        Self { names, wheel }
    }

    pub fn one(&self, dice: &mut Dice) -> Option<String> {
        self.names.get(self.wheel.spin(dice)?).map(|name| (*name).to_owned())
    }
}

/// Letters and digits in lower case, with hyphens between words.
fn key(name: &str) -> String {
    let plain = dutch::fold(name);
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}
