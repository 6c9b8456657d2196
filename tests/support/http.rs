//! The smallest client that can visit the service: one request on one connection, the whole answer as text.
//! Knows HTTP and no pages; reading those is left to `page`.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// Longer than any answer may take on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    headers: Vec<(String, String)>,
}

impl Answer {
    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Every header of this name.
    pub fn headers<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("no JSON ({error}): {}", self.body))
    }

    fn read(raw: &[u8]) -> Self {
        let end = raw.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer with headers");
        let head = String::from_utf8_lossy(&raw[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).expect("a status line");
        let pairs = lines.filter_map(|line| line.split_once(": "));
        let headers: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let chunked =
            headers.iter().any(|(name, value)| name.eq_ignore_ascii_case("transfer-encoding") && value == "chunked");
        let body = if chunked { joined(&raw[end + 4..]) } else { raw[end + 4..].to_vec() };
        Self { status, headers, body: String::from_utf8(body).expect("a body in UTF-8") }
    }
}

/// Asks and waits for the answer.
pub fn send(address: SocketAddr, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
    exchange(address, &format!("{method} {target}"), headers, "")
}

/// Sends a form and waits for the answer; from which site it comes is told by the headers.
pub fn send_form(address: SocketAddr, target: &str, headers: &[(&str, &str)], fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let length = body.len().to_string();
    let own = [("Content-Type", "application/x-www-form-urlencoded"), ("Content-Length", length.as_str())];
    exchange(address, &format!("POST {target}"), &[&own, headers].concat(), &body)
}

/// Sends JSON and waits for the answer.
pub fn send_json_with(address: SocketAddr, target: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let length = body.len().to_string();
    let own = [("Content-Type", "application/json"), ("Content-Length", length.as_str())];
    exchange(address, &format!("POST {target}"), &[&own, headers].concat(), body)
}

/// The same as somebody who did not sign in.
pub fn send_json(address: SocketAddr, target: &str, body: &str) -> Answer {
    send_json_with(address, target, &[], body)
}

fn exchange(address: SocketAddr, what: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("the service listens");
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    let more: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    let request = format!("{what} HTTP/1.1\r\nHost: kaart.example\r\nConnection: close\r\n{more}\r\n{body}");
    stream.write_all(request.as_bytes()).unwrap();
    let mut raw = Vec::new();
    stream.read_to_end(&mut raw).unwrap();
    Answer::read(&raw)
}

/// The chunks of a body that was sent in pieces, as one.
fn joined(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = rest.windows(2).position(|two| two == b"\r\n") {
        let length =
            usize::from_str_radix(String::from_utf8_lossy(&rest[..end]).trim(), 16).expect("a chunk with a length");
        if length == 0 {
            break;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + length]);
        rest = &rest[end + 4 + length..];
    }
    body
}

/// A text as it may stand in an address.
pub fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
