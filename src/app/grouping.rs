//! Puts questions together and takes them apart, as far as somebody may: a group can be changed by who may read every
//! question in it. What a change does is with the questions.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{App, Town};
use crate::accounts::Account;
use crate::db::{AnyConnection, QueryResult};
use crate::id::{CollectiveId, QuestionId};
use crate::questions::{
    Collective, Guard, LONGEST_GROUP_NAME, NewCollective, Readable, SafeText, Stored, Unchanged, middle, top_theme,
};
use crate::search::Wrong;

/// Fewer questions are not together.
const LEAST: usize = 2;

/// A group as somebody asks for it.
#[derive(Debug, Clone)]
pub struct Grouping {
    /// Given by what sends it: sent twice, it is made once.
    pub id: CollectiveId,
    /// Its name, in raw words.
    pub name: String,
    /// Its questions.
    pub questions: Vec<QuestionId>,
}

/// A change to a group as somebody asks for it.
#[derive(Debug, Clone)]
pub enum Regrouping {
    /// Another name, in raw words.
    Rename(String),
    /// All its questions into this group.
    Merge(CollectiveId),
    /// These questions out.
    TakeOut(Vec<QuestionId>),
    /// These questions out, into a group of their own.
    Split(Grouping),
}

/// What came of it.
#[derive(Debug)]
pub enum Grouped {
    /// It is done; the group to look at.
    Done(CollectiveId),
    /// It is done, and the group is gone: it had no questions left.
    Dissolved,
    /// Something is wrong; nothing was changed.
    Wrong(Vec<Wrong>),
    /// Not for this reader.
    Forbidden,
    /// Somebody else changed the group since it was read; nothing was changed.
    Stale,
    /// Some of the questions belong elsewhere by now; nothing was changed.
    Elsewhere,
    /// The group is not there.
    Gone,
}

impl App {
    /// Makes a group of questions.
    ///
    /// # Errors
    /// When the database is away.
    pub fn group(&self, reader: &Account, asked: &Grouping) -> anyhow::Result<Grouped> {
        let work = self.work(reader);
        let name = match checked_group(self.guard()?, asked) {
            Ok(name) => name,
            Err(wrong) => return Ok(Grouped::Wrong(wrong)),
        };
        settled(self.database.write(|conn| match work.new_group(conn, asked, name)? {
            Ok(new) => Collective::make(conn, new, &asked.questions).map(|()| Grouped::Done(asked.id)),
            Err(refused) => Ok(refused),
        }))
    }

    /// Changes a group that is still as it was at this revision.
    ///
    /// # Errors
    /// When the database is away.
    pub fn regroup(
        &self,
        reader: &Account,
        id: CollectiveId,
        revision: i32,
        asked: &Regrouping,
    ) -> anyhow::Result<Grouped> {
        let work = self.work(reader);
        match checked(self.guard()?, asked) {
            Ok(change) => settled(self.database.write(|conn| work.carry_out(conn, (id, revision), change))),
            Err(wrong) => Ok(Grouped::Wrong(wrong)),
        }
    }

    /// Adds a question to a group: both have to be there for this reader.
    ///
    /// # Errors
    /// When the database is away.
    pub fn join(&self, reader: &Account, which: QuestionId, group: CollectiveId) -> anyhow::Result<Grouped> {
        let work = self.work(reader);
        settled(self.database.write(|conn| {
            let Some(question) = Stored::find(conn, which)? else { return Ok(Grouped::Gone) };
            if !work.readable.has(&question.area_code) || !may_see(conn, group, &work.readable)? {
                return Ok(Grouped::Forbidden);
            }
            Collective::join(conn, group, which).map(|()| Grouped::Done(group))
        }))
    }

    fn work(&self, reader: &Account) -> Work {
        let town = self.town.load_full();
        Work { readable: Readable::of(reader, &town.places), town, today: self.clock.today() }
    }
}

/// What somebody may do, where and when.
struct Work {
    readable: Readable,
    town: Arc<Town>,
    today: NaiveDate,
}

/// A change whose words passed the guard.
enum Change<'a> {
    Rename(SafeText),
    Merge(CollectiveId),
    TakeOut(&'a [QuestionId]),
    Split(&'a Grouping, SafeText),
}

impl Work {
    fn carry_out(
        &self,
        conn: &mut AnyConnection,
        (id, revision): (CollectiveId, i32),
        change: Change<'_>,
    ) -> Result<Grouped, Unchanged> {
        if !may_change(conn, id, &self.readable)? {
            return Ok(Grouped::Forbidden);
        }
        match change {
            Change::Rename(name) => Collective::rename(conn, id, revision, &name).map(|()| Grouped::Done(id)),
            Change::Merge(into) if !may_change(conn, into, &self.readable)? => Ok(Grouped::Forbidden),
            Change::Merge(into) => Collective::merge(conn, id, revision, into).map(|()| Grouped::Done(into)),
            Change::TakeOut(questions) => Collective::take_out(conn, id, revision, questions)
                .map(|stays| if stays { Grouped::Done(id) } else { Grouped::Dissolved }),
            Change::Split(asked, name) => match self.new_group(conn, asked, name)? {
                Ok(new) => {
                    Collective::split(conn, id, revision, &asked.questions, new).map(|()| Grouped::Done(asked.id))
                }
                Err(refused) => Ok(refused),
            },
        }
    }

    /// The group that is to be made of questions about one theme, all of which may be read.
    fn new_group(
        &self,
        conn: &mut AnyConnection,
        asked: &Grouping,
        name: SafeText,
    ) -> QueryResult<Result<NewCollective, Grouped>> {
        let questions = Stored::these(conn, &asked.questions)?;
        if !questions.iter().all(|question| self.readable.has(&question.area_code)) {
            return Ok(Err(Grouped::Forbidden));
        }
        let mut themes: Vec<&str> = questions.iter().map(|one| top_theme(&self.town.taxonomies, &one.theme)).collect();
        themes.dedup();
        let [theme] = themes.as_slice() else {
            return Ok(Err(Grouped::Wrong(vec![wrong("question", "Kies vragen over één thema.")])));
        };
        let theme = (*theme).to_owned();
        let area_code = middle(&self.town.places, &questions).to_owned();
        Ok(Ok(NewCollective { id: asked.id, name, area_code, theme, made_on: self.today }))
    }
}

fn checked<'a>(guard: &Guard, asked: &'a Regrouping) -> Result<Change<'a>, Vec<Wrong>> {
    Ok(match asked {
        Regrouping::Rename(name) => Change::Rename(safe_name(guard, name).map_err(|wrong| vec![wrong])?),
        Regrouping::Merge(into) => Change::Merge(*into),
        Regrouping::TakeOut(questions) if questions.is_empty() => {
            return Err(vec![wrong("question", "Kies eerst een of meer vragen.")]);
        }
        Regrouping::TakeOut(questions) => Change::TakeOut(questions),
        Regrouping::Split(new) => Change::Split(new, checked_group(guard, new)?),
    })
}

/// The name and the number of questions of a new group, both at once.
fn checked_group(guard: &Guard, asked: &Grouping) -> Result<SafeText, Vec<Wrong>> {
    let few = (asked.questions.len() < LEAST).then(|| wrong("question", "Kies ten minste twee vragen."));
    match (safe_name(guard, &asked.name), few) {
        (Ok(name), None) => Ok(name),
        (name, few) => Err(name.err().into_iter().chain(few).collect()),
    }
}

fn safe_name(guard: &Guard, name: &str) -> Result<SafeText, Wrong> {
    let (name, length) = (name.trim(), name.trim().chars().count());
    if name.is_empty() {
        return Err(wrong("name", "Geef de vraag een naam."));
    }
    if length > LONGEST_GROUP_NAME {
        let long = format!("De naam is te lang: {length} tekens. Schrijf ten hoogste {LONGEST_GROUP_NAME} tekens.");
        return Err(wrong("name", &long));
    }
    guard.safe(name).map_err(|found| wrong("name", &found.to_string()))
}

/// Whether every question of a group may be read.
pub fn may_change(conn: &mut AnyConnection, id: CollectiveId, readable: &Readable) -> QueryResult<bool> {
    Ok(Collective::areas(conn, id)?.iter().all(|area| readable.has(area)))
}

/// Whether some question of a group may be read.
pub fn may_see(conn: &mut AnyConnection, id: CollectiveId, readable: &Readable) -> QueryResult<bool> {
    Ok(Collective::areas(conn, id)?.iter().any(|area| readable.has(area)))
}

fn settled(done: Result<Grouped, Unchanged>) -> anyhow::Result<Grouped> {
    match done {
        Ok(done) => Ok(done),
        Err(Unchanged::Stale) => Ok(Grouped::Stale),
        Err(Unchanged::Gone) => Ok(Grouped::Gone),
        Err(Unchanged::Elsewhere) => Ok(Grouped::Elsewhere),
        Err(Unchanged::Database(cause)) => Err(cause.into()),
    }
}

fn wrong(field: &str, message: &str) -> Wrong {
    Wrong { parameter: field.to_owned(), message: message.to_owned() }
}
