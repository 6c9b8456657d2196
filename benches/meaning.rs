//! What the encoder of meaning costs: its loading, a text of each length, many texts together, and a scan over many vectors.
//! `cargo bench --bench meaning`; prints what the fastest tenth
//! takes, which a busy machine disturbs least.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop, and prints its figures"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use sociale_kaart::meaning::{Encoder, MOST_PIECES};

/// Words of which texts are made; each is one piece or two.
const WORDS: &str = "mevrouw van twee en tachtig woont alleen haar man is vorig jaar overleden zij komt de deur niet meer uit \
    en durft niet alleen met de bus zoekt een maatje om samen koffie te drinken of te wandelen in de buurt";
const TIMES: usize = 300;

fn main() {
    // `cargo test --benches` runs this too; there is nothing to test in a measurement.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let started = Instant::now();
    let encoder = Encoder::embedded().expect("the encoder that is built in");
    println!("loading              {:>9.2} ms", millis(started.elapsed()));
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    for length in [1, 2, 5, 8, 16, 32, 60] {
        let text: Vec<&str> = words.iter().cycle().take(length).copied().collect();
        let text = text.join(" ");
        println!(
            "a text of {:>2} pieces  {:>9.3} ms",
            encoder.count(&text),
            fast(|| {
                black_box(encoder.encode(black_box(&text)));
            })
        );
    }
    let sentences: Vec<String> = (0..400)
        .map(|at| words.iter().cycle().skip(at).take(6 + at % 14).copied().collect::<Vec<_>>().join(" "))
        .collect();
    let sentences: Vec<&str> = sentences.iter().map(String::as_str).collect();
    let pieces: usize = sentences.iter().map(|text| encoder.count(text)).sum();
    let started = Instant::now();
    let vectors = encoder.encode_many(&sentences);
    let took = started.elapsed();
    println!(
        "many texts           {:>9.0} pieces a second, {:.3} ms a sentence of {} pieces (at most {MOST_PIECES})",
        pieces as f64 / took.as_secs_f64(),
        millis(took) / sentences.len() as f64,
        pieces / sentences.len()
    );
    let many = vectors.repeat(250);
    let one = encoder.encode("samen koffie drinken");
    println!(
        "nearness to {}   {:>9.2} ms",
        many.len(),
        fast(|| {
            black_box(one.similarities(black_box(&many)));
        })
    );
}

fn fast(mut work: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..TIMES)
        .map(|_| {
            let started = Instant::now();
            work();
            millis(started.elapsed())
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(TIMES / 10).copied().unwrap_or_default()
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
