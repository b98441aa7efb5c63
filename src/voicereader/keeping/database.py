"""The SQLite file beside the originals: brought up to date when it is opened, changed whole or not at all."""

import contextlib
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from voicereader.errors import LibraryDamaged, LibraryUnwritable, OutputUnwritable, VoiceReaderError
from voicereader.keeping.schemas import SCHEMAS

T = TypeVar("T")

NAME = "voicereader.sqlite"
"""The file's name in the library folder."""

_SETTLED = 1_000_000_000
"""Nanoseconds after which a file's time of change is surely another at the next change."""

_PATIENCE = 30.0
"""Seconds that a writer waits for those of other processes."""

_DAMAGE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""No such table, a page that cannot be, no database at all."""

DAMAGED = f"{NAME} in the library folder is damaged; put a backup in its place."
_NEWER = f"{NAME} in the library folder was written by a newer VoiceReader; install that version or a newer."

_PRAGMAS = ("foreign_keys=ON", "synchronous=EXTRA", "secure_delete=ON")
"""What is accepted is on the disk; what is dropped is not left in the file."""


class Database:
    """The file of one library folder; it comes to be with the first change. Thread-safe, and safe between processes.

    It has its name only once it is whole, so that an empty file, or one without a version, is a damaged one.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def stamp(self) -> tuple[tuple[int, int, int], ...]:
        """Return what is another after every change: what the system says of the file and the log beside it."""
        return tuple(filter(None, (_stamp(self.path), _stamp(self.path.with_name(f"{NAME}-wal")))))

    def read(self, ask: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        """Return what questions answer, all of one moment; `nothing` where there is no file yet.

        Raises:
            LibraryDamaged: the file cannot be read, or is of a newer version.
        """
        if not os.path.lexists(self.path):
            return nothing
        sentence = f"{NAME} in the library folder cannot be read ({{}}); see who may read it."
        with _told(LibraryDamaged, sentence):
            while True:
                before = self.stamp()
                connection, alone = self._open_to_read()
                with contextlib.closing(connection):
                    connection.execute("BEGIN")
                    answer = ask(connection)
                if not alone or self.stamp() == before:
                    return answer

    def write(self, change: Callable[[sqlite3.Connection], T]) -> T:
        """Make a change, whole or not at all, and return what it returns; it is on the disk by then.

        Raises:
            LibraryUnwritable: the file, or the folder, may not be written, or the disk is full.
            LibraryDamaged: the file cannot be read, or is of a newer version.
        """
        sentence = (
            f"Nothing was changed, since {NAME} in the library folder cannot be written ({{}}); "
            "see who may write there and whether the disk is full."
        )
        with _told(LibraryUnwritable, sentence):
            if not os.path.lexists(self.path):
                with _as_sqlite_says():
                    self._create()
            with contextlib.closing(self._open()) as connection, _at_once(connection):
                return change(connection)

    def backup(self, copy: Path) -> None:
        """Write a whole copy, also while others change the file; nothing where there is none.

        Raises:
            OutputUnwritable: the copy cannot be written.
            LibraryDamaged: the file cannot be read, or is damaged anywhere.
        """
        if not os.path.lexists(self.path):
            return
        sentence = f"{copy} cannot be written ({{}}); see whether the disk is full."
        with (
            _told(OutputUnwritable, sentence),
            contextlib.closing(self._open_to_read()[0]) as connection,
            contextlib.closing(sqlite3.connect(copy)) as made,
        ):
            connection.backup(made)
            whole = made.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        if not whole:
            raise LibraryDamaged(DAMAGED)

    def _create(self) -> None:
        part = self.path.with_name(f".{NAME}.{secrets.token_hex(4)}.part")
        try:
            with contextlib.closing(_connected(part, "rwc")) as connection:
                connection.execute("PRAGMA journal_mode=WAL")
                _migrate(connection)
            try:
                os.link(part, self.path)
            except FileExistsError:  # another process was first
                return
            except OSError:  # no links on this disk
                part.rename(self.path)
            sync(self.path.parent)
        finally:
            for ending in ("", "-wal", "-shm"):
                part.with_name(part.name + ending).unlink(missing_ok=True)

    def _open_to_read(self) -> tuple[sqlite3.Connection, bool]:
        """Open the file, as it lies there where we may not write, and say so: then nobody waits for us to read it."""
        try:
            return self._open(), False
        except sqlite3.OperationalError as error:
            log = _stamp(self.path.with_name(f"{NAME}-wal"))
            if error.sqlite_errorcode & 0xFF not in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY} or (
                log and log[1]  # has changes that are not in the file yet
            ):
                raise
        return self._open("ro&immutable=1"), True

    def _open(self, mode: str = "rw") -> sqlite3.Connection:
        connection = _connected(self.path, mode)
        try:
            if _checked_version(connection) < len(SCHEMAS):
                _migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection


class Remembered(Generic[T]):
    """What a question answers, `nothing` where there is no file; it costs little where nothing has changed since."""

    def __init__(self, database: Database, ask: Callable[[sqlite3.Connection], T], nothing: T) -> None:
        self._database, self._ask, self._nothing = database, ask, nothing
        self._seen: tuple[object, T] = ((), nothing)

    def __call__(self) -> T:
        """Return it, as it is now.

        Raises:
            LibraryDamaged: the file cannot be read, or is of a newer version.
        """
        stamp = self._database.stamp()
        seen, answer = self._seen
        if stamp != seen:
            answer = self._database.read(self._ask, self._nothing)
            if time.time_ns() - max((changed for _, _, changed in stamp), default=0) >= _SETTLED:
                self._seen = stamp, answer
        return answer


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(os.fsencode(path))}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _checked_version(connection: sqlite3.Connection) -> int:
    version = _version(connection)
    if not 0 < version <= len(SCHEMAS):
        raise LibraryDamaged(_NEWER if version > len(SCHEMAS) else DAMAGED)
    return version


def _migrate(connection: sqlite3.Connection) -> None:
    with _at_once(connection):
        for script in SCHEMAS[_version(connection) :]:
            for statement in script.split(";\n"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(SCHEMAS)}")


@contextlib.contextmanager
def _at_once(connection: sqlite3.Connection) -> Iterator[None]:
    """Make one transaction of what is done within; it waits for those of others."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def _told(error: type[VoiceReaderError], sentence: str) -> Iterator[None]:
    """Turn what SQLite and the system say into a sentence for a person; a damaged file is told as such."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):  # defects of ours
        raise
    except sqlite3.Error as cause:
        if getattr(cause, "sqlite_errorcode", 0) & 0xFF in _DAMAGE:
            raise LibraryDamaged(DAMAGED) from cause
        raise error(sentence.format(cause)) from cause


@contextlib.contextmanager
def _as_sqlite_says() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise sqlite3.OperationalError(error.strerror) from error


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


def sync(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
