//! The text inside an identifier: a UUID in its 36-character form, kept in place so that identifiers are cheap to copy.
//! Which kinds of identifier exist is left to the door.

use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The name space of everything that is derived here. Changing it changes every identifier that was ever handed out.
const NAME_SPACE: Uuid = Uuid::from_u128(0x6b0f_5f7e_2c5d_4a55_9d0c_1e7a_54c2_81b3);

/// Stands between table, source and key; no key holds it, so two different triples never give one text.
const SEPARATOR: char = '\u{1f}';

/// Text that should have been an identifier.
#[derive(Debug, thiserror::Error)]
#[error("`{text}` is not an identifier (a UUID of 36 characters)")]
pub struct NotAnId {
    text: String,
    source: uuid::Error,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UuidText([u8; 36]);

impl UuidText {
    pub fn derived(table: &str, source: &str, key: &str) -> Self {
        let name = format!("{table}{SEPARATOR}{source}{SEPARATOR}{key}");
        Self::of(Uuid::new_v5(&NAME_SPACE, name.as_bytes()))
    }

    pub fn random() -> Self {
        Self::of(Uuid::new_v4())
    }

    pub fn as_str(&self) -> &str {
        // Always ASCII: `of` is the only way to make one.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    fn of(uuid: Uuid) -> Self {
        let mut text = [0; 36];
        uuid.hyphenated().encode_lower(&mut text);
        Self(text)
    }
}

impl FromStr for UuidText {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::parse_str(text).map(Self::of).map_err(|source| NotAnId { text: text.chars().take(60).collect(), source })
    }
}

impl Serialize for UuidText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for UuidText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
