//! Makes a believable log of questions for a demonstration: the same seed, day and town give the same lines. Knows no
//! municipality and stores nothing; whoever loads the lines sends them past the privacy guard like any other.

mod calendar;
mod demand;
mod dice;
mod ending;
mod holes;
mod people;
mod sentences;
mod themes;
mod wording;
mod writer;

use chrono::NaiveDate;
use serde::Serialize;

/// What the log is made for.
#[derive(Debug, Clone, Copy)]
pub struct Town<'a> {
    /// Every wijk that questions may come from.
    pub wijken: &'a [Wijk<'a>],
    /// Codes of themes that may be used, narrower terms such as `geld-schulden` too. No other code is written.
    pub themes: &'a [&'a str],
}

/// A wijk. Percentages that are not known are made up, the same for the same seed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wijk<'a> {
    /// Its code.
    pub code: &'a str,
    /// People living there.
    pub inhabitants: u32,
    /// The wijkteam.
    pub team: &'a str,
    /// Side of town; `south` and `zuid` have little offer. Without any such wijk every second one has.
    pub side: Option<&'a str>,
    /// Percentage under fifteen.
    pub under_15: Option<f64>,
    /// Percentage of 65 and older.
    pub over_65: Option<f64>,
    /// Percentage of households with a low income.
    pub low_income: Option<f64>,
}

/// One question, with the names and words of a file of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Never twice for the same seed and day.
    pub id: String,
    /// A working day before today.
    pub asked_on: NaiveDate,
    /// Code of the wijk.
    pub wijk: String,
    /// Codes of themes, the most important first.
    pub themes: Vec<String>,
    /// Codes of audiences.
    pub audience: Vec<String>,
    /// Code of a form.
    pub form: Option<String>,
    /// Language in two letters, when it is not Dutch.
    pub language: Option<String>,
    /// A band of ages as the search page has them, such as `12-17`.
    pub age: Option<String>,
    /// What the coach typed.
    pub text: String,
    /// `matched`, `partial` or `unmet`.
    pub outcome: &'static str,
    /// Why it was not matched: `absent`, `full`, `not_fitting`, `barrier`, `unknown` or `care_first`.
    pub reason: Option<&'static str>,
    /// `voorliggend`, `buurtinitiatief`, `own`, `specialist` or `none`.
    pub deployed: &'static str,
    /// `yes`, `no` or `perhaps`.
    pub collectable: &'static str,
    /// Fitting offer was there and the coach heard of it while logging.
    pub was_unknown: bool,
    /// The wijkteam and a number.
    pub coach: String,
    /// An invented provider, only where a specialist was deployed.
    pub provider: Option<String>,
}

/// So many questions from the eighteen whole months before this one and from this month before `today`, oldest first.
/// None when no wijk has inhabitants or when no theme is known here.
pub fn lines(town: &Town<'_>, today: NaiveDate, seed: u64, count: usize) -> impl Iterator<Item = Line> + use<> {
    writer::write(town, today, seed, count).into_iter()
}

#[cfg(test)]
mod tests;
