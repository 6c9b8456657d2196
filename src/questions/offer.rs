//! "Did you know these?": what the catalogue has within reach for a question that is about to be logged as absent or
//! unknown. Offer that exists and was not known is another problem than a hole in the offer.

use super::choices::{Deployed, Outcome, Reason};
use super::question::Question;
use crate::catalogue::Kind;
use crate::id::ServiceId;
use crate::search::{self, Count, Engine, Hit, SearchForm, Unavailable};

/// Services that are shown: more than a coach reads helps nobody.
const SHOWN: usize = 5;

impl Question {
    /// Whether the coach says that there is nothing, or knows of nothing.
    #[must_use]
    pub fn deserves_a_look(&self) -> bool {
        self.outcome != Outcome::Matched && matches!(self.reason, Some(Reason::Absent | Reason::Unknown))
    }

    /// Services for this theme and person that serve this wijk, the best first.
    pub fn within_reach(&self, engine: &dyn Engine, known: &search::Known<'_>) -> Result<Vec<Hit>, Unavailable> {
        let theme = self.themes.first().map(String::as_str).unwrap_or_default();
        let age = self.age.map(|age| age.typical().to_string()).unwrap_or_default();
        let narrow =
            SearchForm::default().with("wijk", &[&self.area_code]).with("theme", &[theme]).with("age", &[&age]);
        let text = self.text.as_ref().map(|text| text.as_str()).unwrap_or_default();
        for words in [text, ""] {
            let (mut query, _) = search::read(&narrow.with("q", &[words]), known);
            query.limit = SHOWN;
            let found = search::find(engine, &query, known.places, &[] as &[Count])?.found;
            if found.total > 0 {
                return Ok(found.hits);
            }
        }
        Ok(Vec::new())
    }

    /// The same question when one of those fits after all: it was there, and it was not known.
    #[must_use]
    pub fn answered_by(self, service: ServiceId, kind: Kind) -> Self {
        let deployed = match kind {
            Kind::Buurtinitiatief => Deployed::Buurtinitiatief,
            Kind::Voorliggend => Deployed::Voorliggend,
            Kind::Specialistisch => Deployed::Specialist,
        };
        Self {
            outcome: Outcome::Matched,
            reason: None,
            was_unknown: true,
            service: Some(service),
            deployed: Some(deployed),
            ..self
        }
    }
}
