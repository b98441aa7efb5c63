"""Tokens: what programs show in the place of a name and a password."""

import contextlib
import datetime as dt
import sqlite3
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Literal, get_args

from voicereader.errors import BadAccount, LibraryUnwritable, UnknownToken
from voicereader.keeping import secrets
from voicereader.keeping.accounts import COLUMNS, LONGEST, ROLES, Account, Role, account_of, is_name
from voicereader.keeping.clock import Clock, utc
from voicereader.keeping.database import Database

Scope = Literal["read", "edit"]
"""What a token is for."""

SCOPES: tuple[Scope, ...] = get_args(Scope)

_ROLES: MappingProxyType[Scope, Role] = MappingProxyType({"read": "reader", "edit": "editor"})
_MARK = "voicereader_"
"""What each token begins with, so that programs that look for secrets in files find it."""

_MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token: `expires` is its last day, None where it has none; `used` the last day of its use."""

    number: int
    name: str
    scope: Scope
    created: dt.date
    expires: dt.date | None
    used: dt.date | None


class Tokens:
    """The tokens of one library. Thread-safe, and safe between processes; `now` tells the time in UTC."""

    def __init__(self, database: Database, now: Clock = utc) -> None:
        self._database, self._now = database, now

    def make(self, account: Account, name: str, scope: Scope, days: int | None = None) -> str:
        """Return a new token of an account, which is told this once and not kept; it lasts so many days, or for good.

        Raises:
            BadAccount: it has no name, or the account may not have such a token.
            LibraryUnwritable: it cannot be kept.
        """
        called = name.strip()
        if not is_name(called):
            raise BadAccount(f"Say in 1 to {LONGEST} letters, digits and signs what the token is for.")
        if scope not in SCOPES or not account.is_at_least(_ROLES[scope]):
            raise BadAccount(f"{account.name} may not have a token of the scope “{scope}”; choose another.")
        if days is not None and not 0 < days <= _MOST_DAYS:
            raise BadAccount(f"A token lasts 1 to {_MOST_DAYS} days, or for good.")
        secret, today = _MARK + secrets.fresh(), self._today()
        expires = None if days is None else (today + dt.timedelta(days)).isoformat()
        row = (secrets.digest(secret), account.number, called, scope, today.isoformat(), expires)
        asked = "INSERT INTO token (digest, account, name, scope, created, expires) VALUES (?, ?, ?, ?, ?, ?)"
        self._database.write(lambda connection: connection.execute(asked, row))
        return secret

    def find(self, secret: str) -> Account | None:
        """Return whose token it is, with the role that its scope leaves them; None where it is nobody's any more.

        Raises:
            LibraryDamaged: the file cannot be read.
        """
        today = self._today().isoformat()
        asked = (
            f"SELECT {COLUMNS}, token.number, scope, used FROM token JOIN account ON token.account = account.number "  # noqa: S608
            "WHERE digest = ? AND NOT disabled AND (expires IS NULL OR expires >= ?)"  # constants, all of them
        )
        given = (secrets.digest(secret), today)
        row = self._database.read(lambda connection: connection.execute(asked, given).fetchone(), None)
        if row is None:
            return None
        *whose, number, scope, used = row
        if used != today:
            self._note(number, today)
        account = account_of(tuple(whose))
        return replace(account, role=min(account.role, _ROLES[scope], key=ROLES.index))

    def of(self, account: Account) -> list[Token]:
        """Return the tokens of an account, the newest first, those that have expired among them."""
        asked = "SELECT number, name, scope, created, expires, used FROM token WHERE account = ? ORDER BY number DESC"
        rows: list[tuple[Any, ...]] = self._database.read(
            lambda there: there.execute(asked, (account.number,)).fetchall(), []
        )
        return [Token(*row[:3], *map(_day, row[3:])) for row in rows]

    def remove(self, account: Account, number: int) -> None:
        """Take a token from an account; from then on it opens nothing.

        Raises:
            UnknownToken: the account has none of that number.
            LibraryUnwritable: it cannot be taken.
        """

        def remove(connection: sqlite3.Connection) -> int:
            asked = "DELETE FROM token WHERE account = ? AND number = ?"
            return connection.execute(asked, (account.number, number)).rowcount

        if not self._database.write(remove):
            raise UnknownToken(f"{account.name} has no token {number}; see which there are.")

    def _note(self, number: int, today: str) -> None:
        asked = "UPDATE token SET used = ? WHERE number = ?"
        with contextlib.suppress(LibraryUnwritable):  # who reads is not hindered
            self._database.write(lambda connection: connection.execute(asked, (today, number)))

    def _today(self) -> dt.date:
        return self._now().date()


def _day(written: str | None) -> dt.date | None:
    return None if written is None else dt.date.fromisoformat(written)
