//! Exact counts of the options of a page: for each option the number of results that choosing it would give,
//! with every other limit as it stands.

use std::collections::BTreeSet;

use super::narrow::{Narrowed, when};
use super::shelf::{AGE_BANDS, Shelf, WAITS};
use crate::catalogue::Day;
use crate::search::engine::{Ask, Count};
use crate::search::filter::{Facet, Limit, Part};

/// The counts of one kind of option over one shelf; options without results are left out. `served` are the areas that
/// any shelf knows by name.
pub fn count(
    shelf: &Shelf,
    narrowed: &Narrowed,
    ask: &Ask<'_>,
    what: Count,
    served: &BTreeSet<&str>,
) -> Vec<(String, usize)> {
    let counted = match what {
        Count::Codes(facet) => codes(shelf, narrowed, ask, facet),
        Count::Ages => {
            let base = narrowed.base(Limit::Age);
            let bands = AGE_BANDS.iter().zip(&shelf.bands);
            bands.map(|((from, to), bits)| (format!("{from}-{to}"), bits.count_with(base))).collect()
        }
        Count::Days => {
            let base = narrowed.base(Limit::When);
            let one = |day: &Day| (day.as_str().to_owned(), when(shelf, &[*day], &ask.filter.parts).count_with(base));
            Day::ALL.iter().map(one).collect()
        }
        Count::Parts => {
            let base = narrowed.base(Limit::When);
            let one = |part: &Part| (part.code().to_owned(), when(shelf, &ask.filter.days, &[*part]).count_with(base));
            Part::ALL.iter().map(one).collect()
        }
        Count::Open => {
            let base = narrowed.base(Limit::Open);
            let now = ask.now;
            vec![("now".to_owned(), shelf.open_at(now.day, now.minute, true).count_with(base))]
        }
        Count::Waiting => {
            let base = narrowed.base(Limit::Waiting);
            WAITS.iter().zip(&shelf.waits).map(|(weeks, bits)| (weeks.to_string(), bits.count_with(base))).collect()
        }
        Count::Areas => areas(shelf, narrowed, served),
    };
    counted.into_iter().filter(|(_, number)| *number > 0).collect()
}

/// For a facet that needs all its values, the results so far are what one more value would narrow.
fn codes(shelf: &Shelf, narrowed: &Narrowed, ask: &Ask<'_>, facet: Facet) -> Vec<(String, usize)> {
    let chosen = ask.filter.codes.contains_key(&facet);
    let base = if facet.needs_all() && chosen { &narrowed.results } else { narrowed.base(Limit::Codes(facet)) };
    let own = shelf.codes.get(&facet).into_iter().flatten();
    own.map(|(code, bits)| (code.clone(), bits.count_with(base))).collect()
}

/// What serves each area: by name, or because it serves everybody. An area that only another shelf knows by name still
/// has what serves everybody here.
fn areas(shelf: &Shelf, narrowed: &Narrowed, served: &BTreeSet<&str>) -> Vec<(String, usize)> {
    let base = narrowed.base(Limit::Place);
    let everywhere = shelf.serves_all.count_with(base);
    let by_name = |code: &str| {
        shelf.serves.get(code).map_or(0, |bits| {
            let mut alone = bits.clone();
            alone.drop_all(&shelf.serves_all);
            alone.count_with(base)
        })
    };
    served.iter().map(|code| ((*code).to_owned(), everywhere + by_name(code))).collect()
}
