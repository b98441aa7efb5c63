"""Who may do what: accounts with a role, and signing in, which tells nothing to who is not let in."""

import contextlib
import datetime as dt
import logging
import sqlite3
from dataclasses import dataclass
from typing import Any, Literal, get_args

from voicereader.errors import BadAccount, Busy, SignInFailed, UnknownAccount
from voicereader.keeping import passwords, tries
from voicereader.keeping.clock import Clock, utc
from voicereader.keeping.database import Database, Remembered
from voicereader.keeping.passwords import Passwords
from voicereader.text import normal

Role = Literal["reader", "editor", "owner"]
"""What an account may do; each may what those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)

LONGEST = 60
"""Characters of a name, of people and of tokens."""

COLUMNS = "account.number, account.name, account.role, account.created, account.disabled"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account: the name that their changes stand under, role, since when, whether it is shut."""

    number: int
    name: str
    role: Role
    created: dt.date
    disabled: bool = False

    def is_at_least(self, role: Role) -> bool:
        """Say whether the account may what this role may."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Accounts:
    """The accounts of one library. Thread-safe, and safe between processes; `now` tells the time in UTC."""

    def __init__(
        self,
        database: Database,
        checking: Passwords | None = None,
        now: Clock = utc,
    ) -> None:
        self._database, self._passwords, self._now = database, checking or Passwords(), now
        self._there = Remembered(database, _are_there, nothing=False)

    def add(self, name: str, password: str, role: Role) -> Account:
        """Give somebody an account.

        Raises:
            BadAccount: the name is taken or none, or there is no such role.
            BadPassword: the password may not be.
            Busy: too many passwords are looked at just now.
            LibraryUnwritable: it cannot be kept.
        """
        called = _called(name)
        _check_role(role)
        passwords.check(password, called)
        row = (called, _known(called), role, self._passwords.digest(password), self._now().date().isoformat())

        def make(connection: sqlite3.Connection) -> int:
            if connection.execute("SELECT 1 FROM account WHERE known_as = ?", row[1:2]).fetchone():
                raise BadAccount(f"There is an account “{called}” already; take another name.")
            asked = "INSERT INTO account (name, known_as, role, password, created) VALUES (?, ?, ?, ?, ?)"
            return connection.execute(asked, row).lastrowid or 0

        number = self._database.write(make)
        _log.info("account %s was added: %s", called, role)
        return Account(number, called, role, dt.date.fromisoformat(row[-1]))

    def all(self) -> list[Account]:
        """Return the accounts, in the order of their names."""
        asked = f"SELECT {COLUMNS} FROM account ORDER BY known_as"  # noqa: S608  (constants)
        rows: list[tuple[Any, ...]] = self._database.read(lambda there: there.execute(asked).fetchall(), [])
        return [account_of(row) for row in rows]

    def are_there(self) -> bool:
        """Say whether anybody has an account; it costs little where nothing has changed."""
        return self._there()

    def named(self, name: str) -> Account:
        """Return the account of that name, in any case.

        Raises:
            UnknownAccount: nobody has it.
        """
        return self._found(name)[0]

    def set_role(self, name: str, role: Role) -> Account:
        """Give an account another role, which counts from the next request on.

        Raises:
            BadAccount: there is no such role.
            UnknownAccount: nobody has that name.
            LibraryUnwritable: it cannot be kept.
        """
        _check_role(role)
        changed = self._change(name, "UPDATE account SET role = ? WHERE number = ?", role)
        _log.info("account %s is %s now", changed.name, role)
        return changed

    def set_disabled(self, name: str, *, disabled: bool) -> Account:
        """Keep somebody out, and end their sessions, or let them in again; their name stays theirs.

        Raises:
            UnknownAccount: nobody has that name.
            LibraryUnwritable: it cannot be kept.
        """
        changed = self._change(name, "UPDATE account SET disabled = ? WHERE number = ?", disabled, ends=disabled)
        _log.info("account %s is %s now", changed.name, "disabled" if disabled else "enabled")
        return changed

    def set_password(self, name: str, password: str) -> Account:
        """Give an account another password, end all of its sessions, and let it try anew.

        Raises:
            BadPassword: the password may not be.
            UnknownAccount: nobody has that name.
            Busy: too many passwords are looked at just now.
            LibraryUnwritable: it cannot be kept.
        """
        account = self.named(name)
        passwords.check(password, account.name)
        made = self._passwords.digest(password)
        changed = self._change(name, "UPDATE account SET password = ? WHERE number = ?", made, ends=True)
        _log.info("account %s has another password", changed.name)
        return changed

    def change_password(self, account: Account, old: str, new: str, client: str) -> Account:
        """Give somebody who knows their password another; see `set_password`.

        Raises:
            SignInFailed: the old one is not right.
            TooManyTries, BadPassword, Busy, LibraryUnwritable: as there, and as in `sign_in`.
        """
        self.sign_in(account.name, old, client)
        return self.set_password(account.name, new)

    def remove(self, name: str) -> Account:
        """Take an account away, with its sessions and tokens. What it changed stays under its name.

        Raises:
            UnknownAccount: nobody has that name.
            LibraryUnwritable: it cannot be kept.
        """
        removed = self._change(name, "DELETE FROM account WHERE number = ?")
        _log.info("account %s was removed", removed.name)
        return removed

    def sign_in(self, name: str, password: str, client: str) -> Account:
        """Return the account whose name and password these are; `client` is the address of who asks.

        Raises:
            SignInFailed: they are nobody's. A name that nobody has takes as long, and is answered in the same way.
            TooManyTries: for this name or from there; whether or not somebody has the name.
            Busy: too many passwords are looked at just now.
            LibraryUnwritable: tries cannot be counted.
        """
        now, known = int(self._now().timestamp()), _known(name)
        if self.are_there():
            self._database.write(lambda connection: tries.count(connection, known, client, now))
        account, digest = self._row(name) or (None, None)
        if not self._passwords.fit(digest, password) or account is None or account.disabled or digest is None:
            _log.info("a sign-in failed")
            raise SignInFailed("The name or the password is not right; try again.")
        made = self._renewed(digest, password)

        def note(connection: sqlite3.Connection) -> None:
            tries.forgive(connection, known, client, now)
            if made != digest:
                connection.execute("UPDATE account SET password = ? WHERE number = ?", (made, account.number))

        self._database.write(note)
        _log.info("%s signed in", account.name)
        return account

    def _renewed(self, digest: str, password: str) -> str:
        """Return the digest as it is made today, or as it was where there is no time for it."""
        if self._passwords.is_outdated(digest):
            with contextlib.suppress(Busy):
                return self._passwords.digest(password)
        return digest

    def _change(self, name: str, statement: str, *values: object, ends: bool = False) -> Account:
        """Change an account, and end its sessions; return it as it was before."""
        account = self.named(name)

        def change(connection: sqlite3.Connection) -> None:
            connection.execute(statement, (*values, account.number))
            if ends:
                connection.execute("DELETE FROM session WHERE account = ?", (account.number,))
                connection.execute("DELETE FROM tries WHERE digest = ?", (tries.of_name(_known(name)),))

        self._database.write(change)
        return account

    def _found(self, name: str) -> tuple[Account, str]:
        found = self._row(name)
        if found is None:
            raise UnknownAccount(f"Nobody has an account “{name}”; `voicereader user list` tells who has one.")
        return found

    def _row(self, name: str) -> tuple[Account, str] | None:
        asked = f"SELECT {COLUMNS}, password FROM account WHERE known_as = ?"  # noqa: S608  (constants)
        row: tuple[Any, ...] | None = self._database.read(
            lambda there: there.execute(asked, (_known(name),)).fetchone(), None
        )
        return (account_of(row[:-1]), row[-1]) if row else None


def _are_there(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM account)").fetchone()[0])


def account_of(row: tuple[Any, ...]) -> Account:
    """Return the account of a row of `COLUMNS`."""
    number, name, role, created, disabled = row
    return Account(number, name, role, dt.date.fromisoformat(created), bool(disabled))


def is_name(text: str) -> bool:
    """Say whether a text may be a name: not too long, and on one line."""
    return 0 < len(text) <= LONGEST and text.isprintable()


def _called(name: str) -> str:
    called = normal("NFC", name.strip())
    if not is_name(called):
        raise BadAccount(f"Take a name of 1 to {LONGEST} letters, digits and signs on one line.")
    return called


def _known(name: str) -> str:
    """Return what a name is found by, whatever its case and width."""
    return normal("NFKC", name.strip()).casefold()


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise BadAccount(f"There is no role “{role}”; choose {', '.join(ROLES[:-1])} or {ROLES[-1]}.")
