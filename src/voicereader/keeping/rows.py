"""The tables of the ledger: what is asked of them and put into them, within a transaction of the caller's."""

import datetime as dt
import hashlib
import json
import os
import sqlite3
from dataclasses import dataclass, replace

from voicereader.model import Revision, State

DIGITS = 15
"""Of the largest number that is asked for: more is counted nowhere, and SQLite takes no more than four more."""


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed at once, when (UTC), and the change that it takes back where it does."""

    number: int
    at: dt.datetime
    who: str
    note: str
    revisions: tuple[Revision, ...]
    undoes: int | None = None


_REVISIONS = "SELECT name, change, state, digest, size, about FROM revision"

_IS_LAST = "change = (SELECT max(change) FROM revision AS its WHERE its.name = revision.name)"

_OUTDATED = f"""
SELECT digest FROM content WHERE digest NOT IN (
    SELECT digest FROM revision WHERE digest IS NOT NULL AND name NOT IN (
        SELECT name FROM revision JOIN (SELECT number, max(at) OVER (ORDER BY number) AS since FROM change)
        ON number = change WHERE {_IS_LAST} AND state = 'gone' AND since < ?
    )
)
"""  # noqa: S608  (constants, as everywhere here)


def last(connection: sqlite3.Connection) -> int:
    """Return the number of the last change."""
    number: int = connection.execute("SELECT ifnull(max(number), 0) FROM change").fetchone()[0]
    return number


def current(connection: sqlite3.Connection) -> dict[str, Revision]:
    """Return the last revision of each file."""
    return {each.name: each for each in map(_revision, connection.execute(f"{_REVISIONS} WHERE {_IS_LAST}"))}


def revisions(connection: sqlite3.Connection, change: int) -> tuple[Revision, ...]:
    """Return what a change made, by name."""
    rows = connection.execute(f"{_REVISIONS} WHERE change = ? ORDER BY name", (change,))
    return tuple(map(_revision, rows))


def revision_before(connection: sqlite3.Connection, name: str, change: int) -> Revision | None:
    """Return what a file was before a change, None where that was its first."""
    asked = f"{_REVISIONS} WHERE name = ? AND change < ? ORDER BY change DESC LIMIT 1"
    row = connection.execute(asked, (os.fsencode(name), change)).fetchone()
    return _revision(row) if row else None


def changed_since(connection: sqlite3.Connection, name: str, change: int) -> tuple[int, str] | None:
    """Return a later change of a file, its number and who made it; None where there is none."""
    asked = "SELECT change, who FROM revision JOIN change ON number = change WHERE name = ? AND change > ? LIMIT 1"
    found: tuple[int, str] | None = connection.execute(asked, (os.fsencode(name), change)).fetchone()
    return found


def changes(
    connection: sqlite3.Connection, name: str | None = None, most: int = -1, before: int | None = None
) -> list[Change]:
    """Return the last changes, of one file or of all, the last first."""
    asked = (
        "SELECT number, at, who, note, undoes FROM change WHERE (?2 IS NULL OR number < ?2) "
        "AND (?1 IS NULL OR number IN (SELECT change FROM revision WHERE name = ?1)) ORDER BY number DESC LIMIT ?3"
    )
    given = (None if name is None else os.fsencode(name), before, most)
    found = connection.execute(asked, given).fetchall()
    return [
        Change(number, dt.datetime.fromisoformat(at), who, note, revisions(connection, number), undoes)
        for number, at, who, note, undoes in found
    ]


def put(connection: sqlite3.Connection, change: Change) -> Change:
    """Add a change with its revisions, and return it as it stands."""
    revisions = tuple(replace(each, change=change.number) for each in change.revisions)
    stands = replace(change, at=dt.datetime.fromisoformat(written(change.at)), revisions=revisions)
    row = (stands.number, written(stands.at), stands.who, stands.note, stands.undoes)
    connection.execute("INSERT INTO change (number, at, who, note, undoes) VALUES (?, ?, ?, ?, ?)", row)
    rows = [
        (os.fsencode(each.name), each.change, each.state, each.digest, each.size, json.dumps(dict(each.about)))
        for each in stands.revisions
    ]
    connection.executemany("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)", rows)
    return stands


def keep(connection: sqlite3.Connection, content: bytes) -> str:
    """Keep content, and return its digest."""
    digest = hashlib.sha256(content).hexdigest()
    connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (digest, content))
    return digest


def has(connection: sqlite3.Connection, digest: str) -> bool:
    """Say whether that content is kept."""
    return connection.execute("SELECT 1 FROM content WHERE digest = ?", (digest,)).fetchone() is not None


def content(connection: sqlite3.Connection, digest: str) -> bytes | None:
    """Return the content of that digest, None where it is not kept any more."""
    row = connection.execute("SELECT bytes FROM content WHERE digest = ?", (digest,)).fetchone()
    return row and bytes(row[0])


def digests(connection: sqlite3.Connection) -> set[str]:
    """Return the digests of all that is kept."""
    return {digest for (digest,) in connection.execute("SELECT digest FROM content")}


def outdated(connection: sqlite3.Connection, moment: str) -> list[str]:
    """Return the digests that only files have which were taken away before then.

    No change was before those that came before it, whatever the clock said.
    """
    return [digest for (digest,) in connection.execute(_OUTDATED, (moment,))]


def drop_outdated(connection: sqlite3.Connection, moment: str) -> int:
    """Drop what `outdated` returns; return how many that were."""
    return connection.execute(f"DELETE FROM content WHERE digest IN ({_OUTDATED})", (moment,)).rowcount  # noqa: S608


def written(moment: dt.datetime) -> str:
    """Return a moment as the tables have it: their order is that of time."""
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")


def _revision(row: tuple[bytes, int, State, str | None, int, str]) -> Revision:
    name, change, state, digest, size, about = row
    return Revision(os.fsdecode(name), change, state, digest, size, json.loads(about))
