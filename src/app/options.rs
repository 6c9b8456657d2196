//! Where everything is kept, as flags and environment names.

use std::path::PathBuf;

use crate::db::Url;
use crate::gaps::Rules;
use crate::gaps::published::TooLow;
use crate::search::{BadChoice, Choice, Key};

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

    /// What finds services: `embedded` (the index in the data folder) or a Meilisearch server, `meilisearch:http://host:7700`.
    /// Several installations on one server each take a name: `meilisearch:http://host:7700#name`.
    #[arg(long, env = "SOCIALE_KAART_SEARCH", value_name = "ENGINE", default_value = "embedded", global = true)]
    pub search: String,

    /// Smaller counts of questions are never published; zero is a small count. A multiple of 5, and 10 at least.
    #[arg(long, env = "SOCIALE_KAART_SMALLEST_COUNT", value_name = "NUMBER", default_value_t = 10, global = true)]
    pub smallest_count: u32,

    /// The key of the Meilisearch server. Better in the environment than on the command line, where others see it.
    #[arg(long, env = "SOCIALE_KAART_SEARCH_KEY", value_name = "KEY", global = true, hide_env_values = true)]
    pub search_key: Option<Key>,
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

    /// The engine that is used. Read here and not by the reader of arguments, which would print a key that somebody put
    /// into the address.
    pub fn engine(&self) -> Result<Choice, BadChoice> {
        self.search.parse()
    }

    /// The rules of publication in force.
    pub fn rules(&self) -> Result<Rules, TooLow> {
        Rules::default().with_threshold(self.smallest_count)
    }

    /// The folder of the search index.
    pub fn index_folder(&self) -> PathBuf {
        self.data.join("index")
    }
}
