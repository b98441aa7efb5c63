"""Sessions: who is signed in with which browser, and until when."""

import contextlib
import datetime as dt
import sqlite3
from dataclasses import dataclass
from typing import Any

from voicereader.errors import LibraryUnwritable
from voicereader.keeping import secrets
from voicereader.keeping.accounts import COLUMNS, Account, account_of
from voicereader.keeping.clock import Clock, utc
from voicereader.keeping.database import Database

_HOUR = 3600
"""Seconds for which a use of a session is not noted again."""

_AHEAD = 24 * _HOUR
"""Seconds by which a clock may go back without an end to sessions: those from later than that would hardly ever end."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser that is signed in: since when, and when it was used last, to the hour, in UTC."""

    account: Account
    begun: dt.datetime
    used: dt.datetime
    digest: bytes


class Sessions:
    """The sessions of one library, which end `idle` hours after their last use, and `longest` hours after they began.

    Thread-safe, and safe between processes; `now` tells the time in UTC.
    """

    def __init__(
        self,
        database: Database,
        idle: int,
        longest: int,
        now: Clock = utc,
    ) -> None:
        self._database, self._now = database, now
        self._idle, self._longest = idle * _HOUR, longest * _HOUR

    def begin(self, account: Account) -> str:
        """Return the secret of a new session, which is kept nowhere but in the browser.

        Raises:
            LibraryUnwritable: the session cannot be kept.
        """
        secret, now = secrets.fresh(), self._seconds()

        def make(connection: sqlite3.Connection) -> None:
            ended = (now - self._idle, now - self._longest, now + _AHEAD)
            connection.execute("DELETE FROM session WHERE used <= ? OR begun <= ? OR begun > ?", ended)
            connection.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?)", (secrets.digest(secret), account.number, now, now)
            )

        self._database.write(make)
        return secret

    def find(self, secret: str) -> Session | None:
        """Return the session of that secret, None where it has ended or the account is disabled; it is used now.

        Raises:
            LibraryDamaged: the file cannot be read.
        """
        now, digest = self._seconds(), secrets.digest(secret)
        found = self._chosen("digest = ? AND NOT disabled", digest)
        if not found:
            return None
        if abs(found[0].used.timestamp() - now) >= _HOUR:
            asked = "UPDATE session SET used = ? WHERE digest = ?"
            with contextlib.suppress(LibraryUnwritable):  # who reads is not hindered
                self._database.write(lambda connection: connection.execute(asked, (now, digest)))
        return found[0]

    def of(self, account: Account) -> list[Session]:
        """Return the sessions of an account, the last used first."""
        return self._chosen("account = ?", account.number)

    def end(self, secret: str) -> None:
        """End a session.

        Raises:
            LibraryUnwritable: it cannot be ended.
        """
        asked = "DELETE FROM session WHERE digest = ?"
        self._database.write(lambda connection: connection.execute(asked, (secrets.digest(secret),)))

    def end_all(self, account: Account) -> None:
        """End all sessions of an account.

        Raises:
            LibraryUnwritable: they cannot be ended.
        """
        asked = "DELETE FROM session WHERE account = ?"
        self._database.write(lambda connection: connection.execute(asked, (account.number,)))

    def _chosen(self, condition: str, value: object) -> list[Session]:
        """Return the sessions that have not ended and meet a condition."""
        now = self._seconds()
        asked = (
            f"SELECT {COLUMNS}, begun, used, digest FROM session JOIN account ON session.account = account.number "  # noqa: S608
            f"WHERE used > ? AND begun > ? AND begun <= ? AND {condition} "  # constants, all of them
            "ORDER BY used DESC, begun DESC"
        )
        given = (now - self._idle, now - self._longest, now + _AHEAD, value)
        rows: list[tuple[Any, ...]] = self._database.read(
            lambda connection: connection.execute(asked, given).fetchall(), []
        )
        return [Session(account_of(row[:5]), _moment(row[5]), _moment(row[6]), row[7]) for row in rows]

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
