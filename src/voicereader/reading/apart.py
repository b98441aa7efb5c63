"""Reading in processes of their own: a file that hangs, crashes or grows costs an error sentence, nothing else."""

import queue

from voicereader.errors import UnreadableTranscript
from voicereader.model import Transcript
from voicereader.processes import Child
from voicereader.reading.explaining import Decision
from voicereader.reading.worker import SECONDS

_MODULE = "voicereader.reading.worker"
_PATIENCE = 6 * SECONDS
"""Seconds of elapsed time: others may want the processor too."""

_LARGEST = 64 << 20


class Readers:
    """Processes that read, `size` at most; they start when first needed. Thread-safe."""

    def __init__(self, size: int) -> None:
        self._idle: queue.LifoQueue[Child | None] = queue.LifoQueue()
        for _ in range(size):
            self._idle.put(None)
        self._size = size

    def read(self, content: bytes, name: str) -> Transcript:
        """Read a file's content, as `voicereader.reading.read` does.

        Raises:
            UnreadableTranscript: it is no transcript, or takes too much time or memory to read.
        """
        return self._answer(content, name, why=False)[0]

    def explain(self, content: bytes, name: str) -> tuple[Transcript, tuple[Decision, ...]]:
        """Read a file's content and say why, as `voicereader.reading.explain` does.

        Raises:
            UnreadableTranscript: it is no transcript, or takes too much time or memory to read.
        """
        return self._answer(content, name, why=True)

    def _answer(self, content: bytes, name: str, *, why: bool) -> tuple[Transcript, tuple[Decision, ...]]:
        if len(content) > _LARGEST:
            raise UnreadableTranscript(f"{name} is larger than {_LARGEST >> 20} MB; split it into several files.")
        child = self._idle.get()
        try:
            child = child or Child(_MODULE)
            told = child.receive(_PATIENCE) if child.send((content, name, why)) else None
            answer, full = told if isinstance(told, tuple) else (None, True)
            if full:
                child.end()
                child = None
        finally:
            self._idle.put(child)
        if isinstance(answer, tuple):
            return answer
        raise UnreadableTranscript(
            str(answer or f"{name} takes too much time or memory to read; split it, or save it as plain text.")
        )

    def close(self) -> None:
        """End the processes, once they are done."""
        for _ in range(self._size):
            if child := self._idle.get():
                child.end()
        for _ in range(self._size):
            self._idle.put(None)
