//! Scores the listings of one segment against a plan, and says which of them match enough of it. What a stem is worth
//! and how much is enough, is decided in `matching`.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, SegmentReader, Term};

use super::bits::Bits;
use crate::search::matching::{gain, least_mass, least_meant, penalty};
use crate::search::plan::{Plan, Role, Wanted};

/// Working memory of one search, kept between searches.
#[derive(Default)]
pub struct Scratch {
    /// The score of each position by what was typed; only meaningful where the search matched.
    pub scores: Vec<f32>,
    /// The score of each position by what that stands for.
    pub meant: Vec<f32>,
    /// How near each position is in meaning; empty when that was not asked.
    pub meaning: Vec<f32>,
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
        for (stem, fit) in &wanted.stems {
            let term = Term::from_field_text(field, stem);
            let Some(mut postings) = index.read_block_postings(&term, IndexRecordOption::WithFreqs)? else { continue };
            while postings.block_len() > 0 {
                for (doc, times) in postings.docs().iter().zip(postings.freqs()) {
                    let penalty = penalties.get(usize::from(norms.fieldnorm_id(*doc))).copied().unwrap_or(1.0);
                    let gain = gain(wanted, *fit, *times as f32, penalty);
                    if scratch.add(*doc as usize, at as u16 + 1, gain, wanted) >= least && wanted.is_typed() {
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
        if *seen != word && wanted.is_typed() {
            *seen = word;
            *total += wanted.weight;
        }
        *total
    }
}

/// Adds the listings that hold most of what the question stands for.
pub fn bring(plan: &Plan, scratches: &[Scratch], alive: &[Bits], found: &mut [Bits]) {
    let best = scratches.iter().flat_map(|scratch| &scratch.meant).fold(0.0_f32, |best, score| best.max(*score));
    let least = least_meant(plan, best);
    if best == 0.0 {
        return;
    }
    for ((scratch, alive), found) in scratches.iter().zip(alive).zip(found) {
        let enough = scratch.meant.iter().enumerate().filter(|(at, score)| **score >= least && alive.has(*at));
        enough.for_each(|(at, _)| found.insert(at));
    }
}

/// The length penalty for each of the 256 lengths that the index tells apart.
fn penalties(searcher: &Searcher, field: Field) -> tantivy::Result<Vec<f32>> {
    let (mut tokens, mut listings) = (0, 0);
    for segment in searcher.segment_readers() {
        tokens += segment.inverted_index(field)?.total_num_tokens();
        listings += u64::from(segment.max_doc());
    }
    let average = (tokens as f32 / listings.max(1) as f32).max(1.0);
    Ok((0..=u8::MAX).map(|id| penalty(FieldNormReader::id_to_fieldnorm(id) as f32, average)).collect())
}

/// The length of a text as the index tells lengths apart.
pub fn told_length(stems: u32) -> u32 {
    FieldNormReader::id_to_fieldnorm(FieldNormReader::fieldnorm_to_id(stems))
}
