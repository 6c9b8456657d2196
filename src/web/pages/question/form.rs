//! The form of a question: the raw words that were sent, and the page that shows them again.

use super::marks::{pieces, refusals};
use crate::app::Town;
use crate::catalogue::Taxonomy;
use crate::dutch;
use crate::id::QuestionId;
use crate::questions::{Age, Collectable, Deployed, Draft, Finding, LONGEST_TEXT, Outcome, Reason};
use crate::search::Wrong;
use crate::web::choices::{choice, terms, top_terms, wijken};
use crate::web::frame::Frame;
use crate::web::posted::Posted;
use crate::web::view::{Choice, FieldError, Here, QuestionFormPage};

/// What was sent.
pub struct Sent {
    /// The question in raw words.
    pub draft: Draft,
    /// Its key: the same form sent twice is one question.
    pub id: QuestionId,
    /// Whether what the catalogue has was shown already.
    pub looked: bool,
}

impl Sent {
    /// A form that was not sent yet.
    pub fn new(draft: Draft) -> Self {
        Self { draft, id: QuestionId::random(), looked: false }
    }

    /// What a form holds.
    pub fn of(form: &Posted) -> Self {
        let one = |name: &str| form.first(name).map(str::to_owned);
        let many = |name: &'static str| form.all(name).map(str::to_owned).collect::<Vec<_>>();
        let draft = Draft {
            asked_on: String::new(),
            wijk: one("wijk").unwrap_or_default(),
            themes: many("themes"),
            audience: many("audience"),
            form: one("form"),
            language: one("language"),
            age: one("age"),
            text: one("text"),
            outcome: one("outcome").unwrap_or_default(),
            reason: one("reason").filter(|_| form.first("outcome") != Some(Outcome::Matched.as_str())),
            deployed: one("deployed"),
            collectable: one("collectable"),
            was_unknown: None,
            service: one("service"),
            provider: one("provider").filter(|_| form.first("deployed") == Some(Deployed::Specialist.as_str())),
        };
        let id = form.first("key").and_then(|key| key.parse().ok()).unwrap_or_else(QuestionId::random);
        Self { draft, id, looked: form.first("looked").is_some() }
    }

    /// What a coach has to answer and a file need not.
    pub fn unanswered(&self) -> Vec<Wrong> {
        let open = self.draft.reason.is_none() && self.draft.outcome != Outcome::Matched.as_str();
        let wrong = Wrong { parameter: "reason".to_owned(), message: "Kies waarom er niets passends was.".to_owned() };
        (open && !self.draft.outcome.is_empty()).then_some(wrong).into_iter().collect()
    }
}

/// The page of the form.
pub fn form_page(frame: &Frame, town: &Town, sent: &Sent, wrong: &[Wrong], findings: &[Finding]) -> QuestionFormPage {
    let draft = &sent.draft;
    let text = draft.text.clone().unwrap_or_default();
    let title = if wrong.is_empty() { "Hulpvraag zonder passend aanbod" } else { "Pas aan: hulpvraag" };
    let (first, others) = draft.themes.split_at(draft.themes.len().min(1));
    QuestionFormPage {
        layout: frame.layout(town, title, Here::Elsewhere),
        key: sent.id.to_string(),
        errors: wrong.iter().map(|wrong| FieldError::new(&wrong.parameter, &wrong.message)).collect(),
        signed_out: frame.visitor.0.is_none(),
        colleagues: String::new(),
        pieces: if findings.is_empty() { Vec::new() } else { pieces(&text, findings) },
        refusals: refusals(&text, findings),
        text,
        longest: LONGEST_TEXT,
        wijken: wijken(town, &draft.wijk),
        themes: terms(town, Taxonomy::THEME, first),
        other_themes: top_terms(town, Taxonomy::THEME, others),
        audiences: terms(town, Taxonomy::AUDIENCE, &draft.audience),
        forms: terms(town, Taxonomy::FORM, draft.form.as_slice()),
        ages: Age::ALL.iter().map(|age| choice(age.as_str(), age.label(), same(&draft.age, age.as_str()))).collect(),
        languages: languages(draft.language.as_deref()),
        outcomes: Outcome::ALL.iter().map(|o| choice(o.as_str(), o.label(), draft.outcome == o.as_str())).collect(),
        reasons: Reason::ALL.iter().map(|r| choice(r.as_str(), r.label(), same(&draft.reason, r.as_str()))).collect(),
        deployed: Deployed::ALL
            .iter()
            .map(|d| choice(d.as_str(), d.label(), same(&draft.deployed, d.as_str())))
            .collect(),
        collectable: Collectable::ALL
            .iter()
            .map(|c| choice(c.as_str(), c.label(), same(&draft.collectable, c.as_str())))
            .collect(),
        provider: draft.provider.clone().unwrap_or_default(),
    }
}

fn same(chosen: &Option<String>, value: &str) -> bool {
    chosen.as_deref() == Some(value)
}

fn languages(chosen: Option<&str>) -> Vec<Choice> {
    dutch::languages()
        .filter(|(code, _)| *code != "nl")
        .map(|(code, name)| choice(code, name, chosen == Some(code)))
        .collect()
}
