//! Invented signals for a demonstration, in every state, with the steps that led there. They go the way of any other:
//! through the guard and the table of states, day after day. The same town on the same day gives the same signals.

mod stories;

use chrono::{Days, NaiveDate};

use self::stories::{STORIES, Story, Turn};
use super::answer::Answer;
use super::change::{Change, Refused};
use super::draft::Draft;
use super::signal::Signal;
use super::state::State;
use crate::accounts::Role;
use crate::catalogue::{Kind, Listing, Taxonomy};
use crate::db::AnyConnection;
use crate::geography::Area;
use crate::questions::Known;

/// Why no service belongs to a signal that was realised, where the catalogue has none.
const NOT_LISTED: &str = "Het aanbod is begonnen, maar staat nog niet op de kaart.";

/// Makes the signals that are not there yet; answers how many. `known` tells the town and the day, `offer` is the catalogue: one of it answers
/// the signal that was realised, and one is proposed for a signal that is still open. A story about a theme that the
/// town does not know is left out.
///
/// # Errors
/// When the database is away, or when the rules refuse a story, which is a fault in the story.
pub fn fill(conn: &mut AnyConnection, known: &Known<'_>, offer: &[Listing]) -> Result<usize, Refused> {
    let mut wijken: Vec<&Area> = known.places.wijken().collect();
    // Where most people live, most is missed; and the order is the same whatever the file's.
    wijken.sort_by_key(|area| (std::cmp::Reverse(area.inhabitants), area.code.as_str()));
    let mut made = 0;
    for (index, story) in STORIES.iter().enumerate() {
        let knows = known.taxonomies.has(Taxonomy::THEME, story.theme);
        // The last one, so that little besides it is newer than the signal.
        let answer = offer.iter().rfind(|listing| answers(listing, story)).filter(|_| story.wants_offer());
        // Each story in another wijk, as far as its answer serves it.
        let mut in_turn = wijken.iter().cycle().skip(index).take(wijken.len());
        let wijk = in_turn.find(|wijk| answer.is_none_or(|listing| listing.serves(&wijk.code)));
        let Some(wijk) = wijk.filter(|_| knows) else { continue };
        if Signal::find(conn, story.id())?.is_none() {
            tell(conn, known, story, wijk, answer)?;
            made += 1;
        }
    }
    Ok(made)
}

/// Whether this listing could be what became of the story.
fn answers(listing: &Listing, story: &Story) -> bool {
    listing.codes(Taxonomy::THEME).next() == Some(story.theme)
        && listing.service.kind != Kind::Specialistisch
        && listing.service.status.is_shown()
}

fn tell(
    conn: &mut AnyConnection,
    known: &Known<'_>,
    story: &Story,
    wijk: &Area,
    answer: Option<&Listing>,
) -> Result<(), Refused> {
    let began = on(known.today, story.began);
    let knows_audience = known.taxonomies.has(Taxonomy::AUDIENCE, story.audience);
    let draft = Draft {
        wijk: wijk.code.clone(),
        theme: story.theme.to_owned(),
        audience: if knows_audience { story.audience.to_owned() } else { String::new() },
        title: story.title.to_owned(),
        organization: story.organization.to_owned(),
        function: story.function.to_owned(),
        target_on: on(known.today, story.target).to_string(),
        note: story.note.to_owned(),
    };
    let new = draft.check(&Known { today: began, ..*known }).map_err(Refused::Wrong)?;
    let mut signal = Signal::make(conn, story.id(), new, Role::Gemeente, began)?;
    if let Some(listing) = answer.filter(|_| story.is_open()) {
        signal.make_older_than(conn, listing.service.id)?;
    }
    for turn in story.turns {
        let today = on(known.today, turn.days);
        let by = if turn.state == State::TakenUp { Role::Verbinder } else { Role::Gemeente };
        signal = take(conn, &signal, turn, answer, by, &Known { today, ..*known })?;
    }
    Ok(())
}

fn take(
    conn: &mut AnyConnection,
    signal: &Signal,
    turn: &Turn,
    answer: Option<&Listing>,
    by: Role,
    known: &Known<'_>,
) -> Result<Signal, Refused> {
    let (note, revision) = (turn.note.to_owned(), signal.revision.to_string());
    if let Some(listing) = answer.filter(|_| turn.state == State::Realised) {
        let answer = Answer { service: listing.service.slug.clone(), note, revision };
        return answer.apply(conn, signal.id, by, known);
    }
    let change = Change {
        state: turn.state.to_string(),
        organization: signal.owner_organization.clone(),
        function: signal.owner_function.clone(),
        target_on: signal.target_on.to_string(),
        reason: if turn.state == State::Realised { NOT_LISTED } else { turn.reason }.to_owned(),
        note,
        revision,
    };
    change.apply(conn, signal.id, by, known)
}

/// So many days from today; before it when negative.
fn on(today: NaiveDate, days: i32) -> NaiveDate {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let day = if days < 0 { today.checked_sub_days(distance) } else { today.checked_add_days(distance) };
    day.unwrap_or(today)
}
