//! What a visitor chose of the gap report: a published year, a theme, a level. There is no free range and no second
//! filter; what is published at fixed levels can only be chosen at those.

use crate::gaps::report::Year;
use crate::gaps::{Level, Report};
use crate::search::{SearchForm, Wrong};

/// What was chosen.
pub struct Asked<'a> {
    pub year: &'a Year,
    pub theme: Option<&'a str>,
    pub level: Level,
    pub all: bool,
}

impl<'a> Asked<'a> {
    /// Reads the words of the address; each that cannot be used comes with a sentence. `usual` is the year to show when
    /// none is chosen.
    pub fn read(query: &str, report: &'a Report, usual: &'a Year) -> Result<Self, Vec<Wrong>> {
        let form = SearchForm::parse(query);
        let mut wrong = Vec::new();
        let mut refuse = |parameter: &str, message: &str| {
            wrong.push(Wrong { parameter: parameter.to_owned(), message: message.to_owned() });
        };
        let year = form.first("periode").map_or(Some(usual), |from| report.year(from));
        if year.is_none() {
            refuse("periode", "Over deze periode zijn geen cijfers gepubliceerd. Kies een periode uit de lijst.");
        }
        let chosen = form.first("thema");
        let theme = chosen.and_then(|code| report.themes().iter().find(|theme| *theme == code));
        if chosen.is_some() && theme.is_none() {
            refuse("thema", "Dit thema staat niet in de lijst. Kies een thema uit de lijst.");
        }
        let level = form.first("niveau").map_or(Ok(Level::Wijk), str::parse);
        if let Err(cause) = &level {
            refuse("niveau", &cause.to_string());
        }
        match (year, level) {
            (Some(year), Ok(level)) if wrong.is_empty() => {
                Ok(Self { year, theme: theme.map(String::as_str), level, all: form.first("alles").is_some() })
            }
            _ => Err(wrong),
        }
    }

    /// The address of this choice with the whole list.
    pub fn all_href(&self) -> String {
        let theme = self.theme.map(|theme| format!("&thema={theme}")).unwrap_or_default();
        format!("/tekorten?periode={}{theme}&niveau={}&alles=1#lijst", self.year.from(), word(self.level))
    }
}

/// The word of a level in addresses.
pub fn word(level: Level) -> &'static str {
    match level {
        Level::Wijk => "wijk",
        Level::Wijkteam => "wijkteam",
    }
}
