//! What a report costs over the log of a large city: a million questions, 400 areas, 18 themes, 24 months; and what
//! the attacker costs. `cargo bench --bench gaps`; `GAPS_LOGS=1000` attacks a thousand random logs in the test suite.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop, and prints its figures"
)]

use std::hint::black_box;
use std::time::Instant;

use sociale_kaart::gaps::published::{attack, join};
use sociale_kaart::gaps::{
    AreaIndex, CoachKey, Counted, Cube, Entry, Frame, Month, Release, Rules, Supply, ThemeIndex, Window, rank,
};
use sociale_kaart::questions::{Outcome, Reason};

const QUESTIONS: u64 = 1_000_000;
const AREAS: u16 = 400;
const THEMES: u16 = 18;
const MONTHS: u16 = 24;

fn main() {
    // `cargo test --benches` runs this too; there is nothing to test in a measurement.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let area = |index: u16| Counted {
        code: format!("WK{index:06}"),
        name: format!("Wijk {index}"),
        inhabitants: 1_500 + u32::from(index) * 37 % 9_000,
        team: format!("Team {}", index / 10),
    };
    let frame = Frame::new((0..AREAS).map(area).collect(), (0..THEMES).map(|theme| format!("thema-{theme}")).collect());
    let start = Month::new(2025, 1).expect("a month");
    let entries: Vec<Entry> = (0..QUESTIONS).map(|number| entry(number, start)).collect();
    let (cube, took) = timed(|| Cube::of(&frame, &entries));
    println!("counting {QUESTIONS} questions     {took:>9.1} ms");
    let mut cube = cube;
    let window = Window::year_to(start.plus(i32::from(MONTHS) - 1));
    let times: Vec<f64> =
        (0..20).map(|_| timed(|| black_box(rank(&cube, &frame, &Supply::unknown(), window))).1).collect();
    println!("report                        {:>9.1} ms", times.iter().copied().fold(f64::MAX, f64::min));
    let (_, took) = timed(|| entries.iter().take(1_000).all(|entry| cube.add(entry)));
    println!("a new question                {:>9.5} ms", took / 1_000.0);
    println!(
        "memory of this process        {:>9} MB (of which entries {} MB)",
        resident(),
        (entries.len() * size_of::<Entry>()) >> 20
    );
    let rules = Rules::default();
    let units = join(&frame, &rules, &[], |_| Vec::new());
    let (release, took) = timed(|| Release::make(&cube, &frame, &units, &rules, start, start.plus(30), &[]));
    println!("a release of a quarter        {took:>9.1} ms");
    let release = release.expect("a safe release");
    let (found, took) = timed(|| attack(&[&release]));
    println!("an attack                     {took:>9.1} ms, {} found", found.len());
}

/// The same questions every time (splitmix64).
fn entry(number: u64, start: Month) -> Entry {
    let mut mixed = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    let part = |shift: u32, limit: u16| ((mixed >> shift) % u64::from(limit)) as u16;
    let area = part(0, AREAS);
    let (outcome, reason) = match part(11, 10) {
        0 => (Outcome::Unmet, Some(Reason::Absent)),
        1 => (Outcome::Partial, Some(Reason::Full)),
        2 => (Outcome::Unmet, Some(Reason::Unknown)),
        _ => (Outcome::Matched, None),
    };
    Entry {
        area: AreaIndex(area),
        theme: ThemeIndex(part(21, THEMES)),
        month: start.plus(i32::from(part(31, MONTHS))),
        outcome,
        reason,
        deployed: None,
        was_unknown: false,
        coach: CoachKey(u32::from(area) / 2 * 5 + u32::from(part(41, 5))),
        provider: None,
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let began = Instant::now();
    let done = work();
    (done, began.elapsed().as_secs_f64() * 1e3)
}

/// Megabytes that this process has in memory, where the system tells.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse::<u64>().ok()).unwrap_or(0) / 1024
}
