//! What rose in the list of gaps: names and standings, no figures. The list itself is made and published by `gaps`.

/// One area and theme of a published list, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// Name of the area.
    pub area: String,
    /// Name of the theme.
    pub theme: String,
    /// All but sure, and not only likelier than not.
    pub high: bool,
}

/// A gap that rose since the list before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rise {
    /// What rose.
    pub spot: Spot,
    /// Whether it was not in the list before.
    pub is_new: bool,
}

/// What is in the list of now and was not in the one before, or not as high; in the order of now.
#[must_use]
pub fn risen(now: &[Spot], before: &[Spot]) -> Vec<Rise> {
    let rise = |spot: &Spot| {
        let was = before.iter().find(|was| was.area == spot.area && was.theme == spot.theme);
        let rose = was.is_none_or(|was| spot.high && !was.high);
        rose.then(|| Rise { spot: spot.clone(), is_new: was.is_none() })
    };
    now.iter().filter_map(rise).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(area: &str, high: bool) -> Spot {
        Spot { area: area.into(), theme: "Geld".into(), high }
    }

    #[test]
    fn what_is_new_or_higher_rose_and_what_stayed_or_fell_did_not() {
        let before = [spot("Noord", false), spot("Oost", true), spot("Zuid", true)];
        let now = [spot("Noord", true), spot("West", false), spot("Oost", true), spot("Zuid", false)];
        let rose: Vec<_> = risen(&now, &before).into_iter().map(|rise| (rise.spot.area, rise.is_new)).collect();
        assert_eq!(rose, [("Noord".to_owned(), false), ("West".to_owned(), true)]);
    }
}
