//! Places: wijken and buurten with their outlines, postcodes, distance, and what a person means by "Molenwijk" or
//! "1234 AB". Where services are and whom they serve is the catalogue's.

mod area;
mod bounds;
mod drawing;
mod grid;
mod name;
mod near;
mod outline;
mod places;
mod point;
mod postcode;
mod resolve;
mod table;

pub use self::area::{Area, Level};
pub use self::bounds::Bounds;
pub use self::drawing::{Drawing, Shape};
pub use self::grid::from_grid;
pub use self::outline::{BadOutline, Outline};
pub use self::places::Places;
pub use self::point::{Misplaced, Point, distance};
pub use self::postcode::{Postcode, postcode_digits, tidy_postcode};
pub use self::resolve::{Resolved, Unknown};
