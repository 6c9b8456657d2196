//! What the catalogue has within reach of each area, theme by theme, as a ratio to the whole municipality.
//! The method is in `catchment`; this file decides who is served, from where, and how much room there is.

use std::collections::BTreeMap;

use super::catchment::{Link, two_step};
use super::decay::Decay;
use super::entry::{AreaIndex, ThemeIndex};
use super::frame::Frame;
use super::people::{Spot, spots};
use crate::catalogue::{Kind, Listing, Taxonomy};
use crate::db::{AnyConnection, QueryResult};
use crate::geography::{Places, distance};

/// How far people go, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Catchments {
    /// To what neighbours do for each other.
    pub buurtinitiatief: f64,
    /// To offer that is open to all.
    pub voorliggend: f64,
    /// To a specialist.
    pub specialist: f64,
}

/// Room by form where a listing does not tell: the median of the listings of that form that do.
#[derive(Debug, Clone, Default)]
pub struct Room {
    by_form: BTreeMap<String, Vec<f64>>,
    all: Vec<f64>,
}

/// Accessibility of each area for each theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Supply {
    themes: usize,
    /// By area and theme; none where nothing is within reach.
    reach: Vec<Option<f64>>,
    /// By theme.
    whole: Vec<Option<f64>>,
}

/// Adds up supply one listing at a time, so that a large catalogue is never in memory as a whole.
pub struct Survey<'a> {
    frame: &'a Frame,
    catchments: Catchments,
    room: &'a Room,
    spots: Vec<Spot>,
    inhabitants: Vec<f64>,
    /// By spot and theme.
    reach: Vec<Option<f64>>,
}

impl Default for Catchments {
    /// A street, a bicycle ride, a region.
    fn default() -> Self {
        Self { buurtinitiatief: 1_000.0, voorliggend: 2_500.0, specialist: 30_000.0 }
    }
}

impl Catchments {
    fn of(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Buurtinitiatief => self.buurtinitiatief,
            Kind::Voorliggend => self.voorliggend,
            Kind::Specialistisch => self.specialist,
        }
    }
}

impl Room {
    /// Learns from a listing, when it tells.
    pub fn note(&mut self, listing: &Listing) {
        let Some(room) = told(listing) else { return };
        insert(&mut self.all, room);
        if let Some(form) = listing.codes(Taxonomy::FORM).next() {
            insert(self.by_form.entry(form.to_owned()).or_default(), room);
        }
    }

    /// What a listing tells; else the median of its form; else of all; else one place.
    fn of(&self, listing: &Listing) -> f64 {
        let of_form = |form: &str| median(self.by_form.get(form)?);
        told(listing).or_else(|| listing.codes(Taxonomy::FORM).find_map(of_form)).or(median(&self.all)).unwrap_or(1.0)
    }
}

fn insert(sorted: &mut Vec<f64>, room: f64) {
    sorted.insert(sorted.partition_point(|other| *other < room), room);
}

fn median(sorted: &[f64]) -> Option<f64> {
    sorted.get(sorted.len() / 2).copied()
}

fn told(listing: &Listing) -> Option<f64> {
    listing.capacities.iter().find_map(|capacity| capacity.maximum).map(f64::from).filter(|room| *room > 0.0)
}

impl<'a> Survey<'a> {
    /// An empty survey of these places.
    #[must_use]
    pub fn new(frame: &'a Frame, places: &Places, catchments: Catchments, room: &'a Room) -> Self {
        let spots = spots(frame, places);
        let inhabitants = spots.iter().map(|spot| spot.inhabitants).collect();
        let reach = vec![None; spots.len() * frame.themes().len()];
        Self { frame, catchments, room, spots, inhabitants, reach }
    }

    /// Counts one listing in, for every theme that it has.
    pub fn add(&mut self, listing: &Listing) {
        let mut themes: Vec<_> = listing.codes(Taxonomy::THEME).filter_map(|code| self.frame.theme(code)).collect();
        themes.sort_unstable();
        themes.dedup();
        if themes.is_empty() || !listing.service.status.is_shown() {
            return;
        }
        let (capacity, links) = self.ways(listing);
        let width = self.frame.themes().len();
        for (spot, reached) in two_step(&self.inhabitants, &capacity, &links).into_iter().enumerate() {
            let Some(reached) = reached else { continue };
            for theme in &themes {
                if let Some(sum) = self.reach.get_mut(spot * width + usize::from(theme.0)) {
                    *sum = Some(sum.unwrap_or(0.0) + reached);
                }
            }
        }
    }

    /// Its room at each of its doors, and the ways to them. Without a door that may be known it comes to people.
    fn ways(&self, listing: &Listing) -> (Vec<f64>, Vec<Link>) {
        let room = self.room.of(listing);
        let doors: Vec<_> = listing.locations.iter().filter_map(|at| at.location.place.point()).collect();
        let served = self.spots.iter().enumerate().filter(|(_, spot)| listing.serves(&spot.area_code));
        if doors.is_empty() {
            let everywhere = served.map(|(demand, _)| Link { demand, supply: 0, weight: 1.0 });
            return (vec![room], everywhere.collect());
        }
        let catchment = self.catchments.of(listing.service.kind);
        // Two standard deviations to the edge: 0.14 there, between the two outer zones of Luo and Qi (0.22 and 0.03).
        let decay = Decay::Gaussian { sigma: catchment / 2.0 };
        let mut links = Vec::new();
        for (demand, spot) in served {
            let near = doors.iter().enumerate().map(|(supply, door)| (supply, distance(spot.point, *door)));
            let within = near.filter(|(_, metres)| *metres <= catchment);
            links.extend(within.map(|(supply, metres)| Link { demand, supply, weight: decay.weight(metres) }));
        }
        (vec![room / doors.len() as f64; doors.len()], links)
    }

    /// What was counted, by area: the inhabitants-weighted mean over its spots.
    #[must_use]
    pub fn finish(self) -> Supply {
        let themes = self.frame.themes().len();
        let mean = |theme: usize, counts: &dyn Fn(&Spot) -> bool| {
            let (mut sum, mut people) = (None, 0.0);
            for (index, spot) in self.spots.iter().enumerate().filter(|(_, spot)| counts(spot)) {
                people += spot.inhabitants;
                if let Some(reached) = self.reach.get(index * themes + theme).copied().flatten() {
                    sum = Some(sum.unwrap_or(0.0) + reached * spot.inhabitants);
                }
            }
            sum.filter(|_| people > 0.0).map(|sum| sum / people)
        };
        let areas = (0..self.frame.areas().len()).filter_map(|area| u16::try_from(area).ok()).map(AreaIndex);
        let by_area = areas.flat_map(|area| (0..themes).map(move |theme| (area, theme)));
        Supply {
            themes,
            reach: by_area.map(|(area, theme)| mean(theme, &|spot: &Spot| spot.area == area)).collect(),
            whole: (0..themes).map(|theme| mean(theme, &|_| true)).collect(),
        }
    }
}

impl Supply {
    /// What the catalogue has. Reads it twice: first for the room that is usual, then for who reaches it.
    pub fn of_catalogue(
        conn: &mut AnyConnection,
        frame: &Frame,
        places: &Places,
        catchments: Catchments,
    ) -> QueryResult<Self> {
        let mut room = Room::default();
        for chunk in Listing::chunks(conn) {
            chunk?.iter().for_each(|listing| room.note(listing));
        }
        let mut survey = Survey::new(frame, places, catchments, &room);
        for chunk in Listing::chunks(conn) {
            chunk?.iter().for_each(|listing| survey.add(listing));
        }
        Ok(survey.finish())
    }

    /// What is not known: every ratio is none.
    #[must_use]
    pub fn unknown() -> Self {
        Self { themes: 0, reach: Vec::new(), whole: Vec::new() }
    }

    /// The same for larger areas: `of` says which one each area belongs to, and inhabitants weigh.
    #[must_use]
    pub fn grouped(&self, of: &[AreaIndex], inhabitants: &[f64], groups: usize) -> Self {
        let mut sums = vec![None; groups * self.themes];
        let mut people = vec![0.0; groups];
        for ((area, group), own) in (0..).map(AreaIndex).zip(of).zip(inhabitants) {
            let group = usize::from(group.0);
            people.get_mut(group).into_iter().for_each(|sum| *sum += own);
            for theme in 0..self.themes {
                let reached = u16::try_from(theme).ok().and_then(|theme| self.within_reach(area, ThemeIndex(theme)));
                if let (Some(sum), Some(reached)) = (sums.get_mut(group * self.themes + theme), reached) {
                    *sum = Some(sum.unwrap_or(0.0) + reached * own);
                }
            }
        }
        let mean = |(index, sum): (usize, Option<f64>)| Some(sum? / people.get(index / self.themes)?.max(1.0));
        Self { themes: self.themes, reach: sums.into_iter().enumerate().map(mean).collect(), whole: self.whole.clone() }
    }

    /// Places a week within reach for one inhabitant of an area; none where nothing is within reach.
    #[must_use]
    pub fn within_reach(&self, area: AreaIndex, theme: ThemeIndex) -> Option<f64> {
        let theme = usize::from(theme.0);
        if theme >= self.themes {
            return None;
        }
        self.reach.get(usize::from(area.0) * self.themes + theme).copied().flatten()
    }

    /// The same as a ratio to the municipality: 0 where nothing is within reach, none where the municipality has
    /// nothing either.
    #[must_use]
    pub fn ratio(&self, area: AreaIndex, theme: ThemeIndex) -> Option<f64> {
        let whole = self.whole.get(usize::from(theme.0)).copied().flatten().filter(|whole| *whole > 0.0)?;
        Some(self.within_reach(area, theme).unwrap_or(0.0) / whole)
    }
}
