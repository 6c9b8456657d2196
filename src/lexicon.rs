//! What people say, and the words of the field that it stands for: entries written by hand, one a line, matched against
//! a sentence. What a search does with them is its own work.

mod book;
mod crisis;
mod entry;
mod lines;
mod phrase;
mod stems;

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
    let mut mistakes = Vec::new();
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    // One file at a time, so that what was read of the others takes no memory beside the book.
    let entries = names.into_iter().filter_map(|name| Some((Files::get(&name)?, name))).flat_map(|(file, name)| {
        let (read, wrong) = entry::read(&name, &String::from_utf8_lossy(&file.data));
        mistakes.extend(wrong);
        read
    });
    let book = Book::of(entries);
    (book, mistakes)
}
