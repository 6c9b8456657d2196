//! A service as one card in a list: in results, on the shortlist, among the similar ones.
//! Leaves the whole story to the service page.

use super::layout::Link;

/// One service in a list. Also the row that the shortlist and the similar services use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Identifier in links, in the shortlist on the device and on map markers.
    pub slug: String,
    /// Address of the service page; carries the search along where useful.
    pub href: String,
    /// Name of the service.
    pub name: String,
    /// Who offers it.
    pub organization: String,
    /// Buurtinitiatief, voorliggend or specialistisch.
    pub kind: KindBadge,
    /// One or two sentences in plain language.
    pub summary: String,
    /// How people get there, or how it comes to them.
    pub reach: Reach,
    /// When, in short ("Donderdag 17.45 - 20.00 uur"); `None` when it is not known.
    pub when: Option<String>,
    /// How to get in ("Gewoon binnenlopen").
    pub access: String,
    /// What it costs ("Gratis", "€ 4,50 per maaltijd").
    pub cost: String,
    /// How long one waits ("Geen wachttijd", "Wachttijd: 6 weken"); `None` when it is not known.
    pub waiting: Option<String>,
    /// Why it fits what was asked; empty outside a search.
    pub reasons: Vec<Reason>,
    /// When the organisation last confirmed this.
    pub freshness: Freshness,
    /// Something that a coach must see first: closed, or full.
    pub notice: Option<Notice>,
}

/// How light or heavy the offer is, as badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KindBadge {
    /// By and for residents.
    Buurtinitiatief,
    /// Professional, without an indication.
    Voorliggend,
    /// With a referral or an indication.
    Specialistisch,
}

impl KindBadge {
    /// From the code in the data; `None` for a code that does not exist.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Buurtinitiatief, Self::Voorliggend, Self::Specialistisch].into_iter().find(|kind| kind.code() == code)
    }

    /// The code in data, parameters and style names.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Buurtinitiatief => "buurtinitiatief",
            Self::Voorliggend => "voorliggend",
            Self::Specialistisch => "specialistisch",
        }
    }

    /// The word on the page.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Buurtinitiatief => "Buurtinitiatief",
            Self::Voorliggend => "Voorliggend",
            Self::Specialistisch => "Specialistisch",
        }
    }

    /// Name of the symbol in the sprite: a shape of its own, so that colour is not the only sign.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Buurtinitiatief => "buurt",
            Self::Voorliggend => "hand",
            Self::Specialistisch => "stethoscoop",
        }
    }
}

/// Where a service is, as seen from who searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// A place to go to.
    Place {
        /// Building or street, with wijk or town ("Wijkhuis 't Weverijtje, Klarendal").
        text: String,
        /// How far, where it is known ("900 m").
        distance: Option<String>,
    },
    /// The address is told on request only.
    OnRequest {
        /// Wijk or town, and nothing more.
        area: String,
    },
    /// It comes to people.
    Comes {
        /// How ("Aan huis", "Telefonisch en online").
        text: String,
    },
}

impl Reach {
    /// The line on a card.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Place { text, .. } | Self::Comes { text } => text.clone(),
            Self::OnRequest { area } => format!("{area}, adres op aanvraag"),
        }
    }

    /// How far it is, where that means something.
    #[must_use]
    pub fn distance(&self) -> Option<&str> {
        match self {
            Self::Place { distance, .. } => distance.as_deref(),
            Self::OnRequest { .. } | Self::Comes { .. } => None,
        }
    }

    /// Name of the symbol in the sprite.
    #[must_use]
    pub fn icon(&self) -> &'static str {
        match self {
            Self::Place { .. } => "plek",
            Self::OnRequest { .. } => "slot",
            Self::Comes { .. } => "huis",
        }
    }
}

/// One aspect of what was asked, and whether this service meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it is about, one or two words ("Leeftijd").
    pub aspect: String,
    /// The fact, in a few words ("18 tot 27 jaar"); empty when the aspect says enough.
    pub detail: String,
    /// Whether it fits.
    pub fit: Fit,
}

/// Whether an aspect fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It does.
    Fits,
    /// It does not.
    Differs,
    /// The organisation did not say.
    Unknown,
}

impl Fit {
    /// The words after the aspect ("Leeftijd *past*").
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Fits => "past",
            Self::Differs => "past niet",
            Self::Unknown => "niet bekend",
        }
    }

    /// Name of style and symbol.
    #[must_use]
    pub fn icon(self) -> &'static str {
        match self {
            Self::Fits => "past",
            Self::Differs => "past-niet",
            Self::Unknown => "onbekend",
        }
    }
}

/// How fresh a listing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// The sentence ("Bevestigd op 3 maart 2026").
    pub text: String,
    /// Older than its term: shown with a sign and the words "controleer dit eerst".
    pub overdue: bool,
}

/// Something about a service that comes before all else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence ("Tijdelijk dicht tot en met 4 januari 2027.", "Nu vol. Aanmelden voor de wachtlijst kan.").
    pub text: String,
    /// Something to do about it, where there is ("Bekijk wat erop lijkt").
    pub onward: Option<Link>,
}
