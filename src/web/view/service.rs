//! Everything about one service, in the order of the conversation at the kitchen table.
//! Leaves protecting addresses to the handler: `Place::OnRequest` has no field that could hold one.

use askama::Template;

use super::card::{Card, Freshness, KindBadge, Notice};
use super::layout::{Layout, Link};
use super::map::SvgMap;

/// `/voorziening/{slug}`.
#[derive(Debug, Clone, Template)]
#[template(path = "service.html")]
pub struct ServicePage {
    /// The frame. Its title is the name with the organisation.
    pub layout: Layout,
    /// What is sent to the log of questions when this does not fit, for who may log; none for others.
    pub log: Option<Vec<(String, String)>>,
    /// Identifier, for the buttons that keep and compare.
    pub slug: String,
    /// Name of the service.
    pub name: String,
    /// Who offers it.
    pub organization: String,
    /// Buurtinitiatief, voorliggend or specialistisch.
    pub kind: KindBadge,
    /// Back to the search that led here; `/zoeken` when unknown.
    pub back_href: String,
    /// Closed or full.
    pub notice: Option<Notice>,
    /// Plain text for residents.
    pub summary: String,
    /// Themes, as links to a search.
    pub themes: Vec<Link>,
    /// For whom: audiences, ages, who it is not for; one line each ("Vanaf 18 jaar", "Mensen met weinig geld").
    pub for_whom: Vec<String>,
    /// Which wijken it serves ("Klarendal en St. Marten/Sonsbeek", "Heel de gemeente").
    pub serves: String,
    /// In what form ("Groep", "Aan huis") and how heavy ("Voor lichte vragen"), one line each.
    pub forms: Vec<String>,
    /// Text for professionals, one paragraph each.
    pub description: Vec<String>,
    /// Where it is.
    pub place: Place,
    /// When.
    pub hours: Hours,
    /// How to get in, first the route ("Gewoon binnenlopen. Aanmelden hoeft niet."), then steps.
    pub access: Vec<String>,
    /// What it costs, one line each.
    pub cost: Vec<String>,
    /// Waiting time and places, one line each; says so when it is not known.
    pub waiting: Vec<String>,
    /// Languages in which people are helped ("Nederlands", "Turks").
    pub languages: Vec<String>,
    /// What is arranged for people with a disability ("Goed te bereiken met een rolstoel"); may be empty.
    pub accessibility: Vec<String>,
    /// Papers to bring; may be empty.
    pub documents: Vec<Paper>,
    /// How to reach them.
    pub contact: Contact,
    /// Where these facts come from and how fresh they are.
    pub source: Source,
    /// Services that look like this one.
    pub similar: Vec<Card>,
    /// Other services of the same organisation.
    pub others: Vec<Card>,
    /// Full address of this page, for sharing.
    pub share_url: String,
    /// `mailto:` link with subject and address filled in.
    pub share_mailto: String,
    /// Link for chat apps ("https://wa.me/?text=…").
    pub share_chat: String,
}

/// Where a service is.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// A place anyone may know.
    Address {
        /// Name of the building, where it has one.
        name: Option<String>,
        /// Street and number, then postcode and town.
        lines: Vec<String>,
        /// Name of the wijk, where it is in the municipality.
        wijk: Option<String>,
        /// Distance from where was searched, where known ("900 meter van Klarendal").
        distance: Option<String>,
        /// Ways to plan a route.
        routes: Vec<Route>,
        /// A small map, when there are coordinates.
        map: Option<SvgMap>,
    },
    /// A protected address: the wijk or town, and nothing more.
    OnRequest {
        /// Name of the wijk or town.
        area: String,
    },
    /// It comes to people.
    Comes {
        /// How ("Deze hulp komt bij u thuis.").
        text: String,
    },
}

/// One way to plan a route.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// What it opens ("Route met de fiets").
    pub text: String,
    /// Address of a route planner, on another site.
    pub href: String,
}

/// Opening hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// In plain words, one line each ("Elke donderdag van 17.45 tot 20.00 uur"). Empty: by appointment.
    pub lines: Vec<String>,
    /// Whether it is open now, when that is known ("Nu open, tot 20.00 uur").
    pub now: Option<String>,
    /// Address of the calendar file; `None` without hours.
    pub ics_href: Option<String>,
}

/// A paper to bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Which.
    pub name: String,
}

/// How to reach a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Function or team ("team Aanmelding"), where known.
    pub name: Option<String>,
    /// Numbers with `tel:` links.
    pub phones: Vec<Link>,
    /// `mailto:` link.
    pub email: Option<Link>,
    /// Web site; text is the bare host name.
    pub site: Option<Link>,
}

/// Where the facts come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The confirmation.
    pub freshness: Freshness,
    /// Who supplied them ("Opgegeven door de organisatie").
    pub text: String,
    /// `mailto:` link to report an error in this listing.
    pub report: Link,
}
