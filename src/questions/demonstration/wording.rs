//! Makes the text of one question out of a sentence, words and now and then a half sentence, and remembers what the
//! words tell: age, language, form. A wijkteam hears the same few questions of a theme again and again.

use super::dice::{Dice, trait_number};
use super::sentences::{Filler, Phrases, Sentence, Tail};
use super::themes::Theme;

/// So many sentences of a theme are what people in the area of one wijkteam keep asking.
const FAVOURITES: usize = 3;
/// Percentage of questions that is one of those.
const FAMILIAR: f64 = 60.0;

/// A text, and what its words tell.
#[derive(Debug, Default)]
pub struct Worded {
    pub text: String,
    pub age: Option<&'static str>,
    pub language: Option<&'static str>,
    pub form: Option<&'static str>,
}

/// One of these sentences, mostly one that this wijkteam keeps hearing.
pub fn choose<'a>(dice: &mut Dice, mut from: Vec<&'a Sentence>, team: &str, seed: u64) -> Option<&'a Sentence> {
    from.sort_by_key(|sentence| trait_number(seed, &[team, sentence.text]));
    if dice.chance(FAMILIAR) {
        from.truncate(FAVOURITES);
    }
    dice.pick(&from).copied()
}

/// A text with this sentence.
pub fn compose(
    dice: &mut Dice,
    phrases: &'static Phrases,
    theme: &Theme,
    sentence: &Sentence,
    reason: Option<&str>,
) -> Worded {
    let mut worded = Worded::default();
    let pattern = match tail(dice, phrases, sentence, reason) {
        Some(tail) => format!("{}, {}", sentence.text, tail.text),
        None => sentence.text.to_owned(),
    };
    let audience = sentence.audience.first().copied().unwrap_or_default();
    worded.fill(dice, &pattern, |slot| suiting(phrases, slot, audience, theme));
    // Coaches press a button for the form now and then, and forget the language now and then.
    worded.form = worded.form.or_else(|| dice.pick(theme.forms).copied().filter(|_| dice.chance(35.0)));
    worded.language = worded.language.filter(|_| dice.chance(80.0));
    worded
}

/// The same text as a neat coach types it: a capital and a full stop.
pub fn neat(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).chain(['.']).collect()
}

/// Words for a slot that suit the audience and the forms of the theme.
pub fn suiting(phrases: &'static Phrases, slot: &str, audience: &str, theme: &Theme) -> Vec<&'static Filler> {
    let suits = |filler: &&Filler| match (slot, filler.code) {
        ("doelgroep", code) => code == Some(audience),
        ("vorm", Some(form)) => theme.forms.contains(&form),
        _ => true,
    };
    phrases.fillers.iter().filter(|filler| filler.slot == slot).filter(suits).collect()
}

/// Half sentences that say something new behind this sentence.
pub fn tails<'a>(phrases: &'a Phrases, sentence: &Sentence, reason: Option<&str>) -> Vec<&'a Tail> {
    let new = |tail: &&Tail| {
        let slot = tail.text.split_once('{').and_then(|(_, rest)| rest.split('}').next());
        let said = |word: &str| sentence.text.split(' ').any(|other| other.trim_matches(',') == word);
        let again = slot.is_some_and(|slot| sentence.text.contains(slot))
            || tail.text.split(' ').filter(|word| word.len() > 4).any(said);
        !again && tail.reason == reason && tail.fits(sentence)
    };
    phrases.tails.iter().filter(new).collect()
}

fn tail<'a>(dice: &mut Dice, phrases: &'a Phrases, sentence: &Sentence, reason: Option<&str>) -> Option<&'a Tail> {
    let why = reason.filter(|_| dice.chance(40.0));
    if why.is_none() && !dice.chance(45.0) {
        return None;
    }
    let all = tails(phrases, sentence, why);
    // What belongs to the theme says more than what can be said of everything.
    let own: Vec<&Tail> = all.iter().filter(|tail| tail.theme != "*").copied().collect();
    let from = if own.is_empty() || dice.chance(25.0) { all } else { own };
    dice.pick(&from).copied()
}

impl Worded {
    fn fill(&mut self, dice: &mut Dice, pattern: &str, suiting: impl Fn(&str) -> Vec<&'static Filler>) {
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}').unwrap_or((after, ""));
            self.text.push_str(before);
            let mut from: Vec<(&Filler, &str)> = Vec::new();
            for filler in suiting(slot).into_iter().filter(|filler| slot != "taal" || self.may_speak(filler)) {
                from.extend(filler.words.iter().map(|word| (filler, *word)));
            }
            if let Some((filler, word)) = dice.pick(&from) {
                self.text.push_str(word);
                self.learn(filler);
            }
            rest = after;
        }
        self.text.push_str(rest);
    }

    fn may_speak(&self, filler: &Filler) -> bool {
        self.language.is_none() || self.language == filler.language
    }

    fn learn(&mut self, filler: &Filler) {
        self.age = self.age.or(filler.age);
        self.language = self.language.or(filler.language);
        self.form = self.form.or(filler.code.filter(|_| filler.slot == "vorm"));
    }
}
