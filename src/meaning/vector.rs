//! The meaning of a text as 128 signed bytes, and how near two of them are. How a vector is made is left to the encoder.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Numbers in a vector.
pub const DIMENSIONS: usize = 128;
/// How many times its usual size a number may be before it is cut off; most of 127 steps lie where most numbers are.
const ROOM: f32 = 6.0;
/// The step that a number of the usual size has.
const USUAL: f32 = 127.0 / ROOM;

/// The meaning of a text. An empty text has no direction and is near nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Vector([i8; DIMENSIONS]);

impl Vector {
    /// The meaning of nothing.
    pub const NONE: Self = Self([0; DIMENSIONS]);

    /// Of numbers of any length; only their direction counts.
    pub(super) fn towards(numbers: &[f32]) -> Self {
        let length = numbers.iter().map(|n| n * n).sum::<f32>().sqrt().max(1e-9);
        let scale = USUAL * (DIMENSIONS as f32).sqrt() / length;
        let mut vector = Self::NONE;
        for (to, number) in vector.0.iter_mut().zip(numbers) {
            *to = (number * scale).round_ties_even().clamp(-127.0, 127.0) as i8;
        }
        vector
    }

    /// About the cosine: 1 for the same meaning, 0 for nothing in common, rarely under it.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f32 {
        dot(&self.0, &other.0) as f32 / (USUAL * USUAL * DIMENSIONS as f32)
    }

    /// The similarity to each of many, in their order; much faster than one by one.
    #[must_use]
    pub fn similarities(&self, many: &[Self]) -> Vec<f32> {
        pulp::Arch::new().dispatch(|| many.iter().map(|other| self.similarity(other)).collect())
    }

    /// The numbers themselves, as they are kept.
    #[must_use]
    pub fn as_bytes(&self) -> [u8; DIMENSIONS] {
        self.0.map(i8::cast_unsigned)
    }

    /// A vector that was kept; `None` when it has another number of dimensions.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes: [u8; DIMENSIONS] = bytes.try_into().ok()?;
        Some(Self(bytes.map(u8::cast_signed)))
    }
}

#[inline(always)]
fn dot(a: &[i8; DIMENSIONS], b: &[i8; DIMENSIONS]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(i16::from(*a)) * i32::from(i16::from(*b))).sum()
}

impl fmt::Debug for Vector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vector({:?}..)", self.0.first_chunk::<4>())
    }
}

impl Serialize for Vector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.as_bytes())
    }
}

impl<'de> Deserialize<'de> for Vector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Vector;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{DIMENSIONS} bytes")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vector, E> {
        Vector::from_bytes(bytes).ok_or_else(|| E::invalid_length(bytes.len(), &self))
    }
}
