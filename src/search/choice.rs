//! Which engine finds services, and the key to it, as settings: parsed once at the start, so that a wrong address stops
//! the start and not the first search. Opening the engine is left to `app`.

use std::fmt;
use std::str::FromStr;

/// What is printed where a key stands.
const DOTS: &str = "•••";

/// Name of the indexes on a search server, unless the address says another.
const NAME: &str = "sociale-kaart";

/// Which engine searches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The one inside the program.
    Embedded,
    /// A Meilisearch server.
    Meilisearch(Server),
}

/// Where a Meilisearch server is, and what our indexes are called there.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    /// `http://host:port` or `https://host`, without a slash at the end.
    pub address: String,
    /// Beginning of the names of our indexes.
    pub name: String,
}

/// A secret that prints as dots.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

/// Why a choice of engine was refused, and what to write instead.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadChoice {
    /// No engine of ours.
    #[error("`{0}` is no known search engine: write `embedded` or `meilisearch:http://host:7700`")]
    Unknown(String),
    /// Not an address over HTTP.
    #[error("`meilisearch:` needs an address such as `http://host:7700` or `https://host`")]
    NoAddress,
    /// A key or password in the address would be printed and logged with it.
    #[error("write the key of the search server in SOCIALE_KAART_SEARCH_KEY, not in its address")]
    KeyInAddress,
    /// Meilisearch would refuse the name.
    #[error("the name of an index holds letters, digits, hyphens and underscores only: `{0}`")]
    BadName(String),
}

/// Why a key was refused. Never holds the key.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key of the search server is empty or holds a character that no key can hold")]
pub struct BadKey;

impl FromStr for Choice {
    type Err = BadChoice;

    fn from_str(text: &str) -> Result<Self, BadChoice> {
        match text.trim().split_once(':') {
            None if text.trim() == "embedded" => Ok(Self::Embedded),
            Some(("meilisearch", address)) => address.parse().map(Self::Meilisearch),
            Some((other, _)) => Err(BadChoice::Unknown(other.to_owned())),
            None => Err(BadChoice::Unknown(text.trim().to_owned())),
        }
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded => f.write_str("embedded"),
            Self::Meilisearch(server) => write!(f, "meilisearch:{server}"),
        }
    }
}

impl FromStr for Server {
    type Err = BadChoice;

    /// `http://host:7700`, or `http://host:7700#name` where several share a server.
    fn from_str(text: &str) -> Result<Self, BadChoice> {
        let (address, name) = text.split_once('#').unwrap_or((text, NAME));
        let address = address.trim_end_matches('/');
        let rest = address.strip_prefix("http://").or_else(|| address.strip_prefix("https://"));
        let rest = rest.filter(|rest| !rest.is_empty()).ok_or(BadChoice::NoAddress)?;
        if rest.contains(['@', '?']) {
            return Err(BadChoice::KeyInAddress);
        }
        if !rest.chars().all(|c| c.is_ascii_graphic()) {
            return Err(BadChoice::NoAddress);
        }
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)) {
            return Err(BadChoice::BadName(name.to_owned()));
        }
        Ok(Self { address: address.to_owned(), name: name.to_owned() })
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.address, self.name)
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({self})")
    }
}

impl Key {
    /// The key itself, for the one place that sends it.
    pub(super) fn secret(&self) -> Result<&str, BadKey> {
        let good = !self.0.is_empty() && self.0.chars().all(|c| c.is_ascii_graphic());
        if good { Ok(&self.0) } else { Err(BadKey) }
    }
}

impl From<String> for Key {
    /// Any text: whoever reads settings prints what it refuses, so a wrong key is refused later, without showing it.
    fn from(text: String) -> Self {
        Self(text.trim().to_owned())
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(DOTS)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({DOTS})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_named_or_refused_with_what_to_write() {
        assert_eq!("embedded".parse(), Ok(Choice::Embedded));
        let Ok(Choice::Meilisearch(server)) = "meilisearch:http://zoek.example:7700/".parse() else { panic!() };
        assert_eq!((server.address.as_str(), server.name.as_str()), ("http://zoek.example:7700", "sociale-kaart"));
        let named: Server = "https://zoek.example#kaart-2".parse().unwrap();
        assert_eq!((named.address.as_str(), named.name.as_str()), ("https://zoek.example", "kaart-2"));
        assert_eq!("meilisearch:zoek.example".parse::<Choice>(), Err(BadChoice::NoAddress));
        assert_eq!("meilisearch:http://".parse::<Choice>(), Err(BadChoice::NoAddress));
        assert_eq!(
            "meilisearch:http://a.example#met spatie".parse::<Choice>(),
            Err(BadChoice::BadName("met spatie".into()))
        );
        assert_eq!("elastic:http://a".parse::<Choice>(), Err(BadChoice::Unknown("elastic".into())));
        assert_eq!("meilisearch:http://:geheim@a.example".parse::<Choice>(), Err(BadChoice::KeyInAddress));
    }

    #[test]
    fn a_key_is_never_printed() {
        let key = |text: &str| Key::from(text.to_owned());
        assert_eq!(format!("{0} {0:?}", key("geheime-sleutel-van-zestien")), "••• Key(•••)");
        assert_eq!(key("geheime-sleutel-van-zestien ").secret(), Ok("geheime-sleutel-van-zestien"));
        for wrong in ["", " ", "a\nb", "sleutel met spatie"] {
            assert_eq!(key(wrong).secret(), Err(BadKey), "{wrong:?}");
        }
    }
}
