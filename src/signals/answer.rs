//! Linking the offer that answers a signal, which realises it. Which offer to propose is in `proposal`; a person may
//! choose any other that people are shown.

use super::change::{Refused, current, store};
use super::draft::LONGEST_NOTE;
use super::reading::{Reading, filled};
use super::signal::Signal;
use super::state::State;
use super::step::Step;
use crate::accounts::Role;
use crate::catalogue::Listing;
use crate::db::{AnyConnection, QueryResult};
use crate::id::SignalId;
use crate::interchange::quote;
use crate::questions::Known;

/// What somebody sent. Missing is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// The name in the address of the service, or the whole address of its page.
    pub service: String,
    /// For the log.
    pub note: String,
    /// The revision that was looked at.
    pub revision: String,
}

impl Answer {
    /// Links the service and realises the signal.
    ///
    /// # Errors
    /// When it may not be linked; nothing was changed then.
    pub fn apply(
        &self,
        conn: &mut AnyConnection,
        id: SignalId,
        by: Role,
        known: &Known<'_>,
    ) -> Result<Signal, Refused> {
        let stored = current(conn, id, &self.revision)?;
        let mut reading = Reading::new(known);
        if !stored.state.may_become(State::Realised) {
            reading.note("voorziening", "Dit signaal is afgewezen. Zet het eerst terug op ‘Gesignaleerd’.");
        }
        let listing = self.listing(conn, &mut reading)?;
        let note = reading.safe("notitie", &self.note, LONGEST_NOTE);
        let (listing, note) = reading.finish(listing.map(|listing| (listing, note))).map_err(Refused::Wrong)?;
        let service_id = Some(listing.service.id);
        let changed = Signal {
            state: State::Realised,
            reason: None,
            service_id,
            linked_on: Some(known.today),
            revision: stored.revision + 1,
            ..stored
        };
        let step = Step { service_id, ..Step::after(&changed, note, by, known.today) };
        store(conn, changed, &step)
    }

    fn listing(&self, conn: &mut AnyConnection, reading: &mut Reading<'_>) -> QueryResult<Option<Listing>> {
        let Some(typed) = filled(&self.service) else {
            reading.note("voorziening", "Kies de voorziening die dit oplost.");
            return Ok(None);
        };
        let shown = |listing: &Listing| listing.service.status.is_shown();
        let found = Listing::by_slug(conn, slug(typed))?.filter(shown);
        if found.is_none() {
            let sentence = format!("Voorziening {} kennen wij niet. Neem het adres van de pagina over.", quote(typed));
            reading.note("voorziening", sentence);
        }
        Ok(found)
    }
}

/// The name of a service out of what somebody copied from the address bar.
fn slug(typed: &str) -> &str {
    let path = typed.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    path.rsplit('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn the_address_of_a_page_names_the_service() {
        for typed in [
            "koffie-in-de-wijk",
            "/voorziening/koffie-in-de-wijk",
            "https://kaart.example/voorziening/koffie-in-de-wijk?wijk=Noord#hoe",
            "https://kaart.example/voorziening/koffie-in-de-wijk/",
        ] {
            assert_eq!(slug(typed), "koffie-in-de-wijk", "{typed}");
        }
    }
}
