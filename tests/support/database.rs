//! Runs one story over both databases, each time on a fresh one.
//! Starting PostgreSQL is left to `postgres`.

use std::env;
use std::io::Write;

use sociale_kaart::db::{Database, Url};

use super::folder::Folder;
use super::postgres;

/// The story on SQLite and then on PostgreSQL. Where that is not installed it says so, and fails when `CI` is `true`:
/// what was not tested must not look tested.
pub fn on_both(story: impl Fn(&Database)) {
    let folder = Folder::new();
    story(&Database::open(&Url::in_folder(folder.path())).unwrap());
    match postgres::fresh_url() {
        Some(url) => story(&Database::open(&url).unwrap()),
        None => skip("PostgreSQL is not installed"),
    }
}

fn skip(why: &str) {
    assert!(env::var("CI").as_deref() != Ok("true"), "skipped: {why}, and with CI=true that is a failure");
    // Past the capture of the test program, so that people see it.
    writeln!(std::io::stderr(), "skipped: {why}").unwrap();
}
