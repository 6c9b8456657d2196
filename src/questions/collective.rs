//! Collective questions: questions that a person put together and gave a name. Which questions are alike is decided in
//! `likeness`, who may read or change what in `readable`; counting them is the work of `gaps`.

mod asking;
mod entries;
mod readable;

use chrono::NaiveDate;
use diesel::prelude::*;

pub use self::asking::Asking;
pub use self::readable::Readable;
use super::privacy::SafeText;
use super::question::Stored;
use crate::db::schema::{collective, question};
use crate::db::{AnyConnection, Error, numbering};
use crate::id::{CollectiveId, QuestionId};

/// Questions of one group that are shown.
pub const MOST_MEMBERS: i64 = 300;
/// Letters of the longest name.
pub const LONGEST_GROUP_NAME: usize = 120;

/// Questions that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = collective)]
pub struct Collective {
    /// Which one.
    pub id: CollectiveId,
    /// What people call it; passed the guard before it was stored.
    pub name: String,
    /// CBS code of the wijk in the middle of it.
    pub area_code: String,
    /// Code of the top theme that its questions share.
    pub theme: String,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// Rises with every change by a person; a change of an older one is refused.
    pub revision: i32,
}

/// A group that is about to be made.
#[derive(Debug, Clone)]
pub struct NewCollective {
    /// Given by what sends it, so that sending it twice makes it once.
    pub id: CollectiveId,
    /// What people call it.
    pub name: SafeText,
    /// CBS code of the wijk in the middle of it.
    pub area_code: String,
    /// Code of the top theme.
    pub theme: String,
    /// The day it is.
    pub made_on: NaiveDate,
}

/// Why a group was not changed. Nothing was stored then.
#[derive(Debug, thiserror::Error)]
pub enum Unchanged {
    /// Somebody else changed it since it was read.
    #[error("changed by somebody else")]
    Stale,
    /// It is not there any more.
    #[error("no such collective question")]
    Gone,
    /// Some of the questions belong to another group by now, or to none.
    #[error("questions belong elsewhere")]
    Elsewhere,
    /// The database refused or was away.
    #[error("changing a collective question")]
    Database(#[from] Error),
}

impl Collective {
    /// The group with this identifier.
    pub fn find(conn: &mut AnyConnection, id: CollectiveId) -> QueryResult<Option<Self>> {
        collective::table.filter(collective::id.eq(id)).select(Self::as_select()).first(conn).optional()
    }

    /// Its questions, the latest first, `MOST_MEMBERS` at most.
    pub fn members(conn: &mut AnyConnection, id: CollectiveId) -> QueryResult<Vec<Stored>> {
        let own = question::table.filter(question::collective_id.eq(id)).order(question::number.desc());
        own.limit(MOST_MEMBERS).select(Stored::as_select()).load(conn)
    }

    /// Makes a group of questions that belong to none. The same one sent twice is made once.
    ///
    /// # Errors
    /// `Elsewhere` when one of the questions belongs to a group by now.
    pub fn make(conn: &mut AnyConnection, new: NewCollective, questions: &[QuestionId]) -> Result<(), Unchanged> {
        numbering::hold(conn)?;
        if Self::find(conn, new.id)?.is_some() {
            return Ok(());
        }
        let id = new.id;
        new.insert(conn)?;
        let free = question::table.filter(question::id.eq_any(questions)).filter(question::collective_id.is_null());
        let taken = diesel::update(free).set(question::collective_id.eq(Some(id))).execute(conn)?;
        all_of(questions, taken)
    }

    /// Adds a question that belongs to no group yet. Leaves the revision as it is: whoever writes at the same time loses
    /// nothing by one more question.
    ///
    /// # Errors
    /// `Elsewhere` when it belongs to another group, `Gone` when this one is not there.
    pub fn join(conn: &mut AnyConnection, id: CollectiveId, which: QuestionId) -> Result<(), Unchanged> {
        numbering::hold(conn)?;
        if Self::find(conn, id)?.is_none() {
            return Err(Unchanged::Gone);
        }
        let open = question::collective_id.is_null().or(question::collective_id.eq(id));
        let one = question::table.filter(question::id.eq(which)).filter(open);
        all_of(&[which], diesel::update(one).set(question::collective_id.eq(Some(id))).execute(conn)?)
    }

    /// Gives it another name.
    ///
    /// # Errors
    /// `Stale` when it is not as it was at this revision any more.
    pub fn rename(conn: &mut AnyConnection, id: CollectiveId, revision: i32, name: &SafeText) -> Result<(), Unchanged> {
        claim(conn, id, revision)?;
        let own = collective::table.filter(collective::id.eq(id));
        diesel::update(own).set(collective::name.eq(name.as_str())).execute(conn)?;
        Ok(())
    }

    /// Moves all its questions to another group; this one is gone after that.
    ///
    /// # Errors
    /// `Stale` when it is not as it was at this revision any more, `Gone` when the other is not there.
    pub fn merge(
        conn: &mut AnyConnection,
        id: CollectiveId,
        revision: i32,
        into: CollectiveId,
    ) -> Result<(), Unchanged> {
        claim(conn, id, revision)?;
        let other = collective::table.filter(collective::id.eq(into)).filter(collective::id.ne(id));
        let found = diesel::update(other).set(collective::revision.eq(collective::revision + 1)).execute(conn)?;
        if found == 0 {
            return Err(Unchanged::Gone);
        }
        let members = question::table.filter(question::collective_id.eq(id));
        diesel::update(members).set(question::collective_id.eq(Some(into))).execute(conn)?;
        diesel::delete(collective::table.filter(collective::id.eq(id))).execute(conn)?;
        Ok(())
    }

    /// Takes questions out; they belong to no group after that. Answers whether the group is still there: without
    /// questions there is none.
    ///
    /// # Errors
    /// `Stale` when it is not as it was at this revision any more, `Elsewhere` when one of them is not in it.
    pub fn take_out(
        conn: &mut AnyConnection,
        id: CollectiveId,
        revision: i32,
        questions: &[QuestionId],
    ) -> Result<bool, Unchanged> {
        claim(conn, id, revision)?;
        move_to(conn, id, questions, None)?;
        Ok(!dissolve_when_empty(conn, id)?)
    }

    /// Takes questions out into a new group. Sent twice, it is done once.
    ///
    /// # Errors
    /// As for `take_out`.
    pub fn split(
        conn: &mut AnyConnection,
        id: CollectiveId,
        revision: i32,
        questions: &[QuestionId],
        new: NewCollective,
    ) -> Result<(), Unchanged> {
        numbering::hold(conn)?;
        if Self::find(conn, new.id)?.is_some() {
            return Ok(());
        }
        claim(conn, id, revision)?;
        let into = new.id;
        new.insert(conn)?;
        move_to(conn, id, questions, Some(into))?;
        dissolve_when_empty(conn, id)?;
        Ok(())
    }
}

impl NewCollective {
    fn insert(self, conn: &mut AnyConnection) -> QueryResult<usize> {
        let row = (
            collective::id.eq(self.id),
            collective::name.eq(self.name.into_string()),
            collective::area_code.eq(self.area_code),
            collective::theme.eq(self.theme),
            collective::made_on.eq(self.made_on),
            collective::revision.eq(1),
        );
        diesel::insert_into(collective::table).values(row).execute(conn)
    }
}

/// Takes the next revision of a group that is still as somebody read it.
fn claim(conn: &mut AnyConnection, id: CollectiveId, revision: i32) -> Result<(), Unchanged> {
    numbering::hold(conn)?;
    let same = collective::table.filter(collective::id.eq(id)).filter(collective::revision.eq(revision));
    let changed = diesel::update(same).set(collective::revision.eq(revision.saturating_add(1))).execute(conn)?;
    match changed {
        0 if Collective::find(conn, id)?.is_some() => Err(Unchanged::Stale),
        0 => Err(Unchanged::Gone),
        _ => Ok(()),
    }
}

fn move_to(
    conn: &mut AnyConnection,
    from: CollectiveId,
    questions: &[QuestionId],
    to: Option<CollectiveId>,
) -> Result<(), Unchanged> {
    let own = question::table.filter(question::id.eq_any(questions)).filter(question::collective_id.eq(from));
    all_of(questions, diesel::update(own).set(question::collective_id.eq(to)).execute(conn)?)
}

fn dissolve_when_empty(conn: &mut AnyConnection, id: CollectiveId) -> QueryResult<bool> {
    let left: i64 = question::table.filter(question::collective_id.eq(id)).count().get_result(conn)?;
    if left == 0 {
        diesel::delete(collective::table.filter(collective::id.eq(id))).execute(conn)?;
    }
    Ok(left == 0)
}

/// All of them or nothing: the transaction around this gives up when one is missing.
fn all_of(questions: &[QuestionId], moved: usize) -> Result<(), Unchanged> {
    if moved == questions.len() { Ok(()) } else { Err(Unchanged::Elsewhere) }
}
