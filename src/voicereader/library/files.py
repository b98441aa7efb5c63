"""The files of a library: those of its folder, and over them what was changed through the program."""

import hashlib
import json
import os
import threading
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

from voicereader.errors import LibraryDamaged, NoSuchFolder
from voicereader.library.catalogue.keeping import Stamp
from voicereader.model import Revision

_GONE = (
    "What was changed of the library is not in its folder any more; it is served as it was. "
    "Put a backup in its place, or start the server again to serve the files as they are in the folder."
)


class Overlay(Protocol):
    """What lies over a folder: the last revision of each file that was ever changed. Thread-safe."""

    def last(self) -> int:
        """Return the number of the last change, 0 where there is none; asked every second."""

    def current(self) -> Mapping[str, Revision]:
        """Return the revisions, by file name."""

    def content(self, digest: str) -> bytes:
        """Return what a digest stands for."""


class Files:
    """The files of one folder whose names end in one of `suffixes` or are among `beside`, with what lies over them.

    Thread-safe. `trouble` is a sentence where what lies over the
    folder could not be read any more: then it is as it was.
    """

    def __init__(
        self, folder: Path, suffixes: Collection[str], beside: Collection[str] = (), overlay: Overlay | None = None
    ) -> None:
        self.folder, self.beside = folder, beside
        self.trouble: str | None = None
        self._suffixes, self._overlay = suffixes, overlay
        self._looking = threading.Lock()
        self._looked = False
        self._last = 0
        self._over: Mapping[str, Revision] = {}
        self._marks: Mapping[str, int] = {}

    def look(self) -> dict[str, Stamp]:
        """Return the files that there are, each with what is another whenever it would be read anew.

        Raises:
            NoSuchFolder: the folder cannot be listed.
            LibraryDamaged: what lies over it cannot be read, at the first look.
        """
        with self._looking:
            over, marks = self._look_over()
        found = {name: (status.st_mtime_ns, status.st_size) for name, status in self._listed().items()}
        for name, revision in over.items():
            if revision.state == "gone":
                found.pop(name, None)
            elif revision.state == "kept":
                found[name] = marks[name], revision.size
            elif revision.about and name in found:
                changed, size = found[name]
                found[name] = changed ^ marks[name], size
        return found

    def content(self, name: str) -> bytes:
        """Return the content of a file.

        Raises:
            OSError: there is none, or it cannot be read.
            LibraryDamaged, NotKept: likewise, where it was changed.
        """
        revision = self._over.get(name)
        if self._overlay and revision and revision.state == "kept":
            return self._overlay.content(revision.digest or "")
        return (self.folder / name).read_bytes()

    def about(self, name: str) -> Mapping[str, str]:
        """Return what an editor says of a file, as in `Revision`."""
        revision = self._over.get(name)
        return revision.about if revision else {}

    def belongs(self, name: str) -> bool:
        """Say whether a file of that name is one of a library."""
        suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122  (a name, not a path)
        return (suffix in self._suffixes or name in self.beside) and not name.startswith(".")

    def originals(self) -> dict[str, Path]:
        """Return the files of the folder, whatever lies over them.

        Raises:
            NoSuchFolder: it cannot be listed.
        """
        return {name: self.folder / name for name in sorted(self._listed())}

    def _look_over(self) -> tuple[Mapping[str, Revision], Mapping[str, int]]:
        last, self.trouble = self._last, None
        try:
            last = self._overlay.last() if self._overlay else 0
            if self._overlay and last not in {0, self._last}:
                self._over, self._last = self._overlay.current(), last
                self._marks = {name: _mark(each) for name, each in self._over.items()}
        except LibraryDamaged as error:
            if not self._looked:
                raise
            self.trouble = error.sentence
        if self._over and not last:
            self.trouble = _GONE
        self._looked = True
        return self._over, self._marks

    def _listed(self) -> dict[str, os.stat_result]:
        try:
            with os.scandir(self.folder) as entries:
                return {entry.name: entry.stat() for entry in entries if self.belongs(entry.name) and entry.is_file()}
        except OSError as error:
            raise NoSuchFolder(
                f"The library folder {self.folder} cannot be listed ({error.strerror}); name a folder of transcripts."
            ) from error


def _mark(revision: Revision) -> int:
    """Return what is another with every content and all that is said of it; other ledgers count changes too."""
    made = hashlib.sha256(json.dumps([revision.digest, sorted(revision.about.items())]).encode())
    return int.from_bytes(made.digest()[:7])
