//! Reads the hand-written sentences, half sentences and words of the seed folder. Which of them are used, and what is
//! filled in, is decided in `wording`.

use std::sync::LazyLock;

const SENTENCES: &str = include_str!("../../../seed/questions/zinnen.txt");
const WORDS: &str = include_str!("../../../seed/questions/woorden.txt");

/// Everything that a text is made of.
pub struct Phrases {
    /// Whole sentences.
    pub sentences: Vec<Sentence>,
    /// Half sentences that may come behind a whole one.
    pub tails: Vec<Tail>,
    /// What can be filled in.
    pub fillers: Vec<Filler>,
}

/// What somebody asks.
#[derive(Debug)]
pub struct Sentence {
    /// Codes of themes; the first may be a narrower term.
    pub themes: Vec<&'static str>,
    /// Codes of audiences.
    pub audience: Vec<&'static str>,
    /// With slots such as `{moment}`.
    pub text: &'static str,
}

/// What a coach adds.
#[derive(Debug)]
pub struct Tail {
    /// A theme or narrower term, or `*`.
    pub theme: &'static str,
    /// An audience, or `*`.
    pub audience: &'static str,
    /// The only reason that it goes with.
    pub reason: Option<&'static str>,
    /// With slots.
    pub text: &'static str,
}

/// Words for a slot, and what they tell.
#[derive(Debug, Default)]
pub struct Filler {
    /// Name of the slot.
    pub slot: &'static str,
    /// Whom they are about, for the slot `doelgroep`; a form for the slot `vorm`.
    pub code: Option<&'static str>,
    /// Band of ages.
    pub age: Option<&'static str>,
    /// Language in two letters.
    pub language: Option<&'static str>,
    /// The words.
    pub words: Vec<&'static str>,
}

/// The phrases of the seed folder, read once.
pub fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(read);
    &PHRASES
}

impl Sentence {
    /// The main theme: the part of the first code before its hyphen.
    pub fn main_theme(&self) -> &'static str {
        self.themes.first().and_then(|code| code.split('-').next()).unwrap_or_default()
    }
}

impl Tail {
    /// True when it can come behind this sentence.
    pub fn fits(&self, sentence: &Sentence) -> bool {
        let narrower = sentence.themes.first().copied().unwrap_or_default();
        let about = self.theme == "*" || self.theme == narrower || self.theme == sentence.main_theme();
        about && (self.audience == "*" || sentence.audience.contains(&self.audience))
    }
}

fn read() -> Phrases {
    let (mut sentences, mut tails) = (Vec::new(), Vec::new());
    for [themes, audience, text] in rows(SENTENCES) {
        match text.strip_prefix('+') {
            Some(half) => tails.push(tail(themes, audience, half)),
            None => sentences.push(Sentence { themes: split(themes, ','), audience: split(audience, ','), text }),
        }
    }
    Phrases { sentences, tails, fillers: rows(WORDS).map(filler).collect() }
}

fn tail(theme: &'static str, audience: &'static str, half: &'static str) -> Tail {
    let (reason, text) = half.split_once(' ').unwrap_or(("", half));
    Tail { theme, audience, reason: Some(reason).filter(|word| !word.is_empty()), text }
}

fn filler([slot, key, words]: [&'static str; 3]) -> Filler {
    let mut filler = Filler { slot, words: split(words, ';'), ..Filler::default() };
    for part in key.split_whitespace() {
        match part {
            age if age.starts_with(|first: char| first.is_ascii_digit()) => filler.age = Some(age),
            language if language.len() == 2 => filler.language = Some(language),
            code => filler.code = Some(code),
        }
    }
    filler
}

/// The three columns of every line that is no comment.
fn rows(file: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| split(line, '|').try_into().ok())
}

fn split(text: &'static str, at: char) -> Vec<&'static str> {
    text.split(at).map(str::trim).collect()
}
