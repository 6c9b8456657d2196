//! How a question ended: found or not, why not, and what was used. Holes decide where they are; elsewhere most
//! questions are answered.

use super::dice::Dice;
use super::holes::Hole;
use super::themes::Theme;

/// Percentage unmet that is left when offer for a hole has begun.
const EASED: f64 = 14.0;

/// How a question ended, in the words of a file of questions.
pub struct Ending {
    pub outcome: &'static str,
    pub reason: Option<&'static str>,
    pub deployed: &'static str,
    pub was_unknown: bool,
}

/// How a question outside any hole ended.
pub fn usual(dice: &mut Dice, theme: &Theme) -> Ending {
    let found = 76.0 - 5.0 * theme.full - 3.0 * theme.care;
    let outcome = dice.weigh(&[("matched", found), ("partial", 12.0), ("unmet", 88.0 - found)]).unwrap_or("matched");
    let reasons = [
        ("absent", 18.0),
        ("full", 22.0 * theme.full),
        ("not_fitting", 18.0),
        ("barrier", 14.0),
        ("unknown", 10.0),
        ("care_first", 8.0 * theme.care),
    ];
    let reason = dice.weigh(&reasons);
    ended(dice, theme, outcome, reason, 4.0)
}

/// How a question that fell into a hole ended; `likely` is its percentage unmet in this wijk.
pub fn in_hole(dice: &mut Dice, theme: &Theme, hole: &Hole, likely: f64, is_eased: bool) -> Ending {
    // Where nobody knows the offer, it is there: the form showed it, or would have.
    let (unmet, partial, shown) = match hole.reason {
        _ if is_eased => (EASED, 8.0, 4.0),
        "unknown" => (likely, 0.0, 60.0),
        _ => (likely, (100.0 - likely) * 0.45, 2.0),
    };
    let choices = [("unmet", unmet), ("partial", partial), ("matched", 100.0 - unmet - partial)];
    let outcome = dice.weigh(&choices).unwrap_or("unmet");
    let reason = if dice.chance(92.0) { hole.reason } else { "full" };
    ended(dice, theme, outcome, Some(reason), shown)
}

fn ended(dice: &mut Dice, theme: &Theme, outcome: &'static str, reason: Option<&'static str>, shown: f64) -> Ending {
    let is_matched = outcome == "matched";
    let was_unknown = is_matched && dice.chance(shown);
    let weights = match outcome {
        "matched" => [50.0, theme.residents, 7.0, theme.specialist / 3.0, 0.0],
        "partial" => [25.0, theme.residents / 4.0, 18.0, theme.specialist, 6.0],
        _ => [0.0, 0.0, 22.0, theme.specialist * 1.3, 24.0],
    };
    let [voorliggend, residents, own, specialist, none] = weights;
    let choices = [
        ("voorliggend", voorliggend),
        ("buurtinitiatief", residents),
        ("own", own),
        ("specialist", specialist),
        ("none", none),
    ];
    let deployed = dice.weigh(&choices).unwrap_or("none");
    Ending { outcome, reason: reason.filter(|_| !is_matched), deployed, was_unknown }
}

/// Whether one offer could answer this question for several residents together.
pub fn collectable(dice: &mut Dice, theme: &Theme, is_in_hole: bool) -> &'static str {
    let yes = if is_in_hole { theme.collective.max(60.0) } else { theme.collective };
    dice.weigh(&[("yes", yes), ("perhaps", 30.0), ("no", (85.0 - yes).max(5.0))]).unwrap_or("perhaps")
}
