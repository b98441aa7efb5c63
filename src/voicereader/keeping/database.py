"""The SQLite file beside the originals: brought up to date when it is opened, changed whole or not at all."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from voicereader.errors import LibraryDamaged, LibraryUnwritable
from voicereader.keeping.schemas import SCHEMAS

T = TypeVar("T")

NAME = "voicereader.sqlite"
"""The file's name in the library folder."""

_PATIENCE = 30.0
"""Seconds that a writer waits for those of other processes."""

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Database:
    """The file of one library folder; it comes to be with the first change. Thread-safe, and safe between processes.

    An accepted change is on the disk (`synchronous=FULL`) before `write` returns.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self._current = False

    def read(self, ask: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        """Return what a question answers, `nothing` where there is no file yet.

        Raises:
            LibraryDamaged: the file cannot be read, or is of a newer version.
        """
        if not self.path.exists():
            return nothing
        with self._told(), contextlib.closing(self._open_to_read()) as connection:
            return ask(connection)

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Make a change, whole or not at all, and return what it returns.

        Raises:
            LibraryUnwritable: the file, or the folder, may not be written, or the disk is full.
            LibraryDamaged: the file cannot be read, or is of a newer version.
        """
        with self._told(), contextlib.closing(self._open()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                made = change(connection)
                connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
            return made

    def backup(self, copy: Path) -> None:
        """Write a whole copy, also while others change the file; nothing where there is none.

        Raises:
            LibraryUnwritable: the copy cannot be written.
            LibraryDamaged: the file cannot be read.
        """
        if self.path.exists():
            with (
                self._told(),
                contextlib.closing(self._open_to_read()) as connection,
                contextlib.closing(sqlite3.connect(copy)) as made,
            ):
                connection.backup(made)

    def _open_to_read(self) -> sqlite3.Connection:
        """Open the file; where it may not be written, as it lies there."""
        try:
            return self._open()
        except sqlite3.OperationalError:
            address = f"file:{quote(str(self.path))}?immutable=1"
            connection = sqlite3.connect(address, uri=True, isolation_level=None)
            try:
                self._check_version(connection)
            except BaseException:
                connection.close()
                raise
            return connection

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=FULL")
            if not self._current:
                connection.execute("PRAGMA journal_mode=WAL")
                self._migrate(connection)
                self._current = True
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        if self._check_version(connection) == len(SCHEMAS):
            return
        connection.execute("BEGIN EXCLUSIVE")
        with _rolled_back(connection):
            for script in SCHEMAS[self._check_version(connection) :]:
                for statement in script.split(";\n"):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version={len(SCHEMAS)}")
            connection.execute("COMMIT")

    def _check_version(self, connection: sqlite3.Connection) -> int:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(SCHEMAS):
            raise LibraryDamaged(f"{self.path.name} was written by a newer VoiceReader; install that version or a newer.")
        return version

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what SQLite says into a sentence for a person."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            if (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DAMAGE:
                raise LibraryDamaged(
                    f"{self.path.name} in the library folder is damaged; put a backup in its place."
                ) from error
            raise LibraryUnwritable(
                f"Nothing was changed, since {self.path.name} in the library folder cannot be written ({error}); "
                "see who may write there and whether the disk is full."
            ) from error


@contextlib.contextmanager
def _rolled_back(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
