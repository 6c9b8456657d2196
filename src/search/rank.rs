//! The order of results: one pure function over a few facts of a listing. Voorliggend and buurtinitiatief go before
//! specialist where both fit, nearest first among equals; a clearly better match in words still wins.

use super::wishes::Fit;
use crate::catalogue::Kind;

/// The facts of one listing that decide its place.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// How well the words match: 1 for the best match of this search, 0 for none; `None` without words.
    pub text: Option<f32>,
    /// How much of the question its words hold: 1 when it speaks of nothing else, whatever other listings do.
    pub held: f32,
    /// How well the words match that the question stands for: 1 for the best match of this search.
    pub meant: f32,
    /// How near it is in meaning: 1 for the nearest of this search; 0 when meaning was not asked.
    pub meaning: f32,
    /// How well it fits what the sentence tells.
    pub fit: Fit,
    /// Buurtinitiatief, voorliggend or specialistisch.
    pub kind: Kind,
    /// Metres to go; `None` when not known or when it comes to the person.
    pub distance: Option<f32>,
    /// Comes to the person: at home, by phone, online.
    pub comes: bool,
    /// Days since the organization confirmed it.
    pub age_in_days: i32,
    /// Closed for a while or without places.
    pub shut: bool,
    /// Weeks to wait.
    pub waiting: Option<u16>,
    /// The sentence asks for something close by.
    pub close: bool,
    /// The sentence asks for something soon.
    pub soon: bool,
}

/// What each fact is worth. All but the first are small beside a clear difference in words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights(pub [f32; FACTS]);

/// Number of facts that are weighed.
pub const FACTS: usize = 16;

/// What is weighed, in the order of the weights, and the sign that its weight must have.
pub const NAMES: [(&str, f32); FACTS] = [
    ("text", 1.0),
    ("held", 1.0),
    ("meant", 1.0),
    ("meaning", 1.0),
    ("theme", 1.0),
    ("audience", 1.0),
    ("strange", -1.0),
    ("wish", 1.0),
    ("unwanted", -1.0),
    ("wrong age", -1.0),
    ("elsewhere", -1.0),
    ("kind", 1.0),
    ("near", 1.0),
    ("fresh", 1.0),
    ("wait", -1.0),
    ("shut", -1.0),
];

impl Weights {
    /// As measured on judged questions (`sociale-kaart evaluate --tune`), except where experience must decide: age, place,
    /// distance, freshness and what is shut occur too little in those questions to be learned from them.
    pub const MEASURED: Self = Self([
        // Words decide first.
        0.70, // text
        // A listing that holds the whole question needs no reading between the lines.
        0.60, // held
        // What the question stands for, by the lexicon.
        0.90, // meant
        // Helps where people use other words than the listing.
        0.45, // meaning
        // The theme that the sentence speaks of, by the lexicon.
        0.30, // theme
        // For whom it is.
        0.06, // audience
        // A group of its own of which the sentence does not speak is rarely meant.
        -0.10, // strange
        // Form, access, language, day.
        0.10, // wish
        // «Geen groep» is said for a reason.
        -0.35, // unwanted
        // Nobody of this age may come.
        -0.40, // wrong age
        // Does not serve the wijk that the sentence names.
        -0.30, // elsewhere
        // A specialist goes after an offer without referral when their words match about equally well.
        0.12, // kind
        // Near goes before far among equals.
        0.10, // near
        // A listing nobody confirmed for long is a little less likely to be true.
        0.02, // fresh
        // Waiting costs a little, up to half a year.
        -0.03, // wait
        // What nobody can use now goes after what people can use.
        -0.15, // shut
    ]);
}

/// Distance at which half of the advantage of being near is gone, in metres: twenty minutes on foot.
const HALF_WAY: f32 = 1_500.0;
/// What comes to people is as near as something at half the way.
const COMES: f32 = 0.5;
/// Distance counts so many times when the sentence asks for something close by.
const CLOSE: f32 = 2.0;
/// Waiting counts so many times when the sentence asks for something soon.
const SOON: f32 = 4.0;
/// Days after which the advantage of a recent confirmation is half gone.
const HALF_FRESH: f32 = 180.0;
/// Weeks after which waiting longer makes no difference to the order.
const LONGEST_WAIT: f32 = 26.0;

/// The facts as numbers, most between 0 and 1, in the order of the weights.
pub fn features(facts: &Facts) -> [f32; FACTS] {
    let yes = |is: bool| f32::from(u8::from(is));
    let near = match facts.distance {
        Some(metres) => HALF_WAY / (HALF_WAY + metres),
        None if facts.comes => COMES,
        None => 0.0,
    };
    let near = if facts.close { near * CLOSE } else { near };
    let hurry = if facts.soon { SOON } else { 1.0 };
    let fit = &facts.fit;
    [
        facts.text.unwrap_or(0.0),
        facts.held,
        facts.meant,
        facts.meaning,
        fit.theme,
        fit.audience,
        fit.strange,
        fit.wish,
        fit.unwanted,
        fit.wrong_age,
        fit.elsewhere,
        yes(facts.kind != Kind::Specialistisch),
        near,
        HALF_FRESH / (HALF_FRESH + facts.age_in_days.max(0) as f32),
        facts.waiting.map_or(0.0, |weeks| f32::from(weeks).min(LONGEST_WAIT) / LONGEST_WAIT * hurry),
        yes(facts.shut),
    ]
}

/// How well a listing fits; larger is better. Without words the kind decides, then the distance.
pub fn score(facts: &Facts) -> f32 {
    weigh(&features(facts), &Weights::MEASURED)
}

/// Facts as numbers, weighed.
pub fn weigh(features: &[f32; FACTS], weights: &Weights) -> f32 {
    features.iter().zip(&weights.0).map(|(feature, weight)| feature * weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NO_FIT: Fit =
        Fit { theme: 0.0, audience: 0.0, strange: 0.0, wish: 0.0, unwanted: 0.0, wrong_age: 0.0, elsewhere: 0.0 };

    const EVEN: Facts = Facts {
        text: Some(0.8),
        held: 0.0,
        meant: 0.0,
        meaning: 0.0,
        fit: NO_FIT,
        kind: Kind::Voorliggend,
        distance: Some(500.0),
        comes: false,
        age_in_days: 100,
        shut: false,
        waiting: Some(0),
        close: false,
        soon: false,
    };

    #[test]
    fn an_offer_without_referral_goes_before_a_specialist_that_fits_equally() {
        assert!(score(&EVEN) > score(&Facts { kind: Kind::Specialistisch, distance: Some(100.0), ..EVEN }));
        assert!(
            score(&Facts { text: None, ..EVEN }) > score(&Facts { text: None, kind: Kind::Specialistisch, ..EVEN })
        );
    }

    #[test]
    fn the_nearest_goes_first_among_equals() {
        assert!(score(&EVEN) > score(&Facts { distance: Some(900.0), ..EVEN }));
    }

    #[test]
    fn a_clearly_better_match_in_words_wins_from_everything_else() {
        let better = Facts {
            text: Some(1.0),
            kind: Kind::Specialistisch,
            distance: Some(60_000.0),
            age_in_days: 900,
            waiting: Some(40),
            ..EVEN
        };
        assert!(score(&better) > score(&Facts { text: Some(0.6), ..EVEN }));
    }

    #[test]
    fn what_is_full_goes_after_what_has_places() {
        assert!(score(&EVEN) > score(&Facts { shut: true, ..EVEN }));
    }
}
