"""The transcripts of a folder, found by their slug. The folder is only ever read; the catalogue keeps what was read."""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache

from voicereader.errors import LibraryDamaged, NotKept, UnknownTranscript, UnreadableTranscript
from voicereader.library.catalogue import Catalogue, Record
from voicereader.library.catalogue.keeping import Sentences, Stamp
from voicereader.library.files import Files
from voicereader.model import Outline, Transcript
from voicereader.recent import Recent
from voicereader.text import length, slug

_FRESH = 1.0
"""Seconds for which the folder is not looked at again."""

_AT_ONCE = 8
"""Files that are read at once."""

_WHOLES = 32, 4_000_000
"""Whole transcripts that are kept at hand, and their code points: forty hours, in some ten megabytes."""


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file: all of it; outlines as it is and with people's ids of every library; its sentences."""

    transcript: Transcript
    outline: Outline
    plain: Outline
    said: Sentences


Reader = Callable[[bytes, str, Mapping[str, str]], Read]
"""Reads the content of a file of that name, of which an editor says so much."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A transcript of the library: the name that its address has, its outline, the file that it was read from.

    `plain` is the outline with people's ids of every library, `number` the catalogue's, 0 where it is not in there.
    """

    slug: str
    outline: Outline
    file: str
    plain: Outline
    number: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library at one moment: transcripts by slug, newest first, and a sentence for each file not understood.

    `beside` holds what lies next to the transcripts, by file name; `waiting` counts the files that are yet to be
    read. `edition` grows with every change; what was worked out from an edition holds as long as it stands.
    """

    edition: int
    kept: Mapping[str, Kept]
    unreadable: tuple[str, ...]
    beside: Mapping[str, bytes] = field(default_factory=dict)
    waiting: int = 0

    def named(self, name: str) -> Kept:
        """Return the transcript of that slug.

        Raises:
            UnknownTranscript: there is none.
        """
        if name not in self.kept:
            raise UnknownTranscript("There is no transcript of that name; the library lists those that there are.")
        return self.kept[name]


_Known = Record | bytes | str


class Library:
    """The transcripts among the files, read by `read`, and what lies beside them.

    Thread-safe. Files are read once: the catalogue knows those that have not changed.

    Files that are added, changed or taken away are noticed within a second. A slug is made of the date
    and the title; where two are alike, later file names get a number.
    """

    def __init__(self, files: Files, read: Reader, catalogue: Catalogue) -> None:
        self.files = files
        self._read = read
        self.catalogue = catalogue
        self._lock = threading.Lock()
        self._looked = -_FRESH
        self._stamps: dict[str, Stamp] = {}
        self._known: dict[str, _Known] = {}
        self._shelf = Shelf(0, {}, ())
        self._whole = Recent[tuple[str, Stamp | None], Transcript](*_WHOLES, length)

    def shelf(self, patience: float | None = None) -> Shelf:
        """Return what the folder holds now; while another thread looks for changes, what it held before.

        With `patience`, files are read for so many seconds, and what is left is `waiting` for the next look.

        Raises:
            NoSuchFolder: it cannot be listed.
        """
        shelf = self._shelf
        fresh = time.monotonic() - self._looked < _FRESH and not shelf.waiting
        if fresh or not self._lock.acquire(blocking=not shelf.edition):
            return shelf
        try:
            if self._shelf is shelf:
                self._look(patience)
                self._looked = time.monotonic()
            return self._shelf
        finally:
            self._lock.release()

    def expire(self) -> None:
        """Have the next who asks look at once."""
        self._looked = -_FRESH

    def whole(self, file: str) -> Transcript:
        """Return all that was read of a file; what was asked for lately is at hand.

        Raises:
            UnknownTranscript: the file has gone since.
        """
        key = file, self._stamps.get(file)
        return self._whole.get(key) or self._whole.put(key, self.catalogue.whole(file) or self._again(file))

    def _again(self, file: str) -> Transcript:
        try:
            return self._read(self.files.content(file), file, self.files.about(file)).transcript
        except (OSError, NotKept, UnreadableTranscript) as error:
            raise UnknownTranscript("This transcript has just gone; the library lists those that there are.") from error

    def _look(self, patience: float | None) -> None:
        trouble = self.files.trouble
        there = self.files.look()
        if not self._shelf.edition:
            self._recall(there)
        self.catalogue.look()
        if self.catalogue.lost:  # all is kept again; what is known is served meanwhile
            self.catalogue.lost = False
            self._stamps = {}
        gone = self._known.keys() - there.keys()
        changed = [name for name, stamp in there.items() if self._stamps.get(name) != stamp]
        if self._shelf.edition and not gone and not changed and trouble == self.files.trouble:
            return
        for name in gone:
            del self._known[name]
            self._stamps.pop(name, None)
        self.catalogue.forget(gone)
        waiting = self._read_all({name: there[name] for name in changed}, patience)
        self._shelf = self._shelved(sorted(there), waiting)

    def _recall(self, there: Mapping[str, Stamp]) -> None:
        """Know again what the catalogue has of files; it forgets those that are gone."""
        known = self.catalogue.known()
        self.catalogue.forget(known.keys() - there.keys())
        for name, (stamp, each) in known.items():
            if there.get(name) == stamp:
                self._known[name], self._stamps[name] = each, stamp

    def _read_all(self, changed: Mapping[str, Stamp], patience: float | None) -> int:
        """Read files, until patience is at its end; return how many were not."""
        end = time.monotonic() + patience if patience is not None else None
        waiting = 0

        def read(name: str) -> _Known | None:
            return self._open(name, changed[name]) if end is None or time.monotonic() < end else None

        with ThreadPoolExecutor(_AT_ONCE) as pool:  # what reads may be other processes
            for name, each in zip(changed, pool.map(read, changed), strict=True):
                if each is None:
                    waiting += 1
                else:
                    self._known[name], self._stamps[name] = each, changed[name]
        return waiting

    def _open(self, name: str, stamp: Stamp) -> _Known:
        try:
            content = self.files.content(name)
            if name in self.files.beside:
                return content
            read = self._read(content, name, self.files.about(name))
        except OSError as error:
            return f"{name} cannot be opened ({error.strerror}); see who may read it."
        except (LibraryDamaged, NotKept) as error:
            return f"{name}: {error.sentence}"
        except UnreadableTranscript as error:
            self.catalogue.refuse(name, stamp, error.sentence)
            return error.sentence
        number = self.catalogue.keep(name, stamp, read.transcript, (read.outline, read.plain), read.said)
        return Record(number or 0, read.outline, read.plain)

    def _shelved(self, names: Collection[str], waiting: int) -> Shelf:
        kept: dict[str, Kept] = {}
        for name in names:
            each = self._known.get(name)
            if isinstance(each, Record):
                here = _free(_slug_of(each.outline, name), kept)
                kept[here] = Kept(here, each.outline, name, each.plain, each.number)
        newest = sorted(kept.values(), key=lambda each: each.outline.title.casefold())
        newest.sort(key=lambda each: str(each.outline.date or ""), reverse=True)
        unreadable = tuple(self._sentences(names))
        beside = {name: each for name, each in self._known.items() if isinstance(each, bytes)}
        return Shelf(self._shelf.edition + 1, {each.slug: each for each in newest}, unreadable, beside, waiting)

    def _sentences(self, names: Collection[str]) -> Iterator[str]:
        if self.files.trouble:
            yield self.files.trouble
        for name in names:
            each = self._known.get(name)
            if isinstance(each, str):
                yield each


def _slug_of(outline: Outline, name: str) -> str:
    date = outline.date.isoformat() if outline.date else ""
    return _slug(f"{date} {outline.title}") or slug(name) or "transcript"


_slug = lru_cache(1 << 15)(slug)


def _free(wanted: str, taken: Collection[str]) -> str:
    number, here = 1, wanted
    while here in taken:
        number += 1
        here = f"{wanted}-{number}"
    return here
