"""Room for those who listen to sound in the making: each takes a thread, and pages keep some for themselves."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Lock

from flask import Flask, Response, current_app

from voicereader.errors import Busy
from voicereader.studio.sharing import Charge


class Streams:
    """Room for `most` listeners at once, of whom `open` are there. Thread-safe."""

    def __init__(self, most: int) -> None:
        self._most, self.open = most, 0
        self._lock = Lock()

    def see(self) -> None:
        """See that there is room.

        Raises:
            Busy: there is none.
        """
        if self.open >= self._most:
            raise Busy("Many people listen to new sound just now; try again in a few seconds.")

    def enter(self) -> None:
        """Take room for one.

        Raises:
            Busy: there is none.
        """
        with self._lock:
            self.see()
            self.open += 1

    def leave(self) -> None:
        """Give it back."""
        with self._lock:
            self.open -= 1


def init_app(app: Flask, threads: int) -> None:
    """Give `app` room for listeners: three quarters of its threads."""
    app.extensions["streams"] = Streams(max(1, threads * 3 // 4))


def where_room(charge: Charge) -> Charge:
    """Return how to charge for what is listened to: nothing begins where there is no room for a listener."""
    streams: Streams = current_app.extensions["streams"]

    def take(sentences: int) -> None:
        streams.see()
        charge(sentences)

    return take


@contextmanager
def room() -> Iterator[Callable[[Response], Response]]:
    """Take room for one listener, until the end or, where what this yields is called with a stream, until that is sent.

    Raises:
        Busy: there is none.
    """
    streams: Streams = current_app.extensions["streams"]
    streams.enter()
    with ExitStack() as taken:
        taken.callback(streams.leave)

        def keep(answer: Response) -> Response:
            if not answer.direct_passthrough:  # a file needs no thread of ours, and nobody would tell us of its end
                answer.call_on_close(taken.pop_all().close)
            return answer

        yield keep
