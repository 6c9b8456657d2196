//! A mixed load: one to five words of the catalogue, every fifth with a typing error, half with a radius, half with
//! filters, all with facets. The same questions every time.

use std::fs::File;
use std::io::{BufRead, BufReader};

use serde_json::Value;

use crate::server::{Folder, run};

/// Different questions.
const QUESTIONS: usize = 1_500;

/// A small generator of numbers (Steele and others, SplitMix64, 2014), so that no run differs from another.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % most.max(1)
    }
}

/// The addresses of the questions.
pub fn mixed(demo: &Folder) -> Vec<String> {
    let export = demo.path().join("export.jsonl");
    run(demo, &["export", "--output", &export.display().to_string()]);
    let lines = BufReader::new(File::open(export).expect("the export")).lines();
    let services: Vec<Value> = lines.map(|line| serde_json::from_str(&line.expect("a line")).expect("JSON")).collect();
    let mut dice = Dice(7);
    (0..QUESTIONS).map(|_| question(&services, &mut dice)).collect()
}

fn question(services: &[Value], dice: &mut Dice) -> String {
    let service = &services[dice.below(services.len())];
    let text = ["name", "summary", "description"].map(|key| service[key].as_str().unwrap_or_default()).join(" ");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).collect();
    let mut asked: Vec<String> =
        (0..1 + dice.below(5)).map(|_| words[dice.below(words.len())].to_lowercase()).collect();
    if dice.below(5) == 0 {
        let word = &mut asked[0];
        let place = word.char_indices().nth(1 + dice.below(2)).map_or(0, |(at, _)| at);
        word.remove(place);
    }
    let mut pairs = vec![("q", asked.join(" ")), ("facets", "kind,theme".to_owned())];
    if let (0, Some(lat), Some(lon)) =
        (dice.below(2), service["place"]["lat"].as_f64(), service["place"]["lon"].as_f64())
    {
        pairs.extend([
            ("lat", lat.to_string()),
            ("lon", lon.to_string()),
            ("radius", (500 + dice.below(4_500)).to_string()),
        ]);
    }
    if dice.below(2) == 0 {
        pairs.push(("theme", service["themes"][0].as_str().unwrap_or_default().to_owned()));
    }
    if dice.below(4) == 0 {
        pairs.push(("kind", service["kind"].as_str().unwrap_or_default().to_owned()));
    }
    format!("/api/v1/search?{}", form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish())
}
