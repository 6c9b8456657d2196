//! The invented signals themselves. Organizations and functions are invented too, and nobody has a name.

use crate::id::SignalId;
use crate::signals::state::State;

/// One signal with what happened to it.
pub struct Story {
    /// Code of the theme.
    pub theme: &'static str,
    /// Code of the audience; left out where the town does not know it.
    pub audience: &'static str,
    pub title: &'static str,
    pub organization: &'static str,
    pub function: &'static str,
    /// Days from today on which it was made; below zero.
    pub began: i32,
    /// Days from today of the target date.
    pub target: i32,
    pub note: &'static str,
    pub turns: &'static [Turn],
}

/// One change of state.
pub struct Turn {
    /// Days from today; below zero.
    pub days: i32,
    pub state: State,
    pub note: &'static str,
    pub reason: &'static str,
}

impl Story {
    /// Under which it is kept.
    pub fn id(&self) -> SignalId {
        SignalId::derived("demonstration", self.title)
    }

    /// Whether nothing came of it yet.
    pub fn is_open(&self) -> bool {
        self.turns.last().is_none_or(|turn| turn.state.is_open())
    }

    /// Whether a service of the catalogue belongs to it: to what was realised, and to what there is new offer for.
    pub fn wants_offer(&self) -> bool {
        self.theme == PROPOSED || self.turns.last().is_some_and(|turn| turn.state == State::Realised)
    }
}

/// The theme of the one open signal for which there is new offer.
const PROPOSED: &str = "taal";

const fn turn(days: i32, state: State, note: &'static str) -> Turn {
    Turn { days, state, note, reason: "" }
}

/// In the order of telling.
pub const STORIES: [Story; 8] = [
    Story {
        theme: "ontmoeten",
        audience: "ouderen",
        title: "Samen eten in de avond voor ouderen",
        organization: "Welzijn Rondom",
        function: "opbouwwerker",
        began: -160,
        target: -12,
        note: "Overdag is er genoeg, na vijven is alles dicht.",
        turns: &[turn(-141, State::TakenUp, "Er is een keuken gevonden, nu nog vrijwilligers.")],
    },
    Story {
        theme: "geld",
        audience: "jongeren",
        title: "Hulp bij eerste schulden voor jongeren",
        organization: "Gemeente",
        function: "beleidsmedewerker bestaanszekerheid",
        began: -120,
        target: 75,
        note: "De wachttijd voor een gesprek is nu acht weken.",
        turns: &[
            turn(-104, State::TakenUp, ""),
            turn(-48, State::InDevelopment, "Een proef met een spreekuur op school begint na de vakantie."),
        ],
    },
    Story {
        theme: "lichamelijk",
        audience: "ouderen",
        title: "Bewegen voor wie slecht ter been is",
        organization: "Sportloket De Sprong",
        function: "buurtsportcoach",
        began: -25,
        target: 130,
        note: "Er zijn groepen, maar het tempo ligt te hoog.",
        turns: &[],
    },
    Story {
        theme: "taal",
        audience: "nieuwkomers",
        title: "Taalles in de avond met oppas",
        organization: "Taalpunt",
        function: "coördinator taal",
        began: -95,
        target: 40,
        note: "Overdag werken mensen, en zonder oppas kan niemand komen.",
        turns: &[turn(-80, State::TakenUp, "")],
    },
    Story {
        theme: "mantelzorg",
        audience: "mantelzorgers",
        title: "Een dag per week respijt dicht bij huis",
        organization: "Steunpunt Mantelzorg",
        function: "mantelzorgconsulent",
        began: -300,
        target: -60,
        note: "Mantelzorgers moeten nu naar de andere kant van de stad.",
        turns: &[
            turn(-281, State::TakenUp, ""),
            turn(-190, State::InDevelopment, "Drie organisaties delen een ruimte."),
            turn(-62, State::Realised, "De eerste groep is begonnen."),
        ],
    },
    Story {
        theme: "psychisch",
        audience: "volwassenen",
        title: "Inloop in het weekend bij psychische klachten",
        organization: "Gemeente",
        function: "beleidsmedewerker zorg",
        began: -210,
        target: -30,
        note: "",
        turns: &[
            turn(-180, State::TakenUp, ""),
            Turn {
                days: -75,
                state: State::Declined,
                note: "Besproken in de stuurgroep.",
                reason: "De inloop in het centrum is in het weekend open en is met de bus goed te bereiken.",
            },
        ],
    },
    Story {
        theme: "administratie",
        audience: "minima",
        title: "Formulierenhulp zonder afspraak",
        organization: "Welzijn Rondom",
        function: "sociaal werker",
        began: -230,
        target: -34,
        note: "Het spreekuur is altijd vol.",
        turns: &[
            turn(-215, State::TakenUp, ""),
            turn(-120, State::InDevelopment, "Er zijn zes vrijwilligers opgeleid."),
            turn(-33, State::Realised, ""),
        ],
    },
    Story {
        theme: "jeugd",
        audience: "kinderen",
        title: "Huiswerkhulp na schooltijd",
        organization: "Jongerenwerk Noord en Zuid",
        function: "teamleider jongerenwerk",
        began: -9,
        target: 170,
        note: "",
        turns: &[],
    },
];
