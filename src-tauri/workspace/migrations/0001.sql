-- Schema 1.
--
-- `gone` hides a row: undo and redo flip it instead of moving data, so that undoing an import of any size is one statement.
-- A unique key counts only among the visible rows. Times are milliseconds since 1970 (UTC), decimal numbers millionths.

-- Ids of parameters and levels and names of authors, kept once. Rows are only ever added.
CREATE TABLE word (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    key TEXT,
    name TEXT NOT NULL,
    website TEXT NOT NULL,
    industry TEXT NOT NULL,
    country TEXT NOT NULL,
    region TEXT NOT NULL,
    employees INTEGER,
    revenue INTEGER,
    owner TEXT NOT NULL,
    stage TEXT NOT NULL,
    outcome TEXT,
    since TEXT NOT NULL,
    note TEXT NOT NULL,
    extra TEXT,
    created INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX account_key ON account (key) WHERE key IS NOT NULL AND gone = 0;

-- kind 0: one level (value is a word); 1: several levels (a JSON array); 2: a number; 3: text that no level covers.
-- grade 0 observed, 1 said, 2 guess, 3 unknown. author is a word.
CREATE TABLE answer (
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    parameter INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    value ANY NOT NULL,
    grade INTEGER NOT NULL,
    author INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, parameter)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    profile TEXT NOT NULL
) STRICT;

-- A published version is never updated, and its number never given again.
CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    reason TEXT NOT NULL,
    profile TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Explanations repeat themselves from account to account: their parts are kept once and named by number.
CREATE TABLE piece (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- head is the explanation up to its parts; parts and answers are lists of pieces (32-bit little-endian numbers).
CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES version (number),
    at INTEGER NOT NULL,
    cause TEXT NOT NULL,
    low INTEGER NOT NULL,
    likely INTEGER NOT NULL,
    high INTEGER NOT NULL,
    tier_low TEXT NOT NULL,
    tier TEXT NOT NULL,
    tier_high TEXT NOT NULL,
    head TEXT NOT NULL,
    parts BLOB NOT NULL,
    answers BLOB NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX score_account ON score (account);

CREATE TABLE override (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    version INTEGER NOT NULL REFERENCES version (number),
    tier TEXT NOT NULL,
    reason TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    expires TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX override_account ON override (account);

-- What the team decided about the workspace itself; undone like everything else.
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the app remembers for itself (widths, last screen, who sits here); not the team's content, so not undone.
CREATE TABLE preference (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    author TEXT NOT NULL,
    op TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX step_undone ON step (id) WHERE undone = 1;

-- What brings a step back, in lists (JSON) of some hundred changes each.
CREATE TABLE change (
    step INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;

-- Hidden rows that no undo or redo can show again; deleted when the file is closed.
CREATE TABLE garbage (
    shown TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;
