//! A signal as somebody sent it, in raw words, and the one way in which it becomes a signal that may be kept.

use chrono::NaiveDate;

use super::reading::Reading;
use crate::catalogue::Taxonomy;
use crate::questions::{Known, SafeText};
use crate::search::Wrong;

/// Letters of the longest title.
pub const LONGEST_TITLE: usize = 120;
/// Letters of the longest name of an organization or function.
pub(super) const LONGEST_NAME: usize = 120;
/// Letters of the longest note or reason.
pub(super) const LONGEST_NOTE: usize = 1_000;

/// What somebody sent. Missing is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// CBS code or name of a wijk; of a buurt the wijk around it is taken.
    pub wijk: String,
    /// Code of a theme.
    pub theme: String,
    /// Code of an audience.
    pub audience: String,
    /// In a few words.
    pub title: String,
    /// The organization that sees to it.
    pub organization: String,
    /// The function of who sees to it.
    pub function: String,
    /// When there should be offer, as `31-3-2027` or `2027-03-31`.
    pub target_on: String,
    /// For the log.
    pub note: String,
}

/// A signal that may be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// CBS code of the wijk.
    pub area_code: String,
    /// Code of the theme.
    pub theme: String,
    /// Code of the audience.
    pub audience: Option<String>,
    /// In a few words.
    pub title: SafeText,
    /// Who sees to it.
    pub owner: Owner,
    /// When there should be offer.
    pub target_on: NaiveDate,
    /// For the log.
    pub note: Option<SafeText>,
}

/// Who sees to it: never a person's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The organization.
    pub organization: SafeText,
    /// The function there.
    pub function: SafeText,
}

impl Draft {
    /// The signal that this is.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn check(&self, known: &Known<'_>) -> Result<New, Vec<Wrong>> {
        let mut reading = Reading::new(known);
        let area = reading.wijk(&self.wijk);
        if area.is_none() {
            reading.note("wijk", "Kies een wijk.");
        }
        let theme = reading.theme(&self.theme);
        if theme.is_none() {
            reading.note("thema", "Kies een thema.");
        }
        let audience = reading.term(Taxonomy::AUDIENCE, "doelgroep", &self.audience);
        let title =
            reading.needed("titel", &self.title, LONGEST_TITLE, "Schrijf in een paar woorden wat er ontbreekt.");
        let owner = Owner::read(&mut reading, &self.organization, &self.function);
        let target_on = reading.target(&self.target_on, None);
        let note = reading.safe("notitie", &self.note, LONGEST_NOTE);
        let new = || {
            Some(New {
                area_code: area?.code.clone(),
                theme: theme?,
                audience,
                title: title?,
                owner: owner?,
                target_on: target_on?,
                note,
            })
        };
        reading.finish(new())
    }
}

impl Owner {
    pub(super) fn read(reading: &mut Reading<'_>, organization: &str, function: &str) -> Option<Self> {
        let organization =
            reading.needed("organisatie", organization, LONGEST_NAME, "Vul in welke organisatie dit oppakt.");
        let function =
            reading.needed("functie", function, LONGEST_NAME, "Vul een functie in, zoals opbouwwerker. Geen naam.");
        Some(Self { organization: organization?, function: function? })
    }
}
