"""The worker processes: orders wait in a queue, each worker takes one at a time, a dead worker is replaced."""

import itertools
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from voicereader.behalf import origin
from voicereader.errors import CacheUnwritable, EngineUnavailable, SpeechFailed, VoiceReaderError
from voicereader.model import Voice
from voicereader.processes import Child
from voicereader.rendering.orders import Failed, Made, Opening, Order, Ready, deadline
from voicereader.rendering.tally import Tally

_log = logging.getLogger(__name__)

_MODULE = "voicereader.rendering.worker"
_START = 30.0
"""Seconds that a worker has to load its engine."""

_SLOWEST = (1_000.0, 5_000.0)
"""Milliseconds a word, and to start, of the slowest engine: after that a worker is dead, whatever its alarm did."""

LATER = 1_000_000
"""What is added to the priority of orders that nobody waits for."""

_TRIES = 2

_KEEPING = {"MALLOC_MMAP_THRESHOLD_": "67108864", "MALLOC_TRIM_THRESHOLD_": "134217728"}
"""Has glibc keep what a sentence took for the next one, instead of giving it back: a tenth of the time."""

_LIFE = 1000
"""Clips after which a worker is replaced: libraries that leak a little on each never grow large."""


class Pool:
    """Workers that make clips into the store at `folder`; they start when first needed. Thread-safe.

    Each can speak with the engines of `names`, whose voice files lie in `voices`.
    """

    def __init__(self, names: Sequence[str], voices: Path, folder: Path, size: int) -> None:
        self.tally = Tally()
        self._arguments = [",".join(names), str(voices), str(folder)]
        self._orders: queue.PriorityQueue[tuple[int, int, Order | None]] = queue.PriorityQueue()
        self._count = itertools.count()
        self._lock = threading.RLock()  # a signal may close the pool in the midst of a call
        self._pending: dict[tuple[str, tuple[str, ...]], Future[Made]] = {}
        self._waiting: dict[tuple[str, tuple[str, ...]], tuple[int, Order]] = {}
        self._openings: dict[tuple[str, tuple[str, ...]], Callable[[bytes], None] | None] = {}
        self._voices: Future[tuple[Voice, ...]] = Future()
        self._threads = [threading.Thread(target=self._run, daemon=True) for _ in range(size)]
        self._started = False
        self._closed = False

    def _start(self) -> None:
        """Start the workers; nothing where they run."""
        with self._lock:
            if not self._started:
                self._started = True
                for thread in self._threads:
                    thread.start()

    def voices(self) -> tuple[Voice, ...]:
        """Return the voices that can be cast, clearest first.

        Raises:
            EngineUnavailable: the engine does not start.
        """
        self._start()
        return self._voices.result()

    def submit(self, order: Order, priority: int = 0, opening: Callable[[bytes], None] | None = None) -> Future[Made]:
        """Queue an order, those of lower `priority` first; one that waits already is joined, and hastened.

        `opening` is called, from another thread, with the first bytes of the first format as soon as they are
        there; not at all where the clip is found, or joined. After a worker's death it may be called again.

        The future raises SpeechFailed where the sentence could not be spoken in two tries, CacheUnwritable where
        it could not be kept, EngineUnavailable where no worker starts.
        """
        self._start()
        same = (order.key, order.forms)
        with self._lock:
            if same in self._pending:
                self.hasten(order, priority)
                return self._pending[same]
            future: Future[Made] = Future()
            if self._closed:
                future.set_exception(SpeechFailed("The program is stopping; ask again when it runs."))
                return future
            self._pending[same] = future
            self._openings[same] = opening
            order = replace(order, hurry=opening is not None, origin=origin.get())
            self._queue(same, priority, order)
            return future

    def hasten(self, order: Order, priority: int) -> None:
        """Have an order that waits made as early as one of that priority; nothing where it does not, or goes before."""
        same = (order.key, order.forms)
        with self._lock:
            before, queued = self._waiting.get(same, (priority, order))
            if priority < before:
                self._queue(same, priority, queued)

    def _queue(self, same: tuple[str, tuple[str, ...]], priority: int, order: Order) -> None:
        self._waiting[same] = (priority, order)
        self._orders.put((priority, next(self._count), order))

    @property
    def waiting(self) -> int:
        """How many orders wait for a worker."""
        return len(self._waiting)

    @property
    def wanted(self) -> int:
        """How many of these somebody waits for."""
        with self._lock:
            return sum(priority < LATER for priority, _ in self._waiting.values())

    @property
    def starting(self) -> bool:
        """Whether nobody knows yet if the engine starts."""
        return not self._voices.done()

    def close(self) -> None:
        """End the workers; what they have not begun fails."""
        with self._lock:
            self._closed = True
            self._waiting.clear()
            while not self._orders.empty():
                self._orders.get_nowait()
            abandoned = list(self._pending.values())
            for _ in self._threads:
                self._orders.put((-1, next(self._count), None))
        for thread in self._threads if self._started else ():
            thread.join()
        for future in abandoned:
            if not future.done():
                future.set_exception(SpeechFailed("The program was stopped before this sentence was spoken."))

    def _run(self) -> None:
        worker = self._first()
        while True:
            _, _, order = self._orders.get()
            if order is None:
                break
            with self._lock:
                if self._waiting.pop((order.key, order.forms), None) is None:
                    continue  # it was hastened, and is taken already
            origin.set(order.origin)
            worker = self._settle(worker, order)
            if worker and worker.asked >= _LIFE:
                worker.end()
                worker = None
                self.tally.add(retired=1)
        if worker:
            worker.end()

    def _first(self) -> "_Worker | None":
        """Start this thread's first worker, and tell the voices or why there are none."""
        try:
            worker = _Worker(self._arguments)
        except EngineUnavailable as error:
            with self._lock:
                if not self._voices.done():
                    self._voices.set_exception(error)
            return None
        with self._lock:
            if not self._voices.done():
                self._voices.set_result(worker.voices)
        return worker

    def _settle(self, worker: "_Worker | None", order: Order) -> "_Worker | None":
        """Have the order's future answered; return the worker that goes on, None where there is none."""
        same = (order.key, order.forms)
        answer: Made | Failed | None = None
        failure: VoiceReaderError | None = None
        with self._lock:
            first = order.hurry and sum(map(bool, self._openings.values())) == 1
            order = replace(order, alone=first or not self._waiting)
        for _ in range(_TRIES):
            try:
                worker = worker or _Worker(self._arguments)
            except EngineUnavailable as error:
                failure = error
                break
            answer = worker.ask(order, self._openings[same])
            if isinstance(answer, Made):
                break
            reason = answer.sentence if answer else "its process ended or took too long"
            unkept = answer is not None and answer.unkept
            failure = CacheUnwritable(reason) if unkept else SpeechFailed(f"A sentence could not be spoken: {reason}.")
            told = {"clip": order.key[:16], "voice": order.voice.id, "traceback": answer.traceback if answer else ""}
            _log.warning("a sentence could not be spoken: %s", reason, extra={"told": told})
            if answer is None:
                worker.end()
                worker = None
                self.tally.add(died=1)
        with self._lock:
            future = self._pending.pop(same)
            del self._openings[same]
        if isinstance(answer, Made):
            self._count_made(answer)
            future.set_result(answer)
        else:
            self.tally.add(failed=1)
            future.set_exception(failure)
        return worker

    def _count_made(self, made: Made) -> None:
        if made.new:
            self.tally.add(spoken=1, frames=made.frames, kept=made.kept)
        else:
            self.tally.add(found=1, kept=made.kept)


class _Worker:
    """One worker process.

    Raises:
        EngineUnavailable: its engine did not load.
    """

    def __init__(self, arguments: list[str]) -> None:
        answer = None
        for _ in range(_TRIES):  # one that was killed at its start tells nothing
            self._child = Child(_MODULE, *arguments, environment=_KEEPING)
            answer = self._child.receive(_START)
            if answer:
                break
            self.end()
        if not isinstance(answer, Ready):
            self.end()
            raise EngineUnavailable(
                answer.sentence if isinstance(answer, Failed) else "The speech engine ended at once."
            )
        self.voices = answer.voices
        self.asked = 0

    def ask(self, order: Order, opening: Callable[[bytes], None] | None) -> Made | Failed | None:
        """Have a clip made; None where the worker died or hung over it."""
        self.asked += 1
        if not self._child.send(order):
            return None
        patience = deadline(order.spoken, *_SLOWEST)
        answer = self._child.receive(patience)
        while isinstance(answer, Opening):
            if opening:
                opening(answer.content)
            answer = self._child.receive(patience)
        return answer if isinstance(answer, Made | Failed) else None

    def end(self) -> None:
        """End the process: kindly, then not."""
        self._child.end()
