//! What somebody is to the service. What a role may do is in `permission`.

/// The role of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Member of a wijkteam: searches, and logs questions.
    Coach,
    /// Speaks for an organization.
    Partner,
    /// Keeps the catalogue.
    Redactie,
    /// Connects questions with those who make offer happen.
    Verbinder,
    /// Policy officer of the municipality.
    Gemeente,
    /// Looks after accounts and settings.
    Beheer,
}

impl Role {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Coach, Self::Partner, Self::Redactie, Self::Verbinder, Self::Gemeente, Self::Beheer];

    /// The word that people and files use.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Coach => "coach",
            Self::Partner => "partner",
            Self::Redactie => "redactie",
            Self::Verbinder => "verbinder",
            Self::Gemeente => "gemeente",
            Self::Beheer => "beheer",
        }
    }
}
