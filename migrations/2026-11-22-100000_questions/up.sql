-- The log of collective questions. No column can hold a resident: `text` and `provider` passed the guard, the day is all
-- that is kept of the moment, and no address of a network is kept at all. `coach` is a key without a name, and is emptied
-- once no rule of publication needs it any more.
-- Numbers rise, so that what was added since a report is read in one go.
CREATE TABLE question (
    number INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    asked_on DATE NOT NULL,
    area_code TEXT NOT NULL,
    theme TEXT NOT NULL,
    other_themes TEXT NOT NULL,
    audiences TEXT NOT NULL,
    form TEXT,
    language TEXT,
    age TEXT,
    text TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('matched', 'partial', 'unmet')),
    reason TEXT CHECK (reason IN ('absent', 'full', 'not_fitting', 'barrier', 'unknown', 'care_first')),
    deployed TEXT CHECK (deployed IN ('voorliggend', 'buurtinitiatief', 'own', 'specialist', 'none')),
    collectable TEXT CHECK (collectable IN ('yes', 'no', 'perhaps')),
    was_unknown BOOLEAN NOT NULL,
    service_id TEXT,
    provider TEXT,
    coach TEXT,
    collective_id TEXT
);
CREATE INDEX question_theme_area ON question (theme, area_code);
CREATE INDEX question_collective_id ON question (collective_id);
CREATE INDEX question_coach ON question (coach);

-- Questions that a person put together. The name is written by a person and passed the guard.
CREATE TABLE collective (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    area_code TEXT NOT NULL,
    theme TEXT NOT NULL,
    made_on DATE NOT NULL,
    revision INTEGER NOT NULL
);
CREATE INDEX collective_theme ON collective (theme);

-- What was published: frozen, and kept so that what comes later can be tested against it.
CREATE TABLE publication (
    year_from TEXT NOT NULL,
    quarter INTEGER NOT NULL CHECK (quarter BETWEEN 0 AND 3),
    published_on DATE NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (year_from, quarter)
);
