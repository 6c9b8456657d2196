//! A number that is written in groups: which digits follow each other, and where a group ends. What the number is, is
//! decided elsewhere.

use super::text::Text;

/// Signs between two groups, at most.
const MOST_BETWEEN: usize = 3;

/// Digits from a place on, across spaces, points, hyphens, slashes and brackets.
pub struct Digits {
    /// The digits, each with its place.
    digits: Vec<(u8, usize)>,
    /// Whether a group ends after the digit with this index.
    ends: Vec<bool>,
}

impl Digits {
    /// Reads at most so many digits, and whether more would follow at once.
    pub fn read(text: &Text, start: usize, most: usize) -> Self {
        let (mut digits, mut ends) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let mut place = start;
        while digits.len() < most {
            let digit = text.at(place);
            if digit.is_ascii_digit() {
                digits.push((digit - b'0', place));
                ends.push(!text.at(place + 1).is_ascii_alphanumeric());
                place += 1;
                continue;
            }
            let between = (0..MOST_BETWEEN).take_while(|step| separates(text.at(place + step))).count();
            if between == 0 || digits.is_empty() || !text.at(place + between).is_ascii_digit() {
                break;
            }
            place += between;
        }
        Self { digits, ends }
    }

    /// How many digits there are.
    pub fn len(&self) -> usize {
        self.digits.len()
    }

    /// The place after the first `count` digits, when a group ends there.
    pub fn end(&self, count: usize) -> Option<usize> {
        let index = count.checked_sub(1)?;
        self.ends.get(index)?.then_some(())?;
        self.digits.get(index).map(|(_, place)| place + 1)
    }

    /// The longest count of digits in a range at which a group ends.
    pub fn longest(&self, from: usize, to: usize) -> Option<usize> {
        (from..=to).rev().find(|count| self.end(*count).is_some())
    }

    /// The first `count` values.
    pub fn values(&self, count: usize) -> impl Iterator<Item = u8> {
        self.digits.iter().take(count).map(|(value, _)| *value)
    }

    /// Whether it opens with these digits.
    pub fn opens_with(&self, digits: &str) -> bool {
        self.len() >= digits.len() && self.values(digits.len()).eq(digits.bytes().map(|digit| digit - b'0'))
    }

    /// Number of groups within the first `count` digits, and the size of the smallest.
    pub fn groups(&self, count: usize) -> (usize, usize) {
        let (mut groups, mut smallest, mut size) = (0, usize::MAX, 0);
        for (index, (_, place)) in self.digits.iter().take(count).enumerate() {
            size += 1;
            let next = self.digits.get(index + 1).filter(|_| index + 1 < count).map(|(_, next)| *next);
            if next != Some(place + 1) {
                groups += 1;
                smallest = smallest.min(size);
                size = 0;
            }
        }
        (groups, smallest)
    }
}

fn separates(sign: u8) -> bool {
    matches!(sign, b' ' | b'.' | b'-' | b'/' | b'(' | b')')
}
