//! The ranked list as anybody may read it: names and words, no figures. "Fewer than ten" is not "no gap".

use super::layout::{Measure, Slot};
use super::release::Release;
use super::rules::Rules;
use super::value::Published;
use crate::gaps::entry::{AreaIndex, ThemeIndex};
use crate::gaps::frame::Frame;
use crate::gaps::kind::Kind;
use crate::gaps::ranking::{Row, Standing};

/// One area and theme of the public list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Where.
    pub area: AreaIndex,
    /// About what.
    pub theme: ThemeIndex,
    /// How sure it is.
    pub standing: Standing,
    /// What is wrong; none where too few questions would stand behind the word.
    pub kind: Option<Kind>,
}

/// The ranking without its figures, in its order; what is unclear is left out. The frame is that of the ranking:
/// joined wijken (`Frame::of_units`), or wijkteam areas (`whole_teams`), where sensitive themes may be named too.
#[must_use]
pub fn listed(rows: &[Row], frame: &Frame, rules: &Rules, whole_teams: bool) -> Vec<Listed> {
    let theme = |row: &Row| frame.themes().get(usize::from(row.theme.0)).map_or("", String::as_str);
    let may_be_named = |row: &&Row| whole_teams || !rules.is_sensitive(theme(row));
    let clear = rows.iter().filter(may_be_named).filter(|row| row.standing() != Standing::Unclear);
    let without_figures = |row: &Row| Listed {
        area: row.area,
        theme: row.theme,
        standing: row.standing(),
        kind: row.kind.filter(|_| !Published::of(row.tally.questions(), rules.threshold(Some(theme(row)))).is_small()),
    };
    clear.map(without_figures).collect()
}

/// The part of a year's questions that no figure below the municipality shows, in percent; none where the release
/// holds no year or too few questions.
#[must_use]
pub fn hidden_part(release: &Release) -> Option<u8> {
    let whole = release.figure(Measure::Questions, None, Slot::Year)?.count()?;
    let of_units = release.figures().iter().filter(|figure| {
        matches!(figure.slot, Slot::Unit(_)) && figure.theme.is_some() && figure.measure == Measure::Questions
    });
    let shown: u32 = of_units.filter_map(|figure| figure.value.count()).sum();
    let hidden = whole.saturating_sub(shown) * 100 / whole.max(1);
    u8::try_from(hidden).ok().filter(|_| whole >= super::public::SMALLEST_BASE)
}
