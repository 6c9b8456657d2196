//! The shapes of the API's answers. Their doc comments are the description that programmers read, so they are in Dutch.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::catalogue::Every;
use crate::lexicon::HelpLine;
use crate::search::{self, Card, Hit, Slot};

/// Een bladzijde met resultaten.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchAnswer {
    /// Aantal resultaten in totaal.
    pub total: usize,
    /// Plaats van het eerste resultaat, vanaf 0.
    pub offset: usize,
    /// Meeste resultaten in één antwoord.
    pub limit: usize,
    /// De resultaten, het best passende eerst.
    pub results: Vec<SearchResult>,
    /// Per gevraagd filter: het aantal resultaten dat elke keuze geeft.
    pub facets: BTreeMap<String, BTreeMap<String, usize>>,
    /// Woorden die anders zijn gelezen dan ze zijn getypt. Is `read` leeg, dan noemt geen enkel aanbod dit woord.
    pub repairs: Vec<RepairedWord>,
    /// Wat in de zin is gelezen; dit bepaalt mee wat vooraan staat.
    pub understood: Vec<UnderstoodPart>,
    /// Landelijke hulplijnen als de zin over gevaar gaat.
    pub help: Vec<HelpLineAnswer>,
}

/// Iets dat in de zin is gelezen.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnderstoodPart {
    /// Zet dit in `not` als het niet is bedoeld.
    #[schema(example = "age.82-82")]
    pub code: String,
    /// Hetzelfde in woorden.
    #[schema(example = "82 jaar")]
    pub text: String,
}

impl From<&search::Understood> for UnderstoodPart {
    fn from(read: &search::Understood) -> Self {
        Self { code: read.code.clone(), text: read.label.clone() }
    }
}

/// Een landelijke hulplijn.
#[derive(Debug, Serialize, ToSchema)]
pub struct HelpLineAnswer {
    /// Waarvoor.
    pub name: String,
    /// Het telefoonnummer.
    pub phone: String,
    /// De site.
    pub url: String,
    /// Wanneer de lijn open is.
    pub hours: String,
    /// Een zin voor wie dit leest.
    pub text: String,
}

impl From<&HelpLine> for HelpLineAnswer {
    fn from(line: &HelpLine) -> Self {
        Self {
            name: line.name.clone(),
            phone: line.phone.clone(),
            url: line.url.clone(),
            hours: line.hours.clone(),
            text: line.text.clone(),
        }
    }
}

/// Een woord dat anders is gelezen.
#[derive(Debug, Serialize, ToSchema)]
pub struct RepairedWord {
    /// Zoals getypt.
    pub typed: String,
    /// Waarop is gezocht; leeg als er niets op leek.
    pub read: Vec<String>,
}

/// Een gevonden voorziening.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
    /// De voorziening.
    #[serde(flatten)]
    pub service: ServiceSummary,
    /// Afstand in meters vanaf de gevraagde plek; ontbreekt zonder plek, bij een beschermd adres, of als de hulp naar de bewoner komt.
    pub distance: Option<u32>,
    /// Waarom dit past of niet past bij wat is gevraagd.
    pub reasons: Vec<ReasonAnswer>,
}

/// Een voorziening in het kort.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ServiceSummary {
    /// Vaste naam in adressen.
    #[schema(example = "buurtkamer-kronenburg")]
    pub slug: String,
    /// Naam van de voorziening.
    pub name: String,
    /// Naam van de organisatie.
    pub organization: String,
    /// `buurtinitiatief`, `voorliggend` of `specialistisch`.
    pub kind: String,
    /// Eén zin voor bewoners.
    pub summary: String,
    /// `inloop`, `aanmelden`, `verwijzing` of `indicatie`.
    pub access: String,
    /// `licht`, `midden` of `zwaar`.
    pub intensity: Option<String>,
    /// Codes van thema's, de belangrijkste eerst.
    pub themes: Vec<String>,
    /// Codes van doelgroepen.
    pub audience: Vec<String>,
    /// Codes van vormen.
    pub forms: Vec<String>,
    /// Talen (ISO 639-1).
    pub languages: Vec<String>,
    /// Toegankelijkheid, zoals `rolstoel`.
    pub accessibility: Vec<String>,
    /// `gratis`, `bijdrage` of `eigen-bijdrage`.
    pub cost: Option<String>,
    /// De kosten in woorden.
    pub cost_text: String,
    /// Jongste leeftijd die mag komen, in jaren.
    pub minimum_age: Option<u8>,
    /// Oudste leeftijd die mag komen, in jaren.
    pub maximum_age: Option<u8>,
    /// Weken wachten; ontbreekt als het niet bekend is.
    pub waiting_weeks: Option<u16>,
    /// Er is nu geen plaats.
    pub full: bool,
    /// Tijdelijk gesloten.
    pub temporarily_closed: bool,
    /// Komt naar de bewoner: thuis, telefonisch of online.
    pub comes_to_people: bool,
    /// Waar het is; ontbreekt als er geen plek is.
    pub place: Option<PlaceAnswer>,
    /// CBS-codes van de wijken waarvoor het is.
    pub serves: Vec<String>,
    /// Is er voor de hele gemeente.
    pub serves_municipality: bool,
    /// Is er voor de hele regio.
    pub serves_region: bool,
    /// Wanneer het open is of plaatsvindt.
    pub schedule: Vec<ScheduleAnswer>,
    /// Wanneer de organisatie dit voor het laatst bevestigde.
    #[schema(value_type = Option<String>, format = Date)]
    pub confirmed_on: Option<chrono::NaiveDate>,
}

/// Waar een voorziening is. Van een beschermd adres is alleen de wijk bekend.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceAnswer {
    /// Naam van het gebouw.
    pub name: Option<String>,
    /// Straat en huisnummer.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Plaats, als die buiten de gemeente ligt.
    pub city: Option<String>,
    /// CBS-code van de wijk.
    pub wijk: Option<String>,
    /// Breedtegraad (WGS 84).
    pub lat: Option<f64>,
    /// Lengtegraad (WGS 84).
    pub lon: Option<f64>,
    /// Het adres is op aanvraag.
    pub protected: bool,
}

/// Een deel van een dag waarop een voorziening er is.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScheduleAnswer {
    /// `ma`, `di`, `wo`, `do`, `vr`, `za` of `zo`.
    pub day: String,
    /// Begin, zoals `09:30`.
    #[schema(value_type = String, format = "time-local")]
    pub from: String,
    /// Einde, zoals `12:00`.
    #[schema(value_type = String, format = "time-local")]
    pub to: String,
    /// `week`, `2 weken` of `maand`.
    pub every: String,
}

/// Hoe een resultaat past bij één ding dat is gevraagd.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReasonAnswer {
    /// `age`, `wijk`, `access`, `language`, `day`, `cost`, `distance` of `waiting`.
    pub aspect: String,
    /// `fits` (past), `not` (past niet) of `unknown` (niet bekend).
    pub verdict: String,
    /// Hetzelfde in woorden.
    pub text: String,
}

impl SearchResult {
    /// A hit with its reasons.
    pub fn of(hit: &Hit, reasons: Vec<search::Reason>) -> Self {
        let reason = |found: search::Reason| ReasonAnswer {
            aspect: found.aspect.to_owned(),
            verdict: found.verdict.code().to_owned(),
            text: found.text,
        };
        Self {
            service: ServiceSummary::of(&hit.card),
            distance: hit.distance.map(|metres| metres.round() as u32),
            reasons: reasons.into_iter().map(reason).collect(),
        }
    }
}

impl ServiceSummary {
    /// What anybody may know of a service.
    pub fn of(card: &Card) -> Self {
        let card = card.clone();
        Self {
            comes_to_people: card.comes_to_people(),
            slug: card.slug,
            name: card.name,
            organization: card.organization,
            kind: card.kind.to_string(),
            summary: card.summary,
            access: card.access.to_string(),
            intensity: card.intensity.map(|intensity| intensity.to_string()),
            themes: card.themes,
            audience: card.audience,
            forms: card.forms,
            languages: card.languages,
            accessibility: card.accessibility,
            cost: card.cost.map(|cost| cost.to_string()),
            cost_text: card.cost_text,
            minimum_age: card.minimum_age,
            maximum_age: card.maximum_age,
            waiting_weeks: card.waiting_weeks,
            full: card.full,
            temporarily_closed: card.closed,
            place: card.place.map(PlaceAnswer::of),
            serves: card.serves,
            serves_municipality: card.serves_municipality,
            serves_region: card.serves_region,
            schedule: card.slots.iter().map(ScheduleAnswer::of).collect(),
            confirmed_on: card.confirmed_on,
        }
    }
}

impl PlaceAnswer {
    fn of(venue: search::Venue) -> Self {
        Self {
            name: Some(venue.name).filter(|name| !name.is_empty()),
            street: venue.street,
            postcode: venue.postcode,
            city: venue.city,
            wijk: venue.area,
            lat: venue.point.map(|point| point.lat),
            lon: venue.point.map(|point| point.lon),
            protected: venue.protected,
        }
    }
}

impl ScheduleAnswer {
    fn of(slot: &Slot) -> Self {
        let time = |minute: u16| format!("{:02}:{:02}", minute % 1440 / 60, minute % 60);
        let every = match slot.every {
            Every::Week => "week",
            Every::TwoWeeks => "2 weken",
            Every::Month => "maand",
        };
        Self { day: slot.day.to_string(), from: time(slot.from), to: time(slot.to), every: every.to_owned() }
    }
}
