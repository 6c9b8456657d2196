//! The closed choices of a question: how it ended, why, and what was used. The words are those of the log files; the
//! labels are what a coach reads on a button.

use crate::catalogue::choice;

choice! {
    /// How a question ended.
    pub enum Outcome {
        /// A fitting offer was found.
        Matched = "matched", "Ja, er was iets passends";
        /// Something was found, but not what was needed.
        Partial = "partial", "Deels, maar niet wat nodig was";
        /// Nothing fitting was found.
        Unmet = "unmet", "Nee, niets passends";
    }

    /// Why a question was not matched.
    pub enum Reason {
        /// There is no such offer here.
        Absent = "absent", "Het is er niet";
        /// A waiting list, or no places.
        Full = "full", "Het is vol of er is een wachtlijst";
        /// There is offer, but not for this group, level or time.
        NotFitting = "not_fitting", "Het past niet bij deze groep, dit niveau of deze tijd";
        /// Language, cost, transport, shame, opening hours.
        Barrier = "barrier", "Er is een drempel: taal, geld, vervoer, schaamte of openingstijd";
        /// The coach knew of none. Not a hole in the offer.
        Unknown = "unknown", "Ik ken niets en vond niets";
        /// Care has to come first. Not a hole in the offer.
        CareFirst = "care_first", "Er is eerst zorg nodig";
    }

    /// What was used in the end.
    pub enum Deployed {
        /// Offer by professionals that is open to all.
        Voorliggend = "voorliggend", "Een voorliggende voorziening";
        /// Offer by residents.
        Buurtinitiatief = "buurtinitiatief", "Een buurtinitiatief";
        /// The wijkteam itself.
        Own = "own", "Het wijkteam zelf";
        /// A provider after a decision.
        Specialist = "specialist", "Een specialist, met indicatie";
        /// Nothing.
        None = "none", "Niets";
    }

    /// Whether one offer could answer this question for several residents together.
    pub enum Collectable {
        /// It could.
        Yes = "yes", "Ja";
        /// It could not.
        No = "no", "Nee";
        /// Nobody knows yet.
        Perhaps = "perhaps", "Misschien";
    }

    /// Age in bands that are wide enough to point at nobody.
    pub enum Age {
        /// Up to and including 3.
        To3 = "0-3", "0 tot en met 3 jaar";
        /// 4 up to and including 11.
        To11 = "4-11", "4 tot en met 11 jaar";
        /// 12 up to and including 17.
        To17 = "12-17", "12 tot en met 17 jaar";
        /// 18 up to and including 26.
        To26 = "18-26", "18 tot en met 26 jaar";
        /// 27 up to and including 64.
        To64 = "27-64", "27 tot en met 64 jaar";
        /// 65 up to and including 79.
        To79 = "65-79", "65 tot en met 79 jaar";
        /// 80 and older.
        From80 = "80+", "80 jaar en ouder";
    }
}

impl Reason {
    /// True when more, other or better reachable offer would have answered the question.
    #[must_use]
    pub const fn is_solved_by_offer(self) -> bool {
        matches!(self, Self::Absent | Self::Full | Self::NotFitting | Self::Barrier)
    }
}

impl Age {
    /// The band of an age in years.
    #[must_use]
    pub const fn of_years(years: u32) -> Self {
        match years {
            0..=3 => Self::To3,
            4..=11 => Self::To11,
            12..=17 => Self::To17,
            18..=26 => Self::To26,
            27..=64 => Self::To64,
            65..=79 => Self::To79,
            _ => Self::From80,
        }
    }

    /// An age in the middle of the band, for looking for offer.
    #[must_use]
    pub const fn typical(self) -> u32 {
        match self {
            Self::To3 => 2,
            Self::To11 => 8,
            Self::To17 => 15,
            Self::To26 => 22,
            Self::To64 => 45,
            Self::To79 => 72,
            Self::From80 => 84,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_coach_did_not_know_and_what_needs_care_are_no_missing_offer() {
        let offer: Vec<_> = Reason::ALL.iter().filter(|reason| reason.is_solved_by_offer()).collect();
        assert_eq!(offer, [&Reason::Absent, &Reason::Full, &Reason::NotFitting, &Reason::Barrier]);
    }

    #[test]
    fn the_typical_age_of_a_band_lies_in_it() {
        for age in Age::ALL {
            assert_eq!(Age::of_years(age.typical()), *age);
        }
    }
}
