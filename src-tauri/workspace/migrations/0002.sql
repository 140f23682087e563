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

-- An import that did not take some rows: all that is needed to take them later. header (a JSON list of texts), layout and options (JSON)
-- are those of that import; kept is how many of its rows wait or waited here, rejected how many there were. Rows are only ever added.
CREATE TABLE reject_batch (
    id INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    header TEXT NOT NULL,
    layout TEXT NOT NULL,
    options TEXT NOT NULL,
    rejected INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;

-- A row that an import did not take: its cells (a JSON list of texts) as they stood in the file, or as they were mended since, and why
-- it was not taken (JSON); null once it was mended.
CREATE TABLE rejected (
    id INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES reject_batch (id),
    line INTEGER NOT NULL,
    cells TEXT NOT NULL,
    reason TEXT,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rejected_waiting ON rejected (batch) WHERE gone = 0;

-- Which accounts a step touched, as runs of their numbers, so that the history of one is found without reading all of it.
CREATE TABLE touch (
    step INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (step, first, last)
) STRICT, WITHOUT ROWID;
CREATE INDEX touch_account ON touch (first, last);

-- Those of the steps before this table.
INSERT OR IGNORE INTO touch
SELECT change.step, json_extract(one.value, '$.r[1][0]'), json_extract(one.value, '$.r[1][0]')
FROM change, json_each(change.data) AS one WHERE json_extract(one.value, '$.r[0]') IN ('account', 'answer')
UNION
SELECT change.step, json_extract(one.value, '$.v[1]'), json_extract(one.value, '$.v[2]')
FROM change, json_each(change.data) AS one WHERE json_extract(one.value, '$.v[0]') = 'account'
UNION
SELECT change.step, score.account, score.account
FROM change, json_each(change.data) AS one
JOIN score ON score.id BETWEEN json_extract(one.value, '$.v[1]') AND json_extract(one.value, '$.v[2]')
WHERE json_extract(one.value, '$.v[0]') = 'score'
UNION
SELECT change.step, override.account, override.account
FROM change, json_each(change.data) AS one
JOIN override ON override.id BETWEEN json_extract(one.value, '$.v[1]') AND json_extract(one.value, '$.v[2]')
WHERE json_extract(one.value, '$.v[0]') = 'override';
