-- Wijken and buurten. A code is that of Statistics Netherlands (CBS), such as WK020201.
CREATE TABLE area (
    code TEXT PRIMARY KEY NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('wijk', 'buurt')),
    name TEXT NOT NULL,
    district TEXT,
    side TEXT,
    parent_code TEXT,
    inhabitants INTEGER,
    households INTEGER,
    figures TEXT,
    outline TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION
);
CREATE INDEX area_parent_code ON area (parent_code);

CREATE TABLE postcode (
    code TEXT PRIMARY KEY NOT NULL,
    latitude DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    area_code TEXT,
    inhabitants INTEGER
);
CREATE INDEX postcode_area_code ON postcode (area_code);

-- One row: the words of the municipality as one JSON document.
CREATE TABLE municipality (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    document TEXT NOT NULL
);
