//! Whether a listing answers a signal: it is for people of the wijk, about the theme, and not for others alone.

use super::signal::Signal;
use crate::catalogue::{Listing, Taxonomies, Taxonomy};

/// The audience that is everybody.
const EVERYBODY: &str = "iedereen";
/// The audience of all who are of age.
const ADULTS: &str = "volwassenen";
/// Audiences that are not of age.
const YOUNG: [&str; 2] = ["kinderen", "jongeren"];

/// Whether this listing may be the answer to this signal. Whether it is, a person decides.
#[must_use]
pub fn fits(listing: &Listing, signal: &Signal, taxonomies: &Taxonomies) -> bool {
    let themes = narrowed(&signal.theme, taxonomies);
    listing.serves(&signal.area_code)
        && listing.codes(Taxonomy::THEME).any(|code| themes.contains(&code))
        && signal.audience.as_deref().is_none_or(|wanted| welcomes(listing, wanted))
}

/// The theme and its narrower ones.
pub(super) fn narrowed<'a>(theme: &'a str, taxonomies: &'a Taxonomies) -> Vec<&'a str> {
    let list = taxonomies.get(Taxonomy::THEME);
    let own = list.and_then(|list| Some((list, list.term(theme)?)));
    let narrower = own.into_iter().flat_map(|(list, term)| list.narrower(term.id)).map(|term| term.code.as_str());
    [theme].into_iter().chain(narrower).collect()
}

/// Whether this audience may come. A listing that names nobody is for all; one for adults is for every adult.
fn welcomes(listing: &Listing, wanted: &str) -> bool {
    let mut named = listing.codes(Taxonomy::AUDIENCE).peekable();
    named.peek().is_none()
        || wanted == EVERYBODY
        || named.any(|code| code == wanted || code == EVERYBODY || (code == ADULTS && !YOUNG.contains(&wanted)))
}
