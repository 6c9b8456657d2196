//! The raw words of a URL: names and values, nothing checked. `query.rs` decides what they mean.

/// Every parameter that a search knows, in the order in which links are written.
pub const NAMES: [&str; 25] = [
    "q",
    "exact",
    "not",
    "wijk",
    "lat",
    "lon",
    "radius",
    "kind",
    "theme",
    "audience",
    "age",
    "access",
    "form",
    "language",
    "cost",
    "accessibility",
    "day",
    "part",
    "open",
    "waiting",
    "intensity",
    "page",
    "limit",
    "offset",
    "facets",
];

/// The shortlist travels along under this name, so that it is kept without scripts.
pub const LIST: &str = "s";

/// The parameters of a search as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchForm {
    pairs: Vec<(String, String)>,
}

impl SearchForm {
    /// Reads a query string. A list may be written with commas or by repeating the name.
    pub fn parse(query: &str) -> Self {
        let pairs = form_urlencoded::parse(query.as_bytes());
        Self { pairs: pairs.map(|(name, value)| (name.into_owned(), value.into_owned())).collect() }
    }

    /// A form of these names and values.
    pub fn of(pairs: impl Iterator<Item = (String, String)>) -> Self {
        Self { pairs: pairs.collect() }
    }

    /// The first value of a parameter that is not blank, without the blanks around it.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.pairs.iter().filter(|(own, _)| own == name).map(|(_, value)| value.trim()).find(|value| !value.is_empty())
    }

    /// All values of a parameter, each once.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let mut found = Vec::new();
        for value in
            self.pairs.iter().filter(|(own, _)| own == name).flat_map(|(_, value)| value.split(',')).map(str::trim)
        {
            if !value.is_empty() && !found.contains(&value) {
                found.push(value);
            }
        }
        found
    }

    /// Names that no search knows.
    pub fn unknown(&self) -> Vec<&str> {
        let known = |name: &str| NAMES.contains(&name) || name == LIST;
        let mut names: Vec<&str> =
            self.pairs.iter().map(|(name, _)| name.as_str()).filter(|name| !known(name)).collect();
        names.dedup();
        names
    }

    /// The same form with one parameter replaced by these values (none takes it out) and back on the first page.
    pub fn with(&self, name: &str, values: &[&str]) -> Self {
        let kept = self
            .pairs
            .iter()
            .filter(|(own, value)| own != name && own != "page" && own != "offset" && !value.trim().is_empty());
        let added = values.iter().map(|value| (name.to_owned(), (*value).to_owned()));
        Self { pairs: kept.cloned().chain(added).collect() }
    }

    /// The same form without one value of a list.
    pub fn without_value(&self, name: &str, value: &str) -> Self {
        let rest: Vec<&str> = self.all(name).into_iter().filter(|own| *own != value).collect();
        self.with(name, &rest)
    }

    /// Names and values as typed, blank ones left out.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The query string, names in a fixed order so that equal searches have equal addresses.
    pub fn to_query(&self) -> String {
        let place = |name: &str| NAMES.iter().position(|known| *known == name).unwrap_or(NAMES.len());
        let mut pairs: Vec<(&str, &str)> =
            self.pairs().filter(|(name, _)| place(name) < NAMES.len() || *name == LIST).collect();
        pairs.sort_by_key(|(name, _)| place(name));
        form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::SearchForm;

    #[test]
    fn a_list_may_be_written_with_commas_or_repeated() {
        let form = SearchForm::parse("kind=voorliggend,specialistisch&kind=voorliggend&kind=+");
        assert_eq!(form.all("kind"), ["voorliggend", "specialistisch"]);
        assert_eq!(form.first("q"), None);
    }

    #[test]
    fn a_changed_filter_goes_back_to_the_first_page_and_keeps_the_rest() {
        let form = SearchForm::parse("page=3&kind=voorliggend&q=koffie+%26+thee&theme=geld&theme=werk");
        assert_eq!(form.without_value("theme", "geld").to_query(), "q=koffie+%26+thee&kind=voorliggend&theme=werk");
    }

    #[test]
    fn unknown_names_are_told() {
        assert_eq!(SearchForm::parse("q=x&kleur=rood&s=a").unknown(), ["kleur"]);
    }
}
