//! How well the guard did against what people marked: a span counts when half of it is covered, a clean text is marked
//! when anything in it is. What is read and asked is in `check_text`.

use std::collections::BTreeMap;
use std::time::Duration;

use super::check_text::Line;
use crate::questions::Finding;

/// Of so many marked.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    found: usize,
    all: usize,
}

/// What was seen so far.
#[derive(Debug, Default)]
pub struct Score {
    kinds: BTreeMap<String, Share>,
    dutch: Share,
    other: Share,
    whole: Share,
    clean: Share,
    masked: Share,
    misses: Vec<String>,
    took: Duration,
    slowest: Duration,
    texts: u32,
}

impl Share {
    fn add(&mut self, found: bool) {
        self.found += usize::from(found);
        self.all += 1;
    }

    fn line(self, what: &str) -> String {
        let part = if self.all == 0 { 0.0 } else { ratio(self.found, self.all) };
        format!("{what:34} {:4} van {:4} = {part:.3}", self.found, self.all)
    }
}

fn ratio(part: usize, all: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(all).unwrap_or(u32::MAX))
}

impl Score {
    /// Adds one text with what was found in it.
    pub fn add(&mut self, line: &Line, found: &[Finding], took: Duration) {
        self.took += took;
        self.slowest = self.slowest.max(took);
        self.texts += 1;
        let covered = |from: usize, to: usize| found.iter().map(|one| overlap(one, from, to)).sum::<usize>();
        let mut whole = true;
        for span in &line.spans {
            let hit = covered(span.start, span.end) * 2 >= span.end.saturating_sub(span.start);
            whole &= hit;
            self.kinds.entry(span.kind.clone()).or_default().add(hit);
            if line.lang.is_empty() || line.lang == "nl" {
                self.dutch.add(hit)
            } else {
                self.other.add(hit)
            }
            if !hit {
                self.misses.push(format!("gemist: {} {} ({}-{})", line.id, span.kind, span.start, span.end));
            }
        }
        if line.spans.is_empty() {
            self.clean.add(!found.is_empty());
            let vain =
                found.iter().map(|one| format!("voor niets: {} {} ({}-{})", line.id, one.kind, one.first, one.after));
            self.misses.extend(vain);
        } else {
            self.whole.add(whole);
        }
        let personal: usize = line.spans.iter().map(|span| covered(span.start, span.end)).sum();
        let masked: usize = found.iter().map(|one| one.after - one.first).sum();
        self.masked.found += masked.saturating_sub(personal);
        self.masked.all += line.text.chars().count();
    }

    /// The figures, one a line; with `misses` also which texts went wrong, by id.
    pub fn lines(&self, misses: bool) -> Vec<String> {
        let mut lines: Vec<String> = self.kinds.iter().map(|(kind, share)| share.line(kind)).collect();
        let add = |sum: Share, one: &Share| Share { found: sum.found + one.found, all: sum.all + one.all };
        lines.push(self.kinds.values().fold(Share::default(), add).line("alle soorten"));
        lines.push(self.dutch.line("in het Nederlands"));
        lines.push(self.other.line("in andere talen en gemengd"));
        lines.push(self.whole.line("teksten met alles gevonden"));
        lines.push(self.clean.line("schone teksten gemarkeerd"));
        lines.push(self.masked.line("tekens voor niets gemarkeerd"));
        let mean = self.took.checked_div(self.texts).unwrap_or_default();
        lines.push(format!("gemiddeld {} µs per tekst, langste {} µs", mean.as_micros(), self.slowest.as_micros()));
        if misses {
            lines.extend(self.misses.iter().cloned());
        }
        lines
    }
}

/// Code points that a finding shares with a range.
fn overlap(one: &Finding, from: usize, to: usize) -> usize {
    one.after.min(to).saturating_sub(one.first.max(from))
}
