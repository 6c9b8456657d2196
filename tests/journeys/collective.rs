//! Coaches find out that they ask the same: what is alike is proposed, gets a name, and others join; and the page on
//! which everybody starts.

use std::sync::Arc;

use sociale_kaart::app::{App, Clock, Town};
use sociale_kaart::search::{Embedded, Sense};

use crate::support::client::Client;
use crate::support::house::{House, demonstration, now};

/// A house with a coach of the only wijkteam who logged so many questions that are much the same.
fn logged(count: usize) -> (House, Client) {
    let house = House::voorbeeld();
    let coach = house.sign_in("Coach");
    for number in 0..count {
        log(&coach, number, ["WK999901", "WK999902"][number % 2]);
    }
    (house, coach)
}

/// Logs a question about this wijk and answers its address.
fn log(coach: &Client, number: usize, wijk: &str) -> String {
    let key = format!("6f1c2d3e-0000-4000-8000-{number:012}");
    let answer = coach.post(
        "/hulpvragen",
        &[
            ("key", key.as_str()),
            ("wijk", wijk),
            ("themes", "geld-schulden"),
            ("audience", "jongeren"),
            ("outcome", "unmet"),
            ("reason", "full"),
            ("text", "stapel post, schulden lopen op"),
            ("looked", "1"),
        ],
    );
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").unwrap().split('?').next().unwrap().to_owned()
}

/// Confirms the first proposal of the page under a name; answers the address of the group.
fn confirm(coach: &Client, name: &str) -> String {
    let page = coach.page("/hulpvragen");
    let boxes: Vec<String> = page.labels("question").into_iter().map(|(_, value)| value).collect();
    let key = page.field("key").unwrap();
    let mut fields = vec![("key", key.as_str()), ("name", name)];
    fields.extend(boxes.iter().map(|value| ("question", value.as_str())));
    let answer = coach.post("/hulpvragen/groepen", &fields);
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.header("location").unwrap().to_owned()
}

#[test]
fn what_is_alike_is_proposed_and_becomes_one_question_with_a_name() {
    let (_house, coach) = logged(4);
    let page = coach.page("/hulpvragen");
    assert!(page.headings().contains(&"Horen deze vragen bij elkaar?".to_owned()), "{:?}", page.headings());
    assert_eq!(page.field("name").as_deref(), Some("Schulden voor jongeren in Kerkdorp"));
    let group = confirm(&coach, "Jongeren met post die blijft liggen");
    let shown = coach.page(&group);
    assert_eq!(shown.heading(), "Jongeren met post die blijft liggen");
    assert_eq!(shown.labels("question").len(), 4);
    assert!(shown.text().contains("Dit kwartaal minder dan 10 keer gevraagd."), "{}", shown.text());
    assert!(!shown.text().contains("17 november"), "the month is enough");
    let after = coach.page("/hulpvragen");
    assert!(!after.headings().contains(&"Horen deze vragen bij elkaar?".to_owned()), "{:?}", after.headings());
    assert!(after.text().contains("Jongeren met post die blijft liggen"));
}

#[test]
fn a_coach_hears_how_often_it_was_asked_and_joins_with_one_button() {
    let (_house, coach) = logged(3);
    let group = confirm(&coach, "Jongeren met schulden");
    let form = coach.page("/hulpvragen/nieuw?wijk=WK999901&theme=geld-schulden");
    let often = "Wijkteam Voorbeeld zette dit kwartaal minder dan 10 vragen over Geld en schulden in het logboek.";
    assert!(form.text().contains(often), "{}", form.text());
    let kept = log(&coach, 9, "WK999901");
    let page = coach.page(&kept);
    assert!(page.text().contains("Is dit dezelfde vraag?"), "{}", page.text());
    let id = group.rsplit('/').next().unwrap();
    assert_eq!(page.buttons("group"), [id]);
    let joined = coach.submit(&format!("{kept}/bij"), &[("group", id)]);
    assert!(joined.text().contains("Deze vraag hoort bij Jongeren met schulden."), "{}", joined.text());
    assert_eq!(coach.page(&group).labels("question").len(), 4);
}

#[test]
fn what_one_hand_asked_is_never_told_in_numbers() {
    let (_house, coach) = logged(12);
    let group = confirm(&coach, "Jongeren met schulden");
    let page = coach.page(&group);
    assert!(!page.text().contains("Dit kwartaal"), "{}", page.text());
    assert!(!coach.page("/hulpvragen/nieuw?wijk=WK999901&theme=geld").text().contains("dit kwartaal"));
}

#[test]
fn a_name_about_somebody_is_refused_and_everything_typed_stays() {
    let (house, coach) = logged(3);
    let page = coach.page("/hulpvragen");
    let boxes: Vec<String> = page.labels("question").into_iter().map(|(_, value)| value).collect();
    let name = "Schulden van mevrouw Zwirbelkwast";
    let fields: Vec<(&str, &str)> =
        [("name", name)].into_iter().chain(boxes.iter().map(|value| ("question", value.as_str()))).collect();
    let refused = coach.submit("/hulpvragen/groepen", &fields);
    assert_eq!((refused.status, refused.field("name").as_deref()), (400, Some(name)));
    assert_eq!(refused.labels("question").len(), 3, "the boxes stay");
    assert_eq!(refused.mistakes()[0].1, "#veld-name");
    assert_eq!(house.files_with("Zwirbelkwast"), Vec::<String>::new());
    let few = coach.submit("/hulpvragen/groepen", &[("name", "Schulden"), ("question", &boxes[0])]);
    assert_eq!((few.status, few.mistakes()[0].0.as_str()), (400, "Kies ten minste twee vragen."));
}

#[test]
fn when_a_colleague_was_first_both_are_shown() {
    let (house, coach) = logged(4);
    let group = confirm(&coach, "Jongeren met schulden");
    let verbinder = house.sign_in("Verbinder");
    let (mine, theirs) = (coach.page(&group), verbinder.page(&group));
    let rename = |who: &Client, revision: &str, name: &str| {
        who.submit(&group, &[("doe", "rename"), ("revision", revision), ("name", name)])
    };
    assert_eq!(rename(&verbinder, &theirs.field("revision").unwrap(), "Schulden onder de 27").status, 200);
    let conflict = rename(&coach, &mine.field("revision").unwrap(), "Jongeren en hun post");
    assert_eq!(conflict.status, 409);
    let both = "U wilde deze naam geven: ‘Jongeren en hun post’. De naam is nu: ‘Schulden onder de 27’.";
    assert!(conflict.text().contains(both), "{}", conflict.text());
    assert_eq!(conflict.field("name").as_deref(), Some("Jongeren en hun post"), "nothing typed is lost");
    let again = rename(&coach, &conflict.field("revision").unwrap(), "Jongeren en hun post");
    assert_eq!((again.status, again.heading().as_str()), (200, "Jongeren en hun post"));
}

#[test]
fn questions_are_taken_out_put_apart_and_merged_again() {
    let (_house, coach) = logged(5);
    let group = confirm(&coach, "Jongeren met schulden");
    let page = coach.page(&group);
    let ids: Vec<String> = page.labels("question").into_iter().map(|(_, value)| value).collect();
    let (revision, key) = (page.field("revision").unwrap(), page.field("key").unwrap());
    let apart = coach.submit(
        &group,
        &[
            ("doe", "split"),
            ("revision", &revision),
            ("key", &key),
            ("new", "Post die blijft liggen"),
            ("question", &ids[0]),
            ("question", &ids[1]),
        ],
    );
    assert_eq!((apart.heading().as_str(), apart.labels("question").len()), ("Post die blijft liggen", 2));
    let page = coach.page(&group);
    assert_eq!(page.labels("question").len(), 3);
    let revision = page.field("revision").unwrap();
    let out = coach.submit(&group, &[("doe", "out"), ("revision", &revision), ("question", &ids[2])]);
    assert_eq!(out.labels("question").len(), 2);
    let none = coach.submit(&group, &[("doe", "out"), ("revision", &out.field("revision").unwrap())]);
    assert_eq!((none.status, none.mistakes()[0].0.as_str()), (400, "Kies eerst een of meer vragen."));
    let into = key;
    let revision = out.field("revision").unwrap();
    let merged = coach.submit(&group, &[("doe", "merge"), ("revision", &revision), ("into", &into)]);
    assert_eq!((merged.heading().as_str(), merged.labels("question").len()), ("Post die blijft liggen", 4));
    assert_eq!(coach.page_of(&group).status, 404, "the other is gone");
}

#[test]
fn the_log_is_for_those_who_may_read_it() {
    let (house, coach) = logged(3);
    let group = confirm(&coach, "Jongeren met schulden");
    let policy = house.sign_in("Beleidsmedewerker");
    for target in ["/hulpvragen", group.as_str()] {
        assert_eq!(house.get(target).status, 401, "{target}");
        assert_eq!(policy.get(target).status, 403, "{target}");
    }
    assert_eq!(policy.post("/hulpvragen/groepen", &[("name", "x")]).status, 403);
    assert_eq!(policy.post(&group, &[("doe", "rename"), ("name", "x"), ("revision", "1")]).status, 403);
    assert_eq!(coach.get("/hulpvragen").header("cache-control"), Some("no-store"));
    assert_eq!(coach.get("/hulpvragen/groepen/onzin").status, 404);
    assert_eq!(coach.get("/hulpvragen/groepen").status, 303);
}

#[test]
fn everybody_who_signed_in_starts_on_a_page_of_the_own_role() {
    let (house, coach) = logged(3);
    assert_eq!(house.get("/mijn").status, 401);
    let mine = coach.page("/mijn");
    assert_eq!(mine.link("Nieuwe hulpvraag"), "/hulpvragen/nieuw");
    assert!(mine.text().contains("stapel post, schulden lopen op"), "{}", mine.text());
    confirm(&coach, "Jongeren met schulden");
    let page = coach.page("/mijn");
    assert!(page.text().contains("Jongeren met schulden"), "{}", page.text());
    let policy = house.sign_in("Beleidsmedewerker").page("/mijn");
    assert_eq!(policy.link("Tekorten: welk aanbod mist waar?"), "/tekorten");
    assert!(
        !policy.text().contains("hulpvraag") && !policy.text().contains("Jongeren met schulden"),
        "{}",
        policy.text()
    );
}

/// A house with the demonstration of its own, and a wijk of each of two wijkteams with its team.
fn two_teams() -> (House, [(String, String); 2]) {
    let (database, folder) = demonstration();
    let town = Town::load(&database).unwrap();
    let mut teams: Vec<(String, String)> =
        town.places.wijken().filter_map(|wijk| Some((wijk.district.clone()?, wijk.code.clone()))).collect();
    teams.sort();
    teams.dedup_by(|one, other| one.0 == other.0);
    let (engine, sense) = (Arc::new(Embedded::in_memory().unwrap()), Sense::open(None).unwrap());
    let app = Arc::new(App::over(database, engine, sense, Clock::Still(now())).unwrap());
    (House::over(app, folder), [teams[0].clone(), teams[1].clone()])
}

#[test]
fn a_coach_reads_and_touches_nothing_of_another_wijkteam() {
    let (house, [one, other]) = two_teams();
    let coach = house.sign_in(&format!("Coach {}", one.0));
    let stranger = house.sign_in(&format!("Coach {}", other.0));
    let kept = [1, 2, 3].map(|number| log(&coach, number, &one.1));
    assert_eq!(stranger.get(&kept[0]).status, 403);
    assert!(coach.page("/hulpvragen").text().contains("stapel post"));
    assert!(!stranger.page("/hulpvragen").text().contains("stapel post"));
    assert_eq!(coach.page(&format!("/hulpvragen?wijk={}&theme=werk", one.1)).labels("question"), []);
    let ids = kept.each_ref().map(|path| path.rsplit('/').next().unwrap());
    let fields = [[("name", "Schulden onder jongeren")].as_slice(), &ids.map(|id| ("question", id))].concat();
    assert_eq!(stranger.post("/hulpvragen/groepen", &fields).status, 403);
    let made = coach.post("/hulpvragen/groepen", &fields);
    let group = made.header("location").unwrap();
    assert_eq!(stranger.get(group).status, 403);
    let rename = [("doe", "rename"), ("revision", "1"), ("name", "Anders")];
    assert_eq!(stranger.post(group, &rename).status, 403);
    let (own, id) = (log(&stranger, 4, &other.1), group.rsplit('/').next().unwrap());
    assert_eq!(stranger.page(&own).buttons("group"), Vec::<String>::new());
    assert_eq!(stranger.post(&format!("{own}/bij"), &[("group", id)]).status, 403);
    assert_eq!(house.sign_in("Verbinder").page(group).heading(), "Schulden onder jongeren");
}

#[test]
fn a_group_of_two_wijkteams_is_seen_by_both_and_changed_by_who_connects_them() {
    let (house, [one, other]) = two_teams();
    let (coach, verbinder) = (house.sign_in(&format!("Coach {}", one.0)), house.sign_in("Verbinder"));
    let kept = [log(&verbinder, 1, &one.1), log(&verbinder, 2, &other.1)];
    let ids = kept.each_ref().map(|path| path.rsplit('/').next().unwrap());
    let fields = [[("name", "Schulden onder jongeren")].as_slice(), &ids.map(|id| ("question", id))].concat();
    let made = verbinder.post("/hulpvragen/groepen", &fields);
    let group = made.header("location").unwrap();
    let page = coach.page(group);
    assert!(page.text().contains("Ook andere wijkteams stelden deze vraag"), "{}", page.text());
    assert_eq!(page.text().matches("stapel post").count(), 1, "the entry of the other is not shown");
    assert_eq!(page.buttons("doe"), Vec::<String>::new());
    assert_eq!(coach.post(group, &[("doe", "out"), ("revision", "1"), ("question", ids[0])]).status, 403);
    assert_eq!(verbinder.page(group).labels("question").len(), 2);
}
