//! The national lines for somebody in danger, and the sentences that call for them. They stand above results and never
//! hide them; no sentence is kept.

use std::sync::LazyLock;

use serde::Deserialize;

use super::book::Book;
use super::entry::Entry;
use super::phrase::Said;
use crate::dutch::{Sentence, fold, tokens};

/// Most lines that are shown: more would be no advice.
const MOST: usize = 2;

/// A national line with its real number, as it stands in `seed/crisis.jsonl`.
#[derive(Debug, Clone, Deserialize)]
pub struct HelpLine {
    /// The name in files and answers.
    pub code: String,
    /// For what, in a few words.
    pub name: String,
    /// The number to call.
    pub phone: String,
    /// Its site.
    pub url: String,
    /// When it can be reached.
    pub hours: String,
    /// What a person reads.
    pub text: String,
    /// Expressions, as in the lexicon.
    when: Vec<String>,
    /// Words that must stand just so, function words included: «wil er niet meer zijn».
    #[serde(default)]
    phrases: Vec<String>,
    /// Expressions that cancel what `when` found.
    #[serde(default)]
    not: Vec<String>,
    /// The same, word for word.
    #[serde(default)]
    not_phrases: Vec<String>,
}

struct Watched {
    line: HelpLine,
    when: Book,
    not: Book,
    phrases: Vec<Vec<String>>,
    not_phrases: Vec<Vec<String>>,
}

static WATCHED: LazyLock<Vec<Watched>> = LazyLock::new(|| {
    let lines = include_str!("../../seed/crisis.jsonl").lines().filter(|line| !line.trim().is_empty());
    let read = lines.filter_map(|line| match serde_json::from_str::<HelpLine>(line) {
        Ok(line) => Some(watch(line)),
        Err(cause) => {
            tracing::error!("a line of crisis.jsonl cannot be read: {cause}");
            None
        }
    });
    read.collect()
});

fn watch(line: HelpLine) -> Watched {
    let book =
        |said: &[String]| Book::of([Entry { said: said.to_vec(), words: vec![line.name.clone()], marks: Vec::new() }]);
    let spelled = |phrases: &[String]| phrases.iter().map(|phrase| tokens(&fold(phrase))).collect();
    Watched {
        when: book(&line.when),
        not: book(&line.not),
        phrases: spelled(&line.phrases),
        not_phrases: spelled(&line.not_phrases),
        line,
    }
}

/// Every line there is.
pub fn help_lines() -> impl Iterator<Item = &'static HelpLine> {
    WATCHED.iter().map(|watched| &watched.line)
}

/// The lines that a sentence calls for, the most urgent first, at most two.
pub fn crisis(sentence: &Sentence) -> Vec<&'static HelpLine> {
    let said = Said::of(sentence);
    let spelled = sentence.surfaces();
    let has = |phrases: &[Vec<String>]| phrases.iter().any(|phrase| stands_in(phrase, &spelled));
    let calls = |one: &&Watched| {
        let cancelled = || !one.not.meant(&said).is_empty() || has(&one.not_phrases);
        has(&one.phrases) || (!one.when.meant(&said).is_empty() && !cancelled())
    };
    let mut shown: Vec<&'static HelpLine> = Vec::new();
    for one in WATCHED.iter().filter(calls) {
        if shown.iter().all(|line| line.phone != one.line.phone) {
            shown.push(&one.line);
        }
    }
    shown.truncate(MOST);
    shown
}

fn stands_in(phrase: &[String], spelled: &[&str]) -> bool {
    !phrase.is_empty() && spelled.windows(phrase.len()).any(|window| window == phrase)
}

#[cfg(test)]
mod tests {
    use super::{Sentence, crisis, help_lines};

    fn codes(sentence: &str) -> Vec<&str> {
        crisis(&Sentence::new(sentence)).into_iter().map(|line| line.code.as_str()).collect()
    }

    #[test]
    fn thoughts_of_suicide_bring_113() {
        assert_eq!(
            codes("Mw 54 zegt dat ze er niet meer wil zijn, heeft een afscheidsbrief geschreven"),
            ["zelfmoord"]
        );
        assert_eq!(codes("hij wil dood"), ["zelfmoord"]);
        assert_eq!(codes("intihar düşünüyorum"), ["zelfmoord"]);
    }

    #[test]
    fn violence_at_home_brings_veilig_thuis() {
        assert_eq!(codes("mijn man slaat me als de kinderen slapen").first(), Some(&"geweld-thuis"));
        assert_eq!(codes("papa slaat mama en ik durf niet naar huis").len(), 2);
    }

    #[test]
    fn what_only_looks_like_danger_brings_nothing() {
        for harmless in [
            "cursus zelfverdediging voor meisjes",
            "slaat zijn medicijnen over",
            "rouwgroep na zelfdoding van partner",
            "ben doodmoe van het werk",
            "is bang voor honden",
            "man overleden, zoekt aanspraak",
        ] {
            assert!(codes(harmless).is_empty(), "{harmless}: {:?}", codes(harmless));
        }
    }

    #[test]
    fn every_line_has_a_number_and_a_site() {
        assert!(help_lines().count() >= 8);
        assert!(help_lines().all(|line| line.phone.len() >= 3 && line.url.starts_with("https://")));
    }
}
