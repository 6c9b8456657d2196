//! Supply within reach in tenths of what is usual: about offer, not about residents, so it may be shown. The method is
//! in `supply`.

use crate::gaps::entry::{AreaIndex, ThemeIndex};
use crate::gaps::frame::Frame;
use crate::gaps::supply::Supply;

/// Ratios in tenths, by area and theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Reach {
    themes: usize,
    tenths: Vec<Option<f64>>,
}

impl Reach {
    /// The ratios of a frame.
    pub fn of(frame: &Frame, supply: &Supply) -> Self {
        let (areas, themes) = (frame.areas().len(), frame.themes().len());
        let index = |number: usize| u16::try_from(number).ok();
        let ratio = |area, theme| Some(in_tenths(supply.ratio(AreaIndex(index(area)?), ThemeIndex(index(theme)?))?));
        let tenths = (0..areas).flat_map(|area| (0..themes).map(move |theme| (area, theme)));
        Self { themes, tenths: tenths.map(|(area, theme)| ratio(area, theme)).collect() }
    }

    /// The ratio of one area and theme; none where the municipality has nothing.
    pub fn at(&self, area: usize, theme: usize) -> Option<f64> {
        self.tenths.get(area * self.themes + theme).copied().flatten()
    }
}

/// More decimals than a model can bear would only invite comparing them.
pub fn in_tenths(ratio: f64) -> f64 {
    (ratio * 10.0).round() / 10.0
}
