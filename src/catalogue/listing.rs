//! A service with everything around it: the unit that is saved, shown, searched and exchanged.
//! Building one is in `compose`, the questions in `find`, storing in `save`.

use super::{
    Accessibility, AtLocation, Contact, CostOption, Language, Organization, Phone, RequiredDocument, Schedule, Service,
    ServiceArea, ServiceCapacity, Term,
};

/// One listing. The parts are in the order of their positions.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    /// What is offered.
    pub service: Service,
    /// By whom.
    pub organization: Organization,
    /// Where; none for what comes to people.
    pub locations: Vec<AtLocation>,
    /// When; none for by appointment.
    pub schedules: Vec<Schedule>,
    /// Numbers to call.
    pub phones: Vec<Phone>,
    /// Functions and teams to ask for.
    pub contacts: Vec<Contact>,
    /// What it costs.
    pub costs: Vec<CostOption>,
    /// In which languages people are helped.
    pub languages: Vec<Language>,
    /// Who can come in.
    pub accessibility: Vec<Accessibility>,
    /// What to bring.
    pub documents: Vec<RequiredDocument>,
    /// For which areas it is.
    pub areas: Vec<ServiceArea>,
    /// How much room there is.
    pub capacities: Vec<ServiceCapacity>,
    /// Its themes, audiences and forms.
    pub terms: Vec<Term>,
}

impl Listing {
    /// The codes of its terms in one list, the most important first.
    pub fn codes<'a>(&'a self, taxonomy: &'a str) -> impl Iterator<Item = &'a str> {
        self.terms.iter().filter(move |term| term.taxonomy == taxonomy).map(|term| term.code.as_str())
    }

    /// True when people of this wijk or buurt may come. A listing that names no area is for everybody.
    pub fn serves(&self, area_code: &str) -> bool {
        self.areas.is_empty() || self.areas.iter().any(|area| area.serves(area_code))
    }

    /// True when it is known that nobody can be added.
    pub fn is_full(&self) -> bool {
        self.capacities.iter().any(ServiceCapacity::is_full)
    }

    /// True when only the bookkeeping of `save` differs, in any record.
    pub(super) fn says_the_same_as(&self, stored: &Self) -> bool {
        self.organization.says_the_same_as(&stored.organization)
            && self.service_says_the_same_as(stored)
            && self
                .locations
                .iter()
                .zip(&stored.locations)
                .all(|(own, old)| own.location.says_the_same_as(&old.location))
    }

    /// The same for the service and its parts alone, without the organization and the locations that others share.
    pub(super) fn service_says_the_same_as(&self, stored: &Self) -> bool {
        self.service.says_the_same_as(&stored.service)
            && self.locations.iter().map(|own| &own.link).eq(stored.locations.iter().map(|old| &old.link))
            && self.schedules == stored.schedules
            && self.phones == stored.phones
            && self.contacts == stored.contacts
            && self.costs == stored.costs
            && self.languages == stored.languages
            && self.accessibility == stored.accessibility
            && self.documents == stored.documents
            && self.areas == stored.areas
            && self.capacities == stored.capacities
            && self.terms == stored.terms
    }
}
