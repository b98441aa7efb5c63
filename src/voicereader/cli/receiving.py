"""How much the server takes in of a request before the pages see it: little, but where texts are handed in.

What is taken in lies in a temporary file from half a megabyte on. So that nobody fills the disk, few requests are
large at once, fewer of one address, and only those that show a session or a token: whose that is the pages find out.
Who is refused while still sending is let send, and nothing of it is kept: a connection closed at once would take the
answer with it.
"""

import contextlib
import copy
import functools
import socket
import weakref
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import Error, RequestEntityTooLarge

from voicereader.keeping.tries import network
from voicereader.web.headers import HEADERS

_AT_ONCE, _OF_ONE = 8, 4
"""Large requests that are taken in at once, in all and of one address."""

_TYPED = 4 << 20
"""Bytes of a text that is kept while somebody signs in, as a form sends them."""

_SENTENCE = "More was sent than is read here; split it into smaller files, and send them one by one."


class Busy(Error):  # type: ignore[misc]  # waitress has no types
    """There are as many large requests as may be."""

    code = 503
    reason = "Service Unavailable"
    seconds = 30

    def __init__(self) -> None:
        super().__init__(f"Many files are being handed in just now; try again in {self.seconds} seconds.")


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """Takes in one request of an address, None where that is many people's.

    `largest` are the bytes of one that hands in files, `large` those that are under way.
    """

    largest: int
    large: "weakref.WeakSet[Parser]"

    def __init__(self, adjustments: Any, address: str | None) -> None:
        super().__init__(adjustments)
        self.address = address
        self.ended = self._waits = False

    def parse_header(self, header_plus: bytes) -> None:
        """Read the header, which says how much may follow."""
        super().parse_header(header_plus)
        most = self._most()
        is_large = self.chunked or self.content_length >= self.adj.max_request_body_size
        if not is_large or self.content_length >= most:
            return
        self._waits = self._is_crowded()
        if not self._waits:
            self.adj: Any = copy.copy(self.adj)
            self.adj.max_request_body_size = most
            self.large.add(self)

    def received(self, data: bytes) -> int:
        """Take in a piece of the request."""
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error: Error = Busy() if self._waits else RequestEntityTooLarge(_SENTENCE)
        return consumed

    def close(self) -> None:
        """Let go what was taken in, when it has been answered; a thread does this."""
        super().close()
        self.ended = True

    def _is_crowded(self) -> bool:
        there = [each for each in self.large if not each.ended]
        of_one = sum(each.address == self.address for each in there if self.address)
        return len(there) >= _AT_ONCE or of_one >= _OF_ONE

    def _most(self) -> int:
        if self.path == "/sign-in":
            return _TYPED
        known = "AUTHORIZATION" in self.headers or "session=" in self.headers.get("COOKIE", "")
        if known and self.path.startswith(("/edit/", "/api/transcripts")):
            return self.largest
        return 0


class Refusal(ErrorTask):  # type: ignore[misc]
    """What waitress answers itself, with the headers of every answer."""

    def execute(self) -> None:
        """Answer."""
        self.response_headers.extend(HEADERS.items())
        if isinstance(self.request.error, Busy):
            self.response_headers.append(("Retry-After", str(Busy.seconds)))
        self.channel.refused = True
        super().execute()


class Channel(HTTPChannel):  # type: ignore[misc]
    """Answers on a connection; what comes after a refusal is let go until its sender ends, or the guard does."""

    error_task_class = Refusal
    proxy: str
    taking: type[Parser]
    refused = False
    _ended_at = 0.0

    def __init__(self, server: Any, sock: socket.socket, addr: tuple[Any, ...], *more: Any, **others: Any) -> None:
        super().__init__(server, sock, addr, *more, **others)
        address = None if addr[0] == self.proxy else network(addr[0])
        self.parser_class = functools.partial(self.taking, address=address)

    def handle_close(self) -> None:
        """Close the connection; after a refusal only what is sent on it, the first time."""
        if self.refused and not self._ended_at:
            self._ended_at = self.last_activity
            self.will_close = self.close_when_flushed = False
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                return
        super().handle_close()

    def check_client_disconnected(self) -> bool:
        """Say whether whoever waits for an answer has left; waitress looks only when it has something to send."""
        try:
            return not self.connected or not self.socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def received(self, data: bytes) -> bool:
        """Take in what came."""
        if not self._ended_at:
            return bool(super().received(data))
        self.last_activity = self._ended_at  # to the guard nothing happens here any more
        return False


def channel_of(largest: int, proxy: str) -> type[HTTPChannel]:
    """Return what answers on a connection, where files of so many bytes are handed in; that of a proxy is many's."""
    most = 2 * largest  # what is a little too large is told on a page
    parser = type("Taking", (Parser,), {"largest": most, "large": weakref.WeakSet()})
    return type("Receiving", (Channel,), {"taking": parser, "proxy": proxy})
