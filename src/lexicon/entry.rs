//! Reads the lines of the lexicon: `what people say ; another way > word, word #theme @audience +form name=value`, or
//! `one = the same = the same` for words that mean the same both ways. Nothing is matched here.

/// One line of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Expressions as written.
    pub said: Vec<String>,
    /// Words or phrases of the field, the most important first.
    pub words: Vec<String>,
    /// What else it tells.
    pub marks: Vec<Mark>,
}

/// Something that an expression tells besides words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// What it is about: `theme`, `audience`, `form`, or another name of a filter.
    pub name: String,
    /// The code.
    pub value: String,
    /// Said to be unwanted.
    pub unwanted: bool,
}

/// A line that cannot be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{file}, regel {line}: {what}")]
pub struct Unreadable {
    /// Name of the file.
    pub file: String,
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong and what to write.
    pub what: &'static str,
}

/// The entries of one file, and the lines that are none.
pub fn read(file: &str, text: &str) -> (Vec<Entry>, Vec<Unreadable>) {
    let (mut entries, mut mistakes) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match entries_of(line) {
            Ok(read) => entries.extend(read),
            Err(what) => mistakes.push(Unreadable { file: file.to_owned(), line: at + 1, what }),
        }
    }
    (entries, mistakes)
}

fn entries_of(line: &str) -> Result<Vec<Entry>, &'static str> {
    if let Some((said, means)) = line.split_once('>') {
        return one_way(said, means).map(|entry| vec![entry]);
    }
    let same: Vec<String> = parts(line, " = ");
    if same.len() < 2 {
        return Err("schrijf «wat mensen zeggen > woorden van het vak» of «woord = woord»");
    }
    let others = |own: &String| same.iter().filter(|word| *word != own).cloned().collect();
    Ok(same.iter().map(|own| Entry { said: vec![own.clone()], words: others(own), marks: Vec::new() }).collect())
}

fn one_way(said: &str, means: &str) -> Result<Entry, &'static str> {
    let said = parts(said, ";");
    if said.is_empty() {
        return Err("links van > staat niets");
    }
    let mut marks = Vec::new();
    let mut words = String::new();
    for word in means.split_whitespace() {
        match mark(word) {
            Some(found) => marks.push(found),
            None => {
                words.push(' ');
                words.push_str(word);
            }
        }
    }
    let words = parts(&words, ",");
    if words.is_empty() && marks.is_empty() {
        return Err("rechts van > staat niets");
    }
    Ok(Entry { said, words, marks })
}

fn mark(word: &str) -> Option<Mark> {
    let of = |name: &str, value: &str, unwanted| Mark { name: name.to_owned(), value: value.to_owned(), unwanted };
    let short = [('#', "theme"), ('@', "audience"), ('+', "form")];
    if let Some((name, value)) = short.iter().find_map(|(sign, name)| Some((*name, word.strip_prefix(*sign)?))) {
        return Some(of(name, value, false));
    }
    let (name, value) = word.split_once('=')?;
    match name.strip_suffix('!') {
        Some(name) => Some(of(name, value, true)),
        None => Some(of(name, value, false)),
    }
}

fn parts(text: &str, separator: &str) -> Vec<String> {
    text.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_gives_expressions_words_and_marks() {
        let (entries, wrong) =
            read("x", "# uitleg\nkomt de deur niet uit ; zit thuis > bezoek, maatje #ontmoeten form!=groep");
        let entry = entries.first().unwrap();
        assert_eq!(entry.said, ["komt de deur niet uit", "zit thuis"]);
        assert_eq!(entry.words, ["bezoek", "maatje"]);
        assert_eq!(entry.marks.first().unwrap().value, "ontmoeten");
        assert!(entry.marks.get(1).unwrap().unwanted && wrong.is_empty());
    }

    #[test]
    fn words_that_mean_the_same_point_at_each_other() {
        let (entries, _) = read("x", "lvb = licht verstandelijke beperking");
        assert_eq!(entries.len(), 2);
        assert_eq!(entries.first().unwrap().words, ["licht verstandelijke beperking"]);
    }

    #[test]
    fn a_line_without_an_arrow_is_told_with_its_number() {
        let (_, wrong) = read("geld.txt", "schuld > geld\n\nzomaar wat");
        assert_eq!(wrong.first().unwrap().line, 3);
    }
}
