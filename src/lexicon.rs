//! What people say, and the words of the field that it stands for: entries written by hand, one a line, matched against
//! a sentence. What a search does with them is its own work.

mod book;
mod crisis;
mod entry;
mod lines;
mod phrase;

use std::sync::LazyLock;

use rust_embed::RustEmbed;

pub use self::book::{Book, Meant};
pub use self::crisis::{HelpLine, crisis, help_lines};
pub use self::entry::{Entry, Mark, Unreadable};
pub use self::phrase::{Phrase, Said};

#[derive(RustEmbed)]
#[folder = "seed/lexicon"]
#[include = "*.txt"]
struct Files;

/// The lexicon inside the program, read once. A line that cannot be read is told in the log and left out.
pub fn lexicon() -> &'static Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| {
        let (book, mistakes) = built_in();
        mistakes.iter().for_each(|mistake| tracing::error!("lexicon: {mistake}"));
        book
    });
    &BOOK
}

/// The lexicon inside the program, with the lines that cannot be read.
pub fn built_in() -> (Book, Vec<Unreadable>) {
    let mut entries = Vec::new();
    let mut mistakes = Vec::new();
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    for name in names {
        let Some(file) = Files::get(&name) else { continue };
        let text = String::from_utf8_lossy(&file.data);
        let (read, wrong) = entry::read(&name, &text);
        entries.extend(read);
        mistakes.extend(wrong);
    }
    (Book::of(entries), mistakes)
}
