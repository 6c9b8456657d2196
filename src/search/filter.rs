//! What a search may be narrowed by, as values that have already been checked.
//! Reading them from a form is `query.rs`' work; applying them is the engine's.

use std::collections::BTreeMap;

use crate::catalogue::Day;
use crate::geography::Point;

/// A list of codes that a listing can carry and a search can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Buurtinitiatief, voorliggend, specialistisch.
    Kind,
    /// Themes, two levels.
    Theme,
    /// For whom.
    Audience,
    /// How one gets in.
    Access,
    /// Group, alone, by phone, at home.
    Form,
    /// Languages in which people are helped.
    Language,
    /// Free, contribution, statutory contribution.
    Cost,
    /// Wheelchair, lift, quiet: a person needs all that is asked.
    Accessibility,
    /// How heavy.
    Intensity,
}

impl Facet {
    /// Every facet, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::Kind,
        Self::Theme,
        Self::Audience,
        Self::Access,
        Self::Form,
        Self::Language,
        Self::Cost,
        Self::Accessibility,
        Self::Intensity,
    ];

    /// The name in a URL.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Theme => "theme",
            Self::Audience => "audience",
            Self::Access => "access",
            Self::Form => "form",
            Self::Language => "language",
            Self::Cost => "cost",
            Self::Accessibility => "accessibility",
            Self::Intensity => "intensity",
        }
    }

    /// Whether a listing needs all values that are asked for, instead of one of them.
    pub fn needs_all(self) -> bool {
        self == Self::Accessibility
    }
}

/// One thing that a search can be loosened in: a facet or a limit of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// A list of codes.
    Codes(Facet),
    /// The age of the person.
    Age,
    /// The wijk that must be served, or the distance.
    Place,
    /// Day and part of day.
    When,
    /// Open at a moment.
    Open,
    /// Longest wait.
    Waiting,
}

impl Limit {
    /// The name of the parameter in a URL that carries it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Codes(facet) => facet.name(),
            Self::Age => "age",
            Self::Place => "wijk",
            Self::When => "day",
            Self::Open => "open",
            Self::Waiting => "waiting",
        }
    }
}

/// Where the person lives and how far they can go.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// The area that must be served; `None` when only a point is known.
    pub area: Option<String>,
    /// Where distances start.
    pub origin: Option<Point>,
    /// Furthest distance in metres; `None` keeps what serves the area, wherever it is.
    pub radius: Option<f64>,
    /// The area must be served also when there is a radius (a point and an area were both given).
    pub must_serve: bool,
}

/// A part of the day: until 12.00, until 18.00, after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Before 12.00 uur.
    Morning,
    /// From 12.00 to 18.00 uur.
    Afternoon,
    /// From 18.00 uur.
    Evening,
}

impl Part {
    /// All parts, early first.
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The name in a URL.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "ochtend",
            Self::Afternoon => "middag",
            Self::Evening => "avond",
        }
    }

    /// First and last minute of the day (the last one not included).
    pub fn minutes(self) -> (u16, u16) {
        match self {
            Self::Morning => (0, 720),
            Self::Afternoon => (720, 1080),
            Self::Evening => (1080, 1440),
        }
    }
}

/// A moment in the week at which a service must be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Day of the week.
    pub day: Day,
    /// Minute of the day.
    pub minute: u16,
    /// A real date, so that «once a month» is too uncertain to count.
    pub dated: bool,
}

/// Ages from the first up to and including the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ages {
    /// Youngest, in years.
    pub from: u8,
    /// Oldest, in years.
    pub to: u8,
}

/// Everything that a search is narrowed by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Codes asked for, per facet; an absent facet does not narrow.
    pub codes: BTreeMap<Facet, Vec<String>>,
    /// Somebody of one of these ages may come.
    pub age: Option<Ages>,
    /// Where.
    pub place: Option<Place>,
    /// Days; empty is any day.
    pub days: Vec<Day>,
    /// Parts of the day; empty is any part.
    pub parts: Vec<Part>,
    /// Open at this moment.
    pub open: Option<Moment>,
    /// Longest wait in weeks; a service that does not tell is left out.
    pub waiting: Option<u16>,
}

impl Filter {
    /// What this filter narrows by, in the order of the page.
    pub fn limits(&self) -> Vec<Limit> {
        let codes = self.codes.iter().filter(|(_, values)| !values.is_empty()).map(|(facet, _)| Limit::Codes(*facet));
        let place = self.place.as_ref().is_some_and(|place| place.area.is_some() || place.radius.is_some());
        let rest = [
            (self.age.is_some(), Limit::Age),
            (place, Limit::Place),
            (!self.days.is_empty() || !self.parts.is_empty(), Limit::When),
            (self.open.is_some(), Limit::Open),
            (self.waiting.is_some(), Limit::Waiting),
        ];
        codes.chain(rest.into_iter().filter(|(on, _)| *on).map(|(_, limit)| limit)).collect()
    }

    /// The same filter without one of its limits.
    pub fn without(&self, limit: Limit) -> Self {
        let mut filter = self.clone();
        match limit {
            Limit::Codes(facet) => drop(filter.codes.remove(&facet)),
            Limit::Age => filter.age = None,
            Limit::Place => filter.place = None,
            Limit::When => (filter.days, filter.parts) = (Vec::new(), Vec::new()),
            Limit::Open => filter.open = None,
            Limit::Waiting => filter.waiting = None,
        }
        filter
    }
}
