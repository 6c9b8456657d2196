//! Invented towns in which the holes are known: they are found, and bad luck is not taken for one.

use sociale_kaart::gaps::{Cube, Kind, Row, Standing, Supply, Window, rank};

use super::simulated::{Planted, Town};

const TOWNS: u64 = 100;

fn ranked(town: &Town) -> Vec<Row> {
    let cube = Cube::of(&town.frame, &town.entries);
    let (from, to) = cube.months().unwrap();
    rank(&cube, &town.frame, &Supply::unknown(), Window { from, to })
}

/// Holes among the first 15 of each town, and what must not be among the first 30.
fn found(questions: f64) -> (Vec<usize>, usize) {
    let (mut holes, mut tiny) = (Vec::new(), 0);
    for seed in 0..TOWNS {
        let town = Town::with_holes(seed, questions);
        let cells: Vec<_> = ranked(&town).iter().map(|row| (row.area, row.theme)).collect();
        holes.push(town.count(&cells[..15], |what| matches!(what, Planted::Hole(_))));
        tiny += town.count(&cells[..30], |what| what == Planted::Tiny);
    }
    (holes, tiny)
}

#[test]
fn with_1500_questions_at_least_11_of_15_holes_are_in_the_first_15() {
    let (holes, tiny) = found(1_500.0);
    assert!(holes.iter().all(|holes| *holes >= 11), "{holes:?}");
    assert_eq!(tiny, 0);
}

#[test]
fn with_4000_questions_the_holes_stand_in_front_in_nearly_every_town() {
    let (holes, tiny) = found(4_000.0);
    let mean = holes.iter().sum::<usize>() as f64 / holes.len() as f64;
    assert!(mean >= 13.5 && holes.iter().all(|holes| *holes >= 11), "{mean} {holes:?}");
    assert_eq!(tiny, 0);
}

#[test]
fn the_kind_of_a_hole_is_right_and_offer_that_is_not_known_is_not_called_missing() {
    let (mut holes, mut right) = (0, 0);
    for seed in 0..TOWNS {
        let town = Town::with_holes(seed, if seed % 2 == 0 { 1_500.0 } else { 4_000.0 });
        for row in ranked(&town) {
            match town.planted(&row) {
                Some(Planted::Hole(kind)) => {
                    holes += 1;
                    right += usize::from(row.kind == Some(kind));
                }
                Some(Planted::Unknown) => assert_ne!(row.kind, Some(Kind::Missing), "town {seed}"),
                Some(Planted::Tiny) => assert_eq!(row.standing(), Standing::Unclear, "town {seed}"),
                None => {}
            }
        }
    }
    assert!(right * 100 >= holes * 95, "{right} of {holes}");
}

#[test]
fn the_same_log_gives_the_same_ranking_in_any_order() {
    let mut town = Town::with_holes(5, 2_000.0);
    let first = ranked(&town);
    town.entries.reverse();
    assert_eq!(ranked(&town), first);
}

#[test]
fn a_new_question_is_in_the_next_report_at_once() {
    let mut town = Town::with_holes(6, 1_000.0);
    let mut cube = Cube::of(&town.frame, &town.entries);
    let (from, to) = cube.months().unwrap();
    let entry = *town.entries.last().unwrap();
    assert!(cube.add(&entry));
    town.entries.push(entry);
    assert_eq!(rank(&cube, &town.frame, &Supply::unknown(), Window { from, to }), ranked(&town));
}

#[test]
fn a_question_from_outside_the_count_is_not_counted() {
    let town = Town::with_holes(7, 200.0);
    let mut cube = Cube::of(&town.frame, &town.entries);
    let mut entry = town.entries[0];
    entry.month = entry.month.plus(600);
    assert!(!cube.add(&entry));
}
