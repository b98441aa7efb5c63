"""How a running server stands: whether it can do its work, and what it has done, in numbers."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path

from voicereader.errors import CacheUnwritable, VoiceReaderError
from voicereader.library import Library, Shelf
from voicereader.model import SAMPLE_RATE, Prosody
from voicereader.rendering.orders import Order
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.tally import Tally
from voicereader.studio.jobs import Jobs

_LATELY = 60.0
"""Seconds for which what was found out is believed: who asks every second must not keep the engine busy."""

_PATIENCE = 5.0
"""Seconds in which the engine has to speak."""

_ROOM = 1 << 18
"""Bytes for which there must be room in the cache: a full disk takes names of files, and no sentence."""

_TRIAL = "trial"
"""The key of the sentence that is spoken to see whether the engine speaks."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must be right: its name, whether it is, and a sentence about it without names of files."""

    name: str
    good: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one moment. Those of `tally` only grow; `cache` are bytes, as they were within the last minute."""

    tally: Tally
    seconds: float
    queue: int
    jobs: int
    cache: int
    transcripts: int
    unreadable: int
    waiting: int
    edition: int


class Condition:
    """What a studio says of itself. Thread-safe; nobody who asks waits long."""

    def __init__(
        self, pool: Pool, store: Store, jobs: Jobs, library: Library | None, shelf: Callable[[], Shelf]
    ) -> None:
        self._pool, self._store, self._jobs, self._library, self._shelf = pool, store, jobs, library, shelf
        self._stopping = False
        self._trying, self._measuring = threading.Lock(), threading.Lock()
        self._spoken, self._spoke_at = 0, -_LATELY
        self._cache, self._measured_at = 0, -_LATELY

    def stop(self) -> None:
        """Say from now on that the server is not ready: it ends."""
        self._stopping = True

    def checks(self) -> tuple[Check, ...]:
        """Return what must be right for everybody to be served, each with how it is."""
        running = Check("running", not self._stopping, "It is being stopped." if self._stopping else "It runs.")
        return running, self._library_read(), self._cache_writable(), self._engine_speaks()

    def check_cache(self) -> None:
        """See that sound can be kept.

        Raises:
            CacheUnwritable: it cannot.
        """
        try:
            self._store.probe()
        except OSError as error:
            raise CacheUnwritable(
                f"The cache folder {self._store.folder} cannot be written ({error.strerror}); "
                "name another with --cache or VOICEREADER_CACHE."
            ) from error

    def figures(self) -> Figures:
        """Return the numbers of this moment."""
        tally, shelf = self._pool.tally.now(), self._shelf()
        return Figures(
            tally=tally,
            seconds=tally.frames / SAMPLE_RATE,
            queue=self._pool.waiting,
            jobs=self._jobs.waiting,
            cache=self._cache_size(),
            transcripts=len(shelf.kept),
            unreadable=len(shelf.unreadable),
            waiting=shelf.waiting,
            edition=shelf.edition,
        )

    def _library_read(self) -> Check:
        shelf = self._shelf()
        if self._library and not os.access(self._library.files.folder, os.R_OK | os.X_OK):
            return Check("library", good=False, sentence="Its folder cannot be listed; see who may read it.")
        if shelf.waiting or not shelf.edition:
            return Check("library", good=False, sentence=f"{shelf.waiting or 'All'} files are yet to be read.")
        return Check("library", good=True, sentence="It is read.")

    def _cache_writable(self) -> Check:
        try:
            self._store.probe(_ROOM)
        except OSError as error:
            return Check("cache", good=False, sentence=f"It cannot be written ({error.strerror}); see to its disk.")
        return Check("cache", good=True, sentence="It can be written.")

    def _engine_speaks(self) -> Check:
        """See whether something was spoken lately; where nothing was, have a sentence spoken."""
        with self._trying:
            spoken = self._pool.tally.spoken
            if spoken > self._spoken or time.monotonic() - self._spoke_at < _LATELY:
                if spoken > self._spoken:
                    self._spoken, self._spoke_at = spoken, time.monotonic()
                return Check("engine", good=True, sentence="It speaks.")
            sentence = self._try()
            if sentence:
                return Check("engine", good=False, sentence=sentence)
            self._spoken, self._spoke_at = self._pool.tally.spoken, time.monotonic()
        return Check("engine", good=True, sentence="It speaks.")

    def _try(self) -> str | None:
        """Have a sentence spoken that is in no cache; return what went wrong, None where nothing did."""
        if self._pool.starting:
            return "It is starting."
        try:
            voice = self._pool.voices()[0]
            self._store.clip_path(_TRIAL, "wav").unlink(missing_ok=True)
            self._pool.submit(Order(_TRIAL, "Good morning.", voice, Prosody()), priority=-1).result(_PATIENCE)
        except NotYet:
            return f"It has not spoken a sentence within {_PATIENCE:.0f} seconds."
        except VoiceReaderError as error:
            return error.sentence
        except OSError as error:
            return f"What it speaks cannot be kept ({error.strerror}); see to the cache folder's disk."
        return None

    def _cache_size(self) -> int:
        with self._measuring:
            if time.monotonic() - self._measured_at >= _LATELY:
                self._cache, self._measured_at = sum(_sizes(self._store.folder)), time.monotonic()
            return self._cache


def _sizes(folder: Path) -> Iterator[int]:
    """Yield the bytes of each file in a folder and the folders in it; those that go meanwhile are nothing."""
    for here, _, names in os.walk(folder):
        for name in names:
            try:
                yield os.lstat(os.path.join(here, name)).st_size  # noqa: PTH118  (a hundred thousand of them)
            except FileNotFoundError:
                continue
