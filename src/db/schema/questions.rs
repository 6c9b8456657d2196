//! The tables of the log of questions and of what was published of it.

diesel::table! {
    question (number) {
        number -> Integer,
        id -> Text,
        asked_on -> Date,
        area_code -> Text,
        theme -> Text,
        other_themes -> Text,
        audiences -> Text,
        form -> Nullable<Text>,
        language -> Nullable<Text>,
        age -> Nullable<Text>,
        text -> Nullable<Text>,
        outcome -> Text,
        reason -> Nullable<Text>,
        deployed -> Nullable<Text>,
        collectable -> Nullable<Text>,
        was_unknown -> Bool,
        service_id -> Nullable<Text>,
        provider -> Nullable<Text>,
        coach -> Nullable<Text>,
        collective_id -> Nullable<Text>,
    }
}

diesel::table! {
    collective (id) {
        id -> Text,
        name -> Text,
        area_code -> Text,
        theme -> Text,
        made_on -> Date,
        revision -> Integer,
    }
}

diesel::table! {
    publication (year_from, quarter) {
        year_from -> Text,
        quarter -> Integer,
        published_on -> Date,
        document -> Text,
    }
}
