//! The rules of the house that a machine can keep: floors, sizes, and words that do not belong.
//! Style that a lint can see is left to clippy; the order of the floors is read from `src/lib.rs`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// Rooms that know the database stand on this floor or lower.
const QUERIES_UP_TO: u32 = 7;
/// Rooms that may wait for something stand on this floor or higher.
const ASYNC_FROM: u32 = 8;

struct Source {
    path: String,
    room: String,
    lines: Vec<String>,
}

impl Source {
    /// Lines of code with their number: without comments and without the tests at the end of the file.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let tests = self.lines.windows(2).position(|w| w[0].trim() == "#[cfg(test)]" && w[1].ends_with('{'));
        let lines = self.lines.iter().take(tests.unwrap_or(usize::MAX)).enumerate();
        lines.map(|(at, line)| (at + 1, line.trim_end())).filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// Every line of code for which `rule` has something to say, as `file:line: what to do`.
    fn complaints(&self, rule: impl Fn(&str) -> Option<String>) -> Vec<String> {
        self.code().filter_map(|(at, line)| Some(format!("{}:{at}: {}", self.path, rule(line)?))).collect()
    }
}

/// All files below `folder` with one of these endings, sorted, without tests and without what others built.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
            match entry.is_dir() {
                true if !["node_modules", "dist", "tests"].contains(&name.as_str()) => folders.push(entry),
                false if name != "tests.rs" && endings.iter().any(|end| name.ends_with(end)) => paths.push(entry),
                _ => {}
            }
        }
    }
    paths.sort();
    let read = |path: PathBuf| {
        let short = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
        let room = short.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs").to_owned();
        Source { lines: fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect(), path: short, room }
    };
    paths.into_iter().map(read).collect()
}

fn rust() -> Vec<Source> {
    sources("src", &[".rs"])
}

/// The groups of `src/lib.rs`, from the top, each with its floor and rooms; a group opens with `// floor: what it is`.
fn groups() -> Vec<(u32, Vec<String>)> {
    let door = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let floor = |group: &str| group.lines().find_map(|line| line.strip_prefix("// ")?.split_once(':')?.0.parse().ok());
    let room = |line: &str| Some(line.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';')?.to_owned());
    door.split("\n\n").filter_map(|group| Some((floor(group)?, group.lines().filter_map(room).collect()))).collect()
}

/// The floor of each room.
fn floors() -> BTreeMap<String, u32> {
    groups().into_iter().flat_map(|(floor, rooms)| rooms.into_iter().map(move |room| (room, floor))).collect()
}

/// Rooms that the code names as `crate::room` or in `crate::{room, other::Thing}`, each with its line.
fn rooms_used(source: &Source) -> Vec<(usize, String)> {
    let code: Vec<_> = source.code().collect();
    let mut used = Vec::new();
    for (index, (at, line)) in code.iter().enumerate() {
        for path in line.split("crate::").skip(1) {
            let rest: String = iter::once(path).chain(code.iter().skip(index + 1).map(|l| l.1)).take(40).collect();
            used.extend(heads(&rest).into_iter().map(|room| (*at, room)));
        }
    }
    used
}

/// The first word of a path, or of each path in a `{group}`.
fn heads(rest: &str) -> Vec<String> {
    let word = |s: &str| s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let (mut depth, mut heads) = (0, vec![String::new()]);
    for c in rest.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => break,
            '}' => depth -= 1,
            ',' if depth == 1 => heads.push(String::new()),
            c if depth == 1 => heads.last_mut().unwrap().push(c),
            _ if depth == 0 => return vec![word(rest)],
            _ => {}
        }
    }
    heads.iter().map(|head| word(head)).collect()
}

/// Functions with the line on which they open and the number of lines up to the brace that closes them.
fn functions(source: &Source) -> Vec<(usize, usize)> {
    let code: Vec<_> = source.code().collect();
    let opens = |line: &str| {
        line.trim_start().split("fn ").next().is_some_and(|before| {
            line.contains("fn ")
                && before.split_whitespace().all(|w| ["const", "async", "extern"].contains(&w) || w.starts_with("pub"))
        })
    };
    let mut found = Vec::new();
    for (index, (at, line)) in code.iter().enumerate().filter(|(_, (_, line))| opens(line)) {
        let indent = " ".repeat(line.len() - line.trim_start().len());
        let ends =
            |l: &str| l.strip_prefix(&indent).is_some_and(|l| l == "}" || (l.ends_with(';') && !l.starts_with(' ')));
        let closes = |l: &&(usize, &str)| ends(l.1) || l.1.ends_with("; }");
        let end = if line.ends_with('}') { *at } else { code.iter().skip(index + 1).find(closes).map_or(*at, |l| l.0) };
        found.push((*at, end - at + 1));
    }
    found
}

fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{} place(s) break this rule:\n  {}", complaints.len(), complaints.join("\n  "));
}

#[test]
fn the_floors_of_the_house_are_listed_from_top_to_bottom_and_every_room_has_one() {
    let (floors, listed) = (floors(), groups().into_iter().map(|(floor, _)| floor).collect::<Vec<_>>());
    assert!(!floors.is_empty(), "src/lib.rs lists no floor; a group opens with `// 3: what it is`");
    assert!(
        listed.is_sorted_by(|above, below| above > below),
        "src/lib.rs lists the floors as {listed:?}; put the highest first"
    );
    let homeless =
        rust().into_iter().filter(|s| !["lib", "main"].contains(&s.room.as_str()) && !floors.contains_key(&s.room));
    none(homeless.map(|s| format!("{}:1: give room `{}` a floor in src/lib.rs", s.path, s.room)).collect());
}

#[test]
fn a_room_uses_rooms_on_lower_floors_only() {
    let floors = floors();
    let mut complaints = Vec::new();
    for source in rust() {
        let Some(own) = floors.get(&source.room) else { continue };
        for (at, room) in rooms_used(&source).into_iter().filter(|(_, room)| *room != source.room) {
            let Some(other) = floors.get(&room).filter(|other| *other >= own) else { continue };
            let way = if other == own { "sideways" } else { "up" };
            complaints.push(format!("{}:{at}: `{}` (floor {own}) looks {way} to `{room}` (floor {other}); pass it in, or move what both need to a lower floor", source.path, source.room));
        }
    }
    none(complaints);
}

#[test]
fn no_query_stands_above_the_floor_of_the_app() {
    let floors = floors();
    let high = rust()
        .into_iter()
        .filter(|s| floors.get(&s.room).is_none_or(|floor| *floor > QUERIES_UP_TO) && s.room != "lib");
    let rule = |line: &str| {
        ["diesel", "db::schema"]
            .iter()
            .find(|word| line.contains(*word))
            .map(|word| format!("`{word}` does not belong up here; ask the room that owns the data for a function"))
    };
    none(high.flat_map(|s| s.complaints(rule)).collect());
}

#[test]
fn nothing_below_the_web_waits() {
    let floors = floors();
    let low = rust().into_iter().filter(|s| floors.get(&s.room).is_some_and(|floor| *floor < ASYNC_FROM));
    let rule = |line: &str| {
        (line.contains("async fn ") || line.contains(".await"))
            .then(|| "make it synchronous; `web` runs it on a blocking thread".to_owned())
    };
    none(low.flat_map(|s| s.complaints(rule)).collect());
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let silent = rust().into_iter().filter(|s| !s.lines.first().is_some_and(|line| line.starts_with("//! ")));
    none(
        silent
            .map(|s| format!("{}:1: open with `//!` and two sentences: its job, and what it leaves to others", s.path))
            .collect(),
    );
}

#[test]
fn no_file_is_longer_than_300_lines_and_no_function_than_60() {
    let mut complaints = Vec::new();
    for source in rust() {
        let end = source.code().last().map_or(0, |(at, _)| at);
        if end > 300 {
            complaints.push(format!(
                "{}:{end}: {end} lines without tests; which part wants to be a file of its own?",
                source.path
            ));
        }
        let long = functions(&source).into_iter().filter(|(_, length)| *length > 60);
        complaints.extend(
            long.map(|(at, length)| format!("{}:{at}: a function of {length} lines; name its steps", source.path)),
        );
    }
    none(complaints);
}

#[test]
fn the_program_and_its_pages_name_no_municipality() {
    let mut complaints = Vec::new();
    for source in rust().into_iter().chain(sources("web", &[".html", ".ts", ".css"])) {
        for (at, line) in source.lines.iter().enumerate().filter(|(_, line)| line.to_lowercase().contains("arnhem")) {
            complaints.push(format!("{}:{}: `{}` belongs in seed/municipality.toml", source.path, at + 1, line.trim()));
        }
    }
    none(complaints);
}

#[test]
fn templates_hold_no_inline_style_and_no_inline_script() {
    let rule = |line: &str| {
        let code = |rest: &str| !rest.contains("src=") && !rest.contains("application/json");
        let script = line.split("<script").skip(1).any(code);
        let inline = [" style=", "<style", " onclick=", " onchange=", " onsubmit=", "javascript:"]
            .iter()
            .any(|word| line.contains(word));
        (script || inline)
            .then(|| "the content policy forbids it: use a class in web/styles or an island in web/islands".to_owned())
    };
    none(sources("web/templates", &[".html"]).iter().flat_map(|s| s.complaints(rule)).collect());
}
