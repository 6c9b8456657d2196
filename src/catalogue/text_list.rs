//! A short list of texts in one column, as JSON.
//! What the texts mean is with the noun that has them.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Text;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Texts in order. Held as the JSON that is stored, because far more of them are written than are read one by one.
#[derive(Clone, PartialEq, Eq, Debug, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct TextList(String);

impl TextList {
    /// The texts one by one.
    pub fn to_vec(&self) -> Vec<String> {
        // Always an array of strings: both ways to make one see to that.
        serde_json::from_str(&self.0).unwrap_or_default()
    }

    fn of(texts: &[String]) -> Self {
        Self(serde_json::Value::from(texts).to_string())
    }
}

impl Default for TextList {
    fn default() -> Self {
        Self::of(&[])
    }
}

impl<T: Into<String>> FromIterator<T> for TextList {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Self::of(&texts.into_iter().map(Into::into).collect::<Vec<_>>())
    }
}

impl<DB> FromSql<Text, DB> for TextList
where
    DB: Backend,
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> deserialize::Result<Self> {
        let texts: Vec<String> = serde_json::from_str(&String::from_sql(raw)?)?;
        Ok(Self::of(&texts))
    }
}

impl<DB> ToSql<Text, DB> for TextList
where
    DB: Backend,
    str: ToSql<Text, DB>,
{
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, DB>) -> serialize::Result {
        self.0.as_str().to_sql(out)
    }
}

impl Serialize for TextList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_vec().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TextList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<String>::deserialize(deserializer).map(|texts| Self::of(&texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_quotes_and_accents_come_back_as_they_were() {
        let list: TextList = ["samen \"eten\"", "café"].into_iter().collect();
        assert_eq!(list.to_vec(), ["samen \"eten\"", "café"]);
        assert_eq!(TextList::default().to_vec(), Vec::<String>::new());
    }
}
