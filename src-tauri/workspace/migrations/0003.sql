-- Schema 3: Situation Slides, what is read out of them, and what is spent on prospects.

-- One key player's situation (D1), as the JSON of the method's Slide. An account has as many as it has key players.
CREATE TABLE slide (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX slide_account ON slide (account);

-- A theme that a facilitator sees in the slides (D3); field is that of the slides it is tagged in.
CREATE TABLE theme (
    id INTEGER PRIMARY KEY,
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Words of a slide that a theme is seen in, as they stood; account is that of the slide.
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    theme INTEGER NOT NULL REFERENCES theme (id) ON DELETE CASCADE,
    slide INTEGER NOT NULL REFERENCES slide (id) ON DELETE CASCADE,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    quote TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tag_theme ON tag (theme);
CREATE INDEX tag_slide ON tag (slide);
CREATE INDEX tag_account ON tag (account);

-- What the vendor can do (D4); words are other ways to say it, one a line; offered is 0 for what is asked for and not in the product.
CREATE TABLE capability (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL,
    about TEXT NOT NULL,
    offered INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;

-- How far a need on an account's slides is covered, and by what; need is its text as on the slide. The latest of a need counts.
CREATE TABLE cover (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    need TEXT NOT NULL,
    capability INTEGER REFERENCES capability (id),
    cover TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX cover_account ON cover (account);

-- What was spent on an account: demos, POCs, rescues. day and ended are dates as 2026-05-31; ended is empty while it is open. hours is
-- in millionths, null where nobody knows.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    ended TEXT NOT NULL,
    hours INTEGER,
    who TEXT NOT NULL,
    result TEXT NOT NULL,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX activity_account ON activity (account);

-- A gate that was waived for an account (D6): by whom, why, what is expected, until when; and what came of it.
CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    gate TEXT NOT NULL,
    approver TEXT NOT NULL,
    reason TEXT NOT NULL,
    expected TEXT NOT NULL,
    until TEXT NOT NULL,
    result TEXT NOT NULL,
    settled TEXT NOT NULL,
    note TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX waiver_account ON waiver (account);

-- An item of a gate's checklist that was checked off for an account.
CREATE TABLE checked (
    id INTEGER PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    gate TEXT NOT NULL,
    item TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX checked_account ON checked (account);
