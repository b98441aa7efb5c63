"""What the file has been, version by version: each script makes of the version before it the next one."""

_REVISIONS = """
CREATE TABLE content (
    digest TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    note TEXT NOT NULL,
    undoes INTEGER REFERENCES change (number)
);
CREATE TABLE revision (
    name BLOB NOT NULL,
    change INTEGER NOT NULL REFERENCES change (number),
    state TEXT NOT NULL CHECK (state IN ('kept', 'original', 'gone')),
    digest TEXT,
    size INTEGER NOT NULL DEFAULT 0,
    about TEXT NOT NULL DEFAULT '{}',
    PRIMARY KEY (name, change)
) WITHOUT ROWID;
CREATE INDEX revision_by_change ON revision (change)
"""

# Moments are seconds since 1970, days are as in ISO 8601; of secrets and of who tries to sign in only digests are kept.
_ACCOUNTS = """
CREATE TABLE account (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    known_as TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('reader', 'editor', 'owner')),
    password TEXT NOT NULL,
    created TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE session (
    digest BLOB PRIMARY KEY,
    account INTEGER NOT NULL REFERENCES account (number) ON DELETE CASCADE,
    begun INTEGER NOT NULL,
    used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE TABLE token (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    digest BLOB NOT NULL UNIQUE,
    account INTEGER NOT NULL REFERENCES account (number) ON DELETE CASCADE,
    name TEXT NOT NULL,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'edit')),
    created TEXT NOT NULL,
    expires TEXT,
    used TEXT
);
CREATE INDEX token_account ON token (account);
CREATE TABLE tries (
    digest BLOB PRIMARY KEY,
    level REAL NOT NULL,
    at INTEGER NOT NULL
) WITHOUT ROWID
"""

_DRAFTS = """
CREATE TABLE draft (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    account INTEGER NOT NULL REFERENCES account (number) ON DELETE CASCADE,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    about TEXT NOT NULL DEFAULT '{}',
    replaces TEXT,
    seen INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX draft_account ON draft (account)
"""

SCHEMAS = (_REVISIONS, _ACCOUNTS, _DRAFTS)
"""`PRAGMA user_version` counts those that a file has had. What was released is never changed, only added to."""
