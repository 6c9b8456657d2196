//! The API as a program meets it: the shape of its answers, and a description that says what it does.
//! What a search finds is told in `journeys`; what is refused in `journeys/mistakes`.

mod answers;
mod description;
