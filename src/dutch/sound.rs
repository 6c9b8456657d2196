//! Other spellings that sound the same in Dutch, for words that nobody knows as they were typed.

/// Letters that are confused, both ways: ei and ij, au and ou, g and ch, c and k, f and v, s and z, i and ie.
const CONFUSED: [(&str, &str); 14] = [
    ("ei", "ij"),
    ("ij", "y"),
    ("ei", "y"),
    ("au", "ou"),
    ("ch", "g"),
    ("c", "k"),
    ("c", "s"),
    ("f", "v"),
    ("s", "z"),
    ("ie", "i"),
    ("oe", "u"),
    ("th", "t"),
    ("ks", "x"),
    ("ph", "f"),
];
/// Most spellings that are tried for one word.
const MOST: usize = 160;

/// Spellings with the same sound, those with one change before those with two; the word itself is not among them.
pub fn alike(word: &str) -> Vec<String> {
    let once = changed(word);
    let mut all = once.clone();
    for spelling in &once {
        if all.len() >= MOST {
            break;
        }
        all.extend(changed(spelling));
    }
    let mut seen = std::collections::HashSet::from([word.to_owned()]);
    all.retain(|spelling| seen.insert(spelling.clone()));
    all.truncate(MOST);
    all
}

/// Spellings that differ in one place.
fn changed(word: &str) -> Vec<String> {
    let pairs = CONFUSED.into_iter().flat_map(|(left, right)| [(left, right), (right, left)]);
    let mut all: Vec<String> = pairs.flat_map(|(from, to)| replaced(word, from, to)).collect();
    all.extend(doubled(word));
    for (end, other) in [("d", "t"), ("t", "d"), ("dt", "t"), ("b", "p")] {
        all.extend(word.strip_suffix(end).map(|start| format!("{start}{other}")));
    }
    all
}

fn replaced(word: &str, from: &str, to: &str) -> Vec<String> {
    let at = |(at, _): (usize, &str)| {
        let (before, rest) = word.split_at_checked(at)?;
        Some(format!("{before}{to}{}", rest.strip_prefix(from)?))
    };
    word.match_indices(from).filter_map(at).collect()
}

/// A doubled letter made single, and a single one doubled.
fn doubled(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut all = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let again = letters.get(at + 1) == Some(letter);
        let mut other = letters.clone();
        if again {
            other.remove(at);
        } else if at > 0 {
            other.insert(at, *letter);
        }
        all.push(other.into_iter().collect());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn what_sounds_the_same_is_tried() {
        assert!(alike("begijleiding").contains(&"begeileiding".to_owned()));
        assert!(alike("dachbesteding").contains(&"dagbesteding".to_owned()));
        assert!(alike("kursus").contains(&"cursus".to_owned()));
        assert!(alike("eenzaamhijt").contains(&"eenzaamheid".to_owned()));
        assert!(alike("verslafing").contains(&"verslaving".to_owned()));
    }

    #[test]
    fn a_long_word_costs_no_more_than_a_bound() {
        assert!(alike("sssszzzzcccckkkkiiiieeeeffffvvvv").len() <= 160);
    }
}
