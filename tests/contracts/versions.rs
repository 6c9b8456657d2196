//! A database that another version of the program made: nothing is guessed, nothing is changed.

use diesel::{RunQueryDsl, sql_query};
use sociale_kaart::db::{Database, Url};

use crate::support::folder::Folder;

#[test]
fn tables_with_a_step_that_is_unknown_here_are_refused_with_what_to_do() {
    let folder = Folder::new();
    let url = Url::in_folder(folder.path());
    let database = Database::open(&url).unwrap();
    database
        .write(|conn| {
            sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('20990101000000')").execute(conn)
        })
        .unwrap();
    drop(database);

    let refused = Database::open(&url).err().expect("a step of 2099 is unknown");
    let why = std::error::Error::source(&refused).unwrap().to_string();
    assert!(why.contains("20990101000000") && why.contains("export"), "{why}");
    assert!(Database::open(&url).is_err(), "the second time as well");
}
