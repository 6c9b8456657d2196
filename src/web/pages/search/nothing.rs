//! Nothing found: which filter to leave out and what that gives, where the neighbours have it, and how to tell that it
//! is missing.

use super::filters::href;
use super::{Seen, limit_in_words};
use crate::search::{Answer, Limit, Loosened};
use crate::web::view::{Link, Loosen, Neighbour, NothingFound};
use crate::web::words;

impl Seen<'_> {
    /// What to do when nothing was found.
    pub fn nothing(&self, answer: &Answer) -> NothingFound {
        let mut helpful: Vec<&Loosened> = answer.found.loosened.iter().filter(|loosened| loosened.adds > 0).collect();
        helpful.sort_by_key(|loosened| std::cmp::Reverse(loosened.adds));
        let unknown = helpful.is_empty() && answer.neighbours.is_empty() && !self.query.text.is_empty();
        let sentence = match (unknown, self.query.filter.limits().is_empty() && self.query.text.is_empty()) {
            (true, _) => "Wij kennen geen aanbod met deze woorden. Probeer een ander woord.",
            (false, true) => "Er staat nog geen aanbod in deze sociale kaart.",
            (false, false) => "Niets past op alles wat u vroeg.",
        };
        let words = (answer.without_words > 0).then(|| self.without_words(answer.without_words));
        NothingFound {
            sentence: sentence.to_owned(),
            loosen: helpful.into_iter().map(|loosened| self.loosen(loosened)).chain(words).collect(),
            neighbours: answer.neighbours.iter().map(|(_, name, total)| self.neighbour(name, *total)).collect(),
            tell: self.tell(),
        }
    }

    fn loosen(&self, loosened: &Loosened) -> Loosen {
        let form = match loosened.limit {
            Limit::Place => {
                ["wijk", "radius", "lat", "lon"].iter().fold(self.form.clone(), |form, name| form.with(name, &[]))
            }
            Limit::When => self.form.with("day", &[]).with("part", &[]),
            limit => self.form.with(limit.name(), &[]),
        };
        Loosen {
            filter: limit_in_words(loosened.limit).to_owned(),
            count: words::services(loosened.adds),
            href: href(&form),
        }
    }

    fn without_words(&self, total: usize) -> Loosen {
        let form = self.form.with("q", &[]).with("exact", &[]);
        Loosen { filter: "deze woorden".to_owned(), count: words::services(total), href: href(&form) }
    }

    fn neighbour(&self, name: &str, total: usize) -> Neighbour {
        let form = self.form.with("wijk", &[name]);
        Neighbour {
            name: name.to_owned(),
            count: words::services(total),
            href: href(&form.with("lat", &[]).with("lon", &[])),
        }
    }

    /// A message to the municipality. It holds no words of the search: they may be about a person.
    fn tell(&self) -> Link {
        let subject =
            percent_encoding::utf8_percent_encode("Hier ontbreekt aanbod", percent_encoding::NON_ALPHANUMERIC);
        Link::new(
            "Meld dat hier niets past",
            format!("mailto:{}?subject={subject}", self.town.municipality.texts.report_email),
        )
    }
}
