"""Sound that is not there is made where there is room: not too much waits, and whoever asks is charged for it."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from voicereader.errors import Busy, TooManyRequests
from voicereader.rendering.plans import Plan, kept_as
from voicereader.rendering.pool import Pool
from voicereader.rendering.store import Store

Charge = Callable[[int], None]
"""Is told how much somebody has made, in sentences; raises where that is too much for them."""

_JOINED = 20
"""Sentences that are joined, and kept a second time, for the price of one that is spoken."""


_ABANDONED = 10
"""Times as many sentences as may be waited for that may wait in all, with those of listeners who have gone."""


def free(_: int) -> None:
    """Charge nobody."""


def lenient(charge: Charge) -> Charge:
    """Return how to charge for what goes on and must not break off."""

    def take(sentences: int) -> None:
        with contextlib.suppress(TooManyRequests):
            charge(sentences)

    return take


@dataclass(frozen=True, slots=True)
class Gate:
    """Lets the making of sound begin while few sentences wait to be spoken: `most` that somebody waits for."""

    pool: Pool
    store: Store
    most: int

    def rendition(self, this: Plan, charge: Charge) -> None:
        """Have a rendition begin, and charge for it.

        Raises:
            Busy: too many sentences wait; and what `charge` raises.
        """
        missing = self._missing(this)
        if missing:
            self._see_to_room()
        charge(missing + _joining(this))

    def sentence(self, charge: Charge) -> None:
        """Have a sentence spoken, and charge for it. Raises as `rendition` does."""
        self._see_to_room()
        charge(1)

    def later(self, this: Plan, charge: Charge) -> None:
        """Charge for a rendition that lets what is listened to go before it, so that it takes nobody's room."""
        charge(self._missing(this) + _joining(this))

    def _missing(self, this: Plan) -> int:
        return sum(not self.store.has(each.order.key, kept_as(each.order)) for each in this.lines)

    def _see_to_room(self) -> None:
        if self.pool.wanted >= self.most or self.pool.waiting >= _ABANDONED * self.most:
            raise Busy("Many people listen to new sound just now; try again in a few seconds.")


def _joining(this: Plan) -> int:
    return len(this.lines) // _JOINED + 1
