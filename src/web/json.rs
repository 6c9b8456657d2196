//! Puts JSON together without reaching into it by name, which could fail.

use serde_json::Value;

/// Puts the members of one value over those of another, object by object.
pub fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            from.into_iter().for_each(|(name, value)| merge(into.entry(name).or_insert(Value::Null), value));
        }
        (into, from) => *into = from,
    }
}

#[cfg(test)]
mod tests {
    use super::merge;
    use serde_json::json;

    #[test]
    fn members_that_are_not_named_stay() {
        let mut value = json!({ "a": { "b": 1, "c": 2 } });
        merge(&mut value, json!({ "a": { "b": 3 }, "d": [] }));
        assert_eq!(value, json!({ "a": { "b": 3, "c": 2 }, "d": [] }));
    }
}
