//! The words of the municipality: its name, texts, colours and which seed files belong to it.
//! Nothing else in the house knows the name of a town; which wijken it has is the business of `geography`.

mod colour;
mod settings;
mod table;

pub use self::colour::{BadColour, Colour};
pub use self::settings::{BadSettings, Colours, Files, Map, Municipality, Texts};
