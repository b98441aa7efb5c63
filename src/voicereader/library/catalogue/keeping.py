"""What is kept of each file: its outline, its whole transcript, its sentences in a full-text index."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from voicereader.library.catalogue.database import Database
from voicereader.library.catalogue.numbers import Hit, day, first, hit, last
from voicereader.library.catalogue.packing import Folk, pack, pack_outline, unpack
from voicereader.library.catalogue.terms import Terms, folded
from voicereader.model import Outline, Transcript
from voicereader.text import plain_words

Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and its size."""

Sentences = Iterable[tuple[str, str]]
"""Who says each sentence of a transcript in order, by id, and its words; the title is the first, and nobody's."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name BLOB NOT NULL UNIQUE,
    changed INTEGER NOT NULL,
    size INTEGER NOT NULL,
    day INTEGER NOT NULL,
    outline TEXT,
    plain TEXT,
    refused TEXT
);
CREATE TABLE IF NOT EXISTS wholes (number INTEGER PRIMARY KEY, transcript BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS worked (name TEXT PRIMARY KEY, key BLOB NOT NULL, value BLOB NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS sentences USING fts5(
    words, who, language, columnsize=0, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);
"""


@dataclass(frozen=True, slots=True)
class Sought:
    """What sentences are sought: all terms in one, said by one of `who` where there are any, in a language if named.

    `between` are numbers, as `numbers.first` and `numbers.last` give them.
    """

    terms: Terms
    between: tuple[int, int]
    who: tuple[str, ...] = ()
    language: str | None = None
    oldest_first: bool = False

    def expression(self) -> str:
        """Return this as FTS5 has it; words are letters and digits in quotes, so that nothing in them is syntax."""
        parts = [f"words : ({self.terms.expression()})"]
        if self.who:
            parts.append(f"who : ({' OR '.join(sorted({_quoted(each) for each in self.who}))})")
        if self.language:
            parts.append(f"language : {_quoted(self.language)}")
        return " AND ".join(parts)


@dataclass(frozen=True, slots=True)
class Record:
    """What was read of a file: its outline, and `plain`, the one in which people have the ids of every library."""

    number: int
    outline: Outline
    plain: Outline


class Catalogue:
    """The catalogue of one folder in a file of its own; whatever goes wrong with it costs time only. Thread-safe."""

    def __init__(self, path: Path) -> None:
        self.lost = False
        """Whether the file was lost, so that everything is to be kept again."""
        self._database = Database(path, _SCHEMA, self._forget)

    def _forget(self) -> None:
        self.lost = True

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def look(self) -> None:
        """See that the file is still there."""
        if not self._database.is_there():
            self._database.renew()

    def known(self) -> Mapping[str, tuple[Stamp, Record | str]]:
        """Return what is kept of each file by its name: what was read, or a sentence on why it was not."""
        return self._database.read(lambda connection: dict(_known(connection))) or {}

    def keep(
        self, name: str, stamp: Stamp, transcript: Transcript, outlines: tuple[Outline, Outline], said: Sentences
    ) -> int | None:
        """Keep what was read of a file, and return its number; None where it could not be kept.

        Args:
            name: of the file.
            stamp: of the file, as it was read.
            transcript: all of it.
            outlines: of the transcript as it was read, and with ids of every library.
            said: the transcript's sentences.
        """
        date = day(transcript.date)
        outline, plain = outlines
        packed = None if plain == outline else pack_outline(plain)
        row = (os.fsencode(name), *stamp, date, pack_outline(outline), packed, None)
        tongue = _token(transcript.language.partition("-")[0])
        whole, indexed = pack(transcript), [(folded(text), _token(who), tongue) for who, text in said]
        numbers: list[int] = []

        def change(connection: sqlite3.Connection) -> None:
            number = _replace(connection, row)
            connection.execute("INSERT INTO wholes VALUES (?, ?)", (number, whole))
            rows = ((first(date, number) + place, *each) for place, each in enumerate(indexed))
            connection.executemany("INSERT INTO sentences (rowid, words, who, language) VALUES (?, ?, ?, ?)", rows)
            numbers.append(number)

        return numbers[0] if self._database.write(change) else None

    def refuse(self, name: str, stamp: Stamp, sentence: str) -> None:
        """Keep why a file cannot be read."""
        row = (os.fsencode(name), *stamp, 0, None, None, sentence)
        self._database.write(lambda connection: _replace(connection, row))

    def forget(self, names: Iterable[str]) -> None:
        """Forget files that are gone."""
        gone = [os.fsencode(name) for name in names]

        def change(connection: sqlite3.Connection) -> None:
            for name in gone:
                _remove(connection, name)

        if gone:
            self._database.write(change)

    def whole(self, name: str) -> Transcript | None:
        """Return the transcript of a file, None where it is not kept."""
        asked = "SELECT transcript FROM wholes JOIN files USING (number) WHERE name = ?"

        def ask(connection: sqlite3.Connection) -> Transcript | None:
            row = connection.execute(asked, (os.fsencode(name),)).fetchone()
            return unpack(row[0]) if row else None

        return self._database.read(ask)

    def find(self, sought: Sought, most: int) -> list[Hit]:
        """Return the sentences that are sought, the newest or the oldest first, `most` of them."""
        order = "ASC" if sought.oldest_first else "DESC"
        asked = (
            "SELECT rowid FROM sentences WHERE sentences MATCH ? AND rowid BETWEEN ? AND ? "  # noqa: S608  (constants)
            f"ORDER BY rowid {order} LIMIT ?"
        )
        given = (sought.expression(), *sought.between, most)
        rows = self._database.read(lambda connection: connection.execute(asked, given).fetchall())
        return [hit(number) for (number,) in rows or ()]

    def recall(self, name: str, key: bytes) -> bytes | None:
        """Return what was worked out under that name from what `key` is a digest of."""
        asked = "SELECT value FROM worked WHERE name = ? AND key = ?"
        row = self._database.read(lambda connection: connection.execute(asked, (name, key)).fetchone())
        return row[0] if row else None

    def remember(self, name: str, key: bytes, value: bytes) -> None:
        """Keep what was worked out, in place of what was before."""
        self._database.write(
            lambda connection: connection.execute("INSERT OR REPLACE INTO worked VALUES (?, ?, ?)", (name, key, value))
        )


def _known(connection: sqlite3.Connection) -> Iterator[tuple[str, tuple[Stamp, Record | str]]]:
    folk = Folk()
    asked = "SELECT number, name, changed, size, outline, plain, refused FROM files"
    for number, name, changed, size, outline, plain, refused in connection.execute(asked):
        read = folk.outline(outline) if outline else None
        kept = Record(number, read, folk.outline(plain) if plain else read) if read else str(refused)
        yield os.fsdecode(name), ((changed, size), kept)


def _replace(connection: sqlite3.Connection, row: tuple[object, ...]) -> int:
    """Put a file's row in the place of the one before; return its number."""
    _remove(connection, row[0])
    names = "name, changed, size, day, outline, plain, refused"
    made = connection.execute(f"INSERT INTO files ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608  (constant)
    return made.lastrowid or 0


def _remove(connection: sqlite3.Connection, name: object) -> None:
    row = connection.execute("SELECT number, day FROM files WHERE name = ?", (name,)).fetchone()
    if row:
        number, date = row
        between = (first(date, number), last(date, number))
        connection.execute("DELETE FROM sentences WHERE rowid BETWEEN ? AND ?", between)
        connection.execute("DELETE FROM wholes WHERE number = ?", (number,))
        connection.execute("DELETE FROM files WHERE number = ?", (number,))


def _quoted(name: str) -> str:
    return f'"{_token(name)}"'


def _token(name: str) -> str:
    """Return an id or a tag as one word of the index; few are alike, and who asks looks again."""
    return "".join(plain_words(name))
