"""How much the server takes in of a request before the pages see it: little, but where texts are handed in.

What is taken in lies in a temporary file from half a megabyte on. So that nobody fills the disk, few requests are
large at once, and only those that show a session or a token: whose that is the pages find out. Who is refused while
still sending is let send, and nothing of it is kept: a connection closed at once would take the answer with it.
"""

import contextlib
import copy
import socket
import weakref
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask
from waitress.utilities import RequestEntityTooLarge

from voicereader.web.headers import HEADERS

_AT_ONCE = 8
"""Large requests that are taken in at once."""

_TYPED = 4 << 20
"""Bytes of a text that is kept while somebody signs in, as a form sends them."""

_SENTENCE = "More was sent than is read here; split it into smaller files, and send them one by one."


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Takes in one request; `largest` are the bytes of one that hands in files, `large` those that are under way."""

    largest: int
    large: "weakref.WeakSet[Parser]"

    def parse_header(self, header_plus: bytes) -> None:
        """Read the header, which says how much may follow."""
        super().parse_header(header_plus)
        most = self._most()
        if most > self.adj.max_request_body_size:
            self.adj: Any = copy.copy(self.adj)
            self.adj.max_request_body_size = most
            self.large.add(self)

    def received(self, data: bytes) -> int:
        """Take in a piece of the request."""
        consumed: int = super().received(data)
        if isinstance(self.error, RequestEntityTooLarge):
            self.error.body = _SENTENCE
        return consumed

    def _most(self) -> int:
        if len(self.large) >= _AT_ONCE:
            return 0
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
        self.channel.refused = True
        super().execute()


class Channel(HTTPChannel):  # type: ignore[misc]
    """Answers on a connection; what comes after a refusal is let go until its sender ends, or the guard does."""

    error_task_class = Refusal
    refused = False
    _ended_at = 0.0

    def handle_close(self) -> None:
        """Close the connection; after a refusal only what is sent on it, the first time."""
        if self.refused and not self._ended_at:
            self._ended_at = self.last_activity
            self.will_close = self.close_when_flushed = False
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
                return
        super().handle_close()

    def received(self, data: bytes) -> bool:
        """Take in what came."""
        if not self._ended_at:
            return bool(super().received(data))
        self.last_activity = self._ended_at  # to the guard nothing happens here any more
        return False


def channel_of(largest: int) -> type[HTTPChannel]:
    """Return what answers on a connection, where files of so many bytes are handed in."""
    most = 2 * largest  # what is a little too large is told on a page
    parser = type("Taking", (Parser,), {"largest": most, "large": weakref.WeakSet()})
    return type("Receiving", (Channel,), {"parser_class": parser})
