//! Days of the week and the rhythm in which something takes place.
//! When something is open, from day and hour together, is worked out in `schedule`.

use chrono::Weekday;

use super::choice::choice;

choice! {
    /// A day of the week, with its Dutch two-letter code.
    pub enum Day {
        /// Monday.
        Monday = "ma", "maandag";
        /// Tuesday.
        Tuesday = "di", "dinsdag";
        /// Wednesday.
        Wednesday = "wo", "woensdag";
        /// Thursday.
        Thursday = "do", "donderdag";
        /// Friday.
        Friday = "vr", "vrijdag";
        /// Saturday.
        Saturday = "za", "zaterdag";
        /// Sunday.
        Sunday = "zo", "zondag";
    }

    /// How often something takes place, in the words of the authoring format.
    pub enum Every {
        /// Each week.
        Week = "week", "elke week";
        /// Every second week.
        TwoWeeks = "2 weken", "om de week";
        /// Once a month; which week is not said.
        Month = "maand", "elke maand";
    }

    /// The two frequencies that HSDS knows.
    pub enum Frequency {
        /// By the week.
        Weekly = "WEEKLY", "wekelijks";
        /// By the month.
        Monthly = "MONTHLY", "maandelijks";
    }
}

impl Day {
    /// The code of iCalendar, such as `MO`.
    pub const fn ical(self) -> &'static str {
        match self {
            Self::Monday => "MO",
            Self::Tuesday => "TU",
            Self::Wednesday => "WE",
            Self::Thursday => "TH",
            Self::Friday => "FR",
            Self::Saturday => "SA",
            Self::Sunday => "SU",
        }
    }

    /// The day of an iCalendar code; a number before it (`2MO`) is passed over.
    pub fn from_ical(code: &str) -> Option<Self> {
        let code = code.trim().trim_start_matches(|c: char| c.is_ascii_digit() || c == '-' || c == '+');
        Self::ALL.iter().copied().find(|day| day.ical() == code)
    }

    /// The same day for the calendar.
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Tuesday => Weekday::Tue,
            Self::Wednesday => Weekday::Wed,
            Self::Thursday => Weekday::Thu,
            Self::Friday => Weekday::Fri,
            Self::Saturday => Weekday::Sat,
            Self::Sunday => Weekday::Sun,
        }
    }
}

impl From<Weekday> for Day {
    fn from(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Mon => Self::Monday,
            Weekday::Tue => Self::Tuesday,
            Weekday::Wed => Self::Wednesday,
            Weekday::Thu => Self::Thursday,
            Weekday::Fri => Self::Friday,
            Weekday::Sat => Self::Saturday,
            Weekday::Sun => Self::Sunday,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_goes_to_the_calendar_and_back() {
        for day in Day::ALL {
            assert_eq!(Day::from(day.weekday()), *day);
            assert_eq!(Day::from_ical(day.ical()), Some(*day));
        }
    }

    #[test]
    fn the_week_of_the_month_does_not_hide_the_day() {
        assert_eq!(Day::from_ical("2MO"), Some(Day::Monday));
        assert_eq!(Day::from_ical("-1SU"), Some(Day::Sunday));
        assert_eq!(Day::from_ical("XX"), None);
    }
}
