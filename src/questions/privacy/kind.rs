//! Kinds of personal data, and what a coach could write instead. Where they stand in a text is the rules' work.

use std::fmt;

use serde::Serialize;

/// A kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Citizen service number.
    Bsn,
    /// Name of a person.
    Name,
    /// Street or house with its number.
    Address,
    /// Four digits and two letters, with the number of the house when it follows.
    Postcode,
    /// Telephone number of a person.
    Phone,
    /// E-mail address.
    Email,
    /// Account number.
    Iban,
    /// Day and month of birth.
    Birthdate,
    /// Vehicle registration.
    Plate,
    /// Number of a client, case, policy, report or register of professionals.
    Dossier,
    /// Number of a passport, permit or foreign identity.
    Document,
    /// Account name on a social medium.
    Handle,
    /// Address of a personal page.
    Url,
    /// One person, told by place and event, whom the neighbourhood knows without a name.
    IdentifyingCombination,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 14] = [
        Self::Bsn,
        Self::Name,
        Self::Address,
        Self::Postcode,
        Self::Phone,
        Self::Email,
        Self::Iban,
        Self::Birthdate,
        Self::Plate,
        Self::Dossier,
        Self::Document,
        Self::Handle,
        Self::Url,
        Self::IdentifyingCombination,
    ];

    /// The name in files and answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Bsn => "bsn",
            Self::Name => "name",
            Self::Address => "address",
            Self::Postcode => "postcode",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Iban => "iban",
            Self::Birthdate => "birthdate",
            Self::Plate => "plate",
            Self::Dossier => "dossier",
            Self::Document => "document",
            Self::Handle => "handle",
            Self::Url => "url",
            Self::IdentifyingCombination => "identifying-combination",
        }
    }

    /// What it is, for the person who wrote it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Bsn => "een burgerservicenummer",
            Self::Name => "een naam",
            Self::Address => "een adres",
            Self::Postcode => "een postcode",
            Self::Phone => "een telefoonnummer",
            Self::Email => "een e-mailadres",
            Self::Iban => "een rekeningnummer",
            Self::Birthdate => "een geboortedatum",
            Self::Plate => "een kenteken",
            Self::Dossier => "een dossiernummer",
            Self::Document => "een nummer van een document",
            Self::Handle => "een accountnaam",
            Self::Url => "een persoonlijke pagina",
            Self::IdentifyingCombination => "iets waaraan de buurt deze persoon herkent",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
