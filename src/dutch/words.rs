//! Cuts folded text into words, drops those that say nothing about a need, and gives each its stem.
//! Which words the catalogue knows, and how close a wrongly typed one is, is the engine's work.

use std::collections::HashSet;
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

use super::fold;

/// Longest word that is looked at, in letters: longer ones are pasted rubbish.
const LONGEST_WORD: usize = 48;

/// A word as it was written (folded) and its stem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The folded word.
    pub surface: String,
    /// What is compared: the stem by Snowball's first Dutch algorithm. Its successor also takes `ge` from the front, so that
    /// the beginning of a stem no longer is the beginning of the word, and unfinished words and typing errors miss.
    pub stem: String,
}

/// The analysis that everything shares.
pub fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::default);
    &WORDS
}

/// Analyses text; made once, since it holds the stop words and the stemmer.
pub struct Words {
    stop: HashSet<&'static str>,
    stemmer: Stemmer,
}

impl Default for Words {
    fn default() -> Self {
        let lines = include_str!("stopwords.txt").lines().chain(include_str!("stopwords-other.txt").lines());
        let stop = lines.filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
        Self { stop, stemmer: Stemmer::new(Algorithm::DutchPorter) }
    }
}

impl Words {
    /// Every word of a text, for an index.
    pub fn of_text(&self, text: &str) -> impl Iterator<Item = Word> {
        tokens(&fold(text)).into_iter().map(|surface| self.word(surface))
    }

    /// A folded word with its stem.
    pub fn word(&self, surface: String) -> Word {
        Word { stem: self.stem(&surface), surface }
    }

    /// Whether a folded word says nothing about a need.
    pub fn is_stop(&self, surface: &str) -> bool {
        self.stop.contains(surface)
    }

    /// The stem of one folded word.
    pub fn stem(&self, word: &str) -> String {
        regular(self.stemmer.stem(word).into_owned())
    }
}

/// What the stemmer leaves of verbs: `drinkt` and `drinken`, `durft` and `durven` are one word. A `t` after `s` or `h`
/// (`post`, `nacht`) belongs to the word.
fn regular(mut stem: String) -> String {
    let bytes = stem.as_bytes();
    let third_person = matches!(
        bytes,
        [_, _, .., b'b' | b'd' | b'f' | b'g' | b'k' | b'l' | b'm' | b'n' | b'p' | b'r' | b'v' | b'w' | b'z', b't']
    );
    if third_person && bytes.len() > 4 {
        stem.pop();
    }
    let hard = match stem.as_bytes() {
        [_, _, .., b'v'] => Some('f'),
        [_, _, .., b'z'] => Some('s'),
        _ => None,
    };
    if let Some(hard) = hard {
        stem.pop();
        stem.push(hard);
    }
    stem
}

/// Splits folded text at everything that is no letter or digit. An apostrophe inside a word is dropped
/// (`foto's` is `fotos`), so that both spellings meet.
pub fn tokens(folded: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut word = String::new();
    let mut length = 0;
    for letter in folded.chars().chain(std::iter::once(' ')) {
        if letter.is_alphanumeric() {
            length += 1;
            if length <= LONGEST_WORD {
                word.push(letter);
            }
        } else if letter != '\'' && !word.is_empty() {
            found.push(std::mem::take(&mut word));
            length = 0;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Words, tokens};

    #[test]
    fn words_split_at_hyphens_and_slashes_and_keep_their_digits() {
        assert_eq!(tokens("taal-cafe/foto's 12e"), ["taal", "cafe", "fotos", "12e"]);
    }

    #[test]
    fn a_verb_is_one_word_whoever_does_it() {
        let words = Words::default();
        for (one, other) in [("drinkt", "drinken"), ("durft", "durven"), ("wandelt", "wandelen")] {
            assert_eq!(words.stem(one), words.stem(other), "{one} {other}");
        }
        assert_eq!(words.stem("post"), "post");
    }
}
