"""Connections that take room for nothing are closed: requests that never end, answers that nobody takes, idle ones.

A server has a thousand connections. Whoever opens many and is slow on each must not keep others out; who is slow for
good reasons, on a bad line or with the player paused, must be let.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from voicereader.keeping.tries import network

if TYPE_CHECKING:
    from waitress.channel import HTTPChannel
    from waitress.parser import HTTPRequestParser

MOST = 1000
"""Connections at once; more wait to be let in."""

_CROWDED, _EACH = 900, 500
"""Connections above which those that do nothing are closed early: of all, and of one address."""

_REQUEST, _PACE = 30.0, 1000
"""Seconds for a request to be there, and bytes of its body for which it is given one more."""

_IDLE = 120.0
"""Seconds for which a connection may stay on which nothing is asked for."""

_UNTAKEN, _HELD = 3600.0, 600.0
"""Seconds for which nothing of an answer need be taken: a player may be paused; where a thread waits for it, fewer."""

_OFTEN = 1.0


class Guard:
    """Closes such connections. Those of the `proxy` of that address are many people's. For the server's thread."""

    def __init__(self, proxy: str) -> None:
        self._proxy = proxy
        self._begun: dict[HTTPRequestParser, float] = {}
        self._looked_at = 0.0

    def look(self, connections: Iterable["HTTPChannel"]) -> None:
        """Close what takes room for nothing; at most once a second."""
        now = time.time()
        if now - self._looked_at < _OFTEN:
            return
        self._looked_at = now
        there = list(connections)
        coming = [each.request for each in there if each.request is not None]
        self._begun = {each: self._begun.get(each, now) for each in coming}
        of_one = defaultdict(list)
        for each in there:
            if not self._close_late(each, now) and each.addr[0] != self._proxy:
                of_one[network(each.addr[0])].append(each)
        for those in of_one.values():
            _make_room(those, _EACH, now)
        _make_room([each for each in there if each.connected], _CROWDED, now)

    def _close_late(self, each: "HTTPChannel", now: float) -> bool:
        """Close a connection that had its time; say whether it had."""
        quiet = now - each.last_activity
        if each.total_outbufs_len:
            late = quiet > (_HELD if each.requests else _UNTAKEN)
        elif each.requests:
            late = False
        elif each.request is not None:
            late = now - self._begun[each.request] > _REQUEST + each.request.body_bytes_received / _PACE
        else:
            late = quiet > _IDLE
        if late:
            each.handle_close()
        return bool(late)


def _make_room(there: Sequence["HTTPChannel"], most: int, now: float) -> None:
    """Close connections above that number, of those that do nothing: where nothing happened for longest."""
    excess = len(there) - most
    if excess > 0:
        idle = [each for each in there if _does_nothing(each, now)]
        for each in sorted(idle, key=lambda each: each.last_activity)[:excess]:
            each.handle_close()


def _does_nothing(each: "HTTPChannel", now: float) -> bool:
    if each.total_outbufs_len:
        return bool(now - each.last_activity > _IDLE)
    return not each.requests
