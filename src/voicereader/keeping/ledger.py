"""The revisions of a library: what each file was, since when, and who changed it. Nothing in it is ever overwritten."""

import datetime as dt
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from voicereader.errors import ChangedMeanwhile, NotKept, UnknownChange
from voicereader.keeping.database import Database

State = Literal["kept", "original", "gone"]
"""Whether a file's content is in the ledger, is that of the folder, or was taken away."""

@dataclass(frozen=True, slots=True)
class Revision:
    """What a file is since a change: its content by SHA-256 and size in bytes, and what an editor says about it."""

    name: str
    change: int
    state: State
    digest: str | None = None
    size: int = 0
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edit:
    """What a file shall be: `content` where it is `kept`; `about` as in `Revision`."""

    name: str
    state: State
    content: bytes = b""
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody changed at once, when (UTC), and the change that it takes back where it does."""

    number: int
    at: dt.datetime
    who: str
    note: str
    revisions: tuple[Revision, ...]
    undoes: int | None = None


class Ledger:
    """The ledger of one library. Thread-safe, and safe between processes; `now` tells the time in UTC."""

    def __init__(self, database: Database, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self._database, self._now = database, now

    def last(self) -> int:
        """Return the number of the last change, 0 where there is none."""
        return self._database.read(_last, 0)

    def current(self) -> dict[str, Revision]:
        """Return the last revision of each file that was ever changed."""
        return self._database.read(_current, {})

    def content(self, digest: str) -> bytes:
        """Return what a revision's digest stands for.

        Raises:
            NotKept: it was taken away so long ago that it is not kept any more.
        """
        asked = "SELECT bytes FROM content WHERE digest = ?"
        row = self._database.read(lambda connection: connection.execute(asked, (digest,)).fetchone(), None)
        if row is None:
            raise NotKept("This was taken away too long ago and is not kept any more; a backup may have it.")
        return bytes(row[0])

    def change(self, who: str, note: str, edits: Sequence[Edit], seen: int | None = None) -> Change:
        """Make these edits at once, on the disk when this returns.

        `seen` is the number of the last change when whoever edits looked.

        Raises:
            ChangedMeanwhile: since then somebody else has changed one of these files.
            LibraryUnwritable: they cannot be kept.
        """
        return self._database.write(lambda connection: self._make(connection, who, note, edits, seen))

    def undo(self, number: int, who: str) -> Change:
        """Make the files of a change again what they were before it, as a change of its own.

        Raises:
            UnknownChange: there is no such change.
            ChangedMeanwhile: a later change has changed one of the files.
            NotKept: what one was is not kept any more.
            LibraryUnwritable: it cannot be kept.
        """

        def make(connection: sqlite3.Connection) -> Change:
            rows = connection.execute("SELECT name FROM revision WHERE change = ?", (number,)).fetchall()
            if not rows:
                raise UnknownChange(f"There is no change {number}; the history lists those that there are.")
            before = [_before(connection, name, number) for (name,) in rows]
            kept = {digest for (digest,) in connection.execute("SELECT digest FROM content")}
            if any(each.state == "kept" and each.digest not in kept for each in before):
                raise NotKept("What was there before was taken away too long ago and is not kept any more.")
            _see_none_changed(connection, [each.name for each in before], number)
            return self._put(connection, who, f"undo {number}", before, number)

        return self._database.write(make)

    def history(self, name: str | None = None, most: int = 100, before: int | None = None) -> list[Change]:
        """Return the changes, of one file or of all, the last first."""

        def ask(connection: sqlite3.Connection) -> list[Change]:
            asked = (
                "SELECT DISTINCT number, at, who, note, undoes FROM change JOIN revision ON change = number "
                "WHERE (?1 IS NULL OR name = ?1) AND (?2 IS NULL OR number < ?2) ORDER BY number DESC LIMIT ?3"
            )
            given = (None if name is None else os.fsencode(name), before, most)
            return [_change(connection, row) for row in connection.execute(asked, given).fetchall()]

        return self._database.read(ask, [])

    def purge(self, before: dt.datetime) -> int:
        """Drop the content that only files have which were taken away before then; return how many were dropped."""
        asked = (
            "DELETE FROM content WHERE digest NOT IN (SELECT digest FROM revision WHERE digest IS NOT NULL AND name NOT IN ("
            "SELECT name FROM revision JOIN change ON number = change GROUP BY name "
            "HAVING state = 'gone' AND max(change) AND at < ?))"
        )
        return self._database.write(lambda connection: connection.execute(asked, (_written(before),)).rowcount)

    def _make(
        self, connection: sqlite3.Connection, who: str, note: str, edits: Sequence[Edit], seen: int | None
    ) -> Change:
        if seen is not None:
            _see_none_changed(connection, [each.name for each in edits], seen)
        revisions = []
        for each in edits:
            digest = hashlib.sha256(each.content).hexdigest() if each.state == "kept" else None
            if digest:
                connection.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", (digest, each.content))
            revisions.append(Revision(each.name, 0, each.state, digest, len(each.content), each.about))
        return self._put(connection, who, note, revisions)

    def _put(
        self, connection: sqlite3.Connection, who: str, note: str, revisions: Sequence[Revision], undoes: int | None = None
    ) -> Change:
        row = (_written(self._now()), who, note, undoes)
        made = connection.execute("INSERT INTO change (at, who, note, undoes) VALUES (?, ?, ?, ?)", row)
        number = made.lastrowid or 0
        rows = [
            (os.fsencode(each.name), number, each.state, each.digest, each.size, json.dumps(dict(each.about)))
            for each in revisions
        ]
        connection.executemany("INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?)", rows)
        return _change(connection, (number, *row))


_COLUMNS = "name, change, state, digest, size, about"


def _last(connection: sqlite3.Connection) -> int:
    number: int = connection.execute("SELECT ifnull(max(number), 0) FROM change").fetchone()[0]
    return number


def _current(connection: sqlite3.Connection) -> dict[str, Revision]:
    asked = f"SELECT {_COLUMNS}, max(change) FROM revision GROUP BY name"  # noqa: S608  (constants)
    found = [_revision(row[:-1]) for row in connection.execute(asked)]
    return {each.name: each for each in found}


def _before(connection: sqlite3.Connection, name: bytes, number: int) -> Revision:
    """Return what a file was before a change; before the first one it was the folder's."""
    asked = f"SELECT {_COLUMNS} FROM revision WHERE name = ? AND change < ? ORDER BY change DESC LIMIT 1"  # noqa: S608
    row = connection.execute(asked, (name, number)).fetchone()
    return _revision(row) if row else Revision(os.fsdecode(name), 0, "original")


def _see_none_changed(connection: sqlite3.Connection, names: Collection[str], seen: int) -> None:
    for name in names:
        asked = "SELECT change, who FROM revision JOIN change ON number = change WHERE name = ? AND change > ? LIMIT 1"
        row = connection.execute(asked, (os.fsencode(name), seen)).fetchone()
        if row:
            raise ChangedMeanwhile(
                f"{name} was changed meanwhile by {row[1]} (change {row[0]}); look at it as it is now, then change it."
            )


def _change(connection: sqlite3.Connection, row: tuple[int, str, str, str, int | None]) -> Change:
    number, at, who, note, undoes = row
    asked = f"SELECT {_COLUMNS} FROM revision WHERE change = ? ORDER BY name"  # noqa: S608  (constants)
    revisions = tuple(_revision(each) for each in connection.execute(asked, (number,)))
    return Change(number, dt.datetime.fromisoformat(at), who, note, revisions, undoes)


def _revision(row: tuple[bytes, int, State, str | None, int, str]) -> Revision:
    name, change, state, digest, size, about = row
    return Revision(os.fsdecode(name), change, state, digest, size, json.loads(about))


def _written(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
