//! Entries and groups as a page tells them: themes and wijken by name, months instead of days, and how often something
//! was asked only as the rules of publication allow.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Datelike, Months, NaiveDate};

use crate::accounts::Account;
use crate::app::{App, Town};
use crate::catalogue::Taxonomy;
use crate::db::{AnyConnection, QueryResult};
use crate::dutch::month_name;
use crate::gaps::published::{Trend, trend};
use crate::gaps::{Published, Rules};
use crate::geography::Area;
use crate::id::CollectiveId;
use crate::questions::{Asking, Collective, Outcome, Readable, Stored, top_theme, with_narrower};
use crate::web::view::{EntryLine, GroupLine, Link};
use crate::web::words;

/// Months of which a trend is told: the second half against the first.
const TREND: u32 = 12;

/// What telling needs of the house. Owned, so that it can go along to a thread that may wait.
pub struct Teller {
    /// The town.
    pub town: Arc<Town>,
    /// The rules of publication.
    pub rules: Rules,
    /// The day it is.
    pub today: NaiveDate,
}

impl Teller {
    /// For this house, now.
    pub fn of(app: &App) -> Self {
        Self { town: app.town.load_full(), rules: app.rules.clone(), today: app.clock.today() }
    }

    /// What something is about: `Geld in Noord`.
    pub fn about(&self, theme: &str, area: &str) -> String {
        let place = self.town.places.area(area).map_or(area, |area| area.name.as_str());
        format!("{} in {place}", self.town.taxonomies.name(Taxonomy::THEME, theme))
    }

    /// The wijk with this code or name, or that a buurt with it lies in.
    pub fn wijk(&self, area: &str) -> Option<&Area> {
        let places = &self.town.places;
        places.area(area).or_else(|| places.named(area)).map(|area| places.wijk_of(area))
    }

    /// So many months ago.
    pub fn months_ago(&self, months: u32) -> NaiveDate {
        self.today.checked_sub_months(Months::new(months)).unwrap_or(self.today)
    }

    /// An entry, linked with its group when that is among these.
    pub fn entry(&self, entry: &Stored, groups: &HashMap<CollectiveId, Collective>) -> EntryLine {
        let group = entry.collective_id.and_then(|id| groups.get(&id));
        EntryLine {
            id: entry.id.to_string(),
            href: format!("/hulpvragen/{}", entry.id),
            text: entry.text.clone().unwrap_or_else(|| "Zonder tekst bewaard".to_owned()),
            about: self.about(&entry.theme, &entry.area_code),
            month: month(entry.asked_on),
            ending: ending(entry),
            group: group.map(|group| Link::new(&group.name, href(group.id))),
            chosen: true,
        }
    }

    /// Entries with the groups that they belong to.
    pub fn entries(&self, conn: &mut AnyConnection, entries: &[Stored]) -> QueryResult<Vec<EntryLine>> {
        let ids: Vec<CollectiveId> = entries.iter().filter_map(|entry| entry.collective_id).collect();
        let groups = Collective::by_id(conn, &ids)?;
        Ok(entries.iter().map(|entry| self.entry(entry, &groups)).collect())
    }

    /// Groups with how often they were asked, as far as somebody reads their questions.
    pub fn groups(
        &self,
        conn: &mut AnyConnection,
        groups: &[Collective],
        readable: &Readable,
    ) -> QueryResult<Vec<GroupLine>> {
        let ids: Vec<CollectiveId> = groups.iter().map(|group| group.id).collect();
        let since = self.months_ago(TREND);
        let mut askings: HashMap<CollectiveId, Vec<Asking>> = HashMap::new();
        for asking in Asking::of_groups(conn, &ids, &readable.codes(), since)? {
            if let Some(id) = asking.collective_id {
                askings.entry(id).or_default().push(asking);
            }
        }
        let none = Vec::new();
        Ok(groups.iter().map(|group| self.group(group, askings.get(&group.id).unwrap_or(&none))).collect())
    }

    fn group(&self, group: &Collective, askings: &[Asking]) -> GroupLine {
        let of = |from: NaiveDate, until: NaiveDate| {
            let some = askings.iter().filter(|one| one.asked_on >= from && one.asked_on < until);
            Published::asked(some, &self.rules, &group.theme)
        };
        let (half, tomorrow) = (self.months_ago(TREND / 2), NaiveDate::MAX);
        let quarter = of(self.rules.quarter_start(self.today), tomorrow).in_words();
        GroupLine {
            link: Link::new(&group.name, href(group.id)),
            about: self.about(&group.theme, &group.area_code),
            often: quarter.map(|often| format!("Dit kwartaal {often} keer gevraagd.")).unwrap_or_default(),
            trend: told(trend(&[of(self.months_ago(TREND), half), of(half, tomorrow)])).to_owned(),
        }
    }

    /// How often colleagues logged this theme this quarter in the wijkteam area that a wijk lies in, in a sentence; empty
    /// for who may not read that, and where one hand logged most of it.
    pub fn colleagues(
        &self,
        conn: &mut AnyConnection,
        reader: &Account,
        area: &str,
        theme: &str,
    ) -> QueryResult<String> {
        let team = self.wijk(area).and_then(|wijk| wijk.district.as_deref()).unwrap_or_default();
        if team.is_empty() || theme.is_empty() || !reader.reads_team(team) {
            return Ok(String::new());
        }
        let (places, taxonomies) = (&self.town.places, &self.town.taxonomies);
        let in_team = |area: &&Area| places.wijk_of(area).district.as_deref() == Some(team);
        let areas: Vec<&str> = places.areas().filter(in_team).map(|area| area.code.as_str()).collect();
        let top = top_theme(taxonomies, theme);
        let since = self.rules.quarter_start(self.today);
        let askings = Asking::about(conn, &with_narrower(taxonomies, top), &areas, since)?;
        let often = Published::asked(&askings, &self.rules, top).in_words();
        let name = taxonomies.name(Taxonomy::THEME, top);
        Ok(often
            .map(|often| format!("{} zette dit kwartaal {often} vragen over {name} in het logboek.", team_name(team)))
            .unwrap_or_default())
    }
}

/// A wijkteam area as the name of its team.
pub fn team_name(area: &str) -> String {
    if area.starts_with("Wijkteam") { area.to_owned() } else { format!("Wijkteam {area}") }
}

/// The page of a group.
pub fn href(id: CollectiveId) -> String {
    format!("/hulpvragen/groepen/{id}")
}

/// `november 2026`: the day is nobody's business.
fn month(day: NaiveDate) -> String {
    format!("{} {}", month_name(day.month()), day.year())
}

fn ending(entry: &Stored) -> String {
    let outcome = match entry.outcome {
        Outcome::Matched => "iets passends gevonden",
        Outcome::Partial => "deels iets gevonden",
        Outcome::Unmet => "niets passends",
    };
    match entry.reason {
        Some(reason) => format!("{outcome}: {}", words::inside(reason.label())),
        None => outcome.to_owned(),
    }
}

fn told(trend: Trend) -> &'static str {
    match trend {
        Trend::Rising => "Het afgelopen half jaar vaker dan het half jaar daarvoor.",
        Trend::Falling => "Het afgelopen half jaar minder vaak dan het half jaar daarvoor.",
        Trend::Steady => "Het afgelopen half jaar ongeveer even vaak als daarvoor.",
        // The page says once why there may be none.
        Trend::Unclear => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_tells_its_month_and_not_its_day() {
        assert_eq!(month(NaiveDate::from_ymd_opt(2026, 3, 31).unwrap()), "maart 2026");
    }
}
