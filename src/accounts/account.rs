//! One account. Where accounts are kept, and how they prove who they are, is not decided here.

use super::permission::Act;
use super::role::Role;
use crate::id::{AccountId, OrganizationId};

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who, without a name.
    pub id: AccountId,
    /// What colleagues read: a function, such as "Coach Noord".
    pub name: String,
    /// What somebody is.
    pub role: Role,
    /// The wijkteam area of a coach.
    pub team: Option<String>,
    /// The organization of a partner.
    pub organization: Option<OrganizationId>,
}

impl Account {
    /// Whether this account may do this.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.role.may(act)
    }

    /// Whether entries of this wijkteam area may be read: a coach reads those of the own team alone.
    #[must_use]
    pub fn reads_team(&self, team: &str) -> bool {
        match self.role {
            Role::Verbinder => true,
            Role::Coach => self.team.as_deref() == Some(team),
            _ => false,
        }
    }
}

/// The accounts of a demonstration: a coach for each wijkteam area, and one of the other roles that have pages.
#[must_use]
pub fn demonstration<'a>(teams: impl IntoIterator<Item = &'a str>) -> Vec<Account> {
    let account = |name: String, role, team: Option<&str>| Account {
        id: AccountId::derived("demonstration", &name),
        name,
        role,
        team: team.map(str::to_owned),
        organization: None,
    };
    let coaches = teams.into_iter().map(|team| account(format!("Coach {team}"), Role::Coach, Some(team)));
    let others = [("Verbinder", Role::Verbinder), ("Beleidsmedewerker", Role::Gemeente)];
    coaches.chain(others.map(|(name, role)| account(name.to_owned(), role, None))).collect()
}
