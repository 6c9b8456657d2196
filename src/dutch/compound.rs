//! Takes Dutch compounds apart: `schuldhulpmaatje` is schuld, hulp, maatje. Which words exist is the caller's knowledge;
//! the sounds that link them are here.

/// Linking sounds between the parts, the plain joint first.
const LINKS: [&str; 5] = ["", "s", "en", "e", "n"];
/// Shortest part, in letters; shorter ones are found inside everything.
const SHORTEST: usize = 4;
/// Shorter parts that really are parts.
const SHORT: [&str; 14] =
    ["eet", "gok", "les", "bus", "dag", "uur", "rit", "bad", "app", "wmo", "pgb", "ggz", "lvb", "nah"];
/// Shortest compound, in letters.
const COMPOUND: usize = 7;
/// Most parts; longer ones are rare and cost time.
const MOST: usize = 4;

/// The parts of a folded compound, in order, when the whole of it can be divided into words that `known` knows; the
/// division with the fewest parts, and of those the one with the longest last part. `None` for a word that is no
/// compound.
pub fn split<'a>(word: &'a str, known: &impl Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    if word.chars().count() < COMPOUND || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    (2..=MOST).find_map(|parts| divide(word, parts, known))
}

fn divide<'a>(word: &'a str, parts: usize, known: &impl Fn(&str) -> bool) -> Option<Vec<&'a str>> {
    if parts == 1 {
        return is_part(word, known).then(|| vec![word]);
    }
    let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).skip(3).collect();
    cuts.into_iter().filter(|cut| word.len() - cut >= 3).find_map(|cut| {
        let (head, tail) = word.split_at_checked(cut)?;
        let bare = LINKS.into_iter().filter_map(|link| head.strip_suffix(link)).find(|bare| is_part(bare, known))?;
        let mut rest = divide(tail, parts - 1, known)?;
        rest.insert(0, bare);
        Some(rest)
    })
}

fn is_part(word: &str, known: &impl Fn(&str) -> bool) -> bool {
    (word.chars().count() >= SHORTEST || SHORT.contains(&word)) && known(word)
}

#[cfg(test)]
mod tests {
    use super::split;

    fn known(word: &str) -> bool {
        [
            "schuld",
            "hulp",
            "maatje",
            "ouderen",
            "advies",
            "mantel",
            "zorg",
            "salon",
            "gok",
            "verslaving",
            "buurt",
            "tuin",
        ]
        .contains(&word)
    }

    #[test]
    fn a_compound_falls_apart_at_its_joints() {
        assert_eq!(split("schuldhulpmaatje", &known).unwrap(), ["schuld", "hulp", "maatje"]);
        assert_eq!(split("ouderenadvies", &known).unwrap(), ["ouderen", "advies"]);
        assert_eq!(split("gokverslaving", &known).unwrap(), ["gok", "verslaving"]);
        assert_eq!(split("buurtentuin", &known).unwrap(), ["buurt", "tuin"]);
    }

    #[test]
    fn what_is_no_compound_stays_whole() {
        assert_eq!(split("maatje", &known), None);
        assert_eq!(split("schuldenaar", &known), None);
        assert_eq!(split("zorg4tuin", &known), None);
    }
}
