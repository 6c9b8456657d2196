//! The questions of the last moments with what they mean: a page, its map and its next page ask the same. The text of a
//! question is not kept, only a number that belongs to it within this process.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use crate::meaning::Vector;

/// Questions that are remembered.
const MOST: usize = 64;

/// Vectors by question, the latest last.
#[derive(Default)]
pub struct Lately {
    known: Mutex<VecDeque<(u64, Arc<[Vector]>)>>,
    numbers: RandomState,
}

impl Lately {
    /// The vectors of a question, made when they are not known.
    pub fn get_or_make(&self, text: &str, make: impl FnOnce() -> Vec<Vector>) -> Arc<[Vector]> {
        let number = self.numbers.hash_one(text);
        if let Some(vectors) = self.find(number) {
            return vectors;
        }
        // Made without holding the lock: others need not wait, and at worst it is made twice.
        let vectors: Arc<[Vector]> = make().into();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.pop_front();
        }
        known.push_back((number, vectors.clone()));
        vectors
    }

    /// Forgets all of them.
    pub fn forget(&self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn find(&self, number: u64) -> Option<Arc<[Vector]>> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.iter().rev().find(|(own, _)| *own == number).map(|(_, vectors)| vectors.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_made_once_until_many_others_came() {
        let (lately, mut made) = (Lately::default(), 0);
        let mut ask = |text: &str| {
            lately.get_or_make(text, || {
                made += 1;
                vec![Vector::NONE]
            });
            made
        };
        assert_eq!((ask("koor"), ask("koor"), ask("zang")), (1, 1, 2));
        for at in 0..MOST {
            ask(&format!("vraag {at}"));
        }
        assert_eq!(ask("koor"), 3 + MOST);
    }
}
