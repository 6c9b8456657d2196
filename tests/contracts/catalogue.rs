//! What the catalogue promises, on SQLite and on PostgreSQL alike.
//! The rules that need no database are tested beside them, in `src/catalogue`.

use chrono::{DateTime, NaiveTime, Utc};
use diesel::connection::SimpleConnection;
use sociale_kaart::catalogue::{
    Access, Address, Cost, Day, Every, Feature, Kind, Listing, Location, Organization, Place, Provenance, Queue,
    SaveError, Saved, Scope, Service, ServiceStatus, Taxonomies, Taxonomy,
};
use sociale_kaart::db::{AnyConnection, Database, Error, Url};
use sociale_kaart::geography::Point;

use crate::support::database::on_both;
use crate::support::folder::Folder;

#[test]
fn a_listing_comes_back_as_it_was_saved() {
    on_both(|db| {
        let wanted = rich("koffie");
        assert_eq!(save(db, &wanted), Saved::Created);
        let stored = load(db, "koffie");
        assert_eq!((stored.service.revision, stored.service.last_modified), (1, now().naive_utc()));
        assert_eq!(content(stored), content(wanted));
    });
}

#[test]
fn saving_the_same_again_changes_nothing() {
    on_both(|db| {
        save(db, &rich("koffie"));
        let (before, queued) = (load(db, "koffie"), waiting(db));
        assert_eq!(save(db, &rich("koffie")), Saved::Unchanged);
        assert_eq!((load(db, "koffie"), waiting(db)), (before, queued));
    });
}

#[test]
fn a_change_in_any_part_bumps_the_revision_and_is_queued() {
    type Change = fn(&mut Listing);
    let changes: [(&str, Change); 13] = [
        ("name", |one| one.service.name = "Thee".into()),
        ("age", |one| one.service.minimum_age = None),
        ("hours", |one| one.schedules[0].description = Some("niet in de zomer".into())),
        ("phone", |one| one.phones.clear()),
        ("contact", |one| one.contacts[0].department = Some("Wijkteam".into())),
        ("cost", |one| one.costs[0].amount_cents = Some(500)),
        ("language", |one| {
            one.add_language("ar");
        }),
        ("accessibility", |one| {
            one.add_accessibility(Some(Feature::Lift));
        }),
        ("document", |one| {
            one.add_document("legitimatie");
        }),
        ("area", |one| {
            one.add_scope(Scope::Region);
        }),
        ("capacity", |one| one.capacities[0].available = Some(0)),
        ("term", |one| one.add_term(Taxonomy::AUDIENCE, "ouderen")),
        ("link", |one| one.locations[0].link.description = Some("achterom".into())),
    ];
    on_both(|db| {
        let mut listing = rich("koffie");
        save(db, &listing);
        for (revision, (part, change)) in (2..).zip(changes) {
            let queued = waiting(db);
            change(&mut listing);
            assert_eq!(save(db, &listing), Saved::Updated, "{part}");
            assert_eq!(load(db, "koffie").service.revision, revision, "{part}");
            assert_eq!(content(load(db, "koffie")), content(listing.clone()), "{part}");
            assert_eq!(waiting(db), queued + 1, "{part}");
        }
    });
}

#[test]
fn a_new_name_of_an_organization_queues_all_its_services() {
    on_both(|db| {
        save(db, &rich("koffie"));
        save(db, &rich("thee"));
        empty_queue(db);
        let mut renamed = rich("koffie");
        renamed.organization.name = "De Nieuwe Lommerd".into();
        assert_eq!(save(db, &renamed), Saved::Updated);
        assert_eq!(waiting(db), 2);
        let thee = load(db, "thee");
        assert_eq!((thee.organization.name.as_str(), thee.organization.revision), ("De Nieuwe Lommerd", 2));
        assert_eq!(thee.service.revision, 1, "the service itself is as it was");
    });
}

#[test]
fn a_location_that_moves_queues_every_service_there_and_one_that_is_left_disappears() {
    on_both(|db| {
        save(db, &rich("koffie"));
        save(db, &rich("thee"));
        empty_queue(db);
        let mut moved = rich("koffie");
        let place = address("Nieuwe straat 1");
        moved.locations[0].location.place = place.clone();
        save(db, &moved);
        assert_eq!(waiting(db), 2);
        assert_eq!(load(db, "thee").locations[0].location.place, place);

        let id = moved.locations[0].location.id;
        for slug in ["koffie", "thee"] {
            assert_eq!(db.read(|conn| Location::by_ids(conn, &[id])).unwrap().len(), 1);
            let mut without = rich(slug);
            without.locations.clear();
            save(db, &without);
        }
        assert_eq!(db.read(|conn| Location::by_ids(conn, &[id])).unwrap(), []);
    });
}

#[test]
fn a_protected_place_keeps_its_area_and_nothing_else() {
    on_both(|db| {
        let place = Place::Protected { area_code: "WK000001".into(), city: Some("Voorbeeld".into()) };
        let mut listing = rich("opvang");
        listing.locations.clear();
        listing.add_location(Location::new("geheim", place.clone(), &from()));
        save(db, &listing);
        assert_eq!(load(db, "opvang").locations[0].location.place, place);
        for column in ["address_1 = 'Straat 1'", "postal_code = '1234 AB'", "latitude = 52.0, longitude = 5.0"] {
            let told = db.write(|conn| conn.batch_execute(&format!("UPDATE location SET {column}")));
            assert!(matches!(told, Err(Error::DatabaseError(..))), "{column} was stored");
        }
        let nowhere = db.write(|conn| conn.batch_execute("UPDATE location SET area_code = NULL"));
        assert!(matches!(nowhere, Err(Error::DatabaseError(..))));
    });
}

#[test]
fn a_place_that_becomes_protected_loses_its_address_in_the_table_too() {
    on_both(|db| {
        let mut listing = rich("opvang");
        save(db, &listing);
        listing.locations[0].location.place = Place::Protected { area_code: "WK000001".into(), city: None };
        assert_eq!(save(db, &listing), Saved::Updated);
        assert_eq!(content(load(db, "opvang")), content(listing));
    });
}

#[test]
fn an_unknown_term_is_refused_by_name_and_nothing_is_stored() {
    on_both(|db| {
        db.write(terms).unwrap();
        let mut listing = rich("koffie");
        listing.add_term(Taxonomy::THEME, "ruimtevaart");
        let refused = db.write(|conn| listing.save(conn, now())).unwrap_err();
        assert_eq!(refused.to_string(), "the list `theme` has no term `ruimtevaart`");
        assert_eq!(db.read(Listing::count).unwrap(), 0);
        assert_eq!(waiting(db), 0);
    });
}

#[test]
fn a_slug_belongs_to_one_service() {
    on_both(|db| {
        save(db, &rich("koffie"));
        let mut other = rich("thee");
        other.service.slug = "koffie".into();
        let taken = db.write(|conn| other.save(conn, now()));
        assert!(matches!(taken, Err(SaveError::SlugTaken { slug }) if slug == "koffie"));
    });
}

#[test]
fn a_removed_listing_leaves_the_catalogue_and_is_queued_for_the_index() {
    on_both(|db| {
        let listing = rich("koffie");
        save(db, &listing);
        empty_queue(db);
        assert!(db.write(|conn| Listing::remove(conn, "koffie", now())).unwrap());
        assert_eq!(db.read(|conn| Listing::by_slug(conn, "koffie")).unwrap(), None);
        let queued = db.read(|conn| Queue::waiting(conn, 10)).unwrap();
        assert_eq!(queued.iter().map(|queued| queued.service_id).collect::<Vec<_>>(), [listing.service.id]);
        assert!(!db.write(|conn| Listing::remove(conn, "koffie", now())).unwrap());
        assert_eq!(save(db, &listing), Saved::Created);
    });
}

#[test]
fn a_change_that_comes_while_the_index_is_busy_stays_in_the_queue() {
    on_both(|db| {
        let mut listing = rich("koffie");
        save(db, &listing);
        let seen = db.read(|conn| Queue::waiting(conn, 10)).unwrap();
        listing.service.name = "Thee".into();
        save(db, &listing);
        db.write(|conn| Queue::done(conn, seen.last().unwrap().ticket)).unwrap();
        assert_eq!(waiting(db), 1);
    });
}

#[test]
fn many_listings_are_saved_and_read_in_groups() {
    on_both(|db| {
        let many: Vec<_> = (0..1_203).map(|number| rich(&format!("nummer-{number}"))).collect();
        db.write(terms).unwrap();
        let saved = db.write(|conn| Listing::save_all(conn, &many, now())).unwrap();
        assert_eq!(saved, vec![Saved::Created; many.len()]);
        let again = db.write(|conn| Listing::save_all(conn, &many, now())).unwrap();
        assert_eq!(again, vec![Saved::Unchanged; many.len()]);

        let mut stored = db.read(Listing::all).unwrap();
        stored.sort_by_key(|one| many.iter().position(|other| other.service.id == one.service.id));
        assert_eq!(
            stored.into_iter().map(content).collect::<Vec<_>>(),
            many.into_iter().map(content).collect::<Vec<_>>()
        );
        let largest =
            db.read(|conn| Listing::chunks(conn).map(|chunk| Ok(chunk?.len())).collect::<Result<Vec<_>, Error>>());
        assert!(largest.unwrap().iter().all(|size| *size <= 500));
        assert_eq!(db.read(Listing::count).unwrap(), 1_203);
    });
}

#[test]
fn of_two_listings_with_one_identifier_the_last_one_stays() {
    on_both(|db| {
        db.write(terms).unwrap();
        let mut second = rich("koffie");
        second.service.name = "Koffie en krant".into();
        let saved = db.write(|conn| Listing::save_all(conn, &[rich("koffie"), second], now())).unwrap();
        assert_eq!(saved, [Saved::Created, Saved::Updated]);
        assert_eq!(load(db, "koffie").service.name, "Koffie en krant");
    });
}

#[test]
fn an_organization_names_what_people_may_see() {
    on_both(|db| {
        save(db, &rich("koffie"));
        for (slug, status) in [("thee", ServiceStatus::TemporarilyClosed), ("soep", ServiceStatus::Defunct)] {
            let mut listing = rich(slug);
            listing.service.status = status;
            save(db, &listing);
        }
        let owner = rich("koffie").organization.id;
        let mut own: Vec<_> =
            db.read(|conn| Listing::of_organization(conn, owner)).unwrap().into_iter().map(|one| one.slug).collect();
        own.sort();
        assert_eq!(own, ["koffie", "thee"]);
    });
}

#[test]
fn a_shortlist_comes_back_in_its_own_order_without_what_is_gone() {
    on_both(|db| {
        for slug in ["a", "b", "c"] {
            save(db, &rich(slug));
        }
        let found = db.read(|conn| Listing::by_slugs(conn, &["c", "weg", "a"])).unwrap();
        assert_eq!(found.iter().map(|one| one.service.slug.as_str()).collect::<Vec<_>>(), ["c", "a"]);
    });
}

#[test]
fn a_list_of_terms_comes_back_in_its_order_and_sheds_what_nobody_uses() {
    on_both(|db| {
        save(db, &rich("koffie"));
        empty_queue(db);
        assert!(!db.write(|conn| themes().save(conn, now())).unwrap(), "the same list again is no change");
        assert_eq!(waiting(db), 0);

        let mut shorter = Taxonomy::new(Taxonomy::THEME, "Thema");
        shorter.add("werk", "Werk en meedoen", None);
        shorter.add("ontmoeten", "Ontmoeten", None);
        assert!(db.write(|conn| shorter.save(conn, now())).unwrap());
        assert_eq!(waiting(db), 1, "names of terms are searched, so the service is queued");
        let stored = db.read(Taxonomies::load).unwrap();
        let codes: Vec<_> = stored.terms(Taxonomy::THEME).map(|term| term.code.as_str()).collect();
        assert!(!codes.contains(&"wonen"), "nobody uses it: {codes:?}");
        assert!(codes.contains(&"geld-schulden"), "a service still has it: {codes:?}");
        assert_eq!(stored.name(Taxonomy::THEME, "werk"), "Werk en meedoen");
    });
}

#[test]
fn work_that_fails_leaves_nothing_behind() {
    on_both(|db| {
        db.write(terms).unwrap();
        let failed: Result<(), SaveError> = db.write(|conn| {
            rich("koffie").save(conn, now())?;
            Err(SaveError::SlugTaken { slug: "thee".into() })
        });
        assert!(failed.is_err());
        assert_eq!(db.read(Listing::count).unwrap(), 0);
    });
}

#[test]
fn writers_that_read_first_wait_for_each_other() {
    on_both(|db| {
        save(db, &rich("koffie"));
        std::thread::scope(|threads| {
            for thread in 0..4 {
                threads.spawn(move || {
                    for turn in 0..20 {
                        save(db, &rich(&format!("koffie-{thread}-{turn}")));
                    }
                });
            }
        });
        assert_eq!(db.read(Listing::count).unwrap(), 81);
    });
}

#[test]
fn a_database_that_is_opened_again_has_what_was_saved() {
    let folder = Folder::new();
    let url = Url::in_folder(&folder.path().join("a folder that is not there yet"));
    save(&Database::open(&url).unwrap(), &rich("koffie"));
    assert_eq!(load(&Database::open(&url).unwrap(), "koffie").service.slug, "koffie");
}

fn now() -> DateTime<Utc> {
    "2026-11-20T09:30:00Z".parse().unwrap()
}

fn from() -> Provenance {
    Provenance {
        source: "seed".into(),
        external_id: Some("12".into()),
        licence: Some("CC BY 4.0".into()),
        confirmed_on: Some("2026-10-01".parse().unwrap()),
    }
}

fn address(street: &str) -> Place {
    Place::Open {
        address: Address {
            address_1: Some(street.into()),
            postal_code: Some("1234 AB".into()),
            city: Some("Voorbeeld".into()),
            state_province: Some("Gelderland".into()),
            country: Some("NL".into()),
        },
        point: Some(Point { lat: 52.123_456_789, lon: 5.987_654_321 }),
        area_code: Some("WK000001".into()),
    }
}

fn themes() -> Taxonomy {
    let mut themes = Taxonomy::new(Taxonomy::THEME, "Thema");
    themes.add("geld", "Geld en schulden", None);
    themes.add("geld-schulden", "Schulden", Some("geld")).words = ["deurwaarder", "aanmaning"].into_iter().collect();
    themes.add("ontmoeten", "Ontmoeten", None);
    themes.add("werk", "Werk", None);
    themes.add("wonen", "Wonen", None);
    themes
}

fn terms(conn: &mut AnyConnection) -> Result<(), Error> {
    themes().save(conn, now())?;
    let mut audiences = Taxonomy::new(Taxonomy::AUDIENCE, "Doelgroep");
    audiences.add("ouderen", "Ouderen", None);
    audiences.save(conn, now())?;
    Ok(())
}

/// A listing that has something in every part.
fn rich(slug: &str) -> Listing {
    let organization = Organization::new("De Lommerd", "De Lommerd", &from());
    let mut service =
        Service::new(slug, "Koffie-inloop", Kind::Buurtinitiatief, Access::Inloop, &organization, &from());
    service.description = "Buren drinken \"samen\" koffie; café Één.".into();
    service.plain_text = "Kom koffie drinken.".into();
    service.keywords = ["samen", "niet alleen"].into_iter().collect();
    service.minimum_age = Some(18);
    service.waiting_weeks = Some(0);
    let mut listing = Listing::new(service, organization);
    listing.add_location(Location::new("Wijkhuis|Straat 1|1234 AB", address("Straat 1"), &from()).named("Wijkhuis"));
    let hours = (NaiveTime::from_hms_opt(9, 30, 0).unwrap(), NaiveTime::from_hms_opt(12, 0, 0).unwrap());
    listing.add_schedule(Day::Tuesday, Every::Week, hours);
    listing.add_schedule(Day::Friday, Every::TwoWeeks, hours).valid_from = Some("2026-01-01".parse().unwrap());
    listing.add_phone("026 000 0123").extension = Some(4);
    listing.add_contact().name = Some("Gastvrouw".into());
    listing.add_cost(Cost::Bijdrage).amount_cents = Some(450);
    listing.add_language("nl");
    listing.add_language("tr").note = Some("op dinsdag".into());
    listing.add_accessibility(Some(Feature::Rolstoel));
    listing.add_document("stadspas");
    listing.add_area("WK000001", "Molenwijk");
    listing.add_scope(Scope::Municipality);
    let room = listing.add_capacity("plaatsen");
    (room.maximum, room.available, room.updated) = (Some(40), Some(3), Some(now().naive_utc()));
    listing.add_term(Taxonomy::THEME, "ontmoeten");
    listing.add_term(Taxonomy::THEME, "geld-schulden");
    listing
}

fn save(db: &Database, listing: &Listing) -> Saved {
    db.write(|conn| {
        if !Taxonomies::load(conn)?.has(Taxonomy::AUDIENCE, "ouderen") {
            terms(conn)?;
        }
        listing.save(conn, now())
    })
    .unwrap()
}

fn load(db: &Database, slug: &str) -> Listing {
    db.read(|conn| Listing::by_slug(conn, slug)).unwrap().unwrap()
}

fn waiting(db: &Database) -> i64 {
    db.read(Queue::length).unwrap()
}

fn empty_queue(db: &Database) {
    db.write(Queue::clear).unwrap();
}

/// The listing without the bookkeeping of `save`.
fn content(mut listing: Listing) -> Listing {
    let never = DateTime::UNIX_EPOCH.naive_utc();
    (listing.service.revision, listing.service.last_modified) = (0, never);
    (listing.organization.revision, listing.organization.last_modified) = (0, never);
    for at in &mut listing.locations {
        (at.location.revision, at.location.last_modified) = (0, never);
    }
    listing
}
