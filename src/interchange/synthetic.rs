//! Makes any number of invented services out of the real ones, to measure with. Sentences of services that share a theme
//! are mixed, and new words keep coming, ever more slowly, as they do in real text. The same number and seed give the
//! same lines, and a smaller number gives the beginning of a larger one.

mod dice;
mod words;

use std::io::{self, Write};

use self::dice::Dice;
use self::words::{capital, proper_name, slug};
use super::line::{Line, LineContact, LinePlace};
use super::services::ExportError;
use super::to_line::to_line;
use super::to_listing::REGION;
use crate::catalogue::Listing;
use crate::db::AnyConnection;
use crate::geography::{Bounds, Places, Point};
use words::{Pools, street};

/// So many lie inside the municipality, the rest anywhere in the country: a national catalogue with a town in it.
const IN_TOWN: usize = 10_000;

/// The box around the European Netherlands; points in it that are sea are drawn again.
const COUNTRY: Bounds = Bounds { south: 50.751, west: 3.358, north: 53.556, east: 7.227 };

const CARRIERS: &[&str] = &[
    "Stichting",
    "Buurtteam",
    "Kring",
    "Vereniging",
    "Zorggroep",
    "Werkplaats",
    "Collectief",
    "Praktijk",
    "Huis",
    "Netwerk",
    "Ploeg",
    "Centrum",
];

const BUILDINGS: &[&str] = &["Gebouw", "Wijkhuis", "Kantoor", "Zaal", "Huis"];

/// Writes `count` lines of the authoring format, made from the services in the database. Writes none when it is empty.
pub fn write_synthetic(
    conn: &mut AnyConnection,
    count: usize,
    seed: u64,
    mut writer: impl Write,
) -> Result<(), ExportError> {
    let places = Places::load(conn)?;
    let mut real = Vec::new();
    for listings in Listing::chunks(conn) {
        real.extend(listings?.iter().map(|listing| to_line(listing, &places)));
    }
    write_lines(&real, &places, count, seed, &mut writer)?;
    Ok(writer.flush()?)
}

fn write_lines(real: &[Line], places: &Places, count: usize, seed: u64, writer: &mut impl Write) -> io::Result<()> {
    let postcodes = places.postcodes().map(|postcode| postcode.digits.clone()).collect();
    let town = places.bounds().unwrap_or(COUNTRY);
    let mut maker = Maker { real, pools: Pools::of(real), town, postcodes, dice: Dice::new(seed), seed };
    for number in 0..count {
        let Some(line) = maker.line(number) else { return Ok(()) };
        serde_json::to_writer(&mut *writer, &line)?;
        writer.write_all(b"\n")?;
    }
    Ok(())
}

struct Maker<'a> {
    real: &'a [Line],
    pools: Pools<'a>,
    town: Bounds,
    postcodes: Vec<String>,
    dice: Dice,
    seed: u64,
}

impl Maker<'_> {
    /// One service; none when there is nothing to make it from.
    fn line(&mut self, number: usize) -> Option<Line> {
        let base = self.dice.pick(self.real)?;
        let mut line = base.clone();
        let in_town = number < IN_TOWN;
        line.themes = self.themes(base);
        line.audience = self.audience(base);
        line.description = self.description(base, &line.themes);
        line.summary = self.summary(base, &line.themes);
        line.keywords = self.keywords(base, &line.themes);
        let name = proper_name(&mut self.dice);
        line.name = self.name(base, &name);
        line.organization = self.organization(name);
        line.id = format!("{}-{number}", slug(&line.name));
        line.place = Some(self.place(in_town));
        line.outside_region = !in_town;
        if !in_town {
            line.serves = vec![REGION.to_owned()];
        }
        line.contact = self.contact(&line.organization);
        line.source = None;
        Some(line)
    }

    fn themes(&mut self, base: &Line) -> Vec<String> {
        let mut themes = base.themes.clone();
        if self.dice.chance(30)
            && let Some(other) = self.pools.any_theme(&mut self.dice)
            && !themes.contains(&other)
        {
            themes.push(other);
        }
        themes.truncate(4);
        themes
    }

    fn audience(&mut self, base: &Line) -> Vec<String> {
        let mut audience = base.audience.clone();
        if self.dice.chance(20)
            && let Some(other) = self.dice.pick(self.real)
        {
            let more: Vec<String> = other.audience.iter().filter(|code| !audience.contains(code)).cloned().collect();
            audience.extend(more);
        }
        audience.truncate(5);
        audience
    }

    fn description(&mut self, base: &Line, themes: &[String]) -> String {
        let theme = self.dice.pick(themes).cloned().unwrap_or_default();
        let own: Vec<&str> = words::sentences(&base.description).collect();
        let (all, of_own) = (self.dice.between(3, 6), self.dice.between(1, 4).min(own.len()));
        let start = self.dice.below(own.len().saturating_sub(of_own) + 1);
        let mut sentences: Vec<String> = Vec::new();
        for sentence in own.into_iter().skip(start).take(of_own) {
            sentences.push(self.vary(sentence));
        }
        while sentences.len() < all {
            let other = self.pools.sentence(&mut self.dice, &theme).unwrap_or("Iedereen is welkom.");
            sentences.push(self.vary(other));
        }
        sentences.join(" ")
    }

    fn summary(&mut self, base: &Line, themes: &[String]) -> String {
        let theme = self.dice.pick(themes).cloned().unwrap_or_default();
        let other = self.pools.sentence(&mut self.dice, &theme);
        let sentence = if self.dice.chance(50) { &base.summary } else { other.unwrap_or(&base.summary) };
        self.vary(sentence)
    }

    fn keywords(&mut self, base: &Line, themes: &[String]) -> Vec<String> {
        let mut keywords: Vec<String> = base.keywords.iter().take(self.dice.between(1, 3)).cloned().collect();
        let theme = themes.first().map(String::as_str).unwrap_or_default();
        for _ in 0..self.dice.between(2, 4) {
            keywords.extend(self.pools.keyword(&mut self.dice, theme).map(str::to_owned));
        }
        if self.dice.chance(25) {
            keywords.push(self.new_word());
        }
        let mut seen = std::collections::HashSet::new();
        keywords.retain(|keyword| seen.insert(keyword.clone()));
        keywords
    }

    fn name(&mut self, base: &Line, name: &str) -> String {
        let words: Vec<&str> = base.name.split(' ').collect();
        let kept = words.len().saturating_sub(self.dice.below(3)).clamp(1, 12);
        let last = if self.dice.chance(80) { name.to_owned() } else { capital(&self.new_word()) };
        let head: Vec<&str> = words.into_iter().take(kept).collect();
        format!("{} {last}", head.join(" "))
    }

    fn organization(&mut self, name: String) -> String {
        let carrier = self.dice.pick(CARRIERS).copied().unwrap_or_default();
        let name = if self.dice.chance(40) { name } else { proper_name(&mut self.dice) };
        format!("{carrier} {name}")
    }

    fn place(&mut self, in_town: bool) -> LinePlace {
        let point = self.point(if in_town { self.town } else { COUNTRY });
        let digits = self.dice.pick(&self.postcodes).filter(|_| in_town).cloned();
        let digits = digits.unwrap_or_else(|| self.dice.between(1011, 9999).to_string());
        let letters: String = (0..2).filter_map(|_| self.dice.pick(&LETTERS).copied()).collect();
        let building = self.dice.pick(BUILDINGS).copied().unwrap_or_default();
        LinePlace {
            wijk: None,
            name: Some(format!("{building} {}", proper_name(&mut self.dice))),
            street: Some(format!("{} {}", street(&mut self.dice), self.dice.between(1, 240))),
            postcode: Some(format!("{digits} {letters}")),
            city: (!in_town).then(|| proper_name(&mut self.dice)),
            lat: Some(point.lat),
            lon: Some(point.lon),
            protected: None,
        }
    }

    fn point(&mut self, bounds: Bounds) -> Point {
        // About half of the box is land; this many misses in a row do not happen.
        for _ in 0..100 {
            let lat = self.dice.within(bounds.south, bounds.north);
            let lon = self.dice.within(bounds.west, bounds.east);
            if let Ok(point) = Point::in_netherlands(lat, lon) {
                return point;
            }
        }
        bounds.middle()
    }

    fn contact(&mut self, organization: &str) -> LineContact {
        let domain = slug(organization);
        LineContact {
            phone: Some(format!("088 000 {:04}", self.dice.below(10_000))),
            email: Some(format!("info@{domain}.example")),
            url: Some(format!("https://www.{domain}.example")),
        }
    }

    /// The sentence, more often than not with one word replaced by a new one.
    fn vary(&mut self, sentence: &str) -> String {
        let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
        let at = self.dice.below(words.len());
        if self.dice.chance(60)
            && let Some(word) = words.get_mut(at)
            && word.chars().count() > 5
            && word.chars().all(char::is_alphabetic)
        {
            let new = self.pools.compound(self.dice.long_tail(), self.seed);
            *word = if word.starts_with(char::is_uppercase) { capital(&new) } else { new };
        }
        words.join(" ")
    }

    fn new_word(&mut self) -> String {
        self.pools.compound(self.dice.long_tail(), self.seed)
    }
}

const LETTERS: [char; 20] =
    ['A', 'B', 'C', 'D', 'E', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'V', 'W', 'X', 'Z'];
