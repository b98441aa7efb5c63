"""The cache stays within its bound: what was longest unheard goes first. docs/decisions/0011.

Nothing is written down about the files: when one was heard last is its own time of access, which the store sets. So any
number of processes may share a folder, and one of them sweeps it at a time.
"""

import contextlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import Timeout

from voicereader.rendering.formats import FORMATS
from voicereader.rendering.store import Store
from voicereader.rendering.tally import Tally

_FOLDERS = ("clips", "renditions", "jobs")
_ENCODED = tuple(name for name, each in FORMATS.items() if each.kept == "encoded")

_BLOCK = 4096
"""Bytes that disks give to files at a time: ten thousand small ones take more than they hold."""

_DOWN_TO = 0.9
"""What is left of the bound by a sweep, so that the next one is not due at once."""

_OFTEN = 600.0
"""Seconds after which the folder is looked through, since others may have filled it."""

_FRESH = 10.0
"""Seconds for which what was just made or heard stays: it is about to be joined, or sent."""

_FORSAKEN = 24 * 3600.0
"""Seconds after which what is half written will not be finished: whoever wrote it is gone."""


class Sweep:
    """Keeps the sound of a store within `bound` bytes, 0 for any number. For one thread.

    `tally` tells how much was written; `may_go` says of a file in `jobs` whether nobody waits for it.
    """

    def __init__(self, store: Store, bound: int, tally: Tally, may_go: Callable[[Path], bool]) -> None:
        self._store, self._bound, self._tally, self._may_go = store, bound, tally, may_go
        self._size = self._written = 0
        self._swept_at = -_OFTEN

    def look(self) -> bool:
        """Sweep where the bound may be passed, or was not looked at for long; return False: the rest can wait."""
        full = self._size + self._tally.kept - self._written > self._bound
        if self._bound and (full or time.monotonic() - self._swept_at > _OFTEN):
            self.sweep()
        return False

    def daily(self) -> None:
        """Sweep where nobody did it today: for programs that make something and end."""
        stamp = self._store.folder / "swept"
        with contextlib.suppress(OSError):
            if self._bound and not (stamp.exists() and time.time() - stamp.stat().st_mtime < _FORSAKEN):
                stamp.touch()
                self.sweep()

    def sweep(self) -> None:
        """Remove what was longest unheard, where the bound is passed; nothing while another process does it."""
        with contextlib.suppress(Timeout, OSError), self._store.lock("sweep").acquire(timeout=0):
            written, size, ages = self._tally.kept, 0, Counter[int]()
            for file, seen in self._files():
                size += _taken(seen)
                ages[int(seen.st_atime // 60)] += 0 if _is_written(file, seen) else _taken(seen)
            if size > self._bound:
                size -= self._remove(size - round(self._bound * _DOWN_TO), ages)
            self._size, self._written, self._swept_at = size, written, time.monotonic()

    def _remove(self, excess: int, ages: Counter[int]) -> int:
        """Remove files until `excess` bytes are gone, the longest unheard first; return how many are."""
        passed, last = 0, 0
        for last in sorted(ages):
            passed += ages[last]
            if passed >= excess:
                break
        doomed = [
            (seen.st_atime_ns, file)
            for file, seen in self._files()
            if seen.st_atime // 60 <= last and not _is_written(file, seen)
        ]
        gone = 0
        for heard, file in sorted(doomed):
            if gone >= excess or time.time() - heard / 1e9 < _FRESH:
                break
            gone += self._drop(Path(file), heard)
        return gone

    def _drop(self, file: Path, heard: int) -> int:
        """Remove a file that was heard then and not since; return the bytes that are gone."""
        with contextlib.suppress(OSError, Timeout):
            seen = file.stat()
            if seen.st_atime_ns == heard and (file.parent.name != "jobs" or self._may_go(file)):
                if file.parent.name == "clips" and file.suffix == ".wav":
                    return self._drop_clip(file.stem)
                file.unlink()
                return _taken(seen)
        return 0

    def _drop_clip(self, key: str) -> int:
        """Remove a clip in all its formats: what is encoded anew must be of the same speech as its marks."""
        gone = 0
        with self._store.lock(key).acquire(timeout=0):  # what is being made stays
            for file in (self._store.clip_path(key, form) for form in (*_ENCODED, "wav")):
                with contextlib.suppress(FileNotFoundError):
                    taken = _taken(file.stat())
                    file.unlink()
                    gone += taken
        return gone

    def _files(self) -> Iterator[tuple[str, os.stat_result]]:
        """Yield each file with how it is; those that go meanwhile are left out."""
        for folder in _FOLDERS:
            with contextlib.suppress(FileNotFoundError), os.scandir(self._store.folder / folder) as entries:
                for entry in entries:
                    with contextlib.suppress(FileNotFoundError):
                        yield entry.path, entry.stat(follow_symlinks=False)


def _is_written(file: str, seen: os.stat_result) -> bool:
    """Say whether somebody is writing a file."""
    return file.endswith(".part") and time.time() - seen.st_mtime < _FORSAKEN


def _taken(seen: os.stat_result) -> int:
    """Return the bytes that a file takes on a disk."""
    return -(-seen.st_size // _BLOCK) * _BLOCK
