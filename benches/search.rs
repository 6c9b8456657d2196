//! What the service costs: start, memory, and searches over HTTP, on the demonstration catalogue and on many synthetic
//! services. `make bench`; `BENCH_SERVICES=10000 make bench` for another number. Prints medians and high percentiles of
//! one client that waits for each answer; on a shared machine compare figures of one run only.

#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that cannot go on should stop, and prints its figures"
)]

#[path = "search/change.rs"]
mod change;
#[path = "search/client.rs"]
mod client;
#[path = "search/questions.rs"]
mod questions;
#[path = "search/server.rs"]
mod server;

use std::time::{Duration, Instant};

use self::client::Client;
use self::server::{Folder, Server};

/// Services in the large catalogue.
const MANY: usize = 100_000;
/// Searches that warm up, and that are measured.
const SEARCHES: (usize, usize) = (300, 3_000);

fn main() {
    // `cargo test --benches` runs this too; there is nothing to test in a measurement.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let many = std::env::var("BENCH_SERVICES").ok().and_then(|number| number.parse().ok()).unwrap_or(MANY);
    println!("binary                              {:>8.1} MB", server::binary_size() as f64 / 1e6);
    let demo = Folder::new();
    let started = Instant::now();
    let first = Server::start(&demo, &["--demo"]);
    println!("first start with demonstration data {:>8.0} ms to the first answer", millis(started.elapsed()));
    drop(first);
    let started = Instant::now();
    let server = Server::start(&demo, &[]);
    println!("second start                        {:>8.0} ms to the first answer", millis(started.elapsed()));
    measure("demonstration catalogue", &server, &questions::mixed(&demo));
    println!("memory after these searches         {:>8.1} MB", server.memory() as f64 / 1e6);
    drop(server);
    large(&demo, many);
}

fn large(demo: &Folder, many: usize) {
    let folder = Folder::new();
    let file = folder.path().join("synthetic.jsonl");
    let started = Instant::now();
    server::run(demo, &["synthesize", &many.to_string(), "--output", &file.display().to_string()]);
    println!("writing {many} synthetic services {:>12.1} s", started.elapsed().as_secs_f64());
    server::copy(demo, &folder);
    let started = Instant::now();
    server::run(&folder, &["import", "catalogue", &file.display().to_string()]);
    println!("importing and indexing them         {:>8.1} s", started.elapsed().as_secs_f64());
    let started = Instant::now();
    let server = Server::start(&folder, &[]);
    println!("start on them                       {:>8.0} ms to the first answer", millis(started.elapsed()));
    measure(&format!("{many} services"), &server, &questions::mixed(demo));
    println!("memory after these searches         {:>8.1} MB", server.memory() as f64 / 1e6);
    drop(server);
    let started = Instant::now();
    server::run(&folder, &["reindex"]);
    println!("making their index anew             {:>8.1} s", started.elapsed().as_secs_f64());
    change::measure(&folder);
}

fn measure(name: &str, server: &Server, questions: &[String]) {
    let mut client = Client::connect(server.address());
    for path in questions.iter().cycle().take(SEARCHES.0) {
        client.get(path);
    }
    let mut times: Vec<Duration> = Vec::with_capacity(SEARCHES.1);
    let mut bytes = 0;
    for path in questions.iter().cycle().take(SEARCHES.1) {
        let started = Instant::now();
        bytes += client.get(path);
        times.push(started.elapsed());
    }
    times.sort();
    let at = |share: f64| millis(times[((times.len() - 1) as f64 * share) as usize]);
    println!(
        "search, {name}: p50 {:.2} ms, p95 {:.2} ms, p99 {:.2} ms, longest {:.2} ms, {} bytes on average",
        at(0.5),
        at(0.95),
        at(0.99),
        at(1.0),
        bytes / times.len()
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
