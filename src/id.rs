//! Every identifier as its own type over text, so that a `ServiceId` never passes for an `OrganizationId`.
//! What the identifiers point at is the business of the rooms above.

mod text;

pub use self::text::NotAnId;
use self::text::UuidText;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident of $table:literal;)+) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
            serde::Serialize, serde::Deserialize,
        )]
        #[diesel(sql_type = diesel::sql_types::Text)]
        #[serde(transparent)]
        pub struct $name(UuidText);

        impl $name {
            /// The identifier that this source and key always give, so that a second import finds the first.
            pub fn derived(source: &str, key: &str) -> Self {
                Self(UuidText::derived($table, source, key))
            }

            /// A fresh identifier for a record that is made here and has no key of its own yet.
            pub fn random() -> Self {
                Self(UuidText::random())
            }

            /// The 36-character form.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }

        impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
        {
            fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
                Ok(String::from_sql(raw)?.parse()?)
            }
        }

        impl<DB> diesel::serialize::ToSql<diesel::sql_types::Text, DB> for $name
        where
            DB: diesel::backend::Backend,
            str: diesel::serialize::ToSql<diesel::sql_types::Text, DB>,
        {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, DB>) -> diesel::serialize::Result {
                self.as_str().to_sql(out)
            }
        }
    )+};
}

identifiers! {
    /// Who signs in.
    AccountId of "account";
    /// Who offers something.
    OrganizationId of "organization";
    /// What is offered.
    ServiceId of "service";
    /// A place where something is offered.
    LocationId of "location";
    /// A list of terms, such as the themes.
    TaxonomyId of "taxonomy";
    /// One term of a taxonomy.
    TaxonomyTermId of "taxonomy_term";
    /// One question of the log.
    QuestionId of "question";
    /// Questions that belong together.
    CollectiveId of "collective";
    /// A gap that somebody took up.
    SignalId of "signal";
    /// Somebody who wants to hear about an area or a theme.
    SubscriptionId of "subscription";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_source_and_key_always_give_the_same_identifier() {
        assert_eq!(ServiceId::derived("seed", "koffie"), ServiceId::derived("seed", "koffie"));
        assert_ne!(ServiceId::derived("seed", "koffie"), ServiceId::derived("seed", "thee"));
        assert_ne!(ServiceId::derived("ab", "c"), ServiceId::derived("a", "bc"));
    }

    #[test]
    fn the_table_is_part_of_the_identifier() {
        assert_ne!(ServiceId::derived("seed", "a").as_str(), LocationId::derived("seed", "a").as_str());
    }

    #[test]
    fn an_identifier_is_a_uuid_in_its_36_character_form() {
        let id = ServiceId::derived("seed", "koffie");
        assert_eq!(uuid::Uuid::parse_str(id.as_str()).unwrap().get_version_num(), 5);
        assert_eq!(id.to_string().parse::<ServiceId>().unwrap(), id);
        assert_eq!(id.to_string().to_uppercase().parse::<ServiceId>().unwrap(), id);
    }

    #[test]
    fn text_that_is_no_uuid_is_refused_with_the_text_in_the_message() {
        let refused = "koffie".parse::<ServiceId>().unwrap_err();
        assert!(refused.to_string().contains("koffie"));
    }

    #[test]
    fn json_holds_the_plain_text() {
        let id = OrganizationId::random();
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<OrganizationId>(&json).unwrap(), id);
    }
}
