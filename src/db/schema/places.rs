//! The tables about places; no query joins them with the catalogue, which keeps area codes as plain text.
//! Their rows are in the rooms `geography` and `municipality`.

diesel::table! {
    area (code) {
        code -> Text,
        level -> Text,
        name -> Text,
        district -> Nullable<Text>,
        side -> Nullable<Text>,
        parent_code -> Nullable<Text>,
        inhabitants -> Nullable<Integer>,
        households -> Nullable<Integer>,
        figures -> Nullable<Text>,
        outline -> Nullable<Text>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
    }
}

diesel::table! {
    postcode (code) {
        code -> Text,
        latitude -> Double,
        longitude -> Double,
        area_code -> Nullable<Text>,
        inhabitants -> Nullable<Integer>,
    }
}

diesel::table! {
    municipality (id) {
        id -> Integer,
        document -> Text,
    }
}
