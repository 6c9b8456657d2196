//! The pages on which a coach logs a question: the form, "Did you know these?", and what was kept.

use askama::Template;

use super::card::Card;
use super::form::{Choice, FieldError};
use super::layout::{Layout, Link};

/// A piece of the text as it was typed, and whether it may not be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The letters.
    pub text: String,
    /// Why it may not be kept ("een naam"); none when it may.
    pub refused: Option<String>,
}

/// One thing in the text that may not be kept, with what could stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What it is ("een naam").
    pub label: String,
    /// The letters.
    pub said: String,
    /// What could stand there; none when leaving it out is best.
    pub rewrite: Option<String>,
    /// Its place in the text, for the button.
    pub number: usize,
}

/// `/hulpvragen/nieuw`.
#[derive(Debug, Template)]
#[template(path = "question-form.html")]
pub struct QuestionFormPage {
    /// The frame.
    pub layout: Layout,
    /// Makes that sending twice keeps once.
    pub key: String,
    /// What is wrong, in the order of the fields.
    pub errors: Vec<FieldError>,
    /// What the session says when it is over: log in again, in another tab.
    pub signed_out: bool,
    /// What colleagues logged about the same wijk and theme, in a sentence; empty before both are chosen.
    pub colleagues: String,
    /// The text as typed.
    pub text: String,
    /// The same in pieces, when something in it may not be kept.
    pub pieces: Vec<Piece>,
    /// What may not be kept.
    pub refusals: Vec<Refusal>,
    /// Letters that are left.
    pub longest: usize,
    /// Wijken.
    pub wijken: Vec<Choice>,
    /// Themes, for the most important one.
    pub themes: Vec<Choice>,
    /// The same, for others.
    pub other_themes: Vec<Choice>,
    /// For whom.
    pub audiences: Vec<Choice>,
    /// In which form.
    pub forms: Vec<Choice>,
    /// About how old.
    pub ages: Vec<Choice>,
    /// In which language.
    pub languages: Vec<Choice>,
    /// How it ended.
    pub outcomes: Vec<Choice>,
    /// Why.
    pub reasons: Vec<Choice>,
    /// What was used.
    pub deployed: Vec<Choice>,
    /// Whether one offer could answer it for several residents.
    pub collectable: Vec<Choice>,
    /// The specialist provider, as typed.
    pub provider: String,
}

impl QuestionFormPage {
    /// The message beside a field.
    #[must_use]
    pub fn error(&self, field: &str) -> Option<&FieldError> {
        self.errors.iter().find(|error| error.field == field)
    }
}

/// "Did you know these?"
#[derive(Debug, Template)]
#[template(path = "question-offer.html")]
pub struct QuestionOfferPage {
    /// The frame.
    pub layout: Layout,
    /// Everything that was sent, to be sent again.
    pub hidden: Vec<(String, String)>,
    /// What is there.
    pub cards: Vec<Card>,
    /// Where it was looked ("Geld in Noord").
    pub about: String,
}

/// `/hulpvragen/{id}`.
#[derive(Debug, Template)]
#[template(path = "question-kept.html")]
pub struct QuestionKeptPage {
    /// The frame.
    pub layout: Layout,
    /// Whether it was kept a moment ago.
    pub fresh: bool,
    /// What it was about ("Geld in Noord").
    pub about: String,
    /// What colleagues asked about the same, in a sentence.
    pub colleagues: String,
    /// The text that was kept.
    pub text: String,
    /// Groups that it may belong to.
    pub groups: Vec<GroupChoice>,
    /// The group that it belongs to.
    pub group: Option<Link>,
    /// Its identifier.
    pub id: String,
}

/// A collective question that one more question may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupChoice {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many asked it, as it may be told.
    pub count: String,
}
