//! How each theme behaves in a town: how often it is asked, by which wijken and when, and what is done with it.
//! Rough estimates that make a demonstration believable; they say nothing about a real town.

/// A theme.
pub struct Theme {
    /// Code.
    pub code: &'static str,
    /// Part of all questions, in arbitrary units.
    pub share: f64,
    /// How strongly demand follows low income, people over 65 and children: 0 not, 1 in proportion.
    pub follows: Follows,
    /// Month numbers with more or fewer questions than usual, as a factor.
    pub season: &'static [(u32, f64)],
    /// How much more often than usual there is no room, and care has to come first.
    pub full: f64,
    /// See `full`.
    pub care: f64,
    /// Weight of a specialist and of an initiative of residents among what is deployed.
    pub specialist: f64,
    /// See `specialist`.
    pub residents: f64,
    /// Percentage that one offer could answer for several residents together.
    pub collective: f64,
    /// Forms that people ask for.
    pub forms: &'static [&'static str],
}

/// How strongly demand follows a figure of the wijk.
pub struct Follows {
    /// Low income.
    pub poor: f64,
    /// People of 65 and older.
    pub old: f64,
    /// Children under fifteen.
    pub young: f64,
}

/// How often, and the figures that demand follows: low income, old, young.
type Demand = (f64, f64, f64, f64);
/// What is full, needs care, goes to a specialist or to residents, and could be answered together.
type Answer = (f64, f64, f64, f64, f64);

const fn theme(
    code: &'static str,
    (share, poor, old, young): Demand,
    season: &'static [(u32, f64)],
    (full, care, specialist, residents, collective): Answer,
    forms: &'static [&'static str],
) -> Theme {
    let follows = Follows { poor, old, young };
    Theme { code, share, follows, season, full, care, specialist, residents, collective, forms }
}

/// More before and in winter, when the days are short.
const WINTER: &[(u32, f64)] = &[(11, 1.2), (12, 1.5), (1, 1.2), (6, 0.8)];
/// The school year begins, and ends.
const SCHOOL: &[(u32, f64)] = &[(9, 1.7), (10, 1.3), (2, 1.1), (7, 0.6), (8, 0.6)];
/// Bills of the new year, and the tax return in spring.
const BILLS: &[(u32, f64)] = &[(1, 1.7), (2, 1.2), (11, 1.1), (6, 0.85)];
const PAPERS: &[(u32, f64)] = &[(1, 1.2), (3, 1.4), (4, 1.3)];
const LEARNING: &[(u32, f64)] = &[(9, 1.4), (1, 1.2), (7, 0.7)];
const EVEN: &[(u32, f64)] = &[];

/// Every theme that there are sentences for.
pub const THEMES: &[Theme] = &[
    theme("geld", (13.0, 1.2, 0.0, 0.2), BILLS, (1.0, 0.5, 8.0, 20.0, 30.0), &["individueel", "maatje", "inloop"]),
    theme("werk", (5.0, 0.8, 0.0, 0.0), LEARNING, (0.8, 0.8, 12.0, 4.0, 35.0), &["cursus", "maatje", "individueel"]),
    theme("dag", (7.0, 0.3, 0.7, 0.0), WINTER, (1.0, 0.6, 30.0, 40.0, 70.0), &["groep", "inloop", "dagbesteding"]),
    theme("ontmoeten", (11.0, 0.4, 0.5, 0.0), WINTER, (0.7, 0.4, 8.0, 60.0, 75.0), &["groep", "inloop", "maatje"]),
    theme("gezin", (7.0, 0.4, 0.0, 1.0), SCHOOL, (1.0, 0.7, 25.0, 15.0, 45.0), &["groep", "cursus", "aan-huis"]),
    theme("jeugd", (7.0, 0.4, 0.0, 1.1), SCHOOL, (1.6, 0.8, 35.0, 10.0, 45.0), &["groep", "maatje", "individueel"]),
    theme("wonen", (9.0, 0.7, 0.2, 0.0), EVEN, (1.4, 0.7, 25.0, 12.0, 20.0), &["aan-huis", "individueel"]),
    theme("psychisch", (8.0, 0.6, 0.0, 0.0), WINTER, (2.0, 2.0, 45.0, 4.0, 35.0), &["groep", "individueel", "inloop"]),
    theme("lichamelijk", (4.5, 0.3, 0.5, 0.0), LEARNING, (0.7, 0.8, 10.0, 12.0, 65.0), &["groep", "cursus"]),
    theme("verslaving", (3.5, 0.8, 0.0, 0.0), BILLS, (1.0, 2.5, 40.0, 6.0, 30.0), &["lotgenoten", "individueel"]),
    theme("mantelzorg", (6.0, 0.0, 0.8, 0.0), EVEN, (1.2, 0.4, 20.0, 8.0, 50.0), &["aan-huis", "lotgenoten", "maatje"]),
    theme("ouder", (7.0, 0.0, 1.2, 0.0), WINTER, (1.1, 0.8, 22.0, 15.0, 45.0), &["aan-huis", "groep", "cursus"]),
    theme("taal", (6.0, 1.0, 0.0, 0.2), LEARNING, (0.9, 0.3, 3.0, 25.0, 80.0), &["groep", "maatje", "cursus"]),
    theme("veiligheid", (3.0, 0.6, 0.0, 0.2), EVEN, (1.0, 1.5, 30.0, 3.0, 20.0), &["individueel", "telefonisch"]),
    theme("vervoer", (4.0, 0.2, 0.8, 0.0), EVEN, (1.0, 0.2, 4.0, 30.0, 40.0), &["maatje", "cursus"]),
    theme("administratie", (10.0, 1.1, 0.2, 0.0), PAPERS, (0.8, 0.2, 3.0, 12.0, 40.0), &["inloop", "individueel"]),
    theme("beperking", (4.5, 0.3, 0.2, 0.0), EVEN, (1.2, 0.8, 35.0, 8.0, 40.0), &["groep", "individueel", "maatje"]),
    theme("zingeving", (4.5, 0.0, 0.7, 0.0), WINTER, (0.6, 0.5, 5.0, 25.0, 75.0), &["groep", "lotgenoten"]),
];

impl Theme {
    /// How busy this theme is in a month of the year, 1 to 12.
    pub fn in_month(&self, month: u32) -> f64 {
        self.season.iter().find(|(number, _)| *number == month).map_or(1.0, |(_, factor)| *factor)
    }
}
