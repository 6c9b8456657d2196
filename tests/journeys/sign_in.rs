//! Signing in for trying out: somebody chooses a role, stays signed in, and leaves again.

use crate::support::client::Client;
use crate::support::house::House;
use crate::support::http::send_form;

#[test]
fn who_signs_in_is_greeted_until_he_leaves() {
    let house = House::voorbeeld();
    let verbinder = house.sign_in("Verbinder");
    assert!(verbinder.page("/").text().contains("Log uit"), "{}", verbinder.page("/").text());
    assert!(!house.page("/").text().contains("Log uit"), "somebody else is not signed in");
    assert_eq!(verbinder.post("/uitloggen", &[]).status, 303);
    assert!(!verbinder.page("/").text().contains("Log uit"));
}

#[test]
fn two_people_are_signed_in_beside_each_other() {
    let house = House::voorbeeld();
    let (coach, policy) = (house.sign_in("Coach"), house.sign_in("Beleidsmedewerker"));
    assert!(policy.page("/").text().contains("Beleidsmedewerker"));
    assert!(coach.page("/").text().contains("Coach"));
    assert!(!Client::new(house.address).page("/").text().contains("Coach"));
}

#[test]
fn a_form_that_another_site_sends_signs_nobody_in() {
    let house = House::voorbeeld();
    let people = house.page("/inloggen").labels("account");
    let fields = [("account", people[0].1.as_str())];
    for header in [("Sec-Fetch-Site", "cross-site"), ("Origin", "https://elders.example")] {
        let answer = send_form(house.address, "/inloggen", &[header], &fields);
        assert_eq!((answer.status, answer.header("set-cookie")), (403, None), "{header:?}");
    }
}
