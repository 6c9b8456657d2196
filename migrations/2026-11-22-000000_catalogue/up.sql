-- The nouns of HSDS 3.1. Identifiers are UUIDs as text, made by the program.
-- `position` keeps the order in which a listing names its parts. A part has no identifier of its own: HSDS asks for one,
-- and it follows from those of the service and the position.
-- Parts and terms point at a service by its number. Numbers rise, so that what is loaded is laid down in order and read
-- in order: by their UUIDs, which are spread evenly, every row of a large file would land on another page.
-- Area codes are no foreign keys: areas are replaced as a whole when new outlines arrive, and listings outlive that.

-- One row: the last number that was handed out, to services, terms and changes alike. Whoever writes takes this row
-- first and holds it until the end, so that numbers become visible in their order.
CREATE TABLE numbering (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    last INTEGER NOT NULL
);
INSERT INTO numbering (id, last) VALUES (1, 0);

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

CREATE TABLE service (
    number INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
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
-- Counting what is shown would otherwise read every text.
CREATE INDEX service_status ON service (status);

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

CREATE TABLE service_at_location (
    service_number INTEGER NOT NULL REFERENCES service (number),
    location_id TEXT NOT NULL REFERENCES location (id),
    position INTEGER NOT NULL,
    description TEXT,
    PRIMARY KEY (service_number, location_id)
);
CREATE INDEX service_at_location_location_id ON service_at_location (location_id);

CREATE TABLE schedule (
    service_number INTEGER NOT NULL REFERENCES service (number),
    location_id TEXT REFERENCES location (id),
    position INTEGER NOT NULL,
    freq TEXT CHECK (freq IN ('WEEKLY', 'MONTHLY')),
    "interval" INTEGER NOT NULL CHECK ("interval" > 0),
    byday TEXT,
    opens_at TIME,
    closes_at TIME,
    valid_from DATE,
    valid_to DATE,
    description TEXT,
    PRIMARY KEY (service_number, position)
);
CREATE INDEX schedule_location_id ON schedule (location_id) WHERE location_id IS NOT NULL;

CREATE TABLE phone (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    extension INTEGER,
    description TEXT,
    PRIMARY KEY (service_number, position)
);

CREATE TABLE contact (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    name TEXT,
    title TEXT,
    department TEXT,
    email TEXT,
    PRIMARY KEY (service_number, position)
);

CREATE TABLE cost_option (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    cost TEXT NOT NULL CHECK (cost IN ('gratis', 'bijdrage', 'eigen-bijdrage')),
    amount_cents INTEGER CHECK (amount_cents >= 0),
    currency TEXT NOT NULL,
    amount_description TEXT,
    PRIMARY KEY (service_number, position)
);

CREATE TABLE language (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT,
    note TEXT,
    PRIMARY KEY (service_number, position)
);

-- HSDS hangs this on the location; ours names the service too, because two services in one building
-- may differ, and a service without a place can be quiet as well.
CREATE TABLE accessibility (
    service_number INTEGER NOT NULL REFERENCES service (number),
    location_id TEXT REFERENCES location (id),
    position INTEGER NOT NULL,
    feature TEXT,
    description TEXT,
    details TEXT,
    PRIMARY KEY (service_number, position)
);
CREATE INDEX accessibility_location_id ON accessibility (location_id) WHERE location_id IS NOT NULL;

CREATE TABLE required_document (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    document TEXT NOT NULL,
    uri TEXT,
    PRIMARY KEY (service_number, position)
);

CREATE TABLE service_area (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('area', 'municipality', 'region')),
    area_code TEXT,
    name TEXT,
    CHECK (scope <> 'area' OR area_code IS NOT NULL OR name IS NOT NULL),
    PRIMARY KEY (service_number, position)
);

CREATE TABLE service_capacity (
    service_number INTEGER NOT NULL REFERENCES service (number),
    position INTEGER NOT NULL,
    unit TEXT NOT NULL,
    maximum INTEGER CHECK (maximum >= 0),
    available INTEGER CHECK (available >= 0),
    updated TIMESTAMP,
    PRIMARY KEY (service_number, position)
);

CREATE TABLE taxonomy (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    position INTEGER NOT NULL
);

CREATE TABLE taxonomy_term (
    number INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
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

-- HSDS hangs terms on any record; ours hang on services. No index on the term: only a new list of terms asks which ones
-- are still in use, and that may read them all.
CREATE TABLE attribute (
    service_number INTEGER NOT NULL REFERENCES service (number),
    term_number INTEGER NOT NULL REFERENCES taxonomy_term (number),
    position INTEGER NOT NULL,
    value TEXT,
    PRIMARY KEY (service_number, term_number)
);

-- What the search index still has to take over. Each change adds a row and the index removes exactly the rows that it
-- has seen, so a change made meanwhile is never lost. Tickets become visible in their order (`numbering`). No foreign key: a removed service has to leave the index too.
CREATE TABLE search_queue (
    ticket INTEGER PRIMARY KEY NOT NULL,
    service_id TEXT NOT NULL,
    queued_at TIMESTAMP NOT NULL
);
