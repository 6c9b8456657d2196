-- Gaps that somebody took up. No column can hold a resident, and none the name of who looks after it: `title`, the owner,
-- `reason` and every note passed the guard, and who changed something is kept as a role.
-- `catalogue_number` is the last number that was handed out when the signal was made: a service with a higher number was
-- first saved after it. The calendar cannot tell that, because a service keeps only the moment of its last change.
CREATE TABLE signal (
    id TEXT PRIMARY KEY NOT NULL,
    area_code TEXT NOT NULL,
    theme TEXT NOT NULL,
    audience TEXT,
    title TEXT NOT NULL,
    owner_organization TEXT NOT NULL,
    owner_function TEXT NOT NULL,
    target_on DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('gesignaleerd', 'opgepakt', 'in-ontwikkeling', 'gerealiseerd', 'afgewezen')),
    reason TEXT,
    made_on DATE NOT NULL,
    catalogue_number INTEGER NOT NULL,
    service_id TEXT,
    linked_on DATE,
    revision INTEGER NOT NULL,
    CHECK (state <> 'afgewezen' OR reason IS NOT NULL),
    CHECK (state <> 'gerealiseerd' OR reason IS NOT NULL OR service_id IS NOT NULL),
    CHECK ((service_id IS NULL) = (linked_on IS NULL))
);
CREATE INDEX signal_theme_area ON signal (theme, area_code);

-- What was done about a signal, in order. State and target date are those after the step, so that the letter of a month
-- tells how things stood at its end; owner and service are there where the step changed them.
CREATE TABLE signal_step (
    signal_id TEXT NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    made_on DATE NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('gesignaleerd', 'opgepakt', 'in-ontwikkeling', 'gerealiseerd', 'afgewezen')),
    target_on DATE NOT NULL,
    owner TEXT,
    service_id TEXT,
    note TEXT,
    by_role TEXT NOT NULL,
    PRIMARY KEY (signal_id, position)
);
CREATE INDEX signal_step_made_on ON signal_step (made_on);

-- Who wants to hear about an area or a theme. The address is that of an organization. Nothing is sent as long as
-- `confirmed_on` is empty: whoever wrote it down need not be who reads it.
CREATE TABLE subscription (
    id TEXT PRIMARY KEY NOT NULL,
    email TEXT NOT NULL,
    area_code TEXT,
    theme TEXT,
    made_on DATE NOT NULL,
    confirmed_on DATE,
    CHECK (area_code IS NOT NULL OR theme IS NOT NULL)
);
CREATE INDEX subscription_email ON subscription (email);
