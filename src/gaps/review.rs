//! The half-year review: what could have been done instead of deploying a specialist. Looks at one question at a time
//! and judges nobody; whether offer fits and what a wijkteam does is told by the caller.

use super::entry::Entry;
use crate::questions::{Deployed, Outcome, Reason};

/// What a question for which a specialist was deployed teaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lesson {
    /// A fitting offer that needs no decision was within reach.
    Voorliggend,
    /// The wijkteam could have done it itself.
    Own,
    /// Closer cooperation with a few providers is what helps.
    Cooperation,
}

/// What was known around a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    /// Fitting offer that needs no decision was within reach, with room.
    pub offer_within_reach: bool,
    /// The wijkteam does the same itself elsewhere or at other times.
    pub team_does_this: bool,
}

/// What a question teaches; none when no specialist was deployed.
#[must_use]
pub fn lesson(entry: &Entry, around: Around) -> Option<Lesson> {
    if entry.deployed != Some(Deployed::Specialist) {
        return None;
    }
    // The coach was there: what needs care first, or was tried and did not fit, was no matter of offer within reach.
    let tried = entry.reason.is_some_and(|reason| reason != Reason::Unknown);
    let was_there = entry.was_unknown || entry.outcome == Outcome::Matched || !tried;
    Some(match entry.reason {
        Some(Reason::CareFirst) => Lesson::Cooperation,
        _ if around.offer_within_reach && was_there => Lesson::Voorliggend,
        _ if around.team_does_this => Lesson::Own,
        _ => Lesson::Cooperation,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gaps::{AreaIndex, CoachKey, Month, ThemeIndex};

    fn question(outcome: Outcome, reason: Option<Reason>) -> Entry {
        Entry {
            area: AreaIndex(0),
            theme: ThemeIndex(0),
            month: Month::START,
            outcome,
            reason,
            deployed: Some(Deployed::Specialist),
            was_unknown: false,
            coach: CoachKey(0),
            provider: None,
        }
    }

    fn taught(reason: Option<Reason>, offer_within_reach: bool, team_does_this: bool) -> Option<Lesson> {
        lesson(&question(Outcome::Unmet, reason), Around { offer_within_reach, team_does_this })
    }

    #[test]
    fn offer_that_nobody_knew_could_have_answered_it() {
        assert_eq!(taught(Some(Reason::Unknown), true, true), Some(Lesson::Voorliggend));
        assert_eq!(taught(Some(Reason::Unknown), false, true), Some(Lesson::Own));
        assert_eq!(taught(None, true, false), Some(Lesson::Voorliggend));
    }

    #[test]
    fn offer_that_was_full_or_did_not_fit_could_not() {
        assert_eq!(taught(Some(Reason::Full), true, true), Some(Lesson::Own));
        assert_eq!(taught(Some(Reason::NotFitting), true, false), Some(Lesson::Cooperation));
    }

    #[test]
    fn what_needs_care_first_asks_for_cooperation() {
        assert_eq!(taught(Some(Reason::CareFirst), true, true), Some(Lesson::Cooperation));
    }

    #[test]
    fn without_a_specialist_there_is_nothing_to_review() {
        let entry = Entry { deployed: Some(Deployed::Own), ..question(Outcome::Unmet, None) };
        assert_eq!(lesson(&entry, Around { offer_within_reach: true, team_does_this: true }), None);
    }
}
