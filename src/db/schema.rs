//! The tables as diesel sees them; follows `migrations/` by hand, because one text serves two databases.
//! The rows and their meaning are with the nouns, in the rooms above.
#![expect(missing_docs, reason = "the migrations describe the columns, and the row types of the rooms above do")]

mod places;

pub use self::places::{area, municipality, postcode};

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
    service (id) {
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
    service_at_location (id) {
        id -> Text,
        service_id -> Text,
        location_id -> Text,
        position -> Integer,
        description -> Nullable<Text>,
    }
}

diesel::table! {
    schedule (id) {
        id -> Text,
        service_id -> Text,
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
    phone (id) {
        id -> Text,
        service_id -> Text,
        position -> Integer,
        number -> Text,
        extension -> Nullable<Integer>,
        description -> Nullable<Text>,
    }
}

diesel::table! {
    contact (id) {
        id -> Text,
        service_id -> Text,
        position -> Integer,
        name -> Nullable<Text>,
        title -> Nullable<Text>,
        department -> Nullable<Text>,
        email -> Nullable<Text>,
    }
}

diesel::table! {
    cost_option (id) {
        id -> Text,
        service_id -> Text,
        position -> Integer,
        cost -> Text,
        amount_cents -> Nullable<Integer>,
        currency -> Text,
        amount_description -> Nullable<Text>,
    }
}

diesel::table! {
    language (id) {
        id -> Text,
        service_id -> Text,
        position -> Integer,
        code -> Text,
        name -> Nullable<Text>,
        note -> Nullable<Text>,
    }
}

diesel::table! {
    accessibility (id) {
        id -> Text,
        service_id -> Text,
        location_id -> Nullable<Text>,
        position -> Integer,
        feature -> Nullable<Text>,
        description -> Nullable<Text>,
        details -> Nullable<Text>,
    }
}

diesel::table! {
    required_document (id) {
        id -> Text,
        service_id -> Text,
        position -> Integer,
        document -> Text,
        uri -> Nullable<Text>,
    }
}

diesel::table! {
    service_area (id) {
        id -> Text,
        service_id -> Text,
        position -> Integer,
        scope -> Text,
        area_code -> Nullable<Text>,
        name -> Nullable<Text>,
    }
}

diesel::table! {
    service_capacity (id) {
        id -> Text,
        service_id -> Text,
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
    taxonomy_term (id) {
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
    attribute (id) {
        id -> Text,
        link_entity -> Text,
        link_id -> Text,
        taxonomy_term_id -> Text,
        position -> Integer,
        value -> Nullable<Text>,
    }
}

diesel::table! {
    search_queue (ticket) {
        ticket -> Text,
        service_id -> Text,
        queued_at -> Timestamp,
    }
}

diesel::joinable!(service -> organization (organization_id));
diesel::joinable!(service_at_location -> service (service_id));
diesel::joinable!(service_at_location -> location (location_id));
diesel::joinable!(schedule -> service (service_id));
diesel::joinable!(schedule -> location (location_id));
diesel::joinable!(phone -> service (service_id));
diesel::joinable!(contact -> service (service_id));
diesel::joinable!(cost_option -> service (service_id));
diesel::joinable!(language -> service (service_id));
diesel::joinable!(accessibility -> service (service_id));
diesel::joinable!(accessibility -> location (location_id));
diesel::joinable!(required_document -> service (service_id));
diesel::joinable!(service_area -> service (service_id));
diesel::joinable!(service_capacity -> service (service_id));
diesel::joinable!(taxonomy_term -> taxonomy (taxonomy_id));
diesel::joinable!(attribute -> taxonomy_term (taxonomy_term_id));

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
