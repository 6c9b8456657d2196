//! Collective questions on both databases: made once, changed under a revision, merged and taken apart without losing or
//! doubling a question.

use chrono::NaiveDate;
use sociale_kaart::app::Town;
use sociale_kaart::catalogue::Taxonomy;
use sociale_kaart::db::Database;
use sociale_kaart::id::{AccountId, CollectiveId, QuestionId};
use sociale_kaart::interchange::{self, SeedFolder};
use sociale_kaart::questions::{
    Asking, Collective, Guard, NewCollective, Outcome, Question, Stored, Unchanged, fitting, proposals,
};

use crate::support::database::on_both;
use crate::support::house::{now, voorbeeld};

const WIJK: &str = "WK999901";
const NEXT: &str = "WK999902";

fn today() -> NaiveDate {
    now().date_naive()
}

fn filled(database: &Database) -> Town {
    interchange::fill(database, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
    Town::load(database).unwrap()
}

fn id(number: usize) -> QuestionId {
    QuestionId::derived("story", &number.to_string())
}

/// So many questions about debts, from the first wijk and the next in turn.
fn log(database: &Database, numbers: std::ops::Range<usize>) {
    let question = |number: usize| Question {
        id: id(number),
        asked_on: today(),
        area_code: [WIJK, NEXT][number % 2].to_owned(),
        themes: vec!["geld".to_owned(), "geld-schulden".to_owned()],
        audiences: vec!["jongeren".to_owned()],
        form: None,
        language: None,
        age: None,
        text: Some(Guard::new([]).safe("stapel post, schulden lopen op").unwrap()),
        outcome: Outcome::Unmet,
        reason: None,
        deployed: None,
        collectable: None,
        was_unknown: false,
        service: None,
        provider: None,
    };
    let hand = |number: usize| Some(AccountId::derived("story", &(number % 3).to_string()));
    let rows = numbers.map(|number| (question(number), hand(number))).collect();
    database.write(|conn| Question::add(conn, rows)).unwrap();
}

fn new(key: &str, name: &str) -> NewCollective {
    NewCollective {
        id: CollectiveId::derived("story", key),
        name: Guard::new([]).safe(name).unwrap(),
        area_code: WIJK.to_owned(),
        theme: "geld".to_owned(),
        made_on: today(),
    }
}

/// A group of the questions with these numbers.
fn group(database: &Database, key: &str, numbers: &[usize]) -> CollectiveId {
    let new = new(key, key);
    let made = new.id;
    database.write(|conn| Collective::make(conn, new, &ids(numbers))).unwrap();
    made
}

fn ids(numbers: &[usize]) -> Vec<QuestionId> {
    numbers.iter().map(|number| id(*number)).collect()
}

fn members(database: &Database, group: CollectiveId) -> Vec<QuestionId> {
    let mut found: Vec<QuestionId> =
        database.read(|conn| Collective::members(conn, group)).unwrap().into_iter().map(|one| one.id).collect();
    found.sort_unstable();
    found
}

fn sorted(numbers: &[usize]) -> Vec<QuestionId> {
    let mut all = ids(numbers);
    all.sort_unstable();
    all
}

fn find(database: &Database, group: CollectiveId) -> Option<Collective> {
    database.read(|conn| Collective::find(conn, group)).unwrap()
}

#[test]
fn a_group_is_made_once_and_never_takes_a_question_of_another() {
    on_both(|database| {
        log(database, 0..5);
        let made = group(database, "schulden", &[0, 1, 2]);
        assert_eq!(group(database, "schulden", &[0, 1, 2]), made, "sent twice is made once");
        assert_eq!(members(database, made), sorted(&[0, 1, 2]));
        let refused = database.write(|conn| Collective::make(conn, new("ook", "ook"), &ids(&[2, 3])));
        assert!(matches!(refused, Err(Unchanged::Elsewhere)), "{refused:?}");
        assert_eq!(find(database, CollectiveId::derived("story", "ook")), None, "and nothing is left of it");
        assert_eq!(members(database, made), sorted(&[0, 1, 2]));
    });
}

#[test]
fn of_two_people_who_change_the_same_the_second_is_told() {
    on_both(|database| {
        log(database, 0..3);
        let made = group(database, "schulden", &[0, 1, 2]);
        let rename = |revision, name: &str| {
            let name = Guard::new([]).safe(name).unwrap();
            database.write(|conn| Collective::rename(conn, made, revision, &name))
        };
        rename(1, "hulp bij schulden").unwrap();
        assert!(matches!(rename(1, "jongeren met schulden"), Err(Unchanged::Stale)));
        let now = find(database, made).unwrap();
        assert_eq!((now.name.as_str(), now.revision), ("hulp bij schulden", 2));
        rename(2, "jongeren met schulden").unwrap();
        let late = database.write(|conn| Collective::take_out(conn, made, 2, &ids(&[0])));
        assert!(matches!(late, Err(Unchanged::Stale)), "{late:?}");
        assert_eq!(members(database, made).len(), 3);
    });
}

#[test]
fn a_question_that_joins_disturbs_nobody() {
    on_both(|database| {
        log(database, 0..5);
        let (made, other) = (group(database, "schulden", &[0, 1]), group(database, "post", &[4]));
        let join = |which| database.write(|conn| Collective::join(conn, made, id(which)));
        join(2).unwrap();
        join(2).unwrap();
        assert!(matches!(join(4), Err(Unchanged::Elsewhere)), "it belongs to another");
        assert_eq!(find(database, made).unwrap().revision, 1);
        assert_eq!((members(database, made), members(database, other)), (sorted(&[0, 1, 2]), sorted(&[4])));
        let gone = CollectiveId::derived("story", "nooit gemaakt");
        let nowhere = database.write(|conn| Collective::join(conn, gone, id(3)));
        assert!(matches!(nowhere, Err(Unchanged::Gone)));
    });
}

#[test]
fn groups_are_merged_split_and_dissolved_without_losing_a_question() {
    on_both(|database| {
        log(database, 0..6);
        let (one, other) = (group(database, "schulden", &[0, 1, 2]), group(database, "post", &[3, 4, 5]));
        database.write(|conn| Collective::merge(conn, other, 1, one)).unwrap();
        assert_eq!((find(database, other), members(database, one).len()), (None, 6));
        assert_eq!(find(database, one).unwrap().revision, 2, "who looks at the other one has an older state");
        let apart = new("apart", "apart");
        let split = apart.id;
        database.write(|conn| Collective::split(conn, one, 2, &ids(&[1, 3]), apart)).unwrap();
        assert_eq!((members(database, one), members(database, split)), (sorted(&[0, 2, 4, 5]), sorted(&[1, 3])));
        assert!(database.write(|conn| Collective::take_out(conn, one, 3, &ids(&[0, 2]))).unwrap());
        assert!(!database.write(|conn| Collective::take_out(conn, one, 4, &ids(&[4, 5]))).unwrap());
        assert_eq!(find(database, one), None, "a group without questions is none");
        let loose = database.read(|conn| Stored::loose(conn, &[WIJK, NEXT], today(), 10)).unwrap();
        assert_eq!(loose.len(), 4);
        let missing = database.write(|conn| Collective::take_out(conn, split, 1, &ids(&[0])));
        assert!(matches!(missing, Err(Unchanged::Elsewhere)), "it is not in it");
    });
}

#[test]
fn what_is_alike_is_proposed_until_it_is_in_a_group_and_then_offered_that_group() {
    on_both(|database| {
        let town = filled(database);
        log(database, 0..5);
        let areas = [WIJK, NEXT];
        let proposed =
            || database.read(|conn| proposals(conn, &town.places, &town.taxonomies, &areas, today())).unwrap();
        let found = proposed();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].theme.as_str(), found[0].questions.len()), ("geld", 5));
        assert!(town.taxonomies.has(Taxonomy::THEME, &found[0].narrower[0]));
        let made = group(database, "schulden", &[0, 1, 2, 3]);
        assert_eq!(proposed(), [], "one question alone is no collective question");
        let loose = database.read(|conn| Stored::find(conn, id(4))).unwrap().unwrap();
        let fit = |areas: &[&str]| {
            database.read(|conn| fitting(conn, &town.places, &town.taxonomies, areas, &loose)).unwrap()
        };
        assert_eq!(fit(&areas), [made]);
        assert_eq!(fit(&["WK999903"]), [], "not to who reads other wijken");
    });
}

#[test]
fn groups_and_their_askings_are_those_of_the_wijken_that_are_read() {
    on_both(|database| {
        log(database, 0..6);
        let (even, odd) = (group(database, "even", &[0, 2, 4]), group(database, "odd", &[1, 3, 5]));
        let active = |areas: &[&str]| -> Vec<CollectiveId> {
            database.read(|conn| Collective::active(conn, areas, 10)).unwrap().into_iter().map(|one| one.id).collect()
        };
        assert_eq!(active(&[WIJK, NEXT]), [odd, even], "the latest first");
        assert_eq!(active(&[WIJK]), [even]);
        let askings =
            |areas: &[&str]| database.read(|conn| Asking::of_groups(conn, &[even, odd], areas, today())).unwrap();
        assert_eq!((askings(&[WIJK, NEXT]).len(), askings(&[NEXT]).len()), (6, 3));
        assert!(askings(&[NEXT]).iter().all(|one| one.collective_id == Some(odd) && one.coach.is_some()));
    });
}
