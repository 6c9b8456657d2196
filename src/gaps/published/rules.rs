//! The limits of publication. They may be raised, never lowered; that is what this type is for.

use serde::{Deserialize, Serialize};

/// Smaller counts are never printed; zero is a small count.
const THRESHOLD: u32 = 10;
/// The same for themes where being counted at all can hurt.
const SENSITIVE_THRESHOLD: u32 = 20;
/// What such themes are.
const SENSITIVE: [&str; 3] = ["veiligheid", "verslaving", "psychisch"];
/// A wijk with fewer inhabitants is joined to a neighbour.
const SMALLEST_AREA: u32 = 1_500;
/// Counts are rounded to a multiple of this.
pub(super) const STEP: u32 = 5;

/// The limits in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    threshold: u32,
    sensitive_threshold: u32,
    sensitive: Vec<String>,
    smallest_area: u32,
    first_month: u32,
}

/// Why a limit is refused. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TooLow {
    /// Below what the rules ask.
    #[error("De drempel {0} is te laag. Kies 10 of meer.")]
    Threshold(u32),
    /// Between two steps of rounding the first printed figure would give an exact count away.
    #[error("De drempel {0} is geen veelvoud van 5. Kies bijvoorbeeld 10, 15 of 20.")]
    NoStep(u32),
    /// No month of the calendar.
    #[error("Maand {0} bestaat niet. Kies 1 tot en met 12.")]
    Month(u32),
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            threshold: THRESHOLD,
            sensitive_threshold: SENSITIVE_THRESHOLD,
            sensitive: SENSITIVE.map(str::to_owned).to_vec(),
            smallest_area: SMALLEST_AREA,
            first_month: 1,
        }
    }
}

impl Rules {
    /// The rules with a higher threshold.
    pub fn with_threshold(self, threshold: u32) -> Result<Self, TooLow> {
        if threshold < THRESHOLD {
            return Err(TooLow::Threshold(threshold));
        }
        if !threshold.is_multiple_of(STEP) {
            return Err(TooLow::NoStep(threshold));
        }
        Ok(Self { threshold, sensitive_threshold: self.sensitive_threshold.max(threshold), ..self })
    }

    /// The rules with more sensitive themes.
    #[must_use]
    pub fn with_sensitive(mut self, theme: impl Into<String>) -> Self {
        self.sensitive.push(theme.into());
        self
    }

    /// The rules with years of publication that begin in another month than January. Chosen once: years that overlap
    /// could be held against each other.
    pub fn with_first_month(self, first_month: u32) -> Result<Self, TooLow> {
        if (1..=12).contains(&first_month) { Ok(Self { first_month, ..self }) } else { Err(TooLow::Month(first_month)) }
    }

    /// Counts of this theme below this are hidden. `None` is all themes together.
    #[must_use]
    pub fn threshold(&self, theme: Option<&str>) -> u32 {
        if theme.is_some_and(|theme| self.is_sensitive(theme)) { self.sensitive_threshold } else { self.threshold }
    }

    /// True when this theme is never shown below the wijkteam area.
    #[must_use]
    pub fn is_sensitive(&self, theme: &str) -> bool {
        self.sensitive.iter().any(|sensitive| sensitive == theme)
    }

    /// Areas with fewer inhabitants are joined.
    #[must_use]
    pub fn smallest_area(&self) -> u32 {
        self.smallest_area
    }

    /// The month with which a year of publication begins, 1 to 12.
    #[must_use]
    pub fn first_month(&self) -> u32 {
        self.first_month
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_goes_up_and_never_down() {
        assert_eq!(Rules::default().with_threshold(9), Err(TooLow::Threshold(9)));
        assert_eq!(Rules::default().with_threshold(12), Err(TooLow::NoStep(12)));
        let raised = Rules::default().with_threshold(25).unwrap();
        assert_eq!((raised.threshold(None), raised.threshold(Some("psychisch"))), (25, 25));
        assert_eq!(Rules::default().threshold(Some("psychisch")), 20);
    }
}
