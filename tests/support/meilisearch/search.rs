//! One search of the stand-in: words in named attributes, filter, order, facets and exact totals, with every key that
//! it does not know refused. Words are matched whole, the last one also by its beginning; typing errors are not its work.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use sociale_kaart::geography::{Point, distance};

use super::expression::{point, values};
use super::store::Index;

type Document = Map<String, Value>;
type Refused = (String, String);

const KEYS: [&str; 13] = [
    "q",
    "offset",
    "limit",
    "page",
    "hitsPerPage",
    "attributesToRetrieve",
    "filter",
    "sort",
    "facets",
    "matchingStrategy",
    "attributesToSearchOn",
    "showRankingScore",
    "locales",
];

pub fn answer(index: &Index, query: &Value) -> Result<Value, Refused> {
    if let Some(name) = query.as_object().unwrap().keys().find(|name| !KEYS.contains(&name.as_str())) {
        return Err(("bad_request".to_owned(), format!("Unknown field `{name}`.")));
    }
    let filter = query["filter"].as_str().filter(|filter| !filter.is_empty());
    let expression = filter.map(|filter| index.expression(filter)).transpose()?;
    let fields = searched(index, query)?;
    let words = query["q"].as_str().unwrap_or_default();
    let mut hits: Vec<(f64, &Document)> = index
        .documents
        .values()
        .filter(|document| expression.as_ref().is_none_or(|expression| expression.holds(document)))
        .filter_map(|document| Some((score(document, words, &fields)?, document)))
        .collect();
    let counted: Vec<&Document> = hits.iter().map(|(_, document)| *document).collect();
    let facets = facets(index, query, &counted)?;
    let sorts = sorts(index, query)?;
    hits.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| compare(a.1, b.1, &sorts)));
    Ok(told(index, query, &hits, facets))
}

fn searched(index: &Index, query: &Value) -> Result<Vec<String>, Refused> {
    let own = index.list("searchableAttributes");
    let Some(asked) = query["attributesToSearchOn"].as_array() else { return Ok(own) };
    let asked: Vec<String> = asked.iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    match asked.iter().find(|name| !own.contains(name)) {
        Some(name) => Err(("invalid_search_attributes_to_search_on".into(), format!("`{name}` is not searchable."))),
        None => Ok(asked),
    }
}

/// From 0 to 1: better in an attribute that stands first, and for a whole word. All words but those at the end must be
/// there, as with the strategy `last`.
fn score(document: &Document, words: &str, fields: &[String]) -> Option<f64> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Some(1.0);
    }
    let fit = |at: usize, word: &String| {
        let mut best: Option<f64> = None;
        for (rank, field) in fields.iter().enumerate() {
            let text = document.get(field).and_then(Value::as_str).unwrap_or_default();
            let whole = text.split_whitespace().any(|own| own == word);
            let begins = at + 1 == words.len() && text.split_whitespace().any(|own| own.starts_with(word.as_str()));
            let less = rank as f64 / (2 * fields.len()) as f64;
            let fit = if whole { 1.0 } else { 0.9 };
            if whole || begins {
                best = Some(best.unwrap_or(0.0).max(fit * (1.0 - less)));
            }
        }
        best
    };
    let fits: Vec<f64> = words.iter().enumerate().map_while(|(at, word)| fit(at, word)).collect();
    (!fits.is_empty()).then(|| fits.iter().sum::<f64>() / words.len() as f64)
}

fn facets(index: &Index, query: &Value, counted: &[&Document]) -> Result<Option<Value>, Refused> {
    let Some(names) = query["facets"].as_array() else { return Ok(None) };
    let (filterable, mut all) = (index.list("filterableAttributes"), Map::new());
    let most = index.all_settings()["faceting"]["maxValuesPerFacet"].as_u64().unwrap() as usize;
    for name in names.iter().map(|name| name.as_str().unwrap()) {
        if !filterable.iter().any(|own| own == name) {
            return Err(("invalid_search_facets".to_owned(), format!("`{name}` is not filterable.")));
        }
        let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
        for document in counted {
            let mut own = original(document, name);
            own.sort();
            own.dedup();
            own.into_iter().for_each(|value| *numbers.entry(value).or_default() += 1);
        }
        all.insert(name.to_owned(), numbers.into_iter().take(most).collect::<BTreeMap<_, _>>().into_iter().collect());
    }
    Ok(Some(all.into()))
}

/// The values as they were sent.
fn original(document: &Document, name: &str) -> Vec<String> {
    let plain = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    match document.get(name) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list.iter().map(plain).collect(),
        Some(one) => vec![plain(one)],
    }
}

enum Sort {
    By(String, bool),
    Near(Point),
}

fn sorts(index: &Index, query: &Value) -> Result<Vec<Sort>, Refused> {
    let sortable = index.list("sortableAttributes");
    let bad = |text: &str| ("invalid_search_sort".to_owned(), format!("`{text}` cannot be sorted by."));
    let read = |text: &Value| {
        let text = text.as_str().unwrap();
        let (name, way) = text.rsplit_once(':').ok_or_else(|| bad(text))?;
        if let Some(numbers) = name.strip_prefix("_geoPoint(").and_then(|rest| rest.strip_suffix(')')) {
            let (lat, lon) = numbers.split_once(", ").ok_or_else(|| bad(text))?;
            let numbers = (lat.parse(), lon.parse());
            let (Ok(lat), Ok(lon), true) = (numbers.0, numbers.1, sortable.iter().any(|own| own == "_geo")) else {
                return Err(bad(text));
            };
            return Ok(Sort::Near(Point { lat, lon }));
        }
        if !sortable.iter().any(|own| own == name) {
            return Err(bad(text));
        }
        Ok(Sort::By(name.to_owned(), way == "asc"))
    };
    query["sort"].as_array().into_iter().flatten().map(read).collect()
}

fn compare(a: &Document, b: &Document, sorts: &[Sort]) -> Ordering {
    let one = |sort: &Sort| match sort {
        Sort::Near(from) => {
            let far = |document: &Document| point(document).map_or(f64::INFINITY, |to| distance(*from, to).round());
            far(a).total_cmp(&far(b))
        }
        Sort::By(name, rising) => {
            let number = |document: &Document| document.get(name).and_then(Value::as_f64);
            let order = match (number(a), number(b)) {
                (Some(a), Some(b)) => a.total_cmp(&b),
                _ => values(a, name).cmp(&values(b, name)),
            };
            if *rising { order } else { order.reverse() }
        }
    };
    sorts.iter().map(one).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn told(index: &Index, query: &Value, hits: &[(f64, &Document)], facets: Option<Value>) -> Value {
    let number = |name: &str| query[name].as_u64().map(|number| number as usize);
    let most = index.all_settings()["pagination"]["maxTotalHits"].as_u64().unwrap() as usize;
    let hits = &hits[..hits.len().min(most)];
    let mut told = json!({ "query": query["q"].as_str().unwrap_or_default(), "processingTimeMs": 0 });
    let (from, some) = match (number("page"), number("hitsPerPage")) {
        (None, None) => {
            let (offset, limit) = (number("offset").unwrap_or(0), number("limit").unwrap_or(20));
            // Not exact, and so that nobody takes it for exact: it leaves out what comes after the last hit.
            let estimated = hits.len().min(offset + limit);
            (told["offset"], told["limit"], told["estimatedTotalHits"]) =
                (offset.into(), limit.into(), estimated.into());
            (offset, limit)
        }
        (page, size) => {
            let (page, size) = (page.unwrap_or(1), size.unwrap_or(20));
            let pages = hits.len().div_ceil(size.max(1));
            (told["page"], told["hitsPerPage"]) = (page.into(), size.into());
            (told["totalPages"], told["totalHits"]) = (pages.into(), hits.len().into());
            ((page.max(1) - 1) * size, size)
        }
    };
    let scored = query["showRankingScore"].as_bool() == Some(true);
    let shown: Vec<Value> = hits
        .iter()
        .skip(from)
        .take(some)
        .map(|(score, document)| {
            let mut hit = shown(index, query, document);
            if scored {
                hit.insert("_rankingScore".to_owned(), json!(score));
            }
            hit.into()
        })
        .collect();
    told["hits"] = shown.into();
    if let Some(facets) = facets {
        (told["facetDistribution"], told["facetStats"]) = (facets, json!({}));
    }
    told
}

fn shown(index: &Index, query: &Value, document: &Document) -> Document {
    let displayed = index.list("displayedAttributes");
    let asked = query["attributesToRetrieve"].as_array();
    let keep = |name: &String| {
        (displayed.is_empty() || displayed.contains(name))
            && asked.is_none_or(|asked| asked.iter().any(|own| own == name || own == "*"))
    };
    document.iter().filter(|(name, _)| keep(name)).map(|(name, value)| (name.clone(), value.clone())).collect()
}
