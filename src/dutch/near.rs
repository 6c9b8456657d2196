//! How far two words lie apart in typing: the measure for «bedoelde u …?».

/// Optimal string alignment distance in letters: insert, delete, replace, or swap two neighbours each cost one.
/// Answers `limit + 1` as soon as it is certain that the words lie further apart than `limit`.
pub fn distance(left: &str, right: &str, limit: usize) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().abs_diff(right.len()) > limit {
        return limit + 1;
    }
    let mut before = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let current = next_row(&left, &right, row, *letter, &before, &last);
        if current.iter().all(|cost| *cost > limit) {
            return limit + 1;
        }
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or(0).min(limit + 1)
}

fn next_row(left: &[char], right: &[char], row: usize, letter: char, before: &[usize], last: &[usize]) -> Vec<usize> {
    let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX - 1);
    let mut current = vec![row + 1];
    for (column, other) in right.iter().enumerate() {
        let replace = at(last, column) + usize::from(letter != *other);
        let mut cost = replace.min(at(last, column + 1) + 1).min(at(&current, column) + 1);
        let swapped =
            row > 0 && column > 0 && left.get(row - 1) == Some(other) && right.get(column - 1) == Some(&letter);
        if swapped {
            cost = cost.min(at(before, column - 1) + 1);
        }
        current.push(cost);
    }
    current
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn a_swap_of_neighbours_is_one_mistake() {
        assert_eq!(distance("eenzaam", "eenzmaa", 3), 2);
        assert_eq!(distance("koffie", "kofife", 2), 1);
        assert_eq!(distance("koffie", "thee", 2), 3);
        assert_eq!(distance("", "ab", 2), 2);
    }
}
