//! The page of one signal, filled from what is stored and from what somebody typed.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::work::{address, label};
use crate::accounts::Act;
use crate::app::Town;
use crate::catalogue::{Listing, Taxonomies, Taxonomy};
use crate::db::{AnyConnection, QueryResult};
use crate::gaps::Report;
use crate::id::{ServiceId, SignalId};
use crate::search::Wrong;
use crate::signals::letter::Names;
use crate::signals::{Answer, Change, Effect, Proposal, Signal, State, Step, proposals};
use crate::web::choices::choice;
use crate::web::frame::Frame;
use crate::web::view::{ChangeForm, Choice, Difference, FieldError, Here, Link, Offer, SignalPage, StepLine};
use crate::web::words::date;

/// A signal with what belongs to it.
pub struct Seen {
    signal: Signal,
    steps: Vec<Step>,
    offers: Vec<Proposal>,
    /// Services that its steps name, as links.
    services: HashMap<ServiceId, Link>,
    effect: Effect,
}

/// What somebody sent and has to find again.
pub enum Typed {
    Nothing,
    Change(Change),
    Answer(Answer),
}

impl Seen {
    /// The signal with this identifier.
    pub fn find(conn: &mut AnyConnection, id: SignalId, taxonomies: &Taxonomies) -> QueryResult<Option<Self>> {
        let Some(signal) = Signal::find(conn, id)? else { return Ok(None) };
        let steps = Step::of(conn, id)?;
        let named: Vec<ServiceId> = steps.iter().filter_map(|step| step.service_id).chain(signal.service_id).collect();
        let link = |listing: Listing| {
            let service = listing.service;
            (service.id, Link::new(service.name, format!("/voorziening/{}", service.slug)))
        };
        let services = Listing::by_ids(conn, &named)?.into_iter().map(link).collect();
        Ok(Some(Self {
            offers: proposals(conn, &signal, taxonomies)?,
            signal,
            steps,
            services,
            effect: Effect::default(),
        }))
    }

    /// The same with what the offer changed, as the public report tells it.
    pub fn with_effect(self, report: &Report) -> Self {
        let Some(day) = self.signal.linked_on else { return self };
        let (before, after) = report.share_around(&self.signal.area_code, &self.signal.theme, day);
        Self { effect: Effect { before, after }, ..self }
    }
}

/// The page.
pub fn signal_page(
    frame: &Frame,
    town: &Town,
    today: NaiveDate,
    seen: &Seen,
    typed: &Typed,
    wrong: &[Wrong],
    conflict: bool,
) -> SignalPage {
    let signal = &seen.signal;
    let names = Names { places: &town.places, taxonomies: &town.taxonomies };
    let may_edit = frame.visitor.may(Act::EditSignals);
    let form = form(signal, typed);
    let chosen = if let Typed::Answer(answer) = typed { answer.service.as_str() } else { "" };
    let proposed = seen.offers.iter().any(|offer| offer.slug == chosen);
    SignalPage {
        layout: frame.layout(town, title(signal, wrong, conflict), Here::Elsewhere),
        title: signal.title.clone(),
        about: names.about(signal),
        state: signal.state.label().to_owned(),
        overdue: signal.is_overdue(today).then(|| date(signal.target_on)),
        facts: facts(signal, town),
        service: signal.service_id.and_then(|id| seen.services.get(&id)).cloned(),
        effect: signal.service_id.map(|_| seen.effect.sentence()),
        steps: lines(&seen.steps, &seen.services),
        offers: seen.offers.iter().map(|offer| shown(offer, chosen)).collect(),
        may_link: may_edit && signal.state.may_become(State::Realised),
        other: if proposed { String::new() } else { chosen.to_owned() },
        differences: if conflict { differences(signal, typed) } else { Vec::new() },
        form: may_edit.then_some(form),
        errors: wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        conflict,
        action: address(signal.id),
        revision: signal.revision,
    }
}

fn title(signal: &Signal, wrong: &[Wrong], conflict: bool) -> String {
    let lead = if conflict { "Iemand was u voor: " } else { "Pas aan: " };
    if wrong.is_empty() && !conflict { format!("Signaal: {}", signal.title) } else { format!("{lead}{}", signal.title) }
}

fn facts(signal: &Signal, town: &Town) -> Vec<(String, String)> {
    let audience = signal.audience.as_deref().map(|code| town.taxonomies.name(Taxonomy::AUDIENCE, code).to_owned());
    let rows = [
        ("Voor wie", audience),
        ("Organisatie", Some(signal.owner_organization.clone())),
        ("Functie", Some(signal.owner_function.clone())),
        ("Streefdatum", Some(date(signal.target_on))),
        ("Gesignaleerd op", Some(date(signal.made_on))),
        ("Waarom", signal.reason.clone()),
    ];
    rows.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// The log, the latest step first.
fn lines(steps: &[Step], services: &HashMap<ServiceId, Link>) -> Vec<StepLine> {
    let before = std::iter::once(None).chain(steps.iter().map(Some));
    let mut lines: Vec<StepLine> =
        steps.iter().zip(before).map(|(step, before)| line(step, before, services)).collect();
    lines.reverse();
    lines
}

fn line(step: &Step, before: Option<&Step>, services: &HashMap<ServiceId, Link>) -> StepLine {
    let moved = before.is_some_and(|before| before.target_on != step.target_on);
    let state_changed = before.is_none_or(|before| before.state != step.state);
    let owner = step.owner.as_ref().map(|owner| format!("Wie het oppakt: {owner}"));
    let target = moved.then(|| format!("Nieuwe streefdatum: {}", date(step.target_on)));
    StepLine {
        date: date(step.made_on),
        iso: step.made_on.to_string(),
        heading: if state_changed { step.state.label().to_owned() } else { "Bijgewerkt".to_owned() },
        changes: owner.into_iter().chain(target).collect(),
        service: step.service_id.and_then(|id| services.get(&id)).cloned(),
        note: step.note.clone(),
        by: step.by_role.clone(),
    }
}

fn shown(offer: &Proposal, chosen: &str) -> Offer {
    Offer {
        slug: offer.slug.clone(),
        name: offer.name.clone(),
        organization: offer.organization.clone(),
        selected: offer.slug == chosen,
    }
}

/// The form as it was typed, or as the signal is.
fn form(signal: &Signal, typed: &Typed) -> ChangeForm {
    let stored = stored(signal);
    let own = if let Typed::Change(change) = typed { change } else { &stored };
    let may = |state: &&State| signal.state.may_become(**state);
    let state = |state: &State| choice(state.as_str(), state.label(), own.state == state.as_str());
    ChangeForm {
        states: State::ALL.iter().filter(may).map(state).collect::<Vec<Choice>>(),
        organization: own.organization.clone(),
        function: own.function.clone(),
        target_on: own.target_on.clone(),
        reason: own.reason.clone(),
        note: own.note.clone(),
    }
}

/// The form that would change nothing.
fn stored(signal: &Signal) -> Change {
    Change {
        state: signal.state.to_string(),
        organization: signal.owner_organization.clone(),
        function: signal.owner_function.clone(),
        target_on: signal.target_on.format("%-d-%-m-%Y").to_string(),
        reason: signal.reason.clone().unwrap_or_default(),
        note: String::new(),
        revision: signal.revision.to_string(),
    }
}

/// The fields in which what is stored now is not what was typed.
fn differences(signal: &Signal, typed: &Typed) -> Vec<Difference> {
    let now = stored(signal);
    let state = |word: &str| word.parse::<State>().map_or(word.to_owned(), |state| state.label().to_owned());
    let rows = match typed {
        Typed::Nothing => Vec::new(),
        Typed::Answer(answer) => vec![("Status", state(&now.state), format!("koppelen aan {}", answer.service))],
        Typed::Change(typed) => vec![
            ("Status", state(&now.state), state(&typed.state)),
            (label("organisatie"), now.organization, typed.organization.clone()),
            (label("functie"), now.function, typed.function.clone()),
            (label("datum"), now.target_on, typed.target_on.clone()),
            (label("reden"), now.reason, typed.reason.clone()),
        ],
    };
    let differing = rows.into_iter().filter(|(_, stored, typed)| stored != typed);
    differing.map(|(field, stored, typed)| Difference { field: field.to_owned(), stored, typed }).collect()
}
