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

#[cfg(test)]
mod tests {
    use super::super::signal::tests::example;
    use super::*;
    use crate::catalogue::{Access, Kind, Organization, Provenance, Scope, Service};

    fn taxonomies() -> Taxonomies {
        let mut themes = Taxonomy::new(Taxonomy::THEME, "Thema");
        themes.add("ontmoeten", "Ontmoeten", None);
        themes.add("ontmoeten-eten", "Samen eten", Some("ontmoeten"));
        themes.add("geld", "Geld", None);
        [themes].into_iter().collect()
    }

    /// Offer about `theme` for `audiences`, in the wijk of the example.
    fn listing(theme: &str, audiences: &[&str]) -> Listing {
        let from = Provenance::from_source("test");
        let owner = Organization::new("buurt", "Buurt", &from);
        let service = Service::new("eten", "Eten", Kind::Buurtinitiatief, Access::Inloop, &owner, &from);
        let mut listing = Listing::new(service, owner);
        listing.add_area("WK000001", "Noord");
        listing.add_term(Taxonomy::THEME, theme);
        for audience in audiences {
            listing.add_term(Taxonomy::AUDIENCE, audience);
        }
        listing
    }

    #[test]
    fn the_same_theme_or_a_narrower_one_fits_and_another_does_not() {
        let fits = |theme: &str| super::fits(&listing(theme, &[]), &example(), &taxonomies());
        assert!(fits("ontmoeten") && fits("ontmoeten-eten"));
        assert!(!fits("geld"));
        let about_eating = Signal { theme: "ontmoeten-eten".into(), ..example() };
        assert!(!super::fits(&listing("ontmoeten", &[]), &about_eating, &taxonomies()), "wider is not the answer");
    }

    #[test]
    fn offer_of_another_wijk_does_not_fit_and_that_of_the_whole_municipality_does() {
        let elsewhere = Signal { area_code: "WK000002".into(), ..example() };
        let mut offer = listing("ontmoeten", &[]);
        assert!(!fits(&offer, &elsewhere, &taxonomies()));
        offer.add_scope(Scope::Municipality);
        assert!(fits(&offer, &elsewhere, &taxonomies()));
    }

    #[test]
    fn offer_for_others_alone_contradicts_the_audience() {
        let fits = |audiences: &[&str]| super::fits(&listing("ontmoeten", audiences), &example(), &taxonomies());
        for audiences in [&[][..], &["ouderen"], &["iedereen"], &["volwassenen"], &["nieuwkomers", "ouderen"]] {
            assert!(fits(audiences), "{audiences:?}");
        }
        assert!(!fits(&["nieuwkomers"]));
        assert!(!fits(&["kinderen"]));
        let of_children = Signal { audience: Some("kinderen".into()), ..example() };
        assert!(!super::fits(&listing("ontmoeten", &["volwassenen"]), &of_children, &taxonomies()));
        let of_all = Signal { audience: None, ..example() };
        assert!(super::fits(&listing("ontmoeten", &["nieuwkomers"]), &of_all, &taxonomies()));
    }
}
