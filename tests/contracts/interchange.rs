//! What an import and an export promise, on SQLite and on PostgreSQL alike.
//! How single fields are judged is tested beside the readers, in `src/interchange`.

use std::collections::HashMap;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use sociale_kaart::catalogue::{Listing, Queue, Taxonomy};
use sociale_kaart::db::{Database, Error, Url};
use sociale_kaart::geography::{Level, Places, Point};
use sociale_kaart::interchange::{
    ImportOptions, Report, SeedFolder, export_catalogue, fill, import_areas, import_catalogue, import_figures,
    import_postcodes, import_taxonomy, write_synthetic,
};
use sociale_kaart::municipality::Municipality;

use crate::support::database::on_both;
use crate::support::folder::Folder;

#[test]
fn every_seed_line_survives_a_round_trip_key_for_key() {
    on_both(|db| {
        let reports = demo(db);
        for report in &reports {
            assert!(report.is_clean(), "{:?}", report.sentences().collect::<Vec<_>>());
        }
        let exported: HashMap<String, Value> = export(db).into_iter().map(|line| (id(&line), line)).collect();
        let seed = seed_lines();
        assert_eq!((seed.len(), exported.len()), (450, 450));
        for line in seed {
            assert_eq!(exported[&id(&line)], without_protected_address(line));
        }
    });
}

#[test]
fn keys_come_out_in_the_order_of_the_format() {
    let (_folder, db) = on_sqlite();
    demo(&db);
    let mut bytes = Vec::new();
    db.read(|conn| Ok::<_, Error>(export_catalogue(conn, &mut bytes).unwrap())).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let line = text.lines().find(|line| line.starts_with("{\"id\":\"repaircafe-de-losse-schroef")).unwrap();
    let places: Vec<usize> = [
        "\"kind\"",
        "\"organization\"",
        "\"themes\"",
        "\"place\"",
        "\"schedule\"",
        "\"cost\"",
        "\"verified_on\"",
        "\"source\"",
    ]
    .iter()
    .map(|key| line.find(key).unwrap())
    .collect();
    assert!(places.is_sorted(), "{line}");
}

#[test]
fn a_second_import_of_the_same_changes_nothing() {
    on_both(|db| {
        demo(db);
        let waiting = db.read(Queue::length).unwrap();
        for report in demo(db) {
            assert_eq!((report.created, report.updated, report.unchanged), (0, 0, report.read), "{report}");
        }
        assert_eq!(db.read(Queue::length).unwrap(), waiting);
    });
}

#[test]
fn what_was_exported_can_be_imported_elsewhere() {
    on_both(|db| {
        invented(db);
        let all: String = lines(db).iter().map(|line| format!("{line}\n")).collect();
        let (_folder, other) = on_sqlite();
        fill(&other, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap();
        let report = services(&other, &all);
        assert!(report.is_clean() && report.created == 0, "{report}");
    });
}

#[test]
fn a_place_with_a_house_number_is_open_also_without_coordinates() {
    on_both(|db| {
        invented(db);
        let line = changed(db, "zes", |line| {
            line["place"].as_object_mut().unwrap().retain(|key, _| key != "lat" && key != "lon");
            line["place"]["street"] = "Kerkpad 4".into();
        });
        services(db, &line);
        let place = listing(db, "zes").locations.remove(0).location.place;
        assert_eq!(place.address().and_then(|address| address.address_1.as_deref()), Some("Kerkpad 4"));
        assert_eq!(place.point(), None);
    });
}

#[test]
fn a_protected_place_keeps_no_address_even_when_the_line_has_one() {
    on_both(|db| {
        invented(db);
        let streets = ["Adres op aanvraag", "Geheim adres", "geheim, Kerkpad 4", "Adres na intake"];
        for (slug, street) in ["een", "twee", "drie", "vijf"].into_iter().zip(streets) {
            let line = changed(db, slug, |line| line["place"]["street"] = street.into());
            let report = services(db, &line);
            assert_eq!(report.created, 1, "{:?}", report.sentences().collect::<Vec<_>>());
            assert!(report.remark_sentences().next().unwrap().contains("beschermd adres"));
            let place = listing(db, slug).locations.remove(0).location.place;
            assert!(place.is_protected() && place.point().is_none() && place.address().is_none());
            assert_eq!(place.area_code(), Some("WK999901"));
        }
        let line = changed(db, "vier", |line| {
            line["place"].as_object_mut().unwrap().retain(|key, _| key != "lat" && key != "lon");
            line["place"]["street"] = "Binnenstad".into();
        });
        services(db, &line);
        assert!(listing(db, "vier").locations[0].location.place.is_protected());
        for line in lines(db).iter().filter(|line| ["een", "twee", "drie", "vier", "vijf"].contains(&id(line).as_str()))
        {
            let place = json!({ "wijk": "Kerkdorp", "name": "De Kerkekamer", "street": "Adres op aanvraag" });
            assert_eq!(line["place"], place);
        }
    });
}

#[test]
fn a_narrower_theme_is_found_by_its_words_and_not_exported() {
    on_both(|db| {
        invented(db);
        services(
            db,
            &changed(db, "schuld", |line| {
                line["themes"] = json!(["geld"]);
                line["summary"] = "Hulp bij schulden en een aanmaning.".into();
            }),
        );
        let found: Vec<String> = listing(db, "schuld").codes(Taxonomy::THEME).map(str::to_owned).collect();
        assert_eq!(found, ["geld", "geld-schulden"]);
        let line = lines(db).into_iter().find(|line| line["id"] == "schuld").unwrap();
        assert_eq!(line["themes"], json!(["geld"]));
    });
}

#[test]
fn a_line_that_names_narrower_themes_is_left_alone() {
    on_both(|db| {
        invented(db);
        services(
            db,
            &changed(db, "rond", |line| {
                line["themes"] = json!(["geld-rondkomen", "geld"]);
                line["summary"] = "Hulp bij schulden en een aanmaning.".into();
            }),
        );
        let found: Vec<String> = listing(db, "rond").codes(Taxonomy::THEME).map(str::to_owned).collect();
        assert_eq!(found, ["geld-rondkomen", "geld"]);
    });
}

#[test]
fn extra_keys_are_kept_and_come_back() {
    on_both(|db| {
        invented(db);
        let extra = changed(db, "extra", |line| {
            line["status"] = "tijdelijk-gesloten".into();
            line["alert"] = "Dicht tot 1 mei.".into();
            line["documents"] = json!(["Legitimatie"]);
            line["capacity"]["available"] = 0.into();
        });
        assert!(services(db, &extra).is_clean());
        assert!(listing(db, "extra").is_full());
        let back = lines(db).into_iter().find(|line| line["id"] == "extra").unwrap();
        assert_eq!(back, serde_json::from_str::<Value>(&extra).unwrap());
    });
}

#[test]
fn each_bad_line_gets_a_sentence_and_the_good_ones_are_stored() {
    type Spoil = fn(&mut Value);
    let spoils: [(&str, &str, Spoil); 24] = [
        ("name", "ontbreekt", |line| drop_key(line, "name")),
        ("naam", "kennen wij niet", |line| line["naam"] = "x".into()),
        ("keywords", "een lijst", |line| line["keywords"] = "x".into()),
        ("themes", "\"gld\" kennen wij niet", |line| line["themes"] = json!(["gld"])),
        ("audience", "kennen wij niet", |line| line["audience"] = json!(["reuzen"])),
        ("form", "kennen wij niet", |line| line["form"] = json!(["dans"])),
        ("kind", "voorliggend", |line| line["kind"] = "groot".into()),
        ("access", "inloop", |line| line["access"] = "deur".into()),
        ("schedule[1].day", "ma, di", |line| line["schedule"][0]["day"] = "maandag".into()),
        ("schedule[1].to", "eindtijd", |line| line["schedule"][0]["to"] = "09:00".into()),
        ("schedule[1].from", "09:30", |line| line["schedule"][0]["from"] = "25:00".into()),
        ("min_age", "hoger dan", |line| (line["min_age"], line["max_age"]) = (9.into(), 8.into())),
        ("max_age", "0 tot en met 120", |line| line["max_age"] = (-1).into()),
        ("serves", "Bedoelt u Kerkdorp?", |line| line["serves"] = json!(["Kerkdrop"])),
        ("place.wijk", "kennen wij niet", |line| line["place"]["wijk"] = "Nergens".into()),
        ("place.lat", "verwisseld", |line| (line["place"]["lat"], line["place"]["lon"]) = (6.62.into(), 53.35.into())),
        ("place.lat", "zee", |line| line["place"]["lon"] = 4.0.into()),
        ("place.lat", "allebei", |line| line["place"]["lon"] = Value::Null),
        ("place.postcode", "postcode", |line| line["place"]["postcode"] = "12".into()),
        ("contact.url", "https://", |line| line["contact"]["url"] = "javascript:alert(1)".into()),
        ("verified_on", "geen datum", |line| line["verified_on"] = "31-03-2026".into()),
        ("id", "kleine letters", |line| line["id"] = "Een Naam".into()),
        ("cost.cents", "heel getal", |line| line["cost"]["cents"] = 1.5.into()),
        ("languages", "taalcode", |line| line["languages"] = json!(["Nederlands"])),
    ];
    on_both(|db| {
        invented(db);
        for (field, words, spoil) in spoils {
            let bad = changed(db, "fout", spoil);
            let good = changed(db, "goed", |_| {});
            let report = services(db, &format!("{bad}\n{good}"));
            let told: Vec<String> = report.sentences().collect();
            assert_eq!((report.read, report.refused), (2, 1), "{field}: {told:?}");
            assert!(told[0].starts_with(&format!("lijst.jsonl, regel 1, veld {field}: ")), "{field}: {told:?}");
            assert!(told[0].contains(words), "{words}: {told:?}");
            assert!(report.created + report.unchanged == 1, "{report}");
        }
    });
}

#[test]
fn a_line_that_is_no_json_is_told_with_its_place() {
    on_both(|db| {
        invented(db);
        let good = changed(db, "goed", |_| {});
        let report = services(db, &format!("\u{feff}{good}\r\n\r\n{{\"id\": \"x\",}}\r\n[1]\r\n"));
        let told: Vec<String> = report.sentences().collect();
        assert_eq!((report.created, report.refused), (1, 2));
        assert!(told[0].starts_with("lijst.jsonl, regel 3: ") && told[0].contains("teken 12"), "{told:?}");
        assert!(told[1].contains("regel 4"), "{told:?}");
    });
}

#[test]
fn of_two_services_with_one_id_the_first_counts_and_both_lines_are_named() {
    on_both(|db| {
        invented(db);
        let first = changed(db, "dubbel", |line| line["name"] = "Eerste".into());
        let second = changed(db, "dubbel", |line| line["name"] = "Tweede".into());
        let report = services(db, &format!("{first}\n{second}\n"));
        assert_eq!((report.created, report.refused), (1, 1));
        let told = report.sentences().next().unwrap();
        assert!(told.starts_with("lijst.jsonl, regel 2, veld id: ") && told.contains("regel 1"), "{told}");
        assert_eq!(listing(db, "dubbel").service.name, "Eerste");
    });
}

#[test]
fn a_strict_import_with_a_fault_stores_nothing() {
    on_both(|db| {
        invented(db);
        let good = changed(db, "goed", |_| {});
        let strict = ImportOptions { strict: true, ..ImportOptions::default() };
        let text = format!("{good}\n{{}}\n");
        let report = import_catalogue(db, "lijst.jsonl", text.as_bytes(), &strict, now(), &mut |_| {}).unwrap();
        assert!(report.withheld && report.created == 0 && report.refused == 1);
        assert!(db.read(|conn| Listing::by_slug(conn, "goed")).unwrap().is_none());
        let report = import_catalogue(db, "lijst.jsonl", good.as_bytes(), &strict, now(), &mut |_| {}).unwrap();
        assert!(!report.withheld && report.created == 1);
    });
}

#[test]
fn an_empty_file_is_a_fault_of_the_file() {
    let (_folder, db) = on_sqlite();
    invented(&db);
    let options = ImportOptions::default();
    let reports = [
        services(&db, "\n \n"),
        import_areas(&db, "leeg", &b""[..], &options).unwrap(),
        import_figures(&db, "leeg", &b""[..], &options).unwrap(),
        import_postcodes(&db, "leeg", &b""[..], &options).unwrap(),
        import_taxonomy(&db, "leeg", &b""[..], &options, now()).unwrap(),
    ];
    for report in reports {
        assert!(report.sentences().next().unwrap().contains("leeg"), "{report}");
    }
}

#[test]
fn a_foreign_file_is_refused_line_by_line_without_harm() {
    let (_folder, db) = on_sqlite();
    invented(&db);
    let before = lines(&db);
    let report = services(&db, include_str!("../../Cargo.toml"));
    assert_eq!(report.read, report.refused);
    assert_eq!(lines(&db), before);
}

#[test]
fn bad_areas_are_refused_and_good_ones_replace_their_outline_and_keep_their_figures() {
    on_both(|db| {
        invented(db);
        let square = json!([[[6.60, 53.33], [6.63, 53.33], [6.63, 53.37], [6.60, 53.37], [6.60, 53.33]]]);
        let bow = json!([[[6.60, 53.33], [6.63, 53.37], [6.63, 53.33], [6.60, 53.37], [6.60, 53.33]]]);
        let file = json!({ "type": "FeatureCollection", "features": [
            { "type": "Feature", "properties": { "WK_CODE": "WK999901", "WK_NAAM": "Kerkdorp", "GM_CODE": "GM9999" },
              "geometry": { "type": "Polygon", "coordinates": square } },
            { "type": "Feature", "properties": { "wijkcode": "WK999902", "wijknaam": "Molenwijk" },
              "geometry": { "type": "Polygon", "coordinates": bow } },
            { "type": "Feature", "properties": { "name": "Zonder code" }, "geometry": null },
            { "type": "Feature", "properties": { "wijkcode": "WK000101", "wijknaam": "Elders" },
              "geometry": { "type": "Polygon", "coordinates": square } },
            { "type": "Feature", "properties": { "buurtcode": "BU99990100", "buurtnaam": "Terp", "wijkcode": "WK999901",
              "aantalInwoners": 120, "aantal_huishoudens": -99995 },
              "geometry": { "type": "MultiPolygon", "coordinates": [square] } },
        ] });
        let report = import_areas(db, "kaart.json", file.to_string().as_bytes(), &ImportOptions::default()).unwrap();
        assert_eq!((report.read, report.created, report.updated, report.skipped, report.refused), (5, 1, 1, 1, 2));
        let told: Vec<String> = report.sentences().collect();
        assert!(told[0].contains("features[2].geometry") && told[0].contains("kruist zichzelf"), "{told:?}");
        assert!(told[1].contains("features[3].properties.code"), "{told:?}");

        let places = db.read(Places::load).unwrap();
        let kerkdorp = places.area("WK999901").unwrap();
        assert_eq!((kerkdorp.inhabitants, kerkdorp.figures["pct_0_14"]), (Some(4200), 15.0));
        assert!((kerkdorp.bounds().east - 6.63).abs() < 1e-9);
        assert_eq!(kerkdorp.district.as_deref(), Some("Wijkteam Voorbeeld"));
        let terp = places.resolve("terp").unwrap().area;
        assert_eq!((terp.level, terp.inhabitants, terp.households), (Level::Buurt, Some(120), None));
        assert_eq!(places.wijk_of(terp).name, "Kerkdorp");
    });
}

#[test]
fn a_file_that_is_no_map_says_so() {
    let (_folder, db) = on_sqlite();
    for (text, words) in
        [("<gml/>", "geen geldige GeoJSON"), ("{}", "geen gebieden"), ("{\"features\": []}", "geen gebieden")]
    {
        let report = import_areas(&db, "kaart", text.as_bytes(), &ImportOptions::default()).unwrap();
        assert!(report.sentences().next().unwrap().contains(words), "{report:?}");
    }
}

#[test]
fn bad_rows_of_a_table_are_told_with_line_and_column() {
    on_both(|db| {
        invented(db);
        let options = ImportOptions::default();
        let text = "postcode;lat;lon;wijk_code\n9994;53,35;6,62;WK999901\nabc;53.3;6.6;WK999901\n9995;6.6;53.3;WK999901\n9996;53.3;6.6;WK000000\n9997;53.3\n";
        let report = import_postcodes(db, "pc.csv", text.as_bytes(), &options).unwrap();
        let told: Vec<String> = report.sentences().collect();
        assert_eq!((report.created, report.refused), (1, 4), "{told:?}");
        for (line, words) in
            told.iter().zip(["regel 3, veld postcode", "regel 4, veld lat", "regel 5, veld wijk_code", "regel 6"])
        {
            assert!(line.contains(words), "{told:?}");
        }
        let text = "code,inhabitants,pct_0_14\nWK999901,4300,16.5\nWK999902,veel,1\nWK123456,1,1\n";
        let report = import_figures(db, "c.csv", text.as_bytes(), &options).unwrap();
        let told: Vec<String> = report.sentences().collect();
        assert_eq!((report.updated, report.refused), (1, 2), "{told:?}");
        assert!(told[0].contains("regel 3, veld inhabitants") && told[1].contains("regel 4, veld code"), "{told:?}");
        let places = db.read(Places::load).unwrap();
        assert_eq!(places.area("WK999901").unwrap().figures["pct_0_14"], 16.5);
        assert_eq!(places.resolve("9994").unwrap().area.code, "WK999901");
    });
}

#[test]
fn a_bad_term_is_told_and_the_rest_of_the_list_is_stored() {
    on_both(|db| {
        let text = "{\"code\": \"a\", \"name\": \"A\"}\n{\"code\": \"a\", \"name\": \"B\"}\n{\"code\": \"c\", \"name\": \"C\", \"parent\": \"x\"}\n{\"name\": \"D\"}\n{\"code\": \"a-e\", \"name\": \"E\", \"parent\": \"a\", \"words\": [\"ee\"]}\n";
        let report =
            import_taxonomy(db, "map/themes.jsonl", text.as_bytes(), &ImportOptions::default(), now()).unwrap();
        let told: Vec<String> = report.sentences().collect();
        assert_eq!((report.created, report.refused), (2, 3), "{told:?}");
        assert!(told[0].contains("regel 2, veld code") && told[1].contains("regel 3, veld parent"), "{told:?}");
    });
}

#[test]
fn the_official_map_loads_over_ours() {
    let Some(folder) = shared("data/geo") else { return };
    let (_folder, db) = on_sqlite();
    demo(&db);
    for (file, created, updated) in [("arnhem-wijken.geojson", 0, 24), ("arnhem-buurten.geojson", 83, 0)] {
        let bytes = fs::read(folder.join(file)).unwrap();
        let report = import_areas(&db, file, &bytes[..], &ImportOptions::default()).unwrap();
        let told: Vec<String> = report.sentences().collect();
        assert_eq!((report.created, report.updated, report.refused), (created, updated, 0), "{told:?}");
    }
    let places = db.read(Places::load).unwrap();
    let klarendal = places.resolve("klarendal").unwrap().area;
    assert_eq!(klarendal.inhabitants, Some(7235));
    assert_eq!(places.buurten().count(), 83);
    // All level below their own: a buurt lies in the wijk that it names.
    for buurt in places.buurten() {
        assert_eq!(Some(places.wijk_of(buurt)), places.area_at(buurt.center()), "{}", buurt.name);
    }
    let neighbours: Vec<&str> = places.neighbours(&klarendal.code).map(|area| area.name.as_str()).collect();
    assert!(neighbours.contains(&"St. Marten/Sonsbeek") && !neighbours.contains(&"Elden"), "{neighbours:?}");
}

#[test]
fn places_of_the_seed_are_understood() {
    let (_folder, db) = on_sqlite();
    demo(&db);
    let places = db.read(Places::load).unwrap();
    for (text, name) in
        [("6822 bk", "Klarendal"), ("sint marten", "St. Marten/Sonsbeek"), ("klingelbeek", "Klingelbeek e.o.")]
    {
        assert_eq!(places.resolve(text).unwrap().area.name, name, "{text}");
    }
    assert!(places.wijken().all(|wijk| places.neighbours(&wijk.code).count() >= 2));
    assert!(places.in_bounds(Point { lat: 51.98, lon: 5.91 }));
}

#[test]
fn an_invented_municipality_brings_its_own_words() {
    on_both(|db| {
        assert_eq!(db.read(Municipality::load).unwrap(), Municipality::default());
        invented(db);
        let municipality = db.read(Municipality::load).unwrap();
        assert_eq!((municipality.name.as_str(), municipality.city_word()), ("Voorbeeld", "Voorbeeld"));
    });
}

#[test]
fn synthetic_services_are_the_same_for_a_seed_and_can_all_be_imported() {
    let (_folder, db) = on_sqlite();
    demo(&db);
    let make = |count, seed| {
        let mut bytes = Vec::new();
        db.read(|conn| {
            write_synthetic(conn, count, seed, &mut bytes).unwrap();
            Ok::<_, Error>(())
        })
        .unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let many = make(600, 7);
    assert!(many.starts_with(&make(100, 7)) && !many.starts_with(&make(1, 8)));
    let report = services(&db, &many);
    assert_eq!((report.created, report.refused), (600, 0), "{:?}", report.sentences().next());
}

#[test]
fn no_line_makes_the_importer_panic() {
    use proptest::prelude::*;
    let (_folder, db) = on_sqlite();
    invented(&db);
    let base = lines(&db).remove(0);
    let keys: Vec<String> = base.as_object().unwrap().keys().cloned().collect();
    let junk = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        proptest::collection::vec(any::<String>(), 0..4).prop_map(Value::from),
        Just(json!({ "lat": 1e308, "lon": -0.0, "wijk": "\u{0}", "day": [], "text": {} })),
        Just(json!([{ "day": "ma", "from": "1é:00", "to": "", "every": null }, [[]]])),
    ];
    let spoiled = (proptest::sample::select(keys), junk).prop_map(|(key, value)| {
        let mut line = base.clone();
        line[key] = value;
        line.to_string().into_bytes()
    });
    let anything = prop_oneof![spoiled, proptest::collection::vec(any::<u8>(), 0..200)];
    proptest!(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() }, |(bytes in anything)| {
        let strict = ImportOptions { strict: true, ..ImportOptions::default() };
        import_catalogue(&db, "f", &bytes[..], &strict, now(), &mut |_| {}).unwrap();
        import_taxonomy(&db, "f", &bytes[..], &strict, now()).unwrap();
        import_areas(&db, "f", &bytes[..], &strict).unwrap();
        import_postcodes(&db, "f", &bytes[..], &strict).unwrap();
    });
}

fn now() -> DateTime<Utc> {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn on_sqlite() -> (Folder, Database) {
    let folder = Folder::new();
    let db = Database::open(&Url::in_folder(folder.path())).unwrap();
    (folder, db)
}

fn demo(db: &Database) -> Vec<Report> {
    fill(db, &SeedFolder::BuiltIn, now(), &mut |_| {}).unwrap()
}

fn voorbeeld() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/seed-voorbeeld")
}

/// The invented municipality of the tests.
fn invented(db: &Database) {
    for report in fill(db, &SeedFolder::Directory(voorbeeld()), now(), &mut |_| {}).unwrap() {
        assert!(report.is_clean(), "{:?}", report.sentences().collect::<Vec<_>>());
    }
}

fn services(db: &Database, text: &str) -> Report {
    import_catalogue(db, "lijst.jsonl", text.as_bytes(), &ImportOptions::default(), now(), &mut |_| {}).unwrap()
}

fn export(db: &Database) -> Vec<Value> {
    let mut bytes = Vec::new();
    db.read(|conn| Ok::<_, Error>(export_catalogue(conn, &mut bytes).unwrap())).unwrap();
    String::from_utf8(bytes).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn lines(db: &Database) -> Vec<Value> {
    export(db)
}

fn listing(db: &Database, slug: &str) -> Listing {
    db.read(|conn| Listing::by_slug(conn, slug)).unwrap().unwrap()
}

/// A good line of the invented municipality under this id, with a change.
fn changed(db: &Database, slug: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut line = lines(db).into_iter().find(|line| line["id"] == "koffie-in-de-kerkekamer").unwrap();
    line["id"] = slug.into();
    change(&mut line);
    line.to_string()
}

fn drop_key(line: &mut Value, key: &str) {
    line.as_object_mut().unwrap().remove(key);
}

fn id(line: &Value) -> String {
    line["id"].as_str().unwrap().to_owned()
}

fn seed_lines() -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seed/catalogue");
    let files = ["noord", "zuid-en-stad", "specialistisch"].map(|name| folder.join(format!("{name}.jsonl")));
    let text: String = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A protected place keeps its wijk alone; the street, postcode and coordinates that the seed gives would give it away.
fn without_protected_address(mut line: Value) -> Value {
    let said = format!("{} {}", line["place"]["name"], line["place"]["street"]).to_lowercase();
    if said.contains("op aanvraag") || said.contains("adres na") {
        line["place"]["street"] = "Adres op aanvraag".into();
        ["postcode", "lat", "lon"].into_iter().for_each(|key| drop_key(&mut line["place"], key));
    }
    line
}

/// A folder beside the project that holds trial data; says so when it is not there.
fn shared(folder: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).parent()?.join("shared");
    if beside.exists() {
        return Some(beside.join(folder));
    }
    writeln!(std::io::stderr(), "skipped: ../shared is not there").unwrap();
    None
}
