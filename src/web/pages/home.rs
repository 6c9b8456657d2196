//! `/` and `/themas`: where people begin.

use std::collections::HashMap;

use actix_web::{HttpResponse, web};

use super::search::search_form;
use crate::app::{App, Town};
use crate::catalogue::{Taxonomy, TaxonomyTerm};
use crate::search::{self, Ask, Count, Facet, Filter, Found, Question, SearchForm, Unavailable};
use crate::web::drawing::wijken;
use crate::web::frame::{Frame, page, searching};
use crate::web::problem::Problem;
use crate::web::view::{Figure, Here, HomePage, Link, ThemeTile, ThemesPage};
use crate::web::words;

/// `GET /`.
pub async fn show(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let found = everything(&app).await?;
    let tiles = tiles(&town, &found).into_iter().map(|tile| ThemeTile { narrower: Vec::new(), ..tile });
    page(&HomePage {
        layout: frame.layout(&town, "Vind hulp en activiteiten", Here::Home),
        form: search_form(&SearchForm::default(), &town, &[]),
        examples: examples(&town),
        themes: tiles.collect(),
        figures: figures(&found),
        outline: wijken(&town, &[], &[]),
    })
}

/// `GET /themas`.
pub async fn themes(app: web::Data<App>, frame: Frame) -> Result<HttpResponse, Problem> {
    let town = app.town.load();
    let found = everything(&app).await?;
    page(&ThemesPage { layout: frame.layout(&town, "Thema's", Here::Themes), themes: tiles(&town, &found) })
}

/// Counts over the whole catalogue.
pub async fn everything(app: &web::Data<App>) -> Result<Found, Problem> {
    searching(app, count).await
}

fn count(app: &App) -> Result<Found, Unavailable> {
    let town = app.town.load();
    let known = town.known(app.clock.now());
    app.engine.search(&Ask {
        question: &Question::default(),
        filter: &Filter::default(),
        counts: &[Count::Codes(Facet::Theme), Count::Codes(Facet::Kind), Count::Open],
        offset: 0,
        limit: 0,
        today: known.today(),
        now: known.moment(),
        almost: 0,
    })
}

/// The number of services with each code.
pub fn numbers(found: &Found, what: Count) -> HashMap<&str, usize> {
    let counts = found.counts.iter().filter(|(counted, _)| *counted == what);
    counts.flat_map(|(_, numbers)| numbers).map(|(code, number)| (code.as_str(), *number)).collect()
}

fn tiles(town: &Town, found: &Found) -> Vec<ThemeTile> {
    let numbers = numbers(found, Count::Codes(Facet::Theme));
    let Some(list) = town.taxonomies.get(Taxonomy::THEME) else { return Vec::new() };
    let tile = |term: &TaxonomyTerm| ThemeTile {
        code: term.code.clone(),
        name: term.name.clone(),
        count: numbers.get(term.code.as_str()).copied().unwrap_or_default() as u64,
        href: format!("/zoeken?theme={}", term.code),
        narrower: Vec::new(),
    };
    let with_narrower = |top: &TaxonomyTerm| ThemeTile {
        narrower: list.narrower(top.id).map(tile).filter(|one| one.count > 0).collect(),
        ..tile(top)
    };
    list.top().map(with_narrower).collect()
}

/// Questions to try, in wijken that this town has.
fn examples(town: &Town) -> Vec<Link> {
    let wijken: Vec<&str> = town.places.wijken().map(|area| area.name.as_str()).collect();
    let tries = [("samen eten", 0), ("hulp bij formulieren", 1), ("maatje om mee te wandelen", 2), ("taalles", 3)];
    let link = |(text, at): (&str, usize)| {
        let wijk = wijken.get(at * wijken.len() / tries.len()).copied().unwrap_or_default();
        let form = SearchForm::default().with("q", &[text]).with("wijk", &[wijk]);
        let shown =
            if wijk.is_empty() { search::sentence(text) } else { format!("{} in {wijk}", search::sentence(text)) };
        Link::new(shown, format!("/zoeken?{}", form.to_query()))
    };
    tries.into_iter().map(link).collect()
}

fn figures(found: &Found) -> Vec<Figure> {
    let kinds = numbers(found, Count::Codes(Facet::Kind));
    let residents = kinds.get("buurtinitiatief").copied().unwrap_or_default();
    let open = numbers(found, Count::Open).get("now").copied().unwrap_or_default();
    let figure = |number: usize, text: &str| Figure { number: words::thousands(number), text: text.to_owned() };
    vec![
        figure(found.total, "voorzieningen in de kaart"),
        figure(residents, "daarvan zijn van buurtbewoners zelf"),
        figure(open, "zijn nu open"),
    ]
}
