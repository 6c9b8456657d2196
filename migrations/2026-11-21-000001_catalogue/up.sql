-- The nouns of HSDS 3.1. Identifiers are UUIDs as text, made by the program.
-- `position` keeps the order in which a listing names its parts.
-- Area codes are no foreign keys: areas are replaced as a whole when new outlines arrive, and listings outlive that.

CREATE TABLE organization (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    alternate_name TEXT,
    description TEXT NOT NULL,
    email TEXT,
    website TEXT,
    source TEXT NOT NULL,
    external_id TEXT,
    licence TEXT,
    confirmed_on DATE,
    revision INTEGER NOT NULL,
    last_modified TIMESTAMP NOT NULL
);
CREATE INDEX organization_source ON organization (source, external_id);

CREATE TABLE service (
    id TEXT PRIMARY KEY NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    alternate_name TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('buurtinitiatief', 'voorliggend', 'specialistisch')),
    access TEXT NOT NULL CHECK (access IN ('inloop', 'aanmelden', 'verwijzing', 'indicatie')),
    intensity TEXT CHECK (intensity IN ('licht', 'midden', 'zwaar')),
    status TEXT NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily closed')),
    description TEXT NOT NULL,
    plain_text TEXT NOT NULL,
    keywords TEXT NOT NULL,
    minimum_age INTEGER CHECK (minimum_age >= 0),
    maximum_age INTEGER CHECK (maximum_age >= 0),
    waiting_weeks INTEGER CHECK (waiting_weeks >= 0),
    alert TEXT,
    url TEXT,
    email TEXT,
    application_process TEXT,
    eligibility_description TEXT,
    source TEXT NOT NULL,
    external_id TEXT,
    licence TEXT,
    confirmed_on DATE,
    revision INTEGER NOT NULL,
    last_modified TIMESTAMP NOT NULL,
    CHECK (minimum_age IS NULL OR maximum_age IS NULL OR minimum_age <= maximum_age)
);
CREATE INDEX service_organization_id ON service (organization_id);
CREATE INDEX service_source ON service (source, external_id);
CREATE INDEX service_last_modified ON service (last_modified);
CREATE INDEX service_confirmed_on ON service (confirmed_on);

CREATE TABLE location (
    id TEXT PRIMARY KEY NOT NULL,
    location_type TEXT NOT NULL CHECK (location_type IN ('physical', 'postal', 'virtual')),
    name TEXT,
    description TEXT,
    url TEXT,
    address_1 TEXT,
    postal_code TEXT,
    city TEXT,
    state_province TEXT,
    country TEXT,
    latitude DOUBLE PRECISION CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE PRECISION CHECK (longitude BETWEEN -180 AND 180),
    area_code TEXT,
    protected BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    external_id TEXT,
    licence TEXT,
    confirmed_on DATE,
    revision INTEGER NOT NULL,
    last_modified TIMESTAMP NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    -- A protected place is known by its area alone: what is not stored cannot leak.
    CONSTRAINT a_protected_place_has_an_area_only CHECK (
        NOT protected
        OR (latitude IS NULL AND longitude IS NULL AND address_1 IS NULL AND postal_code IS NULL AND area_code IS NOT NULL)
    )
);
CREATE INDEX location_source ON location (source, external_id);
CREATE INDEX location_area_code ON location (area_code);

CREATE TABLE service_at_location (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    location_id TEXT NOT NULL REFERENCES location (id),
    position INTEGER NOT NULL,
    description TEXT,
    UNIQUE (service_id, location_id)
);
CREATE INDEX service_at_location_location_id ON service_at_location (location_id);

CREATE TABLE schedule (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    location_id TEXT REFERENCES location (id),
    position INTEGER NOT NULL,
    freq TEXT CHECK (freq IN ('WEEKLY', 'MONTHLY')),
    "interval" INTEGER NOT NULL CHECK ("interval" > 0),
    byday TEXT,
    opens_at TIME,
    closes_at TIME,
    valid_from DATE,
    valid_to DATE,
    description TEXT
);
CREATE INDEX schedule_service_id ON schedule (service_id);
CREATE INDEX schedule_location_id ON schedule (location_id);

CREATE TABLE phone (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    extension INTEGER,
    description TEXT
);
CREATE INDEX phone_service_id ON phone (service_id);

CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    name TEXT,
    title TEXT,
    department TEXT,
    email TEXT
);
CREATE INDEX contact_service_id ON contact (service_id);

CREATE TABLE cost_option (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    cost TEXT NOT NULL CHECK (cost IN ('gratis', 'bijdrage', 'eigen-bijdrage')),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    currency TEXT NOT NULL,
    amount_description TEXT
);
CREATE INDEX cost_option_service_id ON cost_option (service_id);

CREATE TABLE language (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT,
    note TEXT
);
CREATE INDEX language_service_id ON language (service_id);

-- HSDS hangs this on the location; ours names the service too, because two services in one building
-- may differ, and a service without a place can be quiet as well.
CREATE TABLE accessibility (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    location_id TEXT REFERENCES location (id),
    position INTEGER NOT NULL,
    feature TEXT,
    description TEXT,
    details TEXT
);
CREATE INDEX accessibility_service_id ON accessibility (service_id);
CREATE INDEX accessibility_location_id ON accessibility (location_id);

CREATE TABLE required_document (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    uri TEXT
);
CREATE INDEX required_document_service_id ON required_document (service_id);

CREATE TABLE service_area (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('area', 'municipality', 'region')),
    area_code TEXT,
    name TEXT,
    CHECK (scope <> 'area' OR area_code IS NOT NULL OR name IS NOT NULL)
);
CREATE INDEX service_area_service_id ON service_area (service_id);
CREATE INDEX service_area_area_code ON service_area (area_code);

CREATE TABLE service_capacity (
    id TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL REFERENCES service (id),
    position INTEGER NOT NULL,
    unit TEXT NOT NULL,
    maximum INTEGER CHECK (maximum >= 0),
    available INTEGER CHECK (available >= 0),
    updated TIMESTAMP
);
CREATE INDEX service_capacity_service_id ON service_capacity (service_id);

CREATE TABLE taxonomy (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE taxonomy_term (
    id TEXT PRIMARY KEY NOT NULL,
    taxonomy_id TEXT NOT NULL REFERENCES taxonomy (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    parent_id TEXT REFERENCES taxonomy_term (id),
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    UNIQUE (taxonomy_id, code)
);
CREATE INDEX taxonomy_term_parent_id ON taxonomy_term (parent_id);

CREATE TABLE attribute (
    id TEXT PRIMARY KEY NOT NULL,
    link_entity TEXT NOT NULL CHECK (link_entity IN ('service', 'organization', 'location')),
    link_id TEXT NOT NULL,
    taxonomy_term_id TEXT NOT NULL REFERENCES taxonomy_term (id),
    position INTEGER NOT NULL,
    value TEXT,
    UNIQUE (link_id, taxonomy_term_id)
);
CREATE INDEX attribute_taxonomy_term_id ON attribute (taxonomy_term_id);

-- What the search index still has to take over. Each change adds a row and the index removes exactly the rows that it
-- has seen, so a change made meanwhile is never lost. No foreign key: a removed service has to leave the index too.
CREATE TABLE search_queue (
    ticket TEXT PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL,
    queued_at TIMESTAMP NOT NULL
);
CREATE INDEX search_queue_queued_at ON search_queue (queued_at);
