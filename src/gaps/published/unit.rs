//! The areas of publication: wijken, the small ones joined to a neighbour. Once joined, for good: a unit that came
//! apart would show what its parts are.

use serde::{Deserialize, Serialize};

use super::rules::Rules;
use crate::gaps::entry::AreaIndex;
use crate::gaps::frame::Frame;

/// One or more wijken that are published together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The codes of its wijken, in order.
    pub members: Vec<String>,
    /// Their names.
    pub name: String,
    /// The wijkteam area.
    pub team: String,
    /// People living there, when it was made.
    pub inhabitants: u32,
}

/// The units of a municipality. `neighbours` tells the codes of the wijken that touch one; `kept` are the units of
/// earlier releases, which stay joined.
#[must_use]
pub fn join(frame: &Frame, rules: &Rules, kept: &[Unit], neighbours: impl Fn(&str) -> Vec<String>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for area in frame.areas() {
        let before = kept.iter().find(|unit| unit.members.contains(&area.code));
        let same =
            before.and_then(|old| units.iter_mut().find(|unit| unit.members.iter().any(|m| old.members.contains(m))));
        let own = Unit {
            members: vec![area.code.clone()],
            name: area.name.clone(),
            team: before.map_or_else(|| area.team.clone(), |old| old.team.clone()),
            inhabitants: area.inhabitants,
        };
        match same {
            Some(unit) => unit.absorb(own),
            None => units.push(own),
        }
    }
    while let Some(small) = smallest(&units, rules).and_then(|index| (units.len() > 1).then(|| units.remove(index))) {
        let touching: Vec<String> = small.members.iter().flat_map(|code| neighbours(code)).collect();
        if let Some(unit) = host(&mut units, &small, &touching) {
            unit.absorb(small);
        }
    }
    units.sort_by(|a, b| a.members.cmp(&b.members));
    units
}

fn smallest(units: &[Unit], rules: &Rules) -> Option<usize> {
    let small = units.iter().enumerate().filter(|(_, unit)| unit.inhabitants < rules.smallest_area());
    small.min_by_key(|(_, unit)| (unit.inhabitants, unit.members.first())).map(|(index, _)| index)
}

/// A neighbour in the same wijkteam area; else any in that area; else any neighbour; else anyone. The smallest first.
fn host<'a>(units: &'a mut [Unit], small: &Unit, touching: &[String]) -> Option<&'a mut Unit> {
    let rank = |unit: &Unit| {
        let (same, near) = (unit.team == small.team, unit.members.iter().any(|code| touching.contains(code)));
        (!same, !near, unit.inhabitants, unit.members.first().cloned())
    };
    units.iter_mut().min_by_key(|unit| rank(unit))
}

impl Unit {
    fn absorb(&mut self, other: Self) {
        self.members.extend(other.members);
        self.members.sort();
        self.name = format!("{} en {}", self.name, other.name);
        self.inhabitants += other.inhabitants;
    }

    /// The places of its wijken in a frame.
    pub(super) fn areas(&self, frame: &Frame) -> Vec<AreaIndex> {
        self.members.iter().filter_map(|code| frame.area(code)).collect()
    }
}
