//! One signal as it is kept, and the questions about signals. How one changes is in `change` and `answer`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::draft::New;
use super::state::State;
use super::step::Step;
use crate::accounts::Role;
use crate::db::AnyConnection;
use crate::db::numbering::{self, Number};
use crate::db::schema::{service, signal};
use crate::id::{ServiceId, SignalId};

/// A gap that somebody took up.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = signal, treat_none_as_default_value = false)]
pub struct Signal {
    /// Which one.
    pub id: SignalId,
    /// CBS code of the wijk.
    pub area_code: String,
    /// Code of the theme.
    pub theme: String,
    /// Code of the audience, when it is about one.
    pub audience: Option<String>,
    /// In a few words; passed the guard before it was stored.
    pub title: String,
    /// The organization that sees to it.
    pub owner_organization: String,
    /// The function of who sees to it there, never a name.
    pub owner_function: String,
    /// When there should be offer.
    pub target_on: NaiveDate,
    /// How far it is.
    pub state: State,
    /// Why it was declined, or why no service belongs to it.
    pub reason: Option<String>,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// Services with a higher number were first saved after it was made.
    pub(super) catalogue_number: Number,
    /// The offer that answers it.
    pub service_id: Option<ServiceId>,
    /// Since when that is known.
    pub linked_on: Option<NaiveDate>,
    /// Goes up by one with every change.
    pub revision: i32,
}

impl Signal {
    /// Keeps a new signal, and its first step. Kept under an identifier that is there already, it is the one that is
    /// there: the same form sent twice is one signal.
    pub fn make(conn: &mut AnyConnection, id: SignalId, new: New, by: Role, today: NaiveDate) -> QueryResult<Self> {
        // Whoever saves a service meanwhile waits: what it saves is newer than this signal.
        numbering::hold(conn)?;
        if let Some(there) = Self::find(conn, id)? {
            return Ok(there);
        }
        let catalogue_number = numbering::last(conn)?;
        let made = Self {
            id,
            area_code: new.area_code,
            theme: new.theme,
            audience: new.audience,
            title: new.title.into_string(),
            owner_organization: new.owner.organization.into_string(),
            owner_function: new.owner.function.into_string(),
            target_on: new.target_on,
            state: State::Spotted,
            reason: None,
            made_on: today,
            catalogue_number,
            service_id: None,
            linked_on: None,
            revision: 1,
        };
        diesel::insert_into(signal::table).values(&made).execute(conn)?;
        Step { owner: Some(made.owner()), ..Step::after(&made, new.note, by, today) }.insert(conn)?;
        Ok(made)
    }

    /// The signal with this identifier.
    pub fn find(conn: &mut AnyConnection, id: SignalId) -> QueryResult<Option<Self>> {
        signal::table.find(id).select(Self::as_select()).first(conn).optional()
    }

    /// Every signal, the one that is due first on top. A municipality has tens of them, not thousands.
    pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Self>> {
        signal::table.order((signal::target_on, signal::id)).select(Self::as_select()).load(conn)
    }

    /// Signals that were answered by a service since a day, the latest first: for whoever logged a question about it.
    pub fn answered_since(conn: &mut AnyConnection, day: NaiveDate) -> QueryResult<Vec<Self>> {
        let answered = signal::table.filter(signal::linked_on.ge(day)).filter(signal::state.eq(State::Realised));
        answered.order((signal::linked_on.desc(), signal::id)).select(Self::as_select()).load(conn)
    }

    /// Makes a signal of a demonstration older than this service, so that the service may be proposed.
    pub(super) fn make_older_than(&mut self, conn: &mut AnyConnection, id: ServiceId) -> QueryResult<()> {
        let number: Number = service::table.filter(service::id.eq(id)).select(service::number).first(conn)?;
        self.catalogue_number = number - 1;
        let own = diesel::update(signal::table.find(self.id));
        own.set(signal::catalogue_number.eq(self.catalogue_number)).execute(conn).map(|_| ())
    }

    /// Stores this over the revision that it was made from; false when somebody else changed it meanwhile.
    pub(super) fn replace(&self, conn: &mut AnyConnection, step: &Step) -> QueryResult<bool> {
        let old = signal::table.find(self.id).filter(signal::revision.eq(self.revision - 1));
        let changed = diesel::update(old).set((
            signal::owner_organization.eq(&self.owner_organization),
            signal::owner_function.eq(&self.owner_function),
            signal::target_on.eq(self.target_on),
            signal::state.eq(self.state),
            signal::reason.eq(&self.reason),
            signal::service_id.eq(self.service_id),
            signal::linked_on.eq(self.linked_on),
            signal::revision.eq(self.revision),
        ));
        if changed.execute(conn)? == 0 {
            return Ok(false);
        }
        step.insert(conn)?;
        Ok(true)
    }

    /// Whether it should have been finished.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        is_overdue(self.state, self.target_on, today)
    }

    /// Who sees to it: `Welzijn Voorbeeld, opbouwwerker`.
    #[must_use]
    pub fn owner(&self) -> String {
        format!("{}, {}", self.owner_organization, self.owner_function)
    }
}

/// Whether what is in this state should have been finished. On the day itself there is still time.
pub(super) fn is_overdue(state: State, target_on: NaiveDate, today: NaiveDate) -> bool {
    state.is_open() && target_on < today
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// About samen eten for elderly people in Noord, due on 31 March 2027.
    pub fn example() -> Signal {
        Signal {
            id: SignalId::derived("test", "eten"),
            area_code: "WK000001".into(),
            theme: "ontmoeten".into(),
            audience: Some("ouderen".into()),
            title: "Samen eten".into(),
            owner_organization: "Welzijn Rondom".into(),
            owner_function: "opbouwwerker".into(),
            target_on: NaiveDate::from_ymd_opt(2027, 3, 31).unwrap(),
            state: State::TakenUp,
            reason: None,
            made_on: NaiveDate::from_ymd_opt(2026, 9, 1).unwrap(),
            catalogue_number: 0,
            service_id: None,
            linked_on: None,
            revision: 2,
        }
    }

    #[test]
    fn what_is_open_is_overdue_from_the_day_after_its_target() {
        let day = |number| NaiveDate::from_ymd_opt(2026, 11, number).unwrap();
        assert!(!is_overdue(State::TakenUp, day(17), day(17)));
        assert!(is_overdue(State::TakenUp, day(17), day(18)));
        assert!(!is_overdue(State::Realised, day(1), day(18)));
        assert!(!is_overdue(State::Declined, day(1), day(18)));
    }
}
