//! Who is asking: nobody in particular, or an account that signed in. The cookie goes to our own site alone, is not for
//! scripts, and holds nothing but a random text (OWASP ASVS 5, 3.3).

use std::future::{Ready, ready};

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};

use super::problem::Problem;
use crate::accounts::{Account, Act, Token};
use crate::app::App;

/// Browsers send a cookie of this name over a safe connection only, and only to the host that set it.
const COOKIE: &str = "__Host-kaart";

/// Somebody who may or may not have signed in.
#[derive(Debug, Clone)]
pub struct Visitor(pub Option<Account>);

impl Visitor {
    /// Who sends this request.
    pub fn of(request: &HttpRequest) -> Self {
        let account = token(request).and_then(|token| {
            let app = request.app_data::<web::Data<App>>()?;
            app.sessions.whose(&token, app.clock.now())
        });
        Self(account)
    }

    /// Whether this visitor may do this.
    pub fn may(&self, act: Act) -> bool {
        self.0.as_ref().is_some_and(|account| account.may(act))
    }

    /// The account, when it may do this.
    ///
    /// # Errors
    /// `SignIn` for somebody who did not, `Forbidden` for somebody who may not.
    pub fn allowed(self, act: Act) -> Result<Account, Problem> {
        match self.0 {
            None => Err(Problem::SignIn),
            Some(account) if account.may(act) => Ok(account),
            Some(_) => Err(Problem::Forbidden),
        }
    }
}

impl FromRequest for Visitor {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self::of(request)))
    }
}

/// The session that the cookie names.
pub fn token(request: &HttpRequest) -> Option<Token> {
    request.cookie(COOKIE).map(|cookie| Token::of(cookie.value()))
}

/// The cookie of a session; without one, the cookie that takes it away.
pub fn cookie(token: Option<&Token>) -> Cookie<'static> {
    let value = token.map_or("", Token::secret).to_owned();
    let mut cookie =
        Cookie::build(COOKIE, value).path("/").secure(true).http_only(true).same_site(SameSite::Lax).finish();
    if token.is_none() {
        cookie.make_removal();
    }
    cookie
}
