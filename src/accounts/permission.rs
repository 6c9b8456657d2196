//! The one table of who may do what. A page asks `Account::may`; no other place decides.

use super::role::Role;

/// Something that not everybody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Write a question into the log.
    LogQuestions,
    /// Read the entries of the log: a coach those of the own wijkteam, a verbinder all.
    ReadQuestions,
    /// Confirm, name, merge and split collective questions, within what may be read.
    GroupQuestions,
    /// See the signals that were taken up.
    ReadSignals,
    /// Make a signal of a gap, and change it.
    EditSignals,
}

use Role::{Beheer, Coach, Gemeente, Partner, Redactie, Verbinder};

/// Who may do what.
pub const TABLE: [(Act, &[Role]); 5] = [
    (Act::LogQuestions, &[Coach, Verbinder]),
    (Act::ReadQuestions, &[Coach, Verbinder]),
    (Act::GroupQuestions, &[Coach, Verbinder]),
    (Act::ReadSignals, &[Coach, Partner, Redactie, Verbinder, Gemeente, Beheer]),
    (Act::EditSignals, &[Verbinder, Gemeente]),
];

impl Role {
    /// Whether this role may do this.
    #[must_use]
    pub fn may(self, act: Act) -> bool {
        TABLE.iter().any(|(own, roles)| *own == act && roles.contains(&self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_entries_of_the_log_are_for_coaches_and_those_who_connect() {
        let readers: Vec<Role> = Role::ALL.into_iter().filter(|role| role.may(Act::ReadQuestions)).collect();
        assert_eq!(readers, [Coach, Verbinder]);
    }

    #[test]
    fn every_act_stands_in_the_table_once() {
        for (index, (act, roles)) in TABLE.iter().enumerate() {
            assert!(!roles.is_empty());
            assert!(TABLE.iter().skip(index + 1).all(|(other, _)| other != act), "{act:?}");
        }
    }
}
