//! The tables as diesel sees them; follows `migrations/` by hand, because one text serves two databases.
//! The rows and their meaning are with the nouns, in the rooms above.
#![expect(missing_docs, reason = "the migrations describe the columns, and the row types of the rooms above do")]

mod places;
mod questions;
mod signals;

pub use self::places::{area, municipality, postcode};
pub use self::questions::{collective, publication, question};
pub use self::signals::{signal, signal_step, subscription};

diesel::table! {
    numbering (id) {
        id -> Integer,
        last -> Integer,
    }
}

diesel::table! {
    organization (id) {
        id -> Text,
        name -> Text,
        alternate_name -> Nullable<Text>,
        description -> Text,
        email -> Nullable<Text>,
        website -> Nullable<Text>,
        source -> Text,
        external_id -> Nullable<Text>,
        licence -> Nullable<Text>,
        confirmed_on -> Nullable<Date>,
        revision -> Integer,
        last_modified -> Timestamp,
    }
}

diesel::table! {
    service (number) {
        number -> Integer,
        id -> Text,
        organization_id -> Text,
        slug -> Text,
        name -> Text,
        alternate_name -> Nullable<Text>,
        kind -> Text,
        access -> Text,
        intensity -> Nullable<Text>,
        status -> Text,
        description -> Text,
        plain_text -> Text,
        keywords -> Text,
        minimum_age -> Nullable<Integer>,
        maximum_age -> Nullable<Integer>,
        waiting_weeks -> Nullable<Integer>,
        alert -> Nullable<Text>,
        url -> Nullable<Text>,
        email -> Nullable<Text>,
        application_process -> Nullable<Text>,
        eligibility_description -> Nullable<Text>,
        source -> Text,
        external_id -> Nullable<Text>,
        licence -> Nullable<Text>,
        confirmed_on -> Nullable<Date>,
        revision -> Integer,
        last_modified -> Timestamp,
    }
}

diesel::table! {
    location (id) {
        id -> Text,
        location_type -> Text,
        name -> Nullable<Text>,
        description -> Nullable<Text>,
        url -> Nullable<Text>,
        address_1 -> Nullable<Text>,
        postal_code -> Nullable<Text>,
        city -> Nullable<Text>,
        state_province -> Nullable<Text>,
        country -> Nullable<Text>,
        latitude -> Nullable<Double>,
        longitude -> Nullable<Double>,
        area_code -> Nullable<Text>,
        protected -> Bool,
        source -> Text,
        external_id -> Nullable<Text>,
        licence -> Nullable<Text>,
        confirmed_on -> Nullable<Date>,
        revision -> Integer,
        last_modified -> Timestamp,
    }
}

diesel::table! {
    service_at_location (service_number, location_id) {
        service_number -> Integer,
        location_id -> Text,
        position -> Integer,
        description -> Nullable<Text>,
    }
}

diesel::table! {
    schedule (service_number, position) {
        service_number -> Integer,
        location_id -> Nullable<Text>,
        position -> Integer,
        freq -> Nullable<Text>,
        interval -> Integer,
        byday -> Nullable<Text>,
        opens_at -> Nullable<Time>,
        closes_at -> Nullable<Time>,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        description -> Nullable<Text>,
    }
}

diesel::table! {
    phone (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        number -> Text,
        extension -> Nullable<Integer>,
        description -> Nullable<Text>,
    }
}

diesel::table! {
    contact (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        name -> Nullable<Text>,
        title -> Nullable<Text>,
        department -> Nullable<Text>,
        email -> Nullable<Text>,
    }
}

diesel::table! {
    cost_option (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        cost -> Text,
        amount_cents -> Nullable<Integer>,
        currency -> Text,
        amount_description -> Nullable<Text>,
    }
}

diesel::table! {
    language (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        code -> Text,
        name -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    accessibility (service_number, position) {
        service_number -> Integer,
        location_id -> Nullable<Text>,
        position -> Integer,
        feature -> Nullable<Text>,
        description -> Nullable<Text>,
        details -> Nullable<Text>,
    }
}

diesel::table! {
    required_document (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        document -> Text,
        uri -> Nullable<Text>,
    }
}

diesel::table! {
    service_area (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        scope -> Text,
        area_code -> Nullable<Text>,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    service_capacity (service_number, position) {
        service_number -> Integer,
        position -> Integer,
        unit -> Text,
        maximum -> Nullable<Integer>,
        available -> Nullable<Integer>,
        updated -> Nullable<Timestamp>,
    }
}

diesel::table! {
    taxonomy (id) {
        id -> Text,
        code -> Text,
        name -> Text,
        description -> Text,
        position -> Integer,
    }
}

diesel::table! {
    taxonomy_term (number) {
        number -> Integer,
        id -> Text,
        taxonomy_id -> Text,
        code -> Text,
        name -> Text,
        description -> Text,
        parent_id -> Nullable<Text>,
        position -> Integer,
        words -> Text,
    }
}

diesel::table! {
    attribute (service_number, term_number) {
        service_number -> Integer,
        term_number -> Integer,
        position -> Integer,
        value -> Nullable<Text>,
    }
}

diesel::table! {
    search_queue (ticket) {
        ticket -> Integer,
        service_id -> Text,
        queued_at -> Timestamp,
    }
}

diesel::joinable!(service -> organization (organization_id));
diesel::joinable!(service_at_location -> service (service_number));
diesel::joinable!(service_at_location -> location (location_id));
diesel::joinable!(schedule -> service (service_number));
diesel::joinable!(schedule -> location (location_id));
diesel::joinable!(phone -> service (service_number));
diesel::joinable!(contact -> service (service_number));
diesel::joinable!(cost_option -> service (service_number));
diesel::joinable!(language -> service (service_number));
diesel::joinable!(accessibility -> service (service_number));
diesel::joinable!(accessibility -> location (location_id));
diesel::joinable!(required_document -> service (service_number));
diesel::joinable!(service_area -> service (service_number));
diesel::joinable!(service_capacity -> service (service_number));
diesel::joinable!(taxonomy_term -> taxonomy (taxonomy_id));
diesel::joinable!(attribute -> taxonomy_term (term_number));

diesel::allow_tables_to_appear_in_same_query!(
    accessibility,
    attribute,
    contact,
    cost_option,
    language,
    location,
    organization,
    phone,
    required_document,
    schedule,
    search_queue,
    service,
    service_area,
    service_at_location,
    service_capacity,
    taxonomy,
    taxonomy_term,
);
