//! The report on a small invented log: two wijken of one wijkteam and one of another, two themes, a year of questions.

use super::*;
use crate::gaps::entry::{AreaIndex, CoachKey, ProviderKey, ThemeIndex};
use crate::gaps::published::join;
use crate::gaps::{Cube, Kind, Standing};
use crate::questions::{Deployed, Outcome, Reason};

const GELD: ThemeIndex = ThemeIndex(0);
const PSYCHISCH: ThemeIndex = ThemeIndex(1);

fn start() -> Month {
    Month::new(2025, 1).unwrap()
}

fn frame() -> Frame {
    let area = |code: &str, team: &str, inhabitants| Counted {
        code: code.to_owned(),
        name: format!("Wijk {code}"),
        inhabitants,
        team: team.to_owned(),
    };
    let areas = vec![
        area("WK999901", "Oost", 5_000),
        area("WK999902", "Oost", 5_000),
        area("WK999903", "West", 5_000),
        area("WK999904", "West", 5_000),
        area("WK999905", "West", 400),
    ];
    Frame::new(areas, vec!["geld".to_owned(), "psychisch".to_owned()])
}

/// So many questions, spread over a year and thirty coaches; `unmet` of every ten find nothing.
fn questions(area: u16, theme: ThemeIndex, number: u32, unmet: u32) -> impl Iterator<Item = Entry> {
    (0..number).map(move |one| {
        let missed = one / 12 % 10 < unmet;
        Entry {
            area: AreaIndex(area),
            theme,
            month: start().plus(i32::try_from(one % 12).unwrap()),
            outcome: if missed { Outcome::Unmet } else { Outcome::Matched },
            reason: missed.then_some(Reason::Absent),
            deployed: Some(if one % 4 == 0 { Deployed::Specialist } else { Deployed::Voorliggend }),
            was_unknown: false,
            coach: CoachKey(one % 30),
            provider: (one % 4 == 0).then_some(ProviderKey(one % 3)),
        }
    })
}

fn log() -> Vec<Entry> {
    let quiet = (1..4).flat_map(|area| questions(area, GELD, 130, 1));
    let many = questions(0, GELD, 360, 8).chain(questions(0, PSYCHISCH, 240, 8));
    quiet.chain(many).chain((1..4).flat_map(|area| questions(area, PSYCHISCH, 130, 1))).collect()
}

fn releases(entries: &[Entry], units: &[Unit]) -> Vec<Release> {
    let (frame, rules) = (frame(), Rules::default());
    let cube = Cube::of(&frame, entries);
    let mut made: Vec<Release> = Vec::new();
    for quarter in 0..4 {
        let month = start().plus(quarter * 3);
        made.push(Release::make(&cube, &frame, units, &rules, month, start().plus(12), &made).unwrap());
    }
    made
}

fn report(entries: &[Entry], quarters: usize) -> Report {
    let (frame, rules) = (frame(), Rules::default());
    let units = join(&frame, &rules, &[], |_| Vec::new());
    let mut releases = releases(entries, &units);
    releases.truncate(quarters);
    Report::of(&frame, &Supply::unknown(), entries, releases, units, &rules, start().plus(12))
}

#[test]
fn a_hole_is_listed_with_what_is_wrong_and_how_sure_it_is() {
    let report = report(&log(), 4);
    let first = &report.gaps(Level::Wijk)[0];
    assert_eq!((first.name.as_str(), first.theme.as_str()), ("Wijk WK999901", "geld"));
    assert_eq!((first.standing, first.kind, first.trend), (Standing::High, Some(Kind::Missing), Trend::Steady));
}

#[test]
fn a_sensitive_theme_is_named_for_a_wijkteam_and_never_for_a_wijk() {
    let report = report(&log(), 4);
    let themes = |level| report.gaps(level).iter().map(|gap| gap.theme.as_str()).collect::<Vec<_>>();
    assert!(!themes(Level::Wijk).contains(&"psychisch"));
    assert!(themes(Level::Wijkteam).contains(&"psychisch"));
    let year = report.usual_year().unwrap();
    assert_eq!(year.of_wijk(Measure::Questions, Some("psychisch"), "WK999901"), None);
    assert!(year.of_team(Measure::Questions, Some("psychisch"), "Oost", 0).is_some());
}

#[test]
fn without_a_release_nothing_is_told_of_the_log() {
    let report = report(&log(), 0);
    assert!(report.years().is_empty() && report.usual_year().is_none());
    assert!(report.gaps(Level::Wijk).is_empty() && report.gaps(Level::Wijkteam).is_empty());
    assert_eq!((report.learned(), report.spread()), (None, None));
    assert_eq!(report.next_release().to_string(), "2026-04");
}

#[test]
fn figures_are_those_of_the_releases_and_a_small_wijk_counts_with_its_neighbour() {
    let entries = log();
    let report = report(&entries, 4);
    let year = report.year("2025-01").unwrap();
    assert_eq!(year.of_town(Measure::Questions, None).unwrap().to_string(), "1380");
    assert_eq!(year.of_wijk(Measure::Questions, Some("geld"), "WK999901").unwrap().to_string(), "360");
    let joined = report.area_of("WK999905").unwrap();
    assert_eq!(joined.code.split('+').count(), 2);
    assert_eq!(
        year.of_wijk(Measure::Questions, Some("geld"), "WK999905"),
        year.of_wijk(Measure::Questions, Some("geld"), members(joined).next().unwrap())
    );
    let lines = year.lines().filter(|line| line.unit.is_some() && line.theme == Some("geld"));
    assert_eq!(lines.count(), 2 * report.areas(Level::Wijk).len());
}

#[test]
fn a_year_that_is_not_over_shows_its_quarters_and_no_wijken() {
    let report = report(&log(), 2);
    let year = report.usual_year().unwrap();
    assert!(!year.is_whole());
    assert_eq!(year.to().to_string(), "2025-06");
    assert_eq!(year.of_wijk(Measure::Questions, None, "WK999901"), None);
    assert_eq!(report.months(year, Measure::Questions, Some("geld")).len(), 6);
    assert_eq!(report.spread(), None);
}

#[test]
fn the_sides_of_the_town_are_compared_by_what_is_printed() {
    let report = report(&log(), 4);
    let side_of = |code: &str| Some(if code < "WK999903" { "oost" } else { "west" }.to_owned());
    let sides = report.sides(report.usual_year().unwrap(), side_of);
    let shown: Vec<_> = sides.iter().map(|side| (side.side.as_str(), side.inhabitants, side.questions)).collect();
    assert_eq!(shown, [("oost", 10_000, Some(86.0)), ("west", 10_400, Some(50.0))]);
    assert!(sides[0].unmet > sides[1].unmet && sides[0].sure == 1 && sides[1].sure == 0, "{sides:?}");
}

#[test]
fn the_half_year_review_counts_in_fives_and_the_spread_over_providers_in_steps() {
    let report = report(&log(), 4);
    let learned = report.learned().unwrap();
    assert_eq!((learned.window.from.to_string(), learned.window.to.to_string()), ("2025-07".into(), "2025-12".into()));
    let printed = [learned.voorliggend, learned.own, learned.cooperation].map(Published::count);
    assert!(printed.iter().flatten().all(|count| count % 5 == 0) && printed.iter().any(Option::is_some), "{printed:?}");
    let spread = report.spread().unwrap();
    assert_eq!((spread.town.providers.to_string(), spread.town.largest), ("< 10".to_owned(), 35));
    assert!(!spread.areas.is_empty());
}

#[test]
fn what_is_not_over_does_not_count() {
    let mut entries = log();
    let before = report(&entries, 4);
    let this_month = questions(2, GELD, 240, 10).map(|entry| Entry { month: start().plus(12), ..entry });
    entries.extend(this_month);
    assert_eq!(report(&entries, 4), before);
}
