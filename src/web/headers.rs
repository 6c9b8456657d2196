//! The headers that every answer carries: what a browser may load, where it may send, and for how long it may keep it.
//! Rules: NCSC-NL web guidelines and OWASP ASVS 5, chapter 3.4.

use actix_web::middleware::DefaultHeaders;

/// What pages may load: our own files and nothing inline.
fn page_policy(tiles: Option<&str>) -> String {
    let images = tiles.map(|origin| format!(" {origin}")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{images}; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// An answer for programs is never shown as a page.
const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// The headers of every answer; `tiles` is the origin of map tiles, when the municipality uses them.
pub fn everywhere(tiles: Option<&str>) -> DefaultHeaders {
    DefaultHeaders::new()
        .add(("Content-Security-Policy", page_policy(tiles)))
        .add(("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))
        .add(("X-Content-Type-Options", "nosniff"))
        .add(("X-Frame-Options", "DENY"))
        .add(("Referrer-Policy", "same-origin"))
        .add(("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        // Pages hold no secret, but a shared device should not show what somebody looked for.
        .add(("Cache-Control", "no-cache, private"))
}

/// The headers of the API: readable from any site, never a page.
pub fn api(version: &'static str) -> DefaultHeaders {
    DefaultHeaders::new()
        .add(("Content-Security-Policy", API_POLICY))
        .add(("Access-Control-Allow-Origin", "*"))
        .add(("Access-Control-Expose-Headers", "API-Version"))
        .add(("API-Version", version))
}
