//! People who sign in: what they are, what they may do, and until when they are signed in. How somebody proves who he
//! is, and what the cookie looks like, stays with the way in.

mod account;
mod permission;
mod role;
mod sessions;

pub use self::account::{Account, demonstration};
pub use self::permission::{Act, TABLE};
pub use self::role::Role;
pub use self::sessions::{IDLE, Sessions, Token, WHOLE};
