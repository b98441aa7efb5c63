"""What each client may have made anew: sound that is not kept takes the workers, and is for everybody.

A client is an account, or the address that a request comes from; behind a proxy the one that it tells as `X-Real-IP`,
and where it tells none all are one client. Kept in memory, for a bounded number of clients, and told nobody.
"""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from threading import Lock

from flask import Flask, current_app, request

from voicereader.errors import TooManyRequests
from voicereader.keeping.tries import network
from voicereader.studio.sharing import Charge, free
from voicereader.web.standing import current_account

_AT_ONCE = 10
"""Minutes of what is theirs that clients may have at once, where they had none for long."""

_CLIENTS = 10_000
"""Clients that are remembered; who was not there for longest is forgotten, and may have all of theirs."""


class Shares:
    """A bucket of sentences for each client, which fills by `each_minute`. Thread-safe."""

    def __init__(self, each_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._pace, self._most, self._clock = each_minute / 60, float(each_minute * _AT_ONCE), clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def charge(self, client: str, sentences: int) -> None:
        """Take from a client's bucket. What is asked for at once may be more than there is: then it has to fill again.

        Raises:
            TooManyRequests: it is empty.
        """
        with self._lock:
            now = self._clock()
            level, at = self._buckets.pop(client, (self._most, now))
            level = min(self._most, level + (now - at) * self._pace)
            self._buckets[client] = (level if level <= 0 else level - sentences), now
            if len(self._buckets) > _CLIENTS:
                self._buckets.popitem(last=False)
        if level <= 0:
            seconds = math.ceil(1 - level / self._pace)
            raise TooManyRequests(
                f"You have had much new sound made; try again in {seconds} seconds. What was made before can be heard "
                "meanwhile.",
                seconds,
            )


def init_app(app: Flask, each_minute: int, proxy: str) -> None:
    """Give each client of `app` a share, of 0 sentences any number; the `proxy` of that address is believed."""
    app.extensions["shares"] = Shares(each_minute) if each_minute else None
    app.extensions["proxy"] = proxy


def charge() -> Charge:
    """Return how whoever asks now is charged, also later."""
    shares: Shares | None = current_app.extensions["shares"]
    return partial(shares.charge, _client()) if shares else free


def address() -> str:
    """Return from where a request comes, as the proxy says where it came through that."""
    own = request.remote_addr or ""
    return request.headers.get("X-Real-IP", own)[:100] if own == current_app.extensions["proxy"] else own


def _client() -> str:
    account = current_account()
    return f"account {account.name}" if account else network(address())
