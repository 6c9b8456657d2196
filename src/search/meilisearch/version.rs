//! Which servers are meant to work.

use std::fmt;
use std::str::FromStr;

use super::trouble::Trouble;

/// The oldest server that is meant to work: 1.1 is the first that answers several searches in one request, and everything
/// here builds on that. Seen to work: 1.50, by its recorded answers.
pub const OLDEST: Version = Version(1, 1);

/// Major and minor number of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u32, u32);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

/// Says no to a server that is too old; a version that cannot be read gets the benefit of the doubt.
pub fn check(told: &str) -> Result<(), Trouble> {
    match told.parse::<Version>() {
        Ok(version) if version < OLDEST => Err(Trouble::TooOld { has: told.to_owned() }),
        _ => Ok(()),
    }
}

impl FromStr for Version {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut numbers = text.trim_start_matches('v').split('.');
        let mut next = || numbers.next().unwrap_or_default().parse();
        Ok(Self(next()?, next()?))
    }
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn an_old_server_is_refused_with_its_version() {
        assert!(check("1.0.2").unwrap_err().to_string().contains("has version 1.0.2; 1.1 or newer"));
        assert!(check("0.30.0").is_err());
        for good in ["1.1.0", "1.50.0", "2.0.0-rc.1", "v1.12.3", "main"] {
            assert!(check(good).is_ok(), "{good}");
        }
    }
}
