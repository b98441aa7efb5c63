"""Clips are joined to renditions: streamed while they are made, kept as files once they are whole."""

import os
import threading
import weakref
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from voicereader.errors import CacheUnwritable, SpeechFailed, VoiceReaderError
from voicereader.rendering.clipfile import sound
from voicereader.rendering.formats import Format
from voicereader.rendering.keys import rendition_key
from voicereader.rendering.orders import Made, Order
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store
from voicereader.rendering.timeline import clip_slots

_AHEAD = 16
"""Sentences of one rendition that are ordered ahead: enough for every worker, few enough to let others in."""

_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Line:
    """One clip of a rendition: its utterance, how it is made, and the slots of silence after it."""

    utterance_id: str
    order: Order
    pause: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A rendition to be: lines joined in one format. `key` names its content."""

    form: Format
    lines: Sequence[Line]
    key: str


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


def plan(form: Format, lines: Sequence[Line]) -> Plan:
    """Return the plan of a rendition of `lines` in `form`."""
    key = rendition_key(form.name, [(line.order.key, line.pause) for line in lines])
    return Plan(form, [replace(line, order=replace(line.order, forms=(form.name,))) for line in lines], key)


class Assembly:
    """Makes each rendition once, however many ask for it. Thread-safe."""

    def __init__(self, pool: Pool, store: Store) -> None:
        self._pool, self._store = pool, store
        self._lock = threading.Lock()
        self._under_way: dict[str, Making] = {}

    def whole(self, this: Plan) -> Path | None:
        """Return the rendition's file, None where it is not whole yet."""
        path = self._store.rendition_path(this.key, this.form.name)
        return path if path.is_file() else None

    def make(self, this: Plan) -> "Making":
        """Begin to make a rendition, or join those who wait for it."""
        with self._lock:
            making = self._under_way.get(this.key)
            if making is None:
                making = self._under_way[this.key] = Making(this, self._pool, self._store)
                threading.Thread(target=self._run, args=(this.key, making), daemon=True).start()
            return making

    def _run(self, key: str, making: "Making") -> None:
        making.run()
        with self._lock:
            del self._under_way[key]


class Making:
    """A rendition in the making. One thread joins it; any number read what is there so far."""

    def __init__(self, this: Plan, pool: Pool, store: Store) -> None:
        self._plan, self._pool, self._store = this, pool, store
        self._path = store.rendition_path(this.key, this.form.name)
        self._changed = threading.Condition()
        self._progress = Progress(total=len(this.lines))
        self._descriptor = -1
        self._size = 0
        self._ended = False
        self._error: VoiceReaderError | None = None

    def run(self) -> None:
        """Join the rendition. What goes wrong reaches those who wait."""
        try:
            self._make()
        except VoiceReaderError as error:
            self._error = error
        except OSError as error:
            self._error = CacheUnwritable(f"The cache folder cannot be written ({error.strerror}); see to its disk.")
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
                self._check()
        except FileNotFoundError:
            if self._descriptor < 0 or self._progress.done < self._progress.total:
                raise
            self._keep_again()

    def _check(self) -> None:
        if self._progress.failed:
            names = ", ".join(self._progress.failed)
            raise SpeechFailed(f"These sentences could not be spoken, the rest is whole: {names}.")

    def _keep_again(self) -> None:
        """Write the file once more: the cache folder was deleted while it was made."""
        with self._store.writing(self._path) as temporary, temporary.open("wb") as file:
            for begin in range(0, self._size, _BLOCK):
                file.write(os.pread(self._descriptor, _BLOCK, begin))
            file.flush()
            os.fsync(file.fileno())

    def follow(self) -> Iterator[Progress]:
        """Yield the progress whenever it has changed, last when the rendition is whole.

        Raises:
            SpeechFailed: at the end, where sentences failed. The stream has the others.
            CacheUnwritable: at the end, where the cache could not be written.
        """
        seen = None
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or self._progress != seen)  # noqa: B023  (called at once)
                seen, ended = self._progress, self._ended
            yield seen
            if ended:
                break
        if self._error:
            raise self._error

    def finish(self) -> Path:
        """Wait until the rendition is whole; return its file. Raises as `follow` does."""
        for _ in self.follow():
            pass
        return self._path

    def stream(self) -> Iterator[bytes]:
        """Return the bytes from the first on, as they are made; waits for the first sentence.

        A sentence that failed is left out.

        Raises:
            VoiceReaderError: nothing could be spoken; also from the iterator, where the making broke off later.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self._progress.made + self._progress.found)
            if self._error and not self._progress.made + self._progress.found:
                raise self._error
        return self._blocks()

    def _blocks(self) -> Iterator[bytes]:
        sent = 0
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._ended or self._size > sent)  # noqa: B023  (called at once)
                size = self._size
            if size == sent:
                break
            while sent < size:
                block = os.pread(self._descriptor, min(_BLOCK, size - sent), sent)
                sent += len(block)
                yield block
        if self._error and not isinstance(self._error, SpeechFailed):
            raise self._error

    def _join(self) -> None:
        form = self._plan.form
        opening = form.header(None, None)
        self._write(opening)
        slots = sum(self._add(line, future) for line, future in self._ordered())
        os.pwrite(self._descriptor, form.header(slots, self._size - len(opening)), 0)
        os.fsync(self._descriptor)

    def _ordered(self) -> Iterator[tuple[Line, Future[Made] | None]]:
        """Yield each line with the future of its clip, None where the store has it, a few ordered ahead."""
        ahead: deque[tuple[Line, Future[Made] | None]] = deque()
        for number, line in enumerate(self._plan.lines):
            there = self._store.clip_path(line.order.key, self._plan.form.name).is_file()
            ahead.append((line, None if there else self._pool.submit(line.order, priority=number)))
            if len(ahead) > _AHEAD:
                yield ahead.popleft()
        yield from ahead

    def _add(self, line: Line, future: Future[Made] | None) -> int:
        """Write one clip and its pause; return the slots they take."""
        form = self._plan.form
        try:
            content, frames, new = self._clip(line.order, future)
        except SpeechFailed:
            self._write(b"", failed=(*self._progress.failed, line.utterance_id))
            return 0
        segment = form.encode(sound(content, frames)) if form.lossless else content
        found = self._progress.found
        made = self._progress.made
        self._write(segment + form.silence() * line.pause, made=made + new, found=found + (not new))
        return clip_slots(frames) + line.pause

    def _clip(self, order: Order, future: Future[Made] | None) -> tuple[bytes, int, bool]:
        """Return a clip's content, its frames, and whether it was spoken now; one lost since then is made again."""
        new = False
        for _ in range(2):
            new = (future.result().new if future else False) or new
            kept = self._store.get(order.key, self._plan.form.name)
            if kept:
                return *kept, new
            future = self._pool.submit(order)
        raise SpeechFailed("The sound of a sentence is lost as soon as it is made; look at the cache folder's disk.")

    def _write(self, content: bytes, **changes: object) -> None:
        written = 0
        while written < len(content):
            written += os.pwrite(self._descriptor, content[written:], self._size + written)
        with self._changed:
            self._size += len(content)
            self._progress = replace(self._progress, **changes)  # type: ignore[arg-type]
            self._changed.notify_all()
