//! A wijk or buurt: its code, names, figures and outline. Where it lies among the others is for `places`,
//! and which file it came from is not remembered here.

use std::collections::BTreeMap;

use super::{Bounds, Outline, Point};

/// How fine an area is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// A CBS wijk, code WK and six digits.
    Wijk,
    /// A CBS buurt, part of a wijk, code BU and eight digits.
    Buurt,
}

impl Level {
    /// The level that a CBS code speaks of; none when it is not the code of a wijk or buurt.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let (letters, digits) = code.split_at_checked(2)?;
        let digits_only = digits.bytes().all(|b| b.is_ascii_digit());
        match (letters, digits.len()) {
            ("WK", 6) if digits_only => Some(Self::Wijk),
            ("BU", 8) if digits_only => Some(Self::Buurt),
            _ => None,
        }
    }

    /// The word that the table holds.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Wijk => "wijk",
            Self::Buurt => "buurt",
        }
    }
}

/// A wijk or buurt.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// CBS code, WK or BU and digits.
    pub code: String,
    /// The name people know.
    pub name: String,
    /// Wijk or buurt.
    pub level: Level,
    /// The team or part of town it belongs to, when there is one.
    pub district: Option<String>,
    /// Side of the river or the like, when there is one.
    pub side: Option<String>,
    /// The wijk that a buurt is part of.
    pub parent_code: Option<String>,
    /// People living there, when known.
    pub inhabitants: Option<i32>,
    /// Households, when known.
    pub households: Option<i32>,
    /// Other figures by name; a name that starts with `pct_` is a percentage.
    pub figures: BTreeMap<String, f64>,
    /// The border.
    pub outline: Outline,
}

impl Area {
    /// A point that surely lies inside, for distances "from this wijk" and for a label.
    #[must_use]
    pub fn center(&self) -> Point {
        self.outline.center()
    }

    /// The smallest box around it.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.outline.bounds()
    }

    /// The CBS code of the municipality it belongs to, as its own code says: WK020201 lies in GM0202.
    #[must_use]
    pub fn municipality_code(&self) -> String {
        format!("GM{}", self.code.get(2..6).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_tells_its_level() {
        assert_eq!(Level::of_code("WK999901"), Some(Level::Wijk));
        assert_eq!(Level::of_code("BU99990100"), Some(Level::Buurt));
        for code in ["", "W", "GM9999", "WK9999", "WK99990a", "wk999901", "é123456"] {
            assert_eq!(Level::of_code(code), None, "{code}");
        }
    }
}
