//! Links with which a page is sent to somebody: by mail and by chat app. The text names the page and no person.

use actix_web::HttpRequest;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What may stand as it is in a part of an address.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The address of a page with the links that send it.
pub struct Share {
    /// The full address.
    pub url: String,
    /// Opens the mail program.
    pub mailto: String,
    /// Opens a chat app.
    pub chat: String,
}

impl Share {
    /// The links for a page.
    pub fn of(url: &str, title: &str) -> Self {
        let escaped = |text: &str| utf8_percent_encode(text, PLAIN).to_string();
        Self {
            url: url.to_owned(),
            mailto: format!("mailto:?subject={}&body={}", escaped(title), escaped(url)),
            chat: format!("https://wa.me/?text={}", escaped(&format!("{title}: {url}"))),
        }
    }
}

/// A path of ours as others must write it: with the address under which the visitor reached us.
pub fn own_address(request: &HttpRequest, path: &str) -> String {
    match request.app_data::<PublicAddress>() {
        Some(PublicAddress(Some(base))) => format!("{}{path}", base.trim_end_matches('/')),
        _ => {
            let seen = request.connection_info();
            format!("{}://{}{path}", seen.scheme(), host(seen.host()))
        }
    }
}

/// The address under which the service is known, when the operator set one.
#[derive(Debug, Clone, Default)]
pub struct PublicAddress(pub Option<String>);

/// A host name as a visitor sent it, without anything that does not belong in one.
fn host(sent: &str) -> String {
    sent.chars().filter(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(*c)).take(255).collect()
}
