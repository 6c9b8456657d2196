//! The monthly letter for the steering group: what rose, what was realised, what is overdue, and what is new. Made by
//! itself, the same for every reader; what it says in words is in `words`, and sending it is left to others.

mod rise;
mod words;

use chrono::{Months, NaiveDate};
use std::collections::HashMap;

pub use self::rise::{Rise, Spot, risen};
pub use self::words::{Item, Names, Section};
use super::proposal::{Proposal, proposals};
use super::signal::{Signal, is_overdue};
use super::state::State;
use super::step::Step;
use crate::catalogue::{Listing, Taxonomies};
use crate::db::{AnyConnection, QueryResult};
use crate::id::{ServiceId, SignalId};

/// What the letter of one month tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The first day of the month.
    pub first: NaiveDate,
    /// The last day that it tells about: that of the month, or today while the month goes on.
    pub until: NaiveDate,
    /// Gaps that rose; none when no report about the month was published yet.
    pub rose: Option<Vec<Rise>>,
    /// Signals that were realised this month and still are at its end, with the service that answers them.
    pub realised: Vec<(Signal, Option<String>)>,
    /// Signals that were open at the end though their target had passed, with that target.
    pub overdue: Vec<(Signal, NaiveDate)>,
    /// Signals that were made this month.
    pub made: Vec<Signal>,
    /// Open signals for which there is new offer that may answer them, as it is today.
    pub proposed: Vec<(Signal, Vec<Proposal>)>,
}

impl Letter {
    /// The letter of the month that begins on this day. States and targets are those at its end, so that a letter of the
    /// past reads the same whenever it is made; only the proposals are those of today.
    pub fn compose(
        conn: &mut AnyConnection,
        first: NaiveDate,
        today: NaiveDate,
        taxonomies: &Taxonomies,
        rose: Option<Vec<Rise>>,
    ) -> QueryResult<Self> {
        let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
        let until = next.pred_opt().unwrap_or(next).min(today);
        let signals = Signal::all(conn)?;
        let stood = standing(Step::until(conn, until)?);
        let proposed = proposed(conn, &signals, taxonomies)?;
        let names = names(conn, stood.values().filter_map(|stood| stood.service))?;
        let mut letter =
            Self { first, until, rose, realised: Vec::new(), overdue: Vec::new(), made: Vec::new(), proposed };
        for signal in signals {
            let Some(stood) = stood.get(&signal.id) else { continue };
            if signal.made_on >= first {
                letter.made.push(signal.clone());
            }
            if stood.state == State::Realised && stood.since >= first {
                let service = stood.service.and_then(|id| names.get(&id).cloned());
                letter.realised.push((signal, service));
            } else if is_overdue(stood.state, stood.target_on, until) {
                letter.overdue.push((signal, stood.target_on));
            }
        }
        letter.overdue.sort_by_key(|(_, target_on)| *target_on);
        Ok(letter)
    }
}

/// How a signal stood at the end of the month.
struct Stood {
    state: State,
    /// Since when it was in that state.
    since: NaiveDate,
    target_on: NaiveDate,
    service: Option<ServiceId>,
}

/// How each signal stood after these steps, which come in the order of each signal.
fn standing(steps: Vec<Step>) -> HashMap<SignalId, Stood> {
    let mut stood: HashMap<SignalId, Stood> = HashMap::new();
    for step in steps {
        let before = stood.get(&step.signal_id).filter(|before| before.state == step.state);
        let since = before.map_or(step.made_on, |before| before.since);
        let service = step.service_id.or(before.and_then(|before| before.service));
        let now = Stood { state: step.state, since, target_on: step.target_on, service };
        stood.insert(step.signal_id, now);
    }
    stood
}

fn proposed(
    conn: &mut AnyConnection,
    signals: &[Signal],
    taxonomies: &Taxonomies,
) -> QueryResult<Vec<(Signal, Vec<Proposal>)>> {
    let mut found = Vec::new();
    for signal in signals {
        let offer = proposals(conn, signal, taxonomies)?;
        if !offer.is_empty() {
            found.push((signal.clone(), offer));
        }
    }
    Ok(found)
}

fn names(
    conn: &mut AnyConnection,
    services: impl Iterator<Item = ServiceId>,
) -> QueryResult<HashMap<ServiceId, String>> {
    let ids: Vec<ServiceId> = services.collect();
    let listings = Listing::by_ids(conn, &ids)?;
    Ok(listings.into_iter().map(|listing| (listing.service.id, listing.service.name)).collect())
}
