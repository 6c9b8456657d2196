//! What the store of signals promises, on SQLite and on PostgreSQL alike.

use chrono::{Days, NaiveDate};
use diesel::connection::SimpleConnection;
use sociale_kaart::accounts::Role;
use sociale_kaart::catalogue::{Listing, Taxonomies};
use sociale_kaart::db::{self, Database};
use sociale_kaart::geography::Places;
use sociale_kaart::id::SignalId;
use sociale_kaart::interchange::{self, ImportOptions, SeedFolder};
use sociale_kaart::questions::{Guard, Known};
use sociale_kaart::signals::{
    Answer, Change, Draft, Letter, Refused, Signal, State, Step, Subscription, Wish, demonstration, proposals,
};

use crate::support::database::on_both;
use crate::support::house::{now, voorbeeld};
use crate::support::line::{Line, file, line};

/// The invented municipality with what a form is read against.
struct Town<'a> {
    db: &'a Database,
    places: Places,
    taxonomies: Taxonomies,
    guard: Guard,
}

impl<'a> Town<'a> {
    fn open(db: &'a Database) -> Self {
        interchange::fill(db, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
        let (places, taxonomies) =
            db.read(|conn| Ok::<_, db::Error>((Places::load(conn)?, Taxonomies::load(conn)?))).unwrap();
        Self { db, places, taxonomies, guard: Guard::new([]) }
    }

    fn known(&self, today: NaiveDate) -> Known<'_> {
        Known { places: &self.places, taxonomies: &self.taxonomies, guard: &self.guard, today }
    }

    /// Makes a signal about meeting people in Kerkdorp.
    fn spot(&self, key: &str) -> Signal {
        let new = draft().check(&self.known(today())).unwrap();
        self.db.write(|conn| Signal::make(conn, SignalId::derived("test", key), new, Role::Gemeente, today())).unwrap()
    }

    fn change(&self, signal: &Signal, change: &Change, today: NaiveDate) -> Result<Signal, Refused> {
        let known = self.known(today);
        self.db.write(|conn| change.apply(conn, signal.id, Role::Verbinder, &known))
    }

    fn link(&self, signal: &Signal, slug: &str, today: NaiveDate) -> Result<Signal, Refused> {
        let answer = Answer { service: slug.into(), revision: signal.revision.to_string(), ..Answer::default() };
        let known = self.known(today);
        self.db.write(|conn| answer.apply(conn, signal.id, Role::Gemeente, &known))
    }

    fn bring_in(&self, lines: &[Line]) {
        let text = file(lines);
        let options = ImportOptions { strict: true, licence: None };
        let report =
            interchange::import_catalogue(self.db, "nieuw.jsonl", text.as_bytes(), &options, now(), &mut |_| {});
        assert!(report.unwrap().is_clean());
    }

    fn proposed(&self, signal: &Signal) -> Vec<String> {
        let found = self.db.read(|conn| proposals(conn, signal, &self.taxonomies)).unwrap();
        found.into_iter().map(|one| one.slug).collect()
    }

    fn letter(&self, first: NaiveDate, today: NaiveDate) -> Letter {
        self.db.read(|conn| Letter::compose(conn, first, today, &self.taxonomies, None)).unwrap()
    }
}

fn today() -> NaiveDate {
    day(2026, 11, 17)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn draft() -> Draft {
    Draft {
        wijk: "Kerkdorp".into(),
        theme: "ontmoeten".into(),
        audience: "ouderen".into(),
        title: "Samen eten in de avond".into(),
        organization: "Welzijn Rondom".into(),
        function: "opbouwwerker".into(),
        target_on: "2027-03-31".into(),
        note: "Na vijven is alles dicht.".into(),
    }
}

/// The form of this signal as its page shows it.
fn form(signal: &Signal) -> Change {
    Change {
        state: signal.state.to_string(),
        organization: signal.owner_organization.clone(),
        function: signal.owner_function.clone(),
        target_on: signal.target_on.to_string(),
        reason: signal.reason.clone().unwrap_or_default(),
        note: String::new(),
        revision: signal.revision.to_string(),
    }
}

#[test]
fn a_signal_comes_back_as_it_was_made_with_its_first_step() {
    on_both(|db| {
        let town = Town::open(db);
        let made = town.spot("a");
        assert_eq!((made.area_code.as_str(), made.state, made.revision), ("WK999901", State::Spotted, 1));
        assert_eq!(db.read(|conn| Signal::find(conn, made.id)).unwrap(), Some(made.clone()));
        let steps = db.read(|conn| Step::of(conn, made.id)).unwrap();
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].note.as_deref(), Some("Na vijven is alles dicht."));
        assert_eq!((steps[0].by_role.as_str(), steps[0].made_on), ("gemeente", today()));
    });
}

#[test]
fn the_same_form_sent_twice_is_one_signal() {
    on_both(|db| {
        let town = Town::open(db);
        assert_eq!(town.spot("a"), town.spot("a"));
        assert_eq!(db.read(Signal::all).unwrap().len(), 1);
    });
}

#[test]
fn every_change_is_a_step_in_the_log_and_no_change_is_none() {
    on_both(|db| {
        let town = Town::open(db);
        let made = town.spot("a");
        assert_eq!(town.change(&made, &form(&made), today()).unwrap(), made);
        let taken = Change {
            state: "opgepakt".into(),
            function: "teamleider".into(),
            target_on: "2027-06-30".into(),
            note: "Er is een keuken.".into(),
            ..form(&made)
        };
        let taken = town.change(&made, &taken, today()).unwrap();
        assert_eq!((taken.state, taken.revision), (State::TakenUp, 2));
        assert_eq!(db.read(|conn| Signal::find(conn, made.id)).unwrap(), Some(taken.clone()));
        let steps = db.read(|conn| Step::of(conn, made.id)).unwrap();
        let last = &steps[1];
        assert_eq!((last.position, last.state, last.target_on), (2, State::TakenUp, day(2027, 6, 30)));
        assert_eq!(last.owner.as_deref(), Some("Welzijn Rondom, teamleider"));
        assert_eq!((last.note.as_deref(), last.by_role.as_str()), (Some("Er is een keuken."), "verbinder"));
    });
}

#[test]
fn who_was_later_is_told_what_stands_there_now_and_overwrites_nothing() {
    on_both(|db| {
        let town = Town::open(db);
        let made = town.spot("a");
        let first = town.change(&made, &Change { state: "opgepakt".into(), ..form(&made) }, today()).unwrap();
        let late = Change { organization: "Gemeente".into(), ..form(&made) };
        match town.change(&made, &late, today()) {
            Err(Refused::Stale(stored)) => assert_eq!(*stored, first),
            other => panic!("{other:?}"),
        }
        assert!(matches!(town.link(&made, "koffie-in-de-kerkekamer", today()), Err(Refused::Stale(_))));
        assert_eq!(db.read(|conn| Signal::find(conn, made.id)).unwrap(), Some(first));
        assert_eq!(db.read(|conn| Step::of(conn, made.id)).unwrap().len(), 2);
        let mut nobody = made;
        nobody.id = SignalId::derived("test", "niets");
        assert!(matches!(town.change(&nobody, &late, today()), Err(Refused::Gone)));
    });
}

#[test]
fn only_offer_that_is_new_and_fits_is_proposed() {
    on_both(|db| {
        let town = Town::open(db);
        let signal = town.spot("a");
        assert_eq!(town.proposed(&signal), Vec::<String>::new(), "what was there before is not new");
        town.bring_in(&[
            line("avondmaal").serving(&["Kerkdorp"]),
            line("eettafel").serving(&["*"]).with("themes", serde_json::json!(["geld", "ontmoeten-eten"])),
            line("elders").serving(&["Zeezicht"]),
            line("ander-thema").with("themes", serde_json::json!(["geld"])),
            line("anderen").with("audience", serde_json::json!(["nieuwkomers"])),
        ]);
        assert_eq!(town.proposed(&signal), ["avondmaal", "eettafel"]);
        // Confirming old offer once more makes it no newer.
        let old = db.read(|conn| Listing::by_slug(conn, "koffie-in-de-kerkekamer")).unwrap().unwrap();
        let confirmed = Listing {
            service: sociale_kaart::catalogue::Service { confirmed_on: Some(today()), ..old.service },
            ..old
        };
        db.write(|conn| confirmed.save(conn, now())).unwrap();
        assert_eq!(town.proposed(&signal), ["avondmaal", "eettafel"]);
        let declined = Change { state: "afgewezen".into(), reason: "Het is er al.".into(), ..form(&signal) };
        let declined = town.change(&signal, &declined, today()).unwrap();
        assert_eq!(town.proposed(&declined), Vec::<String>::new());
    });
}

#[test]
fn linking_realises_a_signal_and_is_told_to_those_who_asked() {
    on_both(|db| {
        let town = Town::open(db);
        let signal = town.spot("a");
        assert!(matches!(town.link(&signal, "bestaat-niet", today()), Err(Refused::Wrong(_))));
        let linked = town.link(&signal, "/voorziening/koffie-in-de-kerkekamer", today()).unwrap();
        assert_eq!((linked.state, linked.linked_on), (State::Realised, Some(today())));
        let steps = db.read(|conn| Step::of(conn, signal.id)).unwrap();
        assert_eq!(steps.last().unwrap().service_id, linked.service_id);
        assert_eq!(db.read(|conn| Signal::answered_since(conn, today())).unwrap(), [linked]);
        let tomorrow = today().checked_add_days(Days::new(1)).unwrap();
        assert_eq!(db.read(|conn| Signal::answered_since(conn, tomorrow)).unwrap(), []);
    });
}

#[test]
fn a_letter_of_the_past_tells_how_it_stood_then() {
    on_both(|db| {
        let town = Town::open(db);
        let signal = town.spot("a");
        let april = day(2027, 4, 20);
        let taken =
            town.change(&signal, &Change { state: "opgepakt".into(), ..form(&signal) }, day(2026, 12, 1)).unwrap();
        let later = Change { target_on: "2027-09-01".into(), ..form(&taken) };
        let later = town.change(&taken, &later, april).unwrap();
        town.link(&later, "koffie-in-de-kerkekamer", day(2027, 5, 3)).unwrap();
        let counts = |first| {
            let letter = town.letter(first, day(2027, 8, 1));
            (letter.made.len(), letter.overdue.len(), letter.realised.len())
        };
        assert_eq!(counts(day(2026, 10, 1)), (0, 0, 0), "before it was made");
        assert_eq!(counts(day(2026, 11, 1)), (1, 0, 0));
        assert_eq!(counts(day(2027, 3, 1)), (0, 0, 0), "on the day itself there is still time");
        assert_eq!(counts(day(2027, 4, 1)), (0, 0, 0), "the target was moved in time for the end of the month");
        assert_eq!(counts(day(2027, 5, 1)), (0, 0, 1));
        assert_eq!(counts(day(2027, 6, 1)), (0, 0, 0), "realised once is told once");
        let in_april = town.letter(day(2027, 4, 1), day(2027, 4, 19));
        assert_eq!(
            (in_april.until, in_april.overdue.len()),
            (day(2027, 4, 19), 1),
            "as it stood on the day before it was moved"
        );
        let told = town.letter(day(2027, 5, 1), day(2027, 8, 1));
        assert_eq!(told.realised[0].1.as_deref(), Some("Koffie in de Kerkekamer"));
    });
}

#[test]
fn a_subscription_is_kept_once_unconfirmed_and_forgotten_on_request() {
    on_both(|db| {
        let town = Town::open(db);
        let known = town.known(today());
        let wish =
            |theme: &str| Wish { email: "Info@Welzijn.example".into(), wijk: String::new(), theme: theme.into() };
        for theme in ["geld", "geld", "taal"] {
            let wanted = wish(theme).check(&known).unwrap();
            db.write(|conn| wanted.add(conn)).unwrap();
        }
        let kept = db.read(Subscription::all).unwrap();
        assert_eq!(kept.len(), 2);
        assert!(kept.iter().all(|one| one.confirmed_on.is_none() && one.email == "Info@welzijn.example"));
        db.write(|conn| Subscription::stop(conn, "iemand@anders.example")).unwrap();
        assert_eq!(db.read(Subscription::all).unwrap().len(), 2);
        let address = wish("").address(&known).unwrap();
        db.write(|conn| Subscription::stop(conn, &address)).unwrap();
        assert_eq!(db.read(Subscription::all).unwrap(), []);
    });
}

#[test]
fn the_demonstration_shows_every_state_something_overdue_and_something_answered() {
    on_both(|db| {
        let town = Town::open(db);
        let offer = db.read(Listing::all).unwrap();
        let known = town.known(today());
        let made = db.write(|conn| demonstration::fill(conn, &known, &offer)).unwrap();
        let signals = db.read(Signal::all).unwrap();
        assert_eq!((made, signals.len()), (8, 8));
        for state in State::ALL {
            assert!(signals.iter().any(|signal| signal.state == *state), "{state}");
        }
        assert_eq!(signals.iter().filter(|signal| signal.is_overdue(today())).count(), 1);
        assert!(signals.iter().any(|signal| signal.service_id.is_some()));
        assert!(signals.iter().any(|signal| !town.proposed(signal).is_empty()));
        assert_eq!(db.write(|conn| demonstration::fill(conn, &known, &offer)).unwrap(), 0, "once is enough");
        assert_eq!(db.read(Signal::all).unwrap(), signals);
    });
}

#[test]
fn the_database_itself_refuses_what_was_declined_without_a_reason() {
    on_both(|db| {
        let town = Town::open(db);
        town.spot("a");
        let declined = "UPDATE signal SET state = 'afgewezen'";
        assert!(db.write(|conn| conn.batch_execute(declined)).is_err());
        assert!(db.write(|conn| conn.batch_execute("UPDATE signal SET state = 'klaar'")).is_err());
    });
}
