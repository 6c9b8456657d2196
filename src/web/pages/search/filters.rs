//! The filter panel: one group per facet with exact counts, and the filters in use as chips.

use crate::app::Town;
use crate::catalogue::{Access, Cost, Day, Feature, Intensity, Kind, Taxonomy, TaxonomyTerm};
use crate::dutch::language_name;
use crate::search::{AGE_BANDS, Count, Facet, Part, SearchForm, Wrong, sentence};
use crate::web::view::{Chip, FilterGroup, FilterOption, NumberField};

/// Groups that are unfolded before anything is chosen.
const UNFOLDED: [Count; 3] = [Count::Codes(Facet::Kind), Count::Codes(Facet::Theme), Count::Codes(Facet::Access)];

/// The panel over these counts.
pub fn groups(
    form: &SearchForm,
    counts: &[(Count, Vec<(String, usize)>)],
    town: &Town,
    wrong: &[Wrong],
) -> Vec<FilterGroup> {
    counts
        .iter()
        .map(|(what, counted)| group(form, *what, counted, town, wrong))
        .filter(|group| !group.options.is_empty())
        .collect()
}

fn group(form: &SearchForm, what: Count, counted: &[(String, usize)], town: &Town, wrong: &[Wrong]) -> FilterGroup {
    let name = what.name();
    let chosen = form.all(name);
    let single = matches!(what, Count::Ages | Count::Open | Count::Waiting);
    let option = |(value, label): (String, String)| FilterOption {
        count: Some(counted.iter().find(|(code, _)| *code == value).map_or(0, |(_, number)| *number as u64)),
        checked: chosen.contains(&value.as_str()),
        narrower: Vec::new(),
        value,
        label,
    };
    let mut options: Vec<FilterOption> = match what {
        Count::Codes(Facet::Theme) => themes(town, &option),
        _ => values(what, counted, town).into_iter().map(option).collect(),
    };
    options.retain(|option| option.checked || option.count != Some(0) || !option.narrower.is_empty());
    if single && !options.is_empty() {
        let any = !options.iter().any(|option| option.checked);
        options.insert(
            0,
            FilterOption {
                value: String::new(),
                label: "Maakt niet uit".to_owned(),
                count: None,
                checked: any,
                narrower: Vec::new(),
            },
        );
    }
    FilterGroup {
        name: name.to_owned(),
        legend: legend(what).to_owned(),
        open: !chosen.is_empty() || UNFOLDED.contains(&what),
        single,
        number: (what == Count::Ages).then(|| age_field(form)),
        error: wrong.iter().find(|w| w.parameter == name).map(|w| w.message.clone()),
        options,
    }
}

/// A typed age; a chosen band is shown by its radio button instead.
fn age_field(form: &SearchForm) -> NumberField {
    let band = |age: &str| AGE_BANDS.iter().any(|(from, to)| age == format!("{from}-{to}"));
    let typed = form.first("age").filter(|age| !band(age)).unwrap_or_default();
    NumberField { name: "age".to_owned(), label: "Leeftijd in jaren".to_owned(), value: typed.to_owned() }
}

fn legend(what: Count) -> &'static str {
    match what {
        Count::Codes(Facet::Kind) => "Soort aanbod",
        Count::Codes(Facet::Theme) => "Thema",
        Count::Codes(Facet::Audience) => "Voor wie",
        Count::Codes(Facet::Access) => "Hoe komt u binnen",
        Count::Codes(Facet::Form) => "Vorm",
        Count::Codes(Facet::Language) => "Taal",
        Count::Codes(Facet::Cost) => "Kosten",
        Count::Codes(Facet::Accessibility) => "Toegankelijk",
        Count::Codes(Facet::Intensity) => "Hoe zwaar is de vraag",
        Count::Ages => "Leeftijd",
        Count::Days => "Dag",
        Count::Parts => "Deel van de dag",
        Count::Open => "Nu open",
        Count::Waiting => "Wachttijd",
        Count::Areas => "Wijk",
    }
}

fn themes(town: &Town, option: &impl Fn((String, String)) -> FilterOption) -> Vec<FilterOption> {
    let Some(list) = town.taxonomies.get(Taxonomy::THEME) else { return Vec::new() };
    let choice = |term: &TaxonomyTerm| option((term.code.clone(), term.name.clone()));
    let in_use = |option: &FilterOption| option.checked || option.count != Some(0);
    let theme = |top: &TaxonomyTerm| FilterOption {
        narrower: list.narrower(top.id).map(choice).filter(in_use).collect(),
        ..choice(top)
    };
    list.top().map(theme).filter(in_use).collect()
}

/// The options of a group in their order, with their words.
fn values(what: Count, counted: &[(String, usize)], town: &Town) -> Vec<(String, String)> {
    let own = |code: &str, label: &str| (code.to_owned(), label.to_owned());
    match what {
        Count::Codes(Facet::Kind) => Kind::ALL.iter().map(|kind| own(kind.as_str(), kind.label())).collect(),
        Count::Codes(Facet::Access) => Access::ALL.iter().map(|access| own(access.as_str(), access.label())).collect(),
        Count::Codes(Facet::Cost) => Cost::ALL.iter().map(|cost| own(cost.as_str(), cost.label())).collect(),
        Count::Codes(Facet::Intensity) => Intensity::ALL.iter().map(|one| own(one.as_str(), one.label())).collect(),
        Count::Codes(Facet::Accessibility) => Feature::ALL.iter().map(|one| own(one.as_str(), one.label())).collect(),
        Count::Codes(Facet::Theme) | Count::Areas => Vec::new(),
        Count::Codes(Facet::Audience) => {
            town.taxonomies.terms(Taxonomy::AUDIENCE).map(|term| own(&term.code, &term.name)).collect()
        }
        Count::Codes(Facet::Form) => {
            town.taxonomies.terms(Taxonomy::FORM).map(|term| own(&term.code, &term.name)).collect()
        }
        Count::Codes(Facet::Language) => languages(counted),
        Count::Ages => AGE_BANDS.iter().map(|(from, to)| (format!("{from}-{to}"), band(*from, *to))).collect(),
        Count::Days => Day::ALL.iter().map(|day| (day.as_str().to_owned(), sentence(day.label()))).collect(),
        Count::Parts => Part::ALL.iter().map(|part| own(part.code(), part_label(*part))).collect(),
        Count::Open => vec![own("now", "Nu open")],
        Count::Waiting => crate::search::WAITS.iter().map(|weeks| (weeks.to_string(), wait(*weeks))).collect(),
    }
}

/// Languages with the most services first, as the list is long.
fn languages(counted: &[(String, usize)]) -> Vec<(String, String)> {
    let mut all: Vec<_> = counted.iter().collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.into_iter().map(|(code, _)| (code.clone(), language_name(code).to_owned())).collect()
}

fn band(from: u8, to: u8) -> String {
    if to >= 120 { format!("{from} jaar en ouder") } else { format!("{from} tot en met {to} jaar") }
}

fn part_label(part: Part) -> &'static str {
    match part {
        Part::Morning => "Ochtend",
        Part::Afternoon => "Middag",
        Part::Evening => "Avond",
    }
}

fn wait(weeks: u16) -> String {
    if weeks == 0 { "Geen wachttijd".to_owned() } else { format!("Ten hoogste {weeks} weken") }
}

/// The filters in use as links that take them away; what could not be understood is not in use.
pub fn chips(form: &SearchForm, town: &Town, wrong: &[Wrong]) -> Vec<Chip> {
    let used = |name: &str| wrong.iter().all(|mistake| mistake.parameter != name);
    let mut chips = Vec::new();
    for what in Count::ALL.into_iter().filter(|what| *what != Count::Areas && used(what.name())) {
        let name = what.name();
        for value in form.all(name) {
            chips
                .push(Chip { text: chip_text(what, value, town), remove_href: href(&form.without_value(name, value)) });
        }
    }
    for (name, text) in
        [("wijk", form.first("wijk").map(str::to_owned)), ("radius", form.first("radius").map(radius_words))]
    {
        if let Some(text) = text.filter(|_| used(name)) {
            chips.push(Chip { text, remove_href: href(&form.with(name, &[])) });
        }
    }
    if form.first("lat").is_some() && used("lat") && used("lon") {
        chips
            .push(Chip { text: "Mijn locatie".to_owned(), remove_href: href(&form.with("lat", &[]).with("lon", &[])) });
    }
    chips
}

fn chip_text(what: Count, value: &str, town: &Town) -> String {
    if what == Count::Codes(Facet::Theme) {
        return town.taxonomies.name(Taxonomy::THEME, value).to_owned();
    }
    if what == Count::Ages {
        return format!("{value} jaar");
    }
    let known = values(what, &[(value.to_owned(), 0)], town);
    known.into_iter().find(|(code, _)| code == value).map_or_else(|| value.to_owned(), |(_, label)| label)
}

/// `binnen 2,5 km`.
fn radius_words(radius: &str) -> String {
    let metres = radius.parse::<f64>().unwrap_or_default();
    format!("Binnen {}", crate::search::distance_in_words(metres))
}

/// The address of a search.
pub fn href(form: &SearchForm) -> String {
    let query = form.to_query();
    if query.is_empty() { "/zoeken".to_owned() } else { format!("/zoeken?{query}") }
}
