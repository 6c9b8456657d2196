//! Decides which text about a question may be kept. Refuses rather than redacts: the coach rewrites, so nothing
//! personal is stored even for a moment. What is done with a refused text is nothing; what is shown is where and why.

mod accounts;
mod around;
mod codes;
mod combination;
mod cues;
mod dates;
mod digits;
mod kind;
mod labels;
mod letters;
mod likeness;
mod lists;
mod names;
mod numbers;
mod places;
mod rewrite;
mod safe;
mod spans;
mod text;
mod web;
mod weigh;

pub use self::kind::Kind;
pub use self::safe::{Refused, SafeText, Trace};

use self::lists::{Allowed, lists};
use self::spans::{Span, Spans};
use self::text::Text;

/// Most letters of a text that may be kept; a longer one is refused as a whole. `check` reads a text of any length.
pub const LONGEST: usize = 20_000;

/// Personal data in a text: where, what, and what could stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// First code point.
    pub first: usize,
    /// Code point after the last.
    pub after: usize,
    /// What it is.
    pub kind: Kind,
    /// What could stand there, in plain Dutch; `None` when leaving it out is best.
    pub rewrite: Option<String>,
}

/// The guard of what may be written down about a resident.
pub struct Guard {
    allowed: Allowed,
}

impl Guard {
    /// A guard that also knows these names of places and organisations: as a whole they are nobody's name.
    pub fn new<'a>(known: impl IntoIterator<Item = &'a str>) -> Self {
        // Read now what is read once, so that the first text is no slower than the others.
        lists();
        crate::dutch::words();
        Self { allowed: Allowed::new(known) }
    }

    /// The personal data in a text, in order, without overlap. Takes time in proportion to the text.
    #[must_use]
    pub fn check(&self, text: &str) -> Vec<Finding> {
        let plain = Text::new(text);
        self.spans(&plain).into_iter().map(|span| finding(&plain, span)).collect()
    }

    /// The text as one that may be kept.
    ///
    /// # Errors
    /// When something personal stands in it, or when it is too long to be read: where and what, never the text.
    pub fn safe(&self, text: &str) -> Result<SafeText, Refused> {
        safe::safe(self, text)
    }

    fn spans(&self, text: &Text) -> Vec<Span> {
        let mut spans = Spans::new(text.len());
        web::find(text, &mut spans);
        accounts::find(text, &mut spans);
        codes::find_labelled(text, &mut spans);
        numbers::find(text, &mut spans);
        dates::find(text, &mut spans);
        codes::find(text, &mut spans);
        places::find(text, lists(), &mut spans);
        names::find(text, lists(), &self.allowed, &mut spans);
        combination::find(text, &mut spans);
        spans.finish()
    }
}

fn finding(text: &Text, span: Span) -> Finding {
    let ((start, end), (first, after)) = text.original(span.start, span.end);
    Finding { start, end, first, after, kind: span.kind, rewrite: rewrite::suggest(text, span) }
}
