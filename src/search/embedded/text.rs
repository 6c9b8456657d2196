//! Scores the listings of one segment against a plan, and says which of them match enough of it.
//! The formula is BM25 (Robertson and Zaragoza, 2009) over one field in which a word of the name stands more often
//! than a word of the description: the simple extension to weighted fields of the same authors (2004).

use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, SegmentReader};

use super::bits::Bits;
use super::plan::{Plan, Role, Wanted};

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

/// Working memory of one search, kept between searches.
#[derive(Default)]
pub struct Scratch {
    /// The score of each position by what was typed; only meaningful where the search matched.
    pub scores: Vec<f32>,
    /// The score of each position by what that stands for.
    pub meant: Vec<f32>,
    mass: Vec<f32>,
    seen: Vec<u16>,
}

impl Scratch {
    fn clear(&mut self, length: usize) {
        self.scores.clear();
        self.scores.resize(length, 0.0);
        self.meant.clear();
        self.meant.resize(length, 0.0);
        self.mass.clear();
        self.mass.resize(length, 0.0);
        self.seen.clear();
        self.seen.resize(length, 0);
    }
}

/// Fills `scratch.scores` for one segment and answers which positions match enough of the plan.
pub fn score(
    plan: &Plan,
    searcher: &Searcher,
    segment: &SegmentReader,
    field: Field,
    scratch: &mut Scratch,
) -> tantivy::Result<Bits> {
    let length = segment.max_doc() as usize;
    scratch.clear(length);
    let norms = segment.get_fieldnorms_reader(field)?;
    let penalties = penalties(searcher, field)?;
    let index = segment.inverted_index(field)?;
    let (least, mut matching) = (least_mass(plan), Bits::none(length));
    for (at, wanted) in plan.wanted.iter().enumerate() {
        for (term, fit) in &wanted.terms {
            let Some(mut postings) = index.read_block_postings(term, IndexRecordOption::WithFreqs)? else { continue };
            while postings.block_len() > 0 {
                for (doc, times) in postings.docs().iter().zip(postings.freqs()) {
                    let penalty = penalties.get(usize::from(norms.fieldnorm_id(*doc))).copied().unwrap_or(1.0);
                    let times = *times as f32;
                    let gain = fit * wanted.scale * wanted.weight * times * (SATURATION + 1.0) / (times + penalty);
                    if scratch.add(*doc as usize, at as u16 + 1, gain, wanted) >= least && wanted.role == Role::Typed {
                        matching.insert(*doc as usize);
                    }
                }
                postings.advance();
            }
        }
    }
    Ok(matching)
}

impl Scratch {
    /// Adds what one word gives a position; answers the weight of the question that the position holds so far.
    fn add(&mut self, doc: usize, word: u16, gain: f32, wanted: &Wanted) -> f32 {
        let scores = if wanted.role == Role::Meant { &mut self.meant } else { &mut self.scores };
        let (Some(score), Some(total), Some(seen)) =
            (scores.get_mut(doc), self.mass.get_mut(doc), self.seen.get_mut(doc))
        else {
            return 0.0;
        };
        *score += gain;
        if *seen != word && wanted.role == Role::Typed {
            *seen = word;
            *total += wanted.weight;
        }
        *total
    }
}

/// The score of a listing that holds every word that was typed, a few times, in a text of the usual length.
pub fn whole(plan: &Plan) -> f32 {
    let full = OFTEN * (SATURATION + 1.0) / (OFTEN + SATURATION);
    plan.wanted.iter().filter(|wanted| wanted.role == Role::Typed).map(|wanted| wanted.weight * full).sum()
}

/// Adds the listings that hold most of what the question stands for: a short question is precise and brings in less.
pub fn bring(plan: &Plan, scratches: &[Scratch], alive: &[Bits], found: &mut [Bits]) {
    let short = plan.wanted.iter().filter(|wanted| wanted.role == Role::Typed).count() <= FEW;
    let best = scratches.iter().flat_map(|scratch| &scratch.meant).fold(0.0_f32, |best, score| best.max(*score));
    let least = best * if short { BROUGHT.0 } else { BROUGHT.1 };
    if best == 0.0 {
        return;
    }
    for ((scratch, alive), found) in scratches.iter().zip(alive).zip(found) {
        let enough = scratch.meant.iter().enumerate().filter(|(at, score)| **score >= least && alive.has(*at));
        enough.for_each(|(at, _)| found.insert(at));
    }
}

/// The weight that a listing must hold to be a result: a third of a short question, a tenth of a long one.
fn least_mass(plan: &Plan) -> f32 {
    let typed = || plan.wanted.iter().filter(|wanted| wanted.role == Role::Typed);
    let all: f32 = typed().map(|wanted| wanted.weight).sum();
    let long = ((typed().count() as f32 - 1.0) / (LONG - 1.0)).clamp(0.0, 1.0);
    // A hair less than the share, so that rounding never shuts out what holds exactly that.
    all * (SHARE.0 + (SHARE.1 - SHARE.0) * long) * 0.999
}

/// The length penalty for each of the 256 lengths that the index tells apart.
fn penalties(searcher: &Searcher, field: Field) -> tantivy::Result<Vec<f32>> {
    let (mut tokens, mut listings) = (0, 0);
    for segment in searcher.segment_readers() {
        tokens += segment.inverted_index(field)?.total_num_tokens();
        listings += u64::from(segment.max_doc());
    }
    let average = (tokens as f32 / listings.max(1) as f32).max(1.0);
    let of = |id: u8| {
        SATURATION * (1.0 - LENGTH + LENGTH * tantivy::fieldnorm::FieldNormReader::id_to_fieldnorm(id) as f32 / average)
    };
    Ok((0..=u8::MAX).map(of).collect())
}
