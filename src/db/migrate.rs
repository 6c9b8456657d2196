//! Brings the tables up to date from the migrations that are embedded in the program.
//! One folder of portable SQL serves both databases; tables that another version made are left as they are.

use diesel::migration::MigrationSource;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::AnyConnection;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The tables were made by a version of the program whose steps this one does not know.
#[derive(Debug, thiserror::Error)]
#[error(
    "the tables were made by another version of this program (its step {step} is unknown here): \
     export with that version (`sociale-kaart export`), and import into a new folder with this one"
)]
struct OtherVersion {
    step: String,
}

/// Runs what has not run yet; each migration is one transaction. Refuses tables of which a step is unknown here.
pub fn migrate(conn: &mut AnyConnection) -> Result<(), Failure> {
    refuse_unknown(conn)?;
    conn.run_pending_migrations(MIGRATIONS).map(|_| ())
}

fn refuse_unknown(conn: &mut AnyConnection) -> Result<(), Failure> {
    let known: Vec<String> = MigrationSource::<diesel::sqlite::Sqlite>::migrations(&MIGRATIONS)?
        .iter()
        .map(|step| step.name().version().to_string())
        .collect();
    let done = conn.applied_migrations()?;
    match done.iter().map(ToString::to_string).find(|step| !known.contains(step)) {
        Some(step) => Err(OtherVersion { step }.into()),
        None => Ok(()),
    }
}
