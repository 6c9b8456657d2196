//! What a stem that is found is worth, and how much of a question is enough: the same for every engine, however it keeps
//! its stems. The formula is BM25 (Robertson and Zaragoza, 2009) over one field in which a word of the name stands more
//! often than a word of the description: the simple extension to weighted fields of the same authors (2004).

use super::plan::{Plan, Wanted};

/// How quickly another occurrence of a word stops mattering; higher than usual, since words of the name are repeated.
const SATURATION: f32 = 2.0;
/// How much a long text counts against a word in it.
const LENGTH: f32 = 0.5;
/// Share of the weight of a question that a listing must hold, for a short question and for a long one.
const SHARE: (f32, f32) = (0.32, 0.10);
/// Times that a word stands in a listing that is about it; a word of the name counts as four.
const OFTEN: f32 = 5.0;
/// Share of the best that a listing must hold of what the question stands for, for a short question and for others.
const BROUGHT: (f32, f32) = (0.5, 0.4);
/// Words up to which a question is short.
const FEW: usize = 2;
/// Words from which a question counts as long.
const LONG: f32 = 8.0;

/// What a stem gives that stands in a listing so many times.
pub fn gain(wanted: &Wanted, fit: f32, times: f32, penalty: f32) -> f32 {
    fit * wanted.scale * wanted.weight * times * (SATURATION + 1.0) / (times + penalty)
}

/// How much the length of a text counts against each word in it.
pub fn penalty(length: f32, average: f32) -> f32 {
    SATURATION * (1.0 - LENGTH + LENGTH * length / average)
}

/// The score of a listing that holds every word that was typed, a few times, in a text of the usual length.
pub fn whole(plan: &Plan) -> f32 {
    let full = OFTEN * (SATURATION + 1.0) / (OFTEN + SATURATION);
    plan.wanted.iter().filter(|wanted| wanted.is_typed()).map(|wanted| wanted.scale * wanted.weight * full).sum()
}

/// The weight that a listing must hold to be a result: a third of a short question, a tenth of a long one.
pub fn least_mass(plan: &Plan) -> f32 {
    let typed = || plan.wanted.iter().filter(|wanted| wanted.is_typed());
    let all: f32 = typed().map(|wanted| wanted.weight).sum();
    let long = ((typed().count() as f32 - 1.0) / (LONG - 1.0)).clamp(0.0, 1.0);
    // A hair less than the share, so that rounding never shuts out what holds exactly that.
    all * (SHARE.0 + (SHARE.1 - SHARE.0) * long) * 0.999
}

/// What a listing must score by what the question stands for, to be a result whatever was typed: most of the best. A
/// short question is precise and brings in less.
pub fn least_meant(plan: &Plan, best: f32) -> f32 {
    let short = plan.wanted.iter().filter(|wanted| wanted.is_typed()).count() <= FEW;
    best * if short { BROUGHT.0 } else { BROUGHT.1 }
}
