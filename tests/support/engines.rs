//! Every engine that can be tried here, each empty and with an index of its own. The stories do not know which is which.

use std::io::Write;
use std::sync::Once;

use sociale_kaart::search::{Embedded, Engine};

use super::meilisearch::{StandIn, real_engine};

static SAID: Once = Once::new();

/// The embedded engine, the one over the stand-in for a Meilisearch server, and the one over a real server where
/// `MEILI_URL` names one (with the key of `MEILI_KEY`). What was not tried is said once.
pub fn engines() -> Vec<(&'static str, Box<dyn Engine>)> {
    let mut engines: Vec<(&'static str, Box<dyn Engine>)> = vec![
        ("embedded", Box::new(Embedded::in_memory().unwrap())),
        ("stand-in", Box::new(StandIn::shared().patient_engine())),
    ];
    match real_engine() {
        Some(engine) => engines.push(("Meilisearch", Box::new(engine))),
        None => SAID.call_once(|| {
            writeln!(std::io::stderr(), "skipped: a real Meilisearch server (MEILI_URL); its stand-in was used")
                .unwrap();
        }),
    }
    engines
}
