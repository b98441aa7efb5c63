"""The revisions of a library: what each file was, since when, and who changed it. Nothing in it is ever overwritten."""

import datetime as dt
import hashlib
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Never

from voicereader.errors import ChangedMeanwhile, LibraryDamaged, NotKept, UnknownChange
from voicereader.keeping import rows
from voicereader.keeping.clock import Clock, utc
from voicereader.keeping.database import DAMAGED, Database, Remembered
from voicereader.keeping.rows import Change
from voicereader.model import Revision, State


@dataclass(frozen=True, slots=True)
class Edit:
    """What a file shall be: `content` where it is `kept`; `about` as in `Revision`."""

    name: str
    state: State
    content: bytes = b""
    about: Mapping[str, str] = field(default_factory=dict)


class Ledger:
    """The ledger of one library. Thread-safe, and safe between processes; `now` tells the time in UTC."""

    def __init__(self, database: Database, now: Clock = utc) -> None:
        self.database, self.now = database, now
        self._last = Remembered(database, rows.last, 0)

    def last(self) -> int:
        """Return the number of the last change, 0 where there is none; it costs little where nothing has changed.

        Raises:
            LibraryDamaged: it cannot be read, as from every other method.
        """
        return self._last()

    def current(self) -> dict[str, Revision]:
        """Return the last revision of each file that was ever changed."""
        return self.database.read(rows.current, {})

    def content(self, digest: str) -> bytes:
        """Return what a revision's digest stands for.

        Raises:
            NotKept: it was taken away so long ago that it is not kept any more.
        """
        content = self.database.read(lambda connection: rows.content(connection, digest), None)
        if content is None:
            raise NotKept("This was taken away too long ago and is not kept any more; a backup may have it.")
        if hashlib.sha256(content).hexdigest() != digest:
            raise LibraryDamaged(DAMAGED)
        return content

    def change(self, who: str, note: str, edits: Sequence[Edit], seen: int | None = None) -> Change:
        """Make these edits at once, on the disk when this returns.

        `seen` is the number of the last change when whoever edits looked. Each file is edited once.

        Raises:
            ChangedMeanwhile: since then somebody else has changed one of these files.
            LibraryUnwritable: they cannot be kept.
        """
        names = {each.name for each in edits}
        if not edits or len(names) < len(edits):
            raise ValueError(names)

        def make(connection: sqlite3.Connection) -> Change:
            if seen is not None:
                _see_none_changed(connection, names, seen, "look at it as it is now, then change it")
            return self._put(connection, who, note, [_kept(connection, each) for each in edits])

        return self.database.write(make)

    def before(self, number: int) -> tuple[Revision, ...]:
        """Return what the files of a change were before it.

        Raises:
            UnknownChange: there is no such change.
        """
        return self.database.read(lambda connection: _before(connection, number), ()) or _unknown(number)

    def undo(self, number: int, who: str) -> Change:
        """Make the files of a change again what they were before it, as a change of its own.

        Raises:
            UnknownChange: there is no such change.
            ChangedMeanwhile: a later change has changed one of the files.
            NotKept: what one was is not kept any more.
            LibraryUnwritable: it cannot be kept.
        """

        def make(connection: sqlite3.Connection) -> Change:
            before = _before(connection, number)
            _see_none_changed(connection, {each.name for each in before}, number, "undo that first")
            if any(each.digest and not rows.has(connection, each.digest) for each in before):
                raise NotKept("What was there before was taken away too long ago and is not kept any more.")
            return self._put(connection, who, f"undo {number}", before, number)

        return self.database.write(make) if self.database.stamp() else _unknown(number)

    def history(self, name: str | None = None, most: int = 100, before: int | None = None) -> list[Change]:
        """Return the changes, of one file or of all, the last first; those `before` a number where one is given."""
        return self.database.read(lambda connection: rows.changes(connection, name, most, before), [])

    def purge(self, before: dt.datetime) -> int:
        """Drop the content that only files have which were taken away before then; return how many were dropped."""
        moment = rows.written(before)
        if not self.database.read(lambda connection: bool(rows.outdated(connection, moment)), nothing=False):
            return 0
        return self.database.write(lambda connection: rows.drop_outdated(connection, moment))

    def _put(
        self,
        connection: sqlite3.Connection,
        who: str,
        note: str,
        revisions: Sequence[Revision],
        undoes: int | None = None,
    ) -> Change:
        change = Change(rows.last(connection) + 1, self.now(), _shown(who), _shown(note), tuple(revisions), undoes)
        return rows.put(connection, change)


def _shown(text: str) -> str:
    """Return a text that can be shown and kept: names of files may hold what is no text."""
    return text.encode(errors="replace").decode()


def _kept(connection: sqlite3.Connection, edit: Edit) -> Revision:
    if edit.state != "kept":
        return Revision(edit.name, 0, edit.state, about=edit.about)
    return Revision(edit.name, 0, "kept", rows.keep(connection, edit.content), len(edit.content), edit.about)


def _before(connection: sqlite3.Connection, number: int) -> tuple[Revision, ...]:
    """Return what the files of a change were before it; before their first they were the folder's."""
    names = [each.name for each in rows.revisions(connection, number)] or _unknown(number)
    return tuple(rows.revision_before(connection, name, number) or Revision(name, 0, "original") for name in names)


def _unknown(number: int) -> Never:
    raise UnknownChange(f"There is no change {number}; the history lists those that there are.")


def _see_none_changed(connection: sqlite3.Connection, names: Collection[str], seen: int, remedy: str) -> None:
    for name in names:
        if later := rows.changed_since(connection, name, seen):
            number, who = later
            raise ChangedMeanwhile(f"{name} was changed meanwhile by {who} (change {number}); {remedy}.")
