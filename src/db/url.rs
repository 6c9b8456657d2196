//! Where the database lives, parsed once at the start so that a wrong address stops the start and not the first page.
//! Opening it is left to `manager`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The file that a data folder keeps its database in.
const FILE_IN_FOLDER: &str = "kaart.db";

/// What is printed where a password stood.
const DOTS: &str = "•••";

/// `sqlite:FILE` or `postgres://user:password@host/name`. Prints its password as dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Url(Target);

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Target {
    Sqlite(PathBuf),
    Postgres(String),
}

/// Why an address of a database was refused, and what to write instead.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadUrl {
    /// Neither of the two databases.
    #[error("`{0}` is no known kind of database: write `sqlite:FILE` or `postgres://user:password@host/name`")]
    UnknownScheme(String),
    /// Nothing that could be a scheme.
    #[error("the address of the database has no scheme: write `sqlite:FILE` or `postgres://user:password@host/name`")]
    NoScheme,
    /// `sqlite:` without a file, or in memory.
    #[error("`sqlite:` needs a file name: in memory, every connection would see an empty database of its own")]
    NoFile,
}

impl Url {
    /// The SQLite database of a data folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self(Target::Sqlite(folder.join(FILE_IN_FOLDER)))
    }

    /// True when the database is a file of ours, so that no other program has to be running.
    pub fn is_sqlite(&self) -> bool {
        matches!(self.0, Target::Sqlite(_))
    }

    pub(super) fn target(&self) -> &Target {
        &self.0
    }
}

impl FromStr for Url {
    type Err = BadUrl;

    fn from_str(text: &str) -> Result<Self, BadUrl> {
        let (scheme, rest) = text.trim().split_once(':').ok_or(BadUrl::NoScheme)?;
        match scheme {
            "sqlite" => sqlite(rest),
            "postgres" | "postgresql" => Ok(Self(Target::Postgres(text.trim().to_owned()))),
            other => Err(BadUrl::UnknownScheme(other.to_owned())),
        }
    }
}

fn sqlite(rest: &str) -> Result<Url, BadUrl> {
    let file = rest.strip_prefix("//").unwrap_or(rest);
    if file.is_empty() || file.contains(":memory:") {
        return Err(BadUrl::NoFile);
    }
    Ok(Url(Target::Sqlite(PathBuf::from(file))))
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Target::Sqlite(file) => write!(f, "sqlite:{}", file.display()),
            Target::Postgres(url) => f.write_str(&without_password(url)),
        }
    }
}

impl fmt::Debug for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Url({self})")
    }
}

/// The address with dots for the password, wherever PostgreSQL allows one to stand.
fn without_password(url: &str) -> String {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, Some(parameters)),
        None => (url, None),
    };
    let address = dotted_user(address);
    match parameters {
        None => address,
        Some(parameters) => format!("{address}?{}", dotted_parameters(parameters)),
    }
}

fn dotted_user(address: &str) -> String {
    // The last `@`, for a password may hold one that nobody encoded.
    let Some((before, host)) = address.rsplit_once('@') else { return address.to_owned() };
    let (scheme, user) = before.split_once("://").unwrap_or(("postgres", before));
    match user.split_once(':') {
        Some((name, _)) => format!("{scheme}://{name}:{DOTS}@{host}"),
        None => address.to_owned(),
    }
}

fn dotted_parameters(parameters: &str) -> String {
    let dotted = parameters.split('&').map(|pair| match pair.split_once('=') {
        Some((name, _)) if name.to_ascii_lowercase().contains("password") => format!("{name}={DOTS}"),
        _ => pair.to_owned(),
    });
    dotted.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_and_a_server_are_told_apart_by_scheme() {
        assert!("sqlite:kaart.db".parse::<Url>().unwrap().is_sqlite());
        assert!("sqlite:///var/lib/kaart.db".parse::<Url>().unwrap().is_sqlite());
        assert!(!"postgres://kaart@localhost/kaart".parse::<Url>().unwrap().is_sqlite());
    }

    #[test]
    fn an_unknown_scheme_is_refused_with_what_to_write_instead() {
        let refused = "postgers://localhost/kaart".parse::<Url>().unwrap_err();
        assert_eq!(refused, BadUrl::UnknownScheme("postgers".into()));
        assert!(refused.to_string().contains("postgres://user:password@host/name"));
        assert_eq!("kaart.db".parse::<Url>().unwrap_err(), BadUrl::NoScheme);
    }

    #[test]
    fn a_database_in_memory_is_refused_because_a_pool_would_see_many() {
        assert_eq!("sqlite::memory:".parse::<Url>().unwrap_err(), BadUrl::NoFile);
        assert_eq!("sqlite:".parse::<Url>().unwrap_err(), BadUrl::NoFile);
    }

    #[test]
    fn a_password_prints_as_dots_wherever_it_stands() {
        for secret in [
            "postgres://kaart:hunter2@db.example/kaart",
            "postgres://kaart:hun@ter2@db.example/kaart",
            "postgres://db.example/kaart?user=kaart&password=hunter2",
            "postgres://kaart:hunter2@db.example/kaart?sslpassword=hunter2&sslmode=require",
        ] {
            let url = secret.parse::<Url>().unwrap();
            for shown in [url.to_string(), format!("{url:?}")] {
                assert!(!shown.contains("ter2"), "{shown}");
                assert!(shown.contains("db.example/kaart"), "{shown}");
            }
        }
    }
}
