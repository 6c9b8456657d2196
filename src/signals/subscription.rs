//! Who wants to hear about an area or a theme: the e-mail address of an organization. Nothing is sent before whoever reads
//! the address confirmed it; asking for that, and sending, is left to others.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::reading::{Reading, filled};
use crate::db::AnyConnection;
use crate::db::schema::subscription;
use crate::id::SubscriptionId;
use crate::questions::Known;
use crate::search::Wrong;

/// More than a municipality has organizations, and few enough that nobody can fill the disk with them.
const MOST: i64 = 5_000;
/// Letters of the longest address, and of what stands before the @ (RFC 5321).
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

/// What somebody sent. Missing is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// The address.
    pub email: String,
    /// CBS code or name of a wijk.
    pub wijk: String,
    /// Code of a theme.
    pub theme: String,
}

/// One wish to hear about an area, a theme, or a theme in an area.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = subscription, treat_none_as_default_value = false)]
pub struct Subscription {
    /// Follows from what it is about: the same wish twice is one.
    pub id: SubscriptionId,
    /// The address, its domain in lower case.
    pub email: String,
    /// CBS code of the wijk.
    pub area_code: Option<String>,
    /// Code of the theme.
    pub theme: Option<String>,
    /// The day on which it was asked for.
    pub made_on: NaiveDate,
    /// The day on which the reader of the address said yes.
    pub confirmed_on: Option<NaiveDate>,
}

impl Wish {
    /// The subscription that this asks for.
    ///
    /// # Errors
    /// Everything that is wrong with it, field by field.
    pub fn check(&self, known: &Known<'_>) -> Result<Subscription, Vec<Wrong>> {
        let mut reading = Reading::new(known);
        let email = self.read_email(&mut reading);
        let area_code = reading.wijk(&self.wijk).map(|area| area.code.clone());
        let theme = reading.theme(&self.theme);
        if filled(&self.wijk).is_none() && filled(&self.theme).is_none() {
            reading.note("wijk", "Kies een wijk, een thema, of allebei.");
        }
        let wanted = email.map(|email| {
            let key = [email.as_str(), area_code.as_deref().unwrap_or("-"), theme.as_deref().unwrap_or("-")].join(" ");
            let id = SubscriptionId::derived("letter", &key);
            Subscription { id, email, area_code, theme, made_on: known.today, confirmed_on: None }
        });
        reading.finish(wanted)
    }

    /// The address alone, for somebody who wants to hear nothing any more.
    ///
    /// # Errors
    /// When it is no address.
    pub fn address(&self, known: &Known<'_>) -> Result<String, Vec<Wrong>> {
        let mut reading = Reading::new(known);
        let email = self.read_email(&mut reading);
        reading.finish(email)
    }

    fn read_email(&self, reading: &mut Reading<'_>) -> Option<String> {
        let Some(typed) = filled(&self.email) else {
            reading.note("email", "Vul het e-mailadres van uw organisatie in.");
            return None;
        };
        let read = address(typed);
        if read.is_none() {
            reading.note("email", "Dit is geen e-mailadres. Schrijf bijvoorbeeld info@organisatie.nl.");
        }
        read
    }
}

impl Subscription {
    /// Keeps it, once. Answers nothing else: nobody learns here who else subscribed.
    pub fn add(&self, conn: &mut AnyConnection) -> QueryResult<()> {
        let there: i64 = subscription::table.filter(subscription::id.eq(self.id)).count().get_result(conn)?;
        let all: i64 = subscription::table.count().get_result(conn)?;
        if all >= MOST {
            tracing::warn!(subscriptions = all, "the list of subscriptions is full; a new one was not kept");
        } else if there == 0 {
            diesel::insert_into(subscription::table).values(self).execute(conn)?;
        }
        Ok(())
    }

    /// Forgets everything about this address.
    pub fn stop(conn: &mut AnyConnection, email: &str) -> QueryResult<()> {
        diesel::delete(subscription::table.filter(subscription::email.eq(email))).execute(conn).map(|_| ())
    }

    /// Every subscription, in the order of addresses.
    pub fn all(conn: &mut AnyConnection) -> QueryResult<Vec<Self>> {
        let order = (subscription::email, subscription::id);
        subscription::table.order(order).select(Self::as_select()).load(conn)
    }
}

/// The address in the one form in which it is kept; none when a letter could not be sent to it.
fn address(typed: &str) -> Option<String> {
    let (local, domain) = typed.rsplit_once('@')?;
    let in_local = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~.-".contains(c);
    let is_label = |label: &str| {
        let edges = !label.starts_with('-') && !label.ends_with('-');
        edges && (1..=63).contains(&label.len()) && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let dots = local.starts_with('.') || local.ends_with('.') || local.contains("..");
    let whole = (1..=LONGEST_LOCAL).contains(&local.len()) && typed.len() <= LONGEST;
    let is_domain = domain.contains('.') && domain.split('.').all(is_label);
    let lasts =
        domain.rsplit('.').next().is_some_and(|last| last.len() > 1 && !last.starts_with(|c: char| c.is_ascii_digit()));
    let good = whole && !dots && local.chars().all(in_local) && is_domain && lasts;
    good.then(|| format!("{local}@{}", domain.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_kept_with_its_domain_in_lower_case() {
        assert_eq!(address("Info@Welzijn-Voorbeeld.EXAMPLE").as_deref(), Some("Info@welzijn-voorbeeld.example"));
        assert_eq!(address("buurt+noord@a.b.example").as_deref(), Some("buurt+noord@a.b.example"));
    }

    #[test]
    fn what_no_letter_reaches_is_no_address() {
        let long = format!("{}@a.example", "a".repeat(65));
        for text in [
            "",
            "@",
            "a@",
            "@a.example",
            "a@example",
            "a b@c.example",
            "a@b..example",
            "a@-b.example",
            ".a@b.example",
            "a..b@c.example",
            "a@b.example\r\nBcc: c@d.example",
            "é@b.example",
            "a@b.1",
            "a@[127.0.0.1]",
            "a@b@c d.example",
            long.as_str(),
        ] {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
