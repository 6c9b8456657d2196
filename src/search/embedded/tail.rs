//! What a search found, before it is narrowed: how well each listing matches, and where a list that goes on too long ends.
//! What speaks for a listing is decided in `ending`.

use std::sync::Arc;

use super::bits::Bits;
use super::order::{Order, Scored};
use super::shelf::Shelf;
use super::text::Scratch;
use super::view::View;
use crate::search::ending::least;
use crate::search::engine::Ask;

/// The shelves with what a search wrote of each; `asked` says that it was for words.
pub fn scored<'a>(view: &'a View, scratches: &'a [Scratch], asked: bool) -> Vec<Scored<'a>> {
    let one = |(shelf, scratch): (&'a Arc<Shelf>, &'a Scratch)| Scored {
        shelf,
        scores: asked.then_some((scratch.scores.as_slice(), scratch.meant.as_slice())),
        meaning: &scratch.meaning,
    };
    view.shelves.iter().zip(scratches).map(one).collect()
}

/// Leaves out what follows far behind the best of a sentence.
pub fn end(ask: &Ask<'_>, scored: &[Scored<'_>], sets: &mut [Bits], whole: f32) {
    let order = Order::new(ask, best_text(scored, sets), whole);
    let told: Vec<_> = scored.iter().zip(&*sets).map(|(scored, set)| order.weights(scored, set)).collect();
    let least = least(told.iter().flatten().map(|(_, weight)| *weight));
    for (set, told) in sets.iter_mut().zip(told) {
        told.into_iter().filter(|(_, weight)| *weight < least).for_each(|(at, _)| set.remove(at));
    }
}

/// The highest scores of words among these sets, by what was typed and by what that stands for.
pub fn best_text(scored: &[Scored<'_>], sets: &[Bits]) -> (f32, f32) {
    let of = |(scored, set): (&Scored<'_>, &Bits)| {
        let (typed, meant) = scored.scores.unwrap_or_default();
        let value = |scores: &[f32], at: usize| scores.get(at).copied().unwrap_or(0.0);
        set.iter().fold((0.0_f32, 0.0_f32), |best, at| (best.0.max(value(typed, at)), best.1.max(value(meant, at))))
    };
    scored.iter().zip(sets).map(of).fold((0.0, 0.0), |all, one| (all.0.max(one.0), all.1.max(one.1)))
}
