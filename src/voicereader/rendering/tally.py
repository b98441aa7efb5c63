"""What was done since the start, counted for whoever watches over the server."""

import threading
from dataclasses import dataclass, field, replace


@dataclass(slots=True)
class Tally:
    """Counts that only grow. Thread-safe.

    Sentences that were `spoken`, `found` in the store, or `failed`; `frames` of sound that were made; bytes that were
    `kept` of sentences and renditions; workers that `died` over a sentence or did not answer in time, and those that
    were `retired` after a life of work.
    """

    spoken: int = 0
    found: int = 0
    failed: int = 0
    frames: int = 0
    kept: int = 0
    died: int = 0
    retired: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    def add(self, **counts: int) -> None:
        """Count up."""
        with self._lock:
            for name, number in counts.items():
                setattr(self, name, getattr(self, name) + number)

    def now(self) -> "Tally":
        """Return the counts of one moment."""
        with self._lock:
            return replace(self)
