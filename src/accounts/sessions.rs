//! Who is signed in, in memory: a restart signs everybody out. A session ends after half an hour without a request and
//! after eight hours in all (OWASP ASVS 5, 7.3.1 and 7.3.2).

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

use super::account::Account;

/// A session without a request for this long is over.
pub const IDLE: TimeDelta = TimeDelta::minutes(30);
/// No session lasts longer.
pub const WHOLE: TimeDelta = TimeDelta::hours(8);
/// More sessions than there are people; the oldest makes room, so that nobody can fill the memory.
const MOST: usize = 10_000;

/// What the cookie of a session holds. Prints as dots.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Token(String);

struct Session {
    account: Account,
    began: DateTime<Utc>,
    seen: DateTime<Utc>,
}

/// All sessions.
#[derive(Default)]
pub struct Sessions(Mutex<HashMap<Token, Session>>);

impl Sessions {
    /// Begins a session.
    pub fn begin(&self, account: Account, now: DateTime<Utc>) -> Token {
        let token = Token::random();
        let mut sessions = self.lock();
        sessions.retain(|_, session| session.is_open(now));
        if sessions.len() >= MOST {
            let oldest = sessions.iter().min_by_key(|(_, session)| session.seen).map(|(token, _)| token.clone());
            oldest.map(|token| sessions.remove(&token));
        }
        sessions.insert(token.clone(), Session { account, began: now, seen: now });
        token
    }

    /// Whose session this is; none when it is over.
    pub fn whose(&self, token: &Token, now: DateTime<Utc>) -> Option<Account> {
        let mut sessions = self.lock();
        let session = sessions.get_mut(token).filter(|session| session.is_open(now))?;
        session.seen = now;
        Some(session.account.clone())
    }

    /// Ends a session.
    pub fn end(&self, token: &Token) {
        self.lock().remove(token);
    }

    /// A thread that panicked in here left nothing half done: every change is one call.
    fn lock(&self) -> MutexGuard<'_, HashMap<Token, Session>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Session {
    fn is_open(&self, now: DateTime<Utc>) -> bool {
        now - self.seen < IDLE && now - self.began < WHOLE
    }
}

impl Token {
    /// 244 bits from the system.
    fn random() -> Self {
        Self(format!("{}{}", uuid::Uuid::new_v4().simple(), uuid::Uuid::new_v4().simple()))
    }

    /// What a cookie holds; it need not be a session.
    pub fn of(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// For the cookie and for nothing else.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::super::account::demonstration;
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn coach() -> Account {
        demonstration(["Noord"]).remove(0)
    }

    #[test]
    fn a_session_lasts_while_it_is_used_and_no_longer_than_eight_hours() {
        let sessions = Sessions::default();
        let token = sessions.begin(coach(), at(0));
        for minutes in (0..480).step_by(20) {
            assert_eq!(sessions.whose(&token, at(minutes)), Some(coach()), "after {minutes} minutes");
        }
        assert_eq!(sessions.whose(&token, at(480)), None);
    }

    #[test]
    fn half_an_hour_of_silence_ends_it() {
        let sessions = Sessions::default();
        let token = sessions.begin(coach(), at(0));
        assert_eq!(sessions.whose(&token, at(30)), None);
    }

    #[test]
    fn a_session_that_was_ended_or_never_was_is_nobody() {
        let sessions = Sessions::default();
        let token = sessions.begin(coach(), at(0));
        sessions.end(&token);
        assert_eq!(sessions.whose(&token, at(1)), None);
        assert_eq!(sessions.whose(&Token::of("verzonnen"), at(1)), None);
        assert_eq!(format!("{token:?}"), "Token(…)");
    }
}
