//! Where a location is, in two forms: open, with address and point, or protected, with an area and nothing more.
//! A protected place has no field that could hold an address, so no page can show one by accident.

use crate::geography::Point;

/// A postal address; each line may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Street and number.
    pub address_1: Option<String>,
    /// Such as `1234 AB`.
    pub postal_code: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Province.
    pub state_province: Option<String>,
    /// Two letters, such as `NL`.
    pub country: Option<String>,
}

/// Where a location is, as far as people may know.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Anybody may know where it is.
    Open {
        /// Where to go.
        address: Address,
        /// The same on the map, where it is known.
        point: Option<Point>,
        /// The code of the wijk or buurt that holds it; none outside the municipality.
        area_code: Option<String>,
    },
    /// The address is given on request or is secret.
    Protected {
        /// The code of the wijk that holds it.
        area_code: String,
        /// The town, where that may be known.
        city: Option<String>,
    },
}

impl Place {
    /// The point on the map; never of a protected place.
    pub fn point(&self) -> Option<Point> {
        match self {
            Self::Open { point, .. } => *point,
            Self::Protected { .. } => None,
        }
    }

    /// The address; never of a protected place.
    pub fn address(&self) -> Option<&Address> {
        match self {
            Self::Open { address, .. } => Some(address),
            Self::Protected { .. } => None,
        }
    }

    /// The wijk or buurt that holds it.
    pub fn area_code(&self) -> Option<&str> {
        match self {
            Self::Open { area_code, .. } => area_code.as_deref(),
            Self::Protected { area_code, .. } => Some(area_code),
        }
    }

    /// The town.
    pub fn city(&self) -> Option<&str> {
        match self {
            Self::Open { address, .. } => address.city.as_deref(),
            Self::Protected { city, .. } => city.as_deref(),
        }
    }

    /// True when only the area may be known.
    pub fn is_protected(&self) -> bool {
        matches!(self, Self::Protected { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protected_place_has_an_area_and_neither_address_nor_point() {
        let place = Place::Protected { area_code: "WK000001".into(), city: None };
        assert_eq!(place.area_code(), Some("WK000001"));
        assert_eq!((place.address(), place.point(), place.city()), (None, None, None));
    }
}
