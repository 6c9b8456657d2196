//! Builds a listing piece by piece: each `add_` gives the new part its identifier and place, and hands it back
//! for what else is to be set on it. Storing the result is left to `save`.

use chrono::NaiveTime;

use super::{
    Accessibility, AtLocation, Contact, Cost, CostOption, Day, Every, Feature, Language, Listing, Location,
    Organization, Phone, RequiredDocument, Schedule, Scope, Service, ServiceArea, ServiceAtLocation, ServiceCapacity,
    Term,
};

impl Listing {
    /// A service of an organization, without any parts yet.
    pub fn new(service: Service, organization: Organization) -> Self {
        Self {
            service: Service { organization_id: organization.id, ..service },
            organization,
            locations: Vec::new(),
            schedules: Vec::new(),
            phones: Vec::new(),
            contacts: Vec::new(),
            costs: Vec::new(),
            languages: Vec::new(),
            accessibility: Vec::new(),
            documents: Vec::new(),
            areas: Vec::new(),
            capacities: Vec::new(),
            terms: Vec::new(),
        }
    }

    /// It is offered here.
    pub fn add_location(&mut self, location: Location) -> &mut AtLocation {
        let link = ServiceAtLocation::new(location.id, next(&self.locations));
        self.locations.push_mut(AtLocation { link, location })
    }

    /// It takes place at these hours, from and until.
    pub fn add_schedule(&mut self, day: Day, every: Every, hours: (NaiveTime, NaiveTime)) -> &mut Schedule {
        let schedule = Schedule::new(next(&self.schedules), day, every, hours);
        self.schedules.push_mut(schedule)
    }

    /// It answers at this number.
    pub fn add_phone(&mut self, number: impl Into<String>) -> &mut Phone {
        let phone = Phone::new(next(&self.phones), number.into());
        self.phones.push_mut(phone)
    }

    /// There is a function or team to ask for.
    pub fn add_contact(&mut self) -> &mut Contact {
        let contact = Contact::new(next(&self.contacts));
        self.contacts.push_mut(contact)
    }

    /// It costs this.
    pub fn add_cost(&mut self, cost: Cost) -> &mut CostOption {
        let cost = CostOption::new(next(&self.costs), cost);
        self.costs.push_mut(cost)
    }

    /// People are helped in this language (ISO 639).
    pub fn add_language(&mut self, code: impl Into<String>) -> &mut Language {
        let language = Language::new(next(&self.languages), code.into());
        self.languages.push_mut(language)
    }

    /// It has this provision; `None` for one that is told in words only.
    pub fn add_accessibility(&mut self, feature: Option<Feature>) -> &mut Accessibility {
        let accessibility = Accessibility::new(next(&self.accessibility), feature);
        self.accessibility.push_mut(accessibility)
    }

    /// Somebody has to bring this.
    pub fn add_document(&mut self, document: impl Into<String>) -> &mut RequiredDocument {
        let document = RequiredDocument::new(next(&self.documents), document.into());
        self.documents.push_mut(document)
    }

    /// It is for one wijk or buurt.
    pub fn add_area(&mut self, code: impl Into<String>, name: impl Into<String>) -> &mut ServiceArea {
        let area = self.add_scope(Scope::Area);
        area.area_code = Some(code.into());
        area.name = Some(name.into());
        area
    }

    /// It is for an area this wide; an area that has only a name gets it afterwards.
    pub fn add_scope(&mut self, scope: Scope) -> &mut ServiceArea {
        let area = ServiceArea::new(next(&self.areas), scope);
        self.areas.push_mut(area)
    }

    /// It has room, counted in this unit.
    pub fn add_capacity(&mut self, unit: impl Into<String>) -> &mut ServiceCapacity {
        let capacity = ServiceCapacity::new(next(&self.capacities), unit.into());
        self.capacities.push_mut(capacity)
    }

    /// This term of this list applies to it. A term that it has already is not added again.
    pub fn add_term(&mut self, taxonomy: &str, code: &str) {
        if self.codes(taxonomy).any(|own| own == code) {
            return;
        }
        let (taxonomy, code) = (taxonomy.to_owned(), code.to_owned());
        let position = next(&self.terms);
        self.terms.push(Term { taxonomy, code, position, value: None });
    }
}

fn next<T>(parts: &[T]) -> i32 {
    i32::try_from(parts.len()).unwrap_or(i32::MAX)
}
