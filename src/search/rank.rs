//! The order of results: one pure function over a few facts of a listing. Voorliggend and buurtinitiatief go before
//! specialist where both fit, nearest first among equals; a clearly better match in words still wins.

use crate::catalogue::Kind;

/// The facts of one listing that decide its place.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// How well the words match: 1 for the best match of this search, 0 for none; `None` without words.
    pub text: Option<f32>,
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
}

/// Words decide first: a match half as good loses more than any other fact can make up for.
const TEXT: f32 = 1.0;
/// A specialist goes after an offer without referral when their words match about equally well.
const KIND: f32 = 0.12;
/// Near goes before far among equals; small beside a difference in words.
const NEAR: f32 = 0.10;
/// Distance at which half of the advantage of being near is gone, in metres: twenty minutes on foot.
const HALF_WAY: f32 = 1_500.0;
/// What comes to people is as near as something at half the way.
const COMES: f32 = 0.5;
/// A listing nobody confirmed for long is a little less likely to be true.
const FRESH: f32 = 0.02;
/// Days after which the advantage of a recent confirmation is half gone.
const HALF_FRESH: f32 = 180.0;
/// What nobody can use now goes after what people can use.
const SHUT: f32 = 0.15;
/// Each week of waiting costs a little, up to half a year.
const WAIT: f32 = 0.03;
/// Weeks after which waiting longer makes no difference to the order.
const LONGEST_WAIT: f32 = 26.0;

/// How well a listing fits; larger is better. Without words the kind decides, then the distance.
pub fn score(facts: &Facts) -> f32 {
    let kind = if facts.kind == Kind::Specialistisch { 0.0 } else { KIND };
    let near = match facts.distance {
        Some(metres) => HALF_WAY / (HALF_WAY + metres),
        None if facts.comes => COMES,
        None => 0.0,
    };
    let fresh = HALF_FRESH / (HALF_FRESH + facts.age_in_days.max(0) as f32);
    let wait = facts.waiting.map_or(0.0, |weeks| f32::from(weeks).min(LONGEST_WAIT) / LONGEST_WAIT);
    let shut = if facts.shut { SHUT } else { 0.0 };
    facts.text.unwrap_or(0.0) * TEXT + kind + near * NEAR + fresh * FRESH - wait * WAIT - shut
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVEN: Facts = Facts {
        text: Some(0.8),
        kind: Kind::Voorliggend,
        distance: Some(500.0),
        comes: false,
        age_in_days: 100,
        shut: false,
        waiting: Some(0),
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
