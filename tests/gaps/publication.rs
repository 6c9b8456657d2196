//! The attacker: takes all that was published about a year of random towns, and finds nothing that was hidden.

use sociale_kaart::gaps::published::{attack, attack_patiently, join};
use sociale_kaart::gaps::{Cube, Month, Release, Rules};

use super::simulated::{START, Town};

/// Random logs in the normal run; `GAPS_LOGS=1000` attacks a thousand.
const LOGS: u64 = 100;
/// The patient attacker takes about half a second a log.
const PATIENT: u64 = 4;

fn published(town: &Town) -> Vec<Release> {
    let (cube, rules) = (Cube::of(&town.frame, &town.entries), Rules::default());
    let units = join(&town.frame, &rules, &[], |_| Vec::new());
    let start = Month::new(START.0, START.1).unwrap();
    let mut made: Vec<Release> = Vec::new();
    for quarter in 0..4 {
        let month = start.plus(quarter * 3);
        made.push(Release::make(&cube, &town.frame, &units, &rules, month, start.plus(12), &made).unwrap());
    }
    made
}

#[test]
fn no_hidden_cell_can_be_narrowed_to_fewer_than_five_values() {
    let logs = std::env::var("GAPS_LOGS").ok().and_then(|logs| logs.parse().ok()).unwrap_or(LOGS);
    let (mut printed, mut hidden) = (0, 0);
    for seed in 0..logs {
        let releases = published(&Town::random(seed));
        assert_eq!(attack(&releases.iter().collect::<Vec<_>>()), [], "log {seed}");
        for figure in releases.iter().flat_map(Release::figures) {
            *(if figure.value.count().is_some() { &mut printed } else { &mut hidden }) += 1;
        }
    }
    // An attack on nothing proves nothing.
    assert!(printed > 100 * logs && hidden > 100 * logs, "{printed} printed, {hidden} hidden");
}

#[test]
fn nor_by_an_attacker_with_patience() {
    for seed in 0..PATIENT {
        let releases = published(&Town::random(seed));
        assert_eq!(attack_patiently(&releases.iter().collect::<Vec<_>>()), [], "log {seed}");
    }
}

#[test]
fn small_wijken_are_joined_and_stay_joined() {
    let town = Town::random(11);
    let rules = Rules::default();
    let units = join(&town.frame, &rules, &[], |_| Vec::new());
    assert!(units.iter().all(|unit| unit.inhabitants >= rules.smallest_area() || units.len() == 1));
    // Also when every wijk has grown.
    let grown = town.frame.areas().iter().cloned().map(|mut area| {
        area.inhabitants += 50_000;
        area
    });
    let grown = sociale_kaart::gaps::Frame::new(grown.collect(), town.frame.themes().to_vec());
    let later = join(&grown, &rules, &units, |_| Vec::new());
    let members = |units: &[sociale_kaart::gaps::published::Unit]| -> Vec<Vec<String>> {
        units.iter().map(|unit| unit.members.clone()).collect()
    };
    assert_eq!(members(&later), members(&units));
}
