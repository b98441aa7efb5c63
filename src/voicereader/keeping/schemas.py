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

SCHEMAS = (_REVISIONS,)
"""`PRAGMA user_version` counts those that a file has had. What was released is never changed, only added to."""
