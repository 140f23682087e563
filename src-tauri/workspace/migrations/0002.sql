-- Schema 2: what is noted down beside an account, and the rows of imports that still wait to be mended.

-- What was seen of a customer and speaks for its outcome (A3); never a parameter. day is a date as 2026-05-31, or less of it.
CREATE TABLE signal (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX signal_account ON signal (account);

-- A dated note on an account, as in a call; parameter is the id of the one it is about, empty where it is about the whole.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    parameter TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX note_account ON note (account);

-- A move of an account from one stage to another, and why (L1). reason is empty where nobody gave one.
CREATE TABLE move (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    was TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX move_account ON move (account);

-- A row that an import did not take: the header and the cells (JSON lists of texts) as they stood in the file, and why (JSON).
CREATE TABLE rejected (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    header TEXT NOT NULL,
    cells TEXT NOT NULL,
    reasons TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
