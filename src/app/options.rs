//! Where everything is kept, as flags and environment names.

use std::path::PathBuf;

use crate::db::Url;

/// Where the service keeps what it keeps.
#[derive(Debug, Clone, clap::Args)]
pub struct Options {
    /// Folder for everything the service keeps: the database and the search index. Made when it is missing.
    #[arg(long, env = "SOCIALE_KAART_DATA", value_name = "DIR", default_value = "data", global = true)]
    pub data: PathBuf,

    /// Another database than the one in the data folder: `sqlite:FILE` or `postgres://user:password@host/name`.
    /// The index stays in the data folder.
    #[arg(long, env = "SOCIALE_KAART_DATABASE", value_name = "URL", global = true, hide_env_values = true)]
    pub database: Option<Url>,
}

impl Options {
    /// The database that is used.
    pub fn database(&self) -> Url {
        self.database.clone().unwrap_or_else(|| Url::in_folder(&self.data))
    }

    /// The file of what listings mean.
    pub fn meaning_file(&self) -> PathBuf {
        self.data.join("meaning.bin")
    }

    /// The folder of the search index.
    pub fn index_folder(&self) -> PathBuf {
        self.data.join("index")
    }
}
