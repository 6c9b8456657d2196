//! One question of the log as it is kept. What may be in one is decided in `draft`; counting them is the work of `gaps`.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::choices::{Age, Collectable, Deployed, Outcome, Reason};
use super::privacy::SafeText;
use crate::catalogue::TextList;
use crate::db::numbering::{self, Number};
use crate::db::schema::question;
use crate::db::{AnyConnection, announce, insert_all};
use crate::id::{AccountId, CollectiveId, QuestionId, ServiceId};

/// Questions in one look whether they are there already.
const AT_ONCE: usize = 500;

/// A question that may be kept: nothing in it can be a resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Given by what sends it, so that sending it twice keeps it once.
    pub id: QuestionId,
    /// The day; the moment is not kept.
    pub asked_on: NaiveDate,
    /// CBS code of the wijk or buurt.
    pub area_code: String,
    /// Codes of themes, the most important first; never empty.
    pub themes: Vec<String>,
    /// Codes of audiences.
    pub audiences: Vec<String>,
    /// Code of the form that was asked for.
    pub form: Option<String>,
    /// ISO 639-1 code of the language that was asked for.
    pub language: Option<String>,
    /// About how old.
    pub age: Option<Age>,
    /// In words.
    pub text: Option<SafeText>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was not matched.
    pub reason: Option<Reason>,
    /// What was used.
    pub deployed: Option<Deployed>,
    /// Whether one offer could answer it for several residents.
    pub collectable: Option<Collectable>,
    /// True when fitting offer was there and the coach heard of it while logging.
    pub was_unknown: bool,
    /// The offer that was picked while logging.
    pub service: Option<ServiceId>,
    /// The specialist provider that was deployed.
    pub provider: Option<SafeText>,
}

/// A question as it was stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = question)]
pub struct Stored {
    /// Its place in the order in which questions were added.
    pub number: Number,
    /// Which one.
    pub id: QuestionId,
    /// The day.
    pub asked_on: NaiveDate,
    /// CBS code of the wijk or buurt.
    pub area_code: String,
    /// Code of its first theme.
    pub theme: String,
    /// Codes of its other themes.
    pub other_themes: TextList,
    /// Codes of its audiences.
    pub audiences: TextList,
    /// In words; passed the guard before it was stored.
    pub text: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was not matched.
    pub reason: Option<Reason>,
    /// The group that it belongs to.
    pub collective_id: Option<CollectiveId>,
}

/// What counting needs of a question, and no more.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = question)]
pub struct Counted {
    /// Its place in the order in which questions were added.
    pub number: Number,
    /// The day.
    pub asked_on: NaiveDate,
    /// CBS code of the wijk or buurt.
    pub area_code: String,
    /// Code of its first theme.
    pub theme: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why it was not matched.
    pub reason: Option<Reason>,
    /// What was used.
    pub deployed: Option<Deployed>,
    /// True when fitting offer was there and the coach heard of it while logging.
    pub was_unknown: bool,
    /// By whose hand, as long as that is known.
    pub coach: Option<String>,
    /// The specialist provider that was deployed.
    pub provider: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = question)]
struct Row {
    number: Number,
    id: QuestionId,
    asked_on: NaiveDate,
    area_code: String,
    theme: String,
    other_themes: TextList,
    audiences: TextList,
    form: Option<String>,
    language: Option<String>,
    age: Option<Age>,
    text: Option<String>,
    outcome: Outcome,
    reason: Option<Reason>,
    deployed: Option<Deployed>,
    collectable: Option<Collectable>,
    was_unknown: bool,
    service_id: Option<ServiceId>,
    provider: Option<String>,
    coach: Option<AccountId>,
}

impl Question {
    /// Adds those that are not there yet, each with the hand that logged it; answers how many were new. The same
    /// question sent twice is one question.
    pub fn add(conn: &mut AnyConnection, questions: Vec<(Self, Option<AccountId>)>) -> QueryResult<usize> {
        numbering::hold(conn)?;
        let ids: Vec<QuestionId> = questions.iter().map(|(question, _)| question.id).collect();
        let mut known = std::collections::HashSet::new();
        for some in ids.chunks(AT_ONCE) {
            let there = question::table.filter(question::id.eq_any(some)).select(question::id);
            known.extend(there.load::<QuestionId>(conn)?);
        }
        let fresh: Vec<_> = questions.into_iter().filter(|(question, _)| known.insert(question.id)).collect();
        let (count, first) = (fresh.len(), numbering::take(conn, fresh.len())?);
        insert_new(conn, (first..).zip(fresh).map(|(number, (question, coach))| question.row(number, coach)))?;
        announce(conn)?;
        Ok(count)
    }

    fn row(self, number: Number, coach: Option<AccountId>) -> Row {
        let mut themes = self.themes.into_iter();
        Row {
            number,
            id: self.id,
            asked_on: self.asked_on,
            area_code: self.area_code,
            theme: themes.next().unwrap_or_default(),
            other_themes: themes.collect(),
            audiences: self.audiences.into_iter().collect(),
            form: self.form,
            language: self.language,
            age: self.age,
            text: self.text.map(SafeText::into_string),
            outcome: self.outcome,
            reason: self.reason,
            deployed: self.deployed,
            collectable: self.collectable,
            was_unknown: self.was_unknown,
            service_id: self.service,
            provider: self.provider.map(SafeText::into_string),
            coach,
        }
    }
}

fn insert_new(conn: &mut AnyConnection, rows: impl Iterator<Item = Row>) -> QueryResult<()> {
    insert_all!(conn, question, rows)
}

impl Counted {
    /// Questions that were added after this one, in their order, `limit` at most.
    pub fn after(conn: &mut AnyConnection, seen: Number, limit: i64) -> QueryResult<Vec<Self>> {
        let later = question::table.filter(question::number.gt(seen)).order(question::number);
        later.limit(limit).select(Self::as_select()).load(conn)
    }
}

impl Stored {
    /// The question with this identifier.
    pub fn find(conn: &mut AnyConnection, id: QuestionId) -> QueryResult<Option<Self>> {
        question::table.filter(question::id.eq(id)).select(Self::as_select()).first(conn).optional()
    }

    /// Questions about a theme since a day in any of these areas, the latest first, `limit` at most.
    pub fn about(
        conn: &mut AnyConnection,
        theme: &str,
        areas: &[&str],
        since: NaiveDate,
        limit: i64,
    ) -> QueryResult<Vec<Self>> {
        let there = question::table.filter(question::theme.eq(theme)).filter(question::area_code.eq_any(areas));
        let recent = there.filter(question::asked_on.ge(since)).order(question::number.desc());
        recent.limit(limit).select(Self::as_select()).load(conn)
    }

    /// The latest questions in these areas, `limit` at most.
    pub fn latest(conn: &mut AnyConnection, areas: &[&str], limit: i64) -> QueryResult<Vec<Self>> {
        let there = question::table.filter(question::area_code.eq_any(areas)).order(question::number.desc());
        there.limit(limit).select(Self::as_select()).load(conn)
    }

    /// The latest questions by one hand, `limit` at most.
    pub fn by(conn: &mut AnyConnection, coach: AccountId, limit: i64) -> QueryResult<Vec<Self>> {
        let own = question::table.filter(question::coach.eq(coach)).order(question::number.desc());
        own.limit(limit).select(Self::as_select()).load(conn)
    }

    /// Whether this hand logged the question, as far as that is still known.
    pub fn is_by(conn: &mut AnyConnection, id: QuestionId, coach: AccountId) -> QueryResult<bool> {
        let own = question::table.filter(question::id.eq(id)).filter(question::coach.eq(coach));
        Ok(own.count().get_result::<i64>(conn)? > 0)
    }

    /// Forgets by whose hand the questions before this day were logged; answers how many were touched.
    pub fn forget_hands(conn: &mut AnyConnection, before: NaiveDate) -> QueryResult<usize> {
        let old = question::table.filter(question::asked_on.lt(before)).filter(question::coach.is_not_null());
        diesel::update(old).set(question::coach.eq(None::<AccountId>)).execute(conn)
    }
}
