//! `/voorziening/{slug}/agenda.ics`: the opening hours as a calendar file (RFC 5545), for the calendar of a phone.

use actix_web::http::header::{CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType};
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Europe::Amsterdam;
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike};

use crate::app::{App, Town};
use crate::catalogue::{Day, Every, Listing};
use crate::search::{self, Card, Slot};
use crate::web::contact::address_lines;
use crate::web::frame::read;
use crate::web::problem::Problem;
use crate::web::share::own_address;

/// `GET /voorziening/{slug}/agenda.ics`.
pub async fn show(app: web::Data<App>, slug: web::Path<String>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let slug = slug.into_inner();
    let listing =
        read(&app, move |conn| Listing::by_slug(conn, &slug)).await?.filter(|one| one.service.status.is_shown());
    let town = app.town.load();
    let card = search::document(&listing.ok_or(Problem::NotFound)?, &town.taxonomies, &town.places).card;
    if card.slots.is_empty() {
        return Err(Problem::NotFound);
    }
    let url = own_address(&request, &format!("/voorziening/{}", card.slug));
    let mut calendar = Calendar::new();
    calendar.name(&card.name).timezone(Amsterdam.name());
    for (at, slot) in card.slots.iter().enumerate() {
        calendar.extend(event(&card, &town, slot, at, &url, app.clock.today()));
    }
    let name = DispositionParam::Filename(format!("{}.ics", card.slug));
    let file = ContentDisposition { disposition: DispositionType::Attachment, parameters: vec![name] };
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((CONTENT_DISPOSITION, file))
        .body(calendar.to_string()))
}

/// One slot as an event that comes back. «Once a month» says in its text that the week is not known.
fn event(card: &Card, town: &Town, slot: &Slot, at: usize, url: &str, today: NaiveDate) -> Option<Event> {
    let first = next(slot.day, today)?;
    let last = first.checked_add_days(Days::new(u64::from(slot.to / 1440)))?;
    let local = |day: NaiveDate, minute| {
        Some(CalendarDateTime::WithTimezone {
            date_time: day.and_time(moment(minute)?),
            tzid: Amsterdam.name().to_owned(),
        })
    };
    let (start, end) = (local(first, slot.from)?, local(last, slot.to % 1440)?);
    let rule = match slot.every {
        Every::Week => format!("FREQ=WEEKLY;BYDAY={}", slot.day.ical()),
        Every::TwoWeeks => format!("FREQ=WEEKLY;INTERVAL=2;BYDAY={}", slot.day.ical()),
        Every::Month => format!("FREQ=MONTHLY;BYDAY=1{}", slot.day.ical()),
    };
    let unsure = if slot.every == Every::Week { "" } else { " Vraag in welke week het is: dat weten wij niet." };
    let mut event = Event::new();
    event
        .uid(&format!("{}-{at}@sociale-kaart", card.slug))
        .summary(&card.name)
        .description(&format!("{}{unsure}", card.summary))
        .location(&address_lines(card, town).join(", "))
        .url(url)
        .starts(start)
        .ends(end)
        .add_property("RRULE", rule);
    Some(event)
}

/// The first such day from today.
fn next(day: Day, today: NaiveDate) -> Option<NaiveDate> {
    today.iter_days().take(7).find(|date| Day::from(chrono::Datelike::weekday(date)) == day)
}

fn moment(minute: u16) -> Option<NaiveTime> {
    NaiveTime::from_num_seconds_from_midnight_opt(u32::from(minute) * 60, 0)
}
