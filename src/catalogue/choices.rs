//! The closed choices of the catalogue: what may be stored, and the Dutch word that people read.
//! Days and rhythms are in `day`; open lists, such as themes, are taxonomies.

use super::choice::choice;

choice! {
    /// Who offers something and how one comes in; decides which of two equal services is shown first.
    pub enum Kind {
        /// By and for residents.
        Buurtinitiatief = "buurtinitiatief", "Buurtinitiatief";
        /// By professionals, without an individual decision.
        Voorliggend = "voorliggend", "Voorliggende voorziening";
        /// Asks a referral or an individual decision (Wmo, Jeugdwet, Zvw).
        Specialistisch = "specialistisch", "Specialistisch aanbod";
    }

    /// How somebody gets in.
    pub enum Access {
        /// Just come.
        Inloop = "inloop", "Zonder afspraak binnenlopen";
        /// Sign up first, by oneself.
        Aanmelden = "aanmelden", "Zelf aanmelden";
        /// Somebody else, such as the general practitioner, refers.
        Verwijzing = "verwijzing", "Met een verwijzing";
        /// The municipality decides first.
        Indicatie = "indicatie", "Met een indicatie van de gemeente";
    }

    /// How heavy the problems of the people who come usually are.
    pub enum Intensity {
        /// Some support is enough.
        Licht = "licht", "Licht";
        /// Several things at a time.
        Midden = "midden", "Gemiddeld";
        /// Needs experts.
        Zwaar = "zwaar", "Zwaar";
    }

    /// What it costs somebody who comes.
    pub enum Cost {
        /// Nothing.
        Gratis = "gratis", "Gratis";
        /// A price for taking part.
        Bijdrage = "bijdrage", "Kleine bijdrage";
        /// The contribution that a law sets.
        EigenBijdrage = "eigen-bijdrage", "Wettelijke eigen bijdrage";
    }

    /// Whether a service is there at the moment; the words of HSDS.
    pub enum ServiceStatus {
        /// Running.
        Active = "active", "Open";
        /// Closed for a time; still shown, and says so.
        TemporarilyClosed = "temporarily closed", "Tijdelijk gesloten";
        /// Not running now and not shown.
        Inactive = "inactive", "Niet actief";
        /// Ended and not shown.
        Defunct = "defunct", "Gestopt";
    }

    /// What makes a place or a service usable for more people.
    pub enum Feature {
        /// Wheelchairs can come in.
        Rolstoel = "rolstoel", "Toegankelijk met een rolstoel";
        /// There is a lift.
        Lift = "lift", "Lift";
        /// An adapted toilet.
        Toilet = "toilet", "Aangepast toilet";
        /// A hearing loop.
        Ringleiding = "ringleiding", "Ringleiding";
        /// Few sounds and lights.
        Prikkelarm = "prikkelarm", "Prikkelarm";
        /// Public transport stops nearby.
        OvHalte = "ov-halte", "Halte dichtbij";
    }

    /// How far the area goes that a service is for.
    pub enum Scope {
        /// One wijk or buurt.
        Area = "area", "Wijk";
        /// The whole municipality.
        Municipality = "municipality", "Hele gemeente";
        /// Wider than the municipality.
        Region = "region", "Hele regio";
    }

    /// What sort of place a location is; the words of HSDS.
    pub enum LocationType {
        /// People can go there.
        Physical = "physical", "Bezoekadres";
        /// Letters can go there.
        Postal = "postal", "Postadres";
        /// Online.
        Virtual = "virtual", "Online";
    }
}

impl ServiceStatus {
    /// True when residents may be sent there or told to wait for it.
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Active | Self::TemporarilyClosed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_choice_is_found_again_by_its_text() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse::<Kind>(), Ok(*kind));
        }
        for status in ServiceStatus::ALL {
            assert_eq!(status.as_str().parse::<ServiceStatus>(), Ok(*status));
        }
    }

    #[test]
    fn an_unknown_choice_is_refused_with_what_may_be_written() {
        let refused = "zwaarder".parse::<Intensity>().unwrap_err();
        assert_eq!(refused.to_string(), "`zwaarder` is not one of licht, midden, zwaar");
    }

    #[test]
    fn json_holds_the_text_of_a_choice() {
        assert_eq!(serde_json::to_string(&Cost::EigenBijdrage).unwrap(), "\"eigen-bijdrage\"");
        assert!(serde_json::from_str::<Cost>("\"duur\"").is_err());
    }

    #[test]
    fn what_ended_is_not_shown_and_what_is_closed_for_a_time_is() {
        assert!(ServiceStatus::TemporarilyClosed.is_shown());
        assert!(!ServiceStatus::Defunct.is_shown());
    }
}
