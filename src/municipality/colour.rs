//! A colour of the house style that is sure to be readable on white. Which parts of a page wear it is not known here.

use serde::{Deserialize, Serialize};

/// WCAG 2.2, success criterion 1.4.3: text needs at least this contrast with its background.
const READABLE: f64 = 4.5;

/// A colour as `#rrggbb` with a contrast of at least 4.5 to 1 with white.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour(String);

/// Why a colour is refused. Its text is a Dutch sentence that says what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BadColour {
    /// Not six hexadecimal digits after a hash.
    #[error("\"{0}\" is geen kleur. Schrijf een kleur als #0b5563.")]
    Unreadable(String),
    /// Too light on white.
    #[error("De kleur {colour} heeft contrast {contrast:.1} met wit. Kies een donkerder kleur, met minstens 4,5.")]
    TooLight {
        /// The colour as written.
        colour: String,
        /// Its contrast with white.
        contrast: f64,
    },
}

impl Colour {
    /// The colour as CSS writes it, in lower case.
    #[must_use]
    pub fn css(&self) -> &str {
        &self.0
    }

    /// A colour that our own code names; readable by its test.
    pub(super) fn known(css: &str) -> Self {
        Self(css.to_owned())
    }
}

impl TryFrom<String> for Colour {
    type Error = BadColour;

    fn try_from(text: String) -> Result<Self, BadColour> {
        let Some(luminance) = luminance(&text) else {
            return Err(BadColour::Unreadable(text.chars().take(20).collect()));
        };
        let contrast = 1.05 / (luminance + 0.05);
        if contrast < READABLE {
            return Err(BadColour::TooLight { colour: text, contrast });
        }
        Ok(Self(text.to_ascii_lowercase()))
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.0
    }
}

/// Relative luminance as WCAG defines it: 0 for black, 1 for white.
fn luminance(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())??;
    let [_, red, green, blue] = number.to_be_bytes();
    let light = |part: u8| {
        let share = f64::from(part) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    Some(0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_colour_is_taken_and_a_light_or_unreadable_one_is_not() {
        assert_eq!(Colour::try_from("#0B5563".to_owned()).unwrap().css(), "#0b5563");
        // #767676 is the lightest grey that WCAG allows on white, #777777 just misses it.
        assert!(Colour::try_from("#767676".to_owned()).is_ok());
        let refused = Colour::try_from("#777777".to_owned()).unwrap_err().to_string();
        assert!(refused.contains("contrast 4.5") && refused.contains("donkerder"), "{refused}");
        for text in ["", "blue", "#fff", "#12345g", "#+12345", "#é1234"] {
            assert!(matches!(Colour::try_from(text.to_owned()), Err(BadColour::Unreadable(_))), "{text}");
        }
    }
}
