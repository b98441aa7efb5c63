"""Clips are joined to renditions: streamed while they are made, kept as files once they are whole."""

import contextlib
import logging
import os
import threading
import time
import weakref
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from voicereader.behalf import origin
from voicereader.errors import CacheUnwritable, Cancelled, SpeechFailed, VoiceReaderError
from voicereader.rendering.clipfile import sound
from voicereader.rendering.formats import Join, Segment
from voicereader.rendering.orders import Made, Order
from voicereader.rendering.plans import Line, Plan, kept_as
from voicereader.rendering.pool import LATER, Pool
from voicereader.rendering.store import Store, told
from voicereader.rendering.tags import Chapter
from voicereader.rendering.timeline import SLOT, clip_slots

_log = logging.getLogger(__name__)

_AHEAD = 16
"""Sentences of one rendition that are ordered ahead: enough for every worker, few enough to let others in."""

_BLOCK = 1 << 16

_BEAT = 1.0
"""Seconds between looks whether somebody still waits, where nothing is made meanwhile."""

_GONE = "Whoever asked for this rendition has left; ask for it again to go on."

Kept = tuple[bytes, int]
"""A clip of the store: its content and its frames."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rendition is: sentences in all, made now, found in the store, and the ids of those that failed."""

    total: int
    made: int = 0
    found: int = 0
    failed: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        """Return how many sentences are settled."""
        return self.made + self.found + len(self.failed)


class Assembly:
    """Makes each rendition once, however many ask for it. Thread-safe."""

    def __init__(self, pool: Pool, store: Store) -> None:
        self._pool, self._store = pool, store
        self._lock = threading.Lock()
        self._under_way: dict[str, Making] = {}

    def whole(self, this: Plan) -> Path | None:
        """Return the rendition's file, None where it is not whole yet."""
        path = self._store.rendition_path(this.key, this.form.name)
        self._store.heard(path)
        return path if path.is_file() else None

    def make(self, this: Plan, admit: Callable[[], None] = lambda: None, *, later: bool = False) -> "Making":
        """Begin to make a rendition, or join those who wait for it.

        `admit` is called where it begins, and may raise. What is made for `later` lets all go before that somebody
        listens to, until somebody joins who does not say so.
        """
        with self._lock:
            making = self._under_way.get(this.key)
            if making is None or making.cancelled:
                admit()
                making = self._under_way[this.key] = Making(this, self._pool, self._store, later=later)
                threading.Thread(target=self._run, args=(this.key, making, origin.get()), daemon=True).start()
            elif not later:
                making.hasten()
            return making

    def close(self) -> None:
        """Cancel all that is under way."""
        with self._lock:
            for making in self._under_way.values():
                making.cancel()

    def _run(self, key: str, making: "Making", asked_by: str) -> None:
        origin.set(asked_by)
        making.run()
        with self._lock:
            if self._under_way.get(key) is making:
                del self._under_way[key]


class Making:
    """A rendition in the making. One thread joins it; any number read what is there so far."""

    def __init__(self, this: Plan, pool: Pool, store: Store, *, later: bool = False) -> None:
        self._plan, self._pool, self._store = this, pool, store
        self._later, self._followers = later, 0
        self._ahead: dict[int, Order] = {}
        self._path = store.rendition_path(this.key, this.form.name)
        self.begun = time.monotonic()
        self._changed = threading.Condition()
        self._progress = Progress(total=len(this.lines))
        self._descriptor = -1
        self._whole = -1
        self._size = self._slots = self._begun = 0
        self._chapters: list[Chapter] = []
        self.joined = self._ended = self.cancelled = False
        self._error: VoiceReaderError | None = None

    def run(self) -> None:
        """Join the rendition. What goes wrong reaches those who wait."""
        try:
            with told():
                self._make()
        except VoiceReaderError as error:
            self._error = error
        except Exception:  # noqa: BLE001  (a defect of ours, which must not look like the end)
            _log.exception("a rendition could not be made")
            self._error = VoiceReaderError("The sound could not be made; try again, or tell whoever runs this site.")
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def _make(self) -> None:
        try:
            with self._store.writing(self._path) as temporary:
                # Readers keep to this descriptor, which outlives the renaming and even the cache folder.
                self._descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
                weakref.finalize(self, os.close, self._descriptor)
                self._join()
                self._finish(temporary)
                self._pool.tally.add(kept=os.fstat(self._whole).st_size)
                self._check()
        except FileNotFoundError:
            if self._descriptor < 0 or self._progress.done < self._progress.total:
                raise
            self._keep_again()

    def _finish(self, file: Path) -> None:
        """Make the written file whole, and hold on to it too: a format may have replaced it."""
        tags = replace(self._plan.tags, chapters=tuple(self._chapters))
        self._plan.form.finish(file, tags, self._slots)
        self._whole = os.open(file, os.O_RDONLY)
        weakref.finalize(self, os.close, self._whole)
        os.fsync(self._whole)

    def _check(self) -> None:
        if self._progress.failed:
            names = ", ".join(self._progress.failed)
            raise SpeechFailed(f"These sentences could not be spoken, the rest is whole: {names}.")

    def _keep_again(self) -> None:
        """Write the file once more: the cache folder was deleted while it was made."""
        with self._store.writing(self._path) as temporary:
            self._copy(self._descriptor, temporary)
            self._finish(temporary)
            self._check()

    def save(self, file: Path) -> None:
        """Write what was made to `file`, once it is ended; sentences that failed are left out."""
        self._copy(self._whole, file)

    @staticmethod
    def _copy(descriptor: int, target: Path) -> None:
        with target.open("wb") as file:
            begin = 0
            while block := os.pread(descriptor, _BLOCK, begin):
                file.write(block)
                begin += len(block)

    def cancel(self) -> None:
        """Leave off after the sentence that is being joined. Those who wait are told."""
        self.cancelled = True

    @contextlib.contextmanager
    def _followed(self) -> Iterator[None]:
        """Count one who waits for it. Where all have gone, the rest is made when nobody waits for anything else."""
        with self._changed:
            self._followers += 1
        try:
            yield
        finally:
            with self._changed:
                self._followers -= 1
                self._later = self._later or not self._followers

    def hasten(self) -> None:
        """Have its sentences made as those that somebody waits for."""
        self._later = False
        for number, order in self._ahead.copy().items():
            self._pool.hasten(order, number)

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return self._progress

    @property
    def seconds_left(self) -> float | None:
        """Return the seconds until the end at the pace so far; None before the first sentence."""
        done = self._progress.done
        return (time.monotonic() - self.begun) * (self._progress.total - done) / done if done else None

    def follow(self) -> Iterator[Progress]:
        """Yield the progress whenever it has changed, and each second; last when the rendition is whole.

        Raises:
            SpeechFailed: at the end, where sentences failed. The stream has the others.
            Cancelled: somebody cancelled it.
            CacheUnwritable: at the end, where the cache could not be written.
        """
        seen, ended = None, False
        with self._followed():
            while not ended:
                with self._changed:
                    self._changed.wait_for(lambda: self._ended or self._progress != seen, _BEAT)  # noqa: B023  (at once)
                    seen, ended = self._progress, self._ended
                yield seen
        if self._error:
            raise self._error

    def finish(self, gone: Callable[[], bool] = lambda: False) -> Path:
        """Wait until the rendition is whole; return its file. Raises as `follow` does.

        Raises:
            Cancelled: whoever waits is `gone`, too.
        """
        for _ in self.follow():
            if gone():
                raise Cancelled(_GONE)
        return self._path

    def stream(self, gone: Callable[[], bool] = lambda: False, *, gaps: bool = False) -> Iterator[bytes]:
        """Wait for the first sentence; return the bytes that `blocks` yields.

        Raises:
            VoiceReaderError: nothing could be spoken.
            Cancelled: whoever waits is `gone`.
        """
        with self._changed:
            while not self._changed.wait_for(
                lambda: self._ended or self._begun > 0 or self._progress.made + self._progress.found, _BEAT
            ):
                if gone():
                    raise Cancelled(_GONE)
            if self._error and not self._progress.made + self._progress.found:
                raise self._error
        return self.blocks(gaps=gaps)

    def blocks(self, *, gaps: bool = False) -> Iterator[bytes]:
        """Yield the bytes from the first on, as they are made; none where nothing is made for a second.

        Then whoever sends them can see who still listens. A sentence that failed is left out. Whoever does not put
        up with `gaps` is told behind the last byte of the others, for what lacks a sentence must not look whole.

        Raises:
            VoiceReaderError: the making broke off, or sentences failed.
        """
        with self._followed():
            if self._later:
                self.hasten()  # others left before the first block was asked for
            yield from self._written()
        if self._error and not (gaps and isinstance(self._error, SpeechFailed)):
            raise self._error

    def _written(self) -> Iterator[bytes]:
        sent = 0
        while True:
            with self._changed:
                # The last byte is there before the file is: whoever listens need not wait for its tags.
                came = self._changed.wait_for(lambda: self._ended or self.joined or self._size > sent, _BEAT)  # noqa: B023
                size = self._size
            if not came:
                yield b""
            elif size == sent:
                break
            while sent < size:
                block = os.pread(self._descriptor, min(_BLOCK, size - sent), sent)
                sent += len(block)
                yield block

    def _join(self) -> None:
        join = self._plan.form.join(self._plan.tags)
        self._write(join.opening)
        for line, kept, future in self._ordered():
            self._add(join, line, kept, future)
            if self.cancelled:  # what the last sentence came to is not known then
                raise Cancelled("This rendition was cancelled; ask for it again to go on.")
        self._write(join.close())
        if not self._progress.failed:  # else whoever listens waits for the error
            with self._changed:
                self.joined = True
                self._changed.notify_all()

    def _ordered(self) -> Iterator[tuple[Line, Kept | None, Future[Made] | None]]:
        """Yield each line with its clip, or the future of it, a few looked up and ordered ahead."""
        ahead: deque[tuple[Line, Kept | None, Future[Made] | None]] = deque()
        for number, line in enumerate(self._plan.lines):
            kept = self._store.get(line.order.key, kept_as(line.order))
            opening = self._begin if number == 0 and self._plan.form.pieces else None
            ahead.append((line, kept, None if kept else self._submit(number, line.order, opening)))
            if len(ahead) > _AHEAD:
                yield ahead.popleft()
                self._ahead.pop(number - _AHEAD, None)
        yield from ahead

    def _submit(self, number: int, order: Order, opening: Callable[[bytes], None] | None) -> Future[Made]:
        self._ahead[number] = order
        later = self._later
        future = self._pool.submit(order, number + (LATER if later else 0), opening)
        if later and not self._later:  # somebody joined meanwhile
            self._pool.hasten(order, number)
        return future

    def _add(self, join: Join, line: Line, kept: Kept | None, future: Future[Made] | None) -> None:
        """Write one clip and its pause."""
        if kept:
            self._pool.tally.add(found=1)
        try:
            content, frames, new = (*kept, False) if kept else self._clip(line.order, future)
        except SpeechFailed:
            self._begun = -1
            self._write(b"", failed=(*self._progress.failed, line.utterance.id))
            return
        if line.chapter is not None:
            self._chapters.append(Chapter(line.chapter, self._slots * SLOT))
        slots = clip_slots(frames)
        if self._plan.form.kept == "pcm":
            content = sound(content, frames)
        segment = Segment(line.utterance, line.speaker, content, frames, slots, line.pause, self._slots)
        found, made = self._progress.found, self._progress.made
        with self._changed:
            begun, self._begun = self._begun, -1
        self._write(join.add(segment)[max(0, begun) :], made=made + new, found=found + (not new))
        self._slots += slots + line.pause

    def _clip(self, order: Order, future: Future[Made] | None) -> tuple[bytes, int, bool]:
        """Return a clip's content, its frames, and whether it was spoken now; one lost since then is made again."""
        new = False
        for _ in range(2):
            new = (future.result().new if future else False) or new
            kept = self._store.get(order.key, kept_as(order))
            if kept:
                return *kept, new
            future = self._pool.submit(order)
        raise CacheUnwritable("The sound of a sentence is lost as soon as it is made; look at the cache folder's disk.")

    def _begin(self, content: bytes) -> None:
        """Write how the first clip begins, before it is whole; the same bytes come again with the rest."""
        with self._changed:
            if self._begun == 0:
                self._write(content)
                self._begun = len(content)

    def _write(self, content: bytes, **changes: object) -> None:
        written = 0
        while written < len(content):
            written += os.pwrite(self._descriptor, content[written:], self._size + written)
        with self._changed:
            self._size += len(content)
            self._progress = replace(self._progress, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()
