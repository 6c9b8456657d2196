//! How far a signal is, and the one table of how it may go on. What else a step asks for is checked in `change`.

use crate::catalogue::choice;

choice! {
    /// How far a signal is.
    pub enum State {
        /// Somebody saw that offer is missing.
        Spotted = "gesignaleerd", "Gesignaleerd";
        /// An owner looks into it.
        TakenUp = "opgepakt", "Opgepakt";
        /// Something is being made.
        InDevelopment = "in-ontwikkeling", "In ontwikkeling";
        /// There is offer now.
        Realised = "gerealiseerd", "Gerealiseerd";
        /// It will not be done, with a reason.
        Declined = "afgewezen", "Afgewezen";
    }
}

use State::{Declined, InDevelopment, Realised, Spotted, TakenUp};

/// From where a signal may go to where. Staying where it is is always possible.
pub const TRANSITIONS: [(State, &[State]); 5] = [
    (Spotted, &[TakenUp, Realised, Declined]),
    (TakenUp, &[Spotted, InDevelopment, Realised, Declined]),
    (InDevelopment, &[TakenUp, Realised, Declined]),
    // What stopped again is made again.
    (Realised, &[InDevelopment]),
    // A decision may be taken back.
    (Declined, &[Spotted]),
];

impl State {
    /// Where it may go from here.
    #[must_use]
    pub fn onward(self) -> &'static [Self] {
        TRANSITIONS.iter().find(|(from, _)| *from == self).map_or(&[], |(_, to)| to)
    }

    /// Whether it may become this.
    #[must_use]
    pub fn may_become(self, other: Self) -> bool {
        self == other || self.onward().contains(&other)
    }

    /// Whether somebody still has to do something.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Spotted | TakenUp | InDevelopment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_stands_in_the_table_once_and_never_leads_to_itself() {
        for state in State::ALL {
            let rows: Vec<_> = TRANSITIONS.iter().filter(|(from, _)| from == state).collect();
            assert_eq!(rows.len(), 1, "{state}");
            assert!(!state.onward().contains(state) && !state.onward().is_empty(), "{state}");
            assert!(state.may_become(*state), "{state}");
        }
    }

    #[test]
    fn what_is_open_can_be_realised_or_declined_and_what_is_not_can_be_opened_again() {
        for state in State::ALL {
            if state.is_open() {
                assert!(state.may_become(Realised) && state.may_become(Declined), "{state}");
            } else {
                assert!(state.onward().iter().all(|onward| onward.is_open()), "{state}");
            }
        }
    }

    #[test]
    fn nothing_is_developed_before_somebody_took_it_up() {
        assert!(!Spotted.may_become(InDevelopment));
        assert!(!Declined.may_become(Realised));
        assert!(!Realised.may_become(Declined));
    }
}
