//! The tables of gaps that somebody took up, of what was done about them, and of who wants to hear about it.

diesel::table! {
    signal (id) {
        id -> Text,
        area_code -> Text,
        theme -> Text,
        audience -> Nullable<Text>,
        title -> Text,
        owner_organization -> Text,
        owner_function -> Text,
        target_on -> Date,
        state -> Text,
        reason -> Nullable<Text>,
        made_on -> Date,
        catalogue_number -> Integer,
        service_id -> Nullable<Text>,
        linked_on -> Nullable<Date>,
        revision -> Integer,
    }
}

diesel::table! {
    signal_step (signal_id, position) {
        signal_id -> Text,
        position -> Integer,
        made_on -> Date,
        state -> Text,
        target_on -> Date,
        owner -> Nullable<Text>,
        service_id -> Nullable<Text>,
        note -> Nullable<Text>,
        by_role -> Text,
    }
}

diesel::table! {
    subscription (id) {
        id -> Text,
        email -> Text,
        area_code -> Nullable<Text>,
        theme -> Nullable<Text>,
        made_on -> Date,
        confirmed_on -> Nullable<Date>,
    }
}
