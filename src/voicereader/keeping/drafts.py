"""Drafts: texts that somebody has handed in and looks through before they are added to the library."""

import datetime as dt
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Never

from voicereader.errors import BadChange, UnknownDraft
from voicereader.keeping import rows
from voicereader.keeping.clock import Clock, utc
from voicereader.keeping.database import Database

DAYS = 7
"""Days for which a draft is kept."""

_MOST = 20
"""Drafts that somebody has at once."""

_COLUMNS = "number, at, name, about, replaces, seen"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not of the library yet: its name, its content, what is said about it, since when it is kept.

    `replaces` is the name of the file that it shall replace, None where it is new; `seen` the last change then.
    """

    name: str
    content: bytes = b""
    about: Mapping[str, str] = field(default_factory=dict)
    replaces: str | None = None
    seen: int = 0
    number: int = 0
    at: dt.datetime | None = None


class Drafts:
    """The drafts of one library, each its account's alone. Thread-safe; `now` tells the time in UTC."""

    def __init__(self, database: Database, now: Clock = utc) -> None:
        self._database, self._now = database, now

    def keep(self, account: int, draft: Draft) -> int:
        """Keep a draft for an account from now on, under a number that this returns.

        Raises:
            BadChange: they have too many.
            LibraryUnwritable: it cannot be kept.
        """
        about = json.dumps(dict(draft.about))
        row = (account, rows.written(self._now()), draft.name, draft.content, about, draft.replaces, draft.seen)

        def keep(connection: sqlite3.Connection) -> int:
            _drop_outdated(connection, self._outdated())
            asked = "SELECT count(*) FROM draft WHERE account = ?"
            if connection.execute(asked, (account,)).fetchone()[0] >= _MOST:
                raise BadChange(f"{_MOST} texts of yours are not added yet; add some of them, or throw them away.")
            asked = "INSERT INTO draft (account, at, name, bytes, about, replaces, seen) VALUES (?, ?, ?, ?, ?, ?, ?)"
            return connection.execute(asked, row).lastrowid or 0

        return self._database.write(keep)

    def find(self, account: int, number: int) -> Draft:
        """Return a draft with its content.

        Raises:
            UnknownDraft: the account has none of that number, or not any more.
        """
        asked = f"SELECT {_COLUMNS}, bytes FROM draft WHERE account = ? AND number = ? AND at >= ?"  # noqa: S608
        given = (account, number, self._outdated())  # constants above, as everywhere here
        row = self._database.read(lambda there: there.execute(asked, given).fetchone(), None)
        return _draft(row) if row else _unknown()

    def of(self, account: int) -> list[Draft]:
        """Return the drafts of an account without their content, the newest first."""
        asked = f"SELECT {_COLUMNS}, x'' FROM draft WHERE account = ? AND at >= ? ORDER BY number DESC"  # noqa: S608
        given = (account, self._outdated())
        found: list[tuple[Any, ...]] = self._database.read(lambda there: there.execute(asked, given).fetchall(), [])
        return [_draft(row) for row in found]

    def change(self, account: int, number: int, content: bytes) -> None:
        """Give a draft another content.

        Raises:
            UnknownDraft: the account has none of that number.
            LibraryUnwritable: it cannot be kept.
        """
        self._write(
            "UPDATE draft SET bytes = ?, at = ? WHERE account = ? AND number = ?",
            content,
            rows.written(self._now()),
            account,
            number,
        )

    def drop(self, account: int, number: int) -> None:
        """Throw a draft away.

        Raises:
            UnknownDraft: the account has none of that number.
            LibraryUnwritable: it cannot be thrown away.
        """
        self._write("DELETE FROM draft WHERE account = ? AND number = ?", account, number)

    def tidy(self) -> int:
        """Drop the drafts that are kept no longer; return how many."""
        moment = self._outdated()
        asked = "SELECT count(*) FROM draft WHERE at < ?"
        if not self._database.read(lambda there: there.execute(asked, (moment,)).fetchone()[0], 0):
            return 0
        return self._database.write(lambda connection: _drop_outdated(connection, moment))

    def _write(self, statement: str, *given: object) -> None:
        if not self._database.write(lambda connection: connection.execute(statement, given).rowcount):
            _unknown()

    def _outdated(self) -> str:
        return rows.written(self._now() - dt.timedelta(days=DAYS))


def _drop_outdated(connection: sqlite3.Connection, moment: str) -> int:
    return connection.execute("DELETE FROM draft WHERE at < ?", (moment,)).rowcount


def _draft(row: tuple[Any, ...]) -> Draft:
    number, at, name, about, replaces, seen, content = row
    return Draft(name, bytes(content), json.loads(about), replaces, seen, number, dt.datetime.fromisoformat(at))


def _unknown() -> Never:
    raise UnknownDraft(f"There is no such draft any more; drafts are kept for {DAYS} days. Hand the text in once more.")
