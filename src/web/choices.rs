//! Lists to choose from in a form: wijken, sides and terms, with what was chosen before. Reading what somebody chose is
//! the work of the rooms that own it.

use crate::app::Town;
use crate::catalogue::{Taxonomy, TaxonomyTerm};
use crate::web::view::Choice;

/// One choice.
pub fn choice(value: &str, text: &str, selected: bool) -> Choice {
    Choice { value: value.to_owned(), text: text.to_owned(), selected }
}

/// The wijken by name. What was chosen may be a code or a name, also of a buurt in the wijk.
pub fn wijken(town: &Town, chosen: &str) -> Vec<Choice> {
    let places = &town.places;
    let named = places.area(chosen).or_else(|| places.named(chosen));
    let code = named.map(|area| places.wijk_of(area).code.as_str());
    let mut wijken: Vec<_> = places.wijken().collect();
    wijken.sort_by_key(|area| crate::dutch::fold(&area.name));
    wijken.into_iter().map(|area| choice(&area.code, &area.name, Some(area.code.as_str()) == code)).collect()
}

/// The sides of the municipality, such as those of a river; none where it has no two.
pub fn sides(town: &Town, chosen: &str) -> Vec<Choice> {
    let mut codes: Vec<&str> = town.places.wijken().filter_map(|area| area.side.as_deref()).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() < 2 {
        return Vec::new();
    }
    codes.into_iter().map(|code| choice(code, side(code), code == chosen)).collect()
}

/// A side as people say it.
fn side(code: &str) -> &str {
    match code {
        "north" => "Noord",
        "east" => "Oost",
        "south" => "Zuid",
        "west" => "West",
        other => other,
    }
}

/// The terms of a list, narrower ones after the wider.
pub fn terms(town: &Town, taxonomy: &str, chosen: &[impl AsRef<str>]) -> Vec<Choice> {
    let Some(list) = town.taxonomies.get(taxonomy) else { return Vec::new() };
    let one = |term: &TaxonomyTerm, lead: &str| {
        choice(&term.code, &format!("{lead}{}", term.name), is_among(chosen, &term.code))
    };
    let with_narrower = |top: &TaxonomyTerm| {
        let narrower = list.narrower(top.id).map(|term| one(term, "– "));
        std::iter::once(one(top, "")).chain(narrower).collect::<Vec<_>>()
    };
    list.top().flat_map(with_narrower).collect()
}

/// The terms of a list that no other one is above.
pub fn top_terms(town: &Town, taxonomy: &str, chosen: &[impl AsRef<str>]) -> Vec<Choice> {
    let top = town.taxonomies.get(taxonomy).into_iter().flat_map(Taxonomy::top);
    top.map(|term| choice(&term.code, &term.name, is_among(chosen, &term.code))).collect()
}

fn is_among(chosen: &[impl AsRef<str>], code: &str) -> bool {
    chosen.iter().any(|one| one.as_ref() == code)
}

/// The themes.
pub fn themes(town: &Town, chosen: &str) -> Vec<Choice> {
    terms(town, Taxonomy::THEME, &[chosen])
}
