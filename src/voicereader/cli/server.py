"""The server: waitress, with an end that lets answers under way come to theirs."""

import logging
import resource
import socket
import time
from typing import TYPE_CHECKING, Any

from voicereader.cli.guarding import MOST, Guard
from voicereader.errors import PortUnavailable
from voicereader.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from waitress.channel import HTTPChannel

_log = logging.getLogger(__name__)

_UNSENT = 1 << 18
"""Bytes that the system keeps for a listener; the server reads as many at once. Its own choice takes megabytes."""

FILES = 2048
"""Files that may be open at once: a thousand connections, and what is sent and read meanwhile."""

_ASLEEP, _ENDING = 5.0, 0.05
"""Seconds between looks at connections on which nothing happens; while the server ends, for a thread tells of none."""


class Server:
    """Serves `app` at the address of the settings.

    Raises:
        PortUnavailable: it cannot be listened on.
    """

    def __init__(self, app: "Flask", settings: Settings) -> None:
        import waitress  # noqa: PLC0415  (only here: the other commands start faster)
        from waitress.server import BaseWSGIServer  # noqa: PLC0415

        from voicereader.cli.receiving import channel_of  # noqa: PLC0415

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if 0 <= soft < FILES:  # it is low for the sake of programs that cannot watch more; -1 is no limit
            resource.setrlimit(resource.RLIMIT_NOFILE, (FILES if hard < 0 else min(FILES, hard), hard))
        self._grace, self._guard = settings.grace, Guard(settings.proxy)
        self._ends_at: float | None = None
        self._map: dict[int, Any] = {}
        try:
            waitress.create_server(app, map=self._map, **_adjustments(settings))
        except (OSError, ValueError) as error:
            raise PortUnavailable(
                f"http://{settings.host}:{settings.port} cannot be listened on ({error}); "
                "end what uses it, or choose another with --port or --host."
            ) from error
        self._listening = [each for each in self._map.values() if isinstance(each, BaseWSGIServer)]
        channel = channel_of(settings.largest_request, settings.proxy)
        for each in self._listening:
            each.channel_class = channel
            each.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _UNSENT)  # connections inherit it

    def run(self) -> None:
        """Serve until `stop` is called; return when nobody waits for an answer any more, or the grace is over."""
        while self._ends_at is None:
            self._turn(_ASLEEP)
            self._guard.look(self._connections())
        for _ in range(100):  # who came before is served: take in what the system has of them
            self._turn(0.0)
        from waitress import wasyncore  # noqa: PLC0415

        for each in self._listening:
            wasyncore.dispatcher.close(each)
        while (waiting := self._close_idle()) and time.monotonic() < self._ends_at:
            self._turn(_ENDING)
        if waiting:
            _log.warning("%d answers were cut off at the end", waiting)

    def stop(self) -> None:
        """Let `run` end, within the grace; called again, at once. May be called from a signal's handler."""
        self._ends_at = time.monotonic() + (self._grace if self._ends_at is None else 0)
        self._listening[0].pull_trigger()

    def _turn(self, timeout: float) -> None:
        from waitress import wasyncore  # noqa: PLC0415

        wasyncore.loop(timeout, use_poll=True, map=self._map, count=1)

    def _connections(self) -> "Iterator[HTTPChannel]":
        for each in self._listening:
            yield from list(each.active_channels.values())

    def _close_idle(self) -> int:
        """Close the connections on which nobody waits for an answer; return how many others there are."""
        waiting = 0
        for each in self._connections():
            if each.requests or each.total_outbufs_len or each.request is not None:
                waiting += 1
            else:
                each.will_close = True
        return waiting


def _adjustments(settings: Settings) -> dict[str, Any]:
    """Return what waitress is told."""
    # Nobody's address is looked at, so it stays the proxy's: by it we know whose request id to believe.
    proxy = {"trusted_proxy": settings.proxy, "trusted_proxy_headers": "x-forwarded-proto x-forwarded-host"}
    return {
        "host": settings.host,
        "port": settings.port,
        "threads": settings.threads,
        "connection_limit": MOST,
        "channel_timeout": 1 << 30,  # the guard closes what is idle; waitress would cut off who paused
        # What a slow listener has not taken waits in a temporary file, so that no thread waits for them;
        # what is no more than a page in memory, where what was sent stays up to the watermark.
        "outbuf_high_watermark": 1 << 26,
        "outbuf_overflow": 1 << 16,
        "max_request_header_size": 1 << 15,
        "max_request_body_size": 1 << 16,
        "ident": None,
        "clear_untrusted_proxy_headers": True,
    } | (proxy if settings.proxy else {})
