"""What was asked for last is at hand, bounded in number and in weight: things may be many, and they may be large."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """At most so many values, as heavy together as they may be by `weigh`; the last whatever it weighs. Thread-safe."""

    def __init__(self, most: int, heaviest: int, weigh: Callable[[V], int]) -> None:
        self._most, self._heaviest, self._weigh = most, heaviest, weigh
        self._kept: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._weight = 0
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return a value, which is the last that was asked for then; None where it is not at hand."""
        with self._lock:
            if key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key][0]

    def put(self, key: K, value: V) -> V:
        """Keep a value at hand, and return it; where another thread was first, return that one's."""
        weight = self._weigh(value)
        with self._lock:
            if key not in self._kept:
                self._kept[key] = value, weight
                self._weight += weight
            self._kept.move_to_end(key)
            while len(self._kept) > self._most or (self._weight > self._heaviest and len(self._kept) > 1):
                self._weight -= self._kept.popitem(last=False)[1][1]
            return self._kept[key][0]

    def items(self) -> list[tuple[K, V]]:
        """Return all that is at hand, what was asked for longest ago first."""
        with self._lock:
            return [(key, value) for key, (value, _) in self._kept.items()]
