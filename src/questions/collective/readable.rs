//! Which entries of the log somebody may read: a coach those of the own wijkteam, a verbinder all. Who has which role is
//! decided in `accounts`.

use std::collections::BTreeSet;

use crate::accounts::{Account, Act};
use crate::geography::Places;

/// The wijken and buurten whose entries somebody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readable {
    codes: BTreeSet<String>,
    /// Areas that are not there any more too.
    everything: bool,
}

impl Readable {
    /// What this account may read.
    #[must_use]
    pub fn of(account: &Account, places: &Places) -> Self {
        let team = |code: &str| {
            let wijk = places.area(code).map(|area| places.wijk_of(area));
            wijk.and_then(|wijk| wijk.district.as_deref()).unwrap_or_default().to_owned()
        };
        let may = account.may(Act::ReadQuestions);
        let own = places.areas().filter(|area| may && account.reads_team(&team(&area.code)));
        let codes: BTreeSet<String> = own.map(|area| area.code.clone()).collect();
        Self { everything: !codes.is_empty() && codes.len() == places.areas().count(), codes }
    }

    /// The part of it that lies in this wijk.
    #[must_use]
    pub fn in_wijk(&self, code: &str, places: &Places) -> Self {
        let inside = |own: &&String| places.area(own).is_some_and(|area| places.wijk_of(area).code == code);
        Self { codes: self.codes.iter().filter(inside).cloned().collect(), everything: false }
    }

    /// Whether an entry about this area may be read.
    #[must_use]
    pub fn has(&self, area_code: &str) -> bool {
        self.everything || self.codes.contains(area_code)
    }

    /// The codes of the areas, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<&str> {
        self.codes.iter().map(String::as_str).collect()
    }

    /// True when the entries of every wijkteam may be read.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.everything
    }
}
