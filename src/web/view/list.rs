//! The shortlist, and the page for the resident that is made of it.
//! Leaves keeping the list to the device: these pages hold identifiers of services and nothing about a person.

use askama::Template;

use super::card::{Card, KindBadge};
use super::layout::{Layout, Link};
use super::map::SvgMap;

/// `/lijst`.
#[derive(Debug, Clone, Template)]
#[template(path = "list.html")]
pub struct ListPage {
    /// The frame.
    pub layout: Layout,
    /// The services in the order of the link.
    pub items: Vec<ListItem>,
    /// What could not be shown ("Eén voorziening bestaat niet meer.").
    pub notice: Option<String>,
    /// Full address of this list.
    pub share_url: String,
    /// `mailto:` link with subject and address filled in.
    pub share_mailto: String,
    /// Link for chat apps.
    pub share_chat: String,
    /// Address of the page for the resident.
    pub handout_href: String,
    /// Address of the comparison; `None` for fewer than two services.
    pub compare_href: Option<String>,
}

/// One service on the shortlist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// The service; its reasons stay empty.
    pub card: Card,
    /// The list with this one a place higher; `None` for the first.
    pub up_href: Option<String>,
    /// The list with this one a place lower; `None` for the last.
    pub down_href: Option<String>,
    /// The list without this one.
    pub remove_href: String,
}

/// `/lijst/afdruk`: large letters, plain text, one A4 where possible.
#[derive(Debug, Clone, Template)]
#[template(path = "handout.html")]
pub struct HandoutPage {
    /// The frame; header and navigation are left out.
    pub layout: Layout,
    /// The services, numbered from 1 in this order.
    pub items: Vec<HandoutItem>,
    /// One map with the numbers; `None` when no service has a place that may be shown.
    pub map: Option<SvgMap>,
    /// QR code of `list_url` as a complete `<svg>` element without script or style; trusted, not escaped.
    pub qr_svg: String,
    /// Full address of the list, also printed as text.
    pub list_url: String,
    /// The list this page was made of.
    pub back_href: String,
    /// Day of making ("maandag 3 maart 2026").
    pub made_on: String,
}

/// One service on the page for the resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutItem {
    /// Name of the service.
    pub name: String,
    /// Who offers it.
    pub organization: String,
    /// Kind, used for no more than the symbol.
    pub kind: KindBadge,
    /// Plain text.
    pub summary: String,
    /// Opening hours in plain words, or how to make an appointment; one line each.
    pub when: Vec<String>,
    /// Address lines, or "Adres op aanvraag", or "Bij u thuis".
    pub place: Vec<String>,
    /// Whether this number is on the map.
    pub on_map: bool,
    /// What to do to get in ("Loop gewoon binnen.").
    pub access: String,
    /// What it costs.
    pub cost: String,
    /// Numbers to call.
    pub phones: Vec<Link>,
    /// Mail address or web site, in text.
    pub online: Vec<Link>,
}
