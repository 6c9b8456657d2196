//! Reads tables of demand, supply and travel cost (JSON) and computes them, so that any other implementation can be
//! held against this one. The method itself is in `catchment`.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Deserialize;
use serde_json::Value;

use super::catchment::{Link, three_step, two_step};
use super::decay::Decay;

/// A file of cases.
#[derive(Debug, Deserialize)]
pub struct Cases {
    cases: Vec<Value>,
}

/// One case, read and found sound.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// What the file calls it.
    pub name: String,
    places: Vec<String>,
    inhabitants: Vec<f64>,
    capacity: Vec<f64>,
    links: Vec<Link>,
}

/// What the file calls a case, and the case or why it cannot be computed.
pub type NamedCase = (String, Result<Case, BadCase>);

/// Why a case cannot be computed. Its text is a Dutch sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum BadCase {
    /// Not the JSON that was asked for.
    #[error("Dit is geen geval met demand, supply en cost: {0}.")]
    Unreadable(#[from] serde_json::Error),
    /// A number that cannot be.
    #[error("{what} «{of}» is {number}. Vul een getal in van 0 of meer.")]
    Negative {
        /// Which number.
        what: &'static str,
        /// Of which place.
        of: String,
        /// What was written.
        number: f64,
    },
    /// The cost table names a place that has no demand or no supply.
    #[error("De tabel cost noemt «{place}», maar {table} kent die plek niet.")]
    UnknownPlace {
        /// The place.
        place: String,
        /// Where it was looked up.
        table: &'static str,
    },
    /// Two costs for one way.
    #[error("De tabel cost noemt de weg van «{from}» naar «{to}» twee keer. Laat er een staan.")]
    Twice {
        /// From demand.
        from: String,
        /// To supply.
        to: String,
    },
    /// A decay that is not known, or that lacks a number.
    #[error("{0}")]
    Decay(&'static str),
    /// Cost zero under gravity.
    #[error(
        "De weg van «{from}» naar «{to}» kost 0, en dan is het gewicht van gravity oneindig. Vul min_dist in bij decay."
    )]
    Infinite {
        /// From demand.
        from: String,
        /// To supply.
        to: String,
    },
}

/// A place may be written as a text or as a number.
#[derive(Deserialize)]
#[serde(untagged)]
enum Name {
    Text(String),
    Number(serde_json::Number),
}

#[derive(Deserialize)]
struct Raw {
    #[serde(default)]
    name: String,
    demand: BTreeMap<String, f64>,
    supply: BTreeMap<String, f64>,
    cost: Vec<(Name, Name, Option<f64>)>,
    max_cost: Option<f64>,
    decay: Option<RawDecay>,
}

#[derive(Deserialize)]
struct RawDecay {
    kind: String,
    sigma: Option<f64>,
    scale: Option<f64>,
    alpha: Option<f64>,
    #[serde(alias = "min_distance", alias = "min_cost")]
    min_dist: Option<f64>,
    #[serde(alias = "step", alias = "weights", alias = "zones")]
    steps: Option<RawSteps>,
}

/// Zones as pairs or as an object from limit to weight.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawSteps {
    Pairs(Vec<(f64, f64)>),
    Object(BTreeMap<String, f64>),
}

impl Cases {
    /// The cases in the order of the file, each read by itself: a bad one does not spoil the others. A single case
    /// and a bare list of cases are read too.
    pub fn read(text: &str) -> serde_json::Result<Vec<NamedCase>> {
        let cases = match serde_json::from_str(text.trim_start_matches('\u{feff}'))? {
            Value::Array(cases) => cases,
            value @ Value::Object(_) if value.get("cases").is_some() => serde_json::from_value::<Self>(value)?.cases,
            single => vec![single],
        };
        let named = |(number, case): (usize, Value)| {
            let name = case.get("name").and_then(Value::as_str);
            let name = name.map_or_else(|| format!("geval {}", number + 1), str::to_owned);
            (name, Case::read(case))
        };
        Ok(cases.into_iter().enumerate().map(named).collect())
    }
}

impl Case {
    fn read(case: Value) -> Result<Self, BadCase> {
        let raw: Raw = serde_json::from_value(case)?;
        let decay = raw.decay.as_ref().map_or(Ok(Decay::None), RawDecay::read)?;
        check("De vraag van", &raw.demand)?;
        check("Het aanbod van", &raw.supply)?;
        let links = links(&raw, &decay)?;
        Ok(Self {
            name: raw.name,
            inhabitants: raw.demand.values().copied().collect(),
            places: raw.demand.into_keys().collect(),
            capacity: raw.supply.into_values().collect(),
            links,
        })
    }

    /// Accessibility by place, two-step.
    #[must_use]
    pub fn two_step(&self) -> BTreeMap<&str, Option<f64>> {
        self.by_place(two_step(&self.inhabitants, &self.capacity, &self.links))
    }

    /// Accessibility by place, three-step.
    #[must_use]
    pub fn three_step(&self) -> BTreeMap<&str, Option<f64>> {
        self.by_place(three_step(&self.inhabitants, &self.capacity, &self.links))
    }

    fn by_place(&self, values: Vec<Option<f64>>) -> BTreeMap<&str, Option<f64>> {
        self.places.iter().map(String::as_str).zip(values).collect()
    }
}

fn check(what: &'static str, table: &BTreeMap<String, f64>) -> Result<(), BadCase> {
    match table.iter().find(|(_, number)| !number.is_finite() || **number < 0.0) {
        Some((of, number)) => Err(BadCase::Negative { what, of: of.clone(), number: *number }),
        None => Ok(()),
    }
}

fn links(raw: &Raw, decay: &Decay) -> Result<Vec<Link>, BadCase> {
    let demands: HashMap<&str, usize> = raw.demand.keys().map(String::as_str).zip(0..).collect();
    let supplies: HashMap<&str, usize> = raw.supply.keys().map(String::as_str).zip(0..).collect();
    let place = |name: &str, table: &'static str, known: &HashMap<&str, usize>| {
        known.get(name).copied().ok_or_else(|| BadCase::UnknownPlace { place: name.to_owned(), table })
    };
    let (mut links, mut seen) = (Vec::with_capacity(raw.cost.len()), HashSet::new());
    for (from, to, cost) in &raw.cost {
        let (from, to) = (from.text(), to.text());
        let (demand, supply) = (place(&from, "demand", &demands)?, place(&to, "supply", &supplies)?);
        if !seen.insert((demand, supply)) {
            return Err(BadCase::Twice { from, to });
        }
        // No cost: there is no way.
        let Some(cost) = *cost else { continue };
        if cost < 0.0 {
            return Err(BadCase::Negative { what: "De kosten van de weg vanaf", of: from, number: cost });
        }
        if raw.max_cost.is_some_and(|limit| cost > limit) {
            continue;
        }
        let weight = decay.weight(cost);
        if !weight.is_finite() {
            return Err(BadCase::Infinite { from, to });
        }
        links.push(Link { demand, supply, weight });
    }
    Ok(links)
}

impl Name {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

impl RawDecay {
    fn read(&self) -> Result<Decay, BadCase> {
        let positive = |number: Option<f64>, sentence| match number {
            Some(number) if number.is_finite() && number > 0.0 => Ok(number),
            _ => Err(BadCase::Decay(sentence)),
        };
        match self.kind.as_str() {
            "none" | "uniform" => Ok(Decay::None),
            "gaussian" => Ok(Decay::Gaussian {
                sigma: positive(self.sigma, "Bij decay gaussian hoort sigma, een getal boven 0.")?,
            }),
            "gravity" => Ok(Decay::Gravity {
                scale: positive(self.scale, "Bij decay gravity hoort scale, een getal boven 0.")?,
                alpha: self.alpha.ok_or(BadCase::Decay("Bij decay gravity hoort alpha, de macht."))?,
                shortest: self.min_dist.unwrap_or(0.0),
            }),
            "step" | "steps" | "step_fn" => self.zones(),
            _ => Err(BadCase::Decay("Deze decay kennen wij niet. Kies none, gaussian, gravity of step.")),
        }
    }

    fn zones(&self) -> Result<Decay, BadCase> {
        const SENTENCE: &str = "Bij decay step hoort steps: per zone een grens en een gewicht van 0 of meer.";
        let mut zones = match &self.steps {
            Some(RawSteps::Pairs(pairs)) => pairs.clone(),
            Some(RawSteps::Object(zones)) => {
                let read = |(limit, weight): (&String, &f64)| Some((limit.trim().parse().ok()?, *weight));
                zones.iter().map(read).collect::<Option<_>>().ok_or(BadCase::Decay(SENTENCE))?
            }
            None => return Err(BadCase::Decay(SENTENCE)),
        };
        if zones.is_empty() || zones.iter().any(|(limit, weight)| !limit.is_finite() || *weight < 0.0) {
            return Err(BadCase::Decay(SENTENCE));
        }
        zones.sort_by(|a, b| a.0.total_cmp(&b.0));
        Ok(Decay::Steps(zones))
    }
}
