//! What the engine holds of a listing: the card that a result shows and the texts that are searched.
//! Making one from a listing is `listing.rs`' work; deciding what fits is `filter.rs`' and `rank.rs`'.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Access, Cost, Day, Every, Intensity, Kind};
use crate::geography::Point;
use crate::id::ServiceId;

/// One listing as the engine keeps it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Whose document this is.
    pub id: ServiceId,
    /// What a result shows, and what filters look at.
    pub card: Card,
    /// What words are looked for in.
    pub texts: Texts,
}

/// The searched texts, most telling first.
#[derive(Debug, Clone, Default)]
pub struct Texts {
    /// Name of the service.
    pub name: String,
    /// Words people would use to ask for it.
    pub keywords: String,
    /// Name of the organization.
    pub organization: String,
    /// Names of its themes.
    pub themes: String,
    /// The text for residents.
    pub plain: String,
    /// The text for professionals.
    pub description: String,
    /// What both texts say that it is not: found words in here count against it.
    pub excluded: String,
}

/// Everything a row of results shows, so that a search needs no database.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Card {
    /// The name in the address of the page.
    pub slug: String,
    /// Name of the service.
    pub name: String,
    /// Name of the organization.
    pub organization: String,
    /// One sentence for residents.
    pub summary: String,
    /// Buurtinitiatief, voorliggend or specialistisch.
    pub kind: Kind,
    /// How one gets in.
    pub access: Access,
    /// How heavy the problems of participants usually are.
    pub intensity: Option<Intensity>,
    /// Codes of themes, narrower terms included, the most important first.
    pub themes: Vec<String>,
    /// Codes of audiences.
    pub audience: Vec<String>,
    /// Codes of forms.
    pub forms: Vec<String>,
    /// ISO 639-1 codes.
    pub languages: Vec<String>,
    /// Codes such as `rolstoel`.
    pub accessibility: Vec<String>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// The same in words.
    pub cost_text: String,
    /// Youngest age in years; `None` when there is no limit.
    pub minimum_age: Option<u8>,
    /// Oldest age in years.
    pub maximum_age: Option<u8>,
    /// Weeks to wait; `None` when not known.
    pub waiting_weeks: Option<u16>,
    /// No places left.
    pub full: bool,
    /// Closed for a while.
    pub closed: bool,
    /// A message of the organization for everybody.
    pub alert: Option<String>,
    /// Where one goes; `None` when it comes to people.
    pub place: Option<Venue>,
    /// Codes of the areas served.
    pub serves: Vec<String>,
    /// Serves the whole municipality.
    pub serves_municipality: bool,
    /// Serves further than the municipality.
    pub serves_region: bool,
    /// When it is open or takes place.
    pub slots: Vec<Slot>,
    /// When the organization last said that this is right.
    pub confirmed_on: Option<NaiveDate>,
}

/// The place of a service as far as it may be shown.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Venue {
    /// Name of the building; empty when protected.
    pub name: String,
    /// Street and number; `None` when protected or not known.
    pub street: Option<String>,
    /// Postcode; `None` when protected.
    pub postcode: Option<String>,
    /// Town, when outside the municipality.
    pub city: Option<String>,
    /// Code of the wijk.
    pub area: Option<String>,
    /// Name of the wijk.
    pub area_name: Option<String>,
    /// Where it is; `None` when protected.
    pub point: Option<Point>,
    /// The address is given on request only.
    pub protected: bool,
}

/// A part of a day on which a service is open or takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// Day of the week.
    pub day: Day,
    /// First minute of the day.
    pub from: u16,
    /// First minute after it; larger than 1440 when it runs past midnight.
    pub to: u16,
    /// How often.
    pub every: Every,
}

/// Forms in which help comes to people, wherever its office is.
pub const COMES_TO_PEOPLE: [&str; 3] = ["aan-huis", "telefonisch", "digitaal"];

impl Card {
    /// Whether somebody can use this without going anywhere.
    pub fn comes_to_people(&self) -> bool {
        self.place.is_none() || self.comes_by_form()
    }

    /// Whether it says itself that it comes to people: at home, by phone, online.
    pub fn comes_by_form(&self) -> bool {
        self.forms.iter().any(|form| COMES_TO_PEOPLE.contains(&form.as_str()))
    }

    /// Where one goes, when that may be known.
    pub fn point(&self) -> Option<Point> {
        self.place.as_ref().and_then(|venue| venue.point)
    }

    /// Whether it serves the area: the area itself, the whole municipality, or the region.
    pub fn serves_area(&self, area: &str) -> bool {
        self.serves_municipality || self.serves_region || self.serves.iter().any(|code| code == area)
    }

    /// Whether somebody of this age may come.
    pub fn fits_age(&self, age: u8) -> bool {
        self.minimum_age.is_none_or(|least| least <= age) && self.maximum_age.is_none_or(|most| age <= most)
    }
}
