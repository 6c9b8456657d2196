//! Changing a signal: a form in raw words, held against the signal as it is stored now. Linking the offer that answers
//! it is in `answer`.

use super::draft::{LONGEST_NOTE, Owner};
use super::reading::{Reading, filled};
use super::signal::Signal;
use super::state::State;
use super::step::Step;
use crate::accounts::Role;
use crate::db::AnyConnection;
use crate::id::SignalId;
use crate::interchange::quote;
use crate::questions::{Known, SafeText};
use crate::search::Wrong;

/// What somebody sent. Missing is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// The state that it should have.
    pub state: String,
    /// The organization that sees to it.
    pub organization: String,
    /// The function of who sees to it.
    pub function: String,
    /// When there should be offer.
    pub target_on: String,
    /// Why it was declined, or why no service belongs to it.
    pub reason: String,
    /// For the log.
    pub note: String,
    /// The revision that was looked at.
    pub revision: String,
}

/// Why a signal was not changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such signal.
    #[error("there is no such signal")]
    Gone,
    /// Somebody else changed it meanwhile, into this.
    #[error("the signal was changed meanwhile")]
    Stale(Box<Signal>),
    /// Fields that cannot be used.
    #[error("the change has {} wrong value(s)", .0.len())]
    Wrong(Vec<Wrong>),
    /// The database refused or was away.
    #[error(transparent)]
    Database(#[from] crate::db::Error),
}

impl Change {
    /// Changes the signal and writes the step into its log. A form that changes nothing writes nothing.
    ///
    /// # Errors
    /// When it may not be changed so; nothing was changed then.
    pub fn apply(
        &self,
        conn: &mut AnyConnection,
        id: SignalId,
        by: Role,
        known: &Known<'_>,
    ) -> Result<Signal, Refused> {
        let stored = current(conn, id, &self.revision)?;
        let (changed, note) = self.check(&stored, known).map_err(Refused::Wrong)?;
        if changed == stored && note.is_none() {
            return Ok(stored);
        }
        let changed = Signal { revision: stored.revision + 1, ..changed };
        let owner = Some(changed.owner()).filter(|owner| *owner != stored.owner());
        let step = Step { owner, ..Step::after(&changed, note, by, known.today) };
        store(conn, changed, &step)
    }

    /// The signal as it should be, with the same revision, and the note of the step.
    fn check(&self, stored: &Signal, known: &Known<'_>) -> Result<(Signal, Option<SafeText>), Vec<Wrong>> {
        let mut reading = Reading::new(known);
        let state = self.state(&mut reading, stored.state);
        let owner = Owner::read(&mut reading, &self.organization, &self.function);
        let target_on = reading.target(&self.target_on, Some(stored.target_on));
        let reason = self.reason(&mut reading, state, stored);
        let note = reading.safe("notitie", &self.note, LONGEST_NOTE);
        let changed = || {
            let (state, owner) = (state?, owner?);
            // What is made again is no longer answered by what stopped.
            let linked = state == State::Realised;
            let signal = Signal {
                owner_organization: owner.organization.into_string(),
                owner_function: owner.function.into_string(),
                target_on: target_on?,
                state,
                reason: reason.map(SafeText::into_string),
                service_id: stored.service_id.filter(|_| linked),
                linked_on: stored.linked_on.filter(|_| linked),
                ..stored.clone()
            };
            Some((signal, note))
        };
        reading.finish(changed())
    }

    fn state(&self, reading: &mut Reading<'_>, from: State) -> Option<State> {
        let Some(word) = filled(&self.state) else {
            reading.note("status", "Kies hoe ver het is.");
            return None;
        };
        match word.parse::<State>() {
            Ok(state) if from.may_become(state) => Some(state),
            Ok(state) => {
                let onward: Vec<String> = from.onward().iter().map(|state| format!("‘{}’", state.label())).collect();
                let onward = onward.join(" of ");
                reading.note(
                    "status",
                    format!("Van ‘{}’ kan het niet naar ‘{}’. Kies {onward}.", from.label(), state.label()),
                );
                None
            }
            Err(_) => {
                reading.note("status", format!("{} is geen status. Kies een van de mogelijkheden.", quote(word)));
                None
            }
        }
    }

    /// The reason, where the state asks for one or allows one.
    fn reason(&self, reading: &mut Reading<'_>, state: Option<State>, stored: &Signal) -> Option<SafeText> {
        let reason = reading.safe("reden", &self.reason, LONGEST_NOTE);
        let missing = filled(&self.reason).is_none();
        match state {
            Some(State::Declined) if missing => {
                reading.note("reden", "Schrijf waarom dit signaal wordt afgewezen.");
                None
            }
            Some(State::Realised) if missing && stored.service_id.is_none() => {
                reading.note(
                    "reden",
                    "Koppel eerst de voorziening die dit oplost. Of schrijf waarom er geen voorziening bij hoort.",
                );
                None
            }
            Some(State::Declined | State::Realised) => reason,
            _ => None,
        }
    }
}

/// The signal as it is stored, when that is what was looked at.
pub(super) fn current(conn: &mut AnyConnection, id: SignalId, seen: &str) -> Result<Signal, Refused> {
    let stored = Signal::find(conn, id)?.ok_or(Refused::Gone)?;
    match seen.trim().parse::<i32>() {
        Ok(revision) if stored.revision == revision => Ok(stored),
        _ => Err(Refused::Stale(Box::new(stored))),
    }
}

/// Stores a changed signal, unless somebody was first.
pub(super) fn store(conn: &mut AnyConnection, changed: Signal, step: &Step) -> Result<Signal, Refused> {
    if changed.replace(conn, step)? {
        return Ok(changed);
    }
    let stored = Signal::find(conn, changed.id)?.ok_or(Refused::Gone)?;
    Err(Refused::Stale(Box::new(stored)))
}

#[cfg(test)]
mod tests {
    use super::super::signal::tests::example;
    use super::*;
    use crate::catalogue::Taxonomies;
    use crate::geography::Places;
    use crate::id::ServiceId;
    use crate::questions::Guard;

    /// A form that changes nothing of the example but the state.
    fn to(state: State) -> Change {
        Change {
            state: state.to_string(),
            organization: "Welzijn Rondom".into(),
            function: "opbouwwerker".into(),
            target_on: "2027-03-31".into(),
            ..Change::default()
        }
    }

    fn check(change: &Change, stored: &Signal) -> Result<Signal, Vec<Wrong>> {
        let (places, taxonomies, guard) = (Places::default(), Taxonomies::default(), Guard::new([]));
        let today = chrono::NaiveDate::from_ymd_opt(2027, 4, 10).unwrap();
        let known = Known { places: &places, taxonomies: &taxonomies, guard: &guard, today };
        change.check(stored, &known).map(|(signal, _)| signal)
    }

    fn fields(result: Result<Signal, Vec<Wrong>>) -> Vec<String> {
        result.unwrap_err().into_iter().map(|wrong| wrong.parameter).collect()
    }

    #[test]
    fn a_signal_is_declined_with_a_reason_alone() {
        assert_eq!(fields(check(&to(State::Declined), &example())), ["reden"]);
        let with = Change { reason: "Het is er al.".into(), ..to(State::Declined) };
        assert_eq!(check(&with, &example()).unwrap().reason.as_deref(), Some("Het is er al."));
    }

    #[test]
    fn a_signal_is_realised_by_a_service_or_with_a_reason_why_there_is_none() {
        assert_eq!(fields(check(&to(State::Realised), &example())), ["reden"]);
        let with = Change { reason: "Het is een afspraak, geen aanbod.".into(), ..to(State::Realised) };
        assert_eq!(check(&with, &example()).unwrap().state, State::Realised);
        let linked = Signal { service_id: Some(ServiceId::derived("test", "a")), state: State::Realised, ..example() };
        assert!(check(&to(State::Realised), &linked).is_ok());
    }

    #[test]
    fn what_is_made_again_loses_the_service_that_stopped() {
        let linked = Signal {
            service_id: Some(ServiceId::derived("test", "a")),
            linked_on: Some(example().target_on),
            state: State::Realised,
            ..example()
        };
        let again = check(&to(State::InDevelopment), &linked).unwrap();
        assert_eq!((again.service_id, again.linked_on), (None, None));
    }

    #[test]
    fn a_jump_over_a_state_is_told_with_where_it_may_go() {
        let spotted = Signal { state: State::Spotted, ..example() };
        let wrong = check(&to(State::InDevelopment), &spotted).unwrap_err().remove(0);
        assert_eq!(wrong.parameter, "status");
        assert!(wrong.message.contains("‘Opgepakt’"), "{}", wrong.message);
    }

    #[test]
    fn a_target_that_has_passed_may_stay_and_a_new_one_lies_ahead() {
        assert!(check(&to(State::TakenUp), &example()).is_ok());
        for day in ["2027-04-09", "2040-01-01", "31/12/2027", "30-2-2028", ""] {
            let change = Change { target_on: day.into(), ..to(State::TakenUp) };
            assert_eq!(fields(check(&change, &example())), ["datum"], "{day}");
        }
        for day in ["31-12-2027", "2027-12-31"] {
            let change = Change { target_on: day.into(), ..to(State::TakenUp) };
            assert_eq!(check(&change, &example()).unwrap().target_on.to_string(), "2027-12-31");
        }
    }

    #[test]
    fn nobody_is_named_as_the_owner() {
        let named = Change { function: "Fatima Yilmaz, 06-12345678".into(), ..to(State::TakenUp) };
        let wrong = check(&named, &example()).unwrap_err().remove(0);
        assert_eq!(wrong.parameter, "functie");
        assert!(!wrong.message.contains("Yilmaz"), "{}", wrong.message);
    }
}
