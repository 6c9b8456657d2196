//! Logs a question: checks it, shows what the catalogue has before something is called absent, and keeps it once.

use anyhow::Context;

use super::App;
use crate::catalogue::Listing;
use crate::id::{AccountId, QuestionId};
use crate::questions::{Draft, Known, Question};
use crate::search::{Hit, Wrong};

/// A question on its way into the log.
#[derive(Debug, Clone)]
pub struct Logging {
    /// What was sent.
    pub draft: Draft,
    /// Given by what sends it: the same question sent twice is kept once.
    pub id: QuestionId,
    /// By whose hand.
    pub by: AccountId,
    /// Whether what the catalogue has was shown already, or need not be.
    pub looked: bool,
}

/// What came of it.
#[derive(Debug)]
pub enum Logged {
    /// Something is wrong; nothing was kept.
    Wrong(Vec<Wrong>),
    /// This is there for the same theme and person; nothing was kept yet.
    Offered(Vec<Hit>),
    /// It is in the log.
    Kept(Box<Question>),
}

impl App {
    /// Logs a question.
    ///
    /// # Errors
    /// When the database or the search is away; nothing is kept then.
    pub fn log(&self, logging: Logging) -> anyhow::Result<Logged> {
        let town = self.town.load();
        let (places, taxonomies) = (&town.places, &town.taxonomies);
        let known = Known { places, taxonomies, guard: self.guard()?, today: self.clock.today() };
        let question = match logging.draft.check(logging.id, &known) {
            Ok(question) => question,
            Err(wrong) => return Ok(Logged::Wrong(wrong)),
        };
        let picked = logging.draft.service.as_deref().filter(|slug| !slug.is_empty());
        let question = match picked {
            Some(slug) => match self.database.read(|conn| Listing::by_slug(conn, slug))? {
                Some(listing) => question.answered_by(listing.service.id, listing.service.kind),
                None => return Ok(Logged::Wrong(vec![gone()])),
            },
            None => question,
        };
        if !logging.looked && question.deserves_a_look() {
            let offered = question.within_reach(self.engine.as_ref(), &self.known(&town))?;
            if !offered.is_empty() {
                return Ok(Logged::Offered(offered));
            }
        }
        let kept = question.clone();
        self.database
            .write(|conn| Question::add(conn, vec![(question, Some(logging.by))]))
            .context("keeping a question")?;
        Ok(Logged::Kept(Box::new(kept)))
    }
}

fn gone() -> Wrong {
    Wrong { parameter: "service".to_owned(), message: "Deze voorziening is er niet meer. Kies een andere.".to_owned() }
}
