//! What our indexes on a search server are called and how they are set. Whoever changes the settings or the shape of an
//! entry raises `SHAPE`: the next start then fills a new index beside the old one.

use meilisearch_sdk::settings::{FacetingSettings, PaginationSetting, Settings, TypoToleranceSettings};

use crate::search::embedded::ANALYSIS;
use crate::search::filter::Facet;

/// Version of the settings and of the shape of entries.
const SHAPE: u32 = 1;

/// Version of an index; other stems make another index too.
pub const SCHEMA: u32 = SHAPE * 1_000 + ANALYSIS;

/// The attribute that tells entries apart.
pub const KEY: &str = "id";

/// Attributes of an entry, besides the facets.
pub mod attribute {
    /// Every stem of every text, marked so that none is taken for a number.
    pub const STEMS: &str = "stems";
    /// Stems of the name, the keywords and the organization.
    pub const TELLING: &str = "telling";
    /// The stems with how often each counts, as a text.
    pub const BAG: &str = "bag";
    /// How many stems that are.
    pub const LENGTH: &str = "length";
    /// The name, for who looks into the server.
    pub const NAME: &str = "name";
    /// Decides between equals; also what nearness in meaning knows an entry by.
    pub const TIE: &str = "tie";
    /// Where it is.
    pub const GEO: &str = "_geo";
    /// Youngest age.
    pub const AGE_FROM: &str = "age_from";
    /// Oldest age.
    pub const AGE_TO: &str = "age_to";
    /// Bands of age it is for.
    pub const AGES: &str = "ages";
    /// Weeks to wait.
    pub const WAITING: &str = "waiting";
    /// Offered limits of waiting that it keeps.
    pub const WAITS: &str = "waits";
    /// Areas served by name.
    pub const SERVES: &str = "serves";
    /// Areas served by name by what does not serve everybody.
    pub const SERVES_ONLY: &str = "serves_only";
    /// Serves the municipality or the region.
    pub const SERVES_ALL: &str = "serves_all";
    /// Serves the region.
    pub const SERVES_REGION: &str = "serves_region";
    /// Comes to people.
    pub const COMES: &str = "comes";
    /// The wijk of a protected place.
    pub const HIDDEN_IN: &str = "hidden_in";
    /// Days with their parts, such as `di-avond`.
    pub const SLOTS: &str = "slots";
    /// Days.
    pub const DAYS: &str = "days";
    /// Parts of the day.
    pub const PARTS: &str = "parts";
    /// Stretches of the week in which it is open every week (`week.rs`).
    pub const OPEN_WEEKLY: &str = "open_weekly";
    /// The same, less often included.
    pub const OPEN: &str = "open";
    /// How well it would fit without words or a place: which candidates come first.
    pub const STANDING: &str = "standing";
    /// What the server decides between equals by.
    pub const SLUG: &str = "slug";
    /// The card, as JSON in a text.
    pub const CARD: &str = "card";
}

/// More than any catalogue holds: totals are exact up to here.
const MOST_RESULTS: usize = 1_000_000;
/// More than the words of any catalogue: lists of options and words are whole up to here.
const MOST_VALUES: usize = 1_000_000;

/// What a search may be narrowed by or counted over.
pub fn filterable() -> Vec<&'static str> {
    use attribute::*;
    let own = [
        KEY,
        STEMS,
        TELLING,
        LENGTH,
        TIE,
        GEO,
        AGE_FROM,
        AGE_TO,
        AGES,
        WAITING,
        WAITS,
        SERVES,
        SERVES_ONLY,
        SERVES_ALL,
        SERVES_REGION,
        COMES,
        HIDDEN_IN,
        SLOTS,
        DAYS,
        PARTS,
        OPEN_WEEKLY,
        OPEN,
    ];
    Facet::ALL.iter().map(|facet| facet.name()).chain(own).collect()
}

/// The settings of an index.
pub fn settings() -> Settings {
    use attribute::*;
    Settings::new()
        // Words are found by their stems, so what the server makes of texts is of no use here.
        .with_searchable_attributes([NAME])
        .with_filterable_attributes(filterable())
        .with_sortable_attributes([GEO, STANDING, SLUG])
        .with_displayed_attributes([KEY, NAME, BAG, CARD])
        // Typing errors are repaired before asking, so that the page can say what was searched instead.
        .with_typo_tolerance(TypoToleranceSettings { enabled: Some(false), ..TypoToleranceSettings::default() })
        .with_pagination(PaginationSetting { max_total_hits: MOST_RESULTS })
        .with_faceting(FacetingSettings { max_values_per_facet: MOST_VALUES, sort_facet_values_by: None })
}

/// Whether an index is set as we set it; what we leave alone may be anything.
pub fn are_ours(told: &Settings) -> bool {
    let ours = settings();
    let sorted = |list: &Option<Vec<String>>| {
        let mut list = list.clone().unwrap_or_default();
        list.sort();
        list
    };
    let filters = |settings: &Settings| {
        let json = serde_json::to_value(&settings.filterable_attributes).unwrap_or_default();
        let mut names: Vec<String> =
            json.as_array().into_iter().flatten().map(|name| name.as_str().unwrap_or_default().to_owned()).collect();
        names.sort();
        names
    };
    let most = |settings: &Settings| settings.faceting.as_ref().map(|faceting| faceting.max_values_per_facet);
    let typos = |settings: &Settings| settings.typo_tolerance.as_ref().and_then(|typos| typos.enabled);
    told.searchable_attributes == ours.searchable_attributes
        && filters(told) == filters(&ours)
        && sorted(&told.sortable_attributes) == sorted(&ours.sortable_attributes)
        && sorted(&told.displayed_attributes) == sorted(&ours.displayed_attributes)
        && told.pagination == ours.pagination
        && most(told) == most(&ours)
        && typos(told) == typos(&ours)
}

/// The names of our indexes on a server.
#[derive(Debug, Clone)]
pub struct Names(String);

impl Names {
    /// Names that begin so.
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The index that is searched.
    pub fn live(&self) -> String {
        format!("{}-{SCHEMA}", self.0)
    }

    /// The index that is being filled.
    pub fn next(&self) -> String {
        format!("{}-{SCHEMA}-next", self.0)
    }

    /// Whether an index is of an older version of ours.
    pub fn is_older(&self, uid: &str) -> bool {
        let rest = uid.strip_prefix(&self.0).and_then(|rest| rest.strip_prefix('-'));
        let number = rest.map(|rest| rest.strip_suffix("-next").unwrap_or(rest));
        number.and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number < SCHEMA)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_indexes_of_our_own_older_versions_are_older() {
        let names = Names::new("kaart");
        assert!(names.is_older("kaart-1") && names.is_older("kaart-1-next"));
        let newer = format!("kaart-{}", SCHEMA + 1);
        for other in [&names.live(), &names.next(), &newer, "kaart", "kaart-1-x", "andere-1", "kaart-noord-1"] {
            assert!(!names.is_older(other), "{other}");
        }
    }

    #[test]
    fn settings_of_ours_are_known_again_and_others_are_not() {
        let as_told = |settings: &Settings| {
            let mut told = serde_json::to_value(settings).unwrap();
            // A server adds what was not said, and sorts.
            told["rankingRules"] = serde_json::json!(["words", "typo"]);
            told["faceting"]["sortFacetValuesBy"] = serde_json::json!({"*": "alpha"});
            told["filterableAttributes"].as_array_mut().unwrap().reverse();
            serde_json::from_value::<Settings>(told).unwrap()
        };
        assert!(are_ours(&as_told(&settings())));
        assert!(!are_ours(&as_told(&settings().with_searchable_attributes(["slug"]))));
        assert!(!are_ours(&as_told(&settings().with_pagination(PaginationSetting { max_total_hits: 1_000 }))));
        assert!(!are_ours(&as_told(&settings().with_filterable_attributes(["kind"]))));
    }
}
