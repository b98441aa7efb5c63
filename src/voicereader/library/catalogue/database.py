"""An SQLite file that is a cache: shared by threads and processes, and made anew where it is damaged or gone."""

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from filelock import FileLock

T = TypeVar("T")

_CONNECTIONS = 4
"""That read at once: a question takes milliseconds, and each has pages of its own in memory."""

_PATIENCE = 30.0
"""Seconds that a writer waits for those of other processes."""

_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-2000; PRAGMA temp_store=MEMORY;"

_DAMAGE = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
"""No such table, a page that cannot be, no database at all."""


class Database:
    """A file with a schema. Thread-safe. `anew` is called where it was lost, once the new one is there."""

    def __init__(self, path: Path, schema: str, anew: Callable[[], None] = lambda: None) -> None:
        self._path, self._schema, self._anew = path, schema, anew
        self._opening = threading.RLock()
        self._writing = threading.Lock()
        self._idle: queue.LifoQueue[sqlite3.Connection] = queue.LifoQueue()
        self._seats = threading.BoundedSemaphore(_CONNECTIONS)
        self._made: tuple[int, int] | None = None

    def read(self, ask: Callable[[sqlite3.Connection], T]) -> T | None:
        """Return what a question answers; None where it cannot be read. A file that is damaged is made anew."""
        try:
            with self._connection() as connection:
                return ask(connection)
        except (sqlite3.Error, ValueError, OSError) as error:
            if _is_damage(error):
                self.renew()
            return None

    def write(self, change: Callable[[sqlite3.Connection], object]) -> bool:
        """Make a change, whole or not at all; say whether it was made. A file that is damaged is made anew."""
        try:
            with self._writing, self._connection() as connection:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    change(connection)
                    connection.execute("COMMIT")
                except BaseException:
                    with contextlib.suppress(sqlite3.Error):
                        connection.execute("ROLLBACK")
                    raise
        except (sqlite3.Error, OSError) as error:
            if _is_damage(error):
                self.renew()
            return False
        return True

    def is_there(self) -> bool:
        """Say whether the file that was opened is the one that lies there now."""
        return self._made is None or self._made == self._identity()

    def renew(self) -> None:
        """Remove the file and make it anew, empty."""
        with self._opening:
            self.close()
            for ending in ("", "-wal", "-shm"):
                with contextlib.suppress(OSError):
                    self._path.with_name(self._path.name + ending).unlink()
            self._made = None
        self._anew()

    def close(self) -> None:
        """Close the connections that nobody uses."""
        with contextlib.suppress(queue.Empty):
            while True:
                self._idle.get_nowait().close()

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with self._seats:
            made = self._made
            try:
                connection = self._idle.get_nowait()
            except queue.Empty:
                connection, made = self._open()
            try:
                yield connection
            except BaseException:
                connection.close()
                raise
            if made == self._made:
                self._idle.put(connection)
            else:  # meanwhile there is another file
                connection.close()

    def _open(self) -> tuple[sqlite3.Connection, tuple[int, int] | None]:
        with self._opening:
            if self._made is not None:
                return self._connected(_PRAGMAS), self._made
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._path.with_suffix(".lock"), timeout=_PATIENCE):  # others may make it too
                connection = self._connected(_PRAGMAS + self._schema)
                self._made = self._identity()
            return connection, self._made

    def _connected(self, script: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.executescript(script)
        except BaseException:
            connection.close()
            raise
        return connection

    def _identity(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def _is_damage(error: Exception) -> bool:
    """Say whether an error is the file's: not a full disk, a folder that may not be written, or a lock held long."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, ValueError) or code == sqlite3.SQLITE_READONLY_DBMOVED or (code or 0) & 0xFF in _DAMAGE
