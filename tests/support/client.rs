//! Somebody with a browser: keeps the cookies that the service gives, and sends forms as the pages do.
//! What stands on a page is read by `page`.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;

use super::http::{Answer, send, send_form, send_json_with};
use super::page::Page;

/// One visitor of one house.
pub struct Client {
    address: SocketAddr,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl Client {
    /// Somebody who was not here before.
    pub fn new(address: SocketAddr) -> Self {
        Self { address, cookies: RefCell::default() }
    }

    /// Signs in as the first person on the sign-in page whose name begins so: `Coach`, `Coach Noord`, `Verbinder`.
    pub fn signed_in(address: SocketAddr, name: &str) -> Self {
        let client = Self::new(address);
        let people = client.page("/inloggen").labels("account");
        let (_, account) = people
            .iter()
            .find(|(label, _)| label.starts_with(name))
            .unwrap_or_else(|| panic!("nobody is called {name}: {people:?}"));
        let answer = client.post("/inloggen", &[("account", account)]);
        assert_eq!(answer.status, 303, "signing in as {name}: {}", answer.body);
        client
    }

    pub fn get(&self, target: &str) -> Answer {
        self.kept(send(self.address, "GET", target, &[("Cookie", &self.cookies())]))
    }

    /// A page that is as it should be.
    pub fn page(&self, target: &str) -> Page {
        let page = self.page_of(target);
        assert_eq!(page.status, 200, "{target}: {}", page.text());
        page
    }

    /// A page whatever its status.
    pub fn page_of(&self, target: &str) -> Page {
        Page::of(&self.get(target))
    }

    /// Sends a form as a page of the site does.
    pub fn post(&self, target: &str, fields: &[(&str, &str)]) -> Answer {
        self.kept(send_form(
            self.address,
            target,
            &[("Cookie", &self.cookies()), ("Sec-Fetch-Site", "same-origin")],
            fields,
        ))
    }

    /// Sends JSON as a program does.
    pub fn post_json(&self, target: &str, body: &str) -> Answer {
        self.kept(send_json_with(self.address, target, &[("Cookie", &self.cookies())], body))
    }

    /// Sends a form and follows where it leads; a form that is refused is the page itself.
    pub fn submit(&self, target: &str, fields: &[(&str, &str)]) -> Page {
        let answer = self.post(target, fields);
        match (answer.status, answer.header("location")) {
            (303, Some(onward)) => self.page_of(onward),
            _ => Page::of(&answer),
        }
    }

    fn cookies(&self) -> String {
        let cookies = self.cookies.borrow();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Remembers the cookies of an answer, and forgets those that it takes away.
    fn kept(&self, answer: Answer) -> Answer {
        for cookie in answer.headers("set-cookie") {
            let pair = cookie.split(';').next().unwrap_or_default();
            let (name, value) = pair.split_once('=').expect("a cookie with a name");
            match value {
                "" => drop(self.cookies.borrow_mut().remove(name)),
                value => drop(self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned())),
            }
        }
        answer
    }
}
