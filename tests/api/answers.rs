//! Small answers, whole: a change in their shape is a change for every program that reads them.

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::house::House;
use crate::support::http::send;

/// One line for each member, or for each element of a list.
fn lines(value: &Value) -> String {
    match value {
        Value::Object(members) => members.iter().map(|(name, member)| format!("{name}: {member}\n")).collect(),
        Value::Array(elements) => elements.iter().map(|element| format!("{element}\n")).collect(),
        other => other.to_string(),
    }
}

#[test]
fn a_result_says_who_what_where_and_why() {
    let mut answer = House::voorbeeld().api("/search?q=koffie&wijk=Kerkdorp&age=70&limit=1&facets=kind,open");
    let result = answer["results"][0].take();
    assert_snapshot!(lines(&answer), @r#"
    facets: {"kind":{"buurtinitiatief":1,"voorliggend":1},"open":{"now":1}}
    help: []
    limit: 1
    offset: 0
    repairs: []
    results: [null]
    total: 2
    understood: []
    "#);
    assert_snapshot!(lines(&result), @r#"
    access: "inloop"
    accessibility: ["rolstoel"]
    audience: ["iedereen","ouderen"]
    comesToPeople: false
    confirmedOn: "2026-08-01"
    cost: "gratis"
    costText: "Gratis"
    distance: 737
    forms: ["inloop","groep"]
    full: false
    intensity: "licht"
    kind: "buurtinitiatief"
    languages: ["nl"]
    maximumAge: null
    minimumAge: null
    name: "Koffie in de Kerkekamer"
    organization: "Buurtgroep Kerkdorp"
    place: {"city":null,"lat":53.351,"lon":6.621,"name":"De Kerkekamer","postcode":"9991 AA","protected":false,"street":"Kerkpad 1","wijk":"WK999901"}
    reasons: [{"aspect":"age","text":"Alle leeftijden","verdict":"fits"},{"aspect":"wijk","text":"Werkt in Kerkdorp","verdict":"fits"},{"aspect":"distance","text":"750 m","verdict":"fits"}]
    schedule: [{"day":"di","every":"week","from":"09:30","to":"11:30"}]
    serves: ["WK999901"]
    servesMunicipality: false
    servesRegion: false
    slug: "koffie-in-de-kerkekamer"
    summary: "Elke dinsdag drink je koffie met mensen uit het dorp."
    temporarilyClosed: false
    themes: ["ontmoeten","ouder","ontmoeten-inloop"]
    waitingWeeks: 0
    "#);
}

#[test]
fn a_service_says_everything_that_is_known() {
    let answer = House::voorbeeld().api("/services/begeleiding-thuis-noordkust");
    assert_snapshot!(lines(&answer), @r#"
    access: "indicatie"
    accessibility: ["rolstoel"]
    alert: null
    audience: ["volwassenen","ggz"]
    comesToPeople: true
    confirmedOn: "2026-08-01"
    cost: "eigen-bijdrage"
    costText: "Eigen bijdrage via het CAK"
    description: "De begeleider komt een of twee keer per week. Samen maak je een plan in kleine stappen. Behandeling hoort er niet bij. De wijkcoach vraagt de indicatie aan."
    documents: []
    email: "info@noordkustbegeleiding.example"
    externalId: "begeleiding-thuis-noordkust"
    forms: ["individueel","aan-huis"]
    full: false
    intensity: "midden"
    keywords: ["depressie","angst","niet naar buiten"]
    kind: "specialistisch"
    languages: ["nl"]
    licence: null
    maximumAge: null
    minimumAge: 18
    name: "Begeleiding thuis bij psychische klachten"
    organization: "Noordkust Begeleiding"
    phones: ["0595 000 006"]
    place: {"city":null,"lat":53.348,"lon":6.655,"name":"Kantoor Noordkust","postcode":"9992 BD","protected":false,"street":"Havenstraat 8","wijk":"WK999902"}
    places: 12
    schedule: []
    serves: []
    servesMunicipality: true
    servesRegion: false
    slug: "begeleiding-thuis-noordkust"
    source: "catalogus"
    summary: "Een begeleider helpt je thuis om de dag weer op te pakken."
    temporarilyClosed: false
    themes: ["psychisch","wonen","psychisch-somber-angst"]
    url: "https://noordkustbegeleiding.example"
    waitingWeeks: 9
    "#);
}

#[test]
fn themes_come_in_two_levels_with_their_numbers() {
    let answer = House::voorbeeld().api("/themes");
    let themes = answer["themes"].as_array().unwrap();
    assert_eq!(themes.len(), 18);
    assert!(
        themes
            .iter()
            .all(|theme| theme["narrower"].as_array().is_some_and(|narrower| (2..=6).contains(&narrower.len()))),
        "{answer}"
    );
    assert_snapshot!(lines(&themes[1]["narrower"][0]), @r#"
    code: "werk-zoeken"
    count: 0
    description: "Hulp om een baan te vinden en te houden."
    name: "Werk zoeken"
    narrower: []
    "#);
}

#[test]
fn areas_are_geojson_with_longitude_first() {
    let house = House::voorbeeld();
    let answer = house.get("/api/v1/areas");
    assert_eq!(answer.header("content-type"), Some("application/geo+json"));
    let first = &answer.json()["features"][0];
    assert_snapshot!(first.to_string(), @r#"{"geometry":{"coordinates":[[[[6.6,53.33],[6.64,53.33],[6.64,53.37],[6.6,53.37],[6.6,53.33]]]],"type":"MultiPolygon"},"properties":{"code":"WK999901","district":"Wijkteam Voorbeeld","inhabitants":4200,"name":"Kerkdorp"},"type":"Feature"}"#);
}

#[test]
fn suggestions_say_what_they_are_and_where_they_lead() {
    let answer = House::voorbeeld().api("/suggestions?q=taal");
    assert_snapshot!(lines(&answer["suggestions"]), @r#"
    {"kind":"theme","text":"Taal, digitaal en inburgering","url":"/zoeken?theme=taal"}
    {"kind":"service","text":"Taalcafé De Wiek","url":"/voorziening/taalcafe-de-wiek"}
    "#);
}

#[test]
fn a_refusal_is_a_problem_that_a_program_can_read() {
    let answer = House::voorbeeld().get("/api/v1/search?age=abc&wijk=Molewijk");
    assert_snapshot!(lines(&answer.json()), @r#"
    detail: "De wijk \"Molewijk\" kennen wij niet. Bedoelt u Molenwijk? ‘abc’ is geen leeftijd. Vul een getal in van 0 tot en met 120."
    errors: [{"field":"wijk","reason":"De wijk \"Molewijk\" kennen wij niet. Bedoelt u Molenwijk?"},{"field":"age","reason":"‘abc’ is geen leeftijd. Vul een getal in van 0 tot en met 120."}]
    status: 400
    title: "Er klopt iets niet in uw vraag"
    type: "about:blank"
    "#);
}

#[test]
fn every_answer_carries_the_headers_that_the_rules_ask_for() {
    let house = House::demo();
    for target in [
        "/search",
        "/services/een-paar-uur-lucht",
        "/areas",
        "/themes",
        "/suggestions?q=a",
        "/openapi.json",
        "/nope",
        "/search?age=x",
    ] {
        let answer = house.get(&format!("/api/v1{target}"));
        let wanted = [
            ("api-version", "1.0.0"),
            ("access-control-allow-origin", "*"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("strict-transport-security", "max-age=31536000; includeSubDomains"),
        ];
        for (name, value) in wanted {
            assert_eq!(answer.header(name), Some(value), "{target}");
        }
        assert!(
            answer.header("content-security-policy").is_some_and(|policy| policy.starts_with("default-src 'none'")),
            "{target}"
        );
        assert!(answer.header("cache-control").is_some(), "{target}");
    }
    let refused = send(house.address, "POST", "/api/v1/search", &[("Content-Length", "0")]);
    assert_eq!((refused.status, refused.header("api-version")), (405, Some("1.0.0")));
}

#[test]
fn page_and_api_give_the_same_services_in_the_same_order() {
    let house = House::demo();
    let searches = [
        "q=koffie",
        "q=hulp+bij+schulden&wijk=Geitenkamp&age=40",
        "wijk=6841&radius=2000",
        "lat=51.98&lon=5.91&theme=ouder",
        "kind=specialistisch&waiting=13",
        "q=taalcaffe",
    ];
    for query in searches {
        for page in 1..=2 {
            let answer = house.api(&format!("/search?{query}&limit=20&offset={}", (page - 1) * 20));
            let slugs: Vec<&str> =
                answer["results"].as_array().unwrap().iter().map(|result| result["slug"].as_str().unwrap()).collect();
            if page > 1 && slugs.is_empty() {
                continue;
            }
            let shown = house.page(&format!("/zoeken?{query}&page={page}"));
            assert_eq!(shown.slugs(), slugs, "{query} page {page}");
            assert_eq!(shown.count() as u64, answer["total"], "{query}");
        }
    }
}

#[test]
fn the_pages_of_a_search_together_are_the_whole_of_it() {
    let house = House::demo();
    let slugs = |offset: usize, limit: usize| {
        let answer = house.api(&format!("/search?q=wijk&lat=51.98&lon=5.91&limit={limit}&offset={offset}"));
        answer["results"].as_array().unwrap().iter().map(|result| result["slug"].to_string()).collect::<Vec<_>>()
    };
    let whole = slugs(0, 100);
    assert!(whole.len() > 30);
    let pieces: Vec<String> =
        (0..whole.len()).step_by(7).flat_map(|offset| slugs(offset, 7)).take(whole.len()).collect();
    assert_eq!(pieces, whole);
}
