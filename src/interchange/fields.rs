//! The keys of one JSON object, taken out one by one; every fault is noted with the name of its key, so that a person
//! sees all that is wrong with a row at once. Which keys there are is left to the readers.

use std::str::FromStr;

use serde_json::{Map, Value};

use super::report::{Fault, quote};

/// The keys of an object that were not asked for yet, and the faults so far.
pub struct Fields<'f> {
    keys: Map<String, Value>,
    path: String,
    faults: &'f mut Vec<Fault>,
}

impl<'f> Fields<'f> {
    /// The keys of a whole row.
    pub fn of_row(keys: Map<String, Value>, faults: &'f mut Vec<Fault>) -> Self {
        Self { keys, path: String::new(), faults }
    }

    /// Notes a fault of this key.
    pub fn fault(&mut self, key: &str, sentence: impl Into<String>) {
        self.faults.push(Fault::new(format!("{}{key}", self.path), sentence));
    }

    /// A text that has to be there, of at most so many characters.
    pub fn text(&mut self, key: &str, longest: usize) -> String {
        self.text_or_null(key, longest).unwrap_or_else(|| {
            self.missing(key);
            String::new()
        })
    }

    /// Notes that this key has to be there, unless it was there with a fault of its own.
    pub fn missing(&mut self, key: &str) {
        let field = format!("{}{key}", self.path);
        if !self.faults.iter().any(|fault| fault.is_about(&field)) {
            self.faults.push(Fault::new(field, "Dit veld ontbreekt of is leeg. Vul het in."));
        }
    }

    /// A text that may be missing, null or blank.
    pub fn text_or_null(&mut self, key: &str, longest: usize) -> Option<String> {
        match self.take(key)? {
            Value::String(text) => self.clean(key, &text, longest),
            other => self.wrong_type(key, &other, "een tekst"),
        }
    }

    /// One of a closed list of words.
    pub fn choice<T: FromStr>(&mut self, key: &str, words: &[&str]) -> Option<T> {
        let before = self.faults.len();
        let text = self.text(key, 100);
        if self.faults.len() > before {
            return None;
        }
        self.chosen(key, &text, words)
    }

    /// One of a closed list of words, that may be missing or null.
    pub fn optional_choice<T: FromStr>(&mut self, key: &str, words: &[&str]) -> Option<T> {
        let text = self.text_or_null(key, 100)?;
        self.chosen(key, &text, words)
    }

    /// Several of a closed list of words.
    pub fn choices<T: FromStr>(&mut self, key: &str, words: &[&str]) -> Vec<T> {
        let texts = self.texts(key, 100);
        texts.iter().filter_map(|text| self.chosen(key, text, words)).collect()
    }

    /// A list of texts; missing or null is an empty list.
    pub fn texts(&mut self, key: &str, longest: usize) -> Vec<String> {
        let values = self.list(key);
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match value {
                Value::String(text) => texts.extend(self.clean(key, &text, longest)),
                other => {
                    self.wrong_type::<String>(key, &other, "een tekst");
                }
            }
        }
        texts
    }

    /// A list of texts that has to hold at least one.
    pub fn needed_texts(&mut self, key: &str, longest: usize) -> Vec<String> {
        let texts = self.texts(key, longest);
        if texts.is_empty() {
            self.missing(key);
        }
        texts
    }

    /// A list; missing or null is an empty list.
    pub fn list(&mut self, key: &str) -> Vec<Value> {
        match self.take(key) {
            None => Vec::new(),
            Some(Value::Array(values)) if values.len() <= LONGEST_LIST => values,
            Some(Value::Array(_)) => {
                self.fault(key, "Deze lijst is te lang. Het maximum is 200.");
                Vec::new()
            }
            Some(other) => self.wrong_type(key, &other, "een lijst tussen [ en ]").unwrap_or_default(),
        }
    }

    /// A whole number within bounds that may be missing or null.
    pub fn number(&mut self, key: &str, least: i32, most: i32) -> Option<i32> {
        let value = self.take(key)?;
        if !value.is_number() {
            return self.wrong_type(key, &value, "een heel getal");
        }
        let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
        let within = number.filter(|number| (least..=most).contains(number));
        if within.is_none() {
            self.fault(
                key,
                format!("Het getal {value} kan hier niet. Kies een heel getal van {least} tot en met {most}."),
            );
        }
        within
    }

    /// Any number that may be missing or null.
    pub fn decimal(&mut self, key: &str) -> Option<f64> {
        let value = self.take(key)?;
        match value.as_f64() {
            Some(number) => Some(number),
            None => self.wrong_type(key, &value, "een getal"),
        }
    }

    /// True or false that may be missing or null.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        match self.take(key)? {
            Value::Bool(flag) => Some(flag),
            other => self.wrong_type(key, &other, "true of false"),
        }
    }

    /// The keys of an object that may be missing or null.
    pub fn object(&mut self, key: &str) -> Option<Fields<'_>> {
        match self.take(key)? {
            Value::Object(keys) => Some(Fields { keys, path: format!("{}{key}.", self.path), faults: self.faults }),
            other => self.wrong_type(key, &other, "een object tussen { en }"),
        }
    }

    /// The keys of one object of a list.
    pub fn element(&mut self, key: &str, index: usize, value: Value) -> Option<Fields<'_>> {
        match value {
            Value::Object(keys) => {
                let path = format!("{}{key}[{}].", self.path, index + 1);
                Some(Fields { keys, path, faults: self.faults })
            }
            other => self.wrong_type(key, &other, "een object tussen { en }"),
        }
    }

    /// Notes every key that nobody asked for.
    pub fn finish(mut self) {
        for key in std::mem::take(&mut self.keys).into_iter().map(|(key, _)| key).take(MOST_UNKNOWN) {
            let name: String = key.chars().filter(|c| !c.is_control()).take(40).collect();
            self.fault(&name, "Dit veld kennen wij niet. Controleer de naam of haal het weg.");
        }
    }

    /// None also when the key is there and null.
    fn take(&mut self, key: &str) -> Option<Value> {
        self.keys.remove(key).filter(|value| !value.is_null())
    }

    fn chosen<T: FromStr>(&mut self, key: &str, text: &str, words: &[&str]) -> Option<T> {
        let choice = text.parse().ok();
        if choice.is_none() {
            self.fault(key, format!("{} kennen wij niet. Kies uit: {}.", quote(text), words.join(", ")));
        }
        choice
    }

    fn clean(&mut self, key: &str, text: &str, longest: usize) -> Option<String> {
        let text = text.trim();
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t' && c != '\r') {
            self.fault(key, "De tekst heeft een onzichtbaar stuurteken. Typ de tekst opnieuw.");
            return None;
        }
        if text.chars().nth(longest).is_some() {
            self.fault(key, format!("De tekst is langer dan {longest} tekens. Maak hem korter."));
            return None;
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn wrong_type<T>(&mut self, key: &str, value: &Value, wanted: &str) -> Option<T> {
        self.fault(key, format!("{} is niet {wanted}. Schrijf hier {wanted}.", quote(&short_json(value))));
        None
    }
}

/// No row of ours has more in one list; a longer one is a mistake.
const LONGEST_LIST: usize = 200;

/// A row of another format has only unknown keys; naming a few is enough.
const MOST_UNKNOWN: usize = 5;

/// Enough of a value to recognise it, without writing out a large one.
fn short_json(value: &Value) -> String {
    match value {
        Value::Array(_) => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        Value::String(text) => text.chars().take(60).collect(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(row: Value, read: impl FnOnce(&mut Fields<'_>)) -> Vec<Fault> {
        let mut faults = Vec::new();
        let Value::Object(keys) = row else { unreachable!("a test row is an object") };
        let mut fields = Fields::of_row(keys, &mut faults);
        read(&mut fields);
        fields.finish();
        faults
    }

    #[test]
    fn all_faults_of_a_row_are_told_at_once() {
        let row = json!({ "a": 3, "b": "x", "c": 1.5, "d": { "e": "f" }, "extra": null });
        let found = faults(row, |fields| {
            fields.text("a", 10);
            fields.choice::<u8>("b", &["1", "2"]);
            fields.number("c", 0, 9);
            if let Some(mut inner) = fields.object("d") {
                inner.flag("e");
                inner.finish();
            }
            fields.text("missing", 10);
        });
        let told: Vec<String> = found.iter().map(|fault| format!("{fault:?}")).collect();
        for (index, words) in
            ["een tekst", "Kies uit: 1, 2", "0 tot en met 9", "d.e", "ontbreekt", "extra"].iter().enumerate()
        {
            assert!(told[index].contains(words), "{told:?}");
        }
    }

    #[test]
    fn an_invisible_character_and_a_long_text_are_faults() {
        assert_eq!(
            faults(json!({ "a": "x\u{0}y" }), |fields| {
                fields.text("a", 10);
            })
            .len(),
            1
        );
        assert_eq!(
            faults(json!({ "a": "é".repeat(11) }), |fields| {
                fields.text("a", 10);
            })
            .len(),
            1
        );
        assert!(
            faults(json!({ "a": "regel\nregel" }), |fields| {
                fields.text("a", 20);
            })
            .is_empty()
        );
    }
}
