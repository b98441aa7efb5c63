"""The transcripts of a folder, found by their slug. The folder is only ever read."""

import os
import threading
import time
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from voicereader.errors import NoSuchFolder, UnknownTranscript, UnreadableTranscript
from voicereader.model import Transcript
from voicereader.text import slug

_FRESH = 1.0
"""Seconds for which the folder is not looked at again."""

_AT_ONCE = 8
"""Files that are read at once."""

Reader = Callable[[bytes, str], Transcript]


@dataclass(frozen=True, slots=True)
class Kept:
    """A transcript of the library under the name that its address has, and the file that it was read from."""

    slug: str
    transcript: Transcript
    file: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library at one moment: transcripts by slug, newest first, and a sentence for each file not understood.

    `beside` holds what lies next to the transcripts, by file name. `edition` grows with every
    change; what was worked out from an edition holds as long as it stands.
    """

    edition: int
    kept: Mapping[str, Kept]
    unreadable: tuple[str, ...]
    beside: Mapping[str, bytes] = field(default_factory=dict)

    def named(self, name: str) -> Kept:
        """Return the transcript of that slug.

        Raises:
            UnknownTranscript: there is none.
        """
        if name not in self.kept:
            raise UnknownTranscript("There is no transcript of that name; the library lists those that there are.")
        return self.kept[name]


_Stamp = tuple[int, int]


class Library:
    """The files of one folder whose names end in one of `suffixes`, read by `read`, and those of the names `beside`.

    Thread-safe.

    Files that are added, changed or taken away are noticed within a second. A slug is made of the date
    and the title; where two are alike, later file names get a number.
    """

    def __init__(self, folder: Path, read: Reader, suffixes: Collection[str], beside: Collection[str] = ()) -> None:
        self._folder, self._read, self._suffixes, self._names = folder, read, suffixes, beside
        self._lock = threading.Lock()
        self._looked = -_FRESH
        self._stamps: dict[str, _Stamp] = {}
        self._known: dict[str, Transcript | bytes | str] = {}
        self._shelf = Shelf(0, {}, ())

    def shelf(self) -> Shelf:
        """Return what the folder holds now; while another thread looks for changes, what it held before.

        Raises:
            NoSuchFolder: it cannot be listed.
        """
        shelf = self._shelf
        if time.monotonic() - self._looked < _FRESH or not self._lock.acquire(blocking=not shelf.edition):
            return shelf
        try:
            if time.monotonic() - self._looked >= _FRESH:
                self._look()
                self._looked = time.monotonic()
            return self._shelf
        finally:
            self._lock.release()

    def _look(self) -> None:
        stamps = self._list()
        if stamps == self._stamps and self._shelf.edition:
            return
        for name in self._known.keys() - stamps.keys():
            del self._known[name]
        changed = [name for name, stamp in stamps.items() if self._stamps.get(name) != stamp]
        with ThreadPoolExecutor(_AT_ONCE) as pool:  # what reads may be other processes
            self._known |= dict(zip(changed, pool.map(self._open, changed), strict=True))
        self._stamps = stamps
        self._shelf = self._shelved()

    def _list(self) -> dict[str, _Stamp]:
        try:
            with os.scandir(self._folder) as entries:
                return {
                    entry.name: (entry.stat().st_mtime_ns, entry.stat().st_size)
                    for entry in sorted(entries, key=lambda each: each.name)
                    if self._is_transcript(entry)
                }
        except OSError as error:
            raise NoSuchFolder(
                f"The library folder {self._folder} cannot be listed ({error.strerror}); name a folder of transcripts."
            ) from error

    def _is_transcript(self, entry: "os.DirEntry[str]") -> bool:
        suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122  (a name, not a path)
        wanted = suffix in self._suffixes or entry.name in self._names
        return wanted and not entry.name.startswith(".") and entry.is_file()

    def _open(self, name: str) -> Transcript | bytes | str:
        try:
            content = (self._folder / name).read_bytes()
            return content if name in self._names else self._read(content, name)
        except OSError as error:
            return f"{name} cannot be opened ({error.strerror}); see who may read it."
        except UnreadableTranscript as error:
            return error.sentence

    def _shelved(self) -> Shelf:
        kept: dict[str, Kept] = {}
        for name in self._stamps:
            transcript = self._known[name]
            if isinstance(transcript, Transcript):
                here = _free(_slug_of(transcript, name), kept)
                kept[here] = Kept(here, transcript, name)
        newest = sorted(kept.values(), key=lambda each: each.transcript.title.casefold())
        newest.sort(key=lambda each: str(each.transcript.date or ""), reverse=True)
        unreadable = tuple(each for each in self._known.values() if isinstance(each, str))
        beside = {name: each for name, each in self._known.items() if isinstance(each, bytes)}
        return Shelf(self._shelf.edition + 1, {each.slug: each for each in newest}, unreadable, beside)


def _slug_of(transcript: Transcript, name: str) -> str:
    date = transcript.date.isoformat() if transcript.date else ""
    return slug(f"{date} {transcript.title}") or slug(name) or "transcript"


def _free(wanted: str, taken: Collection[str]) -> str:
    number, here = 1, wanted
    while here in taken:
        number += 1
        here = f"{wanted}-{number}"
    return here
